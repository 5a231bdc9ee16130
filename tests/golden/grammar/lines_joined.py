# Implicit and explicit joining of lines; comments and blank lines between.
a = (1,  # one
     # a comment alone

     2,
     )
b = [
    3
    ,
    4
]
c = 1 + \
    2 + \
3
d = {
    "k":
        "v"
}
if a and \
   b:
    print(a, b, c, d)
def f(
    x, \
    y
):
    return x \
        + y
print(f(
    1,
    2
)
)
text = "continued \
here"
print(text)
assert a, \
    b

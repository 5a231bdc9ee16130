# Expressions spread over lines in unusual ways, comments everywhere.
x = (  # open
    1  # one
    +  # plus
    (
        2
    )  # two
)  # close
print(x); \
print(x)
def f(a  # a
      ,
      b = (  # b
          2)
      ): return (a
                 ,
                 b)
class C(  # no bases
): \
    x = 1
print(f
      (1)
      if 0 else
      f(1), C.x)
if (x
    == 3
    and not (
        x < 1)): print("three")
y = [
    i
    for i
    in range(
        3)
    if i
]
print(y, {
    "a":
    1
    , **
    {}
}, x if
x else
y)
z = not \
    x
print(z, lambda
      a,
      b: a) if 0 else print(z)

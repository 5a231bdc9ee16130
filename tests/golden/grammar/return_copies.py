# Small return blocks are copied to the jumps that reach them; so are other short ones.
def f(x):
    if x == 1:
        y = "one"
    elif x == 2:
        y = "two"
    else:
        y = None
    return y


def g(x):
    try:
        if x: return 1
    except ValueError:
        return 2
    else:
        x = 3
    return x


def h(x):
    for i in x:
        if i: return i
    else:
        return "none"


def j(x):
    while x:
        if x > 5: return "big"
        x -= 1
    raise KeyError(x) if x else ValueError("zero")


print(f(1), f(2), f(3), g(0), g(1), h([0, 5]), h([]), j(9))
try: j(2)
except ValueError as error: print(error)

# The forms of throw(): an instance, a class, and the old three arguments.


def catcher():
    while True:
        try:
            yield "ready"
        except Exception as error:
            print("caught", repr(error), error.args)


g = catcher()
next(g)
g.throw(ValueError("instance"))
g.throw(ValueError)
g.throw(ValueError, "class and value")
g.throw(ValueError, ("two", "args"))
g.throw(ValueError, ValueError("class and instance"))
g.throw(ValueError, None, None)
for wrong in ((1,), ("text",), (ValueError(1), 2), (ValueError, 1, 2), (int,)):
    try:
        g.throw(*wrong)
    except TypeError as error:
        print("TypeError", error)
try:
    g.throw()
except TypeError as error:
    print("TypeError", error)

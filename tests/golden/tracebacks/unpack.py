# Unpacking and calls with wrong numbers of things.
import sys


def show(act):
    try:
        act()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def takes_two(a, b):
    pass


def unpack():
    a, b = (1, 2, 3)


def loop():
    for a, b in [(1, 2), (3, 4, 5)]:
        pass


def nested_call():
    takes_two(*[1], **{"c": 2})


show(unpack)
show(loop)
show(nested_call)
show(lambda: takes_two(1))


def subscript():
    x = [1]
    x[0][1]["deep"] = 5


def aug():
    x = "a"
    x += 1


def compare():
    return 1 < "a"


def delete():
    del {}["k"]


def attribute_store():
    (5).x = 1


def imports():
    import does_not_exist


def imports_from():
    from sys import no_such_name


for f in (subscript, aug, compare, delete, attribute_store, imports, imports_from):
    show(f)

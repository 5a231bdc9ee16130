# Names that are builtins: shadowed in a module, a class, a function, and uncovered again.
print(len("ab"))
len = lambda x: "mine"
print(len("ab"))
del len
print(len("ab"))


class C:
    len = 5
    print(len)
    del len
    print(len("abc"))


def f():
    len = 1
    return len


print(f())
try:
    not_a_name
except NameError as error:
    print(error, error.name)
print(__name__, __file__.rpartition("/")[0], __doc__, __builtins__ is not None, __spec__, __package__)

# Keywords for a subclass of a built-in type: refused unless it has an __init__ or __new__ to take them.
rows = [
    (tuple, ([1],)),
    (list, ([1],)),
    (set, ([1],)),
    (frozenset, ([1],)),
    (filter, (None, [1])),
    (reversed, ([1],)),
    (zip, ([1],)),
    (map, (abs, [1])),
    (enumerate, ([1],)),
    (int, (1,)),
    (float, (1.0,)),
    (str, ("a",)),
    (bytes, (b"",)),
]
for cls, args in rows:

    class Plain(cls):
        pass

    class Init(cls):
        def __init__(self, *args, newarg=None):
            self.newarg = newarg

    class New(cls):
        def __new__(kind, *args, newarg=None):
            return cls.__new__(kind, *args)

    for sub in Plain, Init, New:
        try:
            made = sub(*args, newarg=3)
            print(cls.__name__, sub.__name__, getattr(made, "newarg", "no attribute"))
        except TypeError as error:
            print(cls.__name__, sub.__name__, error)

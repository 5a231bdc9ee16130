# * and ** in lists, tuples, sets, dicts, calls, subscripts, returns.
a, b = [1, 2], (3,)
d, e = {"x": 1}, {"y": 2}
print([*a, *b, 4], (*a, *b), {*a, *b, 1}, [*a], (*b,), {*()})
print({**d, "z": 0, **e}, {"x": 5, **d}, {**d}, {**{}, **{}})


def f(*args, **kwargs):
    return args, kwargs


print(f(*a, 9, *b, k=1, **d, **e), f(*a), f(**d), f(*a, **d), f(1, *(), **{}))
for call in (lambda: f(**d, x=1), lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(**d, **d)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Get:
    def __getitem__(self, key):
        return key


print(Get()[*a], Get()[*a, 1], Get()[1, *b, 2:3])

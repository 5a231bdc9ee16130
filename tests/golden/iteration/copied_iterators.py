# What copying an iterator goes by: __reduce__ says where it stands, __setstate__ puts it there.
class Countdown:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return 10 - index


def rebuilt(state):
    function, arguments, *rest = state
    iterator = function(*arguments)
    if rest and rest[0] is not None:
        iterator.__setstate__(rest[0])
    return iterator


makers = [
    lambda: iter([1, 2, 3]),
    lambda: reversed([1, 2, 3]),
    lambda: iter((1, 2, 3)),
    lambda: iter("abc"),
    lambda: iter("äöü€"),
    lambda: iter(range(10, 0, -3)),
    lambda: iter(range(2**70, 2**70 + 3)),
    lambda: iter(Countdown()),
    lambda: reversed(range(4)),
    lambda: reversed((1, 2, 3)),
    lambda: enumerate("xyz", 5),
    lambda: zip([1, 2], "ab"),
    lambda: zip([1, 2], "ab", strict=True),
    lambda: map(max, [1, 5], [4, 2]),
    lambda: map(max, [1, 5], [4, 2], strict=True),
    lambda: filter(None, [0, 1, 2]),
]
for make in makers:
    iterator = make()
    print(type(iterator).__name__, next(iterator))
    state = iterator.__reduce__()
    print("  reduced", state[0].__name__, len(state[1]), state[2:])
    print("  rebuilt", list(rebuilt(state)), "itself", list(iterator))
    try:
        print("  at its end", len(iterator.__reduce__()), list(iterator))
    except Exception as error:
        print("  at its end", type(error).__name__, error)

for iterator in iter([1, 2, 3]), iter((1, 2, 3)), iter("abc"), iter(Countdown()), iter(range(3)):
    for state in 2, -7, 99, "x", 2**100:
        try:
            print(iterator.__setstate__(state), next(iterator, "end"), end=" ")
        except Exception as error:
            print(type(error).__name__, error, end=" ")
    print()
back = reversed([1, 2, 3])
back.__setstate__(0)
print(next(back), next(back, "end"))

error = ValueError("message")
error.__setstate__({"note": 1, "args": (2, 3)})
print(repr(error), error.note, error.__reduce__(), error.__setstate__(None))
for state in 5, [("a", 1)], {1: 2}:
    try:
        error.__setstate__(state)
    except TypeError as problem:
        print(problem)

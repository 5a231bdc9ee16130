# Who asks an iterable for its length before going through it, and who does not.


class Counted:
    def __len__(self):
        print("  __len__")
        return 3

    def __iter__(self):
        print("  __iter__")
        return iter([1, 2, 3])


class Hinted:
    def __length_hint__(self):
        print("  __length_hint__")
        return 3

    def __iter__(self):
        print("  __iter__")
        return iter([1, 2, 3])


def star(*args):
    return args


uses = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "sorted": sorted,
    "bytes": bytes,
    "bytearray": bytearray,
    "extend": lambda iterable: [0].extend(iterable),
    "bytearray.extend": lambda iterable: bytearray(b"ab").extend(iterable),
    "[*x]": lambda iterable: [*iterable],
    "(*x, 4)": lambda iterable: (*iterable, 4),
    "f(*x)": lambda iterable: star(*iterable),
    "f(0, *x)": lambda iterable: star(0, *iterable),
    "dict.fromkeys": dict.fromkeys,
    "enumerate": lambda iterable: list(enumerate(iterable)),
    "sum": sum,
    "unpack": lambda iterable: [b for a, *b in [iterable]],
}
for name, use in uses.items():
    for kind in Counted, Hinted:
        print(name, kind.__name__)
        print("  ", use(kind()))


class Broken:
    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        raise RuntimeError("no idea")


for use in list, tuple, bytes, bytearray, bytearray().extend:
    try:
        print(use(Broken()))
    except RuntimeError as error:
        print("RuntimeError:", error)

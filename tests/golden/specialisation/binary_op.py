# Every specialised form of BINARY_OP.
def run(f, pairs):
    return [f(a, b) for a, b in pairs][-1]


def add(a, b):
    return a + b


def add_str(a, b):
    return a + b


def add_float(a, b):
    return a + b


def sub(a, b):
    return a - b


def sub_float(a, b):
    return a - b


def mul(a, b):
    return a * b


def mul_float(a, b):
    return a * b


def mixed(a, b):
    return a + b


def bits(a, b):
    return a & b


def at_list(a, b):
    return a[b]


def at_tuple(a, b):
    return a[b]


def at_str(a, b):
    return a[b]


def at_dict(a, b):
    return a[b]


def at_object(a, b):
    return a[b]


def slice_list(a, b):
    return a[:2]


class Container:
    def __getitem__(self, key):
        return key * 2


def append_text(n):
    s = ""
    for i in range(n):
        s += "x"
    return s


print(run(add, [(1, 2)] * 9), run(add_str, [("a", "b")] * 9), run(add_float, [(1.5, 2.0)] * 9))
print(run(sub, [(5, 2)] * 9), run(sub_float, [(5.5, 2.0)] * 9), run(mul, [(5, 2)] * 9), run(mul_float, [(5.5, 2.0)] * 9))
print(run(mixed, [(1, 2.5)] * 9), run(bits, [(6, 3)] * 9))
print(run(at_list, [([1, 2], 1)] * 9), run(at_tuple, [((1, 2), 1)] * 9), run(at_str, [("ab", 1)] * 9), run(at_dict, [({"k": 5}, "k")] * 9))
print(run(at_object, [(Container(), 4)] * 9), run(slice_list, [([1, 2, 3], 0)] * 9), append_text(9))
print(run(add, [(2**62, 2**62), ("a", "b"), (1.5, 1), ([1], [2])]), run(at_list, [((7, 8), 0), ("xy", 1), ({0: "d"}, 0)]))

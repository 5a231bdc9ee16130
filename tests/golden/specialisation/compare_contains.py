# COMPARE_OP, CONTAINS_OP, TO_BOOL, UNPACK_SEQUENCE, STORE_SUBSCR in each form.
class Obj:
    pass


class Sized:
    def __len__(self): return 0


def lt(a, b): return a < b
def eq(a, b): return a == b
def flt(a, b): return a >= b
def in_dict(a, b): return a in b
def in_set(a, b): return a in b
def in_list(a, b): return a not in b
def truth_bool(x): return "t" if x else "f"
def truth_int(x): return "t" if x else "f"
def truth_list(x): return "t" if x else "f"
def truth_none(x): return "t" if x else "f"
def truth_str(x): return "t" if x else "f"
def truth_always(x): return "t" if x else "f"
def truth_other(x): return "t" if x else "f"


def unpack_two(t):
    a, b = t
    return a


def unpack_tuple(t):
    a, b, c = t
    return b


def unpack_list(t):
    a, b, c = t
    return c


def store_list(x):
    x[0] = 5


def store_dict(x):
    x["k"] = 6


def branch(a, b):
    if a < b:
        return "less"
    elif a == b:
        return "same"
    return "more"


x, d = [1], {}
for i in range(9):
    out = (lt(1, 2), eq("a", "b"), flt(1.5, 0.5), in_dict("a", {"a": 1}), in_set(1, {1}), in_list(1, [2]), truth_bool(i > 3), truth_int(i), truth_list([]), truth_none(None), truth_str("x"), truth_always(Obj()), truth_other(Sized()), unpack_two((1, 2)), unpack_tuple((1, 2, 3)), unpack_list([1, 2, 3]), store_list(x), store_dict(d), branch(i, 5))
print(out, x, d)
print(lt("a", "b"), lt(2**70, 1), eq(1, 1.0), in_dict(1, [1]), in_set(1, (1,)), truth_int(0.0), truth_list({}), truth_always(5), unpack_two("ab"), unpack_tuple([1, 2, 3]), unpack_list(iter("xyz")), branch("a", "a"))

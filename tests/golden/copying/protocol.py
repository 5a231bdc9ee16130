# A class says how it is copied.
import copy


class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deep", isinstance(memo, dict))


print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C(), C()]))


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
s2, s3 = copy.copy(s), copy.deepcopy(s)
print(s2.a is s.a, s3.a, hasattr(s3, "b"))


class State:
    def __getstate__(self):
        return {"z": 1}

    def __setstate__(self, state):
        self.got = state


print(copy.copy(State()).got)


class New:
    def __new__(cls, a, b=2):
        made = object.__new__(cls)
        made.ab = (a, b)
        return made

    def __getnewargs_ex__(self):
        return (self.ab[0],), {"b": self.ab[1]}


print(copy.copy(New(1, b=7)).ab)
class Reduced:
    def __reduce__(self):
        return list, ([1, 2],)
class L(list):
    pass
q = L([1, [2]])
q.tag = "t"
q2 = copy.deepcopy(q)
print(copy.copy(Reduced()), q2, q2.tag, type(q2).__name__, q2[1] is q[1])
class Replaced:
    def __replace__(self, **changes):
        return changes
print(copy.replace(Replaced(), a=1))

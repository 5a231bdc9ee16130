# operator: the language's operators as functions, with their own errors.
import operator as o


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


print(o.add(1, 2), o.sub(5, 2), o.mul("ab", 2), o.truediv(1, 4), o.floordiv(7, 2), o.mod(7, 4), o.pow(2, 10))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 4), o.rshift(16, 2), o.inv(5), o.invert(-1), o.neg(3), o.pos(-3), o.abs(-4))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 1), o.gt("b", "a"), o.ge(1, 2))
print(o.truth([]), o.not_([]), o.is_(None, None), o.is_not(1, None), o.is_none(None), o.is_not_none(None), o.index(True))
print(o.concat([1], [2]), o.concat("a", "b"), o.contains("abc", "b"), o.countOf([1, 2, 1.0], 1), o.indexOf("abc", "c"))
print(o.getitem({"k": 1}, "k"), o.length_hint([1, 2]), o.length_hint(5, 7), o.call(max, 1, 5, 3), o.call(sorted, [2, 1], reverse=True))
items = [1, 2, 3]
o.setitem(items, 0, 9)
o.delitem(items, 1)
print(items, o.iadd(items, (4,)) is items, items, o.iconcat((1,), (2,)), o.imul(items, 2) is items, o.ipow(2, 3))


class Seq:
    def __getitem__(self, i):
        return 1

    def __add__(self, other):
        return "added"

    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"

    def __length_hint__(self):
        return self.hint


s = Seq()
print(o.concat(s, s), o.concat(s, []), o.matmul(s, 1), o.imatmul(s, 1))
for s.hint in (3, -1, "a", NotImplemented):
    show(lambda: o.length_hint(s, 9))

for make in (
    lambda: o.add(1), lambda: o.add(a=1, b=2), lambda: o.add(1, "a"), lambda: o.neg(), lambda: o.neg(1, 2), lambda: o.neg("a"),
    lambda: o.concat(1, 2), lambda: o.concat([1], (2,)), lambda: o.iconcat(1, 2), lambda: o.concat(s, 5),
    lambda: o.countOf(5, 1), lambda: o.indexOf(5, 1), lambda: o.indexOf([1], 2), lambda: o.contains(5, 1),
    lambda: o.index(1.5), lambda: o.getitem([1], 5), lambda: o.setitem((1,), 0, 0), lambda: o.delitem((1,), 0), lambda: o.setitem([1], 0),
    lambda: o.pow(2, 3, 4), lambda: o.matmul(1, 2), lambda: o.imatmul(1, 2), lambda: o.length_hint(), lambda: o.length_hint(5, "a"),
    lambda: o.length_hint(5, default=1), lambda: o.call(), lambda: o.call(5), lambda: o.lt(1, "a"), lambda: o.ge(2),
):
    show(make)
print(o.add, o.add.__module__, o.__name__, o.__add__ is o.add, o.__inv__ is o.inv, o.inv is o.invert, o.__and__ is o.and_)
print(o.__all__)

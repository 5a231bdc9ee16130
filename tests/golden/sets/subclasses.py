# Operations on instances of subclasses give plain sets.
class S(set):
    pass


class F(frozenset):
    pass


s, f = S([1]), F([1])
for x in (s.copy(), s | {2}, s & {1}, s - {1}, s ^ {1}, s.union(), s.difference(), {1} | s):
    print(type(x).__name__, x)
for x in (f.copy(), f | {1}, f.union(), f ^ {1}, f | f, {1} | f, f - {1}, f.intersection()):
    print(type(x).__name__, x)
print(frozenset([1]).copy(), S([1, 2]) == {1, 2}, isinstance(s, set))

# range is a sequence that computes its items.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, r.index(8), r.count(8))
print(range(5), range(5) == range(0, 5, 1), range(0) == range(2, 1), list(range(5, 0, -2)), range(3).start, r.stop, r.step, hash(range(3)) == hash(range(0, 3)))
print(sum(range(101)), max(range(5)), list(reversed(range(3))), len(range(10**9)), 10**8 in range(10**9), range(10**20)[10**19], bool(range(0)))
for act in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: r[100], lambda: range(), lambda: range(3).index(7), lambda: range(3) + range(2)):
    try:
        act()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
for i in range(3):
    i = i * 10
    print(i)
print(i)

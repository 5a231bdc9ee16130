# Methods of list.
x = [3, 1, 2]
x.append(4)
x.extend((5, 6))
x.insert(0, 0)
x.insert(-1, "near the end")
x.insert(100, "end")
print(x, x.pop(), x.pop(0), x)
x.remove("near the end")
print(x, x.index(2), x.index(4, 2), x.count(1))
x.sort()
print(x)
x.sort(reverse=True, key=lambda n: n % 3)
print(x)
x.reverse()
y = x.copy()
x.clear()
print(x, y, y is x, y == list(y))
print(sorted("banana"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower))
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] == [], [[1]] == [[1]], 2 in [1, 2])
for act in (lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [].index(1), lambda: [1][1], lambda: [1]["a"], lambda: [1] + (2,), lambda: [1, "a"].sort(), lambda: [1] * 1.5, lambda: [1] < (1,)):
    try:
        act()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(min([3, 1, 2]), max([3, 1], [2, 5]), sum([[1], [2]], []), list("abc"), list(range(3)), len([1, [2, 3]]))

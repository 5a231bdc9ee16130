# Names refer to objects; lists inside lists are shared.
a = [1, 2]
b = a
b.append(3)
print(a, a is b)
grid = [[0] * 2] * 3
grid[0][0] = 1
print(grid)
grid = [[0] * 2 for _ in range(3)]
grid[0][0] = 1
print(grid)
loop = [1]
loop.append(loop)
print(loop, loop[1] is loop)


def change(items):
    items.append("changed")
    items = ["rebound"]
    return items


original = []
print(change(original), original)
c = a[:]
c[0] = 99
print(a, c)

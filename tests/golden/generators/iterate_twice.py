# A generator is used up; what makes generators is not.
def numbers():
    yield from (1, 2)


g = numbers()
print(list(g), list(g), sum(g), tuple(g), 1 in g)


class Numbers:
    def __iter__(self):
        return numbers()


n = Numbers()
print(list(n), list(n), sum(n), 1 in n, max(n), [*n, *n])
g = numbers()
print(1 in g, list(g))
a = b = numbers()
print(next(a), next(b), next(a, "end"))
print([(x, y) for x in Numbers() for y in Numbers()])
g = numbers()
print([(x, y) for x in g for y in g])

# compress, dropwhile, takewhile, filterfalse, islice and starmap: what is asked, and when.
from itertools import compress, dropwhile, filterfalse, islice, starmap, takewhile


def noisy(name, items):
    for item in items:
        print(f"<{name} {item}>", end=" ")
        yield item
    print(f"<{name} ends>", end=" ")


def small(x):
    print(f"small({x})?", end=" ")
    return x < 3


for tool in (dropwhile, takewhile, filterfalse, filter):
    print(tool.__name__, list(tool(small, noisy("n", [1, 2, 3, 1, 4]))))
t = takewhile(small, iter([1, 5, 1]))
print(list(t), list(t))
print(list(filterfalse(None, [0, 1, "", "a", [], None])), list(filterfalse(bool, [0, 2])))

print(list(compress(noisy("data", "abcd"), noisy("pick", [1, 0, True]))))
print(list(compress("ab", noisy("pick", [0, 1, 1, 1]))))

print(list(starmap(pow, [(2, 3), [3, 2], (10, 0)])), list(starmap(lambda *a: a, ["ab", (), [1]])))

source = iter(range(10))
print(list(islice(source, 2)), list(islice(source, 1, 4)), list(source))
print(list(islice("abcdefg", 2, None)), list(islice("abcdefg", None, None, 3)), list(islice("abc", 1, 1)))
source = iter(range(10))
print(list(islice(source, 1, 8, 3)), next(source))
source = iter(range(5))
print(list(islice(source, 3, 3)), next(source))
print(list(islice(noisy("n", "abcdef"), 1, 5, 2)))
s = islice(iter([1, 2]), 5)
print(list(s), list(s), next(s, "none"))


class Picky:
    def __bool__(self):
        raise ZeroDivisionError("no truth")


for make in (
    lambda: list(filterfalse(None, [Picky()])),
    lambda: list(compress("ab", [1, Picky()])),
    lambda: list(dropwhile(lambda x: Picky(), "a")),
    lambda: list(takewhile(lambda x: 1 / x, [1, 0])),
    lambda: list(starmap(pow, [5])),
    lambda: list(starmap(pow, [(1, 2, 3, 4)])),
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)

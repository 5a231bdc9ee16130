# yield from as part of larger expressions.
def values(*items):
    for item in items:
        yield item
    return sum(items)


def user():
    total = (yield from values(1, 2)) + (yield from values(3)) * 10
    print("total", total)
    pair = [(yield from values(4)), (yield from values(5))]
    print("pair", pair)
    if (yield from values()) == 0:
        print("empty sums to 0")
    print(max((yield from values(6, 7)), 5), {"k": (yield from values(8))}, f"{(yield from values(9))}")
    return (yield from values(10)) or "never"


g = user()
seen = []
try:
    while True:
        seen.append(next(g))
except StopIteration as stop:
    print(seen, stop.value)

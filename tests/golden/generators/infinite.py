# An endless generator is fine as long as nobody wants its end.
def naturals(start=0, step=1):
    n = start
    while True:
        yield n
        n += step


def take(count, iterable):
    iterator = iter(iterable)
    return [next(iterator) for _ in range(count)]


print(take(5, naturals()))
print(take(4, naturals(10, -3)))
evens = naturals(0, 2)
for n in evens:
    if n > 6:
        break
print(n, next(evens))

# The two protocols behind for: __iter__ with __next__, and __getitem__.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * i


for n in Countdown(2):
    print(n)
print(list(Old()), 4 in Old(), next(iter(Old())), max(Old()))


class NoNext:
    def __iter__(self):
        return self


class Nothing:
    __iter__ = None


for thing in (5, NoNext(), Nothing(), None, object()):
    try:
        for _ in thing:
            pass
    except TypeError as error:
        print(error)
for act in (lambda: next(5), lambda: next([]), lambda: iter(5), lambda: next(iter([]))):
    try:
        act()
    except (TypeError, StopIteration) as error:
        print(repr(error))

# An iterator with one item of look-ahead, around any generator.
class Peekable:
    _nothing = object()

    def __init__(self, iterable):
        self._iterator = iter(iterable)
        self._held = self._nothing

    def __iter__(self):
        return self

    def __next__(self):
        if self._held is not self._nothing:
            item, self._held = self._held, self._nothing
            return item
        return next(self._iterator)

    def peek(self, default=None):
        if self._held is self._nothing:
            self._held = next(self._iterator, self._nothing)
            if self._held is self._nothing:
                return default
        return self._held


def runs(numbers):
    it = Peekable(numbers)
    for n in it:
        run = [n]
        while it.peek() == run[-1] + 1:
            run.append(next(it))
        yield run


print(list(runs([1, 2, 3, 7, 8, 10, 12, 13])))
p = Peekable("ab")
print(p.peek(), p.peek(), next(p), next(p), p.peek("end"), list(p))

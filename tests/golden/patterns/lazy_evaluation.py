# Memoised lazy sequences, built from generators.
class Lazy:
    def __init__(self, generator):
        self._generator = generator
        self._known = []

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(index.stop))]
        while len(self._known) <= index:
            try:
                self._known.append(next(self._generator))
            except StopIteration:
                raise IndexError(index) from None
        return self._known[index]


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def noisy(n):
    for i in range(n):
        print("computing", i)
        yield i


f = Lazy(fibonacci())
print(f[10], f[5], f[2:6], len(f._known))
n = Lazy(noisy(3))
print(n[1], n[0], n[1])
print(list(n))

# yield from takes any iterable: lists, strings, ranges, dicts, own iterators.
class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("liftoff")
        self.n -= 1
        return self.n


def every():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": "v"}
    yield from ()
    result = yield from Down(2)
    yield result


print(list(every()))
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    print(error)

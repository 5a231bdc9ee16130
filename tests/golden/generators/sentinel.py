# iter(callable, sentinel) and generators side by side.
numbers = iter([3, 1, 4, 1, 5])


def read():
    return next(numbers)


print(list(iter(read, 4)))


def until(source, stop):
    while (item := next(source, stop)) != stop:
        yield item


print(list(until(iter("hello world"), " ")))

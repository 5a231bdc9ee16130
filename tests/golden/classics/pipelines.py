# Coroutine pipelines, pushed and pulled: decorators that start them, broadcasting, closing.
from collections import defaultdict
from contextlib import closing, suppress
from functools import wraps


def coroutine(function):
    """A generator that stands at its first yield."""

    @wraps(function)
    def start(*args, **kwargs):
        target = function(*args, **kwargs)
        next(target)
        return target

    return start


@coroutine
def printer(prefix, *, end="\n"):
    count = 0
    try:
        while True:
            item = yield count
            count += 1
            print(prefix, item, end=end)
    finally:
        print(prefix, "closed after", count)


@coroutine
def mapped(function, target):
    with closing(target):
        while True:
            target.send(function((yield)))


@coroutine
def filtered(keep, target):
    with closing(target):
        while True:
            if keep(item := (yield)):
                target.send(item)


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    except GeneratorExit:
        for target in reversed(targets):
            target.close()
        raise


@coroutine
def batched(size, target):
    batch = []
    try:
        while True:
            batch.append((yield len(batch)))
            if len(batch) == size:
                target.send(tuple(batch))
                batch.clear()
    finally:
        if batch:
            target.send(tuple(batch))
        target.close()


@coroutine
def routed(key, make):
    routes = {}
    try:
        while True:
            item = yield sorted(routes)
            k = key(item)
            if k not in routes:
                routes[k] = make(k)
            routes[k].send(item)
    finally:
        for k in sorted(routes):
            routes[k].close()


@coroutine
def averaging():
    """Sends back the running mean; returns (count, mean) when told None."""
    total, count, mean = 0, 0, None
    while (value := (yield mean)) is not None:
        total += value
        count += 1
        mean = total / count
    return count, mean


@coroutine
def grouped_means(results):
    while True:
        key = yield
        results[key] = yield from counted(averaging_inner())


def averaging_inner():
    total = count = 0
    while (value := (yield)) is not None:
        total += value
        count += 1
    return total / count if count else None


def counted(inner):
    """Delegates, and says how many values went through."""
    value, sent = None, 0
    next(inner)
    try:
        while True:
            value = yield
            sent += value is not None
            inner.send(value)
    except StopIteration as stop:
        return stop.value, sent


def feed(source, target):
    with closing(target):
        for item in source:
            target.send(item)


print("--- push")
feed(range(8), filtered(lambda n: n % 2, mapped(lambda n: n * n, printer("square"))))
print("--- broadcast and batch")
feed("abcdefg", broadcast(batched(3, printer("batch")), mapped(str.upper, printer("letter", end="; "))))
print("--- routes")
feed(["apple", "bob", "avocado", "cat", "bee"], routed(lambda word: word[0], lambda k: printer(f"[{k}]")))

print("--- two-way")
mean = averaging()
print([mean.send(n) for n in (10, 20, 60)])
try:
    mean.send(None)
except StopIteration as stop:
    print("result", stop.value)
with suppress(StopIteration):
    mean.send(1)
    print("not reached")

print("--- delegation")
results = defaultdict(tuple)
collector = grouped_means(results)
for key, values in {"heights": [1.5, 1.7], "weights": [60, 70, 80], "none": []}.items():
    collector.send(key)
    for value in [*values, None]:
        collector.send(value)
collector.close()
print(dict(results))

print("--- pull: the same as generators")


def chunks(items, size):
    it = iter(items)
    while chunk := [x for _, x in zip(range(size), it)]:
        yield chunk


def pipeline(source, *stages):
    for stage in stages:
        source = stage(source)
    return source


def only_odd(items):
    return (n for n in items if n % 2)


def squares(items):
    yield from map(lambda n: n * n, items)


def by_two(items):
    yield from chunks(items, 2)


print(list(pipeline(range(10), only_odd, squares, by_two)))

print("--- errors")
target = mapped(lambda n: 10 // n, printer("tenth"))
target.send(5)
try:
    target.send(0)
except ZeroDivisionError as error:
    print("the stage is over:", error)
try:
    target.send(1)
except StopIteration as stop:
    print("and says so:", repr(stop))
stage = printer("p")
print(stage.send("x"), stage.send("y"))
try:
    stage.throw(KeyError("k"))
except KeyError as error:
    print("thrown through:", error)
print(printer.__name__, printer.__wrapped__.__code__.co_flags & 0x20 != 0, mapped.__doc__, averaging.__doc__[:5])
fresh = averaging_inner()
fresh.send(1)

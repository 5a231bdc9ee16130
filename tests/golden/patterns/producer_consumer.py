# A consumer coroutine fed by a producer, with a buffer between.
def consumer(name):
    total = 0
    print(name, "ready")
    try:
        while True:
            item = yield total
            total += item
            print(name, "took", item)
    except GeneratorExit:
        print(name, "closing with", total)


def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


def filtered(predicate, target):
    while True:
        item = yield
        if predicate(item):
            target.send(item)


def started(generator):
    next(generator)
    return generator


all_items = started(consumer("all"))
even = started(consumer("even"))
sink = started(broadcast(all_items, started(filtered(lambda n: n % 2 == 0, even))))
for n in (1, 2, 4, 5):
    sink.send(n)
sink.close()
all_items.close()
even.close()

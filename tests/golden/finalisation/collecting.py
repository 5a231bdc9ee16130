# gc: collecting by hand, callbacks, and cycles through every kind of object.
import gc


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def through_list():
    box = [Loud("in a list")]
    box.append(box)


def through_closure():
    loud = Loud("in a closure")

    def inner():
        return loud, inner


def through_exception():
    loud = Loud("in a traceback")
    try:
        raise ValueError(loud)
    except ValueError as error:
        kept = error


def through_generator():
    def gen():
        loud = Loud("in a generator")
        me = yield
        try:
            yield
        finally:
            print("generator closes")

    g = gen()
    next(g)
    g.send(g)


def through_class():
    class Local:
        loud = Loud("in a class")


print(gc.isenabled(), gc.get_threshold(), gc.garbage, gc.callbacks)
gc.collect()
gc.disable()
print(gc.isenabled())
for make in (through_list, through_closure, through_exception, through_generator, through_class):
    make()
    print(make.__name__, "made")
    print(gc.collect() > 0, gc.collect())
gc.enable()
gc.set_threshold(100, 5)
print(gc.isenabled(), gc.get_threshold()[:2])


def callback(phase, info):
    print(phase, sorted(info), info["generation"], info["collected"] > 0)


gc.callbacks.append(callback)
through_list()
gc.collect()
gc.callbacks.remove(callback)
for wrong in (lambda: gc.collect(3), lambda: gc.collect("0"), lambda: gc.set_threshold()):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(error)
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("x"), gc.get_referents([1, [2]]), gc.is_finalized(5))

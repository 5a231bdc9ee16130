# atexit: last registered, first called; exceptions there are reported and the others go on.
import atexit


def show(*args, **kwargs):
    print("at exit", args, kwargs)


@atexit.register
def first():
    print("first registered, last called")
    atexit.register(show, "too late")


def fails():
    raise ValueError("in a handler")


print(atexit.register(show, 1, 2, k=3) is show)
atexit.register(show, "removed")
atexit.unregister(show)
atexit.register(show, "kept")
atexit.register(fails)
atexit.register(print, "runs first")
for wrong in (lambda: atexit.register(), lambda: atexit.register(5), lambda: atexit.unregister()):
    try:
        wrong()
    except TypeError as error:
        print(error)
atexit.unregister(print)
atexit.register(print, "really first")


class Last:
    def __del__(self):
        print("the module's objects go after the handlers")


last = Last()
raise KeyError("the program ends in an exception")

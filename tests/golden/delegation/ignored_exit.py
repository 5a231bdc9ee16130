# A delegate that ignores GeneratorExit: what the outer generator sees, and when the delegate is let go.
import sys

sys.unraisablehook = lambda unraisable: print("ignored:", unraisable.err_msg, "-", unraisable.exc_value)


def stubborn(times):
    while times:
        try:
            yield times
        except GeneratorExit:
            print("  stubborn stays,", times)
            times -= 1
    print("  stubborn ends")


def outer(times):
    try:
        yield from stubborn(times)
    except RuntimeError as error:
        print("  outer sees", error)
        raise
    finally:
        print("  outer ends")


for times in 1, 2, 3:
    for action in "close", "throw":
        print(times, action)
        generator = outer(times)
        next(generator)
        try:
            if action == "close":
                generator.close()
            else:
                generator.throw(GeneratorExit)
        except (RuntimeError, GeneratorExit) as error:
            print("  raised", type(error).__name__, error)
        print("  after")


class Awkward:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __del__(self):
        print("  gone")

    @property
    def throw(self):
        raise AttributeError("no throw") if self.missing else ValueError("no way to throw")


def holding(missing):
    awkward = Awkward()
    awkward.missing = missing
    try:
        yield from awkward
    except KeyError as error:
        print("  holding sees", repr(error))
        yield 2


for missing in True, False:
    print("missing", missing)
    generator = holding(missing)
    next(generator)
    try:
        print("  yields", generator.throw(KeyError("k")))
    except ValueError as error:
        print("  raised", error)
    generator.close()

# What close() and throw() do while delegating to objects that misbehave.
class Closing:
    def __init__(self, fail=None):
        self.fail = fail

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("close called")
        if self.fail:
            raise self.fail


def delegate(thing):
    try:
        yield from thing
    finally:
        print("delegate finally")


g = delegate(Closing())
next(g)
g.close()
g = delegate(Closing(ValueError("close failed")))
next(g)
try:
    g.close()
except ValueError as error:
    print(error, repr(error.__context__))


class BadAttribute:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    @property
    def throw(self):
        raise LookupError("throw attribute")


g = delegate(BadAttribute())
next(g)
try:
    g.throw(KeyError("k"))
except LookupError as error:
    print(type(error).__name__, error)

# throw() and close() go to the subiterator's methods where it has them.
class Full:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("throw", args)
        return "thrown"

    def close(self):
        print("close")


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"


def delegate(iterable):
    try:
        yield from iterable
    except KeyError as error:
        yield f"delegate caught {error!r}"


g = delegate(Full())
next(g)
print(g.throw(KeyError("k")))
g.close()
g = delegate(Bare())
next(g)
print(g.throw(KeyError("k")))
g = delegate(Bare())
next(g)
g.close()

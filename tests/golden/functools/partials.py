# partial: arguments given now, the rest at the call; Placeholder keeps a place for one.
from functools import Placeholder as _, partial


def show(*args, **keywords):
    return args, keywords


def attempt(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


p = partial(show, 1, a=2)
print(p(), p(3, b=4), p(a=9), p.func is show, p.args, p.keywords, callable(p))
print(partial(max, 1, key=abs), partial(partial(int, base=2), "101")(), list(map(partial(pow, 2), range(4))))
q = partial(p, 5, c=6)
print(q.func is show, q.args, q.keywords)
p.note = "mine"
print(partial(p, 1).func is p, p.__dict__, p.note)

place = partial(show, _, 2, _, 4, x=1)
print(place.args, place(1, 3), place(1, 3, 5, y=2, x=3), place(_, 3))
half = partial(place, "a")
print(half.args, half("b"), partial(place, _, "b").args, partial(place, "a", "b", "c").args)
print(_, type(_), type(_)() is _, _.__reduce__())


class Greeter:
    hello = partial(show, "hello")

    def __init__(self, name):
        self.name = name


print(len(Greeter("ann").hello()[0]), Greeter.hello())


class Named(partial):
    pass


n = Named(len, "abc")
print(n(), type(n).__name__, isinstance(n, partial))
loop = partial(show)
loop.__setstate__((show, (1, loop), {"k": loop}, {}))
print(loop.args[1] is loop, str(loop).count("..."))
print(partial(len).__reduce__(), partial[int])
for make in (
    lambda: partial(), lambda: partial(5), lambda: partial(func=show), lambda: partial(show, _), lambda: partial(show, a=_),
    lambda: place(), lambda: place(1), lambda: half(), lambda: partial(place, _), lambda: setattr(p, "func", 1), lambda: p.nope,
    lambda: partial(len)(1), lambda: partial(show, **{"a": 1})(**{"b": 2}), lambda: type(_)(1), lambda: _.x,
    lambda: partial(len).__setstate__(1), lambda: partial(len).__setstate__((len, (_,), {}, None)),
):
    attempt(make)

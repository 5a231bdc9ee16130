# __call__, bound methods, functions as attributes.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, **kwargs):
        return self.n + sum(args) + sum(kwargs.values())


add = Adder(10)
print(add(), add(1, 2), add(x=5), callable(add), callable(5))


def free(self, x):
    return self, x


class Holder:
    method = free
    builtin = len
    lam = lambda self: "lambda"


h = Holder()
h.own = lambda: "instance function, not bound"
print(h.method(1)[1], h.builtin([1, 2]), h.lam(), h.own())
bound = h.method
print(bound.__name__, bound(7)[1], bound == h.method, bound is h.method)
try:
    5()
except TypeError as error:
    print(error)
try:
    h.missing()
except AttributeError as error:
    print(error)

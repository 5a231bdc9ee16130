# A class body is code that runs: loops, conditions, names that leak.
class Body:
    print("running the body")
    total = 0
    for i in range(4):
        total += i
    squares = [n * n for n in range(3)]
    if total > 3:
        def big(self):
            return "big"
    else:
        def small(self):
            return "small"
    del i
    alias = big


print(Body.total, Body.squares, Body().big(), Body().alias(), hasattr(Body, "small"), hasattr(Body, "i"))


class Names:
    __private = 1
    _protected = 2

    def get(self):
        return self.__private


print(Names().get(), Names._Names__private, sorted(k for k in Names.__dict__ if "p" in k and k[:2] != "__"))
try:
    Names.__private
except AttributeError as error:
    print(error)


def with_local():
    x = "local"

    class Inner:
        y = x
        x = "class"
        z = x

    return Inner.y, Inner.z


try:
    print(with_local())
except NameError as error:
    print(error)

"""The source of functions, classes and frames, and what surrounds it."""

import functools
import inspect


def twice(function):
    @functools.wraps(function)
    def call(*args):
        return function(function(*args))

    return call


# How much more there is.
#
# In words that everybody knows.
@twice
def more(number):
    """Adds
one."""
    step = {
        "by": 1,
    }
    return number + step["by"]
    # This still belongs to it,

  # and this does not.


class Shop:
    """A shop."""

    def open(self): return f"{"open" if self else '}'}"

    async def serve(self, customers):
        for customer in customers:
            if customer:
                yield customer

            # nobody

    def clock(self):
        return inspect.currentframe()

    class Shelf:
        pass


pairs = [
    lambda x: (x,
               x),
    lambda y: y, lambda z: z,
    lambda: "]"]; plain = lambda: (
        "behind the list's end")
double = lambda n: n * 2
squares = (n * n for n in range(3))


def show(thing):
    try:
        lines, first = inspect.getsourcelines(thing)
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
        return
    print(f"--- from line {first}")
    print("".join(lines), end="")


for thing in (
    more,
    more.__wrapped__.__code__,
    Shop,
    Shop.open,
    Shop().serve,
    Shop().clock(),
    Shop.Shelf,
    *pairs,
    plain,
    double,
    squares.gi_frame,
    twice(double),
):
    show(thing)
print("---")
print(inspect.getsource(twice(double)), inspect.getsource(squares.gi_code), sep="")
for wrong in len, int, 3, squares:
    show(wrong)

print(repr(inspect.getcomments(more)), inspect.getcomments(Shop), inspect.getcomments(3))
print(inspect.getmodule(more).__name__, inspect.getmodule(Shop).__name__, inspect.getmodule(3))
print(inspect.indentsize("\t  x"), inspect.getmodulename("a/shop.py"), inspect.getmodulename("x"))
print(inspect.getblock(["if a:\n", "    b\n", "c\n"]))
print(inspect.getblock(["    def f():\n", "        pass\n", "    g = f\n"]))

"""Where the names that a function uses come from: inspect.getclosurevars()."""

import inspect

rate = 1.25


def make_pricer(discount):
    total = 0

    def price(items):
        nonlocal total
        for item in items:
            total += max(item.cost * rate - discount, limit)
        return round(total)

    return price


def show(function):
    found = inspect.getclosurevars(function)
    print("nonlocals", found.nonlocals)
    print("globals", sorted(found.globals))
    print("builtins", sorted(found.builtins))
    print("unbound", sorted(found.unbound))


class Shop:
    pricer = staticmethod(make_pricer(3))

    def sell(self, *items):
        print(self.pricer(items), len(items))


price = make_pricer(10)
show(price)
limit = 5
show(price)
show(Shop().sell)
show(lambda: None)
print(inspect.getclosurevars(lambda: rate))
try:
    inspect.getclosurevars(len)
except TypeError as error:
    print(error)

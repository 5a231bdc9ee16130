# with: several items, parentheses, targets of every sort.
class Manager:
    def __init__(self, value, swallow=False):
        self.value = value
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.value)
        return self.value

    def __exit__(self, kind, value, traceback):
        print("exit", self.value, kind)
        return self.swallow


with Manager(1): pass
with Manager(1) as a, Manager(2) as b:
    print(a, b)
with (Manager(3) as c, Manager(4)):
    print(c)
with (
    Manager(5),
    Manager((6, 7)) as (d, e),
):
    print(d, e)
with (Manager(8)) as f: print(f)
items = [0]
with Manager(9) as items[0]:
    print(items)
with Manager(10, True):
    raise ValueError
with Manager([1, 2, 3]) as [g, *h]:
    print(g, h)

# Annotated names of a module: with and without a value, parenthesised, attributes, items.
a: int = 1
b: str
(c): float = 2.5
(d): "text"
e: list[int] = [1]
f: tuple = 1, 2


class Box:
    pass


box = Box()
box.x: int = 3
box.y: int
items = {}
items["k"]: int = 4
print(a, c, e, f, box.x, items)
print(__annotate__(1))
try:
    b
except NameError as error:
    print(error)

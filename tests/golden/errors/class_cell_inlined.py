# __class__ in a lambda in a comprehension of a class body: CPython 3.14.2 loses its cell.
class C:
    functions = [lambda: __class__ for _ in range(1)]

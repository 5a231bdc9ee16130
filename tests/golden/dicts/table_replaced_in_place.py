"""An __eq__ empties the dict or set that is being searched, and fills it again: with less, so that
the memory of the old table may serve the new one, and what the search had found lies behind it."""


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return compare(self, other)

    def __repr__(self):
        return self.name


first, second, wanted = Key("first"), Key("second"), Key("wanted")


def keep(left, right):
    return left is right


def replace(left, right):
    if left is not second and right is not second:
        return False
    table.clear()
    if isinstance(table, dict):
        table["x"] = "new"
    else:
        table.add("x")
    return True


def get():
    return table[wanted]


def set_item():
    table[wanted] = 5


def pop():
    return table.pop(wanted, None)


def setdefault():
    return table.setdefault(wanted, 7)


def delete():
    del table[wanted]


def contains():
    return wanted in table


def add():
    table.add(wanted)


def discard():
    table.discard(wanted)


def remove():
    table.remove(wanted)


def try_it(make, operation):
    global table, compare
    compare = keep
    table = make()
    compare = replace
    try:
        result = operation()
    except KeyError as exc:
        result = repr(exc)
    print(operation.__name__, result, table)


for operation in (get, set_item, pop, setdefault, delete, contains):
    try_it(lambda: {first: "1" * 9, second: "2" * 9}, operation)
for operation in (contains, add, discard, remove):
    try_it(lambda: {first, second}, operation)

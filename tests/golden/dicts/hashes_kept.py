# Copies of dicts and sets know the hashes of their keys: no __hash__ runs again.


class Key(int):
    asked = 0

    def __hash__(self):
        Key.asked += 1
        return int(self)


numbers = dict.fromkeys(map(Key, range(10)))
copied = dict(numbers)
some = set(numbers)
others = set(numbers)
frozen = frozenset(numbers)
operations = {
    "dict(numbers)": lambda: dict(numbers),
    "{**numbers}": lambda: {**numbers},
    "numbers | copied": lambda: numbers | copied,
    "numbers.update(copied)": lambda: numbers.update(copied),
    "numbers.copy()": lambda: numbers.copy(),
    "dict.fromkeys(numbers)": lambda: dict.fromkeys(numbers),
    "dict.fromkeys(some, 3)": lambda: dict.fromkeys(some, 3),
    "dict.fromkeys(frozen)": lambda: dict.fromkeys(frozen),
    "dict.fromkeys(numbers.keys())": lambda: dict.fromkeys(numbers.keys()),
    "dict(numbers, a=1)": lambda: dict(numbers, a=1),
    "numbers == copied": lambda: numbers == copied,
    "numbers.items() ^ copied.items()": lambda: numbers.items() ^ copied.items(),
    "numbers.keys() & copied.keys()": lambda: numbers.keys() & copied.keys(),
    "numbers.keys() - copied.keys()": lambda: numbers.keys() - copied.keys(),
    "numbers.keys() == copied.keys()": lambda: numbers.keys() == copied.keys(),
    "set(numbers)": lambda: set(numbers),
    "set(numbers.keys())": lambda: set(numbers.keys()),
    "set(frozen)": lambda: set(frozen),
    "some.copy()": lambda: some.copy(),
    "some & others": lambda: some & others,
    "some | others": lambda: some | others,
    "some - others": lambda: some - others,
    "some ^ others": lambda: some ^ others,
    "some <= others": lambda: some <= others,
    "some == others": lambda: some == others,
    "some.difference(numbers)": lambda: some.difference(numbers),
    "some.union(numbers)": lambda: some.union(numbers),
    "some.update(numbers)": lambda: some.update(numbers),
    "some.intersection(numbers)": lambda: some.intersection(numbers),
    "some.isdisjoint(numbers)": lambda: some.isdisjoint(numbers),
    "some.issubset(numbers)": lambda: some.issubset(numbers),
    "some.symmetric_difference_update(numbers)": lambda: some.symmetric_difference_update(numbers),
    "hash(frozenset(numbers))": lambda: hash(frozenset(numbers)),
    "{key for key in numbers}": lambda: {key for key in numbers},
    "{key: 1 for key in numbers}": lambda: {key: 1 for key in numbers},
}
for name, operation in operations.items():
    before = Key.asked
    operation()
    print(name, Key.asked - before)

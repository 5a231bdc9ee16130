# N queens five ways: recursion, generators, permutations, bits, and a search that is told when to stop.
from functools import cache, partial
from itertools import chain, combinations, islice, permutations


def by_recursion(n):
    found = []

    def place(row, columns):
        if row == n:
            found.append(columns)
            return
        for column in range(n):
            if all(c != column and abs(c - column) != row - r for r, c in enumerate(columns)):
                place(row + 1, columns + (column,))

    place(0, ())
    return found


def by_generator(n, columns=()):
    if len(columns) == n:
        yield columns
        return
    row = len(columns)
    for column in range(n):
        if not any(column in (c, c + row - r, c - row + r) for r, c in enumerate(columns)):
            yield from by_generator(n, (*columns, column))


def by_permutations(n):
    for columns in permutations(range(n)):
        if len({c + r for r, c in enumerate(columns)}) == len({c - r for r, c in enumerate(columns)}) == n:
            yield columns


def by_bits(n):
    full = (1 << n) - 1

    def count(columns=0, left=0, right=0):
        if columns == full:
            return 1
        total, free = 0, full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += count(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return total

    return count()


def searching(n):
    """Backtracks step by step; send("stop") ends it with what it has."""
    columns, tried = [], 0
    column = 0
    while True:
        if column == n:
            if not columns:
                return tried, None
            column = columns.pop() + 1
            continue
        tried += 1
        row = len(columns)
        if all(c != column and abs(c - column) != row - r for r, c in enumerate(columns)):
            columns.append(column)
            if (yield tuple(columns)) == "stop":
                return tried, columns
            column = 0 if len(columns) < n else n
        else:
            column += 1


def draw(columns):
    n = len(columns)
    return "\n".join(" ".join("Q" if c == column else "." for c in range(n)) for column in columns)


def turns(columns):
    """The eight symmetric boards."""
    n = len(columns)
    board = {(r, c) for r, c in enumerate(columns)}
    for _ in range(4):
        board = {(c, n - 1 - r) for r, c in board}
        for some in board, {(r, n - 1 - c) for r, c in board}:
            yield tuple(c for _, c in sorted(some))


def essentially_different(n):
    seen = set()
    for columns in by_generator(n):
        if not seen & set(turns(columns)):
            seen.add(columns)
            yield columns


@cache
def attacks(a, b):
    (r, c), (s, d) = a, b
    return r == s or c == d or abs(r - s) == abs(c - d)


for n in range(1, 8):
    counts = {
        "recursion": len(by_recursion(n)),
        "generator": sum(1 for _ in by_generator(n)),
        "permutations": sum(1 for _ in by_permutations(n)),
        "bits": by_bits(n),
    }
    print(n, counts, "agree" if len({*counts.values()}) == 1 else "DIFFER")

print(next(by_generator(8)), by_bits(8))
print(draw(next(by_generator(6))))
print([len(list(essentially_different(n))) for n in range(4, 8)])
print(list(islice(by_generator(7), 2)) == by_recursion(7)[:2] == list(islice(by_permutations(7), 2)))

search = searching(5)
deepest, command = (), None
try:
    while True:
        placed = search.send(command)
        deepest = max(deepest, placed, key=len)
        command = "stop" if len(placed) == 5 else None
except StopIteration as stop:
    tried, columns = stop.value
    print(f"tried {tried}, found {columns}, deepest {deepest}")
print([list(searching(n)) for n in (1, 2)])

peaceful = [pair for pair in combinations(enumerate(next(by_generator(8))), 2) if not attacks(*pair)]
print(len(peaceful), attacks.cache_info(), attacks((0, 0), (3, 3)))
corner = partial(attacks, (0, 0))
print([corner((r, c)) for r, c in [(0, 5), (1, 2), (4, 4)]], corner.func is attacks)
print(sorted(chain.from_iterable(by_generator(4))))


def deep(n):
    yield from deep(n + 1)


try:
    next(deep(0))
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])

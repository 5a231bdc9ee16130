# The game of life on an endless plane: a set of cells, and generators over its generations.
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product, takewhile

type Cell = tuple[int, int]
type Cells = frozenset[Cell]

NEIGHBOURS = [(dx, dy) for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy]


def parse(picture: str) -> Cells:
    return frozenset(
        (x, y)
        for y, row in enumerate(picture.split("/"))
        for x, mark in enumerate(row)
        if mark == "#"
    )


def step(cells: Cells) -> Cells:
    around = Counter((x + dx, y + dy) for x, y in sorted(cells) for dx, dy in NEIGHBOURS)
    return frozenset(cell for cell, n in around.items() if n == 3 or (n == 2 and cell in cells))


def generations(cells: Cells) -> Iterator[Cells]:
    while True:
        yield cells
        cells = step(cells)


def bounds(cells: Iterable[Cell]) -> tuple[int, int, int, int]:
    xs, ys = zip(*cells)
    return min(xs), min(ys), max(xs), max(ys)


def render(cells: Cells) -> str:
    if not cells:
        return "(empty)"
    left, top, right, bottom = bounds(cells)
    return "\n".join(
        "".join(".#"[(x, y) in cells] for x in range(left, right + 1)) for y in range(top, bottom + 1)
    )


def normalised(cells: Cells) -> Cells:
    """The same shape with its corner at (0, 0)."""
    if not cells:
        return cells
    left, top, *_ = bounds(cells)
    return frozenset((x - left, y - top) for x, y in cells)


def classify(cells: Cells, limit: int = 60) -> str:
    seen: dict[Cells, int] = {}
    for age, now in enumerate(islice(generations(cells), limit)):
        if not now:
            return f"dies at age {age}"
        shape = normalised(now)
        if (before := seen.get(shape)) is not None:
            period = age - before
            first = next(islice(generations(cells), before, None))
            match period, bounds(now)[:2] == bounds(first)[:2]:
                case 1, True:
                    return f"still life from age {before}"
                case n, True:
                    return f"oscillates with period {n} from age {before}"
                case n, False:
                    return f"travels with period {n}"
        seen[shape] = age
    return f"still changing at age {limit}, {len(now)} cells"


PATTERNS = {
    "block": "##/##",
    "blinker": "###",
    "toad": ".###/###.",
    "glider": ".#./..#/###",
    "beehive": ".##./#..#/.##.",
    "lightweight spaceship": ".#..#/#..../#...#/####.",
    "r-pentomino": ".##/##./.#.",
    "die hard's tail": "#../.#.",
    "pulsar seed": "#####/#...#",
}

for name, picture in PATTERNS.items():
    print(f"{name:>22}: {classify(parse(picture))}")

print("--- a glider, five generations")
for age, cells in enumerate(islice(generations(parse(PATTERNS["glider"])), 5)):
    print(f"age {age}: corner {bounds(cells)[:2]}")
    print(render(cells))

print("--- population")
populations = [len(c) for c in islice(generations(parse(PATTERNS["r-pentomino"])), 30)]
print(populations)
print("grew", sum(b > a for a, b in pairwise(populations)), "times")
early = list(takewhile(lambda c: len(c) < 20, generations(parse(PATTERNS["r-pentomino"]))))
print(len(early), "generations below twenty cells")
print(render(early[-1]))
print(render(step(parse("#"))))
print(type(early[0]).__name__, sorted(early[0]) == sorted(parse(PATTERNS["r-pentomino"])), Cell.__value__)

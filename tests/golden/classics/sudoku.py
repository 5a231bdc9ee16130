# Sudoku: candidates narrowed by rules, then search; every decision is reported by a generator.
from collections.abc import Iterator
from copy import deepcopy
from itertools import batched, product


class Contradiction(Exception):
    pass


def cross(rows, columns):
    return [r + c for r, c in product(rows, columns)]


ROWS, DIGITS = "ABCDEFGHI", "123456789"
SQUARES = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, c) for c in DIGITS]
    + [cross(r, DIGITS) for r in ROWS]
    + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
UNITS_OF = {s: [unit for unit in UNITS if s in unit] for s in SQUARES}
PEERS = {s: sorted({p for unit in UNITS_OF[s] for p in unit} - {s}) for s in SQUARES}


class Grid:
    def __init__(self, puzzle: str):
        cells = [c for c in puzzle if c in DIGITS + ".0"]
        if len(cells) != 81:
            raise ValueError(f"81 cells wanted, {len(cells)} found")
        self.candidates = dict.fromkeys(SQUARES, DIGITS)
        self.eliminated = 0
        for square, digit in zip(SQUARES, cells, strict=True):
            if digit in DIGITS:
                self.assign(square, digit)

    def __getitem__(self, square: str) -> str:
        return self.candidates[square]

    def assign(self, square: str, digit: str) -> None:
        for other in self[square].replace(digit, ""):
            self.eliminate(square, other)
        if self[square] != digit:
            raise Contradiction(f"{digit} is not possible at {square}")

    def eliminate(self, square: str, digit: str) -> None:
        if digit not in self[square]:
            return
        left = self.candidates[square] = self[square].replace(digit, "")
        self.eliminated += 1
        match len(left):
            case 0:
                raise Contradiction(f"nothing is left for {square}")
            case 1:
                for peer in PEERS[square]:
                    self.eliminate(peer, left)
        for unit in UNITS_OF[square]:
            match [s for s in unit if digit in self[s]]:
                case []:
                    raise Contradiction(f"no place for {digit}")
                case [only] if len(self[only]) > 1:
                    self.assign(only, digit)

    @property
    def solved(self) -> bool:
        return all(len(c) == 1 for c in self.candidates.values())

    def hardest(self) -> str:
        return min((s for s in SQUARES if len(self[s]) > 1), key=lambda s: (len(self[s]), s))

    def __str__(self):
        width = 1 + max(map(len, self.candidates.values()))
        line = "+".join(["-" * (3 * width)] * 3)
        rows = []
        for number, row in enumerate(batched(SQUARES, 9)):
            if number in (3, 6):
                rows.append(line)
            rows.append("|".join("".join(f"{self[s]:^{width}}" for s in part) for part in batched(row, 3)))
        return "\n".join(rows)


def search(grid: Grid, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Reports (depth, what happened); returns the solved grid or None."""
    if grid.solved:
        yield depth, "solved"
        return grid
    square = grid.hardest()
    for digit in grid[square]:
        yield depth, f"try {digit} of {grid[square]} at {square}"
        guess = deepcopy(grid)
        try:
            guess.assign(square, digit)
        except Contradiction as trouble:
            yield depth, f"no: {trouble}"
            continue
        if result := (yield from search(guess, depth + 1)):
            return result
    yield depth, "back"
    return None


class Reporter:
    """Iterates over a generator and keeps what it returns."""

    def __init__(self, generator):
        self.generator, self.result = generator, None

    def __iter__(self):
        self.result = yield from self.generator


def solve(name, puzzle, show=8):
    print(f"--- {name}")
    try:
        grid = Grid(puzzle)
    except Contradiction as trouble:
        print("contradiction:", trouble)
        return
    except ValueError as error:
        print("error:", error)
        return
    print(f"eliminated {grid.eliminated}, {sum(len(c) == 1 for c in grid.candidates.values())} known")
    report = Reporter(search(grid))
    shown = 0
    for shown, (depth, what) in enumerate(report, 1):
        if shown <= show:
            print("  " * depth + what)
    print(shown, "steps")
    print(report.result)
    return report.result


EASY = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"
HARD = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
solved = solve("easy", EASY)
print(sorted("".join(solved[s] for s in SQUARES[:9])) == list(DIGITS))
print(Grid("1" + "." * 80)["A2"], Grid("." * 81).eliminated)
hard = solve("hard", HARD)
print(all(sorted(hard[s] for s in unit) == list(DIGITS) for unit in UNITS))
solve("too short", "12")
solve("two ones", "11" + "." * 79)
solve("no place", "12345678..........9" + "." * 62)
print(len(SQUARES), len(UNITS), {len(p) for p in PEERS.values()}, PEERS["A1"][:8])
sparse = Grid("..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9")
print(*(what for _, (_, what) in zip(range(3), search(sparse))), sep="; ")
raise Contradiction("at last") from KeyError("A0")

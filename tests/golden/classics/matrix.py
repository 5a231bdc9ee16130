# Matrices: a generic class with operators, slices, generators of rows; elimination, powers, determinants.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce, total_ordering
from itertools import permutations, starmap
from math import gcd, prod
from operator import mul


@total_ordering
class Ratio:
    """An exact fraction, just as much as elimination needs."""

    __slots__ = ("top", "bottom")
    __match_args__ = ("top", "bottom")

    def __init__(self, top: int, bottom: int = 1):
        if not bottom:
            raise ZeroDivisionError(f"Ratio({top}, 0)")
        common = gcd(top, bottom) * (-1 if bottom < 0 else 1)
        self.top, self.bottom = top // common, bottom // common

    @classmethod
    def of(cls, value):
        return value if isinstance(value, cls) else cls(value)

    def __add__(self, other):
        match other:
            case Ratio(top, bottom):
                return Ratio(self.top * bottom + top * self.bottom, self.bottom * bottom)
            case int():
                return self + Ratio(other)
        return NotImplemented

    __radd__ = __add__

    def __neg__(self):
        return Ratio(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        if isinstance(other, int):
            other = Ratio(other)
        if not isinstance(other, Ratio):
            return NotImplemented
        return Ratio(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Ratio.of(other)
        return Ratio(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other):
        if not isinstance(other, int | Ratio):
            return NotImplemented
        other = Ratio.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        other = Ratio.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __bool__(self):
        return bool(self.top)

    def __repr__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"

    def __format__(self, spec):
        return format(repr(self), spec)


class ShapeError(ValueError):
    pass


class Matrix[T]:
    def __init__(self, rows: Iterable[Iterable[T]]):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ShapeError("rows of different lengths")

    @classmethod
    def identity(cls, n: int) -> Matrix[int]:
        return cls([int(r == c) for c in range(n)] for r in range(n))

    @classmethod
    def build(cls, height: int, width: int, function: Callable[[int, int], T]) -> Matrix[T]:
        return cls((function(r, c) for c in range(width)) for r in range(height))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def T(self) -> Matrix[T]:
        return Matrix(zip(*self.rows, strict=True))

    def __iter__(self) -> Iterator[Sequence[T]]:
        yield from map(tuple, self.rows)

    def __getitem__(self, key):
        match key:
            case int(r):
                return self.rows[r]
            case slice(), slice():
                rows, columns = key
                return Matrix(row[columns] for row in self.rows[rows])
            case int(r), int(c):
                return self.rows[r][c]
            case _:
                raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key: tuple[int, int], value: T):
        r, c = key
        self.rows[r][c] = value

    def map(self, function):
        return Matrix(map(function, row) for row in self.rows)

    def __add__(self, other):
        if self.shape != other.shape:
            raise ShapeError("{} and {}".format(self.shape, other.shape))
        return Matrix(map(sum, zip(a, b)) for a, b in zip(self.rows, other.rows))

    def __mul__(self, factor):
        return self.map(lambda x: x * factor)

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ShapeError(f"{self.shape} @ {other.shape}")
        columns = other.T.rows
        return Matrix(([sum(starmap(mul, zip(row, column))) for column in columns]) for row in self.rows)

    def __pow__(self, n: int):
        result, square = Matrix.identity(len(self.rows)), self
        while n:
            n, odd = divmod(n, 2)
            if odd:
                result @= square
            square @= square
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __contains__(self, item):
        return any(item in row for row in self.rows)

    def __repr__(self):
        return f"{type(self).__name__}({self.rows})"

    def __format__(self, spec):
        return "\n".join("[" + " ".join(format(x, spec) for x in row) + "]" for row in self.rows)

    def eliminate(self):
        """Gauss and Jordan: yields what is done, returns (reduced matrix, rank)."""
        m = self.map(Ratio.of)
        height, width = m.shape
        row = 0
        for column in range(width):
            pivot = max(range(row, height), key=lambda r: (bool(m[r, column]), -r), default=None)
            if pivot is None or not m[pivot, column]:
                continue
            if pivot != row:
                m.rows[row], m.rows[pivot] = m.rows[pivot], m.rows[row]
                yield f"swap {row} and {pivot}"
            head = m[row, column]
            if head != 1:
                m.rows[row] = [x / head for x in m.rows[row]]
                yield f"row {row} / {head}"
            for other in range(height):
                if other != row and (factor := m[other, column]):
                    m.rows[other] = [a - factor * b for a, b in zip(m.rows[other], m.rows[row])]
                    yield f"row {other} - {factor} * row {row}"
            row += 1
        return m, row


def determinant(matrix):
    n, _ = matrix.shape
    total = 0
    for order in permutations(range(n)):
        inversions = sum(order[i] > order[j] for j in range(n) for i in range(j))
        total += (-1) ** inversions * prod(matrix[r, c] for r, c in enumerate(order))
    return total


def inverse(matrix):
    n, width = matrix.shape
    if n != width:
        raise ShapeError(f"{matrix.shape} is not square")
    both = Matrix(row + unit for row, unit in zip(matrix.rows, Matrix.identity(n).rows))
    steps = both.eliminate()
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            reduced, _ = stop.value
            break
    if reduced[:, :n] != Matrix.identity(n):
        raise ZeroDivisionError("singular")
    return reduced[:, n:]


a = Matrix([[2, 1], [5, 3]])
b = Matrix.build(2, 3, lambda r, c: r * 3 + c)
print(a, b.shape, b.T, 5 in a, a[1], a[0, 1], b[:, ::2], b[-1:, 1:])
print(f"{a @ b:3}")
print(f"{a + a * 2:>5}\n{3 * a:<4}|")
print(a @ inverse(a) == Matrix.identity(2), inverse(a), determinant(a))
fibonacci = Matrix([[1, 1], [1, 0]])
print((fibonacci**10).rows, (fibonacci**200)[0, 1], (fibonacci**0))
system = Matrix([[0, 2, 1, 7], [1, -2, -3, 0], [-1, 1, 2, -3]])


def narrated(steps):
    result = yield from steps
    yield "rank {1}, solution {0}".format([row[-1] for row in result[0]], result[1])


print(*narrated(system.eliminate()), sep="\n")
hilbert = Matrix.build(3, 3, lambda r, c: Ratio(1, r + c + 1))
print(f"{hilbert:>4}\n{inverse(hilbert):>5}", determinant(hilbert))
print(sorted([Ratio(1, 2), Ratio(-1, 3), Ratio(2, 5)]), Ratio(1, 2) >= Ratio(2, 4), Ratio(3) == 3, {Ratio(2, 4): "half"})
print(reduce(Matrix.__matmul__, [a] * 4) == a**4, Matrix[int], Matrix.__type_params__, Matrix.map.__annotations__)
for wrong in (
    lambda: Matrix([[1, 2], [3]]),
    lambda: a @ b.T,
    lambda: a + b,
    lambda: inverse(Matrix([[1, 2], [2, 4]])),
    lambda: inverse(b),
    lambda: a["x"],
    lambda: a[5, 5],
    lambda: Ratio(1, 0),
    lambda: Ratio(1) + "x",
    lambda: Ratio(1) < None,
):
    try:
        wrong()
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
m = Matrix([[1.5, 2.25]])
m[0, 1] += 0.125
print(f"{m:8.3f}", m.rows)
a @ 3

# Matrices: multiplication, transposition, determinants, rows on demand.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls((1 if i == j else 0 for j in range(n)) for i in range(n))

    def __matmul__(self, other):
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in other.columns()] for row in self.rows)

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __getitem__(self, position):
        i, j = position
        return self.rows[i][j]

    def columns(self):
        yield from (list(column) for column in zip(*self.rows))

    def minor(self, i, j):
        return Matrix(row[:j] + row[j + 1:] for k, row in enumerate(self.rows) if k != i)

    def determinant(self):
        if len(self.rows) == 1:
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * self.minor(0, j).determinant() for j in range(len(self.rows)))


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m @ Matrix.identity(2) == m, list(m.columns()), m[1, 0])
print(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).determinant())

# Nested loops and nested comprehensions.
print([(a, b) for a in range(3) for b in range(a)])
print([[a * b for a in range(1, 4)] for b in range(1, 4)])
print([c for row in ["ab", "cd"] for c in row if c != "b"])
print({(a, b) for a in range(2) for b in range(2) if a != b} == {(0, 1), (1, 0)})
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [[row[i] for row in matrix] for i in range(3)])
print({k: [v for v in range(k)] for k in range(3)})
print(sum(x for row in matrix for x in row if x % 2))
print([x for x in [y for y in range(6) if y % 2] if x > 1])
print([f(2) for f in [lambda n, k=k: n * k for k in range(3)]])
print(["even" if i % 2 == 0 else "odd" for i in range(3)])

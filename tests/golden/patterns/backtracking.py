# N queens and subset sums by backtracking generators.
def queens(n, columns=()):
    row = len(columns)
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from queens(n, columns + (column,))


def subset_sum(numbers, target, chosen=()):
    if target == 0:
        yield chosen
    elif numbers and target > 0:
        first, *rest = numbers
        yield from subset_sum(rest, target - first, chosen + (first,))
        yield from subset_sum(rest, target, chosen)


print(next(queens(6)), len(list(queens(5))))
print(list(subset_sum([3, 5, 2, 8], 10)))

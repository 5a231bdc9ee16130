# Collatz sequences, cached lengths.
def collatz(n):
    yield n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        yield n


print(list(collatz(6)), max(collatz(27)), sum(1 for _ in collatz(27)))
lengths = {1: 1}


def length(n):
    if n not in lengths:
        lengths[n] = 1 + length(n // 2 if n % 2 == 0 else 3 * n + 1)
    return lengths[n]


print(max(range(1, 60), key=length), len(lengths))

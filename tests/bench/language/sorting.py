# Lists: comprehensions, sorting by a key, slices.
def run(n):
    total = 0
    seed = 42
    for _ in range(n):
        data = []
        for _ in range(300):
            seed = (seed * 1103515245 + 12345) % 2147483648
            data.append((seed % 100, seed))
        data.sort(key=lambda pair: pair[0])
        firsts = [a for a, b in data if b % 2 == 0]
        squares = [x * x for x in firsts[10:60]]
        total += sum(squares) + sorted(firsts, reverse=True)[0]
    return total


print(run(9_000))

# No generator at all: arithmetic, a list and calls in plain loops.
def step(x, i):
    return (x * 1103 + i) % 65_521


def run(n):
    x = 1
    counts = [0] * 16
    for i in range(n):
        x = step(x, i)
        if x % 3 == 0:
            counts[x & 15] += 1
    return x, counts


print(*run(9_000_000))

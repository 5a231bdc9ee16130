# Permutations, cycles and parity.
def cycles(permutation):
    seen = set()
    for start in range(len(permutation)):
        cycle = []
        while start not in seen:
            seen.add(start)
            cycle.append(start)
            start = permutation[start]
        if cycle:
            yield tuple(cycle)


def next_permutation(items):
    items = list(items)
    while True:
        yield tuple(items)
        i = len(items) - 2
        while i >= 0 and items[i] >= items[i + 1]:
            i -= 1
        if i < 0:
            return
        j = len(items) - 1
        while items[j] <= items[i]:
            j -= 1
        items[i], items[j] = items[j], items[i]
        items[i + 1:] = items[:i:-1]


print(list(cycles([1, 2, 0, 4, 3, 5])))
print(["".join(p) for p in next_permutation("aabc")][:6])
print([(-1) ** sum(len(c) - 1 for c in cycles(p)) for p in next_permutation(range(3))])

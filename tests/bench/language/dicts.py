# Dicts: counting, grouping, looking up.
def run(n):
    counts = {}
    groups = {}
    for i in range(n):
        key = (i * 7919) % 1009
        counts[key] = counts.get(key, 0) + 1
        name = "k" + str(key % 50)
        if name in groups:
            groups[name].append(i)
        else:
            groups[name] = [i]
    total = 0
    for name, items in groups.items():
        total += len(items)
    return total, sum(counts.values()), max(counts.items(), key=lambda item: (item[1], item[0]))


print(run(2_000_000))

# A generator's frame holds cells: it sees later changes of what it closes over.
def make():
    level = 1

    def report():
        while True:
            yield level

    def change(n):
        nonlocal level
        level = n

    return report(), change


report, change = make()
print(next(report))
change(7)
print(next(report))


def counters():
    count = 0

    def tick():
        nonlocal count
        while True:
            count += 1
            yield count

    return tick(), tick()


a, b = counters()
print(next(a), next(b), next(a), next(b))

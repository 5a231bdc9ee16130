# with statements and generator expressions over built-in iterators.
class Timer:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.depth -= 1
        return kind is KeyError


def run(n):
    timer = Timer()
    total = 0
    for i in range(n):
        with timer as t:
            total += t.depth
            if i % 10 == 0:
                raise KeyError(i)
        a, *rest = [i, 2, 3]
        total += sum(x for x in rest) + a
        for j, (p, q) in enumerate(zip(rest, (1, 2))):
            total += j + p * q
        match a % 3:
            case 0:
                total += 1
            case 1 | 2:
                total -= 1
    return total


print(run(900_000))

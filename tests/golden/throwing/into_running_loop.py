# Throwing into a generator in the middle of for, while and with.
class Manager:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, error, tb):
        print("exit", kind.__name__ if kind else None)
        return kind is KeyError


def worker():
    for outer in range(2):
        with Manager():
            inner = 0
            while inner < 3:
                inner += 1
                yield outer, inner
        print("after with", outer)
    return "finished"


g = worker()
print(next(g), next(g))
print(g.throw(KeyError("skips the rest of this with")))
print(next(g))
try:
    g.throw(ValueError("not swallowed"))
except ValueError as error:
    print(error)

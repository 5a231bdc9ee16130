# Exceptions raised, caught, re-raised, with finally, through two calls.
class Problem(Exception):
    pass


def inner(i):
    if i % 3 == 0:
        raise ValueError(i)
    if i % 5 == 0:
        raise Problem("five")
    return i


def outer(i):
    try:
        return inner(i)
    except Problem:
        return -1
    finally:
        outer.calls += 1


outer.calls = 0


def run(n):
    total = 0
    for i in range(n):
        try:
            total += outer(i)
        except ValueError as error:
            total += error.args[0] & 1
        try:
            {}[i]
        except KeyError:
            pass
    return total


print(run(2_000_000), outer.calls)

# sum(): ints, then floats and complex numbers without losing digits, then anything with +.
class Float(float):
    pass


cases = [[], [1, 2, 3], [True, 1.5, False], [1e16, 1, -1e16], [0.1] * 10, [1e308, 1e308, -1e308], [float("inf"), 1.0], [1.5, 1j, 2], [1j, 1e16, 1, -1e16],
         [0.1, 1j] * 5, [0.5, 2**70, 1.0, -(2**70)], [2**70, 0.1, 0.2, -(2**70)], [0.5, 1e16, Float(1.0), -1e16], [1j, Float(1e16), 1.0, -1e16], [-0.0], ["a"],
         [1.0, "a"], [1j, None], [1.0, 10**400], 5]
for case in cases:
    try:
        print(case, sum(case))
    except Exception as error:
        print(case, type(error).__name__, error)
print(sum([1, 2], 10), sum([0.1, 0.2], 0.3), sum([], 1.5), sum([[1], [2]], []), sum([1, 2], start=5), sum([-0.0], start=-0.0), sum(((1,), (2,)), ()))
for call in [lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(), lambda: sum([1], []), lambda: sum([1], begin=2)]:
    try:
        print(call())
    except TypeError as error:
        print(error)


def failing():
    yield 1
    yield 2.5
    raise KeyError("inside")


try:
    sum(failing())
except KeyError as error:
    print("KeyError", error)

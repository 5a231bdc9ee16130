# Clocks never go back, and sleeping takes at least as long as asked for.
import time
from time import sleep

names = ["time", "monotonic", "perf_counter"]
for name in names:
    clock = getattr(time, name)
    clock_ns = getattr(time, name + "_ns")
    first = clock()
    sleep(0.01)
    second = clock()
    print(name, type(first).__name__, type(clock_ns()).__name__)
    print(second - first >= 0.01, second - first < 1, clock() >= second)
    print(abs(clock_ns() / 1e9 - clock()) < 1)

print(sleep(0), sleep(0.001), sleep(True and 0), sleep(-0.0))


class Soon:
    def __index__(self):
        print("asked")
        return 0


sleep(Soon())


for wrong in (-1, -0.5, "1", None, 1j, [1], float("nan")):
    try:
        sleep(wrong)
    except (TypeError, ValueError, OverflowError) as error:
        print(repr(wrong), type(error).__name__, error)
for wrong in ((), (1, 2)):
    try:
        sleep(*wrong)
    except TypeError as error:
        print(error)
try:
    time.time(1)
except TypeError as error:
    print(error)

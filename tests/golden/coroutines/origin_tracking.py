# sys.set_coroutine_origin_tracking_depth: coroutines remember where they were made.
import sys


async def work():
    pass


def make():
    return work()


def outer():
    return make()


print(sys.get_coroutine_origin_tracking_depth())
plain = outer()
print(plain.cr_origin)
plain.close()
for depth in (1, 2, 10):
    sys.set_coroutine_origin_tracking_depth(depth)
    coro = outer()
    print([(name, line) for _, line, name in coro.cr_origin])
    coro.close()
lost = outer()
del lost
sys.set_coroutine_origin_tracking_depth(0)
for wrong in (-1, "x"):
    try:
        sys.set_coroutine_origin_tracking_depth(wrong)
    except (ValueError, TypeError) as error:
        print(error)

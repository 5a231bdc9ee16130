# Running out of depth is an exception like any other.
def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(error)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth(0) > 900)


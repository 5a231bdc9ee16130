# return without, with one, with several values; from loops, with, try.
def nothing():
    return


def tuple_():
    return 1, 2


def starred(items):
    return 0, *items


def from_loop():
    for i in range(10):
        while True:
            if i == 3:
                return i
            break


def conditional(x):
    if x:
        return "yes"
    else:
        return "no"


def fall_off(x):
    if x:
        return 1


print(nothing(), tuple_(), starred([1, 2]), from_loop(), conditional(0), conditional(1), fall_off(0), fall_off(1))

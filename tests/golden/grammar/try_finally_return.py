# return, break and continue inside finally: they swallow, and 3.14 warns.
def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"


def loop():
    for i in range(3):
        try:
            raise ValueError
        finally:
            if i == 1:
                break
            continue
    return i


print(swallow(), loop())

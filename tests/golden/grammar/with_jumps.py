# Leaving a with by return, break, continue and an exception.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit", details[0])


def leave():
    for i in range(4):
        with Manager():
            if i == 0:
                continue
            if i == 2:
                break
            with Manager() as inner:
                print("inner", i)
    with Manager():
        with Manager():
            return "returned"


print(leave())
try:
    with Manager(), Manager():
        raise KeyError("k")
except KeyError as error:
    print(repr(error))

# An uncaught exception: the traceback, with carets, on stderr, and exit status 1.
def divide(a, b):
    return a / b


def middle(values):
    return [divide(value, 0) for value in values]


print("before")
middle([1, 2])
print("never printed")

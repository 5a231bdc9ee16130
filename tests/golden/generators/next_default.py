# next() with a default, and what it does not hide.
def g():
    yield 1
    raise ValueError("from inside")


x = g()
print(next(x, "default"))
try:
    next(x, "default")
except ValueError as error:
    print(error)
print(next(x, "default"))


def returns():
    return 5
    yield


print(next(returns(), "no value"), next(iter(()), None))
for wrong in ((), (1,), (iter(()), 1, 2)):
    try:
        next(*wrong)
    except TypeError as error:
        print(error)

# assert with and without a message; __debug__.
def check(value):
    assert value, f"{value!r} is not true"
    return "fine"


print(check(1), __debug__)
for value in (0, "", []):
    try:
        check(value)
    except AssertionError as error:
        print(error, error.args)
try:
    assert 1 == 2
except AssertionError as error:
    print(repr(error))
try:
    assert False, ("a", "tuple")
except AssertionError as error:
    print(repr(error))

# assert with and without a message; the message is made only when needed.
def message():
    print("made")
    return "the message"


assert True
assert 1 < 2, message()
for test in (0, "", [1]):
    try:
        assert test, message()
    except AssertionError as error:
        print(repr(error))
try:
    assert not test
except AssertionError as error:
    print(repr(error), error.args)


def f(x):
    assert x > 0 and x < 10 or x == 50, (x, "bad")
    return x


print(f(5), f(50))
try:
    f(20)
except AssertionError as error:
    print(error)

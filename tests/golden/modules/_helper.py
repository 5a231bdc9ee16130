"""A module that a test program imports."""
print("importing", __name__)
VALUE = 42
calls = []


def make(n):
    calls.append(n)
    return [VALUE] * n


def generator():
    yield "from the module"
    yield VALUE

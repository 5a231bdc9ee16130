# When modules go, __del__ is called and its exception shown, but no source is read any more.
class Failing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        raise ValueError(self.name)

    def __repr__(self):
        return "Failing"


def holding():
    held = Failing("in a frame")
    try:
        yield held
    finally:
        raise KeyError("closed at the end")


now = Failing("now")
del now
at_the_end = Failing("at the end")
suspended = holding()
next(suspended)
print("end of the module")

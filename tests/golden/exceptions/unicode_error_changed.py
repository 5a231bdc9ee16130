# str() of a Unicode error whose reason or encoding changes the object while it becomes text.
class Evil(str):
    def __str__(self):
        action(error)
        return self


def forget(error):
    del error.object


def spoil(error):
    error.object = 5


def shorten(error):
    error.object = error.object[:1]


for action in forget, spoil, shorten:
    for make in (
        lambda: UnicodeEncodeError("utf-8", "xyz", 1, 2, Evil("reason")),
        lambda: UnicodeEncodeError(Evil("utf-8"), "xyz", 1, 2, "reason"),
        lambda: UnicodeDecodeError("utf-8", b"xyz", 1, 2, Evil("reason")),
        lambda: UnicodeTranslateError("xyz", 1, 2, Evil("reason")),
    ):
        error = make()
        try:
            print(action.__name__, str(error))
        except TypeError as problem:
            print(action.__name__, type(problem).__name__, problem)

error = UnicodeEncodeError("ascii", "é", 0, 1, "why")
del error.reason, error.encoding
print(error)
del error.object
print(repr(str(error)))

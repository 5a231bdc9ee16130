# What with needs, and says when it is missing.
class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *args):
        pass


class OnInstance:
    pass


thing = OnInstance()
thing.__enter__ = lambda: 1
thing.__exit__ = lambda *args: None
for manager in (NoExit(), NoEnter(), thing, 5, None):
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self):
        pass


try:
    with BadExit():
        pass
except TypeError as error:
    print(error)

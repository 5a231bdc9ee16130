# Which frames of copy the errors of what is copied pass.
import copy


class Bad:
    def __reduce_ex__(self, protocol):
        raise LookupError(f"protocol {protocol}")


class BadState:
    def __setstate__(self, state):
        raise LookupError("state")

    def __init__(self):
        self.x = 1


class BadDeepCopy:
    def __deepcopy__(self, memo):
        raise LookupError("__deepcopy__")


class Refuses:
    __reduce_ex__ = __reduce__ = None


def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, LookupError, copy.Error) as e:
        names = []
        traceback = e.__traceback__
        while traceback := traceback.tb_next:
            names.append(traceback.tb_frame.f_code.co_name)
        print(type(e).__name__, e, "through", *names)


for function in copy.copy, copy.deepcopy:
    for value in Bad(), BadState(), Refuses(), (n for n in ()):
        attempt(function, value)
attempt(copy.deepcopy, [{1: (BadDeepCopy(),)}])
attempt(copy.deepcopy, BadDeepCopy().__deepcopy__)
attempt(copy.replace, 5)

# What cannot be copied.
import copy


def gen():
    yield


class Bad:
    def __getnewargs__(self):
        return 5


class BadEx:
    def __getnewargs_ex__(self):
        return 1


for f in (
    lambda: copy.copy(gen()), lambda: copy.deepcopy([gen()]), lambda: copy.replace(3, a=1),
    lambda: copy.copy(copy), lambda: copy.copy({}.keys()), lambda: copy.copy(Bad()),
    lambda: copy.copy(BadEx()), lambda: copy.copy(type(gen())), lambda: copy.copy(int | str),
    lambda: copy.copy(list[int]), lambda: copy.deepcopy(ValueError("x", [1])),
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# types.coroutine: what generators, and objects that behave as such, become.
import types
from collections.abc import Generator


class Echo(Generator):
    gi_running = gi_yieldfrom = None

    def __init__(self, times):
        self.left = times
        self.gi_frame = f"frame of {times}"

    def send(self, value):
        if self.left == 0:
            raise StopIteration("done")
        self.left -= 1
        return f"echo of {value}"

    def throw(self, error, *rest):
        raise error


@types.coroutine
def given(made):
    return made


@types.coroutine
def generator():
    yield "from a generator"


async def native():
    return "from a coroutine"


async def user(awaitable):
    return await awaitable


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, *e.args, e.__traceback__.tb_next.tb_frame.f_code.co_name)


wrapper = given(Echo(2))
print(type(wrapper).__name__, wrapper.__name__, wrapper.__qualname__, iter(wrapper) is wrapper.__await__() is wrapper)
print(wrapper.gi_frame, wrapper.cr_frame, wrapper.cr_running, wrapper.cr_await)
attempt(lambda: next(wrapper))
attempt(lambda: wrapper.send(1))
attempt(lambda: wrapper.send(2))
attempt(lambda: wrapper.throw(KeyError("thrown")))
attempt(lambda: wrapper.gi_code)
attempt(lambda: wrapper.close())
print([*user(given(Echo(3))).__await__()])

plain = (n for n in "ab")
wrapper = given(plain)
print(type(wrapper).__name__, wrapper.__name__, wrapper.__qualname__, iter(wrapper) is plain)
for made in generator(), native(), 5:
    print(type(made).__name__, given(made) is made)
    if made != 5:
        made.close()
print(types.coroutine(generator) is generator, types.coroutine(native) is native, given.__name__, given.__wrapped__(1))
attempt(lambda: types.coroutine(5))

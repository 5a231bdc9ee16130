# A coroutine that is running can be neither sent to, nor closed, nor awaited again.
import sys


def attempt(use, *args):
    try:
        print(use(*args))
    except Exception as error:
        print(type(error).__name__, error)


async def selfish():
    attempt(me.send, None)
    attempt(me.throw, ValueError("x"))
    attempt(me.close)
    print(me.cr_running, me.cr_suspended, me.cr_frame is sys._getframe())
    await Pause()
    return "done"


class Pause:
    def __await__(self):
        yield "paused"


me = selfish()
print(me.cr_running, me.cr_suspended, me.cr_frame.f_lineno, me.cr_await)
attempt(me.send, None)
print(me.cr_running, me.cr_suspended, type(me.cr_await).__name__)


async def other():
    return await me


attempt(other().send, None)
attempt(me.send, None)
print(me.cr_running, me.cr_suspended, me.cr_frame, me.cr_await)
attempt(me.send, None)
attempt(me.throw, KeyError)
attempt(me.close)
attempt(other().send, None)

# What a coroutine shows of itself while it waits.
class Pause:
    def __await__(self):
        yield


async def inner():
    await Pause()
    x = 1
    await Pause()


async def outer():
    await inner()


c = outer()
print(c.cr_await, c.cr_frame.f_lineno, c.cr_suspended, c.cr_running, c.cr_code.co_name, c.cr_origin)
c.send(None)
i = c.cr_await
print(type(i).__name__, i.__qualname__, i.cr_frame.f_locals, type(i.cr_await).__name__, c.cr_suspended)
c.send(None)
print(i.cr_frame.f_locals, i.cr_frame.f_lineno)
try:
    c.send(None)
except StopIteration:
    pass
print(c.cr_await, c.cr_frame, i.cr_frame)
c.__name__ = "renamed"
print(c.__name__, repr(c).split(" at ")[0])

# Which frames of contextlib an exception of a manager passes, and what becomes of its traceback.
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager


def frames(traceback):
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_name
        traceback = traceback.tb_next


def tell(action):
    try:
        print(action())
    except BaseException as e:
        while e is not None:
            print(f"{e!r} through {', '.join(frames(e.__traceback__))}")
            e = e.__context__
    print()


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@contextmanager
def manager(then):
    try:
        yield
    except Exception as e:
        then(e)
        raise


@asynccontextmanager
async def async_manager(then):
    with manager(then):
        yield


def fail(error=None):
    raise KeyError("then")


@manager(print)
def decorated(error):
    raise error


def block(then, error):
    with ExitStack() as stack:
        stack.callback(print, "callback")
        stack.enter_context(manager(then))
        raise error


async def async_block(then, error):
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(async_manager(then))
        stack.callback(fail)
        raise error


tell(lambda: decorated(ValueError("passes")))
tell(lambda: decorated(StopIteration("passes, wrapped")))
tell(lambda: block(print, ValueError("passes")))
tell(lambda: block(fail, ValueError("replaced")))
tell(lambda: run(async_block(print, StopAsyncIteration("passes, wrapped"))))
tell(lambda: run(async_block(fail, ValueError("replaced twice"))))
tell(lambda: ExitStack().enter_context(5))
tell(lambda: run(AsyncExitStack().enter_async_context(ExitStack())))
tell(lambda: manager())

# Futures and tasks used wrongly, with the errors they give.
import asyncio


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


async def attempt(awaitable):
    try:
        return await awaitable
    except Exception as error:
        message = str(error)
        for mark in ("<Task", "<Future", "<object"):
            message = message.split(mark)[0]
        print(type(error).__name__, message)


async def itself():
    await asyncio.current_task()


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for use in (future.result, future.exception):
        try:
            use()
        except asyncio.InvalidStateError as error:
            print(error)
    future.set_result(1)
    for use in (lambda: future.set_result(2), lambda: future.set_exception(ValueError())):
        try:
            use()
        except asyncio.InvalidStateError as error:
            print(error)
    print(future.cancel(), future.result(), future.exception())
    other = loop.create_future()
    for wrong in (5, StopIteration(3), ValueError):
        try:
            other.set_exception(wrong)
            error = other.exception()
            print(repr(error), repr(error.__cause__))
            break
        except TypeError as error:
            print(error)
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel())
    for use in (cancelled.result, cancelled.exception):
        try:
            use()
        except asyncio.CancelledError as error:
            print(error.args)
    task = asyncio.create_task(itself())
    await attempt(task)
    await attempt(Yields(5))
    await attempt(Yields(future))
    await attempt(Yields(x for x in "ab"))
    print(await attempt(Yields(None)))
    for use in (lambda: task.set_result(1), lambda: task.set_exception(KeyError())):
        try:
            use()
        except RuntimeError as error:
            print(error)
    try:
        asyncio.ensure_future(future, loop=asyncio.new_event_loop())
    except ValueError as error:
        print(error)
    print(asyncio.isfuture(future), asyncio.isfuture(5), asyncio.iscoroutine(task), asyncio.iscoroutine(c := itself()))
    c.close()


asyncio.run(main())

# close() with a coroutine that awaits, ignores or answers GeneratorExit.


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            yield self.name
        finally:
            print("pause", self.name, "ends")


async def tidy():
    try:
        await Pause("tidy")
    finally:
        print("tidying")


async def ignores():
    while True:
        try:
            await Pause("again")
        except GeneratorExit:
            print("ignored")
            await Pause("once more")
            return


async def answers():
    try:
        await Pause("answers")
    except GeneratorExit:
        return "the answer"


async def raises():
    try:
        await Pause("raises")
    except GeneratorExit as error:
        raise LookupError("while closing") from error


async def nested():
    await tidy()


for function in (tidy, answers, nested):
    coro = function()
    print(coro.send(None))
    print(repr(coro.close()), coro.cr_frame)
    print(coro.close())
for function in (ignores, raises):
    coro = function()
    coro.send(None)
    try:
        coro.close()
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))
    print(coro.cr_suspended)
    coro.close()
fresh = tidy()
fresh.close()
print(fresh.cr_frame)

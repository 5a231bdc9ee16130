# What await refuses.
class Wrong:
    def __await__(self):
        return [1]


class Coroutine:
    def __await__(self):
        return other()


async def other():
    return 1


async def wait_for(thing):
    return await thing


for thing in (1, None, "text", [1], (i for i in "ab"), Wrong(), Coroutine()):
    c = wait_for(thing)
    try:
        c.send(None)
    except TypeError as error:
        print(error)

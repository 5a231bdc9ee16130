# async with: enter, exit, exceptions, several managers, return values.
class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, error, tb):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


async def several():
    async with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise ValueError("swallowed by b")
    print("after")
    async with Manager("c"):
        return "returned through c"


def run(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


print(run(several()))


async def lacking():
    async with 5:
        pass


try:
    run(lacking())
except TypeError as error:
    print(error)


async def wrong_kind():
    with Manager("x"):
        pass


try:
    run(wrong_kind())
except TypeError as error:
    print(error)

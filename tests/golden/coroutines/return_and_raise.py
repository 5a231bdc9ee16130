# Coroutines that return, raise, and are thrown into, at every stage.
async def returns():
    return "value"


async def raises():
    raise ValueError("raised")


async def catches():
    try:
        await raises()
    except ValueError as error:
        return f"caught {error}"


async def finally_first():
    try:
        return await returns()
    finally:
        print("finally")


def run(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value
    except Exception as error:
        return repr(error)


print(run(returns()), run(raises()), run(catches()), run(finally_first()))
c = returns()
try:
    c.throw(KeyError("before the start"))
except KeyError as error:
    print(repr(error), c.cr_frame)
c = returns()
try:
    c.send("non-None")
except TypeError as error:
    print(error)
c.close()
try:
    c.throw(ValueError)
except RuntimeError as error:
    print(error)

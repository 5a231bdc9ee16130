# athrow: caught, passed on, answered with a yield, and on a fresh generator.
async def gen():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"caught {error}"
        except KeyError:
            return


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except StopAsyncIteration as stop:
        return f"over {stop.args}"
    except Exception as error:
        return repr(error)


g = gen()
print(step(g.__anext__()))
print(step(g.athrow(ValueError("v"))))
print(step(g.__anext__()))
print(step(g.athrow(KeyError)))
print(step(g.__anext__()))
g = gen()
print(step(g.athrow(IndexError("fresh"))))
print(step(g.__anext__()))
g = gen()
step(g.__anext__())
print(step(g.athrow(GeneratorExit)) if False else step(g.athrow(TypeError("passes"))))
print(step(g.asend(1)))

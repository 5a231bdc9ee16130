# Names and attributes of coroutines: which can be set, and to what.


class Service:
    async def ask(self, question):
        return question

    @staticmethod
    async def static():
        pass


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


coro = Service().ask("why")
print(coro.__name__, coro.__qualname__, type(coro).__name__, coro.cr_code.co_varnames)
print(repr(coro).split(" at ")[0], coro.cr_frame.f_locals["question"])
coro.__name__ = "renamed"
coro.__qualname__ = "Service.renamed"
print(coro.__name__, repr(coro).split(" at ")[0], Service.ask.__name__)
attempt(lambda: setattr(coro, "__name__", 5))
attempt(lambda: delattr(coro, "__qualname__"))
attempt(lambda: setattr(coro, "cr_frame", None))
attempt(lambda: setattr(coro, "anything", 1))
attempt(lambda: coro.anything)
attempt(lambda: iter(coro))
attempt(lambda: next(coro))
attempt(lambda: type(coro)())
attempt(lambda: len(coro))
attempt(lambda: [x for x in coro])
print(sorted(name for name in dir(coro) if not name.startswith("__")))
print(hasattr(coro, "__await__"), hasattr(coro, "__iter__"), hasattr(coro, "__next__"))
attempt(lambda: coro.send(None))
static = Service.static()
attempt(static.send)
attempt(lambda: static.throw())
attempt(lambda: static.throw(5))
attempt(lambda: static.throw(ValueError, ValueError("v"), None, 1))
static.close()

# Decorators: any expression, several, on functions and classes; their order.
def tag(name):
    print("make", name)

    def decorate(thing):
        print("apply", name)
        return thing

    return decorate


@tag("a")
@tag("b")
def f():
    return "f"


@tag("class")
class C:
    @staticmethod
    def s():
        return "s"

    @classmethod
    @tag("method")
    def c(cls):
        return cls.__name__


decorators = {"k": [tag("from a list")]}


@decorators["k"][0]
@(lambda thing: thing)
@(tag("x") if f else None)
def g(): pass


@(d := tag("walrus"))
async def h(): pass


print(f(), C.s(), C.c())

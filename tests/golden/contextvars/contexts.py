# Context: a copy of all variables in which a function runs.
from contextvars import Context, ContextVar, copy_context

a = ContextVar("a", default=0)
b = ContextVar("b")


def change(value):
    a.set(value)
    b.set(value * 2)
    return a.get(), b.get(), len(copy_context())


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at ")[0])


context = copy_context()
print(context.run(change, 5), a.get(), b.get("unset"))
print(context[a], context.get(b), a in context, len(context), bool(Context()))
print(sorted(v.name for v in context), sorted(context.values()))
print(sorted((v.name, x) for v, x in context.items()))
other = context.copy()
print(other == context, other is context, Context() == Context(), context == 5)
other.run(a.set, 6)
print(context[a], other[a], other != context)
attempt(lambda: context[ContextVar("missing")])
attempt(lambda: context["a"])
attempt(lambda: "a" in context)
attempt(lambda: context.get(1))
attempt(lambda: context.run(lambda: context.run(print)))
attempt(lambda: context.run())
attempt(lambda: context.run(lambda: 1 / 0))
attempt(lambda: hash(context))
print(context.run(lambda x, *, k: (x, k, a.get()), 1, k=2))


def generator():
    a.set("set in the generator")
    yield a.get()
    yield a.get()


g = generator()
print(next(g), a.get())
a.set("set outside")
print(next(g))
print(Context().run(a.get))

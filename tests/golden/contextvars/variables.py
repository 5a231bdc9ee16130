# ContextVar: defaults, set and reset, tokens and what they refuse.
from contextvars import Context, ContextVar, Token, copy_context

color = ContextVar("color", default="red")
size = ContextVar("size")


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, str(error).replace("used ", "USED ").split(" at ")[0])


print(color.name, color.get(), color.get("given"))
attempt(lambda: size.get())
print(size.get("fallback"))
token = size.set(1)
print(token.var is size, token.old_value is Token.MISSING, Token.MISSING)
second = size.set(2)
print(second.old_value, size.get())
attempt(lambda: color.reset(token))
size.reset(second)
print(size.get())
attempt(lambda: size.reset(second))
attempt(lambda: copy_context().run(size.reset, token))
size.reset(token)
attempt(lambda: size.get())
with size.set("inside") as token:
    print(size.get(), token.var.name)
attempt(lambda: size.get())
for wrong in (lambda: ContextVar(), lambda: ContextVar(1), lambda: Token(), lambda: size.reset(5), lambda: Context(1), lambda: size.set(), lambda: setattr(size, "name", "x")):
    attempt(wrong)
print(ContextVar[int], type(size), isinstance(token, Token))

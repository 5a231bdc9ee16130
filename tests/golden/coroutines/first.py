# A coroutine object runs when it is driven, and returns through StopIteration.
async def answer():
    print("running")
    return 42


c = answer()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_suspended)
try:
    c.send(None)
except StopIteration as stop:
    print("value", stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
print(c.cr_frame, c.cr_await)
for wrong in (lambda: iter(c), lambda: next(c), lambda: list(c)):
    try:
        wrong()
    except TypeError as error:
        print(error)

# The exit methods of managers called without a with statement: what they answer.
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def manager(answer):
    try:
        yield
    except Exception as e:
        print("got", repr(e), end=" ")
        if answer == "raise":
            raise
        if answer == "wait":
            yield
    else:
        if answer == "wait":
            yield


def leave(cm, *details):
    cm.__enter__()
    try:
        return cm.__exit__(*details)
    except Exception as e:
        return f"raised {e!r}, context {e.__context__!r}"


value = ValueError("value")
for answer in "end", "raise", "wait":
    print(answer, leave(manager(answer), None, None, None))
    print(answer, leave(manager(answer), ValueError, value, None))
    print(answer, leave(manager(answer), ValueError, None, None))

print(leave(suppress(ValueError), None, None, None), leave(suppress(KeyError), ValueError, value, None))
print(leave(suppress(ValueError), ValueError, value, None), leave(nullcontext(), ValueError, value, None))
group = ExceptionGroup("g", [value, KeyError("key")])
print(leave(suppress(ValueError), ExceptionGroup, group, None))
print(leave(suppress(ValueError, KeyError), ExceptionGroup, group, None))


def fail():
    raise KeyError("callback")


def stack(*exits):
    made = ExitStack()
    for exit in exits:
        made.push(exit)
    return made


print(leave(stack(), ValueError, value, None), leave(stack(), None, None, None))
print(leave(stack(lambda *d: True), ValueError, value, None), leave(stack(lambda *d: True), None, None, None))
print(leave(stack(lambda *d: fail()), ValueError, value, None))
try:
    raise OSError("around")
except OSError:
    # The context is what is handled around, then what the exit was told of.
    print(leave(stack(lambda *d: fail()), None, None, None))
    print(leave(stack(lambda *d: fail()), ValueError, value, None))
    print(leave(stack(lambda *d: fail(), lambda *d: True), ValueError, value, None))

cm = manager("end")
with cm:
    pass
try:
    with cm:
        pass
except AttributeError as e:
    print(e)

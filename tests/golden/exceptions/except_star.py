# except* takes the matching part of a group; the rest goes on.
def handle(error):
    try:
        raise error
    except* ValueError as group:
        print("values:", [str(e) for e in group.exceptions])
    except* (KeyError, IndexError) as group:
        print("lookups:", [repr(e) for e in group.exceptions])
    else:
        print("else")
    finally:
        print("finally")


handle(ExceptionGroup("g", [ValueError("a"), KeyError("b"), ValueError("c")]))
handle(ValueError("alone"))
try:
    handle(ExceptionGroup("g", [ValueError("a"), OSError("left over")]))
except ExceptionGroup as group:
    print("rest:", repr(group))
try:
    handle(ExceptionGroup("only", [OSError("none matches")]))
except* OSError as group:
    print("outer:", group.message, repr(group.exceptions))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as group:
    print(repr(group), [repr(e.__context__) for e in group.exceptions])

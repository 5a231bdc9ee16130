# except* splits groups, re-raises the rest, and wraps plain exceptions.
def run(exception):
    try:
        raise exception
    except* ValueError as group:
        print("values", [str(e) for e in group.exceptions])
    except* (KeyError, IndexError) as group:
        print("lookups", len(group.exceptions))
    else:
        print("else")
    finally:
        print("finally")


run(ValueError("plain"))
run(ExceptionGroup("g", [ValueError(1), ExceptionGroup("inner", [KeyError(2), ValueError(3)])]))
try:
    run(ExceptionGroup("rest", [TypeError(1), IndexError(2)]))
except ExceptionGroup as rest:
    print(repr(rest))
try:
    raise ExceptionGroup("a", [OSError(1)])
except* OSError:
    pass
try:
    try:
        raise ExceptionGroup("a", [OSError(1), ValueError(2)])
    except* OSError as e:
        raise RuntimeError("new")
except ExceptionGroup as group:
    print(group, group.exceptions)

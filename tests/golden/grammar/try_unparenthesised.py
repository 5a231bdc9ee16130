# except with several types and no parentheses (PEP 758).
for kind in (ValueError, KeyError, TypeError):
    try:
        raise kind("x")
    except ValueError, TypeError:
        print("value or type")
    except KeyError:
        print("key")
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError, TypeError:
    print("both")
except* KeyError as group:
    print(group.exceptions)

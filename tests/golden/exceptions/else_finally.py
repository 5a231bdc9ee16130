# try, except, else, finally: every path through them.
def path(how):
    trace = []
    try:
        trace.append("try")
        if how == "raise":
            raise ValueError
        if how == "return":
            return trace
        if how == "other":
            raise KeyError
    except ValueError:
        trace.append("except")
    else:
        trace.append("else")
    finally:
        trace.append("finally")
    trace.append("after")
    return trace


for how in ("nothing", "raise", "return"):
    print(how, path(how))
try:
    path("other")
except KeyError as error:
    print(repr(error))


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("not reached")


loop()

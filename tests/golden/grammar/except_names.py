# The name of a handler is deleted at its end, also when it is left early, and when it is a cell.
def f():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            g = lambda: e
            print(g())
            if i: break
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(f())
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
    e = "rebound"
print("e" in globals())


def deleted():
    try:
        raise KeyError
    except KeyError as k:
        del k
    return "fine"


class C:
    try: 1 / 0
    except ZeroDivisionError as err: pass
    print("err" in locals())


print(deleted())

# Branches that can never run are left out, with what stands behind return and raise.
def f(x):
    if 0: never()
    if 1: print("always")
    else: never()
    if "" or None: never()
    if x and 0: never()
    if x or 1: print("or 1")
    if not 1: never()
    while 0: never()
    while 1:
        if x: break
    if True and x: print("true and x")
    if False or x: print("false or x")
    assert 1, never()
    return "end"
    print("unreachable")
    for y in never(): pass


print(f(1))


def g():
    raise ValueError
    yield


def h():
    while True:
        try:
            return 1
        finally:
            print("finally")
    print("unreachable")


print(next(iter([g])) is g, h(), None if 0 else 1, 1 if 1 else 2)
try: next(g())
except ValueError: print("a generator all the same")

# A coroutine dropped before it ran leaves a warning on stderr.
async def forgotten():
    print("never printed")


def make():
    forgotten()
    print("after the drop")


make()
c = forgotten()
c.close()
print("closed ones do not warn")

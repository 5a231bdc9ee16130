# Never-awaited warnings come at the moment the coroutine dies.
async def lost(n):
    return n


def make():
    return [lost(i) for i in range(2)]


things = make()
print("made")
things.pop()
print("one dropped")
del things
print("both dropped")
c = lost("kept to the end")
print("end of program")

# Lesson 20: async with awaits its way in and out
# Watch: __aenter__ and __aexit__ are coroutines: each is awaited by a SEND loop of its own, the
# Watch: second also when the body raises.


class Door:
    async def __aenter__(self):
        print("open the door")
        return "inside"

    async def __aexit__(self, kind, error, traceback):
        print("shut the door on", kind.__name__)
        return True  # the exception ends here


async def visit():
    async with Door() as place:
        print(place)
        raise ValueError("a draught")
    return "back home"


try:
    visit().send(None)  # expect: open the door | inside | shut the door on ValueError
except StopIteration as stop:
    print(stop.value)  # expect: back home

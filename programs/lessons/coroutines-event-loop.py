# Lesson 21: An event loop in twenty lines
# Watch: send(None) runs one waiting coroutine until it gives back control; the queue says who next.


class Pause:
    def __await__(self):
        yield


def run(*coroutines):
    ready = list(coroutines)
    while ready:
        task = ready.pop(0)
        try:
            task.send(None)
        except StopIteration as stop:
            print("finished:", stop.value)  # expect: finished: tea | finished: coffee
        else:
            ready.append(task)


async def brew(drink, minutes):
    for minute in range(minutes):
        print(drink, minute)  # expect: tea 0 | coffee 0 | tea 1 | coffee 1 | coffee 2
        await Pause()
    return drink


run(brew("tea", 2), brew("coffee", 3))

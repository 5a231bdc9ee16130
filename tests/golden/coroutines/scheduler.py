# Round robin: three coroutines take turns, one fails, one returns early.
class Turn:
    def __await__(self):
        yield


async def counter(name, n):
    for i in range(n):
        print(name, i)
        await Turn()
    return f"{name} done"


async def failing():
    await Turn()
    raise RuntimeError("task failed")


def run(tasks):
    results = {}
    queue = list(enumerate(tasks))
    while queue:
        key, task = queue.pop(0)
        try:
            task.send(None)
        except StopIteration as stop:
            results[key] = stop.value
        except Exception as error:
            results[key] = error
        else:
            queue.append((key, task))
    return results


for key, result in sorted(run([counter("a", 2), failing(), counter("b", 3)]).items()):
    print(key, repr(result))

# queue: nobody else puts or gets, so that waiting for a time ends in Full or Empty.
import time
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue


def on_the_way(error):
    entry = error.__traceback__.tb_next
    while entry:
        yield entry.tb_frame.f_code.co_name
        entry = entry.tb_next


def show(call, *args, **kwds):
    start = time.monotonic()
    try:
        print(call(*args, **kwds), end=" ")
    except (Empty, Full, ValueError) as error:
        print(repr(error), *on_the_way(error), end=" ")
    print("at once" if time.monotonic() - start < 0.05 else "late")


for kind in Queue, LifoQueue, PriorityQueue:
    queue = kind(1)
    show(queue.put, 1, timeout=0.1)
    show(queue.put, 2, timeout=0.1)
    show(queue.put, 2, timeout=0)
    show(queue.put, 2, True, -1)
    show(queue.put, 2, False, -1)
    show(queue.put_nowait, 2)
    show(queue.get, timeout=0.1)
    show(queue.get, timeout=0.1)
    show(queue.get, True, 0)
    show(queue.get, True, -1)
    show(queue.get, False, -1)
    show(queue.get_nowait)
    show(kind().put, 1, True, -1)  # without a limit, nobody looks at the time
simple = SimpleQueue()
show(simple.get, timeout=0.1)
show(simple.get, timeout=-1)
show(simple.get, False, -1)

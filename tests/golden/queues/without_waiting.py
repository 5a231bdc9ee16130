# queue: queues of three orders, full and empty ones, shutting down.
import queue
from queue import LifoQueue, PriorityQueue, Queue, SimpleQueue


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e), e)


for kind in (Queue, LifoQueue, PriorityQueue, SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), q.empty(), [q.get() for _ in range(3)], q.empty())
    show(q.get_nowait)
    show(lambda: q.get(block=False))
q = Queue(2)
q.put("a")
print(q.full(), q.maxsize)
q.put_nowait("b")
print(q.full(), q.queue)
show(lambda: q.put_nowait("c"))
show(lambda: q.put("c", block=False))
show(lambda: q.put("c", timeout=-1))
print(q.get(), q.unfinished_tasks)
q.task_done()
q.task_done()
show(q.task_done)
q.join()
q.shutdown()
show(lambda: q.put("d"))
print(q.get())
show(q.get)
q = Queue()
q.put(1)
q.shutdown(immediate=True)
show(q.get_nowait)
p = PriorityQueue()
p.put((2, "two"))
p.put((1, "one"))
print(p.get(), Queue[int], queue.__all__)
show(lambda: (p.put("x"), p.put(1)))


class Unique(Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


u = Unique()
u.put(1)
u.put(1)
print(u.qsize(), u.get())

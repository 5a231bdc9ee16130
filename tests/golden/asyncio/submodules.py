# The submodules of asyncio: what is imported from them is what asyncio itself has.
import asyncio.locks
import asyncio.queues as queues
from asyncio import base_events, coroutines, events, exceptions, futures, runners
from asyncio import taskgroups, tasks, threads, timeouts, unix_events
from asyncio.tasks import gather, sleep

print(asyncio.locks.Lock is asyncio.Lock, queues.Queue is asyncio.Queue, gather is asyncio.gather)
print(tasks.Task is asyncio.Task, events.Handle is asyncio.Handle, sleep is asyncio.sleep)
print(exceptions.TimeoutError is asyncio.TimeoutError is TimeoutError)
for module in (base_events, coroutines, events, exceptions, futures, runners, taskgroups, tasks,
               threads, timeouts, unix_events):
    print(module.__name__, type(module.__all__).__name__, module.__package__)
for name in ("run", "sleep", "create_task", "isfuture", "iscoroutine", "current_task", "wait_for",
             "CancelledError", "BrokenBarrierError", "TimerHandle", "Condition",
             "TaskGroup", "timeout", "to_thread", "Runner", "Future", "get_running_loop"):
    value = getattr(asyncio, name)
    print(name, value.__module__, name in asyncio.__all__, name in dir(asyncio))
for name in ("nothing", "Tasks"):
    try:
        getattr(asyncio, name)
    except AttributeError as error:
        print(error)
try:
    import asyncio.nothing
except ImportError as error:
    print(repr(error))
try:
    from asyncio.locks import nothing
except ImportError as error:
    print(error.msg.split(" (")[0], error.name)

from asyncio import *

print(Barrier(2).parties, PriorityQueue.__name__, FIRST_COMPLETED)

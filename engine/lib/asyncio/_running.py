"""What is running: a loop, and in it a task. All of it is C in CPython, in _asyncio."""

from _genstep import stand_in
from _weakref import ref

__all__ = (
    "get_running_loop", "_get_running_loop", "_set_running_loop", "get_event_loop",
    "current_task", "_enter_task", "_leave_task", "_swap_current_task", "_register_task",
    "_unregister_task", "_living_tasks", "all_tasks",
)

__name__ = "_asyncio"

_running_loop = None
_running_task = None
_tasks = {}  # weak references to those that are not done, the oldest first


# ---- the loop ----


@stand_in
def get_running_loop():
    """The loop that is running now; RuntimeError when there is none."""
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


@stand_in
def _get_running_loop():
    return _running_loop


@stand_in
def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


@stand_in
def get_event_loop():
    """The running loop, or the one that set_event_loop() was given."""
    if _running_loop is not None:
        return _running_loop
    from asyncio.events import _policy

    return _policy.get_event_loop()


# ---- its task. `loop` can only be the one that runs: there are no threads. ----


@stand_in
def current_task(loop=None):
    """The task that is running now, or None."""
    if loop is None:
        loop = get_running_loop()
    return _running_task if loop is _running_loop else None


@stand_in
def _enter_task(loop, task):
    global _running_task
    if loop is not _running_loop:
        raise RuntimeError(f"loop {loop!r} is not the running loop")
    if _running_task is not None:
        raise RuntimeError(
            f"Cannot enter into task {task!r} while another "
            f"task {_running_task!r} is being executed."
        )
    _running_task = task


@stand_in
def _leave_task(loop, task):
    global _running_task
    if loop is not _running_loop:
        raise RuntimeError(f"loop {loop!r} is not the running loop")
    if _running_task is not task:
        raise RuntimeError(
            f"Invalid attempt to leave task {task!r} while task {_running_task!r} is entered."
        )
    _running_task = None


@stand_in
def _swap_current_task(loop, task):
    """Makes this one the running task; the one that was running until now."""
    global _running_task
    before, _running_task = _running_task, task
    return before


# ---- all that it drives ----


@stand_in
def _register_task(task):
    _tasks[ref(task, _tasks.pop)] = None


@stand_in
def _unregister_task(task):
    _tasks.pop(ref(task), None)


def _living_tasks(loop):
    """The tasks of the loop that are not done, the oldest first."""
    tasks = [weak() for weak in list(_tasks)]
    return [task for task in tasks if task is not None and not task.done() and _loop_of(task) is loop]


@stand_in
def _loop_of(task):
    """Also of what only looks like a task."""
    return task.get_loop() if hasattr(task, "get_loop") else task._loop


@stand_in
def all_tasks(loop=None):
    """The tasks of the loop that are not done."""
    return set(_living_tasks(get_running_loop() if loop is None else loop))

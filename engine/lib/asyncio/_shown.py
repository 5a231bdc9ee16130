"""How handles, futures and tasks show themselves."""

import sys

from _functools import partial
from _genstep import source_line
from reprlib import recursive_repr
from reprlib import repr as short_repr

_FUNCTION = type(lambda: None)


# ---- callbacks ----


def _name(func):
    return getattr(func, "__qualname__", None) or getattr(func, "__name__", None)


def show_callback(func):
    """`name()`, and where the function is written."""
    calls = "()"
    called = func
    while isinstance(called, partial):
        called = called.func
        calls += "()"
    return (_name(called) or repr(called)) + calls + _place(func)


def _place(func):
    while hasattr(func, "__wrapped__") or isinstance(func, partial):
        func = func.__wrapped__ if hasattr(func, "__wrapped__") else func.func
    if type(func) is not _FUNCTION:
        return ""
    return f" at {func.__code__.co_filename}:{func.__code__.co_firstlineno}"


def _show_callbacks(callbacks):
    """The first and the last of them."""
    shown = [show_callback(callbacks[0][0])]
    if len(callbacks) > 2:
        shown.append(f"<{len(callbacks) - 2} more>")
    if len(callbacks) > 1:
        shown.append(show_callback(callbacks[-1][0]))
    return f"cb=[{', '.join(shown)}]"


def show_handle(handle):
    info = [type(handle).__name__]
    if handle._cancelled:
        info.append("cancelled")
    if hasattr(handle, "when"):
        info.append(f"when={handle._when}")
    if handle._callback is not None:
        info.append(show_callback(handle._callback))
    return f"<{' '.join(info)}>"


# ---- futures and tasks ----


@recursive_repr()
def show_future(future):
    return _show(future, future._state.lower(), *_outcome(future))


@recursive_repr()
def show_task(task):
    state = "cancelling" if task.cancelling() and not task.done() else task._state.lower()
    info = [f"name={task.get_name()!r}"]
    if task._coro is not None:
        info.append(f"coro=<{_show_coroutine(task._coro)}>")
    if task._fut_waiter is not None:
        info.append(f"wait_for={task._fut_waiter!r}")
    return _show(task, state, *info, *_outcome(task))


def _show(future, *info):
    return f"<{type(future).__name__} {' '.join(info)}>"


def _outcome(future):
    if future._state == "FINISHED":
        if future._exception is not None:
            yield f"exception={future._exception!r}"
        else:
            yield f"result={short_repr(future._result)}"
    if future._callbacks:
        yield _show_callbacks(future._callbacks)


def _show_coroutine(coro):
    name = f"{_name(coro) or f'<{type(coro).__name__} without __name__>'}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:  # a coroutine that is no Python function's
        running = getattr(coro, "cr_running", None) or getattr(coro, "gi_running", False)
        return f"{name} running" if running else name
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


# ---- the frames of a task ----


def task_frames(task, limit):
    """Where its coroutine waits; or where its exception has been."""
    frames = []

    def wanted(more):
        return more is not None and (limit is None or len(frames) < limit)

    frame = getattr(task._coro, "cr_frame", None)
    if frame is not None:
        while wanted(frame):
            frames.insert(0, frame)
            frame = frame.f_back
    elif task._exception is not None:
        entry = task._exception.__traceback__
        while wanted(entry):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def print_task_frames(task, limit, file):
    """Without a file, the headline goes to stdout and the frames to stderr, as in CPython."""
    frames = task_frames(task, limit)
    error = task._exception
    if not frames:
        print(f"No stack for {task!r}", file=file)
    else:
        kind = "Stack" if error is None else "Traceback"
        print(f"{kind} for {task!r} (most recent call last):", file=file)
    for frame in frames:
        code = frame.f_code
        entry = f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}'
        line = source_line(code.co_filename, frame.f_lineno)
        print(entry + (f"\n    {line}" if line else ""), file=file or sys.stderr)
    if error is not None:
        from traceback import format_exception_only

        print("".join(format_exception_only(error)), end="", file=file)

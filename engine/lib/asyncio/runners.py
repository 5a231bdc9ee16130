"""A loop for several programs: what run() does for one."""

from _genstep import stand_in
from asyncio import (
    _get_running_loop,
    _isawaitable,
    _living_tasks,
    _wrap_awaitable,
    copy_context,
    iscoroutine,
    new_event_loop,
    run,
    set_event_loop,
)

__all__ = ("Runner", "run")


class Runner:
    """`with`: a loop, and a context, for run(). At the end it cancels what is left over."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"  # then initialized, then closed
        self._loop = None
        self._loop_factory = loop_factory
        self._is_current = False  # whether the loop was made known by set_event_loop()
        self._context = None
        self._debug = debug

    def run(self, coro, *, context=None):
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        if not iscoroutine(coro):
            if not _isawaitable(coro):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _wrap_awaitable(coro)
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            self._loop = self._make_loop()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._context = copy_context()
            self._state = "initialized"

    @stand_in
    def _make_loop(self):
        if self._loop_factory is not None:
            return self._loop_factory()
        loop = new_event_loop()
        set_event_loop(loop)
        self._is_current = True
        return loop

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._is_current:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"


def _cancel_all_tasks(loop):
    left = _living_tasks(loop)
    if not left:
        return
    from asyncio.tasks import gather

    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })

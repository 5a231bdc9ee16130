"""Groups of tasks: none outlives its group, and when one fails the others are cancelled."""

from asyncio import CancelledError, current_task, get_running_loop
from asyncio.exceptions import _LEAVING

__all__ = ("TaskGroup",)


class TaskGroup:
    """`async with`: its end waits for the tasks made in it, and raises what they raised."""

    def __init__(self):
        # Entered once; exiting, when the block has ended; aborting, when all are cancelled.
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent_task = None
        self._parent_cancel_requested = False  # by the group, to end the block
        self._tasks = {}  # in the order of their making; a set in CPython, in any order
        self._on_completed_fut = None  # while the end waits: the last task finishes it
        self._errors = []
        self._base_error = None  # one that is to leave the loop

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent_task = current_task()
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    def create_task(self, coro, **kwargs):
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        else:
            return self._add(self._loop.create_task(coro, **kwargs))
        coro.close()
        raise RuntimeError(f"TaskGroup {self!r} {problem}")

    def _add(self, task):
        self._tasks[task] = None
        task.add_done_callback(self._on_task_done)
        return task

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiting = self._on_completed_fut
        if not self._tasks and waiting is not None and not waiting.done():
            waiting.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._on_error(task, error)

    def _on_error(self, task, error):
        self._errors.append(error)
        self._note_base_error(error)
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent "
                           f"task {self._parent_task} is already completed",
                "exception": error,
                "task": task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            # The parent is still in the block, or waits at its end: either is over now.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()

    def _note_base_error(self, error):
        if isinstance(error, _LEAVING) and self._base_error is None:
            self._base_error = error

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._aexit(exc)
        finally:
            # What is raised holds this frame, and this frame the group: they would be a cycle.
            exc = tb = self._base_error = self._errors = self._parent_task = None

    async def _aexit(self, exc):
        self._exiting = True
        cancelled = exc if isinstance(exc, CancelledError) else None
        if exc is not None:
            self._note_base_error(exc)
            if not self._aborting:
                self._abort()

        while self._tasks:
            self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:  # the parent task is cancelled from outside
                    cancelled = error
                    self._abort()
        self._on_completed_fut = None

        try:
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                cancelled = None  # only the group itself has cancelled the parent
            if cancelled is not None and not self._errors:
                raise cancelled
            if exc is not None and not isinstance(exc, CancelledError):
                self._errors.append(exc)
            if self._errors:
                self._renew_cancellation()
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        finally:
            exc = cancelled = None  # as above

    def _renew_cancellation(self):
        """The parent is cancelled from outside, too: it is to see that at its next await."""
        parent = self._parent_task
        if parent.cancelling():
            parent.uncancel()
            parent.cancel()

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

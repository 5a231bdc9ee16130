"""Locks and the like: each is a state, and a queue of futures that wait for it to change."""

from _collections import deque
from _genstep import stand_in
from asyncio import CancelledError, _get_running_loop
from asyncio.exceptions import BrokenBarrierError

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _LoopBound:
    """Belongs to the loop in which it is first waited for."""

    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class _Waiting(_LoopBound):
    """Has waiters: futures, the one that came first at the front."""

    def __init__(self):
        self._waiters = deque()

    @stand_in
    def _wait_here(self):
        return _Place(self._waiters, self._get_loop().create_future())

    def _wake(self, most):
        """Tells the first ones that it is their turn; how many there were."""
        woken = 0
        for waiter in self._waiters:
            if woken >= most:
                break
            if not waiter.done():
                waiter.set_result(True)
                woken += 1
        return woken

    def __repr__(self):
        text = self._describe()
        if self._waiters:
            text += f", waiters:{len(self._waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{text}]>"


@stand_in
class _Place:
    """`with`: a future in a queue, for as long as a coroutine waits for it."""

    __slots__ = ("_queue", "_future")

    def __init__(self, queue, future):
        self._queue = queue
        self._future = future

    def __enter__(self):
        self._queue.append(self._future)
        return self._future

    def __exit__(self, kind, error, traceback):
        self._queue.remove(self._future)


class _Acquired:
    """`async with`: acquired on the way in, released on the way out."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Acquired, _Waiting):
    """Held by one at a time."""

    def __init__(self):
        super().__init__()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        # Those who came before go first, though the lock be free: they have been woken already.
        if self._locked or not all(waiter.cancelled() for waiter in self._waiters):
            try:
                with self._wait_here() as turn:
                    await turn
            except CancelledError:
                if not self._locked:  # it was this one's turn: now the next one's
                    self._wake_up_first()
                raise
        self._locked = True
        return True

    def _wake_up_first(self):
        # Not the second one when the first is on its way.
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    def _describe(self):
        return "locked" if self._locked else "unlocked"


class Event(_Waiting):
    """A flag; one can wait until it is set."""

    def __init__(self):
        super().__init__()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            with self._wait_here() as turn:
                await turn
        return True

    def _describe(self):
        return "set" if self._value else "unset"


class Condition(_Acquired, _Waiting):
    """A lock whose holder can wait for others to change something."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        # The lock's methods are its own.
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self.locked = self._lock.locked

    async def wait(self):
        """Lets go of the lock, waits for notify(), takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        place = self._wait_here()
        self.release()
        try:
            try:
                with place as turn:
                    await turn
            finally:
                held = False
                cancelled = None
                while not held:  # even when it is cancelled meanwhile: the caller will release it
                    try:
                        await self.acquire()
                        held = True
                    except CancelledError as error:
                        cancelled = error
                try:
                    if cancelled is not None:
                        raise cancelled
                finally:
                    cancelled = None  # it holds this frame
        except BaseException:
            self._wake(1)  # the notification may have been for this one
            raise
        return True

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))

    def _describe(self):
        return "locked" if self.locked() else "unlocked"


class Semaphore(_Acquired, _Waiting):
    """Held by some at a time: _value more may have it."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def locked(self):
        """Whether acquire() would wait: also when others do already."""
        return self._value == 0 or not all(waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        place = self._wait_here()
        try:
            with place as turn:
                await turn
        except CancelledError:
            if turn.done() and not turn.cancelled():
                self._value += 1  # what it was given goes back
            raise
        finally:
            self._hand_on()
        return True

    def release(self):
        self._value += 1
        self._value -= self._wake(1)

    def _hand_on(self):
        """To those who came while it was somebody else's turn."""
        self._value -= self._wake(self._value)

    def _describe(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"


class BoundedSemaphore(Semaphore):
    """One that cannot be released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_LoopBound):
    """Lets its parties go on when all of them have come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._count = 0  # those in wait()
        self._state = "filling"  # then draining; or resetting, or broken
        self._cond = Condition()  # notified when the state changes

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    async def wait(self):
        """Waits for the others; a number that each party gets another one of."""
        async with self._cond:
            await self._block()
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._change("draining")
                else:
                    await self._wait()
            finally:
                self._count -= 1
                if self._count == 0:  # the last one out
                    self._change("broken" if self.broken else "filling")
            return index

    async def _block(self):
        """Until those of the round before have gone."""
        await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
        if self.broken:
            raise BrokenBarrierError("Barrier aborted")

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state != "filling")
        if self._state != "draining":
            raise BrokenBarrierError("Abort or reset of barrier")

    async def reset(self):
        async with self._cond:
            self._change("resetting" if self._count > 0 else "filling")

    async def abort(self):
        async with self._cond:
            self._change("broken")

    def _change(self, state):
        self._state = state
        self._cond.notify_all()

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, exc_type, exc, tb):
        pass

    def __repr__(self):
        text = self._state
        if not self.broken:
            text += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{text}]>"

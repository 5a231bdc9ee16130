"""What CPython's tests of asyncio share: a loop whose time a test moves on by hand, and the like."""

import asyncio
import contextlib
import re
import sys
import unittest

import outside
from asyncio import base_events, events, tasks
from unittest import mock

CLOCK_RES = 0.050

# Networking is outside genstep.
run_test_server = run_test_unix_server = run_udp_echo_server = outside.StandIn("sockets")
make_test_protocol = mock_nonblocking_socket = outside.StandIn("sockets")
get_function_source = outside.StandIn("asyncio.format_helpers")

DefaultEventLoopPolicy = None


def run_once(loop):
    """Calls what is ready now."""
    loop.call_soon(loop.stop)
    loop.run_forever()


def run_briefly(loop):
    """One turn of the loop, started by an empty coroutine's task."""

    async def once():
        pass

    task = loop.create_task(once())
    task._log_destroy_pending = False
    loop.run_until_complete(task)


def run_until(loop, predicate, timeout=30.0):
    end = loop.time() + timeout
    while not predicate():
        if loop.time() > end:
            raise TimeoutError
        loop.run_until_complete(tasks.sleep(0.001))


class TestLoop(base_events.BaseEventLoop):
    """A loop whose time stands still but for what a test's generator says.

    The generator is sent the time of every new timer, after the turn of the loop in
    which it was made, and yields how far the time then moves on.
    """

    def __init__(self, gen=None):
        super().__init__()
        self._check_on_close = gen is not None
        self._gen = (gen or self._no_timers)()
        next(self._gen)
        self._time = 0
        self._timers = []

    @staticmethod
    def _no_timers():
        yield

    def time(self):
        return self._time

    def advance_time(self, advance):
        self._time += advance or 0

    def _wait(self, seconds):
        pass

    def close(self):
        super().close()
        if not self._check_on_close:
            return
        try:
            self._gen.send(0)
        except StopIteration:
            return
        raise AssertionError("the test's timers are not all made")

    def _run_once(self):
        super()._run_once()
        timers, self._timers = self._timers, []
        for when in timers:
            self.advance_time(self._gen.send(when))

    def call_at(self, when, callback, *args, context=None):
        self._timers.append(when)
        return super().call_at(when, callback, *args, context=context)


def MockCallback(**kwargs):
    return mock.Mock(**kwargs)


class MockPattern(str):
    """Equal to every string in which the pattern is found."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        return re.search(str(self), other, re.S) is not None


class MockInstanceOf:
    def __init__(self, cls):
        self.cls = cls

    def __eq__(self, other):
        return isinstance(other, self.cls)


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        """The loop is to be handed on, so there is no current one."""
        events.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        events.set_event_loop(None)
        self.assertIsNone(sys.exception())
        self.doCleanups()


@contextlib.contextmanager
def disable_logger():
    yield


async def await_without_task(coroutine):
    """Runs the coroutine from a callback of the loop, where no task is current."""
    error = None

    def run():
        nonlocal error
        try:
            for _ in coroutine.__await__():
                pass
        except BaseException as raised:
            error = raised

    asyncio.get_running_loop().call_soon(run)
    await asyncio.sleep(0)
    if error is not None:
        raise error

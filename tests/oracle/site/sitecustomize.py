"""Imported by CPython at start-up, before the program: watches its instructions.

The program then runs exactly as `python3.14 FILE` runs it, with no frame of
ours below it, and is watched to the end of finalisation. Does nothing unless
the environment asks:

GENSTEP_EVENTS=FILE    write the instruction events of the program's own code
GENSTEP_ASYNCIO=1      give asyncio a virtual clock, and no sockets

The first sort of line in FILE names a code object when its module starts, the
second is an event:

    code <code object NAME at 0x..., file "FILE", line N> QUALNAME
    <code object NAME at 0x..., file "FILE", line N> OFFSET
"""

import os


def watch(path):
    import functools
    import io
    import sys

    monitoring = sys.monitoring
    tool = monitoring.DEBUGGER_ID
    start, instruction = monitoring.events.PY_START, monitoring.events.INSTRUCTION
    disable, set_local_events = monitoring.DISABLE, monitoring.set_local_events
    code_type = type(watch.__code__)
    here = os.getcwd() + "/"
    own = here + "tests/oracle/"
    out = io.TextIOWrapper(io.FileIO(path, "w"), encoding="utf-8", errors="surrogatepass",
                           write_through=True)

    watched, kept = set(), []  # ids of code objects, which are kept so that no other gets one

    def watch_code(code):
        watched.add(id(code))
        kept.append(code)
        print("code", repr(code), code.co_qualname, file=out)
        set_local_events(tool, code, instruction)
        for constant in code.co_consts:
            if isinstance(constant, code_type):
                watch_code(constant)

    def started(code, offset):
        # Nested code objects are watched with their module's, before any of them runs; one made
        # by code.replace() when it first runs.
        file = code.co_filename
        if id(code) not in watched and file.startswith(here) and not file.startswith(own):
            watch_code(code)
        return disable

    monitoring.use_tool_id(tool, "genstep")
    monitoring.register_callback(tool, start, started)
    # Plain C all the way: no Python frame is added, even where the program has none left.
    monitoring.register_callback(tool, instruction, functools.partial(print, file=out))
    monitoring.set_events(tool, start)


def make_asyncio_virtual():
    import asyncio
    import selectors

    class VirtualSelector(selectors._BaseSelectorImpl):
        """Waits for nothing: time is what the loop says it is."""

        def __init__(self):
            super().__init__()
            self.now = 0.0

        def select(self, timeout=None):
            if timeout is None:
                raise SystemExit("the program waits for ever")
            self.now += max(timeout, 0.0)
            return []

    class VirtualLoop(asyncio.SelectorEventLoop):
        def __init__(self, selector=None):
            super().__init__(VirtualSelector())
            self._clock_resolution = 1e-9

        def time(self):
            return self._selector.now

        def _make_self_pipe(self):
            self._ssock = self._csock = None

        def _close_self_pipe(self):
            pass

        def _write_to_self(self):
            pass

    asyncio.unix_events._UnixDefaultEventLoopPolicy._loop_factory = VirtualLoop
    asyncio.EventLoop = VirtualLoop


if "GENSTEP_ASYNCIO" in os.environ:
    make_asyncio_virtual()
if "GENSTEP_EVENTS" in os.environ:
    watch(os.environ["GENSTEP_EVENTS"])

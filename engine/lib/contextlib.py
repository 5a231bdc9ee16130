"""Tools for the with statement: context managers made of generators, and stacks of them."""

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext",
    "AbstractContextManager", "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator",
    "ExitStack", "redirect_stdout", "redirect_stderr", "suppress", "aclosing", "chdir",
]

import abc
import sys
from _collections_abc import _check_methods
from functools import wraps
from types import GenericAlias, MethodType


class AbstractContextManager(abc.ABC):
    """What has __enter__ and __exit__."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _check_methods(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """What has __aenter__ and __aexit__."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _check_methods(C, "__aenter__", "__aexit__")
        return NotImplemented


# ---- managers as decorators ----


class ContextDecorator:
    """A context manager that is a decorator, too: each call of the function runs inside it."""

    def _recreate_cm(self):
        """The manager for one call: a new one, where a manager serves only once."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """The same for asynchronous managers and functions."""

    _recreate_cm = ContextDecorator._recreate_cm

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


# ---- generators as context managers ----


def contextmanager(func):
    """Decorates a generator function that yields once: calling it gives a context manager.

    What stands before the yield runs on entry, and the value yielded is what `as` gets. The block
    runs where the yield waits: its exception is raised there. What stands behind runs on exit.
    """

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """The same for asynchronous generator functions."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class _GeneratorContextManagerBase:
    """A call of a generator function, and the generator that it gave."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


def _came_back(raised, thrown, stops):
    """Whether a generator let the exception that was thrown in pass: as it is, or, where that
    would say that the generator has ended, as the cause of a RuntimeError."""
    if raised is thrown:
        return True
    is_wrapped = isinstance(raised, RuntimeError) and isinstance(thrown, stops)
    return is_wrapped and raised.__cause__ is thrown


class _GeneratorContextManager(
    _GeneratorContextManagerBase, AbstractContextManager, ContextDecorator
):
    """What a function decorated with @contextmanager returns."""

    def __enter__(self):
        # It serves this once, and need not keep the arguments alive to make another.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                next(self.gen)
            else:
                self.gen.throw(value)
        except StopIteration as end:
            # It ended, as it should: an exception of the block is dealt with.
            return typ is not None and end is not value
        except BaseException as raised:
            if not _came_back(raised, value, StopIteration):
                raise
            # The with statement raises it again. It did not begin in the generator.
            value.__traceback__ = traceback
            return False
        try:
            when = "" if typ is None else " after throw()"
            raise RuntimeError("generator didn't stop" + when)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(
    _GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator
):
    """What a function decorated with @asynccontextmanager returns."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                await anext(self.gen)
            else:
                await self.gen.athrow(value)
        except StopAsyncIteration as end:
            return typ is not None and end is not value
        except BaseException as raised:
            if not _came_back(raised, value, (StopIteration, StopAsyncIteration)):
                raise
            value.__traceback__ = traceback
            return False
        try:
            when = "" if typ is None else " after athrow()"
            raise RuntimeError("generator didn't stop" + when)
        finally:
            await self.gen.aclose()


# ---- small managers ----


class closing(AbstractContextManager):
    """Calls thing.close() at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits thing.aclose() at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    """What is written to the stream of sys that a subclass names goes to another one meanwhile."""

    def __init__(self, new_target):
        self._target = new_target
        self._replaced = []  # several, when it is entered again inside itself

    def __enter__(self):
        self._replaced.append(getattr(sys, self._name))
        setattr(sys, self._name, self._target)
        return self._target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._name, self._replaced.pop())


class redirect_stdout(_RedirectStream):
    """What is printed goes to another stream meanwhile."""

    _name = "stdout"


class redirect_stderr(_RedirectStream):
    """The same for errors."""

    _name = "stderr"


class suppress(AbstractContextManager):
    """Ends the block quietly at these exceptions; takes them out of exception groups."""

    def __init__(self, *exceptions):
        self._suppressed = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._suppressed):
            return True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        _, others = excinst.split(self._suppressed)
        if others is not None:
            raise others
        return True


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, with and without async: for where a manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Not here: programs cannot touch files and folders."""

    def __init__(self, path):
        from _genstep import unsupported

        unsupported("contextlib.chdir()")

    def __exit__(self, *excinfo):
        pass


# ---- stacks of managers ----


class _Unwinding:
    """The exception, if any, that goes out through the exits of a stack, the last one first.

    An exit may stop it, and may raise another. All is as if the managers had been entered by with
    statements inside one another.
    """

    was_raised_by_exit = False

    def __init__(self, exc):
        self.exc = exc
        self._began = exc is not None
        self._handled = sys.exception()

    def details(self):
        """What the next exit is called with."""
        exc = self.exc
        return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)

    def stop(self):
        """An exit said that the exception is dealt with."""
        self.exc = None
        self.was_raised_by_exit = False

    def replace(self, raised):
        """An exit raised this.

        The chain of its contexts ends with what is being handled around the whole stack. Nested
        with statements would have been handling the exception that the exit was told of.
        """
        last = raised
        while (context := last.__context__) is not None and context is not self.exc:
            if context is self._handled:
                last.__context__ = self.exc
                break
            last = context
        self.exc = raised
        self.was_raised_by_exit = True

    @property
    def stopped(self):
        """What the stack's own exit answers."""
        return self._began and self.exc is None

    # Around `raise exc`, which would give it another context.

    def __enter__(self):
        self._context = self.exc.__context__
        return self.exc

    def __exit__(self, *exc_info):
        self.exc.__context__ = self._context


def _exit_of(thing, name):
    """A manager's exit method, or what is no manager and is called like one."""
    cls = type(thing)
    return MethodType(getattr(cls, name), thing) if hasattr(cls, name) else thing


def _not_supported(cls, protocol):
    name = f"{cls.__module__}.{cls.__qualname__}"
    return TypeError(f"'{name}' object does not support the {protocol} protocol")


class _BaseExitStack:
    def __init__(self):
        self._exit_callbacks = []  # of (is it synchronous?, exit)

    def _add(self, exit, is_sync=True):
        self._exit_callbacks.append((is_sync, exit))

    def pop_all(self):
        """Another stack with all that was registered here; this one is empty then."""
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def enter_context(self, cm):
        """Enters a manager now, and leaves it when the stack is left."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise _not_supported(cls, "context manager") from None
        result = enter(cm)
        self._add(MethodType(leave, cm))
        return result

    def push(self, exit):
        """Registers a manager's __exit__, or a function that is called like one."""
        self._add(_exit_of(exit, "__exit__"))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Registers a plain call."""

        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._add(_exit_wrapper)
        return callback


class ExitStack(_BaseExitStack, AbstractContextManager):
    """As many with statements inside one another as are wanted: the last entered is left first."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        unwinding = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            _, cb = self._exit_callbacks.pop()
            exc_details = unwinding.details()
            try:
                if cb(*exc_details):
                    unwinding.stop()
            except BaseException as raised:
                unwinding.replace(raised)
        if unwinding.was_raised_by_exit:
            with unwinding as exc:
                raise exc
        return unwinding.stopped

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An ExitStack that takes asynchronous managers too."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        unwinding = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            exc_details = unwinding.details()
            try:
                cb_suppress = cb(*exc_details)
                if cb_suppress if is_sync else await cb_suppress:
                    unwinding.stop()
            except BaseException as raised:
                unwinding.replace(raised)
        if unwinding.was_raised_by_exit:
            with unwinding as exc:
                raise exc
        return unwinding.stopped

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise _not_supported(cls, "asynchronous context manager") from None
        result = await enter(cm)
        self._add(MethodType(leave, cm), is_sync=False)
        return result

    def push_async_exit(self, exit):
        self._add(_exit_of(exit, "__aexit__"), is_sync=False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._add(_exit_wrapper, is_sync=False)
        return callback

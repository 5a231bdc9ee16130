"""Mock: an object that takes every call, and remembers how it was called."""

import unittest

import outside


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()
DEFAULT = object()


class _Call(tuple):
    """How a mock was called: (args, kwargs)."""

    args = property(lambda self: self[0])
    kwargs = property(lambda self: self[1])


class _Calls:
    """`call(1, a=2)` is what a mock remembers of being called so."""

    def __call__(self, *args, **kwargs):
        return _Call((args, kwargs))


call = _Calls()


class Mock:
    """Attributes that nobody gave to it are mocks of their own, made when they are asked for."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, **attributes):
        self.side_effect = side_effect
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.reset_mock()
        for name, value in attributes.items():
            setattr(self, name, value)

    def reset_mock(self):
        self.call_args_list = []
        self.call_args = None

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_count(self):
        return len(self.call_args_list)

    @property
    def mock_calls(self):
        return self.call_args_list

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name.startswith("assert"):
            raise AttributeError(f"{name!r} is not an assertion that this Mock has")
        value = Mock()
        object.__setattr__(self, name, value)
        return value

    def __call__(self, *args, **kwargs):
        self.call_args = call(*args, **kwargs)
        self.call_args_list.append(self.call_args)
        return self._outcome(*args, **kwargs)

    def _outcome(self, *args, **kwargs):
        effect = self.side_effect
        if effect is None:
            return self.return_value
        if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
            raise effect
        if callable(effect):
            return effect(*args, **kwargs)
        self.side_effect = rest = iter(effect)
        return next(rest)

    def __setattr__(self, name, value):
        """A special method given to a mock is found where Python looks for it: in a class of its own."""
        if name.startswith("__") and name.endswith("__") and callable(value):
            if type(self) is Mock:
                object.__setattr__(self, "__class__", type("Mock", (Mock,), {}))
            setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
        object.__setattr__(self, name, value)

    # What a test says about the calls.

    def assert_called_with(self, *args, **kwargs):
        expected = call(*args, **kwargs)
        if self.call_args is None or expected != self.call_args:
            raise AssertionError(f"called with {self.call_args}, not {expected}")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"called {self.call_count} times, not once")

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)

    def assert_not_called(self):
        if self.called:
            raise AssertionError(f"called: {self.call_args_list}")

    def assert_called(self):
        if not self.called:
            raise AssertionError("not called")

    def assert_has_calls(self, calls):
        width = len(calls)
        starts = range(len(self.call_args_list) - width + 1)
        if not any(self.call_args_list[start : start + width] == list(calls) for start in starts):
            raise AssertionError(f"called {self.call_args_list}, not {calls}")


MagicMock = Mock


class AsyncMock(Mock):
    """Called, it is a coroutine that has the mock's outcome."""

    async def _outcome(self, *args, **kwargs):
        return super()._outcome(*args, **kwargs)


class _Patch:
    """Another value in the place of an attribute, as a decorator and as a context manager."""

    def __init__(self, owner, name, new, values):
        self.owner = owner
        self.name = name
        self.new = new
        self.values = values

    def __enter__(self):
        self.own = self.name in vars(self.owner)
        self.before = vars(self.owner)[self.name] if self.own else getattr(self.owner, self.name)
        value = Mock(**self.values) if self.new is DEFAULT else self.new
        setattr(self.owner, self.name, value)
        return value

    def __exit__(self, *exc_info):
        if self.own:
            setattr(self.owner, self.name, self.before)
        else:
            delattr(self.owner, self.name)

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, test):
        def patched(*args, **kwargs):
            with self as value:
                return test(*args, *((value,) if self.new is DEFAULT else ()), **kwargs)

        for mark in ("__name__", "__qualname__", "__unittest_skip__", "__unittest_expecting_failure__"):
            if hasattr(test, mark):
                setattr(patched, mark, getattr(test, mark))
        return patched


class _PatchOutside:
    """A patch of something that genstep has not."""

    def __call__(self, test):
        return unittest.skip("needs unittest.mock.patch")(test)

    def __enter__(self):
        raise outside.NotApplicable("needs unittest.mock.patch")

    start = stop = __enter__

    def __exit__(self, *exc_info):
        pass


def patch(target, new=DEFAULT, **values):
    """`target` is the attribute's full name, "module.attribute"."""
    owner, _, name = target.rpartition(".")
    try:
        found = __import__(owner, fromlist=["*"])
    except ImportError:  # a class in a module
        return _PatchOutside()
    if name not in vars(found):
        return _PatchOutside()
    return _Patch(found, name, new, values)


def _patch_object(owner, name, new=DEFAULT, **values):
    if isinstance(owner, outside.StandIn):
        return _PatchOutside()
    return _Patch(owner, name, new, values)


def _patch_outside(*args, **kwargs):
    return _PatchOutside()


patch.object = _patch_object
patch.multiple = patch.dict = _patch_outside
mock_open = sentinel = outside.StandIn("unittest.mock")

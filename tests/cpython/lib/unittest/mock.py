"""Mock: an object that takes every call, and remembers how it was called."""

import unittest

import outside


class Mock:
    def __init__(self, return_value=None, side_effect=None):
        self.return_value = return_value
        self.side_effect = side_effect
        self.call_args_list = []

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_count(self):
        return len(self.call_args_list)

    def __call__(self, *args, **kwargs):
        self.call_args_list.append((args, kwargs))
        if self.side_effect is not None:
            return self.side_effect(*args, **kwargs)
        return self.return_value

    def __setattr__(self, name, value):
        """A special method given to a mock is found where Python looks for it: in a class of its own."""
        if name.startswith("__") and name.endswith("__"):
            if type(self) is Mock:
                object.__setattr__(self, "__class__", type("Mock", (Mock,), {}))
            setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
        object.__setattr__(self, name, value)


class _Patch:
    """Outside genstep, as a decorator and as a context manager."""

    def __call__(self, test):
        return unittest.skip("needs unittest.mock.patch")(test)

    def __enter__(self):
        raise outside.NotApplicable("needs unittest.mock.patch")

    def __exit__(self, *exc_info):
        pass


def patch(*args, **kwargs):
    return _Patch()


patch.object = patch.multiple = patch.dict = patch
ANY = outside.StandIn("unittest.mock.ANY")
MagicMock = call = mock_open = sentinel = outside.StandIn("unittest.mock")

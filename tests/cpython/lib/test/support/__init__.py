"""As much of CPython's test.support as its tests of generators and the like use."""

import contextlib
import io
import sys
import types
import unittest

import outside

HAVE_PY_DOCSTRINGS = True
HAVE_DOCSTRINGS = False  # C functions have none here, as in a CPython built without them
MISSING_C_DOCSTRINGS = True
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = sys.hash_info.width
SHORT_TIMEOUT = LOOPBACK_TIMEOUT = LONG_TIMEOUT = 30.0
_1G, _2G, _4G = 1 << 30, 1 << 31, 1 << 32
TEST_HOME_DIR = TEST_DATA_DIR = ""
is_wasi = is_emscripten = is_android = is_apple_mobile = is_apple = MS_WINDOWS = False
has_subprocess_support = has_socket_support = has_fork_support = False
Py_DEBUG = Py_GIL_DISABLED = False
REPO_ROOT = ""
verbose = 0


# Conditions. What a test asks for and genstep has not is the reason why it does not apply.


def cpython_only(test):
    return test


def impl_detail(message=None, **guards):
    return lambda test: test


def check_impl_detail(**guards):
    return guards.get("cpython", not guards)


def built_with_c_assertions():
    return False


def has_no_debug_ranges():
    return False


def check_sanitizer(**kinds):
    return False


def load_package_tests(*args):
    raise RuntimeError("a test file is imported, not run")


def requires_gil_enabled(reason=""):
    return _unconditionally


def requires_limited_api(test):
    return unittest.skip("needs _testcapi")(test)


requires_specialization = requires_specialization_ft = requires_limited_api
requires_debug_ranges = lambda reason="": _unconditionally


def requires_fork():
    return unittest.skip("needs subprocesses")


def requires_subprocess():
    return unittest.skip("needs subprocesses")


def run_with_locale(category, *locales):
    return unittest.skip("needs locales")


run_with_locales = run_with_locale


def run_with_tz(zone):
    return unittest.skip("needs time zones")


def requires_docstrings(test):
    return test  # many ask for those of Python functions


def requires_resource(resource):
    return unittest.skip(f"needs the resource {resource!r}")


def requires_working_socket(*, module=False):
    reason = "needs sockets"
    if module:
        return None  # asked for by files that only want an event loop: each test shows what it needs
    return unittest.skip(reason)


def _unconditionally(test=None, *args, **kwargs):
    return test


skip_emscripten_stack_overflow = skip_wasi_stack_overflow = lambda: _unconditionally
skip_if_unlimited_stack_size = _unconditionally
skip_if_pgo_task = _unconditionally
skip_on_s390x = _unconditionally
force_colorized = force_not_colorized = force_not_colorized_test_class = _unconditionally
no_tracing = refcount_test = requires_IEEE_754 = _unconditionally


def no_rerun(reason):
    return _unconditionally



def skip_if_buggy_ucrt_strfptime(test):
    return test


def requires_mac_ver(*version):
    return _unconditionally


def thread_unsafe(reason):
    return reason if callable(reason) else _unconditionally


def linked_to_musl():
    return False


def skip_if_sanitizer(*args, **kwargs):
    return _unconditionally


def skip_if_huge_c_stack(depth=0):
    return _unconditionally


def run_with_limited_c_stack(depth=0, size=0):
    return _unconditionally


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip("needs much memory")


def bigaddrspacetest(test):
    return unittest.skip("needs much memory")(test)


def nomemtest(test):
    return unittest.skip("needs memory errors made on purpose (_testcapi)")(test)


reset_code = late_deletion = _unconditionally
gc_threshold = outside.StandIn("gc thresholds")
run_code = outside.StandIn("exec()")
findfile = open_urlresource = outside.StandIn("files")
run_in_subinterp = outside.StandIn("subinterpreters")
inject_memory_error = inject_memory_error_cm = outside.StandIn("_testcapi")
check_sizeof = outside.StandIn("sizes of C structures")
calcobjsize = calcvobjsize = outside.StandIn("sizes of C structures")
setswitchinterval = outside.StandIn("threads")


# Helpers.


class Error(Exception):
    """The base of what test.support raises."""


class TestFailed(Error):
    pass


def gc_collect():
    import gc

    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def gc_threshold(*thresholds):
    import gc

    before = gc.get_threshold()
    gc.set_threshold(*thresholds)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class disable_gc:
    def __enter__(self):
        import gc

        self.was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *exc_info):
        import gc

        if self.was_enabled:
            gc.enable()


class swap_attr:
    """Gives an attribute another value for a while."""

    def __init__(self, target, name, value):
        self.target, self.name, self.value = target, name, value

    def __enter__(self):
        self.had = hasattr(self.target, self.name)
        self.before = getattr(self.target, self.name, None)
        setattr(self.target, self.name, self.value)
        return self.before

    def __exit__(self, *exc_info):
        if self.had:
            setattr(self.target, self.name, self.before)
        else:
            delattr(self.target, self.name)


@contextlib.contextmanager
def swap_item(target, key, value):
    """Gives an item another value for a while."""
    had = key in target
    before = target.get(key)
    target[key] = value
    try:
        yield before
    finally:
        if had:
            target[key] = before
        else:
            target.pop(key, None)


@contextlib.contextmanager
def adjust_int_max_str_digits(digits):
    """Another limit for how many digits of an int are converted."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


class Stopwatch:
    """Measures nothing: the machine's clock is not there. All that is timed took the same."""

    seconds = clock_info = None

    def __enter__(self):
        raise outside.NotApplicable("needs the machine's clock")

    def __exit__(self, *exc_info):
        pass


class captured_output:
    """Puts a text in the place of sys.stdout or sys.stderr."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.before = getattr(sys, self.name)
        text = io.StringIO()
        setattr(sys, self.name, text)
        return text

    def __exit__(self, *exc_info):
        setattr(sys, self.name, self.before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


class catch_unraisable_exception:
    """Remembers the last exception that nobody could be told of."""

    def __init__(self):
        self.unraisable = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self.before = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self.before
        del self.unraisable


def check__all__(case, module, name_of_module=None, extra=(), not_exported=()):
    """`__all__` has every public name that the module defines itself."""
    own = {module.__name__} if name_of_module is None else {module.__name__, *[name_of_module]}
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        value = getattr(module, name)
        if isinstance(value, types.ModuleType):
            continue
        if getattr(value, "__module__", module.__name__) in own:
            expected.add(name)
    case.assertCountEqual(module.__all__, expected)


def reap_children():
    pass


def sortdict(mapping):
    """A mapping's repr, in the order of its keys."""
    return "{" + ", ".join(f"{key!r}: {mapping[key]!r}" for key in sorted(mapping)) + "}"


def subTests(names, values, /, *, _do_cleanups=False):
    """The test is run with each of the values, as subtests."""
    names = names.replace(",", " ").split()

    def decorate(test):
        def run(self, /, *args, **kwargs):
            for value in values:
                given = dict(zip(names, value if len(names) > 1 else (value,)))
                with self.subTest(**given):
                    test(self, *args, **kwargs, **given)

        run.__name__ = test.__name__
        return run

    return decorate


class SuppressCrashReport:
    """No report of a crash would be made here."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


@contextlib.contextmanager
def infinite_recursion(depth=20_000):
    """Lets a test recurse as deep as it likes, up to a limit of its own."""
    before = sys.getrecursionlimit()
    here = 0
    frame = sys._getframe(2)
    while frame is not None:
        here += 1
        frame = frame.f_back
    sys.setrecursionlimit(here + depth)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(limit)
        yield
    finally:
        sys.setrecursionlimit(before)


def exceeds_recursion_limit():
    return 150_000


def check_syntax_error(case, statement, message="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, message) as caught:
        compile(statement, "<test string>", "exec")
    case.assertIsNotNone(caught.exception.lineno)
    if lineno is not None:
        case.assertEqual(caught.exception.lineno, lineno)
    if offset is not None:
        case.assertEqual(caught.exception.offset, offset)


def check_disallow_instantiation(case, cls, *args, **kwargs):
    module = cls.__module__
    name = cls.__qualname__ if module == "builtins" else f"{module}.{cls.__qualname__}"
    case.assertRaisesRegex(TypeError, f"cannot create '{name}' instances", cls, *args, **kwargs)


def check__all__(case, module, name_of_module=None, extra=(), not_exported=()):
    """A module's `__all__` is all of its public names that come from it."""
    origins = {name_of_module or module.__name__}
    public = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and name not in not_exported
        and (getattr(value, "__module__", None) in origins
             or not hasattr(value, "__module__") and not isinstance(value, types.ModuleType))
    }
    case.assertCountEqual(module.__all__, public | set(extra))


def check_free_after_iterating(case, make_iterator, cls, args=()):
    """An iterator at its end lets go of what it went over, and may be asked again from there."""
    gone = False

    class Watched(cls):
        def __del__(self):
            nonlocal gone
            gone = True
            try:
                next(iterator)
            except StopIteration:
                pass

    def use():
        nonlocal iterator
        iterator = make_iterator(Watched(*args))
        case.assertRaises(StopIteration, next, iterator)

    iterator = None
    use()
    gc_collect()
    case.assertTrue(gone)


class BrokenIter:
    """An iterator that fails where one says."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()


class EqualToForwardRef:
    """Equal to a ForwardRef that is about the same thing."""

    __hash__ = None

    def __init__(self, arg, *, module=None, owner=None, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_class__ = is_class
        self.__owner__ = owner

    def __eq__(self, other):
        names = "__forward_arg__ __forward_module__ __forward_is_class__ __owner__".split()
        missing = object()
        return all(getattr(self, name) == getattr(other, name, missing) for name in names)

    def __repr__(self):
        return f"EqualToForwardRef({self.__forward_arg__!r}, owner={self.__owner__!r})"


def run_no_yield_async_fn(function, /, *args, **kwargs):
    """Runs a coroutine that never waits. (Tests look for the words of the line that sends.)"""
    coro = function(*args, **kwargs)
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value
    finally:
        coro.close()
    raise AssertionError("the coroutine waited")


def run_yielding_async_fn(function, /, *args, **kwargs):
    """Runs a coroutine, going on whenever it waits."""
    coro = function(*args, **kwargs)
    try:
        while True:
            try:
                coro.send(None)
            except StopIteration as stop:
                return stop.value
    finally:
        coro.close()


@types.coroutine
def async_yield(value):
    return (yield value)

# A module beside the program.
import _helper
from _helper import VALUE as value, make
from _package.inner import depth
import _package
import _helper as again

print(value, make(3), _helper.__name__, again is _helper, _helper.calls)
print(depth(), _package.__name__, _package.inner.__name__, _package.WHERE)
try:
    from _helper import missing
except ImportError as error:
    print(type(error).__name__)
try:
    import _no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import _broken
except ZeroDivisionError as error:
    print(error)
g = _helper.generator()
print(next(g), list(g))

# Modules beside the program that import each other, and one that is no Python.
import _cycle

try:
    from _cycle import NEVER
except ImportError as error:
    print(error)
try:
    _cycle.NEVER
except AttributeError as error:
    print(error)
try:
    import _not_python
except SyntaxError as error:
    print(error, error.lineno, error.offset, repr(error.text))
import _not_python

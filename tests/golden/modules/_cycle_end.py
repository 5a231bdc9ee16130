import _cycle

try:
    from _cycle import LATER
except ImportError as error:
    print(error)
try:
    _cycle.LATER
except AttributeError as error:
    print(error)

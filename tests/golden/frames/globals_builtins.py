# A frame's namespaces.
import sys

NAME = "module level"


def gen():
    yield


g = gen()
frame = g.gi_frame
print(frame.f_globals is globals(), frame.f_globals["NAME"])
print(frame.f_builtins["len"]("abc"))
print(frame.f_code.co_varnames, frame.f_code.co_name)
print(sys._getframe().f_locals is globals())
try:
    frame.f_globals = {}
except AttributeError as error:
    print(error)


class Body:
    inside = 1
    print(sorted(k for k in sys._getframe().f_locals if not k.startswith("__")))

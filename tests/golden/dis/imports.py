import a.b.c as d
from a import b, c as e
from . import f
import g.h
global i
i: int = 5
assert i, "message"
raise i from g

# The import before the ; is whole: the error is behind it.
from math import pi as half_turn; import os as o.s

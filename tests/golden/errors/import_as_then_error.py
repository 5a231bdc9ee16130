# Nothing is wrong with the imported name; the second line is.
import sys as system; import math as m
system math

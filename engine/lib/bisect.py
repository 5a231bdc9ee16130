"""Where an item belongs in a sorted list, found by halving."""

from _bisect import *

bisect = bisect_right
insort = insort_right

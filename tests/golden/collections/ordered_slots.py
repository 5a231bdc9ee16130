# An OrderedDict with slots is copied with what they hold.
import copy
from collections import OrderedDict


class Labelled(OrderedDict):
    __slots__ = ("label", "unset")


labelled = Labelled(a=1)
labelled.label = ["label"]
labelled.extra = ["extra"]
for copied in copy.copy(labelled), copy.deepcopy(labelled):
    print(copied, copied.label, copied.extra, hasattr(copied, "unset"))
    print(copied.label is labelled.label)
print(labelled.__reduce__()[:4])

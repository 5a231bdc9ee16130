# asdict and astuple go into containers of all sorts, and build the same sorts anew.
from collections import OrderedDict, defaultdict, namedtuple
from dataclasses import asdict, astuple, dataclass


@dataclass
class Box:
    content: object = None


class Stack(list): pass
class Triple(tuple): pass


Pair = namedtuple("Pair", "left right")
shared = {1}
for content in (
    Box(1), [Box(1), (Box(2), "text")], {"key": Box(1), (1, 2): [Box()]}, Pair(Box(1), 2),
    Stack([Box(1)]), Triple([Box(1)]), defaultdict(list, {1: [Box(2)]}), OrderedDict(a=Box(1)),
    shared, len, Box,
):
    box = Box(content)
    for made in asdict(box)["content"], astuple(box)[0]:
        print(repr(made).split(" at 0")[0], type(made).__name__, made is content)
print(asdict(Box(Box(1)), dict_factory=lambda pairs: sorted(pairs)))
print(astuple(Box([Box(1)]), tuple_factory=list))


def failing(items):
    raise ValueError(items)


class NoCopy:
    def __deepcopy__(self, memo):
        raise LookupError("not to be copied")


for function in (
    lambda: asdict(Box([Box(1)]), dict_factory=failing),
    lambda: astuple(Box({"a": Box(1)}), tuple_factory=failing),
    lambda: astuple(Box((Box(1),)), tuple_factory=failing),
    lambda: asdict(Box([NoCopy()])),
):
    try:
        function()
    except (ValueError, LookupError) as error:
        names = []
        tb = error.__traceback__.tb_next
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(error, names)

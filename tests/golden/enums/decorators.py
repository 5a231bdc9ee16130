# unique, verify and global_enum.
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, show_flag_values, unique, verify
import copy


def twice():
    @unique
    class E(Enum):
        A = 1
        B = 1
def gaps():
    @verify(CONTINUOUS)
    class E(IntEnum):
        A = 1
        B = 4
def unnamed():
    @verify(NAMED_FLAGS)
    class E(Flag):
        A = 1
        B = 4
        C = 15
def aliases():
    @verify(UNIQUE)
    class E(Enum):
        A = 1
        B = 1
for f in twice, gaps, unnamed, aliases:
    try:
        f()
    except ValueError as e:
        print(e)
class E(Enum):
    A = 1
E.A._add_alias_("Z")
E.A._add_value_alias_(99)
print(E.Z, E(99), E["Z"], copy.copy(E.A) is E.A, copy.deepcopy([E.A])[0] is E.A, show_flag_values(13))

"""Members that are names of the module, too, and are shown as such: global_enum and its parts."""

import sys
from enum import KEEP, ReprEnum, _is_flag, _is_single_bit

# What is here belongs to enum, which shows it.
__name__ = "enum"


def _module_name(member):
    return member.__class__.__module__.split(".")[-1]


def global_enum_repr(self):
    """module.NAME"""
    return f"{_module_name(self)}.{self._name_}"


def global_flag_repr(self):
    """module.NAME|module.NAME"""
    module = _module_name(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    keeps = self._boundary_ is KEEP
    return "|".join(
        name if keeps and name[0].isdigit() else f"{module}.{name}"
        for name in self._name_.split("|")
    )


def global_str(self):
    """NAME"""
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Makes the members names of the module, and shows them so."""
    cls.__repr__ = global_flag_repr if _is_flag(cls) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls

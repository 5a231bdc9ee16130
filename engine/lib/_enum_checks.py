"""Decorators that check an enumeration when it is made: unique and verify."""

from enum import Enum, StrEnum, _is_flag, _is_single_bit, show_flag_values

# What is here belongs to enum, which shows it.
__name__ = "enum"


def unique(enumeration):
    """No two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration when it is made."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            problem = _PROBLEMS[check](enumeration) if check in _PROBLEMS else None
            if problem:
                raise ValueError(problem)
        return enumeration


# ---- what the checks find: a text, empty where nothing is wrong ----


def _aliases(enumeration):
    return ", ".join(
        f"{name} -> {made.name}"
        for name, made in enumeration.__members__.items()
        if name != made.name
    )


def _aliases_found(enumeration):
    aliases = _aliases(enumeration)
    return f"aliases found in {enumeration!r}: {aliases}" if aliases else ""


def _high_bit(value):
    """The index of the highest bit."""
    return value.bit_length() - 1


def _values_missing(enumeration):
    values = {made.value for made in enumeration}
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if _is_flag(enumeration):
        between = [2**bit for bit in range(_high_bit(low) + 1, _high_bit(high))]
    else:
        between = range(low + 1, high)
    missing = ", ".join(str(value) for value in between if value not in values)
    kind = "flag" if _is_flag(enumeration) else "enum"
    text = f"invalid {kind} {enumeration.__name__!r}: missing values {missing}"
    return text[:256] if missing else ""


def _flags_unnamed(enumeration):
    single = {made.value for made in enumeration}
    names = []
    bits = 0
    for name, made in enumeration._member_map_.items():
        if name not in enumeration._member_names_ and made.value >= 0:
            unnamed = [bit for bit in show_flag_values(made.value) if bit not in single]
            if unnamed:
                names.append(name)
            for bit in unnamed:
                bits |= bit
    if not names:
        return ""
    *others, last = names
    subject = f"aliases {', '.join(others)} and {last} are" if others else f"alias {last} is"
    values = "value" if _is_single_bit(bits) else "combined values of"
    return (
        f"invalid Flag {enumeration.__name__!r}: {subject} missing {values} 0x{bits:x} "
        f"[use enum.show_flag_values(value) for details]"
    )


_PROBLEMS = {UNIQUE: _aliases_found, CONTINUOUS: _values_missing, NAMED_FLAGS: _flags_unnamed}

"""Flag and IntFlag: enumerations whose members are bits that can be combined."""

from enum import Enum, ReprEnum, StrEnum, IntEnum, _is_single_bit, auto

# The classes belong to enum, which shows them.
__name__ = "enum"


class FlagBoundary(StrEnum):
    """What happens to bits that no member has."""

    STRICT = auto()  # an error (Flag's)
    CONFORM = auto()  # they are dropped
    EJECT = auto()  # the result is a plain int
    KEEP = auto()  # they stay (IntFlag's)


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


# ---- bits ----


def bin(num, max_bits=None):
    """Like the builtin, with the sign as a bit of its own: '0b1 0101' is -11."""
    width = max(num.bit_length(), max_bits or 0)
    digits = f"{num % 2**width:0{width}b}" if width else ""
    return f"0b{'1' if num < 0 else '0'} {digits}"


def _iter_bits_lsb(num):
    """The bits of a number, lowest first, each as a number."""
    rest = num.value if isinstance(num, Enum) else num
    if rest < 0:
        raise ValueError(f"{num!r} is not a positive integer")
    while rest:
        bit = rest & -rest
        yield bit
        rest ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


# ---- what EnumType does for flags only ----


def attributes_of_flag(boundary, first_enum):
    return {
        "_boundary_": boundary or getattr(first_enum, "_boundary_", None),
        "_flag_mask_": 0,
        "_singles_mask_": 0,
        "_all_bits_": 0,
        "_inverted_": None,
    }


def note_bits(cls, value):
    """Of a new member's value; whether it is a single bit: others are aliases."""
    is_single = isinstance(value, int) and _is_single_bit(value)
    if isinstance(value, int):
        cls._flag_mask_ |= value
    if is_single:
        cls._singles_mask_ |= value
    cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    return is_single


def finish_flag(cls):
    """The operators are Flag's, not a data type's; combinations list members as they were defined."""
    for operator in "or", "and", "xor", "ror", "rand", "rxor", "invert":
        name = f"__{operator}__"
        if name not in vars(cls):
            setattr(cls, name, getattr(Flag, name))
    values = [made._value_ for made in cls]
    if values != sorted(values):
        cls._iter_member_ = cls._iter_member_by_def_


# ---- the classes ----


class Flag(Enum):
    """Enumerations whose members can be combined with |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next bit."""
        if not count:
            return 1 if start is None else start
        greatest = max(last_values)
        try:
            return 1 << greatest.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {greatest!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        members = list(cls._iter_member_by_value_(value))
        yield from sorted(members, key=lambda made: made._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """A combination of members: made when it is first asked for, and kept."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, boundary, limit = cls._flag_mask_, cls._boundary_, cls._all_bits_ + 1
        if not -limit <= value < limit or value & (cls._all_bits_ ^ mask):
            if boundary is EJECT:
                return value
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n"
                    f"  allowed {bin(mask, width)}"
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is not KEEP:
                raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")
            elif value < 0:
                value += max(limit, 2 ** value.bit_length())
        given = value
        if value < 0:
            value += limit
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError(
                f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]"
            )
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        parts, rest = _parts_of(cls, value)
        made._name_ = "|".join([part._name_ for part in parts]) if parts else None
        if parts and rest:
            if boundary is STRICT:
                raise ValueError(f"{cls!r}: no members with value {rest!r}")
            made._name_ += f"|{cls._numeric_repr_(rest)}"
        made = cls._value2member_map_.setdefault(value, made)
        if given < 0:
            cls._value2member_map_[given] = made
        return made

    def __contains__(self, other):
        """Whether all bits of the other one are set."""
        cls = self.__class__
        if isinstance(other, cls):
            return other._value_ & self._value_ == other._value_
        raise TypeError(
            f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
            f"and {cls.__qualname__!r}"
        )

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        name = cls.__name__ if self._name_ is None else f"{cls.__name__}.{self._name_}"
        return f"<{name}: {(cls._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        is_number = self._member_type_ is not object and isinstance(flag, self._member_type_)
        if isinstance(flag, self.__class__):
            return flag._value_
        return flag if is_number else NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if (odd := _without_value(self, other, value)) is not None:
            raise TypeError(f"'{odd}' cannot be combined with other flags with |")
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if (odd := _without_value(self, other, value)) is not None:
            raise TypeError(f"'{odd}' cannot be combined with other flags with &")
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if (odd := _without_value(self, other, value)) is not None:
            raise TypeError(f"'{odd}' cannot be combined with other flags with ^")
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            others = ~self._value_
            if self._boundary_ not in (EJECT, KEEP):
                others &= self._singles_mask_
            self._inverted_ = self.__class__(others)
        return self._inverted_

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def _parts_of(cls, value):
    """The members that make up a value, single bits first, and the bits that remain."""
    parts = list(cls._iter_member_(value & cls._singles_mask_))
    if value & ~cls._singles_mask_:
        for made in cls._member_map_.values():
            if made._value_ and made._value_ & value == made._value_ and made not in parts:
                parts.append(made)
    rest = value
    for part in parts:
        rest &= ~part._value_
    return parts, rest


def _without_value(self, other, value):
    """Which of two flags has no value that could be combined."""
    if self._value_ is None:
        return self
    return other if value is None else None


for _name, _value in attributes_of_flag(STRICT, None).items():
    setattr(Flag, _name, _value)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags whose members are ints."""


_stdlib_enums = IntEnum, StrEnum, IntFlag

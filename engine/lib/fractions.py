"""Fraction: exact rational numbers."""

import math
import numbers
import operator
from _genstep import stand_in as _stand_in, unsupported as _unsupported

__all__ = ["Fraction"]

_HASH_PRIME = 2**61 - 1
_HASH_INFINITY = 314159


def _read_digits(text):
    """The number that decimal digits with single underscores between them stand for, or None."""
    parts = text.split("_")
    return int("".join(parts)) if all(part.isdecimal() for part in parts) else None


def _read(text):
    """Numerator and denominator of "3/4", "-1.5e3" and the like; None if it is neither."""
    rest = text.strip()
    negative = rest[:1] == "-"
    rest = rest[1:] if rest[:1] in ("-", "+") and rest else rest
    if not (rest[:1].isdecimal() or (rest[:1] == "." and rest[1:2].isdecimal())):
        return None
    above, slash, below = rest.partition("/")
    if slash:
        numerator, denominator = _read_digits(above.rstrip()), _read_digits(below.lstrip())
    else:
        mantissa, e, exponent = rest.replace("E", "e").partition("e")
        whole, _, decimals = mantissa.partition(".")
        numerator = _read_digits(whole) if whole else 0
        places = _read_digits(decimals) if decimals else 0
        power = _read_digits(exponent.removeprefix("-") if exponent[:1] == "-"
                             else exponent.removeprefix("+")) if e else 0
        if numerator is None or places is None or power is None:
            return None
        scale = 10 ** len(decimals.replace("_", ""))
        numerator, denominator = numerator * scale + places, scale
        if exponent[:1] == "-":
            denominator *= 10**power
        else:
            numerator *= 10**power
    if numerator is None or denominator is None:
        return None
    return -numerator if negative else numerator, denominator


@_stand_in
def _ratio(number):
    """Numerator and denominator of a number; None if it has none."""
    if isinstance(number, numbers.Rational):
        return number.numerator, number.denominator
    if isinstance(number, float) or (
        not isinstance(number, type) and hasattr(number, "as_integer_ratio")
    ):
        numerator, denominator = number.as_integer_ratio()
        return numerator, denominator
    return None


def _operator_pair(exact, general, complex_too=True):
    """__op__ and __rop__: exact with rationals, as floats with floats and complex numbers."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return general(float(a), b)
        if complex_too and isinstance(b, complex):
            return general(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return general(float(a), float(b))
        if complex_too and isinstance(a, numbers.Complex):
            return general(complex(a), float(b))
        return NotImplemented

    forward.__name__ = "__" + general.__name__ + "__"
    reverse.__name__ = "__r" + general.__name__ + "__"
    return forward, reverse


class Fraction(numbers.Rational):
    """A numerator and a positive denominator without common divisors."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if ratio := _ratio(numerator):
                return cls._from_lowest(*ratio)
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational "
                                "instance or have the as_integer_ratio() method")
            ratio = _read(numerator)
            if ratio is None:
                raise ValueError("Invalid literal for Fraction: %r" % numerator)
            numerator, denominator = ratio
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        return cls._from_lowest(numerator // divisor, denominator // divisor)

    @classmethod
    def _from_lowest(cls, numerator, denominator):
        self = super().__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_number(cls, number):
        if ratio := _ratio(number):
            return cls._from_lowest(*ratio)
        raise TypeError("argument should be a Rational instance or "
                        "have the as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)"
                            % (cls.__name__, f, type(f).__name__))
        return cls._from_lowest(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        _unsupported("Fraction.from_decimal()")

    @property
    def denominator(a):
        return a._denominator

    @property
    def numerator(a):
        return a._numerator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a small denominator, by its continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        above, below = self._numerator, self._denominator
        if below <= max_denominator:
            return Fraction(self)
        # Two approximations in turn, (numerator, denominator) each.
        older, newer = (0, 1), (1, 0)
        while True:
            times, rest = divmod(above, below)
            newest = older[0] + times * newer[0], older[1] + times * newer[1]
            if newest[1] > max_denominator:
                break
            older, newer = newer, newest
            above, below = below, rest
        times = (max_denominator - older[1]) // newer[1]
        between = older[0] + times * newer[0], older[1] + times * newer[1]
        # The nearer of the two; of equally near ones the one with the smaller denominator.
        nearer = newer if 2 * below * between[1] <= self._denominator else between
        return Fraction._from_lowest(*nearer)

    def __repr__(self):
        return "%s(%s, %s)" % (type(self).__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        from _fraction_format import fraction_text

        text = fraction_text(self._numerator, self._denominator, format_spec)
        if text is None:
            raise ValueError(f"Invalid format specifier {format_spec!r} "
                             f"for object of type {type(self).__name__!r}")
        return text

    # Arithmetic. The constructor brings results to lowest terms.

    def _add(a, b):
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                        a._denominator * b._denominator)

    __add__, __radd__ = _operator_pair(_add, operator.add)

    def _sub(a, b):
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                        a._denominator * b._denominator)

    __sub__, __rsub__ = _operator_pair(_sub, operator.sub)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    __mul__, __rmul__ = _operator_pair(_mul, operator.mul)

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % (b._denominator))
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    __truediv__, __rtruediv__ = _operator_pair(_div, operator.truediv)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    __floordiv__, __rfloordiv__ = _operator_pair(_floordiv, operator.floordiv, False)

    def _divmod(a, b):
        common = a._denominator * b._denominator
        whole, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return whole, Fraction(rest, common)

    __divmod__, __rdivmod__ = _operator_pair(_divmod, divmod, False)

    def _mod(a, b):
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator),
                        a._denominator * b._denominator)

    __mod__, __rmod__ = _operator_pair(_mod, operator.mod, False)

    def __pow__(a, b, modulus=None):
        if modulus is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._from_lowest(a._numerator**power, a._denominator**power)
            if a._numerator > 0:
                return Fraction._from_lowest(a._denominator**-power, a._numerator**-power)
            if a._numerator == 0:
                raise ZeroDivisionError("Fraction(%s, 0)" % a._denominator**-power)
            return Fraction._from_lowest((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulus=None):
        if modulus is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._from_lowest(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_lowest(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_lowest(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        whole = abs(a._numerator) // a._denominator
        return _index(-whole if a._numerator < 0 else whole)

    def __trunc__(a):
        whole = abs(a._numerator) // a._denominator
        return -whole if a._numerator < 0 else whole

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """To a whole number, halves to the even one; or to a multiple of a power of ten."""
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            up = twice > self._denominator or (twice == self._denominator and whole % 2 == 1)
            return whole + 1 if up else whole
        unit = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * unit), unit)
        return Fraction(round(self / unit) * unit)

    # Comparison.

    def __hash__(self):
        """Equal to that of an equal int or float."""
        try:
            inverse = pow(self._denominator, -1, _HASH_PRIME)
        except ValueError:
            size = _HASH_INFINITY
        else:
            size = hash(hash(abs(self._numerator)) * inverse)
        result = size if self._numerator >= 0 else -size
        return -2 if result == -1 else result

    def __eq__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

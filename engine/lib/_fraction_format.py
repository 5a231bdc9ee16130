"""Fractions as text in the ways of format()."""

from _genstep import stand_in

_DIGITS = frozenset("0123456789")


class _Spec:
    """The parts of a format spec; `rest` is what is left of it, the presentation type."""

    def __init__(self, spec):
        self.fill, self.align = " ", None
        if spec[1:2] and spec[1] in "<>=^":
            self.fill, self.align, spec = spec[0], spec[1], spec[2:]
        elif spec[:1] and spec[0] in "<>=^":
            self.align, spec = spec[0], spec[1:]
        self.rest = spec
        self.sign = self.take("-+ ")
        self.no_negative_zero = self.take("z")
        self.alternative = self.take("#")
        self.zeros = self.rest[:1] == "0" and self.rest[1:2] in _DIGITS and self.take("0")
        self.width = self.number()
        self.separator = self.take(",_")
        self.precision = self.fraction_separator = ""
        if self.rest[:1] == "." and self.rest[1:2] in _DIGITS | {",", "_"}:
            self.rest = self.rest[1:]
            self.precision = self.number()
            self.fraction_separator = self.take(",_")

    def take(self, letters):
        """The next letter, if it is one of these; else nothing."""
        letter = self.rest[:1]
        if letter == "" or letter not in letters:
            return ""
        self.rest = self.rest[1:]
        return letter

    def number(self):
        size = 0
        while self.rest[size : size + 1] in _DIGITS:
            size += 1
        digits, self.rest = self.rest[:size], self.rest[size:]
        return digits

    def is_general(self):
        """For a fraction as it is: nothing that is for digits behind a point, no zeros in front."""
        return (self.rest == "" and not self.no_negative_zero and not self.zeros and not self.precision
                and not self.fraction_separator)

    def is_float_like(self):
        return self.rest != "" and self.rest in "eEfFgG%" and not (self.align and self.zeros)

    def signed(self, negative):
        return "-" if negative else self.sign.replace("-", "")

    def padded(self, sign, body):
        padding = self.fill * (int(self.width or 0) - len(sign) - len(body))
        if self.align == "<":
            return sign + body + padding
        if self.align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        if self.align == "=":
            return sign + padding + body
        return padding + sign + body


def _rounded(numerator, denominator, exponent):
    """The nearest multiple of 10**exponent, in such units; of two the even one."""
    if exponent >= 0:
        denominator *= 10**exponent
    else:
        numerator *= 10**-exponent
    units, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return units + (twice > denominator or (twice == denominator and units % 2 == 1))


def _rounded_to_figures(numerator, denominator, figures):
    """So many digits, and the power of ten that the last one counts."""
    if numerator == 0:
        return 0, 1 - figures
    above, below = str(abs(numerator)), str(denominator)
    exponent = len(above) - len(below) + (below <= above) - figures
    number = _rounded(numerator, denominator, exponent)
    if abs(number) == 10**figures:  # 9.99 became 10.0
        number, exponent = number // 10 if number > 0 else -(-number // 10), exponent + 1
    return number, exponent


def _general(numerator, denominator, spec):
    body = f"{abs(numerator):{spec.separator}}"
    if denominator > 1 or spec.alternative:
        body += f"/{denominator:{spec.separator}}"
    return spec.padded(spec.signed(numerator < 0), body)


def _grouped(digits, separator):
    """Groups of three, counted from the end."""
    first = (len(digits) - 1) % 3 + 1
    return digits[:first] + "".join(separator + digits[at : at + 3] for at in range(first, len(digits), 3))


def _float_like(numerator, denominator, spec):
    kind = spec.rest
    precision = int(spec.precision or 6)
    scientific = False
    if kind in "fF%":
        number = _rounded(numerator, denominator, -precision - 2 * (kind == "%"))
        places = precision
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        number, exponent = _rounded_to_figures(numerator, denominator, figures)
        scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
        places = figures - 1 if scientific else -exponent
    suffix = "%" if kind == "%" else ""
    if scientific:
        suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + places:+03d}"
    sign = spec.signed(number < 0 if spec.no_negative_zero else numerator < 0)
    digits = f"{abs(number):0{places + 1}d}"
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :]
    if kind in "gG" and not spec.alternative:
        fraction = fraction.rstrip("0")
    if spec.fraction_separator:
        fraction = spec.fraction_separator.join(fraction[at : at + 3] for at in range(0, len(fraction), 3))
    behind = ("." if fraction or spec.alternative else "") + fraction + suffix
    if spec.zeros or (spec.fill == "0" and spec.align == "="):
        room = int(spec.width or 0) - len(sign) - len(behind)
        whole = whole.zfill(3 * room // 4 + 1 if spec.separator else room)
    if spec.separator:
        whole = _grouped(whole, spec.separator)
    return spec.padded(sign, whole + behind)


@stand_in
def fraction_text(numerator, denominator, format_spec):
    """The text, or None if the spec is none for fractions."""
    spec = _Spec(format_spec)
    if spec.is_general():
        return _general(numerator, denominator, spec)
    if spec.is_float_like():
        return _float_like(numerator, denominator, spec)
    return None

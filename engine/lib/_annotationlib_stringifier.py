"""Stand-ins for the names in annotations that are not to be evaluated, or cannot be.

What is done to a stand-in is not done: it gives another one, which has the expression as text.
"""

from _annotationlib_text import _Template, type_repr
from annotationlib import Format, ForwardRef

__name__ = "annotationlib"

# How tightly parts of an expression hold together; weaker ones get parentheses inside stronger.
_TUPLE, _COMPARE, _OR, _XOR, _AND, _SHIFT, _SUM, _TERM, _UNARY, _POWER, _ATOM = range(11)


def _write(value, maker, names, strength=_TUPLE):
    """The text of a part of an expression. What has no text gets a name, added to `names`."""
    if isinstance(value, _Stringifier):
        names.update(value.__extra_names__ or {})
        text = value.__arg__
        return f"({text})" if value.__strength__ < strength else text
    kind = type(value)
    if kind is _Template:
        return type_repr(value)
    if kind is slice:
        parts = [value.start, value.stop] + [value.step] * (value.step is not None)
        return ":".join("" if part is None else _write(part, maker, names) for part in parts)
    if kind in (float, complex):
        return repr(value).replace("inf", "1e309")
    if maker.format == Format.STRING:
        return "..." if value is ... else repr(value)
    if value is None or kind in (str, int, bool):
        return repr(value)
    if kind in _DISPLAYS:
        inside = ", ".join(_write(item, maker, names) for item in value)
        if kind is dict:
            inside = ", ".join(
                f"{_write(key, maker, names)}: {_write(item, maker, names)}"
                for key, item in value.items()
            )
        comma = "," if kind is tuple and len(value) == 1 else ""
        return _DISPLAYS[kind].format(inside + comma)
    name = maker.create_unique_name()
    names[name] = value
    return name


_DISPLAYS = {tuple: "({})", list: "[{}]", set: "{{{}}}", dict: "{{{}}}"}


def _infix(sign, strength):
    """The methods of a binary operator: from the left, and reflected."""
    tighter = strength + 1
    left = tighter if sign == "**" or strength == _COMPARE else strength
    right = strength if sign == "**" else tighter

    def operate(self, other):
        return _made(self, "{} " + sign + " {}", (self, left), (other, right), strength=strength)

    def reflected(self, other):
        return _made(self, "{} " + sign + " {}", (other, left), (self, right), strength=strength)

    return operate, reflected


def _prefix(sign):
    def operate(self):
        return _made(self, sign + "{}", (self, _UNARY), strength=_UNARY)

    return operate


def _made(origin, pattern, *parts, strength=_ATOM):
    """Another stand-in, for an expression of parts: each a value and the strength it needs."""
    maker, names = origin.__stringifier_dict__, {}
    texts = [_write(value, maker, names, needed) for value, needed in parts]
    return maker.add(pattern.format(*texts), names=names or None, strength=strength)


class _Stringifier:
    __slots__ = ForwardRef.__slots__

    def __init__(self, text, maker, *, cell=None, names=None, strength=_ATOM):
        self.__arg__, self.__strength__, self.__cell__ = text, strength, cell
        self.__extra_names__, self.__stringifier_dict__ = names, maker
        self.__forward_is_argument__, self.__forward_is_class__ = False, maker.is_class
        self.__globals__, self.__owner__ = maker.globals, maker.owner
        self.__code__ = self.__forward_module__ = None

    # == gives another expression, so equality cannot say which keys are the same.
    def __hash__(self):
        return id(self)

    def __getitem__(self, key):
        if self.__arg__ == "__classdict__":  # looked in first for every name of a class
            raise KeyError
        if type(key) is not tuple or not key:
            return _made(self, "{}[{}]", (self, _ATOM), (key, _TUPLE))
        inside = ", ".join(["{}"] * len(key)) + ("," if len(key) == 1 else "")
        items = [(item, _TUPLE) for item in key]
        return _made(self, "{}[" + inside + "]", (self, _ATOM), *items)

    def __getattr__(self, attr):
        return _made(self, "{}." + attr, (self, _ATOM))

    def __call__(self, *args, **kwargs):
        inside = ["{}"] * len(args) + [key + "={}" for key in kwargs]
        parts = [(value, _TUPLE) for value in (*args, *kwargs.values())]
        return _made(self, "{}(" + ", ".join(inside) + ")", (self, _ATOM), *parts)

    def __iter__(self):
        yield _made(self, "*{}", (self, _OR))

    def __repr__(self):
        return self.__arg__

    def __format__(self, format_spec):
        raise TypeError("Cannot stringify annotation containing string formatting")

    __invert__, __pos__, __neg__ = map(_prefix, "~+-")
    __or__, __ror__ = _infix("|", _OR)
    __xor__, __rxor__ = _infix("^", _XOR)
    __and__, __rand__ = _infix("&", _AND)
    __lshift__, __rlshift__ = _infix("<<", _SHIFT)
    __rshift__, __rrshift__ = _infix(">>", _SHIFT)
    __add__, __radd__ = _infix("+", _SUM)
    __sub__, __rsub__ = _infix("-", _SUM)
    __mul__, __rmul__ = _infix("*", _TERM)
    __matmul__, __rmatmul__ = _infix("@", _TERM)
    __truediv__, __rtruediv__ = _infix("/", _TERM)
    __mod__, __rmod__ = _infix("%", _TERM)
    __floordiv__, __rfloordiv__ = _infix("//", _TERM)
    __pow__, __rpow__ = _infix("**", _POWER)
    __eq__, __ne__ = _infix("==", _COMPARE)[0], _infix("!=", _COMPARE)[0]
    __lt__, __gt__ = _infix("<", _COMPARE)[0], _infix(">", _COMPARE)[0]
    __le__, __ge__ = _infix("<=", _COMPARE)[0], _infix(">=", _COMPARE)[0]

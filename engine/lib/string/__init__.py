"""Constants with all letters of a kind, capwords, and templates with $names."""

import _genstep
import _string

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
    "octdigits", "printable", "punctuation", "whitespace", "Formatter", "Template",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word of s with a capital first letter; without `sep`, single spaces between words."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_nothing = {}
_first_letters = ascii_letters + "_"


def _identifier_end(text, start):
    if text[start : start + 1] not in _first_letters or start == len(text):
        return start
    end = start + 1
    while end < len(text) and (text[end] in _first_letters or text[end] in digits):
        end += 1
    return end


class Template:
    """Text in which $name and ${name} stand for values; $$ is a $."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def __init_subclass__(cls):
        super().__init_subclass__()
        for name in ("pattern", "idpattern", "braceidpattern", "flags"):
            if name in cls.__dict__:
                _genstep.unsupported(f"string.Template with its own {name}")

    def _places(self):
        """Where something is to be put in: (start, end, name); the name is None for a doubled
        delimiter, and empty for what is no placeholder."""
        text, mark = self.template, self.delimiter
        at = text.find(mark)
        while at >= 0:
            start = at + len(mark)
            braced = text.startswith("{", start)
            name_end = _identifier_end(text, start + braced)
            name = text[start + braced : name_end]
            if text.startswith(mark, start):
                end, name = start + len(mark), None
            elif braced and name and text.startswith("}", name_end):
                end = name_end + 1
            elif not braced and name:
                end = name_end
            else:
                end, name = start, ""
            yield at, end, name
            at = text.find(mark, end)

    def _invalid(self, position):
        lines = self.template[:position].splitlines(keepends=True)
        column = position - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def _fill(self, value_of):
        pieces = []
        done = 0
        for start, end, name in self._places():
            pieces.append(self.template[done:start])
            pieces.append(self.delimiter if name is None else value_of(name, start, end))
            done = end
        pieces.append(self.template[done:])
        return "".join(pieces)

    def substitute(self, mapping=_nothing, /, **kws):
        def value_of(name, start, end):
            if not name:
                self._invalid(end)
            return str(kws[name] if name in kws else mapping[name])

        return self._fill(value_of)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        def value_of(name, start, end):
            try:
                if name:
                    return str(kws[name] if name in kws else mapping[name])
            except KeyError:
                pass
            return self.template[start:end]

        return self._fill(value_of)

    def is_valid(self):
        return all(name != "" for _, _, name in self._places())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, _, name in self._places() if name))


class Formatter:
    """str.format in steps that a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, number=0):
        """The text, and the number of the next field without one; False once fields are
        numbered."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        pieces = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                pieces.append(literal)
            if field is None:
                continue
            first, _ = _string.formatter_field_name_split(field)
            if first == "":
                if number is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                field = f"{number}{field}"
                number += 1
            elif isinstance(first, int):
                if number:
                    raise ValueError(
                        "cannot switch from automatic field numbering to manual field specification"
                    )
                number = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            pieces.append(self.format_field(value, spec))
        return "".join(pieces), number

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        key, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(key, args, kwargs)
        for is_attribute, name in rest:
            value = getattr(value, name) if is_attribute else value[name]
        return value, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        match conversion:
            case None:
                return value
            case "s":
                return str(value)
            case "r":
                return repr(value)
            case "a":
                return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        pass

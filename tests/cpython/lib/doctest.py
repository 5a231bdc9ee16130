"""The examples in a test file's docstrings, run one after the other.

genstep has no exec(), so examples become plain programs: `tests/cpython/check.sh`
asks for the program of a docstring (run_one.py FILE program:NAME) and runs that.
In it every example is a `try` statement between calls of this module's `begin`
and `end`, which compare what was printed and raised with what the docstring says.
An expression's value is shown as the interactive prompt would show it. An example
that expects a SyntaxError cannot stand in a program with others: it becomes a
program of its own, and must fail to compile as it says.
"""

import sys
import types

ELLIPSIS = 8
NORMALIZE_WHITESPACE = 4
IGNORE_EXCEPTION_DETAIL = 32

STATEMENTS = {
    "assert", "async", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
    "from", "global", "if", "import", "nonlocal", "pass", "raise", "return", "try", "while", "with",
}
TRACEBACK = "Traceback (most recent call last):"


def docstrings(module):
    """(name, text) of each docstring in which there are examples, as doctest finds them."""
    found = [("module", module.__doc__)]
    found += [(f"__test__.{name}", text) for name, text in getattr(module, "__test__", {}).items()]
    for name, value in vars(module).items():
        if getattr(value, "__module__", None) != module.__name__:
            continue
        if isinstance(value, (types.FunctionType, type)):
            found.append((name, value.__doc__))
        if isinstance(value, type):
            for method, function in vars(value).items():
                if isinstance(function, types.FunctionType):
                    found.append((f"{name}.{method}", function.__doc__))
    return [(name, text) for name, text in found if isinstance(text, str) and ">>> " in text]


def names(module):
    return [name for name, text in docstrings(module)]


class Example:
    """One `>>>` with the lines that go on with it, and what it is to print."""

    def __init__(self, source, wanted):
        self.source = source
        self.wanted = wanted

    @property
    def wants_syntax_error(self):
        return TRACEBACK in self.wanted and self.last_line.partition(":")[0] in ("SyntaxError", "IndentationError")

    @property
    def last_line(self):
        return self.wanted.rstrip("\n").rpartition("\n")[2].strip()


def examples(text):
    found = []
    lines = text.expandtabs().split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.lstrip().startswith(">>>"):
            continue
        indent = len(line) - len(line.lstrip())
        source = [line[indent + 4:]]
        while at < len(lines) and lines[at][indent:indent + 3] == "...":
            source.append(lines[at][indent + 4:])
            at += 1
        wanted = []
        while at < len(lines) and lines[at].strip() and not lines[at].lstrip().startswith(">>>"):
            wanted.append(lines[at][indent:] + "\n")
            at += 1
        found.append(Example("\n".join(source), "".join(wanted)))
    return found


def code_only(source):
    """The source with other characters in place of strings and comments; as long as it was."""
    text = ""
    quote = ""
    at = 0
    while at < len(source):
        char = source[at]
        if quote:
            if char == "\\":
                text += "."
                at += 1
                char = "."
            elif source.startswith(quote, at):
                text += "." * (len(quote) - 1)
                at += len(quote) - 1
                char, quote = ".", ""
            else:
                char = "."
        elif char in "\"'":
            quote = char * 3 if source.startswith(char * 3, at) else char
            text += "." * (len(quote) - 1)
            at += len(quote) - 1
            char = "."
        elif char == "#":
            end = source.find("\n", at)
            end = len(source) if end < 0 else end
            text += " " * (end - at)
            at = end
            continue
        text += char
        at += 1
    return text


def is_expression(code):
    """Whether one would see a value at the prompt: neither a statement's word first nor an assignment."""
    code = code.strip()
    word = ""
    for char in code:
        if not (char.isalnum() or char == "_"):
            break
        word += char
    if not code or code[0] == "@" or word in STATEMENTS:
        return False
    depth = 0
    for at, char in enumerate(code):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and char == ";":
            return False
        elif depth == 0 and char == "=":
            if not (code[at + 1:at + 2] == "=" or code[at - 1] in "=!<>"):
                return False
    return True


def shown(source):
    """The source with each statement that is an expression made to show its value."""
    code = code_only(source)
    parts = []
    start = depth = 0
    inside = False  # of a function or class: the prompt shows nothing there
    for at in range(len(code) + 1):
        char = code[at] if at < len(code) else "\n"
        depth += (char in "([{") - (char in ")]}")
        if char != "\n" or depth or code[at - 1:at] == "\\":
            continue
        line, statement = source[start:at], code[start:at]
        margin = statement[:len(statement) - len(statement.lstrip())]
        if statement.strip() and not margin:
            inside = statement.startswith(("def ", "class ", "async def "))
        if is_expression(statement) and not inside:
            line = f"{margin}doctest__.show(({line.strip()}\n{margin}))"
        parts.append(line)
        start = at + 1
    return "\n".join(parts)


def flags_of(source):
    flags = 0
    for name, flag in (("ELLIPSIS", ELLIPSIS), ("NORMALIZE_WHITESPACE", NORMALIZE_WHITESPACE),
                       ("IGNORE_EXCEPTION_DETAIL", IGNORE_EXCEPTION_DETAIL)):
        if f"+{name}" in source:
            flags |= flag
    return flags


def indented(source):
    return "\n".join("    " + line for line in source.split("\n"))


def program(module, name):
    """Prints the program of a docstring; the parts that must not compile stand behind lines "=== ERROR"."""
    found = examples(dict(docstrings(module))[name])
    print("import outside\noutside.install()\ndel outside")
    print("import doctest as doctest__")
    print(f"from {module.__name__} import *")
    print(f"__name__ = {module.__name__!r}")
    for example in found:
        if example.wants_syntax_error:
            continue
        source = example.source
        print(f"doctest__.begin({source!r}, {example.wanted!r}, {flags_of(source)})")
        print("try:")
        print(indented(shown(source)) + ("" if code_only(source).strip() else "\n    pass"))
        print("except BaseException as exception__:\n    doctest__.raised(exception__)")
        print("doctest__.end()")
    print("doctest__.verdict()")
    for example in found:
        if example.wants_syntax_error:
            print(f"=== {example.last_line}\n{example.source}")


# What the programs call.


class _Printed:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        pass


class _Current:
    failures = 0


def begin(source, wanted, flags):
    _Current.source, _Current.wanted, _Current.flags = source, wanted, flags
    _Current.exception = None
    _Current.stdout = sys.stdout
    sys.stdout = _Printed()


def show(value):
    if value is not None:
        print(repr(value))


def raised(exception):
    _Current.exception = "".join(_described(exception))


def _described(exception):
    name = type(exception).__qualname__
    if type(exception).__module__ not in ("builtins", "__main__"):
        name = f"{type(exception).__module__}.{name}"
    text = str(exception)
    return f"{name}: {text}" if text else name


def _message_in(described):
    """What stands behind the lines of places: from the first line on that begins with a word."""
    lines = described.split("\n")
    while lines and not (lines[0][:1].isalnum() or lines[0][:1] == "_"):
        lines.pop(0)
    return "\n".join(lines)


def end():
    printed = sys.stdout.text
    sys.stdout = _Current.stdout
    wanted = _Current.wanted
    good = True
    if _Current.exception is not None:
        before, found, described = wanted.partition(TRACEBACK + "\n")
        message = _message_in(described)
        actual = _Current.exception + "\n"
        if _Current.flags & IGNORE_EXCEPTION_DETAIL:
            message, actual = message.partition(":")[0], actual.partition(":")[0]
        good = bool(found) and matches(message, actual, _Current.flags)
        printed += _Current.exception
    else:
        good = matches(wanted, printed, _Current.flags)
    if not good:
        _Current.failures += 1
        print("FAIL:", f"{_Current.source!r} gave {printed!r}, not {wanted!r}")


def matches(wanted, actual, flags):
    wanted = wanted.replace("<BLANKLINE>\n", "\n")
    if (wanted, actual) in (("1\n", "True\n"), ("0\n", "False\n")):
        return True  # docstrings older than bool
    if wanted == actual or wanted.rstrip("\n") == actual.rstrip("\n"):
        return True
    if flags & NORMALIZE_WHITESPACE:
        wanted, actual = " ".join(wanted.split()), " ".join(actual.split())
    if not flags & ELLIPSIS:
        return wanted == actual
    first, *parts = wanted.split("...")
    if not actual.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1]:
        at = actual.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not parts or (actual.endswith(parts[-1]) and at <= len(actual) - len(parts[-1]))


def verdict():
    print("verdict:", "failed" if _Current.failures else "passed")


def DocTestSuite(*args, **kwargs):
    raise RuntimeError("a test file's doctests become programs of their own")

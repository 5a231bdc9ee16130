# A JSON parser by hand, and its inverse; compared with the json module.
import json
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    value: object
    line: int
    column: int


class ParseError(ValueError):
    def __init__(self, message, line, column):
        super().__init__(f"{message} at {line}:{column}")
        self.line, self.column = line, column


ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}
WORDS = {"true": True, "false": False, "null": None}


def tokens(text):
    """Tokens one by one, then an endless row of END."""
    i, line, start = 0, 1, 0
    while i < len(text):
        ch, column = text[i], i - start + 1
        if ch == "\n":
            i, line, start = i + 1, line + 1, i + 1
        elif ch.isspace():
            i += 1
        elif ch in "{}[]:,":
            yield Token(ch, ch, line, column)
            i += 1
        elif ch == '"':
            value, i = read_string(text, i + 1, line, start)
            yield Token("string", value, line, column)
        elif ch in "-0123456789":
            end = i + 1
            while end < len(text) and text[end] in "0123456789+-.eE":
                end += 1
            word = text[i:end]
            try:
                value = int(word) if word.lstrip("-").isdigit() else float(word)
            except ValueError as error:
                raise ParseError(f"bad number {word!r}", line, column) from error
            yield Token("number", value, line, column)
            i = end
        elif ch.isalpha():
            end = i
            while end < len(text) and text[end].isalpha():
                end += 1
            if (word := text[i:end]) not in WORDS:
                raise ParseError(f"unknown word {word!r}", line, column)
            yield Token("word", WORDS[word], line, column)
            i = end
        else:
            raise ParseError(f"unexpected {ch!r}", line, column)
    while True:
        yield Token("end", None, line, i - start + 1)


def read_string(text, i, line, start):
    parts = []
    while i < len(text):
        match text[i]:
            case '"':
                return "".join(parts), i + 1
            case "\\":
                match text[i + 1 : i + 2]:
                    case "u":
                        parts.append(chr(int(text[i + 2 : i + 6], 16)))
                        i += 6
                    case letter if letter in ESCAPES:
                        parts.append(ESCAPES[letter])
                        i += 2
                    case letter:
                        raise ParseError(f"bad escape {letter!r}", line, i - start + 1)
            case "\n":
                break
            case ch:
                parts.append(ch)
                i += 1
    raise ParseError("string without an end", line, i - start + 1)


class Parser:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.now = next(self.tokens)
        self.path = []

    def fail(self, wanted):
        token = self.now
        error = ParseError(f"{wanted} wanted, {token.kind} found", token.line, token.column)
        if self.path:
            error.add_note("in " + "".join(f"[{part!r}]" for part in self.path))
        raise error

    def take(self, kind):
        if self.now.kind != kind:
            self.fail(kind)
        token, self.now = self.now, next(self.tokens)
        return token.value

    def document(self):
        value = self.value()
        self.take("end")
        return value

    def value(self):
        match self.now:
            case Token("{"):
                return dict(self.items("{", "}", self.pair))
            case Token("["):
                return list(self.items("[", "]", self.element))
            case Token("string" | "number" | "word" as kind, value):
                self.take(kind)
                return value
            case _:
                self.fail("a value")

    def items(self, opening, closing, item):
        self.take(opening)
        index = 0
        while self.now.kind != closing:
            if index:
                self.take(",")
            yield item(index)
            index += 1
        self.take(closing)

    def pair(self, index):
        key = self.take("string")
        self.take(":")
        return key, self.inside(key)

    def element(self, index):
        return self.inside(index)

    def inside(self, part):
        self.path.append(part)
        value = self.value()
        self.path.pop()
        return value


def dump(value):
    match value:
        case None | True | False:
            yield {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            yield repr(value)
        case str():
            yield '"' + "".join({'"': '\\"', "\n": "\\n", "\\": "\\\\"}.get(c, c) for c in value) + '"'
        case [*items]:
            yield "["
            for n, item in enumerate(items):
                yield ", " * bool(n)
                yield from dump(item)
            yield "]"
        case {**pairs}:
            yield "{"
            for n, (key, item) in enumerate(pairs.items()):
                yield ", " * bool(n)
                yield from dump(key)
                yield ": "
                yield from dump(item)
            yield "}"
        case other:
            raise TypeError(f"cannot dump {type(other).__name__}")


GOOD = [
    "[]", "{}", " 42 ", "-1.5e3", '"a\\u00e9\\n\\"q\\""', "[1, [2, [3, []]]]",
    '{"name": "genstep", "tags": ["a", "b"], "size": {"x": 1, "y": -2.25}, "ok": true, "no": null}',
]
for text in GOOD:
    value = Parser(text).document()
    back = "".join(dump(value))
    print(value, "|", back, "|", value == json.loads(text), back == json.dumps(value, ensure_ascii=False))

BAD = ["", "[1 2]", '{"a" 1}', "[1,\n  2,\n  x]", '"abc', '"\\q"', "1.2.3", "[}", '{"a": {"b": [1, 2, }]}}', "[] []", "#"]
for text in BAD:
    try:
        Parser(text).document()
    except ParseError as error:
        print(f"{text!r:28} {error}", *getattr(error, "__notes__", []), sep=" | ")
        if error.__cause__:
            print(" " * 28, repr(error.__cause__))
try:
    print("".join(dump({"a": [1, {2}]})))
except TypeError as error:
    print(error)
print(json.dumps(Parser(GOOD[-1]).document(), indent=2, sort_keys=True))
Parser('{"outer": [true, {"inner": nope}]}').document()

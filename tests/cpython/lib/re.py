"""Regular expressions as far as tests use them: a small backtracking matcher.

A pattern is parsed into functions match(text, at, groups, go_on): each tries to
match at a position and calls go_on(position) for what follows; true when all of
the rest matched. Backtracking is trying the next way when go_on says false.
"""

IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
VERBOSE = X = 64

SPACES = " \t\n\r\f\v"
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}


class error(Exception):
    """A pattern that is none."""


PatternError = error


def _is_word(char):
    return char.isalnum() or char == "_"


_CLASSES = {"d": lambda char: char.isdigit(), "w": _is_word, "s": lambda char: char in SPACES}


def _class_of(letter):
    """The test of characters that \\d, \\W and so on stand for."""
    test = _CLASSES[letter.lower()]
    return test if letter.islower() else lambda char: not test(char)


class _Parser:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags = flags
        self.at = 0
        self.groups = 0
        self.names = {}

    def peek(self, count=1):
        return self.pattern[self.at:self.at + count]

    def take(self):
        char = self.peek()
        if not char:
            raise error(f"unexpected end of pattern: {self.pattern!r}")
        self.at += 1
        return char

    def accept(self, text):
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def alternatives(self):
        options = [self.sequence()]
        while self.accept("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else _either(options)

    def sequence(self):
        items = []
        while self.peek() and self.peek() not in "|)":
            if self.flags & VERBOSE and self.peek() in SPACES + "#":
                self.at = self.pattern.find("\n", self.at) if self.peek() == "#" else self.at + 1
                continue
            items.append(self.repeated(self.atom()))
        return _sequence(items)

    def repeated(self, item):
        while True:
            if self.accept("*"):
                least, most = 0, None
            elif self.accept("+"):
                least, most = 1, None
            elif self.accept("?"):
                least, most = 0, 1
            elif self.peek() == "{" and self.peek(2)[1:].isdigit():
                self.at += 1
                least, most = self.counts()
            else:
                return item
            item = _repeat(item, least, most, lazy=self.accept("?"))

    def counts(self):
        end = self.pattern.index("}", self.at)
        first, comma, last = self.pattern[self.at:end].partition(",")
        self.at = end + 1
        least = int(first or 0)
        return least, (int(last) if last else None) if comma else least

    def atom(self):
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return _one(self.set())
        if char == ".":
            return _one((lambda c: True) if self.flags & DOTALL else lambda c: c != "\n")
        if char == "^":
            return _at_line_start if self.flags & MULTILINE else _at_start
        if char == "$":
            return _at_line_end if self.flags & MULTILINE else _at_end
        if char == "\\":
            return self.escape()
        return self.literal(char)

    def literal(self, char):
        if self.flags & IGNORECASE:
            lower = char.lower()
            return _one(lambda c: c.lower() == lower)
        return _one(char.__eq__)

    def escape(self):
        letter = self.take()
        if letter.lower() in _CLASSES:
            return _one(_class_of(letter))
        if letter in "bB":
            return _boundary(letter == "b")
        if letter in "AZz":
            return _at_start if letter == "A" else _at_very_end
        if letter.isdigit() and letter != "0":
            return _same_as(int(letter))
        return self.literal(self.code(letter))

    def code(self, letter):
        """The character of an escape."""
        size = {"x": 2, "u": 4, "U": 8}.get(letter)
        if size:
            digits = self.peek(size)
            self.at += size
            return chr(int(digits, 16))
        return ESCAPES.get(letter, letter)

    def set(self):
        negated = self.accept("^")
        tests = []
        while self.peek() != "]" or not tests:
            char = self.take()
            if char == "\\":
                letter = self.take()
                if letter.lower() in _CLASSES:
                    tests.append(_class_of(letter))
                    continue
                char = self.code(letter)
            if self.peek() == "-" and self.peek(2) != "-]":
                self.at += 1
                tests.append(_between(char, self.take()))
            else:
                tests.append(char.__eq__)
        self.at += 1
        return lambda c: any(test(c) for test in tests) != negated

    def group(self):
        number = None
        wanted = True
        ahead = False
        if self.accept("?"):
            if self.accept("P<"):
                end = self.pattern.index(">", self.at)
                name = self.pattern[self.at:end]
                self.at = end + 1
                self.groups += 1
                number = self.names[name] = self.groups
            elif self.accept("=") or self.accept("!"):
                ahead = True
                wanted = self.pattern[self.at - 1] == "="
            elif self.accept("#"):
                self.at = self.pattern.index(")", self.at) + 1
                return _sequence([])
            elif not self.accept(":"):
                raise error(f"this kind of group is not covered: {self.pattern!r}")
        else:
            self.groups += 1
            number = self.groups
        inner = self.alternatives()
        if not self.accept(")"):
            raise error(f"missing ) in {self.pattern!r}")
        if ahead:
            return _ahead(inner, wanted)
        return inner if number is None else _capture(inner, number)


def _between(first, last):
    return lambda char: first <= char <= last


def _one(test):
    def match(text, at, groups, go_on):
        return at < len(text) and test(text[at]) and go_on(at + 1)

    match.single = test
    return match


def _sequence(items):
    def match_from(index, text, at, groups, go_on):
        if index == len(items):
            return go_on(at)
        return items[index](text, at, groups, lambda end: match_from(index + 1, text, end, groups, go_on))

    if len(items) == 1:
        return items[0]
    return lambda text, at, groups, go_on: match_from(0, text, at, groups, go_on)


def _either(options):
    def match(text, at, groups, go_on):
        return any(option(text, at, groups, go_on) for option in options)

    return match


def _repeat(item, least, most, lazy):
    test = getattr(item, "single", None)

    def match_single(text, at, groups, go_on):
        """Of single characters: first count them, then give back one after the other."""
        limit = len(text) if most is None else min(len(text), at + most)
        end = at
        while end < limit and test(text[end]):
            end += 1
        ends = range(at + least, end + 1)
        return any(go_on(position) for position in (ends if lazy else reversed(ends)))

    def match_from(count, text, at, groups, go_on):
        def more():
            if most is not None and count >= most:
                return False
            return item(text, at, groups, lambda end: (end > at or count < least) and
                        match_from(count + 1, text, end, groups, go_on))

        if count < least:
            return more()
        if lazy:
            return go_on(at) or more()
        return more() or go_on(at)

    if test is not None:
        return match_single
    return lambda text, at, groups, go_on: match_from(0, text, at, groups, go_on)


def _capture(item, number):
    def match(text, at, groups, go_on):
        before = groups.get(number)

        def closed(end):
            inner = groups.get(number)
            groups[number] = (at, end)
            if go_on(end):
                return True
            groups[number] = inner
            return False

        if item(text, at, groups, closed):
            return True
        groups[number] = before
        return False

    return match


def _same_as(number):
    def match(text, at, groups, go_on):
        span = groups.get(number)
        if span is None:
            return False
        part = text[span[0]:span[1]]
        return text.startswith(part, at) and go_on(at + len(part))

    return match


def _ahead(item, wanted):
    def match(text, at, groups, go_on):
        return bool(item(text, at, groups, lambda end: True)) == wanted and go_on(at)

    return match


def _boundary(wanted):
    def match(text, at, groups, go_on):
        before = at > 0 and _is_word(text[at - 1])
        after = at < len(text) and _is_word(text[at])
        return (before != after) == wanted and go_on(at)

    return match


def _at_start(text, at, groups, go_on):
    return at == 0 and go_on(at)


def _at_line_start(text, at, groups, go_on):
    return (at == 0 or text[at - 1] == "\n") and go_on(at)


def _at_end(text, at, groups, go_on):
    return (at == len(text) or text[at:] == "\n") and go_on(at)


def _at_line_end(text, at, groups, go_on):
    return (at == len(text) or text[at] == "\n") and go_on(at)


def _at_very_end(text, at, groups, go_on):
    return at == len(text) and go_on(at)


class Match:
    def __init__(self, pattern, text, start, end, spans):
        self.re = pattern
        self.string = text
        self._spans = {**spans, 0: (start, end)}

    def span(self, group=0):
        number = self.re.groupindex.get(group, group)
        return self._spans.get(number) or (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def _text(self, group, default=None):
        start, end = self.span(group)
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) <= 1:
            return self._text(*(groups or (0,)))
        return tuple(self._text(group) for group in groups)

    __getitem__ = _text

    def groups(self, default=None):
        return tuple(self._text(number, default) for number in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}


class Pattern:
    def __init__(self, pattern, flags):
        parser = _Parser(pattern, flags)
        self.pattern = pattern
        self.flags = flags
        self._match = parser.alternatives()
        if parser.at != len(pattern):
            raise error(f"unbalanced ) in {pattern!r}")
        self.groups = parser.groups
        self.groupindex = parser.names

    def _match_at(self, text, at, whole=False):
        spans = {}
        ends = []

        def finish(end):
            if whole and end != len(text):
                return False
            ends.append(end)
            return True

        return Match(self, text, at, ends[0], spans) if self._match(text, at, spans, finish) else None

    def match(self, text, at=0):
        return self._match_at(text, at)

    def fullmatch(self, text):
        return self._match_at(text, 0, whole=True)

    def search(self, text, at=0):
        for start in range(at, len(text) + 1):
            found = self._match_at(text, start)
            if found:
                return found
        return None

    def finditer(self, text):
        at = 0
        while at <= len(text) and (found := self.search(text, at)):
            yield found
            at = found.end() if found.end() > found.start() else found.end() + 1

    def findall(self, text):
        return [found.group() if not self.groups else found.group(1) if self.groups == 1 else found.groups()
                for found in self.finditer(text)]

    def sub(self, replacement, text, count=0):
        parts = []
        at = 0
        for number, found in enumerate(self.finditer(text)):
            if count and number == count:
                break
            parts += [text[at:found.start()], replacement(found) if callable(replacement) else replacement]
            at = found.end()
        return "".join(parts) + text[at:]

    def split(self, text):
        parts = []
        at = 0
        for found in self.finditer(text):
            parts.append(text[at:found.start()])
            at = found.end()
        return parts + [text[at:]]


def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)


def match(pattern, text, flags=0):
    return compile(pattern, flags).match(text)


def fullmatch(pattern, text, flags=0):
    return compile(pattern, flags).fullmatch(text)


def search(pattern, text, flags=0):
    return compile(pattern, flags).search(text)


def finditer(pattern, text, flags=0):
    return compile(pattern, flags).finditer(text)


def findall(pattern, text, flags=0):
    return compile(pattern, flags).findall(text)


def sub(pattern, replacement, text, count=0, flags=0):
    return compile(pattern, flags).sub(replacement, text, count)


def split(pattern, text, flags=0):
    return compile(pattern, flags).split(text)


def escape(text):
    return "".join(char if _is_word(char) else "\\" + char for char in text)

"""Filling paragraphs, and taking common indentation off: textwrap, without regular expressions."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_PUNCTUATION = "!\"'&.,?"  # may stand between a word and a dash


def _is_word(text, at):
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _is_letter(text, at):
    return _is_word(text, at) and not text[at].isdecimal()


def _dashes_between_words(text, at):
    """How many dashes at `at` stand between two words; a single one does not count."""
    if at == 0 or not (_is_word(text, at - 1) or text[at - 1] in _PUNCTUATION):
        return 0
    end = at
    while text[end : end + 1] == "-":
        end += 1
    return end - at if end - at >= 2 and _is_word(text, end) else 0


def _may_break_behind_hyphen(text, at):
    """Whether the hyphen at `at` joins parts of a word that are long enough to be separated."""
    if text[at] != "-" or not _is_letter(text, at - 1):
        return False
    before = _is_letter(text, at - 2) or (at >= 3 and text[at - 2] == "-" and _is_letter(text, at - 3))
    behind = at + 2 if text[at + 2 : at + 3] != "-" else at + 3
    return before and _is_letter(text, at + 1) and _is_letter(text, behind)


def _chunk_end(text, start, at_hyphens):
    """Where the piece that starts at `start` ends: a run of spaces, of dashes, or a word."""
    end = start
    if text[start] in _whitespace:
        while end < len(text) and text[end] in _whitespace:
            end += 1
        return end
    if at_hyphens and (dashes := _dashes_between_words(text, start)):
        return start + dashes
    end += 1
    while end < len(text) and text[end] not in _whitespace:
        if at_hyphens and _may_break_behind_hyphen(text, end):
            return end + 1
        if at_hyphens and _dashes_between_words(text, end):
            break
        end += 1
    return end


def _with_wide_gaps(chunks):
    """The chunks, with two spaces behind what ends a sentence."""
    ends = False
    for chunk in chunks:
        is_gap = ends and chunk == " "
        yield "  " if is_gap else chunk
        word = chunk[:-1] if chunk[-1] in "'\"" else chunk
        ends = not is_gap and word[-1:] in (".", "!", "?") and "a" <= word[-2:-1] <= "z"


class TextWrapper:
    """Breaks text into lines of at most `width` columns."""

    unicode_whitespace_trans = {ord(space): " " for space in _whitespace}

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
        replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
        drop_whitespace=True, break_on_hyphens=True, tabsize=8,
        *, max_lines=None, placeholder=" [...]",
    ):  # fmt: skip
        options = dict(locals())
        del options["self"]
        for name, value in options.items():
            setattr(self, name, value)

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(self.unicode_whitespace_trans) if self.replace_whitespace else text

    def _split(self, text):
        chunks = []
        start = 0
        while start < len(text):
            end = _chunk_end(text, start, self.break_on_hyphens)
            chunks.append(text[start:end])
            start = end
        return chunks

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _break_word(self, word, room):
        """How much of a word that is too long goes into the room that a line has left."""
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].strip("-"):
                return hyphen + 1
        return room

    def _take_line(self, rest, width):
        """Moves the chunks of one line out of `rest`, whose last is the next one."""
        line = []
        used = 0
        while rest and used + len(rest[-1]) <= width:
            line.append(rest.pop())
            used += len(line[-1])
        if rest and len(rest[-1]) > width:
            room = width - used if width >= 1 else 1
            if self.break_long_words and room > 0:
                word = rest.pop()
                end = self._break_word(word, room)
                line.append(word[:end])
                rest.append(word[end:])
            elif not line:
                line.append(rest.pop())
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _end_with_placeholder(self, lines, line, indent):
        """The last line that there may be, although there is more text."""
        width = self.width - len(indent)
        while line:
            if line[-1].strip() and sum(map(len, line)) + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            longer = lines[-1].rstrip() + self.placeholder
            if len(longer) <= self.width:
                lines[-1] = longer
                return
        lines.append(indent + self.placeholder.lstrip())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        limit = self.max_lines
        if limit is not None:
            indent = self.subsequent_indent if limit > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        rest = chunks[::-1]
        while rest:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not rest[-1].strip():
                rest.pop()
            line = self._take_line(rest, width)
            if not line:
                continue
            is_end = not rest or (self.drop_whitespace and len(rest) == 1 and not rest[0].strip())
            if limit is None or len(lines) + 1 < limit or (is_end and sum(map(len, line)) <= width):
                lines.append(indent + "".join(line))
            else:
                self._end_with_placeholder(lines, line, indent)
                break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            chunks = list(_with_wide_gaps(chunks))
        return self._wrap_chunks(chunks)


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the blanks that all its lines begin with; blank lines become empty."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    filled = [line for line in lines if line and not line.isspace()]
    first, last = min(filled, default=""), max(filled, default="")
    margin = 0
    while margin < len(first) and first[margin] == last[margin] and first[margin] in " \t":
        margin += 1
    return "\n".join(["" if line.isspace() else line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not blank, or that the predicate chooses."""
    pieces = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            pieces.append(prefix)
        pieces.append(line)
    return "".join(pieces)

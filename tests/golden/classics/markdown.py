# A Markdown-like language to HTML: blocks by a generator with send, inlines by recursion.
from contextlib import contextmanager
from itertools import groupby
from textwrap import dedent

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text):
    return text.translate(ESCAPES)


def inline(text):
    """Yields HTML pieces of a line: code, strong, emphasis, links."""
    while text:
        match text:
            case s if s.startswith("`") and (end := s.find("`", 1)) > 0:
                yield f"<code>{escape(s[1:end])}</code>"
                text = s[end + 1:]
            case s if s.startswith("**") and (end := s.find("**", 2)) > 0:
                yield f"<strong>{''.join(inline(s[2:end]))}</strong>"
                text = s[end + 2:]
            case s if s.startswith("*") and (end := s.find("*", 1)) > 1:
                yield f"<em>{''.join(inline(s[1:end]))}</em>"
                text = s[end + 1:]
            case s if s.startswith("[") and (middle := s.find("](")) > 0 and (end := s.find(")", middle)) > 0:
                yield f'<a href="{escape(s[middle + 2:end])}">{"".join(inline(s[1:middle]))}</a>'
                text = s[end + 1:]
            case _:
                end = min((at for mark in "`*[" if (at := text.find(mark, 1)) > 0), default=len(text))
                yield escape(text[:end])
                text = text[end:]


def kind(line):
    match line.split():
        case []:
            return "blank"
        case [hashes, *_] if set(hashes) == {"#"} and len(hashes) <= 6:
            return "heading"
        case ["-" | "*", _, *_]:
            return "ul"
        case [number, _, *_] if number[:-1].isdigit() and number.endswith("."):
            return "ol"
        case [first, *_] if first.startswith(">"):
            return "quote"
        case _ if line.startswith("    "):
            return "code"
        case _ if "|" in line and line.strip().startswith("|"):
            return "table"
        case _:
            return "paragraph"


class Page:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def add(self, text):
        self.lines.append("  " * self.depth + text)

    @contextmanager
    def tag(self, name):
        self.add(f"<{name}>")
        self.depth += 1
        try:
            yield self
        finally:
            self.depth -= 1
            self.add(f"</{name}>")

    def block(self, what, lines):
        match what:
            case "blank":
                pass
            case "heading":
                for line in lines:
                    hashes, _, text = line.partition(" ")
                    level = len(hashes)
                    self.add(f"<h{level}>{''.join(inline(text.strip()))}</h{level}>")
            case "ul" | "ol":
                with self.tag(what):
                    for line in lines:
                        self.add(f"<li>{''.join(inline(line.split(maxsplit=1)[1]))}</li>")
            case "quote":
                with self.tag("blockquote"):
                    self.convert([line.removeprefix(">").removeprefix(" ") for line in lines])
            case "code":
                self.add("<pre>" + escape("\n".join(dedent("\n".join(lines)).splitlines())) + "</pre>")
            case "table":
                with self.tag("table"):
                    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
                    head, _, *body = rows
                    width = len(head)
                    for name, some in ("th", [head]), ("td", body):
                        for number, row in enumerate(some, 1):
                            if len(row) != width:
                                raise ValueError(f"row {number} has {len(row)} cells, not {width}")
                            self.add("<tr>" + "".join(f"<{name}>{''.join(inline(c))}</{name}>" for c in row) + "</tr>")
            case "paragraph":
                self.add(f"<p>{' '.join(''.join(inline(line.strip())) for line in lines)}</p>")

    def convert(self, lines):
        for what, group in groupby(lines, key=kind):
            self.block(what, list(group))
        return self

    def __str__(self):
        return "\n".join(self.lines)


print(Page().convert("""\
# Generators & *friends*

A **generator** is a `frame` plus
metadata; see [the *text*](https://example.org/?a=1&b=2).

## Lists
- one
- two with **bold *and italic***
- `a < b`

1. first
2. second

> quoted **text**
> - in a list
>
> > nested

    if a < b:
        yield a

| name | kind |
| --- | --- |
| `send` | *method* |
| next | function |
####### seven
2*3 = 6, a lone ` and [brackets]
""".splitlines()))

page = Page()
try:
    page.convert(["| a | b |", "|---|---|", "| 1 | 2 |", "| 3 |"])
except ValueError as error:
    print("error:", error)
print(page, page.depth)
print(list(inline("*a* `b` **c**d")), kind("   "), kind("12. x"), kind("12.x"))

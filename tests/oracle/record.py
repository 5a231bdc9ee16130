"""Writes recordings: what CPython 3.14 makes of a program, as text to compare with.

    python3.14 tests/oracle/record.py RAW < LIST

LIST has a line "PROGRAM<tab>RECORDING" for each program. RAW is a folder in
which record.mjs has left, for the n-th line, the files n.status, n.stdout,
n.stderr and n.events of a run of the program. This script adds what is known
without running it (the output of `python -m dis`, and every field of every
code object) and writes RECORDING. tests/README.md describes the format.
"""

import contextlib
import dis
import io
import opcode
import re
import struct
import sys
import types
import warnings

HERE = b"/repository/"
ADDRESS = re.compile(rb" at 0x[0-9a-fA-F]+")


def normalised(text):
    """Without what differs from one machine, or one run, to the next."""
    return ADDRESS.sub(b" at 0xADDRESS", text.replace(HERE, b""))


LIBRARY = rb"/[^ \"\n]*(?:python314\.zip|lib/python3\.14)/"
ENTRY = re.compile(rb"^([^\n\"]*)File \"" + LIBRARY + rb"[^\"]*\", line \d+(, in [^\n]*\n)"
                   rb"(?:\1  [^\n]*\n)*", re.MULTILINE)
WARNING = re.compile(rb"^" + LIBRARY + rb"[^\n:\"]*:\d+:([^\n]*\n)(?:  [^\n]*\n)*", re.MULTILINE)
PLACE = re.compile(LIBRARY + rb"[^\n: \"]*:\d+")


def without_library(text):
    """What is said about the library without its files, lines and words: library_lines.h."""
    text = ENTRY.sub(rb'\1File "LIBRARY"\2', text)
    text = WARNING.sub(rb"LIBRARY:\1", text)
    return PLACE.sub(b"LIBRARY", text)


# ---- code objects ----

def quoted(text):
    def escape(match):
        return f"\\u{{{ord(match[0]):x}}}"
    return '"' + re.sub(r'[^ !#-\[\]-~]', escape, text) + '"'


def constant_text(value):
    """A constant with its type, exactly; code objects by name, they are listed on their own."""
    kind = type(value)
    if value is None or value is Ellipsis or kind is bool:
        return repr(value)
    if kind is int:
        return f"int {value}" if -2**63 <= value < 2**63 else f"int {value:#x}"
    if kind is float:
        return f"float {struct.pack('>d', value).hex()}"
    if kind is complex:
        return f"complex {struct.pack('>dd', value.real, value.imag).hex()}"
    if kind is str:
        return f"str {quoted(value)}"
    if kind is bytes:
        return f"bytes {value.hex()}"
    if kind is types.CodeType:
        return f"code {quoted(value.co_name)}"
    if kind is slice:
        value = (value.start, value.stop, value.step)
    items = [constant_text(item) for item in value]
    if kind is frozenset:
        items.sort()  # its order is no property of a set
    return f"{kind.__name__} ({', '.join(items)})"


def names_text(names):
    return " ".join(map(quoted, names))


def code_lines(code):
    """Every field of a code object, then of those in its constants, outermost first."""
    yield f"code {quoted(code.co_qualname)}"
    yield f"  name {quoted(code.co_name)}"
    yield f"  firstlineno {code.co_firstlineno}"
    yield f"  flags {code.co_flags:#x}"
    yield (f"  arguments {code.co_argcount}, positional-only {code.co_posonlyargcount}, "
           f"keyword-only {code.co_kwonlyargcount}")
    yield f"  nlocals {code.co_nlocals}"
    yield f"  stacksize {code.co_stacksize}"
    yield f"  varnames {names_text(code.co_varnames)}".rstrip()
    yield f"  cellvars {names_text(code.co_cellvars)}".rstrip()
    yield f"  freevars {names_text(code.co_freevars)}".rstrip()
    yield f"  names {names_text(code.co_names)}".rstrip()
    for i, constant in enumerate(code.co_consts):
        yield f"  const {i} {constant_text(constant)}"
    for field in "code", "exceptiontable", "linetable":
        yield f"  {field} {getattr(code, 'co_' + field).hex()}".rstrip()
    for nested in nested_codes(code):
        yield from code_lines(nested)


def nested_codes(code):
    return [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]


# The options of `python -m dis`, by the section that holds what they print.
DIS_OPTIONS = {
    "dis-C": {"show_caches": True},
    "dis-O": {"show_offsets": True},
    "dis-P": {"show_positions": True},
    "dis-S": {"adaptive": True},
}


def dis_text(code, **options):
    out = io.StringIO()
    dis.dis(code, file=out, **options)
    return out.getvalue()


# ---- events ----

def all_codes(code):
    yield code
    for nested in nested_codes(code):
        yield from all_codes(nested)


CODE_LINE = re.compile(r'code (<code object .* at 0x[0-9a-f]+, file "(.*)", line (\d+)>) (.*)')
EVENT_LINE = re.compile(r'(<code object .* at 0x[0-9a-f]+, file ".*", line \d+>) (\d+)')


class Listing:
    """Instruction events as runs: "CODE: FIRST-LAST" for instructions that follow each other."""

    def __init__(self):
        self.lines = []
        self.compiled = {}  # by file: the code objects, in the order in which they are announced
        self.pending = {}
        self.known = {}     # by repr: code object
        self.numbers = {}   # by repr, in the order of first use
        self.run = None     # [number, first, last, offset of the instruction after last]

    def announce(self, name, file, line, qualname):
        file = file.removeprefix(HERE.decode())
        place = (qualname, int(line))
        if not self.pending.get(file) and (qualname == "<module>" or file not in self.compiled):
            with open(file, "rb") as source:
                self.compiled[file] = list(all_codes(compiled(source.read(), file)))
            self.pending[file] = list(self.compiled[file])
        if self.pending[file]:
            code = self.pending[file].pop(0)
        else:  # made by code.replace(): the instructions are those of the one it was made from
            code = next(code for code in self.compiled[file]
                        if (code.co_qualname, code.co_firstlineno) == place)
        assert (code.co_qualname, code.co_firstlineno) == place, name
        self.known[name] = code
        self.numbers.pop(name, None)

    def event(self, name, offset):
        code = self.known[name]
        if name not in self.numbers:
            self.end_run()
            self.numbers[name] = len(self.numbers)
            self.lines.append(f"code {self.numbers[name]} is {code.co_qualname}, "
                              f"line {code.co_firstlineno} of {code.co_filename}")
        number = self.numbers[name]
        after = offset + 2 + 2 * caches(code.co_code[offset])
        if self.run and self.run[0] == number and self.run[3] == offset:
            self.run[2:] = [offset, after]
        else:
            self.end_run()
            self.run = [number, offset, offset, after]

    def end_run(self):
        if self.run:
            number, first, last, _ = self.run
            self.lines.append(f"{number}: {first}" + (f"-{last}" if last != first else ""))
        self.run = None


def caches(op):
    return opcode._inline_cache_entries.get(opcode.opname[op], 0)


def events_text(raw):
    listing = Listing()
    for line in raw.splitlines():
        if match := CODE_LINE.fullmatch(line):
            listing.announce(*match.groups())
        else:
            name, offset = EVENT_LINE.fullmatch(line).groups()
            listing.event(name, int(offset))
    listing.end_run()
    return "".join(line + "\n" for line in listing.lines)


# ---- recordings ----

def compiled(source, file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(source, file, "exec", dont_inherit=True)


def section(name, content):
    text = f"=== {name} {len(content)}\n".encode() + content
    return text if text.endswith(b"\n") else text + b"\n"


def encoded(text):
    return text.encode("utf-8", "surrogatepass")


def dis_sections(program, code):
    """Of the programs about the layout of dis: what each of its options prints."""
    if "/dis/" not in program:
        return []
    return [section(name, normalised(encoded(dis_text(code, **options))))
            for name, options in DIS_OPTIONS.items()]


def record(program, raw):
    def left(name):
        with open(f"{raw}.{name}", "rb") as file:
            return file.read()

    version = ".".join(map(str, sys.version_info[:3]))
    parts = [f"CPython {version}: exit status {left('status').decode()}\n".encode(),
             section("stdout", without_library(normalised(left("stdout")))),
             section("stderr", without_library(normalised(left("stderr"))))]
    with open(program, "rb") as file:
        source = file.read()
    try:
        code = compiled(source, program)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError, SystemError):
        return b"".join(parts)
    parts += [section("dis", normalised(encoded(dis_text(code)))),
              *dis_sections(program, code),
              section("codes", encoded("\n".join(code_lines(code)) + "\n")),
              section("events", encoded(events_text(left("events").decode("utf-8", "surrogatepass"))))]
    return b"".join(parts)


def main():
    raw = sys.argv[1]
    for i, line in enumerate(sys.stdin.read().splitlines()):
        program, recording = line.split("\t")
        try:
            text = record(program, f"{raw}/{i}")
        except Exception as error:
            error.add_note(f"recording {program}")
            raise
        with open(recording, "wb") as file:
            file.write(text)


if __name__ == "__main__":
    main()

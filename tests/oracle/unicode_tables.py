"""Writes the Unicode tables of engine/unicode/ from what CPython 3.14's own str type says.

    python3.14 tests/oracle/unicode_tables.py engine/unicode

Run it when the oracle's Unicode version changes; its output is committed. Every property is
asked of a str method or of unicodedata, so the tables agree with CPython by construction.
"""

import os
import sys
import unicodedata

LIMIT = 0x110000

FLAGS = [
    "ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "SPACE", "LINE_BREAK", "PRINTABLE", "UPPER", "LOWER",
    "TITLE", "CASED", "CASE_IGNORABLE", "XID_START", "XID_CONTINUE", "WIDE", "EXPANDS",
]


def is_case_ignorable(char):
    """A final sigma looks back over exactly the characters that case ignores."""
    after_letter = ("A" + char + "\u03a3").lower()[-1] == "\u03c2"
    alone = (char + "\u03a3").lower()[-1] == "\u03c2"
    return after_letter and not alone


def flags_of(char):
    category = unicodedata.category(char)
    tests = {
        "ALPHA": char.isalpha(),
        "DECIMAL": char.isdecimal(),
        "DIGIT": char.isdigit(),
        "NUMERIC": char.isnumeric(),
        "SPACE": char.isspace(),
        "LINE_BREAK": len(("a" + char + "b").splitlines()) == 2,
        "PRINTABLE": char.isprintable(),
        "UPPER": char.isupper() and category != "Lt",
        "LOWER": char.islower(),
        "TITLE": category == "Lt",
        "CASED": (char + "a").title()[-1] == "a",
        "CASE_IGNORABLE": is_case_ignorable(char),
        "XID_START": char.isidentifier(),
        "XID_CONTINUE": ("a" + char).isidentifier(),
        "WIDE": unicodedata.east_asian_width(char) in "WF",
        "EXPANDS": any(len(mapped) > 1 for mapped in mappings_of(char)),
    }
    return sum(1 << FLAGS.index(name) for name, true in tests.items() if true)


def mappings_of(char):
    return char.upper(), char.lower(), char.title(), char.casefold()


def delta(char, mapped):
    return ord(mapped) - ord(char) if len(mapped) == 1 else 0


def record_of(char):
    decimal = unicodedata.decimal(char, -1)
    digit = unicodedata.digit(char, -1)
    return (flags_of(char), *(delta(char, m) for m in mappings_of(char)), decimal, digit)


def split_table(values):
    """The two-stage table of least size: (shift, index, blocks)."""
    best = None
    for shift in range(5, 10):
        size = 1 << shift
        blocks, index, seen = [], [], {}
        for start in range(0, LIMIT, size):
            block = tuple(values[start:start + size])
            if block not in seen:
                seen[block] = len(blocks) // size
                blocks.extend(block)
            index.append(seen[block])
        total = len(index) * width_of(index) + len(blocks) * width_of(blocks)
        if best is None or total < best[0]:
            best = total, shift, index, blocks
    return best[1:]


def width_of(values):
    return 1 if max(values) < 256 else 2 if max(values) < 65536 else 4


def write_array(out, name, values, ctype=None):
    ctype = ctype or f"uint{8 * width_of(values)}_t"
    out.write(f"static const {ctype} {name}[{len(values)}] = {{\n")
    line = "   "
    for value in values:
        text = f" {value},"
        if len(line) + len(text) > 100:
            out.write(line + "\n")
            line = "   "
        line += text
    out.write(line + "\n};\n\n")


def write_heading(out, about):
    out.write(f"/* {about} Unicode {unicodedata.unidata_version}, as CPython "
              f"{sys.version_info[0]}.{sys.version_info[1]} has it.\n"
              " * Written by tests/oracle/unicode_tables.py; do not edit. */\n\n")


def write_properties(out):
    write_heading(out, "Properties and case mappings of code points.")
    for bit, name in enumerate(FLAGS):
        out.write(f"#define {name:<14} 0x{1 << bit:04X}\n")
    records, numbers, values = [], {}, []
    for code in range(LIMIT):
        record = record_of(chr(code))
        if record not in numbers:
            numbers[record] = len(records)
            records.append(record)
        values.append(numbers[record])
    shift, index, blocks = split_table(values)
    out.write("\n/* flags; distance to the upper, lower, title and folded form; decimal and digit "
              "value */\n")
    out.write(f"static const UnicodeRecord records[{len(records)}] = {{\n")
    for flags, *rest in records:
        out.write(f"    {{0x{flags:04X}, {', '.join(map(str, rest))}}},\n")
    out.write("};\n\n")
    out.write(f"enum {{ BLOCK_SHIFT = {shift} }};\n\n")
    write_array(out, "block_index", index)
    write_array(out, "record_blocks", blocks)

    out.write("/* Characters with a case form of more than one character. */\n")
    rows = [c for c in map(chr, range(LIMIT)) if any(len(m) > 1 for m in mappings_of(c))]
    out.write(f"static const CaseExpansion expansions[{len(rows)}] = {{\n")
    for char in rows:
        forms = ", ".join("{" + ", ".join(hex(ord(c)) for c in m) + "}" for m in mappings_of(char))
        sizes = ", ".join(str(len(m)) for m in mappings_of(char))
        out.write(f"    {{0x{ord(char):X}, {{{sizes}}}, {{{forms}}}}},\n")
    out.write("};\n\n")

    out.write("/* Numeric values other than those of digits: numerator / denominator. */\n")
    rows = []
    for code in range(LIMIT):
        char = chr(code)
        if char.isnumeric() and not char.isdigit():
            rows.append((code, *fraction_of(unicodedata.numeric(char))))
    out.write(f"static const NumericValue numeric_values[{len(rows)}] = {{\n")
    for code, numerator, denominator in rows:
        out.write(f"    {{0x{code:X}, {denominator}, {numerator}}},\n")
    out.write("};\n")


def fraction_of(value):
    for denominator in range(1, 1000):
        numerator = round(value * denominator)
        if numerator / denominator == value:
            return numerator, denominator
    raise ValueError(value)


def write_normalization(out):
    write_heading(out, "Normalization form KC.")
    classes, start = [], None
    for code in range(LIMIT + 1):
        combining = unicodedata.combining(chr(code)) if code < LIMIT else 0
        if start is not None and combining != start[1]:
            classes.append((start[0], code - 1, start[1]))
            start = None
        if start is None and combining:
            start = code, combining
    out.write("/* first, last, canonical combining class */\n")
    out.write(f"static const CombiningRange combining_ranges[{len(classes)}] = {{\n")
    for first, last, combining in classes:
        out.write(f"    {{0x{first:X}, 0x{last:X}, {combining}}},\n")
    out.write("};\n\n")

    pool, rows, places = [], [], {}
    for code in range(LIMIT):
        if 0xAC00 <= code < 0xD7A4:
            continue  # Hangul syllables are computed
        full = unicodedata.normalize("NFKD", chr(code))
        if full != chr(code):
            if full not in places:
                places[full] = len(pool)
                pool.extend(map(ord, full))
            rows.append((code, places[full], len(full)))
    out.write("/* Full compatibility decompositions: character, place in the pool, length */\n")
    out.write(f"static const Decomposition decompositions[{len(rows)}] = {{\n")
    for code, place, size in rows:
        out.write(f"    {{0x{code:X}, {place}, {size}}},\n")
    out.write("};\n\n")
    write_array(out, "decomposition_pool", pool, "uint32_t")

    pairs = []
    for code in range(LIMIT):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            first, second = (int(part, 16) for part in parts)
            if unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(code):
                pairs.append((first, second, code))
    pairs.sort()
    out.write("/* Canonical compositions: first, second, both in one */\n")
    out.write(f"static const Composition compositions[{len(pairs)}] = {{\n")
    for first, second, code in pairs:
        out.write(f"    {{0x{first:X}, 0x{second:X}, 0x{code:X}}},\n")
    out.write("};\n")


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "unicode_tables.inc"), "w") as out:
        write_properties(out)
    with open(os.path.join(folder, "normalize_tables.inc"), "w") as out:
        write_normalization(out)


main()

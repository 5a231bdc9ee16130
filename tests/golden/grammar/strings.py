# String literals: prefixes, quotes, escapes, concatenation, continuation.
print("a" 'b' """c""" '''d''', r"\n", R'\t', "\x41\u0042\U00000043\103\N{LATIN SMALL LETTER D}")
print("one \
line", """two
lines""", 'it''s', "tab\there", '\\', "\a\b\f\v\0".encode(), u"unicode", b"bytes" b'\x00', rb"\x", Rb'\n', br"a" B"b")
print("""quotes " and "" inside""", '"', "'", '\'', "\"", "", '' "", f"{1}" "plain" f"{2}", "a" f"{'b'}" r"\c" rf"\{3}")
x = ("implicit "
     "concatenation "  # with a comment
     f"over {2 + 1} lines")
print(x, len("\
"), "é\N{DIGIT ONE}☕", ascii("\ud83d\udc0d"))
"a statement that is only a string"
f"not a {'docstring'}"
b"nor this"


def documented():
    """  The docstring,
    indented.

        More.
    """


def undocumented():
    f"no docstring"


print(repr(documented.__doc__), undocumented.__doc__)

# textwrap.dedent and textwrap.indent: blank lines, tabs against spaces, predicates.
import textwrap

for text in ["", "x", "  a\n  b", "  a\n    b\n", "\ta\n\t b", "  a\n\tb", "  a\n\n   \n  b\n", "a\n  b", "    \n  x", "\n\n", "  a\r\n  b\r\n", " \t a\n \t  b\n \tc"]:
    print(repr(textwrap.dedent(text)), repr(textwrap.indent(text, "> ")))
block = """\
    def f():
        return 1

    f()
"""
print(textwrap.dedent(block))
print(textwrap.indent(textwrap.dedent(block), "| ", lambda line: True))
print(textwrap.indent("a\nb\nc", "- ", lambda line: "b" in line), repr(textwrap.indent("a\x0cb\u2028c", "+")))
for wrong in [1, None, b"  x"]:
    try:
        print(textwrap.dedent(wrong))
    except TypeError as error:
        print(error)

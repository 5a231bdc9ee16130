# textwrap: wrap, fill and shorten with their options.
import textwrap

text = "The quick brown fox -- well-known and over-rated -- jumps over the lazy dog's back.  It never looks back; extraordinarily so."
for width in [10, 20, 40]:
    print(textwrap.fill(text, width))
    print("-" * width)
print(textwrap.wrap(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("a\tb\n\nc  d", 5), textwrap.wrap("a\tb", 9, tabsize=4), textwrap.wrap("a\tb", 9, expand_tabs=False, replace_whitespace=False), textwrap.wrap("", 5), textwrap.wrap("   ", 5))
print(textwrap.wrap("hyphen-ated words e-mail x-y ab-cd-ef", 8), textwrap.wrap("hyphen-ated words", 8, break_on_hyphens=False))
print(textwrap.wrap("unbreakable extraordinarily", 6), textwrap.wrap("unbreakable extraordinarily", 6, break_long_words=False), textwrap.wrap("a  b   c", 3, drop_whitespace=False))
print(textwrap.wrap("One.  Two! three? 'Four.' Five", 40, fix_sentence_endings=True), textwrap.wrap("word--word---other -- x", 7))
print(textwrap.wrap(text, 25, max_lines=2), textwrap.wrap(text, 25, max_lines=1, placeholder="~"), textwrap.shorten("  many   words\nhere ", 12), textwrap.shorten("many words here", 10, placeholder=".."), textwrap.shorten("word", 3, placeholder=""))
wrapper = textwrap.TextWrapper(width=12, subsequent_indent="> ")
print(wrapper.wrap("reused for several texts"), wrapper.fill("one after another"))
for act in [lambda: textwrap.wrap("x", 0), lambda: textwrap.shorten("many words", 3), lambda: textwrap.wrap("x", -1)]:
    try:
        print(act())
    except ValueError as error:
        print(error)

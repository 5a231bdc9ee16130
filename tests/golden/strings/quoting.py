# repr and ascii of strs: quotes, escapes, what can be printed and what cannot; chr and ord.
for text in ["", "plain", "it's", '"', "'\"", "\\", "\t\n\r", "\0\x07\x1b\x7f", "\x80\x9f\xa0\xad", "é", "\u0378", "\u2028\u200b\ufeff", "\ud800\udfff", "\U000e0001", "😀\U0010ffff", "ʼ\u0301"]:
    print(repr(text) if all(c.isprintable() for c in text) else ascii(repr(text)), ascii(text), len(repr(text)))
print(chr(0) == "\0", chr(0x10FFFF) == "\U0010ffff", ord("\ud800"), ord(b"a"), ord(bytearray(b"b")), chr(True) == "\x01", [chr(x) for x in range(97, 100)], ord("😀"))


class Odd:
    def __repr__(self):
        return "é\u2028'"


print(ascii(Odd()), ascii([Odd(), "é"]), ascii({"ü": "\n"}))
for act in [lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.0), lambda: chr(10**30), lambda: chr(), lambda: ord("ab"), lambda: ord(""), lambda: ord(1), lambda: ord(b"ab"), lambda: ord(None), lambda: ascii(), lambda: repr(), lambda: repr(1, 2), lambda: str(1, 2, 3, 4), lambda: str(object=1, x=2)]:
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# Which operations give the very same str back, and which names are one object.
text = "some_text"
print(text[:] is text, text + "" is text, "" + text is text, text * 1 is text, str(text) is text, "".join([text]) is text, f"{text}" is text, text.format() is text)
a = "identifier"
b = "identifier"
print(a is b, a[0] is b[0], a[3:4] is b[3:4], text[0:0] is "x"[1:], chr(97) is a[12:0] + "a", chr(233) is "é"[0])


def f():
    return "identifier"


class C:
    identifier = 1


print(f() is a, list(vars(C))[-1] is not None, [name for name in vars(C) if name == a][0] is a, "".join(["iden", "tifier"]) is a, "iden" + "tifier" is a)
grown = text
grown += "!"
print(grown, text, grown is text)

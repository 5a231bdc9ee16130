# strip, lstrip and rstrip: white space, or the characters of a set.
for text in ["", "   ", "  both  ", "\t\n\r\x0b\x0c\x1c\x85\xa0\u2003x\u2028", "none"]:
    print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), repr(text.strip(None)))
for text, set_ in [("xxaxx", "x"), ("abcab", "ab"), ("abcab", ""), ("mississippi", "ipm"), ("ééaé", "é"), ("中a中", "中é"), ("aaa", "a"), ("a.b", ".")]:
    print(repr(text.strip(set_)), repr(text.lstrip(set_)), repr(text.rstrip(set_)))
text = "unchanged"
print(text.strip() is text, text.strip("x") is text)
for act in [lambda: text.strip(1), lambda: text.lstrip(b"x"), lambda: text.rstrip(["x"]), lambda: text.strip("a", "b"), lambda: text.strip(chars="a")]:
    try:
        print(act())
    except TypeError as error:
        print(error)

# strip, center, ljust, rjust, zfill, expandtabs, and the case of ASCII letters, of bytes and bytearrays.
for data in [b"", b"  both\t", b"xxaxx", bytearray(b" - ")]:
    print(data.strip(), data.lstrip(), data.rstrip(), data.strip(b"x"), data.lstrip(bytearray(b"x ")), data.rstrip(None), data.strip(b""))
for data in [b"ab", bytearray(b"-7")]:
    print(data.center(5), data.center(6, b"*"), data.ljust(4, b"."), data.rjust(4, bytearray(b"0")), data.zfill(5), data.center(1), data.zfill(0))
print(b"a\tbc\td\n\te".expandtabs(), bytearray(b"a\tb").expandtabs(3), b"a\tb".expandtabs(0), b"x".expandtabs(tabsize=-2))
for data in [b"hello World 3rd's", b"ABC", b"abc", b"\xe9Ab", bytearray(b"Title Case"), b"", b"12", b" \t\n", b"a1"]:
    print(data.upper(), data.lower(), data.title(), data.capitalize(), data.swapcase())
    print("   ", [name for name in ["isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"] if getattr(data, name)()])
for act in [lambda: b"a".strip("a"), lambda: b"a".strip(1), lambda: b"a".center(5, "*"), lambda: b"a".center(5, b"**"), lambda: bytearray(b"a").ljust(5, b""), lambda: b"a".rjust(5, 42), lambda: b"a".rjust("5"), lambda: b"a".zfill("5"), lambda: b"a".center(), lambda: b"a".expandtabs("8"), lambda: b"a".upper(1), lambda: b"a".center(5, None), lambda: b"a".center(5, memoryview(b"*"))]:
    try:
        print(act())
    except TypeError as error:
        print(error)

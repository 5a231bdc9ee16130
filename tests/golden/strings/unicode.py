# Text beyond ASCII.
s = "naïve café ☕ 🐍"
print(len(s), s.upper(), s[-1], s.encode(), s.encode("utf-8")[:4])
print(s.encode("ascii", "ignore"), s.encode("ascii", "replace"), s.encode("latin-1", "replace"), ascii(s))
print([hex(ord(c)) for c in "é☕🐍"], "ß".upper(), "İ".lower() == "i̇", "ﬁ".upper(), "ǆ".title())
print("Straße".casefold() == "STRASSE".casefold(), "é" == "e\u0301", sorted("zéa"))
print(b"caf\xc3\xa9".decode(), b"\xff\xfe".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode(errors="ignore"))
for act in (lambda: "é".encode("ascii"), lambda: b"\xc3".decode(), lambda: "a".encode("nonsense"), lambda: chr(1114112), lambda: ord("ab")):
    try:
        act()
    except (UnicodeError, LookupError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print("αβγ".isalpha(), "٣".isdigit(), int("٣"), "ªº".isidentifier(), "変数".isidentifier())
変数 = 1
print(変数)

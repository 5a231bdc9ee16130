# Quotes, escapes, raw and bytes strings, joining, prefixes in every case.
print('a' "b" '''c''' """d""", "it's", 'say "hi"', "\"", '\'', '''one
two''', """say "x" """)
print("tab\there", "nul\0 end" == "nul\x00 end", "\101\x41\u0041\U00000041\N{LATIN SMALL LETTER A}", "\a\b\f\v\r".encode())
print(r"raw\n", R"\"", r'\\', b"bytes\x00\xff\n", B'x', br"\n", Rb"\x", bR'''y''', rb"" b"joined")
print(u"unicode", U'x', "é ü 漢 😀", len("😀"), "line \
continued", "\\", "a\
b")
x = ("one"
     "two"
     'three')
print(x, ("a" "b") * 2, "a" "b"[0], "%s" "%%" % 1)

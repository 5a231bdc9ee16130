# translate and maketrans, and how often a table of one's own is asked.
print(str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "cz"), str.maketrans({"a": "1", 98: None, "é": 99}), "".maketrans("", ""))
print("aabbcc".translate(str.maketrans("ab", "12", "c")), "abé中".translate({97: "中文", 0xE9: 0x4E2D, 0x4E2D: None, 98: 98}), "abc".translate(["x", "y"]), "\0\1\2".translate("xy"), repr("".translate(None)))


class Table:
    def __init__(self, **known):
        self.known = known

    def __getitem__(self, code):
        print("asked for", code)
        return self.known[chr(code)]


for text in ["abab", "aXbXa", "daddy", "éaddé"]:
    print(ascii(text.translate(Table(a="1", b=50, X="wide", d=None))))
for act in [lambda: "a".translate(1), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate({97: -1}), lambda: "a".translate(), lambda: "é".translate({0xE9: b"e"})]:
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for args in [(1,), ("a",), ("a", "bc"), ("a", 1), (1, "a"), ("a", "b", 1), ({"ab": 1},), ({1.5: 1},), (), ("a", "b", "c", "d")]:
    try:
        print(str.maketrans(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

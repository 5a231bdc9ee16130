# find, rfind, index, rindex, count and in, with ranges that are negative, too large, or reversed.
text = "abracadabra"
for part in ["a", "abra", "", "x", "abracadabra", "abracadabrax", "é"]:
    print(repr(part), text.find(part), text.rfind(part), text.count(part), part in text)
    for start, end in [(1, None), (None, -1), (-4, None), (3, 8), (8, 3), (11, None), (12, None), (-99, 99), (None, 0)]:
        print("   ", start, end, text.find(part, start, end), text.rfind(part, start, end), text.count(part, start, end))
print("aaaa".count("aa"), "aaaa".find("aa", 1), "aaaa".rfind("aa", 0, 3), "中中é中".count("中"), "中é".find("é"), "xé".rfind("é"))
print("needle in a haystack with a needle".find("a needle"), "aaaaaaaaab".find("aaaab"), "abcabcabd".rfind("abc"))


class Index:
    def __index__(self):
        return 2


print(text.find("a", Index()), text.count("a", Index(), True))
for act in [lambda: text.index("x"), lambda: text.rindex("a", 1, 3), lambda: text.find(1), lambda: text.find(), lambda: text.count("a", "b"), lambda: text.rfind("a", 1.0), lambda: text.index("a", 1, 2, 3), lambda: text.find(None), lambda: 1 in text, lambda: None in text]:
    try:
        print(act())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# Methods of str.
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.find("o", 5), s.count("o", 0, 5))
print(s.startswith("Hell"), s.endswith(("x", "ld")), s.startswith("World", 7))
print(s.replace("l", "L"), s.replace("l", "L", 1), s.split(", "), s.partition(", "), s.rpartition("o"))
print("a,b,,c".split(","), "  a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True))
print("-".join(["a", "b"]), "".join([]), "x".join("abc"))
print("  pad ".strip() + "|", "xxpadxx".strip("x"), "xxpad".lstrip("x"), "padyx".rstrip("xy"), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"))
print("7".zfill(3), "-7".zfill(4), "ab".center(7, "*"), "ab".ljust(5) + "|", "ab".rjust(5), "a\tb".expandtabs(4))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "ab".islower(), "Title Case".istitle(), "x_1".isidentifier(), "é".isascii(), "½".isnumeric(), "".isalpha())
print("abc".translate({97: "A", 98: None, "c": 1} if False else {97: "A", 98: None}), "abc".translate(str.maketrans("ab", "xy", "c")))
print("%s is %d years and %.1f%% %r %5s|%-5s|%05d %x" % ("Ada", 36, 99.5, "q", "r", "l", 42, 255), "%(a)s-%(b)d" % {"a": 1, "b": 2}, "%c%c" % (65, "b"))
print("{} {1}".format(1) if False else "{0} {1} {0} {name}".format("a", "b", name="n"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{0[1]} {1.real} {{}}".format([1, 2], 5))

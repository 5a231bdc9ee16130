# split and rsplit: at white space, at separators, with a limit.
for text in ["", "   ", "one", "  one two\tthree\n four  ", "a\x1cb\x85c\u2003d", "中 文"]:
    print(text.split(), text.rsplit(), text.split(None, 1), text.rsplit(None, 1), text.split(None, 0), text.rsplit(maxsplit=0))
for text in ["", ",", "a,b,c", ",a,,b,", "abc", "a, b"]:
    print(text.split(","), text.rsplit(","), text.split(",", 1), text.rsplit(",", 1), text.split(",", 0), text.split(sep=", "))
print("aXXbXXXc".split("XX"), "aXXbXXXc".rsplit("XX"), "aaa".split("aa"), "aaa".rsplit("aa"), "1→2→3".split("→", maxsplit=1))
whole = "unbroken"
print(whole.split()[0] is whole, whole.split(",")[0] is whole, whole.rsplit(None, 5)[0] is whole)
for act in [lambda: whole.split(""), lambda: whole.rsplit(""), lambda: whole.split(1), lambda: whole.split(None, None), lambda: whole.split(maxsplit="1"), lambda: whole.split(",", 1, 2), lambda: whole.split(x=1), lambda: whole.split(",", sep=","), lambda: whole.split(None, 10**30)]:
    try:
        print(act())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# replace: all of them, some, none, the empty text, and wider or narrower letters; join.
text = "one two one two one"
print(text.replace("one", "1"), text.replace("one", "three", 2), text.replace("one", "", 1), text.replace("x", "y"), text.replace("two", "zwei", count=1), text.replace("two", "2", -5))
print(repr("abc".replace("", "-")), repr("abc".replace("", "-", 2)), repr("abc".replace("", "-", 0)), repr("".replace("", "x")), repr("".replace("", "x", 0)), repr("".replace("a", "x")), repr("aaa".replace("aa", "b")))
print("naïve".replace("ï", "i"), "naive".replace("i", "ï"), "a→b".replace("→", "-").isascii(), "a-b".replace("-", "→"), ascii("a😀b".replace("😀", "\ud83d")))
print(text.replace("x", "y") is text, text.replace("one", "one") is text, text.replace("one", "1", 0) is text)
for act in [lambda: text.replace(1, "a"), lambda: text.replace("a", None), lambda: text.replace("a"), lambda: text.replace("a", "b", "c"), lambda: text.replace("a", "b", 1, 2), lambda: text.replace("a", "b", times=1), lambda: text.replace(old="a", new="b"), lambda: text.replace("a", "b", 1.0)]:
    try:
        print(act())
    except TypeError as error:
        print(error)
print(["-".join(x) for x in ([], ["a"], ["", ""], ["a", "", "é"], "中b", ("x",) * 3)], "é".join(["a"]).isascii(), "中".join(["", ""]), repr("".join(["", ""])), "aaa".replace("a", ""), "a,b".replace(",", "é").replace("é", ",").isascii())

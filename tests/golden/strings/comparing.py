# Order, equality, hash, length, membership, repetition and items of strs.
words = ["b", "a", "", "B", "é", "e", "ab", "中", "😀", "\ud83d", "\uffff", "a\0", "z"]
print([ascii(word) for word in sorted(words)], ascii(max(words)), repr(min(words)))
print("a" < "b", "a" < "B", "" < "a", "ab" < "b", "é" > "z", "a" == "a", "a" != b"a", "é" == "e\u0301", "a" <= "a", "b" >= "ab", "abc".__lt__("abd"), "a".__eq__(1), "a".__gt__(None))
text = "héllo 中😀"
print(len(text), text[1], text[-1], text[::-1], text[1:7:2], text[-100:100], repr(text[5:2]), text[True], [*text], "".join(reversed(text)))
print("中" in text, "" in "", "lo" in text, text * 2, "ab" * 0, repr(-1 * "ab"), text.__contains__("h"), 3 * "é")
print(hash("") == hash(b""), hash(text) == hash("héllo " + "中😀"), {text: 1}[text[:]], bool(""), bool(" "))
iterator = iter("aé中")
print(next(iterator), iterator.__length_hint__(), list(iterator), list(iterator), type(iterator).__name__)
for act in [lambda: "a" < 1, lambda: b"a" > "a", lambda: "a" + 1, lambda: 1 + "a", lambda: "a" + b"a", lambda: "a" * 1.5, lambda: "a" * "a", lambda: 1 in "a", lambda: "a"[1], lambda: "a"[-2], lambda: "a"[float(1)], lambda: "a"[str(0)], lambda: "a"[::0], lambda: "a"["x":], lambda: "a"[10**30], lambda: "-".join(1), lambda: "-".join(["a", 1]), lambda: "-".join([b"a"]), lambda: "a".missing, lambda: "ab" * 10**30]:
    try:
        print(act())
    except (TypeError, IndexError, ValueError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
text = "abc"
try:
    text[0] = "x"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)
try:
    text.new = 1
except AttributeError as error:
    print(error)

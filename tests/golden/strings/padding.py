# center, ljust, rjust and zfill.
for text in ["", "a", "ab", "abc", "é中"]:
    for width in [-1, 0, 2, 5, 6]:
        print(repr(text.center(width)), repr(text.center(width, "*")), repr(text.ljust(width, "é")), repr(text.rjust(width, "→")), repr(text.zfill(width)))
print("+1".zfill(5), "-".zfill(3), "--1".zfill(5), "+".zfill(1), "−1".zfill(4), " 1".zfill(4), "1".zfill(True))
text = "unchanged"
print(text.center(3) is text, text.ljust(9) is text, text.zfill(9) is text)
for act in [lambda: text.center("3"), lambda: text.center(20, "ab"), lambda: text.ljust(20, ""), lambda: text.rjust(20, 1), lambda: text.center(), lambda: text.center(1, "a", 2), lambda: text.zfill(), lambda: text.zfill(1.5), lambda: text.zfill(width=3), lambda: text.rjust(10**30)]:
    try:
        print(act())
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# Indexing and slicing text.
s = "abcdef"
print(s[0], s[-1], s[1:3], s[:2], s[4:], s[::2], s[::-1], s[5:1:-2], s[10:], s[-3:-1], s[:], s[1:100])
for act in (lambda: s[6], lambda: s[-7], lambda: s["a"], lambda: s[1.5], lambda: s[::0]):
    try:
        act()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
print("c" in s, "cd" in s, "" in s, "x" not in s)
try:
    5 in s
except TypeError as error:
    print(error)
print(s < "abd", "a" < "B", "abc" == "abc", "a" * 3, 3 * "-", "a" * -1, "x" + "y")
print(min(s), max(s), sorted("hello"), list(s[:3]), len("héllo"), ord("é"), chr(8364), chr(128013))
print(repr("tab\t newline\n quote' both'\" \\ \x00 \x7f é \u200b \U0001f40d \ud800"))

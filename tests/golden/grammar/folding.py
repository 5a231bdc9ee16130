# Constant expressions that the compiler computes, and those that it leaves.
print(1 + 2, 2 * 3, 7 // 2, 7 % 3, 2**10, -5, ~5, +3, not True, "a" * 3, "ab" + "cd", (1, 2) + (3,), 1 < 2, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, 256 >> 2, 1.5 * 2, 1j * 1j, "abc"[1], (1, 2, 3)[0], "abcd"[1:3], b"ab" * 2, -(-1), 3 - 1.5, 10 / 4)
print(2**100, "x" * 20, (0,) * 5, 1 << 70, (1, (2, (3, 4))), ("a", "b")[::-1], -0.0, 0.0, (), ((),))
x = [1, 2, 3]
y = {1, 2, 3}
for i in (1, 2, 3):
    pass
for i in [4, 5, 6]:
    pass
print(x, i in {1, 2, 3}, i in [4, 5, 6], i not in (7, 8), i in {"a": 1}, y == {3, 2, 1})
try:
    1 / 0
except ZeroDivisionError:
    print("1 / 0 is not folded")
try:
    "a" + 1
except TypeError:
    print("nor is 'a' + 1")
try:
    (1, 2)[5]
except IndexError:
    print("nor (1, 2)[5]")
if 0:
    print("dropped")
if 1:
    print("kept")
while 0:
    print("dropped")
if not 1 or 0:
    print("dropped")
else:
    print("else kept")
print("a" "b" if True else "c", 1 if 0 else 2, 5 and 6, 0 and 6, 0 or 7, None or "d", not not 1, __debug__)
assert True, "dropped"
print("%s and %d" % ("text", 5), "%r" % (x,), "%s%%" % 5, "%a|%-5s|%5.2f" % ("é", "l", 2.5))

# Strings, bytes and tuples are added, repeated and indexed by the compiler.
print("a" + "b", "ab" * 3, 3 * "x", b"a" + b"b", b"ab" * 2, "abc"[1], "abc"[-1], b"abc"[0])
print((1, 2) + (3,), (1, 2) * 2, (1, 2)[0], ("a", "b")[-1], "abc"[0:2], (1, 2, 3)[1:])
print("%s" % 1, "a" "b" + "c", ("a", ("b", ("c", 1 + 1))), ("x" * 2, 2 * "y"))
print("é"[0], "😀x"[1], len("ab" * 2), "a" < "b", "" or "x", () and 1)


def f():
    return "a" * 5 + "b", (1,) * 3, "abc"[2]


print(f())

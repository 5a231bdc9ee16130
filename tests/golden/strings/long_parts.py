# Long parts that nearly match in many places. Finding takes time that grows with the
# text, not with the text times the part.
SIZE = 200_000

a, half = "a" * SIZE, "a" * (SIZE // 2)
print(a.find(half + "b"), a.find("b" + half), a.find(half), (a + "b").find(half + "b"))
print((a + half).count(half), ("b" + a).count("b" + half), half + "ba" in a + "☃")
print(a.encode().find(half.encode() + b"b"), (b"b" + bytes(SIZE)).find(bytes(SIZE // 2) + b"b"))

twice = "ab" * SIZE
print(twice.find("ab" * (SIZE // 2) + "ba"), len(twice.replace("ba" * (SIZE // 2), "-")))
print(len(twice.split("ab" * 1000)), twice.partition("ba" * (SIZE - 1))[::2])


def fibonacci(steps):
    """A word that repeats itself, but never three times in a row."""
    shorter, word = "b", "a"
    for _ in range(steps):
        shorter, word = word, word + shorter
    return word


word = fibonacci(20)
for steps in range(4, 16):
    part = fibonacci(steps)
    print(steps, len(part), word.find(part), word.find(part[1:] + "a"), word.count(part), word.find(part * 3))

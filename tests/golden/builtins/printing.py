# print with all its parameters.
print()
print("a", 1, None, [1], sep="|", end="<end>\n")
print("no newline", end="")
print("", "x", sep="-")
print(*[1, 2, 3], sep="\n")
print("tab\tnew\\line", "quote'", repr("quote'"), str(b"x"))
import sys

print("to stdout", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
sys.stderr.write("also written\n")


class Shown:
    def __str__(self):
        return "str()"

    def __repr__(self):
        return "repr()"


print(Shown(), [Shown()], {"k": Shown()}, f"{Shown()} {Shown()!r}", (Shown(),))


class BadStr:
    def __str__(self):
        return 5


try:
    print(BadStr())
except TypeError as error:
    print(error)
try:
    print("x", sep=5)
except TypeError as error:
    print(error)
print("é ☕ 🐍", "\x00|", "a\rb" if False else "")

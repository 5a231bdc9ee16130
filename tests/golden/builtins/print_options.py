# print: sep, end, file and flush; files of one's own; what it refuses.
import sys


class File:
    def __init__(self):
        self.pieces = []
        self.flushed = 0

    def write(self, text):
        self.pieces.append(text)
        return "ignored"

    def flush(self):
        self.flushed += 1


class Shown:
    def __str__(self):
        return "shown"


print()
print("a", 1, None, Shown(), 2.5, b"x", [1, "b"])
print("a", "b", sep="")
print("a", "b", sep="\n--\n", end="|\n")
print("a", "b", sep=None, end=None)
print(*"abc", sep=", ", end=".\n", file=None, flush=True)
file = File()
print("a", Shown(), sep="-", end="!", file=file)
print(file=file)
print("flushed", file=file, flush=True)
print(file.pieces, file.flushed)
print("to stderr", file=sys.stderr)
print("to stdout", file=sys.stdout)
print(sys.stdout.write("written\n"), sys.stderr.write("é\n"))
sys.stdout.writelines(["one ", "two\n"])
saved, sys.stdout = sys.stdout, file
print("captured")
sys.stdout = saved
print(file.pieces[-2:])
for act in [lambda: print(sep=1), lambda: print(end=b""), lambda: print(file=1), lambda: print(separator=""), lambda: sys.stdout.write(1), lambda: sys.stdout.write(), lambda: print("x", "\ud800"), lambda: print("a", sep="", end="", flush=1, file=2, extra=3)]:
    try:
        act()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print("\udc80", file=sys.stderr)

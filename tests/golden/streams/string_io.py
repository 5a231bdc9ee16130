# io.StringIO: writing, reading, seeking, line by line, closed.
import io


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO("abc\ndef\n")
print(s.read(2), s.tell(), repr(s.readline()), repr(s.read()), repr(s.read()), s.seek(0), s.readlines(), s.seek(1), s.write("XY"), repr(s.getvalue()))
print(s.seek(0, 2), s.write("end"), repr(s.getvalue()), s.truncate(3), repr(s.getvalue()), s.tell(), s.write("Q"), repr(s.getvalue()))
print(list(io.StringIO("a\nb\nc")), io.StringIO("a\nb").readlines(1), repr(io.StringIO(None).getvalue()))
print(repr(io.StringIO("a\r\nb\rc\n", newline=None).getvalue()), io.StringIO("a\r\nb\rc\n").readlines(), io.StringIO("a\r\nb\rc\n", newline="").readlines())
with io.StringIO() as w:
    print("to a stream", 3, file=w)
    print("more", "of", "it", sep="-", end="", file=w, flush=True)
    w.writelines(["x\n", "y"])
    print(repr(w.getvalue()))
print(w.closed, s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.newlines, s.encoding)
u = io.StringIO()
u.write("é😀")
print(u.tell(), u.seek(1), u.read(1), [len(line) for line in io.StringIO("ab\ncde\n")])
s.tag = 1
print(s.__dict__, io.StringIO, io.StringIO.__mro__, isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), io.UnsupportedOperation.__bases__)


class Shouting(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Shouting()
print("hello", "you", file=loud)
print(repr(loud.getvalue()), type(loud).__name__)
for make in (
    lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(1, 2), lambda: s.seek(0, 5), lambda: s.seek("a"), lambda: s.truncate(-1), lambda: s.write(5),
    lambda: s.read("a"), lambda: s.read(1, 2), lambda: io.StringIO(5), lambda: io.StringIO("a", newline="x"), lambda: io.StringIO("a", "b", "c"),
    lambda: s.fileno(), lambda: s.detach(), lambda: s.writelines(5), lambda: s.writelines([1]), lambda: s.foo, lambda: next(io.StringIO()), lambda: io.StringIO().write(),
    lambda: w.write("a"), lambda: w.read(), lambda: w.getvalue(), lambda: w.close(), lambda: w.__enter__(), lambda: list(w), lambda: w.seekable(), lambda: w.isatty(),
):
    show(make)

# % on bytes and bytearrays; bytes-like objects as numbers and in other built-in functions.
class Shown:
    def __bytes__(self):
        return b"shown"


print(b"%d %5.1f|%-4d|%04d %x %X %o" % (5, 2.5, 3, -7, 255, 255, 8), b"%s %b %a %r %c%c %%" % (b"x", bytearray(b"y"), "é", 1.5, 65, b"B"), b"%b" % Shown(), bytearray(b"%d") % 7, b"%(k)s" % {b"k": b"v"}, b"" % (), b"%s" % memoryview(b"m"))
print(int(b" 12 "), int(bytearray(b"ff"), 16), float(b"1.5"), float(bytearray(b"-inf")), sum(b"abc"), sorted(b"bca"), min(bytearray(b"ba")), list(zip(b"ab", "xy")), list(enumerate(b"a")), list(map(chr, b"ab")), dict.fromkeys(b"ab"))
for act in [lambda: b"%s" % "text", lambda: b"%d" % b"1", lambda: b"%d" % (1, 2), lambda: b"%d %d" % 1, lambda: b"%c" % 256, lambda: b"%c" % b"ab", lambda: b"%c" % "a", lambda: b"%q" % 1, lambda: b"%" % 1, lambda: b"%(k)s" % 1, lambda: b"%(k)s" % {"k": 1}, lambda: b"x" % 1, lambda: 1 % b"x", lambda: int(b"1z"), lambda: int(bytearray(b"z")), lambda: int(b""), lambda: float(b"x"), lambda: sum([b"a"], b""), lambda: sum([], bytearray())]:
    try:
        print(act())
    except (TypeError, ValueError, OverflowError, KeyError) as error:
        print(type(error).__name__, error)

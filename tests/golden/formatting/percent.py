# Formatting of str by %: flags, widths, precisions, stars, mappings, and what goes wrong.
class Real:
    def __float__(self):
        return 2.5

    def __str__(self):
        return "real"


class Whole:
    def __index__(self):
        return 65


print("%d %i %u|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%#o|%o" % (1, -2, 3, 4, 5, -6, 7, 8, 255, 255, 255, 8, 8))
print("%.3d|%8.4d|%-8.4d|%08.4d|%+.2d|%#.6x|%#08x|%-#8xz|%+#x" % (5, 5, 5, 5, 5, 255, 255, 255, 255))
print("%f %.2f %8.3f %-8.1f| %+.0f %#.0f %e %.3E %g %G %#g %.3g" % ((1234.5678,) * 12))
print("%s %r %a %10s|%-10s|%.2s|%5.1s|%%" % ("é", "é", "é", "right", "left", "cut", "xyz"))
print("%c%c%c|%5c|%-3c|" % (65, "B", Whole(), "x", "é"), "%d %x %s" % (10**30, -(2**70), None))
print("%d %f %s %r" % (3.99, Real(), Real(), [1]), "%*d|%-*d|%*.*f" % (5, 1, -4, 2, 8, 2, 3.14159))
print("%(a)s %(b c)05.1f %(a)r %%" % {"a": 1, "b c": 2}, "%((x))s" % {"(x)": "nested"}, "none" % {}, "%s" % {"a": 1})
print("%s" % [1, 2], "%s" % (("tuple",),), "%s %s" % ("a", "b"), "%ld %hd %Lf" % (1, 2, 3))
print("%f %e %g %5.1f" % (float("inf"), float("-inf"), float("nan"), float("inf")), "%05d %-05d" % (float(-3), 3))


class Text(str):
    def __str__(self):
        return "subclass"

    def __rmod__(self, other):
        return "reflected"


print("%s" % Text("x"), Text("%s!") % 1, "%s" % b"x", "%i%%" % 50, "%#o %#X" % (0, 0))

cases = [("%d", "a"), ("%d", None), ("%x", 1.5), ("%o", "a"), ("%d", 1j), ("%f", "a"), ("%c", "ab"), ("%c", ""),
         ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%s %s", "a"), ("%s", ()), ("%s", (1, 2)), ("a", 1), ("a", (1,)),
         ("%", 1), ("%5", 1), ("%5.", 1), ("%y", 1), ("%é", 1), ("%\x01", 1), ("%5%", ()), ("%.3%", ()), ("%(a)s", 1),
         ("%(a)s", (1,)), ("%(a", {}), ("%(a)s", {}), ("%(a)", {"a": 1}), ("%(a)d", {"a": "x"}), ("%*d", ("a", 1)),
         ("%.*f", ("a", 1)), ("%*d", (1.5, 1)), ("%s%s", {"a": 1}), ("%d", float("nan")), ("%d", float("inf")),
         ("%*d", (10**30, 1)), ("%99999999999999999999d", 1), ("%.99999999999d", 1), ("%z", 1), ("%b", 1)]
for template, values in cases:
    try:
        print(repr(template), template % values)
    except Exception as error:
        print(repr(template), type(error).__name__, error)
try:
    1 % "a"
except TypeError as error:
    print(error)

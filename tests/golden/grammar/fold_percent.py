# "..." % (...) with plain %s, %r and %a becomes an f-string.
a, b = "x", [1]
print("%s and %r" % (a, b), "%a|%s" % ("é", b), "%%" % (), "%s" % (a,), "%5s|%-5r|%.1s" % (a, b, "long"))
print("%s" % a, "%d" % 5, "%s %d" % (a, 5), "a%sb%%c" % (a,))
for bad in (lambda: "%s %s" % (a,), lambda: "%s" % (a, b), lambda: "%z" % (a,), lambda: "%" % (a,)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# splitlines: everything that ends a line, kept or not; expandtabs, which counts columns by them.
text = "one\ntwo\r\nthree\rfour\x0bfive\x0csix\x1cseven\x1deight\x1enine\x85ten\u2028eleven\u2029twelve"
print(text.splitlines())
print(text.splitlines(True))
for sample in ["", "\n", "\n\n", "a", "a\n", "a\n\nb", "\r\n\r", "a\x1fb"]:
    print(repr(sample), sample.splitlines(), sample.splitlines(keepends=True))
whole = "unbroken"
print(whole.splitlines()[0] is whole)
for sample in ["\t", "a\tb", "ab\tcd\te", "é\t中\t", "one\ntwo\tx\r\ty", "no tabs"]:
    print(repr(sample.expandtabs()), repr(sample.expandtabs(4)), repr(sample.expandtabs(1)), repr(sample.expandtabs(0)), repr(sample.expandtabs(tabsize=-1)))
for act in [lambda: whole.splitlines(1, 2), lambda: whole.splitlines(keep=1), lambda: whole.expandtabs("4"), lambda: whole.expandtabs(4.0), lambda: whole.expandtabs(10**40)]:
    try:
        print(act())
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

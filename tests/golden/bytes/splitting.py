# split, rsplit, splitlines, partition, join and replace of bytes and bytearrays.
for data in [b"", b" a  b\tc\x0bd ", b",a,,b", bytearray(b"x,y z")]:
    print(data.split(), data.rsplit(None, 1), data.split(b","), data.rsplit(b",", 1), data.split(None, 0), data.split(b",", maxsplit=2))
print(b"a\nb\r\nc\rd\x0be\x1cf".splitlines(), bytearray(b"a\n\nb").splitlines(True), b"".splitlines(), b"\n".splitlines(keepends=True))
for data in [b"k=v=w", bytearray(b"k=v=w")]:
    print(data.partition(b"="), data.rpartition(b"="), data.partition(b":"), data.rpartition(bytearray(b"#")))
print(b", ".join([b"a", bytearray(b"b"), memoryview(b"c")]), bytearray(b"-").join((b"x", b"y")), b"".join([]), b"-".join(iter([b"1", b"2"])))
print(b"aXbXc".replace(b"X", b"--"), b"aXbXc".replace(b"X", b"", 1), b"abc".replace(b"", b"."), b"abc".replace(b"", b".", 2), bytearray(b"aaa").replace(b"aa", b"b"), b"abc".replace(b"x", b"y"))
whole = b"unbroken"
print(whole.split()[0] is whole, whole.split(b",")[0] is whole, whole.splitlines()[0] is whole, whole.replace(b"x", b"") is whole)
for act in [lambda: whole.split(""), lambda: whole.split(b""), lambda: whole.rsplit(1), lambda: whole.partition(""), lambda: whole.partition(b""), lambda: whole.join("ab"), lambda: whole.join([b"a", 1]), lambda: whole.join(3), lambda: whole.replace("a", b""), lambda: whole.replace(b"a", b"b", "1"), lambda: whole.replace(b"a"), lambda: whole.replace(b"a", b"b", count=1), lambda: whole.split(b",", 1.0), lambda: whole.splitlines(x=1)]:
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

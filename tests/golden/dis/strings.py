a = "a long string constant that goes on and on and on and on and on and on and on and on and on and on"
b = b"bytes \x00\xff"
c = "quotes ' and \" and \n newline, é ☕ 🐍"
d = (1, ("nested", (2.5, 1j)), frozenset, ..., -1, 10**20)
e = f"{a!r:>{b}} {c:x}{d!s}" + t"{a}!".strings[0]
f = x in {1, 2, "three"} if False else None
g = a[1:2]
h = a[b:c]
del a, b[0], c.d

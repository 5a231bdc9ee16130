# Lines that end in CR LF.
x = """a
b"""
if x:
    print(repr(x), \
          1)
print([
    1,
])

# Quotes, f-strings, backslashes inside of fields, to any depth.
d = {"k": "v", "l": [1, 2]}
print(f"{d["k"]} {d['l'][0]}", f'{d['k']}', f"{f"{f"{1}"}"}", f"{f'{d["k"]}'}")
print(f"{"\n".join(["a", "b"])}", f"{'\t'!r}", f"{"a" "b"}", f"{"""x"""}")
print(f"{f"{1:{2}}":>{5}}", f"{1:{f"{3}"}}", f"{'a':{'>'}{f'{4}'}}")
print(f"{[f"{i}" for i in range(3)]}", f"{ {f"{i}": i for i in range(2)} }", f"{(lambda: f"{1}")()}")
print(f"""{f'''{f"{1}"}'''}""", f"{d!r:}", f"{1:}" + f"{2}" "{3}" f"{{4}}")
class Spec:
    def __format__(self, spec):
        return f"<{spec}>"
s = Spec()
print(f"{s:abc}", f"{s:%H:%M}", f"{s:{1}{2}x}", f"{s:{{}}}" if 0 else "", f"{s:a{1}b{2}c}", f"{s!s:5.5}"[:1])

# f-strings: conversions, specs, nesting, debugging, escapes.
name, n, x = "Ada", 42, 3.14159
print(f"{name} {n} {x}", f"{name!r} {name!s} {'é'!a}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:,}|{n:c}")
print(f"{x:.2f}|{x:8.3f}|{x:e}|{x:g}|{x:.0f}|{x:%}|{x!r:>10}")
print(f"{name:>8}|{name:*^9}|{name:.2}|{name!r:8}|")
width, precision = 10, 3
print(f"{x:{width}.{precision}f}|{n:{'>'}{width}}|")
print(f"{n=} {n = } {x=:.1f} {name=!s} {n + 1=}")
print(f"{{literal}} {n}{{}}", f"{'nested ' + f'{n}'}", f"{ {'a': 1}['a'] }")
print(f"{'quotes "inside"'} {"same"}", f'''{
    n
    + 1
}''')
print(f"{n:>{n // 10}}", f"", f"{''}", rf"\n{n}\t", f"\N{BULLET}\x41")
print(f"{(lambda q: q * 2)(4)} {[i for i in range(3)]} {n if n else 0} {n!r:^{width}}")

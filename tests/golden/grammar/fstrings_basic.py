# Replacement fields, conversions, specs, the = form.
name, n, x = "Ann", 5, 3.14159
print(f"{name} {n} {x}", f"{name!r} {name!s} {name!a}", f"{n:3}|{n:<3}|{n:>3}|{n:03}", f"{x:.2f}")
print(f"{name=} {n = } {x=:.1f} {name=!s} {n+1=}", f"{ n }", f"{n}{n}", f"{{}} {{{n}}}")
print(f"", f"plain", f"a" "b" f"{n}" "c", "a" f"{n}" r"\d", f"{'nested'}", f"{n!r:>5}")
print(f"{n:{n}}", f"{x:{n}.{n - 3}f}", f"{n:{'>'}{n}}", f"{n!r:{n}}", f"{[1, 2][0]}", f"{ {1: 2}[1] }")
print(f"{(lambda a: a)(n)}", f"{n if n else 0}", f"{n, 1}", f"{*[1], 2}", f"{n:=+5}" if 0 else f"{n:+}")
print(F"{n}", fr"\n{n}", Rf"\{n}", f'''multi
{n}
line''', f"{n
}", f"{
    n  # a comment
    + 1
}")

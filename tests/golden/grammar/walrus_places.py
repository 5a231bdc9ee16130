# := as a statement in parentheses, an argument, in conditions, subscripts, slices.
(a := 1)
print(b := 2, a)
if (c := 3) > 2 and (d := c + 1): print(c, d)
while (a := a + 1) < 4: print(a)
items = [0, 1, 2, 3]
print(items[e := 1], items[(f := 1):(g := 3)], {(h := 5)}, {(i := "k"): (j := 6)})
print((k := 1, 2), k, [l := 7], (lambda: (m := 8))())
assert (n := True)
o = (p := (q := 9))
print(o, p, q, e, f, g, h, i, j, l, n)
def fn(x=(y := 10)): return x
print(fn(), y)
print(f"{(z := 5)}", f"{z:=5}", z)
@(deco := lambda x: x)
def decorated(): pass

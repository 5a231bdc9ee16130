# Identifiers beyond ASCII are normalised (NFKC).
é = 1
ﬁ = 2
print(é, fi, "ﬁ" in globals(), "fi" in globals())
变量 = [é for é in "ab"]
print(变量)
class Ω:
    µ = 3
print(Ω.μ, Ω.__name__)
def f(ª): return ª
print(f(a=4))

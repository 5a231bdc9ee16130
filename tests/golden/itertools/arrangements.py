# product, permutations, combinations with and without replacement.
from itertools import combinations, combinations_with_replacement, permutations, product


def words(tuples):
    return " ".join("".join(map(str, t)) or "()" for t in tuples)


print(words(product("ab", [1, 2])), words(product("ab", repeat=2)), words(product()), list(product("", "ab")))
print(words(product("ab", "c", repeat=2)), words(product("ab", repeat=0)), words(product(range(2), repeat=3)))
for r in range(5):
    print(r, words(permutations("abc", r)), "|", words(combinations("abc", r)), "|", words(combinations_with_replacement("ab", r)))
print(words(permutations("abc")), words(permutations([])), words(permutations("abcd", 2)))
print(words(combinations("abcd", 3)), words(combinations_with_replacement("", 0)), list(combinations_with_replacement("", 1)))
print(words(combinations(range(6), 4)))
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 5))))

# The pools are taken at once, the arrangements one by one.
def noisy(name):
    for c in name:
        print("take", c, end=" ")
        yield c


p = product(noisy("ab"), noisy("xy"))
print(next(p), next(p))
c = combinations(noisy("abc"), 2)
print(list(c), list(c), next(c, "end"))
data = [1, 2]
p = permutations(data)
data.append(3)
print(list(p))


class Odd(product):
    pass


print(type(Odd("a")).__name__, list(Odd("ab", repeat=2))[-1])
for make in (
    lambda: product("a", repeat=-1),
    lambda: product("a", other=1),
    lambda: product("a", repeat=1.5),
    lambda: product(None),
    lambda: permutations("ab", -1),
    lambda: permutations("ab", 1.0),
    lambda: combinations("ab", -1),
    lambda: combinations("ab"),
    lambda: combinations_with_replacement("ab", "c"),
    lambda: combinations(3, 1),
    lambda: permutations("ab", r=2**70),
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)

# Generators feed every consumer the same way.
def words():
    yield "pear"
    yield "fig"
    yield "apple"
    yield "fig"


print(sorted(words()), max(words()), min(words(), key=len))
print(list(words()), tuple(words()), sorted(set(words())))
print(", ".join(words()), sum(len(w) for w in words()))
print({w: len(w) for w in words()})
print(any(w == "fig" for w in words()), all(len(w) > 3 for w in words()))
print(list(enumerate(words(), 1)))
print(list(map(str.upper, words())), list(filter(lambda w: "p" in w, words())))
print(dict.fromkeys(words(), 0))
first, *rest = words()
print(first, rest)
print(*words(), sep="/")
print("fig" in words(), "plum" in words())

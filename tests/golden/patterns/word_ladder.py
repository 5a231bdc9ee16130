# Breadth-first search in a graph that is generated while walking.
WORDS = set("cold cord card ward warm word worm wood gold goad".split())


def neighbours(word):
    for i in range(len(word)):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            other = word[:i] + letter + word[i + 1:]
            if other != word and other in WORDS:
                yield other


def ladder(start, end):
    paths = [[start]]
    seen = {start}
    while paths:
        longer = []
        for path in paths:
            for word in neighbours(path[-1]):
                if word == end:
                    return path + [word]
                if word not in seen:
                    seen.add(word)
                    longer.append(path + [word])
        paths = longer


print(ladder("cold", "warm"), sorted(neighbours("word")), ladder("cold", "zero"))

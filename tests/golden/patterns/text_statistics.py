# Word counts, longest words and a histogram, streaming.
TEXT = """The owl and the pussycat went to sea
in a beautiful pea green boat
they took some honey and plenty of money
wrapped up in a five pound note"""


def lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line


def words(numbered):
    for number, line in numbered:
        for word in line.lower().split():
            yield number, word


def count(pairs):
    counts = {}
    for _, word in pairs:
        counts[word] = counts.get(word, 0) + 1
    return counts


counts = count(words(lines(TEXT)))
top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:4]
print(top, sum(counts.values()), len(counts))
by_length = {}
for _, word in words(lines(TEXT)):
    by_length.setdefault(len(word), set()).add(word)
for size in sorted(by_length):
    print(f"{size:2} {'#' * len(by_length[size])} {min(by_length[size])}")
print(next(number for number, word in words(lines(TEXT)) if word == "honey"))

# Statistics of a text: words, lines, letters, n-grams, readability, a concordance.
from collections import Counter, defaultdict
from itertools import chain, groupby, islice, pairwise, tee
from math import log2, sqrt
from string import ascii_lowercase, punctuation
from textwrap import fill, indent, shorten

TEXT = """\
A generator is a function that remembers. It runs, it yields, it waits; then
it runs again. "Where was I?" it never asks -- its frame has kept the place!

Calling it makes a generator. Asking it for a value makes it run. When nothing
is left to say, the generator stops: StopIteration tells the caller so.

Coroutines are generators, too. They wait for others; others wait for them.
"""


def sentences(text):
    start = 0
    for i, ch in enumerate(text):
        if ch in ".!?" and not text[i + 1 : i + 2].isalnum():
            yield " ".join(text[start : i + 1].split()).strip('"')
            start = i + 1


def words(text):
    for word in text.split():
        if word := word.strip(punctuation).casefold():
            yield word


def ngrams(items, n):
    iterators = tee(items, n)
    for skip, it in enumerate(iterators):
        next(islice(it, skip, skip), None)
    return zip(*iterators)


def syllables(word):
    runs = sum(1 for vowel, _ in groupby(word, lambda c: c in "aeiouy") if vowel)
    return max(1, runs - (word.endswith("e") and not word.endswith("le")))


def entropy(counts):
    total = counts.total()
    return -sum(n / total * log2(n / total) for n in counts.values())


def concordance(text, wanted, width=22):
    flat = " ".join(text.split())
    lower, at = flat.lower(), -1
    while (at := lower.find(wanted, at + 1)) >= 0:
        left, right = flat[:at][-width:], flat[at + len(wanted) :][:width]
        yield f"{left:>{width}}[{flat[at : at + len(wanted)]}]{right:<{width}}"


def running_mean():
    total, n = 0, 0
    mean = None
    while True:
        total += yield mean
        n += 1
        mean = total / n


class Histogram(Counter):
    def bars(self, width=30, mark="█"):
        top = max(self.values(), default=1)
        for key, n in sorted(self.items()):
            whole, part = divmod(n * width * 2, top * 2)
            yield f"{key!s:>4} │{mark * whole}{'▌' if part else ''} {n}"


all_words = list(words(TEXT))
counts = Counter(all_words)
print(f"{'lines':<12}{len(TEXT.splitlines()):>6,}")
print(f"{'paragraphs':<12}{len(TEXT.split(chr(10) * 2)):>6,}")
print(f"{'words':<12}{len(all_words):>6,}  distinct {len(counts)} ({len(counts) / len(all_words):.1%})")
print(f"{'characters':<12}{len(TEXT):>6,}  letters {sum(map(str.isalpha, TEXT))}")
print("most common:", counts.most_common(5))
print("once:", sorted(w for w, n in counts.items() if n == 1)[:8])

print("--- sentences")
means = running_mean()
next(means)
for number, sentence in enumerate(sentences(TEXT), 1):
    length = len(sentence.split())
    print(f"{number:2}. {length:2} words, mean {means.send(length):6.3f}: {shorten(sentence, 44, placeholder='…')}")
means.close()

print("--- lengths of words")
print(*Histogram(map(len, all_words)).bars(), sep="\n")

print("--- letters")
letters = Counter(c for c in TEXT.lower() if c in ascii_lowercase)
for row in zip(*[iter(letters.most_common(12))] * 4):
    print("  ".join(f"{letter} {n / letters.total():6.2%}" for letter, n in row))
print(f"entropy {entropy(letters):.6f} bits, never used: {''.join(c for c in ascii_lowercase if c not in letters)}")
print("pairs:", Counter(map("".join, chain.from_iterable(map(pairwise, all_words)))).most_common(4))

print("--- n-grams")
for n in 2, 3:
    print(n, [(" ".join(gram), k) for gram, k in Counter(ngrams(all_words, n)).most_common(3)])

print("--- readability")
n_sentences = sum(1 for _ in sentences(TEXT))
n_syllables = sum(map(syllables, all_words))
flesch = 206.835 - 1.015 * len(all_words) / n_sentences - 84.6 * n_syllables / len(all_words)
lengths = [len(w) for w in all_words]
mean = sum(lengths) / len(lengths)
deviation = sqrt(sum((x - mean) ** 2 for x in lengths) / len(lengths))
print(f"{n_syllables} syllables, Flesch {flesch:.2f}, word length {mean:.3f}±{deviation:.3f}")
print({w: syllables(w) for w in ("generator", "place", "little", "I".lower(), "queue", "try")})

print("--- concordance")
print(*concordance(TEXT, "generator"), sep="\n")
index = defaultdict(list)
for number, line in enumerate(TEXT.splitlines(), 1):
    for word in words(line):
        index[word].append(number)
print({word: where for word, where in sorted(index.items()) if len(where) > 2})
print("missing" in index, index["missing"], len(index))

print("--- arithmetic of counters")
first, second = (Counter(words(p)) for p in TEXT.split("\n\n")[:2])
print((first & second).most_common(3), (first - second).total(), sorted((first | second).elements())[:4])
print(sorted((+Counter(a=1, b=-1)).items()), first["it"], Counter("aab") <= Counter("aaabb"))
first.subtract(second)
print(sorted(first.items(), key=lambda pair: (pair[1], pair[0]))[:3])
print(indent(fill(" ".join(TEXT.split()[:30]), 40, subsequent_indent="  "), "> "))
print(TEXT.title()[:24], TEXT.swapcase()[:12], TEXT.translate(str.maketrans("aeiou", "43105", punctuation))[:40])
print(TEXT.partition(". ")[0].rpartition(" "), TEXT.count("it"), TEXT.find("zebra"))
TEXT.index("zebra")

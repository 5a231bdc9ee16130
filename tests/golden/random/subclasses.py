# Which method of a subclass whole numbers are drawn from: what is defined nearest, getrandbits() or random().
import random
import warnings


class Dice(random.Random):
    """A generator of its own: every number in turn."""

    value = 0.0

    def random(self):
        self.value = (self.value + 0.3) % 1.0
        print("random", round(self.value, 1))
        return self.value


class Bits(random.Random):
    def getrandbits(self, k):
        print("getrandbits", k)
        return 1


class BitsOfDice(Dice):
    def getrandbits(self, k):
        print("getrandbits", k)
        return 1


class DiceAgain(BitsOfDice, sides=6):
    def random(self):
        print("random again")
        return 0.5


class Below(Dice):
    def _randbelow(self, n):
        return n - 1


for kind in [Dice, Bits, BitsOfDice, DiceAgain, Below]:
    generator = kind(1)
    print(kind.__name__, generator.randrange(6), generator.choice("abc"), generator.randint(10, 20))
letters = list("abcd")
Dice(1).shuffle(letters)
print(letters, Dice(1).sample(range(10), 3))

warnings.simplefilter("error")
try:
    Dice(1).randrange(2**60)
except UserWarning as warning:
    print(warning)

# States: also those of version 2; and what is none.
generator = random.Random(7)
version, words, gauss = generator.getstate()
expected = generator.random()
for state in [
    (3, words, None), (2, words, None), (1, words, None), (2, None, None), (2, words[:3], None), (2, ("a",) * 625, None),
    (3, ("a",) * 625, None), (3, (0.5,) * 625, None), (3, words[:-1] + (625,), None), (3, words[:-1] + (-1,), None), (3, list(words), None),
]:
    try:
        generator.setstate(state)
        print(generator.random() == expected)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# Containers of our own: len, getitem, slices, contains, iteration, deletion, truth.
class Deck:
    def __init__(self, *cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, index):
        print("getitem", index)
        return self.cards[index]

    def __setitem__(self, index, card):
        print("setitem", index, card)
        self.cards[index] = card

    def __delitem__(self, index):
        print("delitem", index)
        del self.cards[index]


d = Deck("a", "b", "c")
print(len(d), d[0], d[-1], d[0:2], d[::2])
d[1] = "B"
d[1:2] = ["x", "y"]
del d[0], d[0:1]
print(d.cards, "c" in d, list(d), list(reversed(d)), bool(Deck()), bool(d))


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m)


class Matrix:
    def __getitem__(self, key):
        return key


print(Matrix()[1, 2], Matrix()[1:2, ...], Matrix()[()])


class Bad:
    def __len__(self):
        return -1


try:
    len(Bad())
except ValueError as error:
    print(error)

# All augmented assignments, to names, attributes and items.
class Number:
    def __init__(self, value):
        self.value = value


a = 100
a += 7
a -= 3
a *= 5
a //= 4
a %= 100
a **= 2
a <<= 3
a >>= 1
a &= 0xFFFF
a |= 0x10
a ^= 0x3
print(a)
a /= 4
print(a)
n = Number(6)
n.value += 1
n.value *= 6
d = {"k": [1]}
d["k"] += [2]
d["k"][0] <<= 4
print(n.value, d)


def local(x):
    x += 1
    x @= Matrix()
    return x


class Matrix:
    def __rmatmul__(self, other):
        return other, "@"


print(local(4))

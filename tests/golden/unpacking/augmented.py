# Augmented assignment: in place where it can be.
x = [1]
y = x
x += [2]
print(x is y, y)
x = x + [3]
print(x is y)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "a"
s *= 3
n = 7
n //= 2
n **= 3
n -= 1
n |= 64
n ^= 3
n &= 127
n <<= 2
n >>= 1
n %= 100
print(s, n)
f = 1.5
f /= 2
print(f)
box = ([1],)
try:
    box[0] += [2]
except TypeError as error:
    print(error, box)
d = {"k": 1}
d["k"] += 1
d |= {"m": 5}
print(d)


class C:
    count = 0


c = C()
c.count += 1
print(c.count, C.count)

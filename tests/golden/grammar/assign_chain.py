# One value for several targets, from left to right.
def show(value):
    print("value", value)
    return value


class Box:
    def __setattr__(self, name, value):
        print("set", name, value)

    def __setitem__(self, key, value):
        print("item", key, value)


box = Box()
a = box.first = box["k"] = b = show(7)
print(a, b)
c = d = e = []
c.append(1)
print(d, e, c is e)
(x, y) = z = [v, w] = 1, 2
print(x, y, z, v, w)


def local():
    p = q = r = 3
    return p, q, r


print(local())

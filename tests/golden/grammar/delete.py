# del in all its forms.
x = 1


def delete_global():
    global x
    del x


delete_global()
try:
    x
except NameError as error:
    print(error)
try:
    delete_global()
except NameError as error:
    print(error)


class C:
    a = 1
    b = 2
    del a


c = C()
c.x = 1
del c.x, C.b
d = {"k": [1, 2, 3]}
del d["k"][0], d["k"][0]
print(hasattr(C, "a"), hasattr(C, "b"), c.__dict__, d)
a, b, (p, [q]) = 1, 2, (3, [4])
del a, (b, [p]), q
del (d)
print("a" in globals(), "d" in globals())


def cell():
    v = 1

    def inner():
        nonlocal v
        del v
        try:
            return v
        except NameError as error:
            return error

    return inner()


print(cell())

# LOAD_GLOBAL and LOAD_SUPER_ATTR, and what makes them start again.
x = 1


def read():
    return x, len


class A:
    value = "A's"

    def method(self):
        return "A.method"


class B(A):
    def method(self):
        return "B+" + super().method()

    def attribute(self):
        return super().value


b = B()
for i in range(9):
    read(), b.method(), b.attribute()
print(read()[0], b.method(), b.attribute())
x = 2
print(read()[0])
len = "shadowed"
print(read()[1])
del len
print(read()[1]("abc"))
A.value = "changed"
print(b.attribute())
globals()["x"] = 3
print(read()[0])

# Method resolution with single and multiple inheritance, and super().
class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__])
print(issubclass(D, C), issubclass(B, C), D.__bases__ == (B, C))
try:
    class E(A, D):
        pass
except TypeError as error:
    print(error)


class Base:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class First(Base, tag="one"):
    pass


class Second(First):
    pass


print(First.tag, Second.tag)
print(super(D, D()).who())
try:
    super().x
except RuntimeError as error:
    print(error)

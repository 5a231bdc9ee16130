# A metaclass prepares, makes and calls its classes.
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("prepare", name, keywords)
        return {"x": 1}

    def __new__(meta, name, bases, namespace, **keywords):
        print("new", name, len(bases), "x" in namespace)
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)

    def __instancecheck__(cls, obj):
        return obj == 3

    def __iter__(cls):
        return iter([1, 2])

    def __len__(cls):
        return 5

    def __getitem__(cls, index):
        return index * 2

    def __repr__(cls):
        return "Meta-class"

    prop = property(lambda cls: cls.__name__)


class A(metaclass=Meta, k=3):
    def __init__(self, *args):
        self.args = args


print(A, A.x, A(1).args, isinstance(3, A), isinstance(A(), A), list(A), len(A), A[4], A.prop)
class B(A):
    pass
print(type(B) is Meta, B.__mro__, type(type("C", (A,), {})) is Meta)
class Other(type):
    pass
try:
    class D(A, metaclass=Other):
        pass
except TypeError as e:
    print(e)
Meta.added = lambda cls: "added"
print(B.added())

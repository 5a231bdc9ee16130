# The bases of a class can be replaced.
class A:
    def who(self): return "A"
    def __len__(self): return 1
class B:
    def who(self): return "B"
    def __call__(self): return "called"
class C(A): pass
class D(C): pass
d = D(); d.x = 1
print(d.who(), len(d), D.__mro__)
C.__bases__ = (B,)
print(d.who(), d(), D.__mro__, A.__subclasses__(), B.__subclasses__(), d.x, C.__base__)
try: len(d)
except TypeError as e: print(e)
C.__bases__ = (B, A)
print(len(d), C.__bases__)
for bad in (3, (), (3,), (D,), (int,), (object,)):
    try: C.__bases__ = bad
    except TypeError as e: print(e)
try: del C.__bases__
except TypeError as e: print(e)
try: int.__bases__ = (A,)
except TypeError as e: print(e)
class X(A, B): pass
class Y(B, A): pass
class Z(X): pass
try: Z.__bases__ = (X, Y)
except TypeError as e: print(e)
print(Z.__mro__)

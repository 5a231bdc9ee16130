# Several statements on a line, compound ones with their body behind the colon.
a = 1; b = 2; print(a, b)
for i in range(2): print(i); print(-i)
while a: a -= 1; print("loop")
try: 1 / 0
except ZeroDivisionError: print("caught"); b = 3
else: print("never")
finally: print("finally");
class C: x = 1; y = x + 1
def f(x): x += 1; return x
def g(x): return x
class M: __enter__ = lambda self: 1; __exit__ = lambda self, *a: None
with M() as m: print(m); print("with")
if b: print("if")
elif a: pass
else: pass
print(C.y, f(1), g(2));

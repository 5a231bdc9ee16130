# Defaults are evaluated once, where the function is defined.
def show(x):
    print("default", x)
    return x


def f(a=show(1), *, b=show(2), c=[]):
    c.append(a)
    return c


print(f(), f(3), f.__defaults__, f.__kwdefaults__)
x = 10


def g(y=x):
    return y


x = 20
print(g(), (lambda a=x, *b, c=x + 1: (a, b, c))())
for i in range(2):

    def h(i=i):
        return i

    print(h())

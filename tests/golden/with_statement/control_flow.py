# return, break and continue leave a with block properly.
class Log:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", self.name, args[0])


def returning():
    with Log("function"):
        return "value"


print(returning())
for i in range(4):
    with Log(i):
        if i == 1:
            continue
        if i == 2:
            break
        print("body", i)


def generator():
    with Log("generator"):
        yield 1
        yield 2


for value in generator():
    print(value)
g = generator()
next(g)
g.close()
g = generator()
next(g)
try:
    g.throw(ValueError("through with"))
except ValueError as error:
    print(error)

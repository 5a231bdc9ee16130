# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Dynamic:
    def __init__(self):
        super().__setattr__("log", [])

    def __getattr__(self, name):
        if name.startswith("x_"):
            return name[2:]
        raise AttributeError(f"nothing called {name}")

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        super().__delattr__(name)

    def __dir__(self):
        return ["b", "a"]


d = Dynamic()
d.a = 1
print(d.a, d.x_hello, d.log)
del d.a
try:
    d.a
except AttributeError as error:
    print(error)
print(d.log, dir(d))
try:
    del d.nothing
except AttributeError as error:
    print(error)


class Guard:
    def __getattribute__(self, name):
        print("asked for", name)
        return super().__getattribute__(name)


g = Guard()
g.x = 1
print(g.x)
print(getattr(g, "missing", "default"))

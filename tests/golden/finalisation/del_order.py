# __del__ runs when the last reference goes.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
b = a
del a
print("one reference left")
b = None
print("gone")


def function():
    local = Noisy("local")
    print("in function")


function()
print("after function")
Noisy("temporary")
print("after temporary")
items = [Noisy("first"), Noisy("second")]
items.pop()
items[0] = None
x = Noisy("rebound")
x = 5
d = {"k": Noisy("value")}
d.clear()
kept = Noisy("kept to the end")
print("last line")

# global in functions, nested functions and classes.
def set_it():
    global x, y
    x = 1
    y = x + 1


def nested():
    x = "local"

    def inner():
        global x
        x = 10

    inner()
    return x


class C:
    global z
    z = 5

    def method(self):
        return z


set_it()
print(x, y, nested(), x, z, C().method(), "z" in C.__dict__)


def deleter():
    global y
    del y


deleter()
print("y" in globals())

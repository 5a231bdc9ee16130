# del of names, attributes, items, slices, nested lists of targets.
class Box:
    def __delattr__(self, name):
        print("del", name)

    def __delitem__(self, key):
        print("del item", key)


box = Box()
a = b = c = d = 1
del a
del b, (c, [d])
del box.x, box[1], box[1:2], box[::3], box[1, 2:3]
del ()
del []
for name in ("a", "d"):
    print(name in globals())


def local():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(local())

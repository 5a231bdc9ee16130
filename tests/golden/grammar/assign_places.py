# Attributes, items and slices as targets; how often their parts are evaluated.
class Recorder:
    def __init__(self):
        self.__dict__["log"] = []

    def __setattr__(self, name, value):
        self.log.append((name, value))

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __getitem__(self, key):
        self.log.append(key)
        return 10


def get():
    print("get")
    return r


r = Recorder()
get().a = 1
get()[2] = 3
get()[1:2] = 4
get()[1:2:3] = 5
get()[1, ...] = 6
get()[:, ::2] = 7
get()[0] += 8
get()[:1] -= 9
for get().loop in "ab":
    pass
for entry in r.log:
    print(entry)

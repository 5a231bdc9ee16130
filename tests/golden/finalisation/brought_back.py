# An object that its __del__ brings back to life; __del__ runs once.
import gc

saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        saved.append(self)


p = Phoenix("straight")
del p
print(len(saved), saved[0].name)
saved.clear()
print("gone without a word")
p = Phoenix("cycle")
p.me = p
del p
print("collected", gc.collect() >= 0, len(saved), saved[0].me is saved[0], gc.is_finalized(saved[0]))
saved[0].me = None
saved.clear()
print("end")

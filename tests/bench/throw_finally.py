# Exceptions thrown into a generator, handlers and finally in a loop.
def worker():
    handled = 0
    while True:
        try:
            try:
                yield handled
            finally:
                handled += 1
        except ValueError:
            handled += 2


w = worker()
next(w)
last = 0
for i in range(5_000_000):
    last = w.throw(ValueError) if i & 1 else next(w)
print(last)

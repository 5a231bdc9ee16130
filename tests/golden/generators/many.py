# A thousand generators alive at once, each with its own frame.
def counter(start):
    while True:
        got = yield start
        start = start + 1 if got is None else got


counters = [counter(i) for i in range(1000)]
print(sum(map(next, counters)))
print(sum(map(next, counters[::2])))
print(counters[10].send(5), next(counters[10]), next(counters[11]))
del counters[5:]
print(len(counters), [next(c) for c in counters])

# A consumer restarts a producer by throwing a signal into it.
class Restart(Exception):
    pass


def producer():
    while True:
        try:
            for n in range(10):
                yield n
            return
        except Restart:
            print("restarting")


g = producer()
seen = []
for n in g:
    seen.append(n)
    if n == 2 and len(seen) < 8:
        seen.append(g.throw(Restart))
print(seen)

# Lesson 1: A generator is a frame that waits
# Watch: between two calls of next() the frame of countdown stays visible, greyed: it waits.


def countdown(n):
    while n > 0:
        yield n  # the frame stops here and gives n to whoever asked
        n -= 1  # the next next() goes on from here


g = countdown(3)  # nothing of countdown has run yet
print(next(g))  # expect: 3
print(next(g))  # expect: 2
print("a function returns once, a generator many times")
# expect: a function returns once, a generator many times
print(next(g))  # expect: 1
print(next(g, "finished"))  # expect: finished

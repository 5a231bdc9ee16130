# Lesson 7: return ends a generator; its value travels in StopIteration
# Watch: RETURN_VALUE in the generator becomes StopIteration at next(); a for loop just ends.


def half():
    yield 1
    return "the result"
    yield 2  # never reached


for item in half():
    print(item)  # expect: 1

g = half()
print(next(g))  # expect: 1
try:
    next(g)
except StopIteration as stop:
    print(stop.value)  # expect: the result

try:
    next(g)  # finished is finished, and the value was given once
except StopIteration as stop:
    print(stop.value)  # expect: None
print(g.gi_frame)  # expect: None

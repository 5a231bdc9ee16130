# Lesson 14: yield from is a loop of SEND and YIELD_VALUE
# Watch: outer's frame stays below inner's: SEND resumes inner, YIELD_VALUE passes its value on,
# Watch: and JUMP_BACKWARD_NO_INTERRUPT goes round until inner returns.


def inner():
    yield 1
    yield 2
    return "inner's result"


def outer():
    result = yield from inner()
    yield result


g = outer()
print(next(g))  # expect: 1
print(g.gi_yieldfrom.__name__)  # expect: inner
print(next(g))  # expect: 2
print(next(g))  # expect: inner's result
print(g.gi_yieldfrom)  # expect: None
print(list(outer()))  # expect: [1, 2, "inner's result"]

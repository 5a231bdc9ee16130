# A trampoline: recursion without a deep stack, generators calling generators.
def trampoline(generator):
    stack = [generator]
    value = None
    while stack:
        try:
            called = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        else:
            stack.append(called)
            value = None
    return value


def fib(n):
    if n < 2:
        return n
    a = yield fib(n - 1)
    b = yield fib(n - 2)
    return a + b


def depth(n):
    if n == 0:
        return 0
    return 1 + (yield depth(n - 1))


print(trampoline(fib(9)), trampoline(depth(300)))

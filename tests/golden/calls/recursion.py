# Recursive functions, mutual recursion, and memory of results.
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def fib(n, seen={0: 0, 1: 1}):
    if n not in seen:
        seen[n] = fib(n - 1) + fib(n - 2)
    return seen[n]


print(factorial(20), factorial(30))
print(even(10), odd(7), even(3))
print(ackermann(2, 3))
print(fib(90))

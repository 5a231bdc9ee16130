# A Fibonacci generator, its numbers kept small by a modulus.
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, (a + b) % 1_000_003


checksum = 0
for value in fibonacci(11_000_000):
    checksum ^= value
print(checksum)

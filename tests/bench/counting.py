# A counting generator, summed by a for loop.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


total = 0
for _ in range(14):
    for value in count(1_000_000):
        total += value
print(total)

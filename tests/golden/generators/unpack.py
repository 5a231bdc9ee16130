# Unpacking a generator runs it just as far as needed to know.
def noisy(n):
    for i in range(n):
        print("give", i)
        yield i
    print("end")


a, b = noisy(2)
print(a, b)
try:
    a, b = noisy(3)
except ValueError as error:
    print(error)
try:
    a, b, c = noisy(2)
except ValueError as error:
    print(error)
a, *b, c = noisy(4)
print(a, b, c)
print([*noisy(1), *noisy(2)])

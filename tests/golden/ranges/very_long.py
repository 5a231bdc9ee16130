# Ranges whose length needs 63 bits, and iterators over numbers of more than 64.
import operator
import sys

half = sys.maxsize // 2
for numbers in [range(0, sys.maxsize, 2), range(sys.maxsize), range(-5, sys.maxsize - 5), range(half), range(half + 2)]:
    print(len(numbers) * 2 + 1 > sys.maxsize, numbers[-1] == numbers.stop - 1 - (numbers.step == 2) * (numbers.stop % 2 == 0))
match range(7):
    case [first, *rest]:
        print(first, rest)

start = 2**70
for state in [-5, 0, 2, 5, 99, 2**80]:
    numbers = iter(range(start, start + 10, 2))
    numbers.__setstate__(state)
    print(state, operator.length_hint(numbers), [n - start for n in numbers])
numbers = iter(range(10))
numbers.__setstate__(7)
print(list(numbers))
for value in [1.5, "2", None]:
    try:
        iter(range(start, start + 10)).__setstate__(value)
    except TypeError as error:
        print(error)

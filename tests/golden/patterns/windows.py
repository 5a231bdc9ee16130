# Sliding windows, chunks and pairs.
from collections import deque


def window(iterable, size):
    held = deque(maxlen=size)
    for item in iterable:
        held.append(item)
        if len(held) == size:
            yield tuple(held)


def chunks(iterable, size):
    iterator = iter(iterable)
    while chunk := [item for _, item in zip(range(size), iterator)]:
        yield chunk


def differences(numbers):
    numbers = iter(numbers)
    previous = next(numbers, None)
    for n in numbers:
        yield n - previous
        previous = n


print(list(window("abcde", 3)), list(window("ab", 3)))
print(list(chunks(range(7), 3)), list(chunks([], 2)))
print(list(differences([1, 4, 9, 16])), list(differences([])), list(differences([5])))
print([max(w) for w in window([3, 1, 4, 1, 5, 9, 2, 6], 3)])

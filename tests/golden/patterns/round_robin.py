# Taking turns between generators of different lengths.
from collections import deque


def round_robin(*iterables):
    queue = deque(map(iter, iterables))
    while queue:
        iterator = queue.popleft()
        try:
            yield next(iterator)
        except StopIteration:
            continue
        queue.append(iterator)


def letters(text):
    try:
        yield from text
    finally:
        print(f"[{text} over]", end=" ")


print(" ".join(round_robin(letters("abc"), letters("1"), letters("xy"))))
for item in round_robin("ab", range(3), (c for c in "Z")):
    print(item, end=" ")
print()

# Lesson 5: A for loop pushes the generator's frame itself
# Watch: the first FOR_ITERs call __next__; once warm the instruction is FOR_ITER_GEN and pushes
# Watch: the generator's frame directly, with no interpreter entry in between.


def squares(n):
    for i in range(n):
        yield i * i


total = 0
for square in squares(6):
    total += square
print(total)  # expect: 55

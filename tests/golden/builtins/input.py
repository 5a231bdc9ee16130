# input() reads lines until there are none.
name = input("name? ")
print("hello", name)
numbers = []
while line := input():
    numbers.append(int(line))
print(sum(numbers))
print(repr(input("> ")))
try:
    input("more? ")
except EOFError as error:
    print()
    print("EOFError", error)

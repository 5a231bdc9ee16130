# input: lines without their newline, prompts, and the end of the input.
class Prompt:
    def __str__(self):
        return "your line? "


print(repr(input()))
print(repr(input("prompt> ")))
print(repr(input(Prompt())))
print(repr(input("")))
print(repr(input()))
for act in [lambda: input(), lambda: input("more? "), lambda: input(1, 2), lambda: input(prompt="x")]:
    try:
        print(repr(act()))
    except (EOFError, TypeError) as error:
        print(type(error).__name__, error)

# exit and quit: what they show, and what calling them raises.


def attempt(function, *args, **keywords):
    try:
        function(*args, **keywords)
    except BaseException as error:
        print(repr(error), error.args, getattr(error, "code", "-"))


print(exit, quit)
print(repr(exit), [quit], f"{quit}")
print(type(exit), type(exit).__module__, type(exit).__qualname__, type(exit) is type(quit))
print(exit.name, quit.name, exit.eof, callable(exit))
for function in exit, quit:
    attempt(function)
    for code in None, 3, "words", (1, 2), SystemExit(4):
        attempt(function, code)
    attempt(function, code=1)
    attempt(function, cod=1)
    attempt(function, 1, 2)
attempt(lambda: exit.other)
exit("the end")

# grep, in coroutines: lines are pushed through filters.
def coroutine(function):
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator
    return start


@coroutine
def grep(pattern, target):
    matched = 0
    try:
        while True:
            line = yield
            if pattern in line:
                matched += 1
                target.send(line)
    finally:
        print(pattern, "matched", matched)
        target.close()


@coroutine
def numbered(target):
    n = 0
    while True:
        line = yield
        n += 1
        target.send(f"{n}: {line}")


@coroutine
def printer():
    try:
        while True:
            print((yield))
    except GeneratorExit:
        print("printer done")


log = ["start", "error: one", "fine", "error: two", "warning"]
chain = grep("error", numbered(printer()))
for line in log:
    chain.send(line)
chain.close()

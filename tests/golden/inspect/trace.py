# trace and getinnerframes: the entries of a traceback, with the source around.
import inspect


def low(values):
    return [1 / value for value in values]


def middle():
    low([1,
         0])


def generator():
    try:
        yield
    finally:
        middle()


def show(infos):
    for info in infos:
        print(info.function, info.lineno, info.code_context, info.index, info.positions)


print(inspect.trace())
try:
    middle()
except ZeroDivisionError as error:
    show(inspect.trace())
    show(inspect.getinnerframes(error.__traceback__.tb_next, 3))
    print(inspect.getframeinfo(error.__traceback__)[2:])
it = generator()
next(it)
try:
    it.close()
except ZeroDivisionError:
    print([info.function for info in inspect.trace(0)])
print(inspect.getinnerframes(None))

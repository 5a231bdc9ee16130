# stack, getouterframes and getframeinfo: where frames stand, with the source around.
import inspect
import sys


def show(info):
    print(info.function, info.lineno, info.code_context, info.index, info.positions)


def inner(n):
    if n:
        return inner(n - 1)
    return inspect.stack()


for info in inner(2):
    show(info)
    print(info.frame.f_code.co_name, info.filename.split("/")[-1], len(info), info[2:])


def around(context):
    frame = inspect.currentframe()
    return inspect.getframeinfo(frame, context)


for context in 0, 1, 3, 100:
    info = around(context)
    print(info.lineno, info.index, len(info.code_context or ()))
print(around(3).code_context, around(1)._fields)
print([info.function for info in inspect.getouterframes(sys._getframe(), 2)])


def gen():
    yield inspect.stack()[0].function
    yield inspect.stack()[1].function


it = gen()
show(inspect.getframeinfo(it.gi_frame))
print(next(it), inspect.getframeinfo(it.gi_frame).code_context, list(it))
print(inspect.Traceback("file", 1, "f", None, None), inspect.FrameInfo(0, "file", 1, "f", [], 0))
print(inspect.getlineno(sys._getframe()), inspect.getfile(gen).split("/")[-1])
for wrong in 5, None:
    try:
        inspect.getframeinfo(wrong)
    except AttributeError as error:
        print(error)

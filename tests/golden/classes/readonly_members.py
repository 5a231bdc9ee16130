# What CPython keeps as a member of a struct says "readonly attribute"; what a function computes says more.
import sys
import types


async def coroutine():
    pass


async def async_generator():
    yield


def function():
    pass


def refused(holder, name):
    for action in (lambda: setattr(holder, name, 1), lambda: delattr(holder, name)):
        try:
            action()
        except (AttributeError, TypeError) as error:
            print(name, type(error).__name__, error)


try:
    1 // 0
except ZeroDivisionError as error:
    traceback = error.__traceback__

for name in ["__closure__", "__globals__", "__builtins__"]:
    refused(function, name)
for name in ["co_name", "co_consts", "co_argcount", "co_code", "co_varnames", "co_freevars"]:
    refused(function.__code__, name)
for name in ["tb_frame", "tb_lasti"]:
    refused(traceback, name)
made = coroutine()
refused(made, "cr_origin")
refused(made, "cr_frame")
made.close()
refused(async_generator(), "ag_running")
refused(1j, "real")
refused(sys._getframe(), "f_code")

print(repr(types.FunctionType.__closure__), repr(types.FunctionType.__code__))
print(type(types.CodeType.co_flags).__name__, type(types.CodeType.co_code).__name__)
print(types.FunctionType.__closure__.__get__(function), type.__base__)
print(type.__module__, types.FunctionType.__module__, type(len).__module__, type[int])
try:
    types.CodeType.co_flags.__get__(3)
except TypeError as error:
    print(error)
try:
    type("with\0null", (), {})
except ValueError as error:
    print(error)
print(type(iter("ascii")), type(iter("é")), type(iter("")))

"""Where the names that a function uses come from."""

import builtins
from collections import namedtuple
from inspect import isfunction, ismethod, ismodule

# What is here belongs to inspect, which shows it.
__name__ = "inspect"

ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")

_EXTENDED_ARG, _LOAD_ATTR, _LOAD_GLOBAL = 69, 80, 92  # opcodes of CPython 3.14


def _names_loaded(code):
    """The names that its instructions read as globals, and those that they read as attributes."""
    global_names, attribute_names = set(), set()
    found = {_LOAD_GLOBAL: global_names, _LOAD_ATTR: attribute_names}
    argument = 0
    bytecode = code.co_code
    for opcode, byte in zip(bytecode[::2], bytecode[1::2]):
        argument = argument << 8 | byte
        if opcode in found:
            # The lowest bit is about what else is pushed: NULL, or self of a method.
            found[opcode].add(code.co_names[argument >> 1])
        if opcode != _EXTENDED_ARG:
            argument = 0
    return global_names, attribute_names


def getclosurevars(func):
    """The names that a function reads and does not define: nonlocals, globals, builtins, others."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    namespace = func.__globals__
    built_in = namespace.get("__builtins__", builtins.__dict__)
    if ismodule(built_in):
        built_in = built_in.__dict__
    global_names, unbound = _names_loaded(code)
    global_vars, builtin_vars = {}, {}
    for name in global_names:
        if name in namespace:
            global_vars[name] = namespace[name]
        elif name in built_in:
            builtin_vars[name] = built_in[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)

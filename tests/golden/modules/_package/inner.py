from . import WHERE
from .other import level


def depth():
    return WHERE, level

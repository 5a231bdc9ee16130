# Which frames traceback.walk_stack(None) begins with, wherever its frames are asked for.
import traceback


def names(frames):
    return [frame.f_code.co_name for frame, line in frames]


def at_once():
    return [frame.f_code.co_name for frame, line in traceback.walk_stack(None)]


def through_another():
    return names(traceback.walk_stack(None))


def later():
    return traceback.walk_stack(None)


def extracted():
    return [entry.name for entry in traceback.extract_stack()]


print(at_once())
print(through_another())
print(names(later()))
print(names(traceback.walk_stack(None)))
print(extracted())
print([line for frame, line in later()])
print(repr(later()).split(" at ")[0])

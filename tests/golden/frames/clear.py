# frame.clear() refuses a suspended or running frame, and empties a finished one.
import sys


def gen():
    try:
        value = "something"
        yield value
    finally:
        print("cleared")


g = gen()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)
print(g.gi_suspended, list(g))

g = gen()
frame = g.gi_frame
frame.clear()  # created, never started: this finishes it
print(g.gi_frame, list(g))


def run():
    try:
        sys._getframe().clear()
    except RuntimeError as error:
        print(error)


run()


def fail():
    local = "dropped by clear"
    raise ValueError


try:
    fail()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
print(frame.f_locals)
frame.clear()
print(frame.f_locals)

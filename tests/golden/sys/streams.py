# stdout and stderr: their methods, and other objects in their place.
import sys


class Recorder:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        self.text += "<flush>"


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


print(sys.stdout.write("written\n"), sys.stdout.flush(), sys.stdout.isatty(), sys.stdout.encoding)
sys.stdout.writelines(["one ", "two\n"])
print(sys.stdout, sys.stdout is sys.__stdout__, sys.stderr.writable(), sys.stdin.readable())
attempt(lambda: sys.stdout.write(5))
recorder = Recorder()
sys.stdout = recorder
print("captured", 1, sep="-")
print("flushed", end="!", flush=True)
sys.stdout = sys.__stdout__
print(repr(recorder.text))
print("to a file", file=recorder)
print(recorder.text.count("\n"))
sys.stdout = None
print("to nowhere")
sys.stdout = sys.__stdout__
attempt(lambda: print("x", file=object()))


class Failing:
    def write(self, text):
        raise OSError("cannot write")


attempt(lambda: print("x", file=Failing()))
sys.stderr = sys.stdout
try:
    1 / 0
except ZeroDivisionError as error:
    sys.__excepthook__(type(error), error, error.__traceback__)
raise SystemExit("this goes to stderr, which is stdout now")

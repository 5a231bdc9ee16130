# with enters left to right and exits in reverse.
class Manager:
    def __init__(self, name, result=None, fail=None):
        self.name, self.result, self.fail = name, result, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, error, tb):
        print("exit", self.name, kind.__name__ if kind else None, error, tb is not None)
        if self.fail == "exit":
            raise KeyError(f"exit {self.name}")
        return self.result


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("c") as c,
    Manager("d"),
):
    print(c)
with Manager("swallow", True):
    raise ValueError("lost")
print("goes on")
try:
    with Manager("e"), Manager("f", fail="enter"):
        print("not reached")
except ValueError as error:
    print("caught", error)
try:
    with Manager("g"), Manager("h", fail="exit"):
        raise ValueError("body")
except KeyError as error:
    print("caught", error, repr(error.__context__))

# try in try in finally in with, all leaving at once.
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__)


def f(how):
    try:
        with M(1), M(2):
            try:
                for i in range(3):
                    with M(3):
                        try:
                            if how == 0: return "returned"
                            if how == 1: raise KeyError("k")
                            if how == 2: break
                            if how == 3: continue
                        finally:
                            print("finally", i)
            except KeyError as e:
                print("caught", e)
                raise ValueError("v") from e
            else:
                print("else")
            finally:
                print("outer finally")
    except ValueError as e:
        return repr(e), repr(e.__cause__)
    return "end"


for how in range(4):
    print(f(how))

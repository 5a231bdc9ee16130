# Exception handlers are moved behind the rest; what they jump back to.
def f(items):
    total = 0
    for x in items:
        try:
            total += 10 // x
        except ZeroDivisionError:
            total += 100
            continue
        except TypeError as error:
            total += 1000
            try:
                raise KeyError from error
            except KeyError:
                break
            finally:
                total += 1
        else:
            total += 5
        with M():
            total += 1
            if total > 1000: return "large", total
    return total


class M:
    def __enter__(self): pass
    def __exit__(self, *a): return True


print(f([1, 0, 5]), f([1, "a", 2]), f([0] * 10 + [1]))

# nonlocal, cells shared and not shared.
def counter(start):
    def increment(by=1):
        nonlocal start
        start += by
        return start

    def reset():
        nonlocal start
        start = 0

    return increment, reset


inc, reset = counter(5)
other, _ = counter(100)
print(inc(), inc(10), other())
reset()
print(inc(), other())
print(inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)

def f():
    type x = (yield)

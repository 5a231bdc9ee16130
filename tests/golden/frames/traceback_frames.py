# A traceback holds the frames as they were when the exception passed.
def third(x):
    y = x * 2
    raise ValueError(y)


def second(x):
    note = "second"
    third(x + 1)


def first():
    yield second(1)


try:
    next(first())
except ValueError as error:
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        names = {k: v for k, v in frame.f_locals.items() if isinstance(v, (int, str)) and len(k) > 0 and k[0] != "_"}
        print(frame.f_code.co_name, tb.tb_lineno, tb.tb_lasti, names if frame.f_code.co_name != "<module>" else "")
        tb = tb.tb_next

# The frames of a traceback stay readable after the functions have ended.
def outer(n):
    label = f"outer {n}"
    return inner(n - 1)


def inner(n):
    label = f"inner {n}"
    return gen(n).send(None)


def gen(n):
    label = f"gen {n}"
    yield 1 // n


try:
    outer(1)
except ZeroDivisionError as error:
    tb = error.__traceback__

while tb is not None:
    f = tb.tb_frame
    print(f.f_code.co_name, tb.tb_lineno, f.f_lineno, f.f_locals.get("label"), f.f_back.f_code.co_name if f.f_back else None)
    tb = tb.tb_next

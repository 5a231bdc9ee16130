# Which line and columns an error has in calls over several lines.
def fail(*args, **kwargs):
    raise ValueError("here")


try:
    print(
        1,
        fail(
            2,
            key=3,
        ),
        4,
    )
except ValueError as error:
    t = error.__traceback__
    while t:
        print(t.tb_lineno, t.tb_lasti, t.tb_frame.f_code.co_name)
        t = t.tb_next
x = (fail
     .__name__
     .__class__)
print(list(fail.__code__.co_lines()))
print([p[:2] for p in fail.__code__.co_positions()])
try:
    fail(
        [
            1,
        ][0],
        **{
            "k": 2,
        },
    )
except ValueError as error:
    print(error.__traceback__.tb_lineno)

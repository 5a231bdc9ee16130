# Unpacking in calls: several stars, mappings, errors.
def show(*args, **kwargs):
    print(args, kwargs)


show(*[1, 2], 3, *(4,), *"ab", x=1, **{"y": 2}, **{"z": 3})
show(*range(3), **dict(a=1))
show(*(i for i in "xy"))
show(**{"not an identifier": 1})
for call in (
    lambda: show(**{"a": 1}, **{"a": 2}),
    lambda: show(a=1, **{"a": 2}),
    lambda: show(**{1: 2}),
    lambda: show(*5),
    lambda: show(**5),
    lambda: len(*[[1], [2]]),
    lambda: print(1, bad=2),
):
    try:
        call()
    except TypeError as error:
        print(error)

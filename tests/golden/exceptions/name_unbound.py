# The name of `as` is unbound after the handler.
error = "before"
try:
    raise ValueError("v")
except ValueError as error:
    print(error)
try:
    print(error)
except NameError as name_error:
    print(name_error)


def local():
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as again:
        print(again)


local()

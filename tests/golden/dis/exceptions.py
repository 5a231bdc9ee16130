def f(x):
    try:
        x()
    except ValueError as error:
        print(error)
    except (KeyError, OSError):
        raise
    finally:
        x.close()


def g(x):
    with x as y:
        try:
            return y
        finally:
            del y

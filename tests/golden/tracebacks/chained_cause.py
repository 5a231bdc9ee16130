# raise ... from: two tracebacks and the sentence between them.
def low():
    raise KeyError("low")


def high():
    try:
        low()
    except KeyError as error:
        raise ValueError("high") from error


high()

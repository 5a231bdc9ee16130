# return, break and continue through finally.
def leave(how):
    log = []
    for i in range(3):
        try:
            log.append(i)
            if how == "break" and i == 1:
                break
            if how == "continue":
                continue
            if how == "return":
                return log
        finally:
            log.append("f")
    else:
        log.append("else")
    return log


print(leave("break"), leave("continue"), leave("return"), leave("none"))


def nested():
    try:
        try:
            return "value"
        finally:
            print("inner")
    finally:
        print("outer")


print(nested())


def with_value(x):
    try:
        return x
    finally:
        x = "changed"


print(with_value(1))

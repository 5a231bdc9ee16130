# finally runs on the way out, innermost first, whatever the way is.
def nested(log):
    try:
        log.append("outer try")
        try:
            log.append("inner try")
            yield 1
            log.append("after yield")
        finally:
            log.append("inner finally")
    except KeyError:
        log.append("handler")
        yield 2
    else:
        log.append("else")
    finally:
        log.append("outer finally")


def run(act):
    log = []
    g = nested(log)
    next(g)
    try:
        log.append(act(g))
    except BaseException as error:
        log.append(repr(error))
    print(log)


run(lambda g: next(g))
run(lambda g: g.throw(KeyError))
run(lambda g: g.throw(ValueError("v")))
run(lambda g: g.close())

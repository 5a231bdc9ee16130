# One generator throws into another, which throws back.
def ping():
    try:
        yield "ping ready"
    except ValueError as error:
        print("ping got", error)
        yield pong_g.throw(KeyError("from ping"))


def pong():
    try:
        yield "pong ready"
    except KeyError as error:
        print("pong got", error, repr(error.__context__))
        yield "pong answers"


ping_g, pong_g = ping(), pong()
print(next(ping_g), next(pong_g))
print(ping_g.throw(ValueError("start")))
print(next(ping_g, "ping over"), next(pong_g, "pong over"))

# Lesson 9: throw() raises at the yield that waits
# Watch: the exception arrives in the generator's frame as if yield itself had raised it; the
# Watch: exception table decides where it goes.


def patient():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"handled {error}"


g = patient()
print(next(g))  # expect: waiting
print(g.throw(ValueError("a surprise")))  # expect: handled a surprise
print(next(g))  # expect: waiting

try:
    g.throw(KeyError("too much"))  # nobody inside handles it: the frame is unwound
except KeyError as error:
    print("came back:", error)  # expect: came back: 'too much'
print(next(g, "finished"))  # expect: finished

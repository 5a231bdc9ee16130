# The three-argument form warns, on stderr, once per place.
def catcher():
    while True:
        try:
            yield
        except ValueError as error:
            print("caught", error)


g = catcher()
next(g)
for i in range(2):
    g.throw(ValueError, i)

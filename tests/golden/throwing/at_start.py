# throw() on a generator that has not started raises at its def line, and finishes it.
def never():
    print("never printed")
    yield 1


g = never()
try:
    g.throw(ValueError("early"))
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)
print(list(g), g.gi_frame)
g = never()
print(g.close())
print(list(g))

# A yield in finally postpones the exception.
def reluctant():
    try:
        yield "body"
    finally:
        yield "in finally"
        print("finally goes on")


g = reluctant()
print(next(g))
print(g.throw(ValueError("postponed")))
try:
    next(g)
except ValueError as error:
    print("now:", error)

g = reluctant()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
try:
    next(g)
except GeneratorExit as error:
    print("GeneratorExit at last")

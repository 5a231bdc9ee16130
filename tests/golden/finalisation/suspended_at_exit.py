# Generators suspended when the program ends are closed by the interpreter.
def gen(name):
    try:
        yield name
    finally:
        print("closing", name)


g = gen("module variable")
print(next(g))
held = [gen("in a list")]
print(next(held[0]))
print("end of program")

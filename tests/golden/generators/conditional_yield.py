# yield is an expression: in conditions, arguments, subscripts, f-strings and lambdas.
def everywhere():
    if (yield "condition"):
        print("yes")
    else:
        print("no")
    print("argument", (yield "argument"), sep="=")
    table = {"k": "v"}
    print(table[(yield "subscript")])
    print(f"formatted {(yield 'f-string')}")
    x = yield "tuple", 1
    print("x is", x)
    x = [(yield "first"), (yield "second")]
    print(x)
    assert (yield "assertion"), "asserted"
    return (yield)


g = everywhere()
replies = iter([None, True, "a", "k", "f", "t", 1, 2, "ok", "end"])
for reply in replies:
    try:
        print("yielded", g.send(reply))
    except StopIteration as stop:
        print("returned", stop.value)
lam = lambda: (yield "from a lambda")
print(list(lam()))

# except Exception does not catch GeneratorExit, KeyboardInterrupt or SystemExit.
def shielded():
    while True:
        try:
            yield
        except Exception as error:
            print("shield holds against", type(error).__name__)


for kind in (ValueError, GeneratorExit, KeyboardInterrupt, SystemExit, StopIteration):
    g = shielded()
    next(g)
    try:
        g.throw(kind)
        print("still going")
    except BaseException as error:
        print("through:", repr(error))

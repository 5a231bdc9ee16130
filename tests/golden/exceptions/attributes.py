# What exceptions carry: args, notes, attributes of their kinds.
error = ValueError("a", 1)
print(error.args, str(error), repr(error))
print(str(ValueError()), repr(ValueError()), str(KeyError("k")), str(KeyError(1, 2)))
error.add_note("a note")
error.add_note("another")
print(error.__notes__)
try:
    error.add_note(1)
except TypeError as e:
    print(e)

stop = StopIteration(1, 2)
print(stop.value, stop.args)
code = SystemExit("bye")
print(code.code, SystemExit().code, SystemExit(3).code)
oserror = OSError(2, "No such file", "name.txt")
print(oserror.errno, oserror.strerror, oserror.filename, oserror)
try:
    undefined_name
except NameError as e:
    print(e.name, e)
try:
    (5).missing
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.start, e.end, e.reason)
    print(e)

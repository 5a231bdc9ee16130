# An uncaught group is drawn as a tree.
def fail(kind, text):
    raise kind(text)


errors = []
for kind, text in ((ValueError, "one"), (KeyError, "two")):
    try:
        fail(kind, text)
    except Exception as error:
        errors.append(error)
raise ExceptionGroup("both", [errors[0], ExceptionGroup("nested", [errors[1], TypeError("never raised")])])

# An exception while handling another.
def clean():
    return {}["missing"]


try:
    1 / 0
except ZeroDivisionError:
    clean()

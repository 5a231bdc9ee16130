# Endless recursion.
def forever():
    forever()


forever()

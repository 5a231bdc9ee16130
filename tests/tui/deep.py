# Recursion that comes to its limit; a traceback holds the frames.
def down(n):
    return down(n + 1)

down(0)

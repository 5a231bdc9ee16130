# Lesson 2: Calling a generator function runs none of it
# Watch: RETURN_GENERATOR copies the frame into a new generator; its owner changes from thread to
# Watch: generator, and the original is destroyed.


def plain(name):
    print("plain runs for", name)
    return name


def lazy(name):
    print("lazy runs for", name)
    yield name


plain("Ada")  # expect: plain runs for Ada
g = lazy("Grace")  # prints nothing: the frame was made, kept, and not started
print(type(g).__name__, "of", g.__name__)  # expect: generator of lazy
print(g.gi_frame.f_lasti)  # expect: 2
print(next(g))  # expect: lazy runs for Grace | Grace
print(g.gi_suspended)  # expect: True

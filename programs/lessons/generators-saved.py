# Lesson 3: What yield saves: where the frame stood, its locals and its value stack
# Watch: at each yield the value stack of parts() keeps the half-built list; the saved offset moves
# Watch: on.


def parts():
    word = "left"
    # "left" and 1 already lie on the value stack when the first yield stops the frame.
    whole = [word, 1, (yield "first stop"), (yield "second stop")]
    yield whole


g = parts()
print(next(g))  # expect: first stop
here = g.gi_frame.f_lasti
print(next(g))  # expect: second stop
print(g.gi_frame.f_lasti > here)  # expect: True
print(next(g))  # expect: ['left', 1, None, None]

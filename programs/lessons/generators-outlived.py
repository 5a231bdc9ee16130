# Lesson 12: A frame can outlive its generator
# Watch: the frame lies inside the generator. When the generator dies while somebody holds the
# Watch: frame object, take_ownership moves the frame there: its owner becomes frame_object.


def keeper():
    secret = 42
    yield "stored"


g = keeper()
print(next(g))  # expect: stored
frame = g.gi_frame  # one frame, now known to Python code
print(frame.f_generator is g)  # expect: True
print(frame.f_locals["secret"])  # expect: 42

del g  # the generator is closed and destroyed
print(frame.f_generator)  # expect: None
print(frame.f_locals["secret"])  # expect: 42

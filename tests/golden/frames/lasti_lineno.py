# f_lasti and f_lineno move with the generator.
def gen():
    yield 1
    x = 2
    yield x

    yield 3


g = gen()
frame = g.gi_frame
print(frame.f_lineno, frame.f_lasti)
for value in g:
    print(value, frame.f_lineno, frame.f_lasti)
print(g.gi_frame, frame.f_lineno)
print(frame.f_generator)

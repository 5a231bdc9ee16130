# Blocks indented by one space, by many, by tabs, by a form feed before.
if True:
 a = 1
 if a:
          b = 2
          if b:
           c = 3
if True:
	d = 4
	if d:
		e = 5
def f():
    # a comment less indented follows
  # here
    x = 1

        # and more
    return x


print(a, b, c, d, e, f())
if a:
    pass
    # trailing comment
# end

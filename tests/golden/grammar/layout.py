# Layout: blank lines, comments, continuation, semicolons, tabs, form feeds.
if True:
	x = 1  # a tab

	# a comment at another depth
  # and one at no depth that matters
	y = 2
    
if x: \
    y = \
        3
total = (
    1  # one
    + 2

    # a comment inside

    + 3
)
def f(a,
      b = 2,
      *,
      c
      ): return (a,
                 b, c)
class \
    C: pass
x = [
    1,
    2
    ,
]; y = {
}; print(x, y, total, f(1, c=3)); print(C.__name__)
if x:
                y = "deep"
else: y = "flat"
print(y)
# the last line is a comment

# The brace that is never closed is told before the = in the list.
[item = take{()
next(item)

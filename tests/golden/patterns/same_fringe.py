# Do two trees have the same leaves in the same order? Two generators, side by side.
from itertools import zip_longest


def fringe(tree):
    if isinstance(tree, tuple):
        for branch in tree:
            yield from fringe(branch)
    else:
        yield tree


def same_fringe(a, b):
    missing = object()
    for n, (x, y) in enumerate(zip_longest(fringe(a), fringe(b), fillvalue=missing)):
        if x != y:
            return f"differ at leaf {n}"
    return "same"


print(same_fringe((1, (2, 3)), ((1, 2), 3)))
print(same_fringe((1, 2, 3), (1, (3, 2))))
print(same_fringe((1, 2), (1, 2, 3)))
print(same_fringe(((((5,),),),), (5,)))

# What does not fit.
for act in (
    lambda: [0 for a, b in [(1, 2, 3)]],
    lambda: [0 for a, b in [(1,)]],
    lambda: [0 for a, b in ["abc"]],
    lambda: [0 for a, b in [{1}]],
    lambda: [0 for a, *b, c in [(1,)]],
    lambda: [0 for a, b in [5]],
    lambda: [0 for a, *b in [None]],
    lambda: [0 for (a, (b, c)) in [(1, 2)]],
    lambda: [0 for a, b, c in [iter((1, 2))]],
    lambda: [0 for a, b in [{1: 2, 3: 4, 5: 6}]],
):
    try:
        act()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

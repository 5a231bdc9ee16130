# Stars in list, tuple, set and dict displays.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 0, *b), {*a, *b} == {1, 2, 3, 4})
print({**{"x": 1, "y": 2}, "y": 3, **{"z": 4}})
print([*"ab", *range(2), *{"k": 1}])
print(*a, *b, sep="-")
t = *a, *b
print(t)
for item in *a, 9:
    print(item, end=" ")
print()
for act in (lambda: [*5], lambda: {**5}, lambda: {**[1]}, lambda: (*None,), lambda: {*1}):
    try:
        act()
    except TypeError as error:
        print(error)


def returning():
    return 0, *a


print(returning())

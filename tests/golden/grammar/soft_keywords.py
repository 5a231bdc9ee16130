# match, case, type and _ are names where no statement begins.
match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _)
match += 1
match, case = case, match
type = lambda type: type
print(type(match), (match), [case], -match)
match = {"k": [1]}
match["k"][0] = 5
print(match["k"])


class case:
    match = 1
    type = 2


case.match = case.type
print(case.match)


def f(match, case=1, *type, **_):
    return match, case, type, _


print(f(1, 2, 3, x=4))
match match:
    case {"k": [case]}:
        print("matched", case)
match (f):
    case _: print("wildcard")
match -1:
    case -1: print("negative")
match [1, 2], 3:
    case [[a, b], c]: print(a, b, c)

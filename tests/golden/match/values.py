# Dotted names are values to compare with; plain names capture.
class Color:
    RED = 1
    GREEN = 2


def name(c):
    match c:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case other:
            return f"unknown {other}"


print(name(1), name(2), name(3))
match 5:
    case captured:
        pass
print(captured)


class Loud:
    def __eq__(self, other):
        print("compared with", other)
        return other == 2


match Loud():
    case 1:
        print("one")
    case 2:
        print("two")
match = {"match": 1}
case = match["match"]
print(match, case)

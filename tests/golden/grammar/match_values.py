# Dotted names are values, looked up as attributes; plain names capture.
class Color:
    RED = 1
    GREEN = 2

    class Dark:
        RED = 3


def name(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case Color.Dark.RED: return "dark red"
        case Colour: return "captured", Colour


print([name(c) for c in (1, 2, 3, 4)])
match 1:
    case Color.RED as same:
        print(same)
match (1, [2, 3]):
    case Color.RED, [Color.GREEN, Color.Dark.RED]:
        print("nested")

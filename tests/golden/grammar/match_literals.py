# Patterns of literals: numbers, strings, bytes, None, True, signed and complex numbers.
def kind(x):
    match x:
        case 0: return "zero"
        case 1.5: return "float"
        case -3: return "minus three"
        case 2 + 3j: return "complex"
        case -1 - 2j: return "negative complex"
        case "text": return "str"
        case "two" " parts": return "joined"
        case b"bytes": return "bytes"
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case _: return "other"


for x in (0, 0.0, 1.5, -3, 2 + 3j, -1 - 2j, "text", "two parts", b"bytes", None, True, False, 1, []):
    print(repr(x), kind(x))

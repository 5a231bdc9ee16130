# Patterns nested in every way the grammar knows.
def f(x):
    match x:
        case [1, [2, *_], {"k": (3 | 4) as n, **rest}] if n > 3:
            return "a", n, rest
        case {"a": [int() as i, *others], "b": None} | [i, others]:
            return "b", i, others
        case complex(real=0.0) | -1.5 | 2 + 3j | -2 - 1j:
            return "c"
        case str() | bytes() as text if text:
            return "d", text
        case (1 | 2 | 3) | [4 | 5]:
            return "e"
        case True | False | None:
            return "f"
        case ((((deep,),),),):
            return "g", deep
        case "a" "b":
            return "never: a str is caught before"
        case {**everything} if everything:
            return "h", everything
        case []:
            return "i"
        case _ if callable(x):
            return "j"
        case other:
            return "k", other


for x in ([1, [2, 9], {"k": 4, "z": 0}], {"a": [1, 2, 3], "b": None}, [5, 6], 2j, -1.5, 2 + 3j, -2 - 1j, "text", b"by", "", 2, [5], None, True, (((("deep",),),),), {"q": 1}, {}, [], print, 7.5):
    print(f(x))
match 1, 2:
    case a, b:
        print(a, b)
match [1, 2, 3], 4:
    case [*x], y: print(x, y)
match (x := 5):
    case 5: print("walrus", x)
match = case = type = _ = 1
match [match]:
    case [case]: print(match, case, type, _)

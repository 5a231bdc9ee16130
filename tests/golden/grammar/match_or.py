# Alternatives, with captures, nested in other patterns, with as.
def kind(x):
    match x:
        case 1 | 2 | 3 as n: return "small", n
        case ["go" | "move" as verb, ("north" | "south") as where]: return verb, where
        case [a, 0] | [0, a]: return "beside zero", a
        case {"k": v} | [v, _, _]: return "v", v
        case (str() | bytes()) as text if text: return "text", text
        case (None | False): return "nothing"
        case x: return "captured", x


for x in (1, 3, ["go", "north"], [5, 0], [0, 6], {"k": 7}, [8, 9, 10], "abc", b"", None, False, 4.5):
    print(kind(x))

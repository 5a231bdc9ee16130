# Mapping patterns: keys, values, the rest.
KEYS = type("Keys", (), {"name": "named"})


def kind(x):
    match x:
        case {"a": 1, "b": b}: return "a and b", b
        case {"a": {"deep": [_, y]}}: return "deep", y
        case {KEYS.name: value}: return "by name", value
        case {1: a, None: c, **rest}: return a, c, rest
        case {"only": _, **rest} if not rest: return "only"
        case {}: return "mapping"
    return "none"


for x in ({"a": 1, "b": 2}, {"a": {"deep": (0, 5)}}, {"named": 3}, {1: 2, None: 3, "x": 4}, {"only": 1}, {"only": 1, "y": 2}, {}, []):
    print(kind(x))

# Mapping patterns look at keys and leave the rest.
def command(message):
    match message:
        case {"action": "move", "to": [x, y]}:
            return f"move to {x},{y}"
        case {"action": "say", "text": str(text), **rest}:
            return f"say {text!r} with {rest}"
        case {"action": ("stop" | "halt") as word}:
            return f"stopping: {word}"
        case {}:
            return "some mapping"
        case _:
            return "not a mapping"


for message in (
    {"action": "move", "to": (1, 2), "extra": 0},
    {"action": "say", "text": "hi", "volume": 11},
    {"action": "halt"},
    {"action": "say", "text": 5},
    {},
    [("action", "stop")],
):
    print(command(message))

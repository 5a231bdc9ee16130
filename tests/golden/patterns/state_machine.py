# A coroutine as a state machine: its place in the code is the state.
def door():
    code = "1234"
    tries = 0
    action = yield "locked"
    while True:
        if action == "open":
            action = yield "it is locked"
        elif action == code:
            tries = 0
            action = yield "unlocked"
            while action != "lock":
                action = yield ("opened" if action == "open" else f"cannot {action}")
            action = yield "locked again"
        else:
            tries += 1
            if tries == 3:
                return "alarm"
            action = yield f"wrong, {3 - tries} left"


d = door()
print(next(d))
for action in ("open", "1234", "open", "paint", "lock", "0", "1", "2"):
    try:
        print(action, "->", d.send(action))
    except StopIteration as stop:
        print(action, "->", stop.value)

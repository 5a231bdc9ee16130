# While it runs, a generator knows it, and cannot be entered a second time.
def curious():
    yield me.gi_running
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    try:
        me.send(1)
    except ValueError as error:
        yield str(error)
    try:
        me.close()
    except ValueError as error:
        yield str(error)
    try:
        me.throw(KeyError)
    except ValueError as error:
        yield str(error)


me = curious()
print(me.gi_running)
for answer in me:
    print(answer)
print(me.gi_running)

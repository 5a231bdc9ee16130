# A failing assert.
def check(items):
    assert len(items) > 2 and items[0] == "first", f"bad items: {items}"


check(["first", "second"])

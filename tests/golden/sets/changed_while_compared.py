# A set that an __eq__ changes while it is looked through: the search starts again.


class Key:
    def __init__(self, name, reaction=None):
        self.name, self.reaction = name, reaction

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.reaction:
            reaction, self.reaction = self.reaction, None
            return reaction()
        return self is other

    def __repr__(self):
        return self.name


def clearing(answer):
    def reaction():
        print("cleared")
        changed.clear()
        return answer

    return reaction


operations = {
    "in": lambda: Key("other") in changed,
    "add": lambda: changed.add(Key("other")),
    "discard": lambda: changed.discard(Key("other")),
    "difference_update": lambda: changed.difference_update([Key("other")]),
    "symmetric_difference_update": lambda: changed.symmetric_difference_update({Key("other"): 1}),
    "&": lambda: changed & {Key("other")},
    "-": lambda: changed - {Key("other")},
    "<=": lambda: {Key("other")} <= changed,
}
for answer in True, False:
    for name, operation in operations.items():
        changed = {Key("a", clearing(answer))}
        print(name, operation(), changed)

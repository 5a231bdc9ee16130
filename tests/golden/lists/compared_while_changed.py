# Lists whose items change them while they are compared: what is there afterwards counts.


class Changing:
    def __init__(self, change, answer):
        self.change, self.answer = change, answer

    def __eq__(self, other):
        self.change()
        return self.answer


def emptying(name):
    return lambda: globals()[name].clear()


for answer in True, False, NotImplemented:
    left = [Changing(emptying("left"), answer), 2]
    right = [Changing(emptying("right"), answer), 2]
    print("==", answer, left == right, left, right)
    left = [Changing(emptying("left"), answer), 2]
    right = [Changing(emptying("right"), answer), 2]
    print("!=", answer, left != right, left, right)
    left = [Changing(lambda: left.__setitem__(0, 3), answer)]
    right = [5, 6]
    print("<", answer, left < right, left)
    left = [Changing(lambda: right.append(9), answer)]
    right = [5]
    print(">=", answer, [1, left] >= [1, [left[0]]], right)

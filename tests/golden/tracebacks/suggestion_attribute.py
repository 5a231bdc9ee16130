# Did you mean: an attribute.
class Thing:
    def __init__(self):
        self.position = 0


Thing().positon

# send() through yield from needs a send method on the other side; None goes to __next__.
class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"


class Listening(Plain):
    def send(self, value):
        return f"sent {value}"


def delegate(iterable):
    yield from iterable


g = delegate(Listening())
print(next(g), g.send(1), g.send(None), next(g))
g = delegate(Plain())
print(next(g), g.send(None))
try:
    g.send(1)
except AttributeError as error:
    print(error)

# Events, handlers, and a context manager that undoes a subscription.
from contextlib import contextmanager


class Events:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def register(handler):
            self.handlers.setdefault(name, []).append(handler)
            return handler
        return register

    def fire(self, name, *args):
        return [handler(*args) for handler in self.handlers.get(name, ())]

    @contextmanager
    def temporarily(self, name, handler):
        self.on(name)(handler)
        try:
            yield self
        finally:
            self.handlers[name].remove(handler)


events = Events()


@events.on("greet")
def hello(name):
    return f"hello {name}"


@events.on("greet")
def count(name, seen=[]):
    seen.append(name)
    return len(seen)


print(events.fire("greet", "Ada"), events.fire("nothing"))
with events.temporarily("greet", str.upper) as e:
    print(e.fire("greet", "Bob"))
print(events.fire("greet", "Cid"))
try:
    with events.temporarily("greet", len):
        raise KeyError("inside")
except KeyError:
    print(len(events.handlers["greet"]))

# ref(): the object while it lives, then None; callbacks in the order of their making, newest first.
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Node) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"Node({self.name!r})"


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


node = Node("a")
plain = weakref.ref(node)
print(plain() is node, plain is weakref.ref(node), plain.__callback__)
calls = [weakref.ref(node, lambda r, i=i: print("callback", i, r() is None)) for i in range(3)]
print(weakref.getweakrefcount(node), weakref.getweakrefs(node)[0] is plain)
same = Node("a")
print(plain == weakref.ref(same), hash(plain) == hash(node), plain != weakref.ref(Node("b")))
failing = weakref.ref(node, lambda r: 1 / 0)
del calls[1]
del node
print(plain(), plain == weakref.ref(same), plain == plain)
attempt(lambda: hash(weakref.ref(Node("gone"))))
print(hash(plain) == hash("a"))
for wrong in (5, "text", None, [], (), {}):
    attempt(lambda: weakref.ref(wrong))
attempt(lambda: weakref.ref())
attempt(lambda: plain(1))


class Slotted:
    __slots__ = ("x",)


class Weak:
    __slots__ = ("x", "__weakref__")


attempt(lambda: weakref.ref(Slotted()))
print(weakref.ref(Weak())(), weakref.ref(set())(), weakref.ref(print)() is print)


class Named(weakref.ref):
    def __init__(self, target, name):
        super().__init__(target)
        self.name = name

    def __new__(cls, target, name):
        return super().__new__(cls, target)


named = Named(same, "my ref")
print(named() is same, named.name, isinstance(named, weakref.ReferenceType), named == weakref.ref(same))

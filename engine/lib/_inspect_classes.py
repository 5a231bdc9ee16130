"""What classes there are of each other, and where a class has its attributes from."""

import types
from collections import namedtuple
from inspect import getmro, isroutine

# What is here belongs to inspect, which shows it.
__name__ = "inspect"


# ---- trees of classes ----


def walktree(classes, children, parent):
    """Each class with its bases, and behind it the list of those below."""
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    tree = []
    for cls in classes:
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """The classes and their bases as nested lists; with `unique`, each class under one base only."""
    children, roots = {}, []
    for cls in classes:
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
        for parent in cls.__bases__:
            siblings = children.setdefault(parent, [])
            if cls not in siblings:
                siblings.append(cls)
            if unique and parent in classes:
                break
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


# ---- attributes of a class ----

Attribute = namedtuple("Attribute", "name kind defining_class object")


class _Home:
    """The classes in which an attribute of a class may live: its own, and those of its metaclass."""

    def __init__(self, cls):
        self.cls = cls
        self.classes = (cls, *getmro(cls))
        self.metaclasses = [meta for meta in getmro(type(cls)) if meta not in (type, object)]

    def of_value(self, name, value):
        """The class that a value says it comes from, or the last one that gives it."""
        home = getattr(value, "__objclass__", None)
        if home in self.classes:
            return home
        home = None
        for cls in self.classes:
            if getattr(cls, name, None) is value:
                home = cls
        for meta in self.metaclasses:
            try:
                if meta.__getattr__(self.cls, name) is value:
                    home = meta
            except AttributeError:
                pass
        return home

    def of_definition(self, name):
        """The first class whose namespace has the name, and what it has there."""
        for cls in (*self.classes, *self.metaclasses):
            if name in cls.__dict__:
                return cls, cls.__dict__[name]
        return None, None


def _kind(defined, value):
    """What is defined, and with which object it is shown."""
    for kind, kinds in (
        ("static method", (staticmethod, types.BuiltinMethodType)),
        ("class method", (classmethod, types.ClassMethodDescriptorType)),
        ("property", property),
    ):
        if isinstance(defined, kinds):
            return kind, defined
    shown = defined if value is None else value
    return "method" if isroutine(shown) else "data", shown


def classify_class_attrs(cls):
    """An Attribute for each name in dir(cls): what it is, and which class defines it."""
    homes = _Home(cls)
    names = dir(cls)
    for base in getmro(cls):
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    found, seen = [], set()
    for name in names:
        home = value = None
        if name not in seen and name != "__dict__":  # that one would be a proxy
            try:
                value = getattr(cls, name)
            except Exception:
                pass
            else:
                home = homes.of_value(name, value)
        base, defined = homes.of_definition(name)
        if base is not None and home not in homes.metaclasses:
            home = base
        if home is not None:
            kind, shown = _kind(defined, value)
            found.append(Attribute(name, kind, home, shown))
            seen.add(name)
    return found

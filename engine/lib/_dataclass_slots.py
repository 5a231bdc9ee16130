"""slots=True: another class in the place of the decorated one, since slots cannot be added."""

import annotationlib
import types
from dataclasses import _FIELDS, fields
from inspect import unwrap

from _genstep import has_dict, has_weakrefs


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ["__weakref__"] * has_weakrefs(cls) + ["__dict__"] * has_dict(cls)
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _class_cell(function, cls):
    """The cell with the class that a method shares with others if it uses super() or __class__."""
    if function is None or "__class__" not in function.__code__.co_freevars:
        return None
    cell = function.__closure__[function.__code__.co_freevars.index("__class__")]
    return cell if cell.cell_contents is cls else None


class _Behind:
    """`proxy | _Behind()` is the mapping that a mappingproxy shows."""

    def __ror__(self, mapping):
        return mapping


def _let_go(cls):
    """Nothing but the variables of the program keeps a class alive that was replaced.

    Its annotations know its namespace, and the descriptors in there of what instances have would
    know the class again.
    """
    if "__weakref__" in cls.__dict__:
        del cls.__weakref__
    (cls.__dict__ | _Behind()).pop("__dict__", None)


def _functions_of(member):
    member = unwrap(member)
    if isinstance(member, property):
        return [member.fget, member.fset, member.fdel]
    return [member] if isinstance(member, types.FunctionType) else []


def _add_slots(cls, is_frozen, weakref_slot, defined_fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    field_names = [f.name for f in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    slots = {
        name: getattr(defined_fields.get(name), "doc", None)
        for name in field_names + ["__weakref__"] * weakref_slot
        if name not in inherited
    }
    left_out = {"__dict__", "__weakref__", *field_names}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in left_out}
    has_docs = any([doc is not None for doc in slots.values()])
    namespace["__slots__"] = slots if has_docs else tuple(slots)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = cls.__qualname__
    if is_frozen:
        for name, method in (
            ("__getstate__", _dataclass_getstate),
            ("__setstate__", _dataclass_setstate),
        ):
            if name not in namespace:
                setattr(new, name, method)

    _let_go(cls)

    # What knew the old class is told of the new one.
    for member in new.__dict__.values():
        cells = [_class_cell(function, cls) for function in _functions_of(member)]
        found = [cell for cell in cells if cell is not None]
        if found:
            found[0].cell_contents = new
            break
    annotations = annotationlib.get_annotations(new, format=annotationlib.Format.FORWARDREF)
    for name, f in getattr(new, _FIELDS).items():
        f.type = annotations.get(name, f.type)
    annotate = getattr(new.__init__, "__annotate__", None)
    if getattr(annotate, "__generated_by_dataclasses__", False):
        cell = _class_cell(annotate, cls)
        if cell is not None:
            cell.cell_contents = new
    return new

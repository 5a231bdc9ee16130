"""From the values in a class body to members of the class."""

from types import DynamicClassAttribute

from _enum_body import _is_descriptor, _is_flag, property

# What is here belongs to enum, which shows it.
__name__ = "enum"


class _proto_member:
    """Stands for a member until its class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        delattr(enum_class, member_name)
        member_type = enum_class._member_type_
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        if member_type is tuple:
            args = (args,)
        made = enum_class._new_member_(enum_class, *(args if enum_class._use_args_ else ()))
        if not hasattr(made, "_value_"):
            if member_type is object:
                made._value_ = self.value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as cause:
                    text = "_value_ not set in __new__, unable to create it"
                    raise TypeError(text) from cause
        value = made._value_
        made._name_ = member_name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        if _is_flag(enum_class):
            from _enum_flags import note_bits

            is_alias = not note_bits(enum_class, value)
        else:
            is_alias = False
        try:
            known = enum_class._value2member_map_.get(value)
        except TypeError:  # it cannot be hashed
            known = None
            for other in enum_class._member_map_.values():
                if other._value_ == value:
                    known = other
                    break
        if known is not None:
            made = known
        elif not is_alias:
            enum_class._member_names_.append(member_name)
        enum_class._add_member_(member_name, made)
        _keep_value(enum_class, value, made, member_name)


def _keep_value(enum_class, value, made, name=None):
    """By the value the member is found again, under its name or another."""
    try:
        enum_class._value2member_map_.setdefault(value, made)
        if value not in enum_class._hashable_values_:
            enum_class._hashable_values_.append(value)
    except TypeError:
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(name or made.name, []).append(value)


def _redirect(cls, name):
    """Where a base has a descriptor of a member's name, a property that serves both; else None."""
    descriptor = kind = owner = None
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if isinstance(found, DynamicClassAttribute):
            descriptor, kind, owner = found, "enum", base
            break
        if found is None:
            continue
        if _is_descriptor(found):
            descriptor, kind, owner = found, kind or "desc", owner or base
        else:
            kind, owner = "attr", base
    if descriptor is None:
        return None
    redirect = property()
    redirect.__set_name__(cls, name)
    redirect._attr_type = kind
    redirect._cls_type = owner
    if kind != "attr":
        for function in "fget", "fset", "fdel":
            setattr(redirect, function, getattr(descriptor, function, None))
    return redirect

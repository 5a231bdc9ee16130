"""What stands in an enumeration's class body, and the namespace that notes which names are members."""

from types import DynamicClassAttribute

# What is here belongs to enum, which shows it.
__name__ = "enum"


class _Sentinel:
    """An argument's default that no caller would give."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_not_given = _Sentinel("<not given>")
_auto_null = _Sentinel("_auto_null")


# ---- words for the class body ----


class nonmember(object):
    """A value in the class body that is to stay an ordinary attribute."""

    def __init__(self, value):
        self.value = value


class member(object):
    """A value in the class body that is to become a member, though it would not by itself."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that _generate_next_value_ chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members; on the class the same name may be a member.

    Where a base has something of a member's name, the member's class gets one of these, with
    `member` set (_redirect).
    """

    member = _attr_type = _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = self.member
        elif self.fget is not None:
            return self.fget(instance)
        elif self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        elif self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        else:
            found = ownerclass._member_map_.get(self.name)
        if found is None:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        return found

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# ---- kinds of names and values ----


def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ("__get__", "__set__", "__delete__"))


def _has_fringe(name, fringe):
    """Whether the name begins and ends with just these underscores, and has more between them."""
    size = len(fringe)
    return (
        len(name) > 2 * size
        and name.startswith(fringe)
        and name.endswith(fringe)
        and name[size] != "_"
        and name[-size - 1] != "_"
    )


def _is_dunder(name):
    return _has_fringe(name, "__")


def _is_sunder(name):
    return _has_fringe(name, "_")


def _is_private(cls_name, name):
    """Whether __name was written in the body of class cls_name."""
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith("__")


def _is_internal_class(cls_name, obj):
    """Whether it is a class written inside the enumeration's body."""
    if not isinstance(obj, type):
        return False
    return f".{obj.__qualname__}".endswith(f".{cls_name}.{obj.__name__}")


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _is_flag(cls):
    return hasattr(cls, "_flag_mask_")


# ---- from the class body to members ----

_SUNDERS = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
    "_add_value_alias_",
)  # fmt: skip


def _as_names(names):
    """A text with blanks or commas between the names, or the names."""
    return names.replace(",", " ").split() if isinstance(names, str) else list(names)


class EnumDict(dict):
    """The namespace of an enumeration's body: knows which names are to become members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}  # name: None, in order
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        cls_name = self._cls_name
        if cls_name is not None and _is_private(cls_name, key):
            becomes_member = False
        elif _is_sunder(key):
            becomes_member = False
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                is_static = isinstance(value, staticmethod)
                self._generate_next_value = value.__func__ if is_static else value
            elif key == "_ignore_":
                value = self._ignore = _as_names(value)
                taken = set(value) & set(self._member_names)
                if taken:
                    raise ValueError(f"_ignore_ cannot specify already set names: {taken!r}")
            elif key not in _SUNDERS and not key.startswith("_repr_"):
                raise ValueError(
                    f"_sunder_ names, such as {key!r}, are reserved for future Enum use"
                )
        elif _is_dunder(key):
            becomes_member = False
            if key == "__order__":
                key = "_order_"
        else:
            becomes_member = not (
                key in self._ignore
                or isinstance(value, nonmember)
                or _is_descriptor(value)
                or (cls_name is not None and _is_internal_class(cls_name, value))
            )
            if key in self._member_names or (becomes_member and key in self):
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member) or (
                isinstance(value, nonmember) and key not in self._ignore
            ):
                value = value.value
        if becomes_member:
            # An auto() stands alone or in a tuple; each gets its value, in place.
            if isinstance(value, auto):
                parts = [value]
            else:
                parts = list(value) if isinstance(value, tuple) else []
            has_auto = False
            for at, part in enumerate(parts):
                if isinstance(part, auto):
                    has_auto = True
                    if part.value == _auto_null:
                        part.value = self._generate_next_value(
                            key, 1, len(self._member_names), self._last_values[:]
                        )
                        self._auto_called = True
                    parts[at] = part.value
                    self._last_values.append(part.value)
            if not has_auto:
                self._last_values.append(value)
            elif isinstance(value, auto):
                value = parts[0]
            else:
                try:
                    value = type(value)(parts)
                except TypeError:  # a named tuple takes them one by one
                    value = type(value)(*parts)
            self._member_names[key] = None
        super().__setitem__(key, value)

    @property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        if hasattr(members, "keys"):
            members = [(name, members[name]) for name in members.keys()]
        for pairs in members, more_members.items():
            for name, value in pairs:
                self[name] = value

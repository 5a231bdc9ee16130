"""Enumerations: classes whose members are a fixed set of named values.

While the class body runs, its namespace notes which names are members (_enum_body). EnumType
then makes the class, with something in the place of each value that turns into a member of the
class that just came to be (_enum_members).

What many programs do without is in modules imported when it is asked for: flags, checks, members
that are names of their module.
"""

import builtins as bltns
import sys
from types import DynamicClassAttribute, MappingProxyType

from _enum_body import (
    EnumDict, _as_names, _auto_null, _is_descriptor, _is_dunder, _is_flag, _is_internal_class,
    _is_private, _is_single_bit, _is_sunder, _not_given, auto, member, nonmember, property,
)  # fmt: skip
from _enum_members import _keep_value, _proto_member, _redirect
from _genstep import absent, defer

__all__ = [
    "EnumType", "EnumMeta", "EnumDict",
    "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]  # fmt: skip

defer(__name__, "_enum_flags", [
    "Flag", "IntFlag", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "bin",
    "show_flag_values", "_iter_bits_lsb", "_stdlib_enums",
])  # fmt: skip
defer(__name__, "_enum_checks", [
    "unique", "verify", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "_high_bit",
])  # fmt: skip
defer(__name__, "_enum_globals", [
    "global_enum", "global_enum_repr", "global_flag_repr", "global_str",
])  # fmt: skip
absent(__name__, "_simple_enum _test_simple_enum _old_convert_")

# The metaclass asks for these before they exist.
Enum = ReprEnum = None
_EnumDict = EnumDict


# ---- the metaclass ----


def _dataclass_repr(self):
    """The value of a member whose data type is a dataclass."""
    shown = [field for field in self.__dataclass_fields__.values() if field.repr]
    return ", ".join([f"{field.name}={getattr(self, field.name)!r}" for field in shown])


def _data_type(mro):
    """Which of these classes makes the values: the first with a __new__ or a dataclass's fields,
    or rather what is derived from that."""
    most_derived = None
    for base in mro:
        if isinstance(base, EnumType):
            if base._member_type_ is not object:
                return base._member_type_
        elif base is not object:
            most_derived = most_derived or base
            if "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                return most_derived
    return None


class EnumType(type):
    """The metaclass of enumerations: they can be iterated, looked up and counted."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(
                first_enum, "_generate_next_value_", None
            )
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for name in (*classdict.get("_ignore_", ()), "_ignore_"):
            classdict.pop(name, None)
        member_names = classdict._member_names
        invalid = {"mro", ""} & set(member_names)
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        order = classdict.pop("_order_", None)
        namespace = dict(classdict)
        next_value = namespace.get("_generate_next_value_")
        if next_value is not None and type(next_value) is not staticmethod:
            namespace["_generate_next_value_"] = staticmethod(next_value)

        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        for name in member_names:
            namespace[name] = _proto_member(namespace[name])
        namespace |= {
            "_new_member_": new,
            "_use_args_": use_args,
            "_member_names_": [],
            "_member_map_": {},
            "_value2member_map_": {},
            "_hashable_values_": [],
            "_unhashable_values_": [],
            "_unhashable_values_map_": {},
            "_member_type_": member_type,
            "_value_repr_": metacls._find_data_repr_(cls, bases),
        }
        is_flag = any([_is_flag(base) for base in bases])
        if is_flag:
            from _enum_flags import attributes_of_flag, finish_flag

            namespace |= attributes_of_flag(boundary, first_enum)
        in_progress = f"_{cls}__in_progress"
        namespace[in_progress] = True
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            if hasattr(error, "__notes__"):  # that it came from a __set_name__
                del error.__notes__
            raise
        delattr(enum_class, in_progress)

        # A data type's methods give way to the enumeration's, where the latter has a say.
        own = vars(enum_class)
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError(
                    "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)"
                )
            if "__format__" not in own:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in own:
                by_repr = member_type.__str__ is object.__str__
                enum_class.__str__ = member_type.__repr__ if by_repr else member_type.__str__
        for name in "__repr__", "__str__", "__format__", "__reduce_ex__":
            if name not in own:
                of_values = getattr(member_type, name), getattr(object, name)
                if getattr(enum_class, name) in of_values:
                    setattr(enum_class, name, getattr(first_enum, name))
        if is_flag:
            finish_flag(enum_class)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        if order:
            canonical = enum_class._member_names_
            order = _as_names(order)
            order = [n for n in order if n in canonical or n not in enum_class._member_map_]
            if order != canonical and (order or not is_flag):
                raise TypeError(
                    f"member order does not match _order_:\n  {canonical!r}\n  {order!r}"
                )
        return enum_class

    def __bool__(cls):
        return True

    def __call__(
        cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1,
        boundary=None,
    ):  # fmt: skip
        """Color(3) is a member; Enum("Color", "RED BLUE") makes an enumeration."""
        if cls._member_map_:
            return cls.__new__(cls, value if names is _not_given else (value, names, *values))
        if names is _not_given:
            if type is None:
                raise TypeError(
                    f"{cls} has no members; specify `names=()` if you meant to create a new, "
                    f"empty, enum"
                )
            names = None
        return cls._create_(
            value, names, module=module, qualname=qualname, type=type, start=start,
            boundary=boundary,
        )  # fmt: skip

    def __contains__(cls, value):
        """Whether it is a member, or a member's value."""
        if isinstance(value, cls):
            return True
        if _is_flag(cls):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        names = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
            "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_,
        }  # fmt: skip
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """All names, aliases too, with their members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if _is_flag(cls) else 'enum'} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(
        cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None
    ):
        """Enum("Color", names): a text, names, pairs, or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = _as_names(names)
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(first_enum._generate_next_value_(name, start, count, values[:]))
            names = zip(names, values)
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            caller = sys._getframe(1).f_back
            module = caller and caller.f_globals.get("__name__")
        if module is not None:
            classdict["__module__"] = module
        else:
            _make_class_unpicklable(classdict)
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for base in [base for chain in bases for base in chain.__mro__]:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the members' values, and the enumeration that is extended."""
        if not bases:
            return object, Enum
        if not isinstance(bases[-1], EnumType):
            raise TypeError(
                "new enumerations should be created as "
                "`EnumName([mixin_type, ...] [data_type,] enum_type)`"
            )
        return mcls._find_data_type_(class_name, bases) or object, bases[-1]

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """What shows the value of a member, None for repr()."""
        for base in [base for chain in bases for base in chain.__mro__ if base is not object]:
            if isinstance(base, EnumType):
                return base._value_repr_
            own = base.__dict__
            if "__repr__" in own:
                by_decorator = "__dataclass_fields__" in own and "__dataclass_params__" in own
                if by_decorator and own["__dataclass_params__"].repr:
                    return _dataclass_repr
                return own["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = {_data_type(chain.__mro__) for chain in bases} - {None}
        if len(data_types) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {data_types!r}")
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether to keep it for subclasses, and whether it takes values."""
        own = new = classdict.get("__new__")
        if own is None:
            plain = {None, None.__new__, object.__new__, Enum.__new__}
            inherited = [
                getattr(base, name, None)
                for name in ("__new_member__", "__new__")
                for base in (member_type, first_enum)
            ]
            new = next((method for method in inherited if method not in plain), object.__new__)
        takes_values = first_enum is not None and new not in (Enum.__new__, object.__new__)
        return new, first_enum is not None and own is not None, takes_values

    def _add_member_(cls, name, member):
        if name not in cls._member_map_:
            redirect = _redirect(cls, name)
            if redirect is not None:
                redirect.member = member
            setattr(cls, name, redirect or member)
            cls._member_map_[name] = member
        elif cls._member_map_[name] is not member:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")

    @property
    def __signature__(cls):
        from inspect import signature

        if cls._member_names_:

            def call(*values): ...

        else:

            def call(
                new_class_name, /, names, *, module=None, qualname=None, type=None, start=1,
                boundary=None,
            ): ...  # fmt: skip

        return signature(call)


EnumMeta = EnumType


# ---- the bases of enumerations ----


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    def __new__(cls, value):
        """Finds the member with a value; members themselves are made by _proto_member."""
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:  # it cannot be hashed
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for name, made in cls._member_map_.items():
                if value == made._value_:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f"_{cls.__name__}__in_progress", False):
                raise TypeError(
                    "do not use `super().__new__; call the appropriate __new__ directly"
                ) from None
            raise TypeError(f"{cls!r} has no members defined")
        problem = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
        try:
            if isinstance(result, cls):
                return result
            if _is_flag(cls) and isinstance(result, int):
                from _enum_flags import EJECT

                if cls._boundary_ is EJECT:
                    return result
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is not None:
                problem = TypeError(
                    f"error in {cls.__name__}._missing_: returned {result!r} "
                    f"instead of None or a valid member"
                )
            elif problem is None:
                problem = invalid
            if not isinstance(problem, ValueError):
                problem.__context__ = invalid
            raise problem
        finally:
            problem = invalid = None  # they hold this frame

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            bound = cls._value2member_map_.get(value)
        except TypeError:
            same = [made for made in cls._member_map_.values() if made._value_ == value]
            bound = same[0] if same else None
        if bound is None:
            _keep_value(cls, value, self)
        elif bound is not self:
            bound = cls._value2member_map_[value]
            raise ValueError(f"{value!r} is already bound: {bound!r}")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of an auto(): one more than the greatest so far."""
        if not last_values:
            return start
        try:
            *_, greatest = sorted(last_values)
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return greatest + 1
        except TypeError:
            raise TypeError(f"unable to increment {greatest!r}") from None

    @classmethod
    def _missing_(cls, value):
        """What stands for a value that no member has."""
        return None

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__name__}.{self._name_}: {(cls._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        members = self._member_map_
        is_plain = self.__class__._member_type_ is object
        names = set() if is_plain else set(object.__dir__(self))
        names.update(n for n in getattr(self, "__dict__", ()) if n[0] != "_" and n not in members)
        for cls in self.__class__.mro():
            for name, found in cls.__dict__.items():
                if name[0] != "_":
                    is_property = isinstance(found, property)
                    if name not in members or (is_property and found.fget is not None):
                        names.add(name)
                    elif is_property:
                        names.discard(name)
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Enumerations whose members look like members in repr() only."""


class IntEnum(int, ReprEnum):
    """Enumerations whose members are ints."""


class StrEnum(str, ReprEnum):
    """Enumerations whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for name, value in zip(("encoding", "errors"), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a string, not {value!r}")
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in small letters."""
        return name.lower()


# ---- pickling ----


def _make_class_unpicklable(obj):
    """Of a class, or of what its namespace will be."""

    def _break_on_call_reduce(self, proto):
        raise TypeError(f"{self!r} cannot be pickled")

    for name, value in ("__reduce_ex__", _break_on_call_reduce), ("__module__", "<unknown>"):
        if isinstance(obj, dict):
            obj[name] = value
        else:
            setattr(obj, name, value)


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def pickle_by_global_name(self, proto):
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name

"""Protocols: classes by what they have, not by what they derive from."""

from abc import ABCMeta

from _typing import Generic
from _typing_base import _BARE_BASES, _caller

__name__ = "typing"

# What is in the namespace of a class without being a member of the protocol.
_NOT_MEMBERS = frozenset(
    "__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol "
    "__protocol_attrs__ __non_callable_proto_members__ __type_params__ __abstractmethods__ "
    "__annotations__ __annotate__ __annotate_func__ __annotations_cache__ __dict__ __doc__ "
    "__init__ __new__ __module__ __slots__ __subclasshook__ __weakref__ __class_getitem__ "
    "__match_args__ __static_attributes__ __firstlineno__ _MutableMapping__marker".split()
)

# Protocols too, though no subclasses of Protocol: Module.Class
_OTHER_PROTOCOLS = frozenset(
    ["contextlib.AbstractContextManager", "contextlib.AbstractAsyncContextManager"]
    + ["io.Reader", "io.Writer", "os.PathLike"]
    + [
        f"collections.abc.{name}"
        for name in (
            "Awaitable", "AsyncIterable", "AsyncIterator", "Buffer", "Callable", "Collection",
            "Container", "Hashable", "Iterable", "Iterator", "Reversible", "Sized",
        )
    ]
)  # fmt: skip

_NOT_CHECKABLE = "Instance and class checks can only be used with @runtime_checkable protocols"


# ---- members ----


def _annotations_of(cls):
    try:
        return cls.__annotations__
    except Exception:  # some name in them is not there (yet)
        from annotationlib import Format, get_annotations

        return get_annotations(cls, format=Format.FORWARDREF)


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            attrs.update(base.__dict__, _annotations_of(base))
    return {attr for attr in attrs - _NOT_MEMBERS if not attr.startswith("_abc_")}


def _has_member(cls, attr):
    """Whether instances have it. A protocol has what it annotates, and None says that it is not
    there after all."""
    annotates = issubclass(cls, Generic) and _is_protocol(cls)
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr] is not None
        if annotates and attr in _annotations_of(base):
            return True
    return False


def _is_protocol(cls):
    return getattr(cls, "_is_protocol", False)


# ---- checks ----


def _asked_by_library():
    """abc and functools ask about every base of a class, whatever it is."""
    return _caller(2) in ("abc", "functools", None)


def _type_check_issubclass_arg_1(arg):
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if any(base in bases for base in _BARE_BASES[1:]):  # Protocol is among them
            for base in bases:
                if base in (object, Generic):
                    continue
                if f"{base.__module__}.{base.__name__}" in _OTHER_PROTOCOLS:
                    continue
                if not issubclass(base, Generic) or not _is_protocol(base):
                    raise TypeError(
                        f"Protocols can only inherit from other protocols, got {base!r}"
                    )
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if _is_protocol(cls):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        problem = None
        if _is_protocol(cls) and not _asked_by_library():
            if not cls._is_runtime_protocol:
                problem = _NOT_CHECKABLE
            elif cls.__dict__.get("__subclasshook__") is _proto_hook:
                if cls.__non_callable_proto_members__:
                    shown = ", ".join(map(repr, sorted(cls.__non_callable_proto_members__)))
                    problem = (
                        f"Protocols with non-method members don't support issubclass(). "
                        f"Non-method members: {shown}."
                    )
        if problem is not None:
            _type_check_issubclass_arg_1(other)
            raise TypeError(problem)
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not _is_protocol(cls):
            return ABCMeta.__instancecheck__(cls, instance)
        if not cls._is_runtime_protocol and not _asked_by_library():
            raise TypeError(_NOT_CHECKABLE)
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        # The class has not all of it; the instance may. No descriptor is run to find out.
        from inspect import getattr_static

        missing = object()
        for attr in cls.__protocol_attrs__:
            value = getattr_static(instance, attr, missing)
            if value is missing:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    """Whether the class has all members of the protocol."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        if not _has_member(other, attr):
            return NotImplemented
    return True


def _no_init_or_replace_init(self, *args, **kwargs):
    """The __init__ of protocols. Classes that implement one get their own back when first made."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is _no_init_or_replace_init:
        inits = [base.__dict__["__init__"] for base in cls.__mro__ if "__init__" in base.__dict__]
        cls.__init__ = next(init for init in inits if init is not _no_init_or_replace_init)
        cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols."""

    __slots__ = ()
    _is_protocol, _is_runtime_protocol = True, False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_BARE_BASES.append(Protocol)


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() be used with a protocol."""
    if not issubclass(cls, Generic) or not _is_protocol(cls):
        raise TypeError(
            f"@runtime_checkable can be only applied to protocol classes, got {cls!r}"
        )
    cls._is_runtime_protocol = True
    others = cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            value = getattr(cls, attr, None)
        except Exception as error:
            raise TypeError(
                f"Failed to determine whether protocol member {attr!r} is a method member"
            ) from error
        if not callable(value):
            others.add(attr)
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and _is_protocol(tp) and tp != Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)

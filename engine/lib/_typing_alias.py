"""Generic aliases: a class, or a special form, with something in brackets."""

import operator

from _typing import Generic, TypeVarTuple, Union
from _typing_base import (
    _BARE_BASES,
    _as_tuple,
    _Final,
    _is_bare_base,
    _is_unpacked_typevartuple,
    _tp_cache,
    _type_convert,
    _type_repr,
)
from _typing_parameters import (
    _collect_type_parameters,
    _preparations,
    _unpack_args,
    _wrong_count,
)

__name__ = "typing"


def _is_dunder(attr):
    return attr[:2] == attr[-2:] == "__"


def _brings_generic(base, bases):
    """Whether a base makes the class that is being made a generic one."""
    if isinstance(base, _BaseGenericAlias):
        return True
    if isinstance(base, type):
        return issubclass(base, Generic)
    find = getattr(base, "__mro_entries__", None)
    entries = find(bases) if find else None
    return isinstance(entries, tuple) and any(
        isinstance(entry, type) and issubclass(entry, Generic) for entry in entries
    )


class _BaseGenericAlias(_Final, _root=True):
    """Behaves like its origin where it is called, subclassed, or asked for an attribute."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name = inst, name
        self.__origin__, self.__slots__ = origin, None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; "
                f"use {self.__origin__.__name__}() instead"
            )
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:  # it has no attributes of its own, or does not want this one
            pass
        return made

    def __mro_entries__(self, bases):
        origin, later = self.__origin__, bases[bases.index(self) + 1 :]
        entries = [] if origin in bases else [origin]
        if not any(_brings_generic(base, bases) for base in later):  # it must be there once
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if _is_dunder(attr):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        own, origins = super().__dir__(), dir(self.__origin__)
        return list({*own, *(attr for attr in origins if not _is_dunder(attr))})

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _GenericAlias(_BaseGenericAlias, _root=True):
    """List[int], C[int] for a generic class C, ClassVar[int] and so on."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = _as_tuple(args)
        self.__parameters__ = _collect_type_parameters(
            self.__args__, enforce_default_ordering=_is_bare_base(origin)
        )
        if not name:
            self.__module__ = origin.__module__

    def _problem_as_type(self, allow_special_forms):
        origin = self.__origin__
        if isinstance(origin, _Final):
            invalid = origin._use == "qualifier" and not allow_special_forms
        else:
            invalid = _is_bare_base(origin)
        return f"{self} is not valid as type argument" if invalid else None

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return (self.__origin__, self.__args__) == (other.__origin__, other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_tp_cache
    def __getitem__(self, args):
        """List[T][int]: the parameters replaced."""
        if _is_bare_base(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = _unpack_args(*(_type_convert(arg) for arg in _as_tuple(args)))
        return self.copy_with(self._determine_new_args(args))

    def _determine_new_args(self, args):
        params = self.__parameters__
        for prepare in _preparations(params):
            args = prepare(self, args)
        if len(args) != len(params):
            raise _wrong_count(self, len(args), len(params))
        return tuple(self._make_substitution(self.__args__, dict(zip(params, args))))

    def _make_substitution(self, args, given):
        made = []
        for old in args:
            new = old
            if not isinstance(old, type):
                replace = getattr(old, "__typing_subst__", None)
                params = getattr(old, "__parameters__", ())
                if replace:
                    new = replace(given[old])
                elif params:
                    new = old[_given_for(params, given)]
                elif isinstance(old, tuple) and not self._is_flat:
                    new = tuple(self._make_substitution(old, given))
            flatten = _is_unpacked_typevartuple(old) or (self._is_flat and isinstance(new, tuple))
            made += new if flatten else (new,)
        return made

    _is_flat = False  # whether a list of arguments is written as if it had no brackets

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join([_type_repr(arg) for arg in self.__args__]) or '()'}]"

    def __reduce__(self):
        import typing

        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = self.__args__
        alone = len(args) == 1 and not isinstance(args[0], tuple)
        return operator.getitem, (origin, args[0] if alone else args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Final):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            later = bases[bases.index(self) + 1 :]
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in later):
                return ()
            if any(base in bases for base in _BARE_BASES[1:]):
                return ()
        return (origin,)

    def __iter__(self):
        """*Alias[int] is what Unpack[Alias[int]] is."""
        from _typing_forms import Unpack

        yield Unpack[self]


def _given_for(params, given):
    """What the parameters of an inner alias are replaced by."""
    args = []
    for param in params:
        args += given[param] if isinstance(param, TypeVarTuple) else (given[param],)
    return tuple(args)

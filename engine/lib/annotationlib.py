"""Annotations, evaluated or as they were written.

A function's or class's annotations are what its __annotate__ function returns. To get them
without evaluating their names, that function is run with other globals: a dict that has a
stand-in for every name it does not know (_annotationlib_stringifier).
"""

import sys
from builtins import __dict__ as _builtins
from enum import IntEnum
from keyword import iskeyword as _iskeyword
from types import CellType as _CellType, FunctionType as _FunctionType, ModuleType as _ModuleType

from _annotationlib_text import _Template, annotations_to_string, type_repr
from _genstep import evaluate as _evaluate, expression as _expression

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
    "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string", "type_repr",
]  # fmt: skip


class Format(IntEnum):
    VALUE, VALUE_WITH_FAKE_GLOBALS, FORWARDREF, STRING = range(1, 5)


def _compile(text):
    """The code of an annotation that is a text; `*Ts` is allowed there, too."""
    return _expression(f"({text},)[0]" if text.lstrip().startswith("*") else text)


# ---- references ----


class ForwardRef:
    """A type hint that could not be evaluated (yet)."""

    # Those of _Stringifier too, which becomes a reference by changing its class.
    __slots__ = (
        "__arg__", "__cell__", "__code__", "__extra_names__", "__forward_is_argument__",
        "__forward_is_class__", "__forward_module__", "__globals__", "__owner__", "__strength__",
        "__stringifier_dict__", "__weakref__",
    )  # fmt: skip

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_module__, self.__owner__ = module, owner
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__code__ = self.__globals__ = self.__cell__ = self.__extra_names__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(
        self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE
    ):
        """What it stands for; NameError if a name is not there. With FORWARDREF, references stand
        for such names in what is returned, or it returns itself."""
        if format == Format.STRING:
            return self.__arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        cell = self.__cell__
        if isinstance(cell, _CellType) and not _is_empty(cell):
            return cell.cell_contents
        owner = self.__owner__ if owner is None else owner
        globals = _globals_of(self, owner) if globals is None else globals
        locals = _locals_of(self, owner, locals, type_params)
        arg = self.__arg__
        if arg.isidentifier() and not _iskeyword(arg):
            for namespace in locals, globals, _builtins:
                if arg in namespace:
                    return namespace[arg]
            if format == Format.FORWARDREF:
                return self
            raise NameError(_NOT_DEFINED.format(arg), name=arg)
        code = self.__forward_code__
        try:
            return _evaluate(code, globals, locals)
        except Exception:
            if format == Format.VALUE:
                raise
        known = _StringifierDict(
            {**_builtins, **globals, **locals},
            format, owner, globals, self.__forward_is_class__,
        )  # fmt: skip
        try:
            result = _evaluate(code, globals, known)
        except Exception:
            return self
        known.make_references(cell)
        return result

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        if self.__code__ is None:
            arg = self.__arg__
            try:
                self.__code__ = _compile(arg)
            except SyntaxError:
                raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        return self.__code__

    def __eq__(self, other):
        if isinstance(other, ForwardRef):
            return _identity_of(self) == _identity_of(other)
        return NotImplemented

    def __hash__(self):
        return hash(_identity_of(self))

    def __or__(self, other):
        return _union_of(self, other)

    def __ror__(self, other):
        return _union_of(other, self)

    def __repr__(self):
        shown = [repr(self.__forward_arg__)]
        if self.__forward_module__ is not None:
            shown.append(f"module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            shown.append("is_class=True")
        if self.__owner__ is not None:
            shown.append(f"owner={self.__owner__!r}")
        return f"ForwardRef({', '.join(shown)})"


_NOT_DEFINED = "name '{:.200}' is not defined"


def _union_of(*members):
    return type(int | str)[members]


def _identity_of(reference):
    """What two references must agree in to be equal. Of cells and globals: the same ones."""
    cells, names = reference.__cell__, reference.__extra_names__
    if isinstance(cells, dict):
        cells = tuple(sorted([(name, id(cell)) for name, cell in cells.items()]))
    else:
        cells = id(cells)
    return (
        reference.__forward_arg__, reference.__forward_module__, reference.__forward_is_class__,
        id(reference.__globals__), reference.__owner__, cells,
        tuple(sorted(names.items())) if names else None,
    )  # fmt: skip


def _is_empty(cell):
    try:
        cell.cell_contents
    except ValueError:
        return True
    return False


def _module_namespace(name):
    return getattr(sys.modules.get(name), "__dict__", None)


def _globals_of(reference, owner):
    """Where a reference's names are: as it says itself, else as its owner does."""
    found = None
    if reference.__forward_module__ is not None:
        found = _module_namespace(reference.__forward_module__)
    if found is None:
        found = reference.__globals__
    if found is not None:
        return found
    if isinstance(owner, type):
        return _module_namespace(getattr(owner, "__module__", None)) or {}
    if isinstance(owner, _ModuleType):
        return owner.__dict__
    return getattr(owner, "__globals__", None) or {} if callable(owner) else {}


def _locals_of(reference, owner, locals, type_params):
    """The names that are nearer: the class's own, type parameters, cells."""
    if locals is None:
        locals = vars(owner) if isinstance(owner, type) else {}
    if type_params is None:
        type_params = getattr(owner, "__type_params__", None)
    near, extra = {param.__name__: param for param in type_params or ()}, reference.__extra_names__
    if isinstance(reference.__cell__, dict):
        for name, cell in reference.__cell__.items():
            if not _is_empty(cell):
                near.setdefault(name, cell.cell_contents)
    return {**near, **locals, **(extra or {})} if near or extra else locals


# ---- calling __annotate__ ----


class _StringifierDict(dict):
    """Globals in which every name is defined."""

    def __init__(self, known, format, owner=None, globals=None, is_class=False):
        super().__init__(known)
        self.format, self.owner, self.globals, self.is_class = format, owner, globals, is_class
        self.stringifiers = []
        self.unique_names = 0

    def __missing__(self, key):
        return self.add(key)

    def add(self, text, **details):
        from _annotationlib_stringifier import _Stringifier

        made = _Stringifier(text, self, **details)
        self.stringifiers.append(made)
        return made

    def create_unique_name(self):
        self.unique_names += 1
        return f"__annotationlib_name_{self.unique_names}__"

    def make_references(self, cells):
        """Turns all that was made into forward references."""
        for made in self.stringifiers:
            made.__class__ = ForwardRef
            made.__stringifier_dict__ = None
            if cells is not None and made.__cell__ is None:
                made.__cell__ = cells


def call_evaluate_function(evaluate, format, *, owner=None):
    """The same for the functions that evaluate bounds, defaults and aliases."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """The annotations in one of the formats, even if the function knows only VALUE."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError(_INTERNAL_FORMAT)
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    if format == Format.STRING:
        try:
            annotate(Format.VALUE_WITH_FAKE_GLOBALS)
        except NotImplementedError:  # it is no function of the compiler's
            return annotations_to_string(annotate(Format.VALUE))
        except Exception:
            pass
        globals = _StringifierDict({}, format)
        function, _ = _with_globals(annotate, globals, keep_cells=False)
        return _of_each(_written, function(Format.VALUE_WITH_FAKE_GLOBALS), _is_evaluate)
    if format != Format.FORWARDREF:
        raise ValueError(f"Invalid format: {format!r}")

    # With what is known, as long as no type minds what it gets for the rest.
    known = {**annotate.__builtins__, **annotate.__globals__}
    details = format, owner, annotate.__globals__, isinstance(owner, type)
    globals = _StringifierDict(known, *details)
    function, cells = _with_globals(annotate, globals, keep_cells=True)
    try:
        result = function(Format.VALUE_WITH_FAKE_GLOBALS)
    except NotImplementedError:
        return annotate(Format.VALUE)
    except Exception:
        pass
    else:
        globals.make_references(cells)
        return result
    # Then without any value: each annotation is a reference at first.
    globals = _StringifierDict({}, *details)
    function, cells = _with_globals(annotate, globals, keep_cells=False)
    result = function(Format.VALUE_WITH_FAKE_GLOBALS)
    globals.make_references(cells)
    return _of_each(_evaluated, result, _is_evaluate)


_INTERNAL_FORMAT = "The VALUE_WITH_FAKE_GLOBALS format is for internal use only"


def _with_globals(annotate, globals, *, keep_cells):
    """The function with other globals; also its cells, by name. Cells that are empty, or not to be
    kept, are replaced by some that have a stand-in for the name."""
    closure, cells = None, None
    if annotate.__closure__:
        closure, cells = (), dict(zip(annotate.__code__.co_freevars, annotate.__closure__))
        for name, cell in cells.items():
            if not keep_cells or _is_empty(cell):
                cell = _CellType(globals.add(name, cell=cell))
            closure += (cell,)
    defaults, kwdefaults = annotate.__defaults__, annotate.__kwdefaults__
    function = _FunctionType(
        annotate.__code__, globals, None, defaults, closure, kwdefaults=kwdefaults
    )
    return function, cells


def _of_each(function, result, is_evaluate):
    """The function of an evaluate function's one result, or of each annotation."""
    if is_evaluate:
        return function(result)
    return {name: function(value) for name, value in result.items()}


def _written(value):
    if isinstance(value, str):
        return value
    return type_repr(value) if value is ... or isinstance(value, _Template) else repr(value)


def _evaluated(value):
    return value.evaluate(format=Format.FORWARDREF) if isinstance(value, ForwardRef) else value


# ---- annotations of an object ----


def get_annotate_from_class_namespace(obj):
    """The annotate function in the namespace of a class that is being made."""
    return obj["__annotate__"] if "__annotate__" in obj else obj.get("__annotate_func__")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """A new dict of the annotations of a class, a function or a module."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError(_INTERNAL_FORMAT)
    found = None
    if format == Format.VALUE:
        found = _get_dunder_annotations(obj)
        if found is None:
            found = _get_and_call_annotate(obj, format)
    elif format == Format.STRING:
        found = _get_and_call_annotate(obj, format)
        if found is None:
            found = _get_dunder_annotations(obj)
            found = None if found is None else annotations_to_string(found)
    elif format == Format.FORWARDREF:
        try:
            found = _get_dunder_annotations(obj)
        except Exception:  # they are not all there yet
            pass
        if found is None:
            found = _get_and_call_annotate(obj, format)
        if found is None:
            found = _get_dunder_annotations(obj)
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None and not isinstance(obj, type) and not callable(obj):
        raise TypeError(f"{obj!r} does not have annotations")
    if not found or not eval_str:
        return dict(found or {})
    globals, locals = _namespaces_of(obj, globals, locals)
    return {
        name: _evaluate(_compile(value), globals, locals) if isinstance(value, str) else value
        for name, value in found.items()
    }


# type's own: an attribute of that name may be another class's, or a metaclass's.
_class_annotations = type.__dict__["__annotations__"].__get__


def _get_dunder_annotations(obj):
    try:
        found = _class_annotations(obj) if isinstance(obj, type) else obj.__annotations__
    except AttributeError:
        return None
    if not isinstance(found, dict) and (found is not None or isinstance(obj, type)):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found


def _get_and_call_annotate(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return found


def _namespaces_of(obj, globals, locals):
    """Where an object's annotations are evaluated, unless the caller says so."""
    own_globals, own_locals = None, {}
    if isinstance(obj, type):
        own_globals, own_locals = _module_namespace(getattr(obj, "__module__", None)), vars(obj)
    elif isinstance(obj, _ModuleType):
        own_globals = obj.__dict__
    if not isinstance(obj, _ModuleType):
        own_globals = getattr(_unwrap(obj), "__globals__", own_globals)
    if locals is None:
        locals = own_locals
    params = {param.__name__: param for param in getattr(obj, "__type_params__", ())}
    return (own_globals or {}) if globals is None else globals, {**params, **locals}


def _unwrap(function):
    """The innermost function of decorators and partials, of which some may go in a circle."""
    partial = getattr(sys.modules.get("functools"), "partial", ())
    chain = [function]
    while True:
        inner = getattr(chain[-1], "__wrapped__", None)
        if inner is None and isinstance(chain[-1], partial):
            inner = chain[-1].func
        if inner is None or any(inner is outer for outer in chain):
            return chain[-1]
        chain.append(inner)

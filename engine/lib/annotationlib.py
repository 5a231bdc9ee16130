"""Annotations, evaluated or as they were written.

A function's or class's annotations are what its __annotate__ function returns. To get them
without evaluating their names, that function is run with other globals: a dict that makes a
_Stringifier of every name it does not know, which notes what is done to it as text.
"""

import builtins
import enum
import keyword
import sys
import types

from _genstep import execute

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
    "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string", "type_repr",
]  # fmt: skip


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_SLOTS = (
    "__forward_is_argument__", "__forward_is_class__", "__forward_module__", "__weakref__",
    "__arg__", "__globals__", "__extra_names__", "__strength__", "__cell__", "__owner__",
    "__stringifier_dict__",
)  # fmt: skip


def _evaluate(text, globals, locals):
    """The value of an expression."""
    if text.lstrip().startswith("*"):
        text = f"({text},)[0]"
    namespace = {**globals, **locals}
    execute(f"__forward_value__ = (\n{text}\n)", namespace, namespace)
    return namespace["__forward_value__"]


class ForwardRef:
    """A type hint that could not be evaluated (yet)."""

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(
        self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE
    ):
        """What it stands for; NameError if a name is not there (the reference, for FORWARDREF)."""
        if format == Format.STRING:
            return self.__arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        if isinstance(self.__cell__, types.CellType):
            try:
                return self.__cell__.cell_contents
            except ValueError:
                pass
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self._globals_of(owner)
        locals = self._locals_of(owner, locals, type_params)
        arg = self.__arg__
        if arg.isidentifier() and not keyword.iskeyword(arg):
            for namespace in locals, globals, vars(builtins):
                if arg in namespace:
                    return namespace[arg]
            if format == Format.FORWARDREF:
                return self
            raise NameError(f"name '{arg:.200}' is not defined", name=arg)
        try:
            return _evaluate(arg, globals, locals)
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        except Exception:
            if format == Format.VALUE:
                raise
            return self

    def _globals_of(self, owner):
        if self.__forward_module__ is not None:
            found = getattr(sys.modules.get(self.__forward_module__), "__dict__", None)
            if found is not None:
                return found
        if self.__globals__ is not None:
            return self.__globals__
        if isinstance(owner, type):
            module = sys.modules.get(getattr(owner, "__module__", None))
            return getattr(module, "__dict__", None) or {}
        if isinstance(owner, types.ModuleType):
            return owner.__dict__
        return getattr(owner, "__globals__", None) or {} if callable(owner) else {}

    def _locals_of(self, owner, locals, type_params):
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        else:
            locals = dict(locals)
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        for param in type_params or ():
            locals.setdefault(param.__name__, param)
        if isinstance(self.__cell__, dict):
            for name, cell in self.__cell__.items():
                try:
                    locals.setdefault(name, cell.cell_contents)
                except ValueError:
                    pass
        if self.__extra_names__:
            locals.update(self.__extra_names__)
        return locals

    @property
    def __forward_arg__(self):
        return self.__arg__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__
            and self.__forward_module__ == other.__forward_module__
            and self.__globals__ is other.__globals__
            and self.__forward_is_class__ == other.__forward_is_class__
            and self.__cell__ is other.__cell__
            and self.__owner__ == other.__owner__
        )

    def __hash__(self):
        return hash(
            (
                self.__forward_arg__, self.__forward_module__, id(self.__globals__),
                self.__forward_is_class__, id(self.__cell__), self.__owner__,
            )
        )  # fmt: skip

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f", module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            extra.append(", is_class=True")
        if self.__owner__ is not None:
            extra.append(f", owner={self.__owner__!r}")
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


# ---- expressions as text ----

# How tightly parts of an expression hold together; weaker ones get parentheses inside stronger.
_TUPLE, _COMPARE, _OR, _XOR, _AND, _SHIFT, _SUM, _TERM, _UNARY, _POWER, _ATOM = range(11)


class _Stringifier:
    """A name, and what was done to it, as text."""

    # The same slots as ForwardRef, which it may become.
    __slots__ = _SLOTS

    def __init__(
        self, text, globals=None, owner=None, is_class=False, cell=None, *, stringifier_dict,
        extra_names=None, strength=_ATOM,
    ):  # fmt: skip
        self.__arg__ = text
        self.__strength__ = strength
        self.__forward_is_argument__ = False
        self.__forward_is_class__ = is_class
        self.__forward_module__ = None
        self.__globals__ = globals
        self.__extra_names__ = extra_names
        self.__cell__ = cell
        self.__owner__ = owner
        self.__stringifier_dict__ = stringifier_dict

    def __convert(self, other, strength=_TUPLE):
        """Another part of the expression: its text, and names that stand for values in it."""
        if isinstance(other, _Stringifier):
            text = other.__arg__
            if other.__strength__ < strength:
                text = f"({text})"
            return text, other.__extra_names__ or {}
        if other is None or isinstance(other, (str, int, float, bool, complex, bytes)):
            return repr(other), {}
        if other is ...:
            return "...", {}
        if isinstance(other, type) and self.__stringifier_dict__.format == Format.STRING:
            return type_repr(other), {}
        if isinstance(other, (list, tuple, set)):
            return self.__convert_items(other, strength)
        if isinstance(other, slice):
            parts = [other.start, other.stop] + ([other.step] if other.step is not None else [])
            texts = ["" if part is None else self.__convert(part)[0] for part in parts]
            return ":".join(texts), {}
        if self.__stringifier_dict__.format == Format.STRING:
            return type_repr(other), {}
        name = self.__stringifier_dict__.create_unique_name()
        return name, {name: other}

    def __convert_items(self, items, strength):
        texts, names = [], {}
        for item in items:
            text, extra = self.__convert(item)
            texts.append(text)
            names.update(extra)
        inside = ", ".join(texts)
        if isinstance(items, list):
            return f"[{inside}]", names
        if isinstance(items, set):
            return f"{{{inside}}}", names
        if len(texts) == 1:
            inside += ","
        return f"({inside})", names

    def __make_new(self, text, extra_names=None, strength=_ATOM):
        names = {**(self.__extra_names__ or {}), **(extra_names or {})}
        made = _Stringifier(
            text, self.__globals__, self.__owner__, self.__forward_is_class__,
            stringifier_dict=self.__stringifier_dict__, extra_names=names or None,
            strength=strength,
        )  # fmt: skip
        self.__stringifier_dict__.stringifiers.append(made)
        return made

    def __own(self, strength):
        return self.__convert(self, strength)[0]

    # No special treatment as a key: two of the same text are different.
    def __hash__(self):
        return id(self)

    def __getitem__(self, other):
        if self.__arg__ == "__classdict__":
            raise KeyError
        text, names = self.__convert(other)
        if isinstance(other, tuple) and len(other) > 1:
            text = text[1:-1]
        return self.__make_new(f"{self.__own(_ATOM)}[{text}]", names)

    def __getattr__(self, attr):
        return self.__make_new(f"{self.__own(_ATOM)}.{attr}")

    def __call__(self, *args, **kwargs):
        names = {}
        parts = []
        for arg in args:
            text, extra = self.__convert(arg)
            parts.append(text)
            names.update(extra)
        for key, value in kwargs.items():
            text, extra = self.__convert(value)
            parts.append(f"{key}={text}")
            names.update(extra)
        return self.__make_new(f"{self.__own(_ATOM)}({', '.join(parts)})", names)

    def __iter__(self):
        yield self.__make_new(f"*{self.__own(_OR)}")

    def __repr__(self):
        return self.__arg__

    def __format__(self, format_spec):
        raise TypeError("Cannot stringify annotation containing string formatting")

    def _binary(sign, strength):
        right_strength = strength + (1 if sign != "**" else 0)
        left_strength = strength + (1 if sign == "**" else 0)

        def operate(self, other):
            text, names = self.__convert(other, right_strength)
            return self.__make_new(f"{self.__own(left_strength)} {sign} {text}", names, strength)

        def operate_reflected(self, other):
            text, names = self.__convert(other, left_strength)
            return self.__make_new(f"{text} {sign} {self.__own(right_strength)}", names, strength)

        return operate, operate_reflected

    __or__, __ror__ = _binary("|", _OR)
    __xor__, __rxor__ = _binary("^", _XOR)
    __and__, __rand__ = _binary("&", _AND)
    __lshift__, __rlshift__ = _binary("<<", _SHIFT)
    __rshift__, __rrshift__ = _binary(">>", _SHIFT)
    __add__, __radd__ = _binary("+", _SUM)
    __sub__, __rsub__ = _binary("-", _SUM)
    __mul__, __rmul__ = _binary("*", _TERM)
    __matmul__, __rmatmul__ = _binary("@", _TERM)
    __truediv__, __rtruediv__ = _binary("/", _TERM)
    __mod__, __rmod__ = _binary("%", _TERM)
    __floordiv__, __rfloordiv__ = _binary("//", _TERM)
    __pow__, __rpow__ = _binary("**", _POWER)
    __lt__, _ = _binary("<", _COMPARE)
    __le__, _ = _binary("<=", _COMPARE)
    __eq__, _ = _binary("==", _COMPARE)
    __ne__, _ = _binary("!=", _COMPARE)
    __gt__, _ = _binary(">", _COMPARE)
    __ge__, _ = _binary(">=", _COMPARE)
    del _binary, _

    def _unary(sign):
        def operate(self):
            return self.__make_new(f"{sign}{self.__own(_UNARY)}", strength=_UNARY)

        return operate

    __invert__ = _unary("~")
    __pos__ = _unary("+")
    __neg__ = _unary("-")
    del _unary


class _StringifierDict(dict):
    """Globals in which every name is defined."""

    def __init__(self, namespace, *, globals=None, owner=None, is_class=False, format):
        super().__init__(namespace)
        self.globals = globals
        self.owner = owner
        self.is_class = is_class
        self.stringifiers = []
        self.next_id = 1
        self.format = format

    def __missing__(self, key):
        made = _Stringifier(
            key, self.globals, self.owner, self.is_class, stringifier_dict=self
        )
        self.stringifiers.append(made)
        return made

    def create_unique_name(self):
        name = f"__annotationlib_name_{self.next_id}__"
        self.next_id += 1
        return name

    def make_references(self, cells):
        """Turns all that was made into forward references."""
        for made in self.stringifiers:
            made.__class__ = ForwardRef
            made.__stringifier_dict__ = None
            if cells is not None and made.__cell__ is None:
                made.__cell__ = cells


# ---- calling __annotate__ ----


def call_evaluate_function(evaluate, format, *, owner=None):
    """The same for the functions that evaluate bounds, defaults and aliases."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """The annotations in one of the formats, even if the function knows only VALUE."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.STRING:
        return _call_for_strings(annotate, owner, _is_evaluate)
    if format == Format.FORWARDREF:
        return _call_for_references(annotate, owner, _is_evaluate)
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _run_with(annotate, globals, owner, *, allow_evaluation):
    """Runs the function's code with other globals; also its cells, by name."""
    closure, cells = _build_closure(annotate, owner, globals, allow_evaluation)
    function = types.FunctionType(
        annotate.__code__,
        globals,
        closure=closure,
        argdefs=annotate.__defaults__,
        kwdefaults=annotate.__kwdefaults__,
    )
    return function(Format.VALUE_WITH_FAKE_GLOBALS), cells


def _call_for_strings(annotate, owner, is_evaluate):
    try:
        annotate(Format.VALUE_WITH_FAKE_GLOBALS)
    except NotImplementedError:
        return annotations_to_string(annotate(Format.VALUE))
    except Exception:
        pass
    globals = _StringifierDict({}, is_class=isinstance(owner, type), format=Format.STRING)
    annotations, _ = _run_with(annotate, globals, owner, allow_evaluation=False)
    if is_evaluate:
        return _stringify_single(annotations)
    return {key: _stringify_single(value) for key, value in annotations.items()}


def _call_for_references(annotate, owner, is_evaluate):
    is_class = isinstance(owner, type)
    known = {**annotate.__builtins__, **annotate.__globals__}
    for namespace, allow_evaluation in (known, True), ({}, False):
        globals = _StringifierDict(
            namespace,
            globals=annotate.__globals__,
            owner=owner,
            is_class=is_class,
            format=Format.FORWARDREF,
        )
        try:
            result, cells = _run_with(annotate, globals, owner, allow_evaluation=allow_evaluation)
        except NotImplementedError:
            return annotate(Format.VALUE)
        except Exception:
            if not allow_evaluation:
                raise
            continue  # a type did not like what it got: without evaluating any name then
        globals.make_references(cells)
        if allow_evaluation:
            return result
        if is_evaluate:
            return _evaluate_if_reference(result)
        return {key: _evaluate_if_reference(value) for key, value in result.items()}


def _evaluate_if_reference(value):
    return value.evaluate(format=Format.FORWARDREF) if isinstance(value, ForwardRef) else value


def _build_closure(annotate, owner, globals, allow_evaluation):
    if not annotate.__closure__:
        return None, None
    closure, cells = [], {}
    for name, cell in zip(annotate.__code__.co_freevars, annotate.__closure__, strict=True):
        cells[name] = cell
        if allow_evaluation:
            try:
                cell.cell_contents
            except ValueError:
                pass
            else:
                closure.append(cell)
                continue
        made = _Stringifier(
            name, annotate.__globals__, owner, isinstance(owner, type), cell,
            stringifier_dict=globals,
        )  # fmt: skip
        globals.stringifiers.append(made)
        closure.append(types.CellType(made))
    return tuple(closure), cells


def _stringify_single(annotation):
    if annotation is ...:
        return "..."
    return annotation if isinstance(annotation, str) else repr(annotation)


def get_annotate_from_class_namespace(obj):
    """The annotate function in the namespace of a class that is being made."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """A new dict of the annotations of a class, a function or a module."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        annotations = _own_annotations(obj)
        if annotations is None:
            annotations = _call_own_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            annotations = _own_annotations(obj)
        except Exception:
            annotations = None
        if annotations is not None:
            return dict(annotations)
        annotations = _call_own_annotate(obj, format)
        if annotations is None:
            annotations = _own_annotations(obj)
    elif format == Format.STRING:
        annotations = _call_own_annotate(obj, format)
        if annotations is not None:
            return dict(annotations)
        annotations = _own_annotations(obj)
        if annotations is not None:
            return annotations_to_string(annotations)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if annotations is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not annotations:
        return {}
    if not eval_str:
        return dict(annotations)
    return _evaluate_strings(obj, annotations, globals, locals)


def _evaluate_strings(obj, annotations, globals, locals):
    if isinstance(obj, type):
        module = sys.modules.get(getattr(obj, "__module__", None))
        own_globals, own_locals = getattr(module, "__dict__", None), dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        own_globals, own_locals = obj.__dict__, None
    else:
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        own_globals, own_locals = getattr(obj, "__globals__", None), None
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    params = {param.__name__: param for param in getattr(obj, "__type_params__", ())}
    locals = {**params, **(locals or {})}
    return {
        key: _evaluate(value, globals or {}, locals) if isinstance(value, str) else value
        for key, value in annotations.items()
    }


def type_repr(value):
    """How a type is written: "int", "module.Class"; others by their repr."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        module = value.__module__
        if module is None or module == "builtins":
            return value.__qualname__
        return f"{module}.{value.__qualname__}"
    return "..." if value is ... else repr(value)


def annotations_to_string(annotations):
    return {
        name: value if isinstance(value, str) else type_repr(value)
        for name, value in annotations.items()
    }


def _call_own_annotate(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    annotations = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return annotations


_class_annotations = type.__dict__["__annotations__"].__get__


def _own_annotations(obj):
    if isinstance(obj, type):
        try:
            annotations = _class_annotations(obj)
        except AttributeError:
            return None
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            return None
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return annotations

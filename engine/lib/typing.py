"""Types for annotations. At run time they are objects that remember what was written.

This module is where their names are. What they name is in the modules _typing_*, one for each
noun, of which most programs need few: a name's is imported when somebody first asks for the name.
"""

from _genstep import absent as _absent, defer as _defer
from _typing import (
    Generic,
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    Union,
)

_absent(__name__, "ByteString Pattern Match")

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union", "AbstractSet", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable",
    "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence",
    "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator",
    "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict",
    "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict",
    "Generator", "BinaryIO", "IO", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin",
    "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict",
    "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoDefault",
    "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs",
    "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING",
    "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]  # fmt: skip

TYPE_CHECKING = False
Text = str

_MODULES = {
    "_typing_base": "_tp_cache _type_check _type_convert _type_repr _cleanups",
    "_typing_parameters": """
        T KT VT T_co V_co VT_co T_contra AnyStr CT_co
        _collect_type_parameters _generic_class_getitem _generic_init_subclass
        _paramspec_prepare_subst _paramspec_subst _typevar_prepare_subst _typevar_subst
        _typevartuple_prepare_subst""",
    "_typing_alias": "_BaseGenericAlias _GenericAlias",
    "_typing_forms": """
        Annotated Any ClassVar Concatenate Final Literal LiteralString Never NoReturn NotRequired
        Optional ReadOnly Required Self TypeAlias TypeGuard TypeIs Unpack
        _AnnotatedAlias _ConcatenateGenericAlias _LiteralGenericAlias _SpecialForm
        _UnpackGenericAlias""",
    "_typing_containers": """
        AbstractSet AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
        Callable ChainMap Collection Container ContextManager Coroutine Counter DefaultDict Deque
        Dict FrozenSet Generator Hashable ItemsView Iterable Iterator KeysView List Mapping
        MappingView MutableMapping MutableSequence MutableSet OrderedDict Reversible Sequence Set
        Sized Tuple Type ValuesView
        _CallableGenericAlias _CallableType _SpecialGenericAlias _TupleType""",
    "_typing_protocols": """
        Protocol get_protocol_members is_protocol runtime_checkable
        _ProtocolMeta _get_protocol_attrs""",
    "_typing_supports": """
        SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt
        SupportsRound""",
    "_typing_named_tuple": "NamedTuple NamedTupleMeta _NamedTuple",
    "_typing_typed_dict": "TypedDict is_typeddict _TypedDict _TypedDictMeta",
    "_typing_hints": """
        evaluate_forward_ref get_args get_origin get_type_hints _eval_type _strip_annotations""",
    "_typing_declarations": """
        NewType assert_never assert_type cast clear_overloads dataclass_transform final
        get_overloads no_type_check no_type_check_decorator overload override reveal_type
        _overload_dummy _ASSERT_NEVER_REPR_MAX_LENGTH""",
    "_typing_io": "BinaryIO IO TextIO",
    "annotationlib": "ForwardRef",
    "types": "GenericAlias",
    "_typing": "_idfunc",
}

for _module, _names in _MODULES.items():
    _defer(__name__, _module, _names.split())


def __getattr__(attr):
    raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")

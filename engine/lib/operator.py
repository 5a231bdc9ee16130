"""The operators of the language as functions: `operator.add(a, b)` is `a + b`."""

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq",
    "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift",
    "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift",
    "is_", "is_none", "is_not", "is_not_none", "isub", "itemgetter", "itruediv", "ixor", "le",
    "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_",
    "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor",
]

from builtins import abs as _abs

from _operator import *

# The special methods that the functions are named after: __add__ is add, __and__ is and_.
__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__abs__, __neg__, __pos__, __inv__, __invert__, __index__ = abs, neg, pos, inv, invert, index
__not__, __call__ = not_, call
__add__, __sub__, __mul__, __matmul__, __truediv__ = add, sub, mul, matmul, truediv
__floordiv__, __mod__, __pow__, __lshift__, __rshift__ = floordiv, mod, pow, lshift, rshift
__and__, __or__, __xor__, __concat__, __contains__ = and_, or_, xor, concat, contains
__getitem__, __setitem__, __delitem__ = getitem, setitem, delitem
__iadd__, __isub__, __imul__, __imatmul__, __itruediv__ = iadd, isub, imul, imatmul, itruediv
__ifloordiv__, __imod__, __ipow__, __ilshift__, __irshift__ = ifloordiv, imod, ipow, ilshift, irshift
__iand__, __ior__, __ixor__, __iconcat__ = iand, ior, ixor, iconcat

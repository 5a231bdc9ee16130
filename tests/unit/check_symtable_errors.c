/*
 * Checks of what the symbol table and the future statements refuse: messages and places.
 *
 * All of it as CPython 3.14 has it; columns are SyntaxError's offset and end_offset.
 */
#include <check.h>

#include "tests/unit/symtable_text.h"

/* clang-format off */
static const struct {
    const char *source;
    const char *message;
    Location location; /* line, end line, column, end column */
} error_cases[] = {
    {"async for x in y: pass\n",
     "'async for' outside async function", {1, 1, 1, 23}},
    {"def f():\n"
     "  async for x in y: pass\n",
     "'async for' outside async function", {2, 2, 3, 25}},
    {"async def f():\n"
     "  class A:\n"
     "    async for x in y: pass\n",
     "'async for' outside async function", {3, 3, 5, 27}},
    {"async with x: z: int\n",
     "'async with' outside async function", {1, 1, 1, 21}},
    {"def f():\n"
     "  async with x: z: int\n",
     "'async with' outside async function", {2, 2, 3, 23}},
    {"async def f():\n"
     "  class A:\n"
     "    async with x: z: int\n",
     "'async with' outside async function", {3, 3, 5, 25}},
    {"lambda: (await x)\n",
     "'await' outside async function", {1, 1, 10, 17}},
    {"def f():\n"
     "  t'{(await x)}'\n",
     "'await' outside async function", {2, 2, 7, 14}},
    {"def f():\n"
     "  x[(await x)]: int\n",
     "'await' outside async function", {2, 2, 6, 13}},
    {"await x\n",
     "'await' outside function", {1, 1, 1, 8}},
    {"class A:\n"
     "  (await x)\n",
     "'await' outside function", {2, 2, 4, 11}},
    {"async def f(a=(await x)): pass\n",
     "'await' outside function", {1, 1, 16, 23}},
    {"{1:(yield) for x in y}\n",
     "'yield' inside dict comprehension", {1, 1, 5, 10}},
    {"def f(a: {1:(yield) for x in y}): pass\n",
     "'yield' inside dict comprehension", {1, 1, 14, 19}},
    {"async def f(x):\n"
     "  return {1:(yield) for x in y}\n",
     "'yield' inside dict comprehension", {2, 2, 14, 19}},
    {"((yield x) for x in y)\n",
     "'yield' inside generator expression", {1, 1, 3, 10}},
    {"def f(a: ((yield x) for x in y)): pass\n",
     "'yield' inside generator expression", {1, 1, 12, 19}},
    {"async def f(x):\n"
     "  return ((yield x) for x in y)\n",
     "'yield' inside generator expression", {2, 2, 12, 19}},
    {"[(yield) for x in y]\n",
     "'yield' inside list comprehension", {1, 1, 3, 8}},
    {"def f(a: [(yield) for x in y]): pass\n",
     "'yield' inside list comprehension", {1, 1, 12, 17}},
    {"class C:\n"
     "  type X[T=[(yield) for x in y]] = 1\n",
     "'yield' inside list comprehension", {2, 2, 14, 19}},
    {"{(yield from x) for x in y}\n",
     "'yield' inside set comprehension", {1, 1, 3, 15}},
    {"def f(a: {(yield from x) for x in y}): pass\n",
     "'yield' inside set comprehension", {1, 1, 12, 24}},
    {"async def f(x):\n"
     "  return {(yield from x) for x in y}\n",
     "'yield' inside set comprehension", {2, 2, 12, 24}},
    {"x:int\n"
     "global x\n",
     "annotated name 'x' can't be global", {2, 2, 1, 9}},
    {"class C:\n"
     "  x:int\n"
     "  global x\n"
     "  def f(self): return x\n",
     "annotated name 'x' can't be global", {3, 3, 3, 11}},
    {"x=0\n"
     "def o():\n"
     "  x=5\n"
     "  def f():\n"
     "    x:int\n"
     "    global x, y\n"
     "    x=2\n",
     "annotated name 'x' can't be global", {6, 6, 5, 16}},
    {"x:int\n"
     "nonlocal x\n",
     "annotated name 'x' can't be nonlocal", {2, 2, 1, 11}},
    {"def o[x]():\n"
     "  def f():\n"
     "    nonlocal x\n"
     "    x:int\n",
     "annotated name 'x' can't be nonlocal", {4, 4, 5, 10}},
    {"x=0\n"
     "def o():\n"
     "  x=5\n"
     "  def f():\n"
     "    x:int\n"
     "    nonlocal x\n"
     "    x=2\n",
     "annotated name 'x' can't be nonlocal", {6, 6, 5, 15}},
    {"[x for x in (y:=z)]\n",
     "assignment expression cannot be used in a comprehension iterable expression", {1, 1, 14, 18}},
    {"def f():\n"
     "  global x,y,j\n"
     "  [x for x in (y:=z)]\n",
     "assignment expression cannot be used in a comprehension iterable expression", {3, 3, 16, 20}},
    {"def f():\n"
     "  lambda x: [x for x in y for y in (z:=2)]\n",
     "assignment expression cannot be used in a comprehension iterable expression", {2, 2, 37, 41}},
    {"[(x:=1) for x in y]\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'", {1, 1, 3, 4}},
    {"class C:\n"
     "  type X[T=[(x:=1) for x in y]] = 1\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'", {2, 2, 14, 15}},
    {"class A[T]([[(x:=1) for i in y] for x in z]): pass\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'", {1, 1, 15, 16}},
    {"class A[T: {x:(y:=1) for x in z}]: pass\n",
     "assignment expression within a comprehension cannot be used in a TypeVar bound", {1, 1, 16, 17}},
    {"class C:\n"
     "  type X[T=[x[(y:=1)] for x in z]] = 1\n",
     "assignment expression within a comprehension cannot be used in a TypeVar bound", {2, 2, 16, 17}},
    {"class C:\n"
     "  type X[T=[[(j:=1) for i in y] for x in z]] = 1\n",
     "assignment expression within a comprehension cannot be used in a TypeVar bound", {2, 2, 15, 16}},
    {"class C:\n"
     "  x: {x:(y:=1) for x in z}\n",
     "assignment expression within a comprehension cannot be used in a class body", {2, 2, 10, 11}},
    {"async def f():\n"
     "  class X: [(x, x:=1) for y in z]\n",
     "assignment expression within a comprehension cannot be used in a class body", {2, 2, 17, 18}},
    {"class C:\n"
     "  [(x:=1) for i in y]\n"
     "  global x\n"
     "  def f(self): return x\n",
     "assignment expression within a comprehension cannot be used in a class body", {2, 2, 5, 6}},
    {"type X = {x:(y:=1) for x in z}\n",
     "assignment expression within a comprehension cannot be used in a type alias", {1, 1, 14, 15}},
    {"type X = [x[(y:=1)] for x in z]\n",
     "assignment expression within a comprehension cannot be used in a type alias", {1, 1, 14, 15}},
    {"type X = [x for x in y if (z:=x)]\n",
     "assignment expression within a comprehension cannot be used in a type alias", {1, 1, 28, 29}},
    {"class A[T]({x:(y:=1) for x in z}): pass\n",
     "assignment expression within a comprehension cannot be used within the definition "
     "of a generic", {1, 1, 16, 17}},
    {"class A[T]([x[(y:=1)] for x in z]): pass\n",
     "assignment expression within a comprehension cannot be used within the definition "
     "of a generic", {1, 1, 16, 17}},
    {"class A[T]([x for x in y if (z:=x)]): pass\n",
     "assignment expression within a comprehension cannot be used within the definition "
     "of a generic", {1, 1, 30, 31}},
    {"[await x for x in y]\n",
     "asynchronous comprehension outside of an asynchronous function", {1, 1, 1, 21}},
    {"async def f():\n"
     "  x: {x async for x in y}\n",
     "asynchronous comprehension outside of an asynchronous function", {2, 2, 6, 26}},
    {"def f[T](a=[[k async for k in l] for m in n]): pass\n",
     "asynchronous comprehension outside of an asynchronous function", {1, 1, 12, 45}},
    {"async def f():\n"
     "  def g[T: (await x)](): pass\n",
     "await expression cannot be used within a TypeVar bound", {2, 2, 13, 20}},
    {"type X[*T=(await x)] = T\n",
     "await expression cannot be used within a TypeVarTuple default", {1, 1, 12, 19}},
    {"def f[*T=(await x)](x: T) -> T: return T\n",
     "await expression cannot be used within a TypeVarTuple default", {1, 1, 11, 18}},
    {"class C:\n"
     "  global T\n"
     "  def f[*T=(await x)](x: T): return T\n",
     "await expression cannot be used within a TypeVarTuple default", {3, 3, 13, 20}},
    {"type X = (await x)\n",
     "await expression cannot be used within a type alias", {1, 1, 11, 18}},
    {"async def f():\n"
     "  type X = (await x)\n",
     "await expression cannot be used within a type alias", {2, 2, 13, 20}},
    {"x: (await x) = 1\n",
     "await expression cannot be used within an annotation", {1, 1, 5, 12}},
    {"class A:\n"
     "  x: (await x)\n",
     "await expression cannot be used within an annotation", {2, 2, 7, 14}},
    {"async def f():\n"
     "  x: (await x)\n",
     "await expression cannot be used within an annotation", {2, 2, 7, 14}},
    {"async def f():\n"
     "  class A[T]((await x)): pass\n",
     "await expression cannot be used within the definition of a generic", {2, 2, 15, 22}},
    {"__debug__=1\n",
     "cannot assign to __debug__", {1, 1, 1, 10}},
    {"def f():\n"
     "  import __debug__\n",
     "cannot assign to __debug__", {2, 2, 10, 19}},
    {"class A([__debug__ for __debug__ in x]): pass\n",
     "cannot assign to __debug__", {1, 1, 24, 33}},
    {"del __debug__\n",
     "cannot delete __debug__", {1, 1, 5, 14}},
    {"del x.__debug__\n",
     "cannot delete __debug__", {1, 1, 5, 16}},
    {"def f():\n"
     "  del __debug__\n",
     "cannot delete __debug__", {2, 2, 7, 16}},
    {"[x for x in y if (z := x) for z in w]\n",
     "comprehension inner loop cannot rebind assignment expression target 'z'", {1, 1, 31, 32}},
    {"def f(y):\n"
     "    return {x: 0 for x in y if (z := x) for a, z in w}\n",
     "comprehension inner loop cannot rebind assignment expression target 'z'", {2, 2, 48, 49}},
    {"lambda x,x: 0\n",
     "duplicate argument 'x' in function definition", {1, 1, 10, 11}},
    {"def f(*,x,x): pass\n",
     "duplicate argument 'x' in function definition", {1, 1, 11, 12}},
    {"async def f[T](x,/,x): pass\n",
     "duplicate argument 'x' in function definition", {1, 1, 20, 21}},
    {"type X[T,T] = T\n",
     "duplicate type parameter 'T'", {1, 1, 10, 11}},
    {"def f[T,T](x: T) -> T: return T\n",
     "duplicate type parameter 'T'", {1, 1, 9, 10}},
    {"class C:\n"
     "  global T\n"
     "  def f[T,T](x: T): return T\n",
     "duplicate type parameter 'T'", {3, 3, 11, 12}},
    {"1\n"
     "from __future__ import *\n",
     "from __future__ imports must occur at the beginning of the file", {2, 2, 1, 25}},
    {"class A:\n"
     "  'd'\n"
     "  from __future__ import braces\n",
     "from __future__ imports must occur at the beginning of the file", {3, 3, 3, 32}},
    {"from x import y\n"
     "from __future__ import (annotations,\n"
     "  nope)\n",
     "from __future__ imports must occur at the beginning of the file", {2, 3, 1, 8}},
    {"class A:\n"
     "  from . import *\n",
     "import * only allowed at module level", {2, 2, 17, 18}},
    {"def f():\n"
     "  from . import *\n",
     "import * only allowed at module level", {2, 2, 17, 18}},
    {"def f():\n"
     "  class A:\n"
     "    from . import *\n",
     "import * only allowed at module level", {3, 3, 19, 20}},
    {"x=1\n"
     "global x\n",
     "name 'x' is assigned to before global declaration", {2, 2, 1, 9}},
    {"class C:\n"
     "  x=1\n"
     "  global x\n"
     "  def f(self): return x\n",
     "name 'x' is assigned to before global declaration", {3, 3, 3, 11}},
    {"class C:\n"
     "  for x in y: pass\n"
     "  global x\n"
     "  def f(self): return x\n",
     "name 'x' is assigned to before global declaration", {3, 3, 3, 11}},
    {"x=1\n"
     "nonlocal x\n",
     "name 'x' is assigned to before nonlocal declaration", {2, 2, 1, 11}},
    {"class C:\n"
     "  x=1\n"
     "  nonlocal x\n"
     "  def f(self): return x\n",
     "name 'x' is assigned to before nonlocal declaration", {3, 3, 3, 13}},
    {"x=0\n"
     "def o():\n"
     "  x=5\n"
     "  def f():\n"
     "    x+=1\n"
     "    nonlocal x\n"
     "    x=2\n",
     "name 'x' is assigned to before nonlocal declaration", {6, 6, 5, 15}},
    {"global x\n"
     "nonlocal x\n",
     "name 'x' is nonlocal and global", {1, 1, 1, 9}},
    {"def o[x]():\n"
     "  def f():\n"
     "    global x, y\n"
     "    nonlocal x\n",
     "name 'x' is nonlocal and global", {3, 3, 5, 16}},
    {"class C:\n"
     "  nonlocal x\n"
     "  global y; global x\n"
     "  def f(self): return x\n",
     "name 'x' is nonlocal and global", {2, 2, 3, 13}},
    {"def o(x):\n"
     "  x\n"
     "  global x\n",
     "name 'x' is parameter and global", {3, 3, 3, 11}},
    {"def o(x):\n"
     "  (x:=1)\n"
     "  global x, y\n",
     "name 'x' is parameter and global", {3, 3, 3, 14}},
    {"def o(x):\n"
     "  def x():pass\n"
     "  global x, y\n",
     "name 'x' is parameter and global", {3, 3, 3, 14}},
    {"def o(x):\n"
     "  x\n"
     "  nonlocal x\n",
     "name 'x' is parameter and nonlocal", {3, 3, 3, 13}},
    {"def o(x):\n"
     "  import x\n"
     "  nonlocal x\n",
     "name 'x' is parameter and nonlocal", {3, 3, 3, 13}},
    {"def o(x):\n"
     "  class x:pass\n"
     "  nonlocal x\n",
     "name 'x' is parameter and nonlocal", {3, 3, 3, 13}},
    {"x\n"
     "global x\n",
     "name 'x' is used prior to global declaration", {2, 2, 1, 9}},
    {"class C:\n"
     "  x\n"
     "  global x\n"
     "  def f(self): return x\n",
     "name 'x' is used prior to global declaration", {3, 3, 3, 11}},
    {"x=0\n"
     "def o():\n"
     "  x=5\n"
     "  def f():\n"
     "    x\n"
     "    global y; global x\n"
     "    x=2\n",
     "name 'x' is used prior to global declaration", {6, 6, 15, 23}},
    {"x\n"
     "nonlocal x\n",
     "name 'x' is used prior to nonlocal declaration", {2, 2, 1, 11}},
    {"class C:\n"
     "  x\n"
     "  nonlocal x\n"
     "  def f(self): return x\n",
     "name 'x' is used prior to nonlocal declaration", {3, 3, 3, 13}},
    {"class C:\n"
     "  print(f'{x}')\n"
     "  nonlocal x\n"
     "  def f(self): return x\n",
     "name 'x' is used prior to nonlocal declaration", {3, 3, 3, 13}},
    {"class A[T: [x for x in (y:=z)]]: pass\n",
     "named expression cannot be used within a TypeVar bound", {1, 1, 25, 29}},
    {"async def f():\n"
     "  def g[T: ((x:=1))](): pass\n",
     "named expression cannot be used within a TypeVar bound", {2, 2, 14, 18}},
    {"class C:\n"
     "  def f[T: ([x for x in (y:=z)])](a: T): pass\n",
     "named expression cannot be used within a TypeVar bound", {2, 2, 26, 30}},
    {"class C[T: (str, (x := 1))]: pass\n",
     "named expression cannot be used within a TypeVar constraint", {1, 1, 19, 25}},
    {"def f[T: (int, (x := 1))](): pass\n",
     "named expression cannot be used within a TypeVar constraint", {1, 1, 17, 23}},
    {"type X[T=(x:=1)] = T\n",
     "named expression cannot be used within a TypeVar default", {1, 1, 11, 15}},
    {"class C:\n"
     "  T=1\n"
     "  class D[T=(x:=1)]: y=T\n",
     "named expression cannot be used within a TypeVar default", {3, 3, 14, 18}},
    {"class C:\n"
     "  global T\n"
     "  def f[T=(x:=1)](x: T): return T\n",
     "named expression cannot be used within a TypeVar default", {3, 3, 12, 16}},
    {"type X = ((x:=1))\n",
     "named expression cannot be used within a type alias", {1, 1, 12, 16}},
    {"type X = [x for x in (y:=z)]\n",
     "named expression cannot be used within a type alias", {1, 1, 23, 27}},
    {"async def f():\n"
     "  type X = ((x:=1))\n",
     "named expression cannot be used within a type alias", {2, 2, 14, 18}},
    {"x: ((x:=1)) = 1\n",
     "named expression cannot be used within an annotation", {1, 1, 6, 10}},
    {"def f(a: ((x:=1))): pass\n",
     "named expression cannot be used within an annotation", {1, 1, 12, 16}},
    {"def f(a: [x for x in (y:=z)]): pass\n",
     "named expression cannot be used within an annotation", {1, 1, 23, 27}},
    {"class A[T]([x for x in (y:=z)]): pass\n",
     "named expression cannot be used within the definition of a generic", {1, 1, 25, 29}},
    {"async def f():\n"
     "  class A[T](((x:=1))): pass\n",
     "named expression cannot be used within the definition of a generic", {2, 2, 16, 20}},
    {"class A:\n"
     "  nonlocal __class__\n",
     "no binding for nonlocal '__class__' found", {2, 2, 3, 21}},
    {"class C:\n"
     "  pass\n"
     "  nonlocal x\n"
     "  def f(self): return x\n",
     "no binding for nonlocal 'x' found", {3, 3, 3, 13}},
    {"class C:\n"
     "  lambda x:x\n"
     "  nonlocal x\n"
     "  def f(self): return x\n",
     "no binding for nonlocal 'x' found", {3, 3, 3, 13}},
    {"def g():\n"
     "  T=1\n"
     "  def f[T](): nonlocal T\n",
     "nonlocal binding not allowed for type parameter 'T'", {3, 3, 15, 25}},
    {"def o[x]():\n"
     "  def f():\n"
     "    nonlocal x\n"
     "    pass\n",
     "nonlocal binding not allowed for type parameter 'x'", {3, 3, 5, 15}},
    {"def g():\n"
     "  T=1\n"
     "  def f[T: (int, str)](): nonlocal T\n",
     "nonlocal binding not allowed for type parameter 'T'", {3, 3, 27, 37}},
    {"pass\n"
     "nonlocal x\n",
     "nonlocal declaration not allowed at module level", {2, 2, 1, 11}},
    {"import x\n"
     "nonlocal x\n",
     "nonlocal declaration not allowed at module level", {2, 2, 1, 11}},
    {"lambda x:x\n"
     "nonlocal x\n",
     "nonlocal declaration not allowed at module level", {2, 2, 1, 11}},
    {"type X[__classdict__] = T\n",
     "reserved name '__classdict__' cannot be used for type parameter", {1, 1, 8, 21}},
    {"def f[__classdict__](x: T) -> T: return T\n",
     "reserved name '__classdict__' cannot be used for type parameter", {1, 1, 7, 20}},
    {"class C:\n"
     "  global T\n"
     "  def f[__classdict__](x: T): return T\n",
     "reserved name '__classdict__' cannot be used for type parameter", {3, 3, 9, 22}},
    {"type X[**T=(yield)] = T\n",
     "yield expression cannot be used within a ParamSpec default", {1, 1, 13, 18}},
    {"def f[**T=(yield)](x: T) -> T: return T\n",
     "yield expression cannot be used within a ParamSpec default", {1, 1, 12, 17}},
    {"class C:\n"
     "  global T\n"
     "  def f[**T=(yield)](x: T): return T\n",
     "yield expression cannot be used within a ParamSpec default", {3, 3, 14, 19}},
    {"type X[T: (yield)] = T\n",
     "yield expression cannot be used within a TypeVar bound", {1, 1, 12, 17}},
    {"class C:\n"
     "  T=1\n"
     "  class D[T: (yield)]: y=T\n",
     "yield expression cannot be used within a TypeVar bound", {3, 3, 15, 20}},
    {"class C:\n"
     "  def f[T: ([x for x in (yield)])](a: T): pass\n",
     "yield expression cannot be used within a TypeVar bound", {2, 2, 26, 31}},
    {"type X[T: (int, (yield))] = T\n",
     "yield expression cannot be used within a TypeVar constraint", {1, 1, 18, 23}},
    {"def f[T: (int, (yield))](x: T) -> T: return T\n",
     "yield expression cannot be used within a TypeVar constraint", {1, 1, 17, 22}},
    {"class C:\n"
     "  global T\n"
     "  def f[T: (int, (yield))](x: T): return T\n",
     "yield expression cannot be used within a TypeVar constraint", {3, 3, 19, 24}},
    {"class C:\n"
     "  type X[T=[x for x in (yield)]] = 1\n",
     "yield expression cannot be used within a TypeVar default", {2, 2, 25, 30}},
    {"class C[*Ts=(yield)]: pass\n",
     "yield expression cannot be used within a TypeVarTuple default", {1, 1, 14, 19}},
    {"def f[*Ts=(yield from x)](): pass\n",
     "yield expression cannot be used within a TypeVarTuple default", {1, 1, 12, 24}},
    {"type X = (yield x)\n",
     "yield expression cannot be used within a type alias", {1, 1, 11, 18}},
    {"type X = (yield from x)\n",
     "yield expression cannot be used within a type alias", {1, 1, 11, 23}},
    {"async def f():\n"
     "  type X = (yield x)\n",
     "yield expression cannot be used within a type alias", {2, 2, 13, 20}},
    {"x: (yield x) = 1\n",
     "yield expression cannot be used within an annotation", {1, 1, 5, 12}},
    {"def f(a: (yield x)): pass\n",
     "yield expression cannot be used within an annotation", {1, 1, 11, 18}},
    {"class C:\n"
     "  x: [x for x in (yield)]\n",
     "yield expression cannot be used within an annotation", {2, 2, 19, 24}},
    {"class A[T]([x for x in (yield)]): pass\n",
     "yield expression cannot be used within the definition of a generic", {1, 1, 25, 30}},
    {"async def f():\n"
     "  class A[T]((yield x)): pass\n",
     "yield expression cannot be used within the definition of a generic", {2, 2, 15, 22}},
    {"async def f():\n"
     "  class A[T]((yield from x)): pass\n",
     "yield expression cannot be used within the definition of a generic", {2, 2, 15, 27}},
};
/* clang-format on */

START_TEST(errors_are_those_of_cpython) {
    Diagnostics diagnostics = {0};
    Buffer text = {0};
    symtable_to_text(error_cases[_i].source, &text, &diagnostics);
    const Diagnostic *error = &diagnostics.error;
    const Location *location = &error_cases[_i].location;
    ck_assert_msg(error->kind == DIAGNOSTIC_SYNTAX_ERROR, "no error in %s", error_cases[_i].source);
    ck_assert_str_eq(error->message, error_cases[_i].message);
    ck_assert_int_eq(error->line, location->line);
    ck_assert_int_eq(error->end_line, location->end_line);
    ck_assert_int_eq(error->column, location->column);
    ck_assert_int_eq(error->end_column, location->end_column);
    buffer_done(&text);
    diagnostics_done(&diagnostics);
}
END_TEST

Suite *symtable_errors_suite(void) {
    Suite *suite = suite_create("symtable_errors");
    TCase *tcase = tcase_create("errors");
    tcase_add_loop_test(tcase, errors_are_those_of_cpython, 0,
                        sizeof error_cases / sizeof error_cases[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}

/*
 * code.h - code objects: what a compiled function, class body or module is.
 *
 * A Code has every field that CPython's code object has, as plain immutable
 * data. Nothing here belongs to a running VM: when a program is loaded, the VM
 * makes its own executable copy of `bytecode` with live inline caches.
 *
 * Ownership: a Code and all it points to live in the arena of its Program.
 * Source: CPython 3.14 Include/cpython/code.h, Objects/codeobject.c.
 */
#ifndef GENSTEP_BYTECODE_CODE_H
#define GENSTEP_BYTECODE_CODE_H

#include <stdint.h>

#include "engine/base/text.h"
#include "engine/bytecode/constant.h"

enum {
    CODE_OPTIMIZED = 0x0001,
    CODE_NEWLOCALS = 0x0002,
    CODE_VARARGS = 0x0004,
    CODE_VARKEYWORDS = 0x0008,
    CODE_NESTED = 0x0010,
    CODE_GENERATOR = 0x0020,
    CODE_COROUTINE = 0x0080,
    CODE_ITERABLE_COROUTINE = 0x0100,
    CODE_ASYNC_GENERATOR = 0x0200,
    CODE_FUTURE_BARRY_AS_BDFL = 0x400000,
    CODE_FUTURE_ANNOTATIONS = 0x1000000,
    CODE_NO_MONITORING_EVENTS = 0x2000000,
    CODE_HAS_DOCSTRING = 0x4000000,
    CODE_METHOD = 0x8000000,
};

/* Kinds of fast locals, combined as CPython's CO_FAST_*. */
enum {
    LOCAL_ARG_POSITIONAL = 0x02,
    LOCAL_ARG_KEYWORD = 0x04,
    LOCAL_ARG_VARIADIC = 0x08,
    LOCAL_HIDDEN = 0x10,
    LOCAL_PLAIN = 0x20,
    LOCAL_CELL = 0x40,
    LOCAL_FREE = 0x80,
};

typedef struct Bytes {
    const uint8_t *data;
    size_t size;
} Bytes;

struct Code {
    const Text *filename;
    const Text *name;
    const Text *qualname;
    int32_t firstlineno;
    uint32_t flags;
    int32_t argcount; /* positional parameters, positional-only ones included */
    int32_t posonlyargcount;
    int32_t kwonlyargcount;
    int32_t stacksize; /* the deepest the value stack gets */

    Bytes bytecode; /* co_code: two bytes a unit, caches zero */
    Bytes exceptiontable;
    Bytes linetable;

    const Constant *const *consts;
    int32_t nconsts;
    const Text *const *names;
    int32_t nnames;

    /* localsplus: locals (cells that are arguments among them), other cells, free variables */
    const Text *const *localsplusnames;
    const uint8_t *localspluskinds; /* LOCAL_* */
    int32_t nlocalsplus;
    int32_t nlocals;   /* len(co_varnames) */
    int32_t ncellvars; /* len(co_cellvars), arguments included */
    int32_t nfreevars;
};

/*
 * The next entry of localsplus whose kind has one of the bits, from index
 * `from` on; -1 when there is none. co_varnames, co_cellvars and co_freevars
 * are what this finds for LOCAL_PLAIN, LOCAL_CELL and LOCAL_FREE.
 */
int32_t code_next_local(const Code *code, uint8_t kind, int32_t from);

/* Sets nlocals, ncellvars and nfreevars from nlocalsplus and localspluskinds. */
void code_count_locals(Code *code);

/* The same code object as CPython's == sees it: everything but file, qualname and stack size. */
bool code_equal(const Code *left, const Code *right);

/* A source range: lines from 1, columns in UTF-8 bytes from 0; -1 where there is none. */
typedef struct Location {
    int32_t line;
    int32_t end_line;
    int32_t column;
    int32_t end_column;
} Location;

#define LOCATION_NONE ((Location){-1, -1, -1, -1})

bool location_same(Location left, Location right);

#endif

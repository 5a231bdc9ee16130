/*
 * constant.h - the constants of a code object, before any VM exists.
 *
 * The compiler, the .pyc loader and the pyasm reader make Constants; the
 * disassembler prints them; a VM turns them into objects when the program is
 * linked. Constants are plain immutable data in the program's arena.
 */
#ifndef GENSTEP_BYTECODE_CONSTANT_H
#define GENSTEP_BYTECODE_CONSTANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/buffer.h"
#include "engine/base/text.h"

typedef struct Code Code;
typedef struct Constant Constant;

typedef enum ConstantKind {
    CONSTANT_NONE,
    CONSTANT_FALSE,
    CONSTANT_TRUE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,     /* integer: fits int64_t */
    CONSTANT_BIG_INT, /* integer that does not */
    CONSTANT_FLOAT,
    CONSTANT_COMPLEX,
    CONSTANT_STR,
    CONSTANT_BYTES,
    CONSTANT_TUPLE,
    CONSTANT_FROZENSET, /* items in CPython's iteration order */
    CONSTANT_SLICE,     /* three items: start, stop, step */
    CONSTANT_CODE,
} ConstantKind;

struct Constant {
    ConstantKind kind;
    union {
        int64_t integer;
        struct {
            bool negative;
            const uint8_t *magnitude; /* little-endian, no leading zero byte at the end */
            size_t size;
        } big;
        double real;
        struct {
            double real;
            double imaginary;
        } complex;
        const Text *text; /* str: UTF-8 (WTF-8); bytes: the bytes */
        struct {
            const Constant **items;
            size_t size;
            /* frozenset: as it was filled, which decides its table; NULL: like `items` */
            const Constant **added;
            size_t added_size;
        } sequence;
        const Code *code;
    } as;
};

const Constant *constant_none(void);
const Constant *constant_true(void);
const Constant *constant_false(void);
const Constant *constant_ellipsis(void);
const Constant *constant_int(Arena *arena, int64_t value);
/* Kind INT where the value fits, BIG_INT otherwise. Leading zero bytes are dropped. */
const Constant *constant_big_int(Arena *arena, bool negative, const uint8_t *magnitude,
                                 size_t size);
const Constant *constant_float(Arena *arena, double value);
const Constant *constant_complex(Arena *arena, double real, double imaginary);
const Constant *constant_str(Arena *arena, const Text *text);
const Constant *constant_bytes(Arena *arena, const Text *bytes);
/*
 * A tuple, a slice (three items), or a frozenset whose items are already in
 * iteration order. `items` is copied.
 */
const Constant *constant_sequence(Arena *arena, ConstantKind kind, const Constant *const *items,
                                  size_t size);
/*
 * The frozenset that adding the items in this order makes: equal ones dropped,
 * the rest in CPython's iteration order (that of PYTHONHASHSEED=0 where hashes
 * of strs matter). NULL when hashes collide so much that somebody meant it.
 */
const Constant *constant_frozenset(Arena *arena, const Constant *const *items, size_t size);
const Constant *constant_code(Arena *arena, const Code *code);

/*
 * The same constant as far as co_consts is concerned: equal, of the same type,
 * recursively; 0.0 and -0.0 differ (CPython's _PyCode_ConstantKey).
 */
bool constant_same(const Constant *left, const Constant *right);
uint64_t constant_hash(const Constant *constant);

/* Python's == and hash() of the two, as a set sees them: 1, 1.0 and True are equal. */
bool constant_equal(const Constant *left, const Constant *right);
int64_t constant_python_hash(const Constant *constant);

/*
 * Adds repr(constant), as Python prints it, with two exceptions: the address of
 * a code object is written as 0x0, so that output does not change from run to
 * run, and ints of more than CONSTANT_INT_DIGITS decimal digits, which Python
 * refuses to print, are written in hexadecimal.
 */
enum { CONSTANT_INT_DIGITS = 4300 };
void constant_repr(const Constant *constant, Buffer *out);

/* repr() of a str and of bytes, from their Text. */
void text_repr(const Text *text, Buffer *out);
void bytes_repr(const uint8_t *bytes, size_t size, Buffer *out);

/* The truth of a constant, as `if` sees it. */
bool constant_is_true(const Constant *constant);

const char *constant_type_name(const Constant *constant); /* of its type in Python */

#endif

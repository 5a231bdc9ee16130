/*
 * str.h - str objects: immutable text.
 *
 *     +-----------+ Str
 *     | hash      |  -1 until someone asks
 *     | data -----+--> the code points, one byte each (Latin-1) or four, then a zero
 *     | length    |    right behind the struct, or in a buffer of its own (big or grown strings,
 *     | kind ...  |    instances of subclasses)
 *     +-----------+
 *
 * A string has kind 1 exactly when all its code points are below 256, so equal
 * strings have equal kinds. `ascii` says that data is also UTF-8.
 *
 * Interned strings are unique by content in a VM: two of them are equal
 * exactly when they are the same object. Interning does not keep a string alive.
 *
 * Ownership: as in value.h. Failure: NULL with MemoryError (or what is said).
 * Source: CPython 3.14 Objects/unicodeobject.c, Python/pyhash.c (SipHash-1-3
 * with key 0, what PYTHONHASHSEED=0 means).
 */
#ifndef GENSTEP_OBJECTS_STR_H
#define GENSTEP_OBJECTS_STR_H

#include "engine/base/buffer.h"
#include "engine/base/text.h"
#include "engine/objects/object.h"

struct Str {
    Object head;
    int64_t hash;
    void *data;
    uint32_t length; /* code points */
    uint8_t kind;    /* bytes per code point: 1 or 4 */
    bool ascii;
    bool interned;
    bool owns_data; /* data is a heap_alloc buffer */
};

#define STR_MAX_LENGTH ((size_t)0x7fffffff)

/* Whether a value is a str or an instance of a subclass; exactly a str is type == types.str. */
bool value_is_str(Value value);

static inline Str *value_to_str(Value value) {
    return (Str *)value_object(value);
}

static inline const uint8_t *str_bytes(const Str *str) {
    return str->data;
}

static inline uint32_t str_at(const Str *str, size_t index) {
    return str->kind == 1 ? ((const uint8_t *)str->data)[index]
                          : ((const uint32_t *)str->data)[index];
}

/* Making. UTF-8 input may contain lone surrogates in their three-byte form; it must be valid
 * otherwise (programs' text has been checked by the tokenizer, our own is right). */
Value str_new_utf8(VM *vm, const char *utf8, size_t size);
Value str_new_string(VM *vm, const char *utf8);
Value str_new_latin1(VM *vm, const uint8_t *bytes, size_t length);
Value str_new_ucs4(VM *vm, const uint32_t *codepoints, size_t length); /* narrowed if possible */
Value str_from_codepoint(VM *vm, uint32_t codepoint);
Value str_from_text(VM *vm, const Text *text);
/* printf into a str: the conversions of error_raise. */
Value str_format(VM *vm, const char *format, ...);
Value str_from_address(VM *vm, Value object); /* "0x7f...": where an object lies, for reprs */
/* An exact str with the same text, for instances of subclasses; retained if it is one. */
Value str_exact(VM *vm, Value value);

/* Interning. str_intern_take consumes a str and gives the interned one of its content (itself if
 * it is the first; subclass instances are returned unchanged). */
Value str_intern_take(VM *vm, Value str);
Value str_intern_string(VM *vm, const char *utf8);
Value str_intern_text(VM *vm, const Text *text);
/* The interned string equal to `str`, borrowed; NULL if there is none. */
Value str_interned_borrow(VM *vm, Value str);
void str_interned_remove(VM *vm, Str *str); /* only for str's destroy slot */

/* Looking. */
int64_t str_hash(Str *str); /* cannot fail */
bool str_equal(const Str *left, const Str *right);
bool str_equal_string(const Str *str, const char *ascii);
int str_compare(const Str *left, const Str *right); /* <0, 0, >0 by code points */
void str_add_utf8(const Str *str, Buffer *out);     /* surrogates as three bytes */
bool str_has_surrogates(const Str *str);

/* Positions are code points. find: the first (or last) match within [start, end), -1 if none. */
int64_t str_find(const Str *str, const Str *part, size_t start, size_t end);
int64_t str_find_last(const Str *str, const Str *part, size_t start, size_t end);
int64_t str_find_codepoint(const Str *str, uint32_t codepoint, size_t start, size_t end);

/* Combining. */
Value str_concat(VM *vm, Value left, Value right); /* both are strs */
/* `s += t`: consumes left, and grows it in place when nobody else holds it. */
Value str_append_take(VM *vm, Value left, Value right);
Value str_repeat(VM *vm, Value str, int64_t count);
/* Where a number's text begins and ends: the spaces around it are those of C (not "\x1c" to "\x1f")
 * and those of Unicode that are not ASCII. */
void str_strip_number(const Str *str, size_t *start, size_t *end);
Value str_substring(VM *vm, Value str, size_t start, size_t end); /* exact str */
Value str_get_item(VM *vm, Value str, Value key);                 /* index or slice */
Value str_join(VM *vm, Value separator, Value iterable);
/* The pieces of BUILD_STRING: all strs, borrowed. */
Value str_join_array(VM *vm, const Value *pieces, size_t count);
Value str_repr(VM *vm, Value str);
Value str_to_ascii(VM *vm, Value str); /* other letters as \\x, \\u and \\U escapes */

/* The maximum code point, rounded up as far as kinds care: 127, 255 or 0x10ffff. */
uint32_t str_widest(const Str *str);

int types_init_str(VM *vm);

#endif

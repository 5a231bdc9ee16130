/*
 * bytes_methods.h - the methods that bytes and bytearray share, a file per family. Those that str
 * has just so are in text_view.h.
 *
 * What they return is of the kind of their self: bytes, or a new bytearray.
 * Source: CPython 3.14 Objects/bytes_methods.c, Objects/stringlib/.
 */
#ifndef GENSTEP_OBJECTS_BYTES_METHODS_H
#define GENSTEP_OBJECTS_BYTES_METHODS_H

#include "engine/base/buffer.h"
#include "engine/objects/bytes.h"
#include "engine/objects/native.h"
#include "engine/objects/text_view.h"

/* Bytes or a bytearray, as self is one. */
Value bytes_like(VM *vm, Value self, const void *data, size_t size);
Value bytes_like_take(VM *vm, Value self, Buffer *buffer); /* empties the buffer */
/* The result of a method that has nothing to do: self if it is exactly bytes, else a copy. */
Value bytes_unchanged(VM *vm, Value self);
/* A part of self; the whole is self itself where that is right. */
Value bytes_part(VM *vm, Value self, size_t start, size_t end);

static inline BytesView bytes_self(Value self) {
    BytesView view = {NULL, 0};
    bytes_view(self, &view);
    return view;
}

/* What ASCII says about a byte. */
static inline bool byte_is_upper(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z';
}
static inline bool byte_is_lower(uint8_t byte) {
    return byte >= 'a' && byte <= 'z';
}
static inline bool byte_is_space(uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* bytes_iterator.c: the iter slots */
Value bytes_iter(VM *vm, Value self);
Value bytearray_iter(VM *vm, Value self);
Value memoryview_iter(VM *vm, Value self);

/* bytes_case.c */
NativeCall bytes_upper_method, bytes_lower_method, bytes_title_method, bytes_capitalize_method,
    bytes_swapcase_method, bytes_isalnum_method, bytes_isalpha_method, bytes_isascii_method,
    bytes_isdigit_method, bytes_islower_method, bytes_isspace_method, bytes_istitle_method,
    bytes_isupper_method;

/* bytes_search.c */
NativeCall bytes_find_method, bytes_rfind_method, bytes_index_method, bytes_rindex_method,
    bytes_count_method, bytes_startswith_method, bytes_endswith_method, bytes_removeprefix_method,
    bytes_removesuffix_method, bytes_partition_method, bytes_rpartition_method,
    bytes_replace_method;

/* bytes_join.c */
NativeCall bytes_join_method;

/* bytes_convert.c */
NativeCall bytes_decode_method, bytes_hex_method, bytes_fromhex_method, bytes_translate_method,
    bytes_maketrans_method;
Value bytes_remainder(VM *vm, Value left, Value right); /* the % slot */

/* The rows of both types' tables. */
#define BYTES_METHODS                                                                              \
    {"capitalize", bytes_capitalize_method, NATIVE_NOARGS, "($self, /)"},                          \
        {"center", text_center_method, NATIVE_FAST, "($self, width, fillchar=b' ', /)"},           \
        {"count", bytes_count_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},             \
        {"decode", bytes_decode_method, NATIVE_FAST | NATIVE_KEYWORDS,                             \
         "($self, /, encoding='utf-8', errors='strict')"},                                         \
        {"endswith", bytes_endswith_method, NATIVE_FAST, "($self, suffix[, start[, end]], /)"},    \
        {"expandtabs", text_expandtabs_method, NATIVE_FAST | NATIVE_KEYWORDS,                      \
         "($self, /, tabsize=8)"},                                                                 \
        {"find", bytes_find_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},               \
        {"fromhex", bytes_fromhex_method, NATIVE_ONE | NATIVE_CLASS, "($type, string, /)"},        \
        {"hex", bytes_hex_method, NATIVE_FAST | NATIVE_KEYWORDS,                                   \
         "($self, /, sep=<unrepresentable>, bytes_per_sep=1)"},                                    \
        {"index", bytes_index_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},             \
        {"isalnum", bytes_isalnum_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"isalpha", bytes_isalpha_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"isascii", bytes_isascii_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"isdigit", bytes_isdigit_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"islower", bytes_islower_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"isspace", bytes_isspace_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"istitle", bytes_istitle_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"isupper", bytes_isupper_method, NATIVE_NOARGS, "($self, /)"},                            \
        {"join", bytes_join_method, NATIVE_ONE, "($self, iterable_of_bytes, /)"},                  \
        {"ljust", text_ljust_method, NATIVE_FAST, "($self, width, fillchar=b' ', /)"},             \
        {"lower", bytes_lower_method, NATIVE_NOARGS, "($self, /)"},                                \
        {"lstrip", text_lstrip_method, NATIVE_FAST, "($self, bytes=None, /)"},                     \
        {"maketrans", bytes_maketrans_method, NATIVE_FAST | NATIVE_STATIC, NULL},                  \
        {"partition", bytes_partition_method, NATIVE_ONE, "($self, sep, /)"},                      \
        {"replace", bytes_replace_method, NATIVE_FAST, "($self, old, new, count=-1, /)"},          \
        {"removeprefix", bytes_removeprefix_method, NATIVE_ONE, "($self, prefix, /)"},             \
        {"removesuffix", bytes_removesuffix_method, NATIVE_ONE, "($self, suffix, /)"},             \
        {"rfind", bytes_rfind_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},             \
        {"rindex", bytes_rindex_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},           \
        {"rjust", text_rjust_method, NATIVE_FAST, "($self, width, fillchar=b' ', /)"},             \
        {"rpartition", bytes_rpartition_method, NATIVE_ONE, "($self, sep, /)"},                    \
        {"rsplit", text_rsplit_method, NATIVE_FAST | NATIVE_KEYWORDS,                              \
         "($self, /, sep=None, maxsplit=-1)"},                                                     \
        {"rstrip", text_rstrip_method, NATIVE_FAST, "($self, bytes=None, /)"},                     \
        {"split", text_split_method, NATIVE_FAST | NATIVE_KEYWORDS,                                \
         "($self, /, sep=None, maxsplit=-1)"},                                                     \
        {"splitlines", text_splitlines_method, NATIVE_FAST | NATIVE_KEYWORDS,                      \
         "($self, /, keepends=False)"},                                                            \
        {"startswith", bytes_startswith_method, NATIVE_FAST,                                       \
         "($self, prefix[, start[, end]], /)"},                                                    \
        {"strip", text_strip_method, NATIVE_FAST, "($self, bytes=None, /)"},                       \
        {"swapcase", bytes_swapcase_method, NATIVE_NOARGS, "($self, /)"},                          \
        {"title", bytes_title_method, NATIVE_NOARGS, "($self, /)"},                                \
        {"translate", bytes_translate_method, NATIVE_FAST | NATIVE_KEYWORDS,                       \
         "($self, table, /, delete=b'')"},                                                         \
        {"upper", bytes_upper_method, NATIVE_NOARGS, "($self, /)"}, {                              \
        "zfill", text_zfill_method, NATIVE_ONE, "($self, width, /)"                                \
    }

#endif

/*
 * text_view.h - a str, bytes or bytearray seen as what they all are: a row of characters.
 *
 *     TextView        "héllo"  kind 1, is_str      b"hello"  kind 1      "h\u2603"  kind 4, is_str
 *
 * Methods that do the same to all three are written once, over views
 * (text_split.c, text_pad.c). What is left for a view to know: how wide a
 * character is, and whether Unicode or only ASCII says what it is.
 *
 * Ownership: a view borrows, and is valid while nothing changes a bytearray.
 * Failure: NULL or -1 with the exception set.
 * Source: CPython 3.14 Objects/stringlib/, which is included once for each width.
 */
#ifndef GENSTEP_OBJECTS_TEXT_VIEW_H
#define GENSTEP_OBJECTS_TEXT_VIEW_H

#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/unicode/unicode.h"

typedef struct TextView {
    Value value;
    const void *data;
    size_t length; /* characters */
    uint8_t kind;  /* bytes per character: 1 or 4 */
    bool is_str;   /* else bytes, where only ASCII characters are spaces */
} TextView;

TextView text_view(Value value); /* of a str or a bytes-like object */
/* What a method of bytes or bytearray is given: TypeError when it is not bytes-like. A str's
 * method has looked that it is given a str. */
int text_argument(VM *vm, Value self, Value given, TextView *text);

static inline uint32_t text_at(const TextView *text, size_t index) {
    return text->kind == 1 ? ((const uint8_t *)text->data)[index]
                           : ((const uint32_t *)text->data)[index];
}

static inline bool text_is_space(const TextView *text, size_t index) {
    uint32_t character = text_at(text, index);
    return (character <= ' ' || (character > '~' && text->is_str)) &&
           (text->is_str ? unicode_is_space(character)
                         : character == ' ' || (character >= '\t' && character <= '\r'));
}

static inline bool text_is_line_break(const TextView *text, size_t index) {
    uint32_t character = text_at(text, index);
    return text->is_str ? (character < ' ' || character > '~') && unicode_is_line_break(character)
                        : character == '\n' || character == '\r';
}

bool text_contains(const TextView *text, uint32_t character);
/* Where a part of the same sort lies within [start, end), the first or the last time; or -1. */
int64_t text_find(const TextView *text, const TextView *part, size_t start, size_t end);
int64_t text_find_last(const TextView *text, const TextView *part, size_t start, size_t end);

/* A part as a new object of the same sort; what cannot change may be shared. */
Value text_part(VM *vm, const TextView *text, size_t start, size_t end);
/* A new object of the same sort, wide enough for `text` and for `widest`; to be filled in. */
Value text_new_like(VM *vm, const TextView *text, size_t length, uint32_t widest);
/* Fills in a character some times, or a part of a text that is no wider; the position behind. */
size_t text_put(const TextView *to, size_t at, uint32_t character, size_t count);
size_t text_put_part(const TextView *to, size_t at, const TextView *from, size_t start, size_t end);

/* text_split.c: methods of all three */
NativeCall text_split_method, text_rsplit_method, text_splitlines_method;

/* text_pad.c */
NativeCall text_strip_method, text_lstrip_method, text_rstrip_method, text_center_method,
    text_ljust_method, text_rjust_method, text_zfill_method, text_expandtabs_method;

#endif

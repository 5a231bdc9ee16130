/*
 * str_builder.h - a str that is built piece by piece.
 *
 * The text starts one byte wide and is widened when the first code point above
 * 255 comes. The first failure (memory limit) makes all later calls do nothing;
 * str_builder_finish reports it, so that only the end needs a check.
 *
 *     StrBuilder builder;
 *     str_builder_init(&builder, vm);
 *     str_builder_add_string(&builder, "[");
 *     ...
 *     return str_builder_finish(&builder);   a Str, or NULL with the exception set
 *
 * Ownership: the builder owns its buffer until finish or done.
 * Source: the place of CPython 3.14's _PyUnicodeWriter.
 */
#ifndef GENSTEP_OBJECTS_STR_BUILDER_H
#define GENSTEP_OBJECTS_STR_BUILDER_H

#include "engine/objects/str.h"

typedef struct StrBuilder {
    VM *vm;
    void *data;
    size_t length;   /* code points */
    size_t capacity; /* code points */
    uint8_t kind;
    bool ascii;
    bool failed;
} StrBuilder;

void str_builder_init(StrBuilder *builder, VM *vm);
void str_builder_done(StrBuilder *builder); /* gives up what was built */
Value str_builder_finish(StrBuilder *builder);

/* Room for `count` more code points up to `widest`. */
bool str_builder_reserve(StrBuilder *builder, size_t count, uint32_t widest);
void str_builder_add(StrBuilder *builder, uint32_t codepoint);
void str_builder_add_string(StrBuilder *builder, const char *utf8);
void str_builder_add_utf8(StrBuilder *builder, const char *utf8, size_t size);
void str_builder_add_str(StrBuilder *builder, Value str);
void str_builder_add_slice(StrBuilder *builder, const Str *str, size_t start, size_t end);
void str_builder_add_repeated(StrBuilder *builder, uint32_t codepoint, size_t count);
void str_builder_add_format(StrBuilder *builder, const char *format, ...);
/* A letter as repr shows it between quotes. */
void str_builder_add_escaped(StrBuilder *builder, uint32_t codepoint, uint32_t quote);
/* repr(value) or str(value), running its code; false with the exception set when that raises,
 * or when something failed before: the code is not run then. */
bool str_builder_add_repr(StrBuilder *builder, Value value);
bool str_builder_add_str_of(StrBuilder *builder, Value value);

#endif

/*
 * str_buffer.h - making strs by filling in their code points.
 *
 * Private to the str files. A Str that was allocated here has data, length and
 * kind set; the caller fills the data and sets `ascii` before anybody sees it.
 * Kind 4 is only right when some code point is above 255.
 */
#ifndef GENSTEP_OBJECTS_STR_BUFFER_H
#define GENSTEP_OBJECTS_STR_BUFFER_H

#include "engine/objects/str.h"

/* Exactly a str, data behind the struct. */
Str *str_alloc(VM *vm, size_t length, size_t kind);
/* Of any type, data in a buffer of its own. */
Str *str_alloc_owned(VM *vm, Type *type, size_t length, size_t kind);
/* Bytes of that buffer: with slack, so that appending rarely moves it; a function of the length,
 * so that the capacity need not be stored. */
size_t str_buffer_size(size_t length, size_t kind);

/* A new exact str with `length` code points of source. */
Value str_new_like(VM *vm, const Str *source, size_t start, size_t length);
/* An instance of a subclass with the text of source. */
Value str_new_instance(VM *vm, Type *type, const Str *source);

void str_interned_init(VM *vm);
void str_interned_done(VM *vm);

#endif

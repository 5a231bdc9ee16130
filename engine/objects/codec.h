/*
 * codec.h - text to bytes and back: str.encode, bytes.decode and who else needs it.
 *
 * UTF-8, UTF-16 and UTF-32 (with a byte-order mark, little and big endian),
 * ASCII and Latin-1, with CPython's error handlers. Other encodings that CPython
 * knows are refused by name.
 *
 * `encoding` and `errors` are Strs, or NULL for UTF-8 and "strict".
 * Failure: NULL with UnicodeEncodeError, UnicodeDecodeError, LookupError.
 * Source: CPython 3.14 Objects/unicodeobject.c, Objects/stringlib/codecs.h, Python/codecs.c.
 */
#ifndef GENSTEP_OBJECTS_CODEC_H
#define GENSTEP_OBJECTS_CODEC_H

#include "engine/objects/object.h"

/* The two arguments are strs without null characters, or NULL: TypeError, ValueError. */
int codec_check_arguments(VM *vm, const char *function, Value encoding, Value errors);

Value codec_encode(VM *vm, Value str, Value encoding, Value errors);
Value codec_decode(VM *vm, const uint8_t *data, size_t size, Value encoding, Value errors);

/* Strict UTF-8 of a str, for streams: 0, or -1 with UnicodeEncodeError when it has surrogates. */
int codec_check_utf8(VM *vm, Value str);

#endif

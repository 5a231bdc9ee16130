/*
 * normalize.h - Unicode normalization form KC, in which Python compares identifiers.
 *
 * Source: CPython 3.14 Parser/pegen.c (new_identifier), Modules/unicodedata.c.
 */
#ifndef GENSTEP_UNICODE_NORMALIZE_H
#define GENSTEP_UNICODE_NORMALIZE_H

#include "engine/base/buffer.h"

/* Adds the NFKC form of valid UTF-8 (lone surrogates stay as they are). */
void unicode_normalize_kc(const char *bytes, size_t size, Buffer *out);

#endif

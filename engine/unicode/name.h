/*
 * name.h - Unicode characters by name, for "\N{...}".
 *
 * Source: CPython 3.14 Modules/unicodedata.c (getcode).
 */
#ifndef GENSTEP_UNICODE_NAME_H
#define GENSTEP_UNICODE_NAME_H

#include <stddef.h>
#include <stdint.h>

/* The character of this name or alias, in any case; UNICODE_INVALID when there is none. */
uint32_t unicode_name_find(const char *name, size_t size);

#endif

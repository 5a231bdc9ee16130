/*
 * hash.h - Python's own hash(): what decides the order in which a set is iterated.
 *
 * These are the hashes of a 64-bit CPython run with PYTHONHASHSEED=0, the
 * setting under which str hashes are the same in every run. Only the
 * arithmetic is here; types say which of it is theirs.
 *
 * A hash is never -1, which CPython keeps for errors.
 * Source: CPython 3.14 Python/pyhash.c, Objects/longobject.c, tupleobject.c, setobject.c.
 */
#ifndef GENSTEP_BASE_HASH_H
#define GENSTEP_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_NONE ((int64_t)0xFCA86420) /* hash(None) */

/* hash() of bytes, and of a str as the array of its 1, 2 or 4 byte characters: SipHash 1-3. */
int64_t hash_bytes(const void *bytes, size_t size);

/* hash() of a str given as valid WTF-8. */
int64_t hash_text(const char *text, size_t size);

int64_t hash_int(int64_t value);

/* An int of any size: little-endian magnitude. */
int64_t hash_big_int(bool negative, const uint8_t *magnitude, size_t size);

/* Not for NaN, whose hash depends on the object. */
int64_t hash_double(double value);

int64_t hash_complex(double real, double imaginary);

/*
 * Tuples: start, one step per item, finish with the number of items. A slice is
 * hashed like a tuple of three without the number (finish it with
 * hash_slice_finish).
 */
uint64_t hash_tuple_start(void);
uint64_t hash_tuple_step(uint64_t hash, int64_t item);
int64_t hash_tuple_finish(uint64_t hash, size_t count);
int64_t hash_slice_finish(uint64_t hash);

/* Frozensets: start with 0, one step per item in any order, finish. */
uint64_t hash_set_step(uint64_t hash, int64_t item);
int64_t hash_set_finish(uint64_t hash, size_t count);

#endif

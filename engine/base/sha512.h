/*
 * sha512.h - the SHA-512 digest, which random.seed() makes of text.
 *
 * Source: FIPS 180-4.
 */
#ifndef GENSTEP_BASE_SHA512_H
#define GENSTEP_BASE_SHA512_H

#include <stddef.h>
#include <stdint.h>

enum { SHA512_SIZE = 64 };

void sha512(const uint8_t *data, size_t size, uint8_t digest[SHA512_SIZE]);

#endif

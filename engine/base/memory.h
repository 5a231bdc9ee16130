/*
 * memory.h - the one place where genstep asks the C library for memory.
 *
 * Every allocation outside a VM's own heap goes through here. Running out of
 * memory is not a Python exception (DESIGN: a program meets `--max-memory`
 * first): it ends the process through `die`, whose callback lets a face that
 * owns the terminal put it back first.
 *
 * Ownership: what memory_alloc returns belongs to the caller, memory_free it.
 * Failure: none; these functions return memory or do not return.
 */
#ifndef GENSTEP_BASE_MEMORY_H
#define GENSTEP_BASE_MEMORY_H

#include <stddef.h>

/* `size` bytes, uninitialised. memory_alloc(0) returns a freeable pointer. */
void *memory_alloc(size_t size);

/* `count` items of `size` bytes each, zeroed; the product is checked. */
void *memory_alloc_zeroed(size_t count, size_t size);

/* Grows or shrinks a block to `count` items of `size` bytes; NULL is an empty block. */
void *memory_resize(void *block, size_t count, size_t size);

void memory_free(void *block);

/* Called once before the process ends in `die`. It must not allocate. */
typedef void DieCallback(void *context);
void die_set_callback(DieCallback *callback, void *context);

/* Prints "genstep: MESSAGE" on stderr and ends the process with status 3. */
_Noreturn void die(const char *message);

#endif

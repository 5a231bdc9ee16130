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

#include <stdbool.h>
#include <stddef.h>

/* `size` bytes, uninitialised. memory_alloc(0) returns a freeable pointer. */
void *memory_alloc(size_t size);

/* `count` items of `size` bytes each, zeroed; the product is checked. */
void *memory_alloc_zeroed(size_t count, size_t size);

/* Grows or shrinks a block to `count` items of `size` bytes; NULL is an empty block. */
void *memory_resize(void *block, size_t count, size_t size);

void memory_free(void *block);

/*
 * For a program's main: what is freed stays with the process, for what is
 * allocated next. Otherwise the C library gives it back whenever a little is free
 * at the end of the heap, and getting it again, page by page, is what much of the
 * time of many short compilations goes to.
 */
void memory_keep_freed(void);

/* The two places where memory can run out: here, and on a VM's heap (objects/heap.c). */
typedef enum MemoryPlace { MEMORY_BASE, MEMORY_HEAP, MEMORY_PLACE_COUNT } MemoryPlace;

/*
 * For the tests, in debug builds (GENSTEP_DEBUG): whether this request is to fail. The environment
 * says which: GENSTEP_FAIL=heap:100 the 100th of the heap, GENSTEP_FAIL=heap:100+7 that and every
 * 7th after it, base:N likewise. Without that variable, and in other builds, none.
 */
#ifdef GENSTEP_DEBUG
bool memory_fails(MemoryPlace place);
#else
#define memory_fails(place) false
#endif

/* Called once before the process ends in `die`. It must not allocate. */
typedef void DieCallback(void *context);
void die_set_callback(DieCallback *callback, void *context);

/* Prints "genstep: MESSAGE" on stderr and ends the process with status 3. */
_Noreturn void die(const char *message);

#endif

#include "engine/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Process-wide on purpose: there is one terminal to give back, whoever runs out of memory. */
static DieCallback *die_callback;
static void *die_context;

void die_set_callback(DieCallback *callback, void *context) {
    die_callback = callback;
    die_context = context;
}

void die(const char *message) {
    DieCallback *callback = die_callback;
    die_callback = NULL;
    if (callback != NULL) {
        callback(die_context);
    }
    fputs("genstep: ", stderr);
    fputs(message, stderr);
    fputc('\n', stderr);
    exit(3);
}

#ifdef GENSTEP_DEBUG
/* Process-wide too: the environment is. */
static struct {
    bool read;
    MemoryPlace place;
    unsigned long left;  /* requests until one fails; 0: none will */
    unsigned long every; /* and until the one after it */
} failing;

static void read_failing(void) {
    const char *text = getenv("GENSTEP_FAIL");
    failing.read = true;
    if (text != NULL && strncmp(text, "heap:", 5) == 0) {
        failing.place = MEMORY_HEAP;
    } else if (text == NULL || strncmp(text, "base:", 5) != 0) {
        return;
    }
    char *end;
    failing.left = strtoul(text + 5, &end, 10);
    failing.every = *end == '+' ? strtoul(end + 1, NULL, 10) : 0;
}

bool memory_fails(MemoryPlace place) {
    if (!failing.read) {
        read_failing();
    }
    if (failing.left == 0 || place != failing.place || --failing.left > 0) {
        return false;
    }
    failing.left = failing.every;
    return true;
}
#endif

void *memory_alloc(size_t size) {
    void *block = memory_fails(MEMORY_BASE) ? NULL : malloc(size == 0 ? 1 : size);
    if (block == NULL) {
        die("out of memory");
    }
    return block;
}

void *memory_alloc_zeroed(size_t count, size_t size) {
    bool empty = count == 0 || size == 0;
    void *block = memory_fails(MEMORY_BASE) ? NULL : calloc(empty ? 1 : count, empty ? 1 : size);
    if (block == NULL) {
        die("out of memory");
    }
    return block;
}

void *memory_resize(void *block, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        die("out of memory");
    }
    size_t bytes = count * size;
    void *resized = memory_fails(MEMORY_BASE) ? NULL : realloc(block, bytes == 0 ? 1 : bytes);
    if (resized == NULL) {
        die("out of memory");
    }
    return resized;
}

void memory_keep_freed(void) {
#ifdef __GLIBC__
    enum { KEPT = 64 << 20, OWN_MAPPING = 4 << 20 }; /* blocks from there on are given back */
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
#endif
}

void memory_free(void *block) {
    free(block);
}

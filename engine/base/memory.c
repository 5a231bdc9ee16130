#include "engine/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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

void *memory_alloc(size_t size) {
    void *block = malloc(size == 0 ? 1 : size);
    if (block == NULL) {
        die("out of memory");
    }
    return block;
}

void *memory_alloc_zeroed(size_t count, size_t size) {
    void *block = count == 0 || size == 0 ? calloc(1, 1) : calloc(count, size);
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
    void *resized = realloc(block, bytes == 0 ? 1 : bytes);
    if (resized == NULL) {
        die("out of memory");
    }
    return resized;
}

void memory_free(void *block) {
    free(block);
}

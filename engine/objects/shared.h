/*
 * shared.h - what the object room keeps once per VM: vm->shared.
 *
 * Values that are made once and handed out again (the empty tuple, one-letter
 * strings), the attribute cache of types, and what the destruction of objects
 * and the collector must remember between calls.
 *
 * Ownership: objects_init makes it, objects_done gives it back.
 */
#ifndef GENSTEP_OBJECTS_SHARED_H
#define GENSTEP_OBJECTS_SHARED_H

#include "engine/objects/value.h"

typedef struct Tuple Tuple;

/* type_lookup's memory: valid while the type's version is the same. */
typedef struct AttributeCacheEntry {
    uint32_t type_version;
    Value name;  /* borrowed: compared only */
    Value value; /* borrowed, or NULL: not found */
} AttributeCacheEntry;

#define ATTRIBUTE_CACHE_SIZE 4096

typedef struct Shared {
    Tuple *empty_tuple;
    Value empty_str;
    Value empty_bytes;
    Value empty_frozenset;
    Value memory_error; /* raised when there is no memory to make one */
    Value no_default;   /* typing.NoDefault; NULL until its type is made */
    Value latin1[256];  /* one-letter strings; NULL until used */
    AttributeCacheEntry *attribute_cache;
    Value *slot_names;             /* interned, by row of type_slot_defs() */
    int max_str_digits;            /* sys.get_int_max_str_digits() */
    uint32_t next_keys_version;    /* dict.h */
    uint32_t next_instance_serial; /* instance.h */

    /* Containers whose destruction waits because too many are being destroyed inside one another.
     */
    Object **delayed;
    size_t delayed_count;
    size_t delayed_capacity;
    int destroy_depth;

    /* Objects whose finalizer has run but which still live. */
    Object **finalized;
    size_t finalized_count;
    size_t finalized_capacity;

    Value *repr_running; /* containers whose repr is being made: "[...]"; borrowed */
    size_t repr_count;
    size_t repr_capacity;

    bool collecting;
    bool collector_off; /* gc.disable(): it runs only when asked */
    bool finalizing;    /* the VM is being torn down */
} Shared;

/* Makes the built-in types of this room, in vm->types, vm->names and vm->shared. The heap is
 * initialised before, vm->options set. 0, or -1 when memory ran out. */
int objects_init(VM *vm);
/* Gives everything back; the heap is done afterwards. Every object must have been released. */
void objects_done(VM *vm);
/* The first part of it, for tests: how many objects are still held by somebody. */
size_t objects_release_all(VM *vm);

#endif

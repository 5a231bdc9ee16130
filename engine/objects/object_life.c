#include "engine/objects/object_life.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/weakref.h"

/*
 * Destroying a container releases its items, which may be containers whose last reference that
 * was. From this depth on they wait in vm->shared.delayed until the outermost destruction is done.
 */
#if defined(__SANITIZE_ADDRESS__) || defined(GENSTEP_DEBUG)
#define DESTROY_DEPTH_MAX 100
#else
#define DESTROY_DEPTH_MAX 400
#endif

/* ---- birth ---- */

void *object_new(VM *vm, Type *type, size_t size) {
    CellKind kind = type->traverse != NULL ? CELL_TRACED : CELL_PLAIN;
    Object *object = heap_cell(&vm->heap, size, kind);
    if (object == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    memset(object, 0, size);
    object->refcount = 1;
    object->type = type;
    if (type->flags & TYPE_HEAP) {
        type->head.refcount++;
    }
    return object;
}

void object_free(VM *vm, void *object) {
    Type *type = ((Object *)object)->type;
    heap_cell_free(&vm->heap, object);
    if (type->flags & TYPE_HEAP) {
        value_release(vm, value_from_object(type));
    }
}

/* ---- finalizers run once: a hash set of the objects that outlived theirs ---- */

static size_t finalized_slot(const Shared *shared, const Object *object) {
    size_t mask = shared->finalized_capacity - 1;
    size_t slot = ((uintptr_t)object >> 4) * 0x9E3779B97F4A7C15u >> 20 & mask;
    while (shared->finalized[slot] != NULL && shared->finalized[slot] != object) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void finalized_grow(Shared *shared) {
    Object **old = shared->finalized;
    size_t old_capacity = shared->finalized_capacity;
    shared->finalized_capacity = old_capacity == 0 ? 16 : old_capacity * 2;
    shared->finalized = memory_alloc_zeroed(shared->finalized_capacity, sizeof(Object *));
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i] != NULL) {
            shared->finalized[finalized_slot(shared, old[i])] = old[i];
        }
    }
    memory_free(old);
}

static void finalized_add(Shared *shared, Object *object) {
    if ((shared->finalized_count + 1) * 2 > shared->finalized_capacity) {
        finalized_grow(shared);
    }
    size_t slot = finalized_slot(shared, object);
    shared->finalized_count += shared->finalized[slot] == NULL;
    shared->finalized[slot] = object;
}

static bool finalized_contains(const Shared *shared, const Object *object) {
    return shared->finalized_count > 0 && shared->finalized[finalized_slot(shared, object)] != NULL;
}

static void finalized_remove(Shared *shared, const Object *object) {
    size_t mask = shared->finalized_capacity - 1;
    size_t hole = finalized_slot(shared, object);
    shared->finalized[hole] = NULL;
    shared->finalized_count--;
    /* What follows without a gap is put in anew, so that it is still found. */
    for (size_t slot = (hole + 1) & mask; shared->finalized[slot] != NULL;
         slot = (slot + 1) & mask) {
        Object *moved = shared->finalized[slot];
        shared->finalized[slot] = NULL;
        shared->finalized[finalized_slot(shared, moved)] = moved;
    }
}

void object_life_done(VM *vm) {
    memory_free(vm->shared.finalized);
    memory_free(vm->shared.delayed);
    vm->shared.finalized = NULL;
    vm->shared.delayed = NULL;
}

void object_finalize_once(VM *vm, Object *object) {
    if (!finalized_contains(&vm->shared, object)) {
        finalized_add(&vm->shared, object);
        object->type->finalize(vm, value_from_object(object));
    }
}

bool object_is_finalized(VM *vm, const Object *object) {
    return finalized_contains(&vm->shared, object);
}

/* Runs the finalizer of an object without references; false if that brought it back to life. */
static bool finalize_dying(VM *vm, Object *object) {
    if (finalized_contains(&vm->shared, object)) {
        finalized_remove(&vm->shared, object);
        return true;
    }
    object->refcount = 1;
    object->type->finalize(vm, value_from_object(object));
    if (object->refcount > 1) {
        object->refcount--;
        finalized_add(&vm->shared, object);
        return false;
    }
    object->refcount = 0;
    return true;
}

/* ---- death ---- */

static void delay(Shared *shared, Object *object) {
    if (shared->delayed_count == shared->delayed_capacity) {
        shared->delayed_capacity =
            shared->delayed_capacity == 0 ? 64 : shared->delayed_capacity * 2;
        shared->delayed =
            memory_resize(shared->delayed, shared->delayed_capacity, sizeof(Object *));
    }
    shared->delayed[shared->delayed_count++] = object;
}

static void destroy_now(VM *vm, Object *object) {
    if (object->type->finalize != NULL && !finalize_dying(vm, object)) {
        return;
    }
    Type *type = object->type; /* the finalizer may have changed it */
    if (type->weakref_offset != 0) {
        weakref_clear_all(vm, object);
    }
    if (object->number != 0 && vm->hook != NULL && vm->hook->destroyed != NULL) {
        vm->hook->destroyed(vm->hook->context, vm, object);
    }
    type->destroy(vm, object);
}

void object_destroy(VM *vm, Object *object) {
    Shared *shared = &vm->shared;
    if (shared->destroy_depth >= DESTROY_DEPTH_MAX) {
        delay(shared, object);
        return;
    }
    shared->destroy_depth++;
    destroy_now(vm, object);
    if (shared->destroy_depth == 1) {
        while (shared->delayed_count > 0) {
            destroy_now(vm, shared->delayed[--shared->delayed_count]);
        }
    }
    shared->destroy_depth--;
}

void object_report_change(VM *vm, Object *object) {
    if (vm->hook != NULL && vm->hook->changed != NULL) {
        vm->hook->changed(vm->hook->context, vm, object);
    }
}

/*
 * value.h - a Python value in one machine word.
 *
 *   ...xxxxxxx1   a small int: the number, shifted left by one
 *   ...xxxxx010   None, False, True, Ellipsis, NotImplemented
 *   ...xxxxx000   a pointer to an Object, reference counted
 *   0             no value: an unbound local, an empty slot, "an exception is set"
 *
 * Small ints need no memory and no reference count; ints outside their range
 * are objects (int.h hides the difference). Each value has exactly one form:
 * an int that fits is never an object (instances of subclasses of int are).
 *
 * Value is a pointer to a type that does not exist, so that it can be compared
 * and tested like a pointer but never followed: value_object does that.
 *
 * Ownership: arguments are borrowed; returned values belong to the caller.
 * Functions named `_take` consume an argument, `_borrow` return a borrowed
 * value. Stack slots own.
 */
#ifndef GENSTEP_OBJECTS_VALUE_H
#define GENSTEP_OBJECTS_VALUE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct VM VM;
typedef struct Type Type;
typedef struct ValueBits *Value;

/* What every object begins with. */
typedef struct Object {
    uint32_t refcount;
    uint32_t number; /* small and stable, given when a trace first sees the object; 0: not seen */
    Type *type;      /* the type objects of a VM are objects of that VM */
} Object;

#define VALUE_NONE            ((Value)(uintptr_t)0x02)
#define VALUE_FALSE           ((Value)(uintptr_t)0x0A)
#define VALUE_TRUE            ((Value)(uintptr_t)0x12)
#define VALUE_ELLIPSIS        ((Value)(uintptr_t)0x1A)
#define VALUE_NOT_IMPLEMENTED ((Value)(uintptr_t)0x22)

#define SMALL_INT_MAX (INT64_MAX >> 1)
#define SMALL_INT_MIN (INT64_MIN >> 1)

static inline uintptr_t value_bits(Value value) {
    return (uintptr_t)value;
}

static inline bool value_is_small_int(Value value) {
    return value_bits(value) & 1;
}

static inline bool value_are_small_ints(Value left, Value right) {
    return value_bits(left) & value_bits(right) & 1;
}

/* Whether it is a counted pointer; NULL is not. */
static inline bool value_is_object(Value value) {
    return (value_bits(value) & 7) == 0 && value != NULL;
}

static inline bool value_is_bool(Value value) {
    return value == VALUE_TRUE || value == VALUE_FALSE;
}

static inline Value value_from_bool(bool truth) {
    return truth ? VALUE_TRUE : VALUE_FALSE;
}

static inline bool value_fits_small_int(int64_t number) {
    return number >= SMALL_INT_MIN && number <= SMALL_INT_MAX;
}

static inline Value value_from_small_int(int64_t number) {
    assert(value_fits_small_int(number));
    return (Value)(uintptr_t)(((uint64_t)number << 1) | 1);
}

static inline int64_t value_to_small_int(Value value) {
    assert(value_is_small_int(value));
    return (int64_t)value_bits(value) >> 1;
}

static inline Object *value_object(Value value) {
    assert(value_is_object(value));
    return (Object *)value;
}

static inline Value value_from_object(void *object) {
    return (Value)object;
}

/* Destroys an object whose last reference went; see object.h. */
void object_destroy(VM *vm, Object *object);

/* `value` must not be NULL in these three. */
static inline Value value_retain(Value value) {
    if ((value_bits(value) & 7) == 0) {
        ((Object *)value)->refcount++;
    }
    return value;
}

/* Gives a reference up; whether it was an object's last, which the caller has to destroy then. */
static inline bool value_unref(Value value) {
    if ((value_bits(value) & 7) != 0) {
        return false;
    }
    assert(((Object *)value)->refcount > 0);
    return --((Object *)value)->refcount == 0;
}

static inline void value_release(VM *vm, Value value) {
    if (value_unref(value)) {
        object_destroy(vm, (Object *)value);
    }
}

/* The same for a value that may be NULL. */
static inline Value value_retain_if(Value value) {
    return value == NULL ? NULL : value_retain(value);
}

static inline void value_release_if(VM *vm, Value value) {
    if (value != NULL) {
        value_release(vm, value);
    }
}

/* Puts `value` (consumed) in a slot, then releases what was there: releasing may run code that
 * looks at the slot. */
static inline void value_replace_take(VM *vm, Value *slot, Value value) {
    Value old = *slot;
    *slot = value;
    value_release_if(vm, old);
}

/* Empties a slot, then releases what was there. */
static inline void value_clear(VM *vm, Value *slot) {
    value_replace_take(vm, slot, NULL);
}

#endif

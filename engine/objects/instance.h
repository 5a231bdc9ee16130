/*
 * instance.h - instances of classes: where their attributes are.
 *
 * Most instances have no dict. Their class knows the names its instances use
 * (SharedKeys), and the instance holds the values, by the same index:
 *
 *     class.shared_keys      instance
 *     [ "x" "y" "next" ]     [ head | dict: NULL | weakrefs | n | x y next | order ]
 *
 * `order` holds, a byte each, the indices in the order in which the attributes
 * were set: __dict__ shows it. When __dict__ is asked for, or an attribute does not fit, the
 * attributes move to a dict for good.
 *
 * Ownership: the instance owns its values; the class owns the keys, which only grow.
 * Source: CPython 3.14 Objects/dictobject.c ("split" tables), InternalDocs/object_layout.md.
 */
#ifndef GENSTEP_OBJECTS_INSTANCE_H
#define GENSTEP_OBJECTS_INSTANCE_H

#include "engine/objects/type.h"

#define SHARED_KEYS_MAX 30

typedef struct SharedKeys {
    uint8_t count;                /* names in use */
    uint8_t spare;                /* names that new instances still make room for */
    uint8_t index[64];            /* hash table: index + 1; 0: empty */
    Value names[SHARED_KEYS_MAX]; /* interned Strs, owned */
} SharedKeys;

/* The layout of every type with TYPE_INLINE_VALUES. */
typedef struct Instance {
    Object head;
    Dict *dict; /* NULL: attributes are inline */
    Value weakrefs;
    uint8_t capacity; /* room in values */
    uint8_t count;    /* attributes set, and bytes used of order */
    uint32_t serial;  /* order of creation: the collector calls finalizers in it */
    Value values[];   /* NULL: not set; the order bytes follow */
} Instance;

static inline uint8_t *instance_order(Instance *instance) {
    return (uint8_t *)(instance->values + instance->capacity);
}

/* A new instance of a class with LAYOUT_OBJECT, attributes unset. */
Value instance_new(VM *vm, Type *type);

SharedKeys *shared_keys_new(VM *vm, Type *type); /* starts with __static_attributes__ */
void shared_keys_free(VM *vm, SharedKeys *keys);
int shared_keys_find(const SharedKeys *keys, Value name); /* name: interned; -1 if absent */

/* Sets an attribute that has inline room at `index` (consumes value): STORE_ATTR_INSTANCE_VALUE. */
static inline void instance_set_inline_take(VM *vm, Instance *instance, int index, Value value) {
    Value old = instance->values[index];
    instance->values[index] = value;
    if (old == NULL) {
        instance_order(instance)[instance->count++] = (uint8_t)index;
    } else {
        value_release(vm, old);
    }
    object_changed(vm, &instance->head);
}

/* Where an object keeps its dict, or its weak references; NULL when its type has no such place. */
Dict **object_dict_slot(Object *object);
Value *object_weakref_slot(Object *object);

/* __dict__ of any object that has one, made if need be; borrowed. NULL without an exception when
 * it has none, with MemoryError otherwise. */
Dict *object_dict_borrow(VM *vm, Value value);
/* object.__dict__ = dict (retained). */
int object_replace_dict(VM *vm, Value value, Value dict);
/* The getset of a __dict__ that cannot be deleted. */
Value object_get_dict(VM *vm, Value self, void *closure);
int object_set_dict(VM *vm, Value self, Value value, void *closure);

/* An attribute of the instance itself, wherever it is kept; `name` is a Str. Retained; NULL
 * without an exception when absent (an exception only if a key's __eq__ raised). */
Value instance_get(VM *vm, Object *object, Value name);
/* attr NULL deletes: 1 done, 0 there is no such attribute, -1. */
int instance_set(VM *vm, Object *object, Value name, Value attr);

/* For traverse, clear and destroy slots of types whose instances have a dict or weakrefs. */
int instance_traverse(Object *object, VisitCall *visit, void *context);
void instance_clear(VM *vm, Object *object);

#endif

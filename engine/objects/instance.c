#include "engine/objects/instance.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* ---- the names that the instances of a class share ---- */

static size_t key_slot(const SharedKeys *keys, Value name) {
    size_t mask = sizeof keys->index - 1;
    size_t slot = (value_bits(name) >> 4 ^ value_bits(name) >> 12) & mask;
    while (keys->index[slot] != 0 && keys->names[keys->index[slot] - 1] != name) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

int shared_keys_find(const SharedKeys *keys, Value name) {
    return keys->index[key_slot(keys, name)] - 1;
}

/* Adds an interned name; -1 when there is no room. */
static int shared_keys_add(SharedKeys *keys, Value name) {
    if (keys->count == SHARED_KEYS_MAX || !value_to_str(name)->interned) {
        return -1;
    }
    keys->names[keys->count] = value_retain(name);
    keys->index[key_slot(keys, name)] = ++keys->count;
    if (keys->spare > 0) {
        keys->spare--;
    }
    return keys->count - 1;
}

SharedKeys *shared_keys_new(VM *vm, Type *type) {
    SharedKeys *keys = heap_alloc(vm, sizeof(SharedKeys));
    if (keys == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    memset(keys, 0, sizeof(SharedKeys));
    keys->spare = SHARED_KEYS_MAX;
    Value attributes = dict_get_str_borrow(vm, type->dict, vm->names.__static_attributes__);
    if (attributes != NULL && value_is_tuple(attributes)) {
        const Tuple *names = value_to_tuple(attributes);
        for (size_t i = 0; i < names->size; i++) {
            if (value_is_str(names->items[i]) && value_to_str(names->items[i])->interned &&
                shared_keys_find(keys, names->items[i]) < 0) {
                shared_keys_add(keys, names->items[i]);
            }
        }
    }
    return keys;
}

void shared_keys_free(VM *vm, SharedKeys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        value_release(vm, keys->names[i]);
    }
    heap_free(vm, keys, sizeof(SharedKeys));
}

/* ---- instances ---- */

Value instance_new(VM *vm, Type *type) {
    if (!(type->flags & TYPE_INLINE_VALUES)) {
        return value_from_object(object_new(vm, type, type->basic_size));
    }
    SharedKeys *keys = type->shared_keys;
    /* The first instances get room to spare; the class learns what is needed from them. */
    if (keys->spare > 1) {
        keys->spare--;
    }
    size_t capacity = (size_t)keys->count + keys->spare;
    Instance *instance =
        object_new(vm, type, sizeof(Instance) + capacity * (sizeof(Value) + sizeof(uint8_t)));
    if (instance != NULL) {
        instance->capacity = (uint8_t)capacity;
        instance->serial = vm->shared.next_instance_serial++;
    }
    return value_from_object(instance);
}

static size_t items_size(const Object *object) {
    return ((const Tuple *)object)->size * sizeof(Value);
}

Dict **object_dict_slot(Object *object) {
    const Type *type = object->type;
    if (type->dict_offset == 0) {
        return NULL;
    }
    size_t behind = type->flags & TYPE_SLOTS_BEHIND_ITEMS ? items_size(object) : 0;
    return (Dict **)(void *)((char *)object + type->dict_offset + behind);
}

Value *object_weakref_slot(Object *object) {
    const Type *type = object->type;
    if (type->weakref_offset == 0) {
        return NULL;
    }
    size_t behind = type->flags & TYPE_SLOTS_BEHIND_ITEMS ? items_size(object) : 0;
    return (Value *)(void *)((char *)object + type->weakref_offset + behind);
}

static bool has_inline_values(const Object *object) {
    return (object->type->flags & TYPE_INLINE_VALUES) && ((const Instance *)object)->dict == NULL;
}

/* Moves the inline values to a dict, in the order in which they were set. */
static Dict *move_to_dict(VM *vm, Instance *instance) {
    const SharedKeys *keys = instance->head.type->shared_keys;
    Dict *dict = dict_new_sized(vm, instance->count + 1u);
    if (dict == NULL) {
        return NULL;
    }
    const uint8_t *order = instance_order(instance);
    for (size_t i = 0; i < instance->count; i++) {
        Value *value = &instance->values[order[i]];
        Value moved = *value;
        *value = NULL;
        dict_set_take(vm, dict, value_retain(keys->names[order[i]]), moved);
    }
    instance->count = 0;
    instance->dict = dict;
    return dict;
}

Dict *object_dict_borrow(VM *vm, Value value) {
    if (!value_is_object(value)) {
        return NULL;
    }
    Object *object = value_object(value);
    Dict **slot = object_dict_slot(object);
    if (slot == NULL || *slot != NULL) {
        return slot == NULL ? NULL : *slot;
    }
    if (object->type->flags & TYPE_INLINE_VALUES) {
        return move_to_dict(vm, (Instance *)object);
    }
    *slot = dict_new(vm);
    return *slot;
}

static void inline_values_clear(VM *vm, Instance *instance) {
    uint8_t *order = instance_order(instance);
    while (instance->count > 0) {
        value_clear(vm, &instance->values[order[--instance->count]]);
    }
}

int object_replace_dict(VM *vm, Value value, Value dict) {
    if (dict != NULL && !value_is_dict(dict)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__dict__ must be set to a dictionary, not a '%T'", dict);
    }
    Object *object = value_object(value);
    Dict **slot = object_dict_slot(object);
    Dict *old = *slot;
    *slot = dict == NULL ? NULL : (Dict *)value_retain(dict);
    if (object->type->flags & TYPE_INLINE_VALUES && old == NULL) {
        inline_values_clear(vm, (Instance *)object);
    }
    value_release_if(vm, value_from_object(old));
    object_changed(vm, object);
    return 0;
}

Value object_get_dict(VM *vm, Value self, void *closure) {
    (void)closure;
    Dict *dict = object_dict_borrow(vm, self);
    return dict == NULL ? NULL : value_retain(value_from_object(dict));
}

int object_set_dict(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "cannot delete __dict__");
    }
    return object_replace_dict(vm, self, value);
}

Value instance_get(VM *vm, Object *object, Value name) {
    if (has_inline_values(object)) {
        Instance *instance = (Instance *)object;
        Value interned = str_interned_borrow(vm, name);
        int index = interned == NULL ? -1 : shared_keys_find(object->type->shared_keys, interned);
        return index >= 0 && index < instance->capacity ? value_retain_if(instance->values[index])
                                                        : NULL;
    }
    Dict **slot = object_dict_slot(object);
    if (slot == NULL || *slot == NULL) {
        return NULL;
    }
    Dict *dict = *slot;
    Value value;
    value_retain(value_from_object(dict)); /* a key's __eq__ may replace it */
    int found = dict_get(vm, dict, name, &value);
    value_release(vm, value_from_object(dict));
    return found == 1 ? value : NULL;
}

/* Takes an attribute out; 1 done, 0 not there. */
static int inline_delete(VM *vm, Instance *instance, int index) {
    if (index < 0 || index >= instance->capacity || instance->values[index] == NULL) {
        return 0;
    }
    uint8_t *order = instance_order(instance);
    size_t at = 0;
    while (order[at] != index) {
        at++;
    }
    memmove(order + at, order + at + 1, instance->count - at - 1);
    instance->count--;
    value_clear(vm, &instance->values[index]);
    object_changed(vm, &instance->head);
    return 1;
}

static int set_in_dict(VM *vm, Dict *dict, Value name, Value attr) {
    /* Running code may replace the dict meanwhile. */
    value_retain(value_from_object(dict));
    int status =
        attr == NULL ? dict_remove(vm, dict, name) : (dict_set(vm, dict, name, attr) < 0 ? -1 : 1);
    value_release(vm, value_from_object(dict));
    return status;
}

int instance_set(VM *vm, Object *object, Value name, Value attr) {
    if (has_inline_values(object) && value_to_str(name)->head.type == vm->types.str) {
        Instance *instance = (Instance *)object;
        SharedKeys *keys = object->type->shared_keys;
        int index = shared_keys_find(keys, name);
        if (attr == NULL) {
            return inline_delete(vm, instance, index);
        }
        if (index < 0) {
            index = shared_keys_add(keys, name);
        }
        if (index >= 0 && index < instance->capacity) {
            instance_set_inline_take(vm, instance, index, value_retain(attr));
            return 1;
        }
    }
    Dict *dict = object_dict_borrow(vm, value_from_object(object));
    if (dict == NULL) {
        return -1;
    }
    int status = set_in_dict(vm, dict, name, attr);
    object_changed(vm, object);
    return status;
}

/* ---- for type slots ---- */

int instance_traverse(Object *object, VisitCall *visit, void *context) {
    if (has_inline_values(object)) {
        Instance *instance = (Instance *)object;
        const uint8_t *order = instance_order(instance);
        for (size_t i = 0; i < instance->count; i++) {
            int status = visit(instance->values[order[i]], context);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }
    Dict **slot = object_dict_slot(object);
    return slot == NULL || *slot == NULL ? 0 : visit(value_from_object(*slot), context);
}

void instance_clear(VM *vm, Object *object) {
    if (has_inline_values(object)) {
        inline_values_clear(vm, (Instance *)object);
        return;
    }
    Dict **slot = object_dict_slot(object);
    if (slot != NULL && *slot != NULL) {
        Dict *dict = *slot;
        *slot = NULL;
        value_release(vm, value_from_object(dict));
    }
}

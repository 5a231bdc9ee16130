/*
 * type_check.h - asking a value's type, inline: the guards of specialised instructions.
 */
#ifndef GENSTEP_INTERP_TYPE_CHECK_H
#define GENSTEP_INTERP_TYPE_CHECK_H

#include "engine/interp/vm.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"

static inline Type *type_of(VM *vm, Value value) {
    return value_is_object(value) ? value_object(value)->type : value_type(vm, value);
}

/* Exactly this type; only for types whose instances are always objects. */
static inline bool value_has_type(Value value, const Type *type) {
    return value_is_object(value) && value_object(value)->type == type;
}

static inline bool values_have_type(Value left, Value right, const Type *type) {
    return value_has_type(left, type) && value_has_type(right, type);
}

static inline bool values_are_exact_ints(VM *vm, Value left, Value right) {
    return (value_is_small_int(left) || value_has_type(left, vm->types.int_)) &&
           (value_is_small_int(right) || value_has_type(right, vm->types.int_));
}

/* Whether its type has the version an inline cache remembers (never 0). */
static inline bool value_has_version(Value value, uint32_t version) {
    return value_is_object(value) && value_object(value)->type->version == version;
}

static inline bool value_is_class_with_version(Value value, uint32_t version) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_TYPE &&
           value_to_type(value)->version == version;
}

#endif

/* pattern.c - see pattern.h. */
#include "engine/interp/pattern.h"

#include "engine/interp/type_check.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/set.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* Mappings. */

/* 0 the first time, -1 with an exception. */
static int note_key(VM *vm, Set *seen, Value key) {
    int known = set_contains(vm, seen, key);
    if (known == 0) {
        return set_add(vm, seen, key);
    }
    if (known > 0) {
        error_raise(vm, vm->types.ValueError, "mapping pattern checks duplicate key (%R)", key);
    }
    return -1;
}

/* map.get(key, absent) for each key: `absent` tells, and no mapping makes up a value. */
static Value get_values(VM *vm, Value subject, const Tuple *keys, Value absent, Set *seen) {
    Tuple *values = tuple_new(vm, keys->size);
    if (values == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < keys->size; i++) {
        Value args[] = {subject, keys->items[i], absent};
        Value value = NULL;
        if (note_key(vm, seen, keys->items[i]) == 0) {
            value = object_call_method(vm, vm->names.get, args, 3);
        }
        if (value == NULL || value == absent) {
            value_release(vm, value_from_object(values));
            value_release_if(vm, value);
            return value == NULL ? NULL : VALUE_NONE;
        }
        values->items[i] = value;
    }
    return value_from_object(values);
}

Value pattern_match_keys(VM *vm, Value subject, const Tuple *keys) {
    if (keys->size == 0) {
        return value_retain(value_from_object(vm->shared.empty_tuple));
    }
    Set *seen = set_new(vm, vm->types.set);
    if (seen == NULL) {
        return NULL;
    }
    Value result = NULL;
    Value absent = object_call_no_args(vm, value_from_object(vm->types.object));
    if (absent != NULL) {
        result = get_values(vm, subject, keys, absent, seen);
        value_release(vm, absent);
    }
    value_release(vm, value_from_object(seen));
    return result;
}

/* Classes. */

/* Appends subject.name: 1, or 0 when there is no such attribute, -1 on error. */
static int take_attribute(VM *vm, Value subject, Type *type, Value name, Set *seen, List *values) {
    int known = set_contains(vm, seen, name);
    if (known > 0) {
        error_raise(vm, vm->types.TypeError, "%N() got multiple sub-patterns for attribute %R",
                    type, name);
    }
    if (known != 0 || set_add(vm, seen, name) < 0) {
        return -1;
    }
    bool missing;
    Value value = object_find_attr(vm, subject, name, &missing);
    if (value == NULL) {
        return missing ? 0 : -1;
    }
    return list_append_take(vm, values, value) < 0 ? -1 : 1;
}

/* class.__match_args__: a tuple (maybe empty), or NULL with an exception. */
static Tuple *get_match_args(VM *vm, Type *type, bool *match_self) {
    bool missing;
    Value match_args =
        object_find_attr(vm, value_from_object(type), vm->names.__match_args__, &missing);
    *match_self = false;
    if (match_args == NULL) {
        if (!missing) {
            return NULL;
        }
        *match_self = (type->flags & TYPE_MATCH_SELF) != 0;
        return value_to_tuple(value_retain(value_from_object(vm->shared.empty_tuple)));
    }
    if (!value_has_type(match_args, vm->types.tuple)) {
        error_raise(vm, vm->types.TypeError, "%N.__match_args__ must be a tuple (got %T)", type,
                    match_args);
        value_release(vm, match_args);
        return NULL;
    }
    return value_to_tuple(match_args);
}

static int take_positional(VM *vm, Value subject, Type *type, size_t count, Set *seen,
                           List *values) {
    bool match_self;
    Tuple *match_args = get_match_args(vm, type, &match_self);
    if (match_args == NULL) {
        return -1;
    }
    size_t allowed = match_self ? 1 : match_args->size;
    int taken = 1;
    if (allowed < count) {
        error_raise(vm, vm->types.TypeError,
                    "%N() accepts %zu positional sub-pattern%s (%zu given)", type, allowed,
                    allowed == 1 ? "" : "s", count);
        taken = -1;
    } else if (match_self) {
        taken = list_append(vm, values, subject) < 0 ? -1 : 1;
    }
    for (size_t i = 0; taken > 0 && !match_self && i < count; i++) {
        Value name = match_args->items[i];
        if (!value_has_type(name, vm->types.str)) {
            error_raise(vm, vm->types.TypeError, "__match_args__ elements must be strings (got %T)",
                        name);
            taken = -1;
        } else {
            taken = take_attribute(vm, subject, type, name, seen, values);
        }
    }
    value_release(vm, value_from_object(match_args));
    return taken;
}

Value pattern_match_class(VM *vm, Value subject, Value class, size_t positional,
                          const Tuple *names) {
    if (!value_is_type(class)) {
        return error_raise(vm, vm->types.TypeError, "called match pattern must be a class");
    }
    int matches = object_is_instance(vm, subject, class);
    if (matches <= 0) {
        return matches < 0 ? NULL : VALUE_NONE;
    }
    Type *type = value_to_type(class);
    Set *seen = set_new(vm, vm->types.set);
    List *values = list_new(vm, positional + names->size);
    int taken = seen == NULL || values == NULL ? -1 : 1;
    if (taken > 0 && positional > 0) {
        taken = take_positional(vm, subject, type, positional, seen, values);
    }
    for (size_t i = 0; taken > 0 && i < names->size; i++) {
        taken = take_attribute(vm, subject, type, names->items[i], seen, values);
    }
    Value result = taken > 0 ? list_to_tuple(vm, values) : taken == 0 ? VALUE_NONE : NULL;
    if (seen != NULL) {
        value_release(vm, value_from_object(seen));
    }
    if (values != NULL) {
        value_release(vm, value_from_object(values));
    }
    return result;
}

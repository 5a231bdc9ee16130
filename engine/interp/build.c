/* build.c - see build.h. */
#include "engine/interp/build.h"

#include "engine/interp/call.h"
#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/list.h"
#include "engine/objects/set.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/template.h"
#include "engine/objects/tuple.h"

Value build_set(VM *vm, const Value *items, size_t count) {
    Set *set = set_new(vm, vm->types.set);
    if (set == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (set_add(vm, set, items[i]) < 0) {
            value_release(vm, value_from_object(set));
            return NULL;
        }
    }
    return value_from_object(set);
}

Value build_map(VM *vm, const Value *pairs, size_t count) {
    Dict *dict = dict_new_sized(vm, count);
    if (dict == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (dict_set(vm, dict, pairs[2 * i], pairs[2 * i + 1]) < 0) {
            value_release(vm, value_from_object(dict));
            return NULL;
        }
    }
    return value_from_object(dict);
}

Value build_get_slice(VM *vm, Value container, Value start, Value stop) {
    Value slice = slice_new(vm, start, stop, VALUE_NONE);
    if (slice == NULL) {
        return NULL;
    }
    Value result = object_get_item(vm, container, slice);
    value_release(vm, slice);
    return result;
}

int build_set_slice(VM *vm, Value value, Value container, Value start, Value stop) {
    Value slice = slice_new(vm, start, stop, VALUE_NONE);
    if (slice == NULL) {
        return -1;
    }
    int error = object_set_item(vm, container, slice, value);
    value_release(vm, slice);
    return error;
}

int build_list_extend(VM *vm, List *list, Value iterable) {
    int error = list_extend(vm, list, iterable);
    if (error < 0 && error_matches(vm, vm->types.TypeError)) {
        Type *type = type_of(vm, iterable);
        if (type->iter == NULL && type->get_item == NULL) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "Value after * must be an iterable, not %T",
                        iterable);
        }
    }
    return error;
}

int build_dict_update(VM *vm, Dict *dict, Value mapping) {
    int error = dict_merge(vm, dict, mapping, true);
    if (error < 0 && error_matches(vm, vm->types.AttributeError)) {
        error_clear(vm);
        error_raise(vm, vm->types.TypeError, "'%T' object is not a mapping", mapping);
    }
    return error;
}

int build_dict_merge(VM *vm, Dict *dict, Value mapping, Value callable) {
    int error = dict_merge_keywords(vm, dict, mapping, callable);
    if (error < 0 && error_matches(vm, vm->types.AttributeError)) {
        error_clear(vm);
        Value name = call_function_name(vm, callable);
        if (name != NULL) {
            error_raise(vm, vm->types.TypeError, "%U argument after ** must be a mapping, not %T",
                        name, mapping);
            value_release(vm, name);
        }
    }
    return error;
}

Value build_conversion(VM *vm, Value value, int conversion) {
    switch (conversion) {
    case 1: return object_str(vm, value);
    case 2: return object_repr(vm, value);
    default: return object_ascii(vm, value);
    }
}

Value build_interpolation(VM *vm, Value value, Value text, int conversion, Value format) {
    static const char *const letters[] = {NULL, "s", "r", "a"};
    Value letter = conversion == 0 ? VALUE_NONE : str_new_string(vm, letters[conversion]);
    if (letter == NULL) {
        return NULL;
    }
    Value result = interpolation_new(vm, value, text, letter, format);
    value_release(vm, letter);
    return result;
}

/*
 * dict_ops.c - dicts as wholes: updating, comparing, printing.
 */
#include "engine/interp/vm.h"
#include "engine/objects/dict_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

/* ---- merging ---- */

typedef enum MergeRule {
    MERGE_KEEP,    /* what is there stays */
    MERGE_REPLACE, /* what is there is replaced */
    MERGE_REFUSE,  /* KeyError(key) when the key is there */
} MergeRule;

static int merge_entry(VM *vm, Dict *dict, const DictEntry *entry, MergeRule rule) {
    if (rule != MERGE_REPLACE) {
        Value there;
        int present = dict_get_hashed(vm, dict, entry->key, entry->hash, &there);
        value_release_if(vm, there);
        if (present < 0) {
            return -1;
        }
        if (present && rule == MERGE_REFUSE) {
            error_raise_with(vm, vm->types.KeyError, entry->key);
            return -1;
        }
        if (present) {
            return 0;
        }
    }
    return dict_set_hashed(vm, dict, entry->key, entry->hash, entry->value);
}

static int merge_dict(VM *vm, Dict *dict, Dict *other, MergeRule rule) {
    if (dict == other) {
        return 0;
    }
    for (uint32_t i = 0; i < other->entry_count; i++) {
        DictEntry entry = other->entries[i];
        if (entry.key == NULL) {
            continue;
        }
        uint32_t entry_count = other->entry_count;
        value_retain(entry.key);
        value_retain(entry.value);
        int status = merge_entry(vm, dict, &entry, rule);
        value_release(vm, entry.key);
        value_release(vm, entry.value);
        if (status < 0) {
            return -1;
        }
        if (other->entry_count != entry_count) {
            return error_raise_int(vm, vm->types.RuntimeError, "dict mutated during update");
        }
    }
    return 0;
}

/* All the keys, before any item is asked for: its [] may change the mapping. */
static List *list_keys(VM *vm, Value mapping) {
    Value keys = object_call_method(vm, vm->names.keys, &mapping, 1);
    Value iterator = keys == NULL ? NULL : object_iter(vm, keys);
    if (keys != NULL && iterator == NULL && error_matches(vm, vm->types.TypeError)) {
        error_clear(vm);
        error_raise(vm, vm->types.TypeError, "%T.keys() returned a non-iterable (type %T)", mapping,
                    keys);
    }
    value_release_if(vm, keys);
    Value list = iterator == NULL ? NULL : object_to_list(vm, iterator);
    value_release_if(vm, iterator);
    return list == NULL ? NULL : value_to_list(list);
}

/* Anything with keys() and []. */
static int merge_mapping(VM *vm, Dict *dict, Value mapping, MergeRule rule) {
    List *keys = list_keys(vm, mapping);
    if (keys == NULL) {
        return -1;
    }
    int status = 0;
    for (size_t i = 0; status == 0 && i < keys->size; i++) {
        Value key = value_retain(keys->items[i]);
        Value value = NULL;
        int present = rule == MERGE_REPLACE ? 0 : dict_contains(vm, dict, key);
        if (present == 0) {
            value = object_get_item(vm, mapping, key);
            status = value == NULL ? -1 : dict_set(vm, dict, key, value);
        } else if (present < 0) {
            status = -1;
        } else if (rule == MERGE_REFUSE) {
            error_raise_with(vm, vm->types.KeyError, key);
            status = -1;
        }
        value_release_if(vm, value);
        value_release(vm, key);
    }
    value_release(vm, value_from_object(keys));
    return status;
}

static int merge(VM *vm, Dict *dict, Value mapping, MergeRule rule) {
    bool plain =
        value_is_dict(mapping) && value_object(mapping)->type->iter == vm->types.dict->iter;
    return plain ? merge_dict(vm, dict, value_to_dict(mapping), rule)
                 : merge_mapping(vm, dict, mapping, rule);
}

int dict_merge(VM *vm, Dict *dict, Value mapping, bool override) {
    return merge(vm, dict, mapping, override ? MERGE_REPLACE : MERGE_KEEP);
}

/* CPython: PyDict_MergeFromSeq2. */
static int merge_key(VM *vm, Dict *dict, Value key, Value value, bool override) {
    if (override) {
        return dict_set(vm, dict, key, value);
    }
    Value there = dict_set_default(vm, dict, key, value);
    value_release_if(vm, there);
    return there == NULL ? -1 : 0;
}

static void add_element_note(VM *vm, size_t index) {
    Value raised = error_fetch_take(vm);
    Value note = str_format(
        vm, "Cannot convert dictionary update sequence element #%zu to a sequence", index);
    if (note == NULL || exception_add_note(vm, raised, note) < 0) {
        error_clear(vm);
    }
    value_release_if(vm, note);
    error_restore_take(vm, raised);
}

static int merge_pair(VM *vm, Dict *dict, Value item, size_t index, bool override) {
    Value pair = object_to_sequence(vm, item, "object is not iterable");
    if (pair == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            add_element_note(vm, index);
        }
        return -1;
    }
    size_t size;
    const Value *items = object_sequence_items(pair, &size);
    int status;
    if (size != 2) {
        status = error_raise_int(vm, vm->types.ValueError,
                                 "dictionary update sequence element #%zu has length %zu; 2 is "
                                 "required",
                                 index, size);
    } else {
        Value key = value_retain(items[0]);
        Value value = value_retain(items[1]);
        status = merge_key(vm, dict, key, value, override);
        value_release(vm, key);
        value_release(vm, value);
    }
    value_release(vm, pair);
    return status;
}

int dict_merge_pairs(VM *vm, Dict *dict, Value iterable, bool override) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value item;
    for (size_t index = 0; status == 0 && (item = object_next(vm, iterator)) != NULL; index++) {
        status = merge_pair(vm, dict, item, index, override);
        value_release(vm, item);
    }
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

Dict *dict_from_mapping(VM *vm, Value mapping) {
    Dict *dict = dict_new(vm);
    if (dict != NULL && dict_merge(vm, dict, mapping, true) < 0) {
        value_release(vm, value_from_object(dict));
        return NULL;
    }
    return dict;
}

int dict_update(VM *vm, Dict *dict, Value other) {
    if (value_object_is(other, vm->types.dict)) {
        return dict_merge(vm, dict, other, true);
    }
    bool missing;
    Value keys = object_find_attr(vm, other, vm->names.keys, &missing);
    if (keys == NULL && !missing) {
        return -1;
    }
    value_release_if(vm, keys);
    return missing ? dict_merge_pairs(vm, dict, other, true) : dict_merge(vm, dict, other, true);
}

/* Says what is wrong with the argument after ** in terms of the call. */
static void explain_keywords(VM *vm, Value mapping, Value function) {
    Value key = NULL;
    if (error_matches(vm, vm->types.KeyError)) {
        const Tuple *args = value_to_exception(vm->raised)->args;
        if (args->size != 1) {
            return;
        }
        key = value_retain(args->items[0]);
    } else if (!error_matches(vm, vm->types.AttributeError)) {
        return;
    }
    error_clear(vm);
    Value name = native_full_name(vm, function);
    if (name != NULL && key != NULL) {
        error_raise(vm, vm->types.TypeError, "%U got multiple values for keyword argument '%S'",
                    name, key);
    } else if (name != NULL) {
        error_raise(vm, vm->types.TypeError, "%U argument after ** must be a mapping, not %T", name,
                    mapping);
    }
    value_release_if(vm, name);
    value_release_if(vm, key);
}

int dict_merge_keywords(VM *vm, Dict *dict, Value mapping, Value function) {
    if (merge(vm, dict, mapping, MERGE_REFUSE) == 0) {
        return 0;
    }
    explain_keywords(vm, mapping, function);
    return -1;
}

/* ---- lists ---- */

Value dict_keys_list(VM *vm, Dict *dict) {
    List *list = list_new(vm, dict->used);
    size_t position = 0;
    Value key, value;
    while (list != NULL && dict_next(dict, &position, &key, &value)) {
        list->items[list->size++] = value_retain(key);
    }
    return value_from_object(list);
}

Value dict_values_list(VM *vm, Dict *dict) {
    List *list = list_new(vm, dict->used);
    size_t position = 0;
    Value key, value;
    while (list != NULL && dict_next(dict, &position, &key, &value)) {
        list->items[list->size++] = value_retain(value);
    }
    return value_from_object(list);
}

Value dict_items_list(VM *vm, Dict *dict) {
    List *list = list_new(vm, dict->used);
    size_t position = 0;
    Value pair[2];
    while (list != NULL && dict_next(dict, &position, &pair[0], &pair[1])) {
        Value item = tuple_from_array(vm, pair, 2);
        if (item == NULL) {
            value_release(vm, value_from_object(list));
            return NULL;
        }
        list->items[list->size++] = item;
    }
    return value_from_object(list);
}

/* ---- comparison ---- */

/* 1, 0, -1. The dicts may change while values are compared. */
static int dicts_equal(VM *vm, Dict *left, Dict *right) {
    if (left->used != right->used) {
        return 0;
    }
    int equal = 1;
    for (uint32_t i = 0; equal == 1 && i < left->entry_count; i++) {
        Value key = left->entries[i].key;
        if (key == NULL) {
            continue;
        }
        Value ours = value_retain(left->entries[i].value);
        Value theirs;
        value_retain(key);
        equal = dict_get_hashed(vm, right, key, left->entries[i].hash, &theirs);
        if (equal == 1) {
            equal = object_compare_bool(vm, theirs, ours, CMP_EQ);
        }
        value_release_if(vm, theirs);
        value_release(vm, key);
        value_release(vm, ours);
    }
    return equal;
}

Value dict_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!value_is_dict(left) || !value_is_dict(right) || (op != CMP_EQ && op != CMP_NE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int equal = dicts_equal(vm, value_to_dict(left), value_to_dict(right));
    return equal < 0 ? NULL : value_from_bool(equal == (op == CMP_EQ));
}

/* ---- repr ---- */

static bool add_items(StrBuilder *builder, Dict *dict) {
    VM *vm = builder->vm;
    size_t position = 0;
    Value key, value;
    bool first = true;
    bool fine = true;
    while (fine && dict_next(dict, &position, &key, &value)) {
        value_retain(key);
        value_retain(value);
        str_builder_add_string(builder, first ? "" : ", ");
        first = false;
        fine = str_builder_add_repr(builder, key);
        if (fine) {
            str_builder_add_string(builder, ": ");
            fine = str_builder_add_repr(builder, value);
        }
        value_release(vm, key);
        value_release(vm, value);
    }
    return fine;
}

Value dict_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_new_string(vm, "{...}");
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add(&builder, '{');
    add_items(&builder, value_to_dict(self));
    str_builder_add(&builder, '}');
    object_repr_leave(vm, self);
    return str_builder_finish(&builder);
}

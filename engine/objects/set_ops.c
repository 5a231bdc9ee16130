#include "engine/objects/set_ops.h"

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"

static bool is_dict(VM *vm, Value value) {
    return value_object_is(value, vm->types.dict);
}

static Type *base_type(VM *vm, const Set *set) {
    return type_is_subtype(set->head.type, vm->types.set) ? vm->types.set : vm->types.frozenset;
}

static Set *new_like(VM *vm, const Set *set) {
    return set_new(vm, base_type(vm, set));
}

Value set_copy(VM *vm, Set *set) {
    return set_from_iterable(vm, base_type(vm, set), value_from_object(set));
}

/* What an operation does with each item of the other operand; -1 error, 1 stop. */
typedef int VisitItem(VM *vm, Set *set, Value key, int64_t hash, void *context);

/* Of a set: its hashes are known. The set may change meanwhile. */
static int each_of_set(VM *vm, Set *from, Set *set, VisitItem *visit, void *context) {
    size_t position = 0;
    Value key;
    int64_t hash;
    int status = 0;
    while (status == 0 && set_next(from, &position, &key, &hash)) {
        value_retain(key);
        status = visit(vm, set, key, hash, context);
        value_release(vm, key);
    }
    return status;
}

/* Of any iterable; `explain`: an unhashable item is named as CPython names it here. */
static int each_of_iterable(VM *vm, Value from, Set *set, VisitItem *visit, void *context,
                            bool explain) {
    Value iterator = object_iter(vm, from);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value key;
    while (status == 0 && (key = object_next(vm, iterator)) != NULL) {
        int64_t hash;
        status = object_hash(vm, key, &hash);
        if (status < 0 && explain) {
            error_explain_unhashable(vm, key, "a set element");
        }
        status = status < 0 ? -1 : visit(vm, set, key, hash, context);
        value_release(vm, key);
    }
    value_release(vm, iterator);
    return status == 0 && error_occurred(vm) ? -1 : status;
}

/* ---- intersection ---- */

static int add_if_common(VM *vm, Set *set, Value key, int64_t hash, void *result) {
    Set *common = result;
    int found = set_contains_hashed(vm, set, key, hash);
    if (found != 1) {
        return found;
    }
    if (set_add_hashed(vm, common, key, hash) < 0) {
        return -1;
    }
    return common->used >= set->used; /* all are: no more can be */
}

Value set_intersection(VM *vm, Set *set, Value other) {
    if (value_from_object(set) == other) {
        return set_copy(vm, set);
    }
    Set *result = new_like(vm, set);
    if (result == NULL) {
        return NULL;
    }
    int status;
    if (value_is_set(other)) {
        Set *walked = value_to_set(other);
        if (walked->used > set->used) {
            walked = set;
            set = value_to_set(other);
        }
        status = each_of_set(vm, walked, set, add_if_common, result);
    } else {
        status = each_of_iterable(vm, other, set, add_if_common, result, false);
    }
    if (status < 0) {
        value_release(vm, value_from_object(result));
        return NULL;
    }
    return value_from_object(result);
}

static Value intersection_of_all(VM *vm, Set *set, const Value *others, size_t count) {
    if (count == 0) {
        return set_copy(vm, set);
    }
    Value result = value_retain(value_from_object(set));
    for (size_t i = 0; result != NULL && i < count; i++) {
        Value next = set_intersection(vm, value_to_set(result), others[i]);
        value_release(vm, result);
        result = next;
    }
    return result;
}

/* The set gets the items of another, which dies; consumed. */
static int replace_take(VM *vm, Set *set, Value result) {
    if (result == NULL) {
        return -1;
    }
    set_swap(vm, set, value_to_set(result));
    value_release(vm, result);
    return 0;
}

/* ---- difference ---- */

static int discard(VM *vm, Set *set, Value key, int64_t hash, void *context) {
    (void)context;
    return set_discard_hashed(vm, set, key, hash) < 0 ? -1 : 0;
}

int set_difference_update(VM *vm, Set *set, Value other) {
    if (value_from_object(set) == other) {
        set_clear(vm, set);
        return 0;
    }
    int status;
    if (value_is_set(other)) {
        /* Of a much larger set, only the common items matter. */
        bool larger = value_to_set(other)->used >> 3 > set->used;
        Value walked = larger ? set_intersection(vm, set, other) : value_retain(other);
        status = walked == NULL ? -1 : each_of_set(vm, value_to_set(walked), set, discard, NULL);
        value_release_if(vm, walked);
    } else {
        status = each_of_iterable(vm, other, set, discard, NULL, true);
    }
    return status < 0 ? -1 : set_drop_deleted(vm, set);
}

static Value copy_and_discard(VM *vm, Set *set, Value other) {
    Value result = set_copy(vm, set);
    if (result != NULL && set_difference_update(vm, value_to_set(result), other) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static int add_if_not_in_set(VM *vm, Set *set, Value key, int64_t hash, void *result) {
    int found = set_contains_hashed(vm, set, key, hash);
    return found == 0 ? set_add_hashed(vm, result, key, hash) : found < 0 ? -1 : 0;
}

typedef struct DictDifference {
    Dict *dict;
    Set *result;
} DictDifference;

static int add_if_not_in_dict(VM *vm, Set *set, Value key, int64_t hash, void *context) {
    (void)set;
    const DictDifference *difference = context;
    Value value;
    int found = dict_get_hashed(vm, difference->dict, key, hash, &value);
    if (found == 1) {
        value_release(vm, value);
    }
    return found == 0 ? set_add_hashed(vm, difference->result, key, hash) : found < 0 ? -1 : 0;
}

Value set_difference(VM *vm, Set *set, Value other) {
    if (!value_is_set(other) && !is_dict(vm, other)) {
        return copy_and_discard(vm, set, other);
    }
    size_t size = value_is_set(other) ? value_to_set(other)->used : value_to_dict(other)->used;
    if (set->used >> 2 > size) {
        return copy_and_discard(vm, set, other);
    }
    Set *result = new_like(vm, set);
    if (result == NULL) {
        return NULL;
    }
    int status;
    if (value_is_set(other)) {
        status = each_of_set(vm, set, value_to_set(other), add_if_not_in_set, result);
    } else {
        DictDifference difference = {value_to_dict(other), result};
        status = each_of_set(vm, set, set, add_if_not_in_dict, &difference);
    }
    if (status < 0) {
        value_release(vm, value_from_object(result));
        return NULL;
    }
    return value_from_object(result);
}

/* ---- symmetric difference ---- */

static int toggle(VM *vm, Set *set, Value key, int64_t hash, void *context) {
    (void)context;
    int found = set_discard_hashed(vm, set, key, hash);
    return found == 0 ? set_add_hashed(vm, set, key, hash) : found < 0 ? -1 : 0;
}

static int toggle_dict_keys(VM *vm, Set *set, const Dict *dict) {
    size_t position = 0;
    Value key;
    int64_t hash;
    int status = 0;
    while (status == 0 && dict_next_hashed(dict, &position, &key, &hash)) {
        value_retain(key);
        status = toggle(vm, set, key, hash, NULL);
        value_release(vm, key);
    }
    return status;
}

int set_symmetric_difference_update(VM *vm, Set *set, Value other) {
    if (value_from_object(set) == other) {
        set_clear(vm, set);
        return 0;
    }
    if (is_dict(vm, other)) {
        return toggle_dict_keys(vm, set, value_to_dict(other));
    }
    Value items = value_is_set(other) ? value_retain(other)
                                      : set_from_iterable(vm, base_type(vm, set), other);
    int status = items == NULL ? -1 : each_of_set(vm, value_to_set(items), set, toggle, NULL);
    value_release_if(vm, items);
    return status;
}

Value set_symmetric_difference(VM *vm, Set *set, Value other) {
    Value result = set_from_iterable(vm, base_type(vm, set), other);
    if (result != NULL &&
        set_symmetric_difference_update(vm, value_to_set(result), value_from_object(set)) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

/* ---- comparing ---- */

/* 2: not there, so that the walk stops. */
static int check_contained(VM *vm, Set *set, Value key, int64_t hash, void *context) {
    (void)context;
    int found = set_contains_hashed(vm, set, key, hash);
    return found < 0 ? -1 : found ? 0 : 2;
}

static int check_absent(VM *vm, Set *set, Value key, int64_t hash, void *context) {
    (void)context;
    int found = set_contains_hashed(vm, set, key, hash);
    return found < 0 ? -1 : found ? 2 : 0;
}

static Value answer(int status) {
    return status < 0 ? NULL : value_from_bool(status == 0);
}

int set_is_subset(VM *vm, Set *set, Set *other) {
    if (set->used > other->used) {
        return 0;
    }
    int status = each_of_set(vm, set, other, check_contained, NULL);
    return status < 0 ? -1 : status == 0;
}

/* ---- methods ---- */

#define SET_METHOD(name)                                                                           \
    Value name(NATIVE_UNUSED VM *vm, Value self, const Value *args, NATIVE_UNUSED size_t nargs,    \
               NATIVE_UNUSED Tuple *kwnames)

SET_METHOD(set_method_union) {
    Value result = set_copy(vm, value_to_set(self));
    for (size_t i = 0; result != NULL && i < nargs; i++) {
        if (args[i] != self && set_update(vm, value_to_set(result), args[i]) < 0) {
            value_release(vm, result);
            result = NULL;
        }
    }
    return result;
}

SET_METHOD(set_method_intersection) {
    return intersection_of_all(vm, value_to_set(self), args, nargs);
}

SET_METHOD(set_method_intersection_update) {
    Value result = intersection_of_all(vm, value_to_set(self), args, nargs);
    return replace_take(vm, value_to_set(self), result) < 0 ? NULL : VALUE_NONE;
}

SET_METHOD(set_method_difference) {
    if (nargs == 0) {
        return set_copy(vm, value_to_set(self));
    }
    Value result = set_difference(vm, value_to_set(self), args[0]);
    for (size_t i = 1; result != NULL && i < nargs; i++) {
        if (set_difference_update(vm, value_to_set(result), args[i]) < 0) {
            value_release(vm, result);
            result = NULL;
        }
    }
    return result;
}

SET_METHOD(set_method_difference_update) {
    for (size_t i = 0; i < nargs; i++) {
        if (set_difference_update(vm, value_to_set(self), args[i]) < 0) {
            return NULL;
        }
    }
    return VALUE_NONE;
}

SET_METHOD(set_method_symmetric_difference) {
    return set_symmetric_difference(vm, value_to_set(self), args[0]);
}

SET_METHOD(set_method_symmetric_difference_update) {
    int status = set_symmetric_difference_update(vm, value_to_set(self), args[0]);
    return status < 0 ? NULL : VALUE_NONE;
}

SET_METHOD(set_method_isdisjoint) {
    Set *set = value_to_set(self);
    if (args[0] == self) {
        return value_from_bool(set->used == 0);
    }
    if (!value_is_set(args[0])) {
        return answer(each_of_iterable(vm, args[0], set, check_absent, NULL, true));
    }
    Set *walked = value_to_set(args[0]);
    if (walked->used > set->used) {
        walked = set;
        set = value_to_set(args[0]);
    }
    return answer(each_of_set(vm, walked, set, check_absent, NULL));
}

SET_METHOD(set_method_issubset) {
    Set *set = value_to_set(self);
    if (value_is_set(args[0])) {
        int status = set_is_subset(vm, set, value_to_set(args[0]));
        return status < 0 ? NULL : value_from_bool(status);
    }
    Value common = set_intersection(vm, set, args[0]);
    bool all = common != NULL && value_to_set(common)->used == set->used;
    value_release_if(vm, common);
    return common == NULL ? NULL : value_from_bool(all);
}

SET_METHOD(set_method_issuperset) {
    Set *set = value_to_set(self);
    if (value_is_set(args[0])) {
        int status = set_is_subset(vm, value_to_set(args[0]), set);
        return status < 0 ? NULL : value_from_bool(status);
    }
    return answer(each_of_iterable(vm, args[0], set, check_contained, NULL, true));
}

/* ---- operators: both sides are sets ---- */

static bool are_sets(Value left, Value right) {
    return value_is_set(left) && value_is_set(right);
}

static Value set_or(VM *vm, Value left, Value right) {
    if (!are_sets(left, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return set_method_union(vm, left, &right, 1, NULL);
}

static Value set_and(VM *vm, Value left, Value right) {
    return are_sets(left, right) ? set_intersection(vm, value_to_set(left), right)
                                 : VALUE_NOT_IMPLEMENTED;
}

static Value set_subtract(VM *vm, Value left, Value right) {
    return are_sets(left, right) ? set_difference(vm, value_to_set(left), right)
                                 : VALUE_NOT_IMPLEMENTED;
}

static Value set_xor(VM *vm, Value left, Value right) {
    return are_sets(left, right) ? set_symmetric_difference(vm, value_to_set(left), right)
                                 : VALUE_NOT_IMPLEMENTED;
}

#define IN_PLACE(name, call)                                                                       \
    static Value name(VM *vm, Value left, Value right) {                                           \
        if (!value_is_set(right)) {                                                                \
            return VALUE_NOT_IMPLEMENTED;                                                          \
        }                                                                                          \
        Set *set = value_to_set(left);                                                             \
        return (call) < 0 ? NULL : value_retain(left);                                             \
    }

IN_PLACE(set_inplace_or, set_update(vm, set, right))
IN_PLACE(set_inplace_and, replace_take(vm, set, intersection_of_all(vm, set, &right, 1)))
IN_PLACE(set_inplace_subtract, set_difference_update(vm, set, right))
IN_PLACE(set_inplace_xor, set_symmetric_difference_update(vm, set, right))

void set_operations_fill(Type *type, bool mutable) {
    type->binary[NB_OR] = set_or;
    type->binary[NB_AND] = set_and;
    type->binary[NB_SUBTRACT] = set_subtract;
    type->binary[NB_XOR] = set_xor;
    if (mutable) {
        type->inplace[NB_OR] = set_inplace_or;
        type->inplace[NB_AND] = set_inplace_and;
        type->inplace[NB_SUBTRACT] = set_inplace_subtract;
        type->inplace[NB_XOR] = set_inplace_xor;
    }
}

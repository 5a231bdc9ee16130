/*
 * bisect.c - the module _bisect: where an item belongs in a sorted sequence.
 *
 * Source: CPython 3.14 Modules/_bisectmodule.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

/* What all functions take: f(a, x, lo=0, hi=None, *, key=None). */
typedef struct Search {
    Value sequence;
    Value item;
    int64_t low;
    int64_t high; /* -1: the end */
    Value key;    /* NULL: none */
} Search;

static int parse(VM *vm, const char *name, const Value *args, size_t nargs, Tuple *kwnames,
                 Search *search) {
    static const char *const names[] = {"a", "x", "lo", "hi", "key", NULL};
    const ArgSpec spec = {.function = name, .names = names, .required = 2, .max_positional = 4};
    Value given[5];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    *search = (Search){.sequence = given[0], .item = given[1], .high = -1};
    if (given[2] != NULL &&
        int_from_index(vm, given[2], vm->types.OverflowError, &search->low) < 0) {
        return -1;
    }
    if (given[3] != NULL && given[3] != VALUE_NONE &&
        int_from_index(vm, given[3], vm->types.OverflowError, &search->high) < 0) {
        return -1;
    }
    search->key = given[4] == VALUE_NONE ? NULL : given[4];
    return 0;
}

/* The item at `index`, by the key. */
static Value item_at(VM *vm, const Search *search, int64_t index) {
    Value at = int_from_i64(vm, index);
    Value item = at == NULL ? NULL : object_get_item(vm, search->sequence, at);
    value_release_if(vm, at);
    if (item == NULL || search->key == NULL) {
        return item;
    }
    Value result = object_call_one(vm, search->key, item);
    value_release(vm, item);
    return result;
}

/* The place for `item`, behind equal ones or before them; -1 on error. */
static int64_t find(VM *vm, const Search *search, Value item, bool right) {
    int64_t low = search->low, high = search->high;
    if (low < 0) {
        return error_raise_int(vm, vm->types.ValueError, "lo must be non-negative");
    }
    if (high == -1 && (high = object_length(vm, search->sequence)) < 0) {
        return -1;
    }
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        Value other = item_at(vm, search, middle);
        if (other == NULL) {
            return -1;
        }
        int less = right ? object_compare_bool(vm, item, other, CMP_LT)
                         : object_compare_bool(vm, other, item, CMP_LT);
        value_release(vm, other);
        if (less < 0) {
            return -1;
        }
        if (less == right) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static Value bisect(VM *vm, const char *name, const Value *args, size_t nargs, Tuple *kwnames,
                    bool right) {
    Search search;
    if (parse(vm, name, args, nargs, kwnames, &search) < 0) {
        return NULL;
    }
    int64_t index = find(vm, &search, search.item, right);
    return index < 0 ? NULL : int_from_i64(vm, index);
}

static Value insort(VM *vm, const char *name, const Value *args, size_t nargs, Tuple *kwnames,
                    bool right) {
    Search search;
    if (parse(vm, name, args, nargs, kwnames, &search) < 0) {
        return NULL;
    }
    Value item = search.key == NULL ? value_retain(search.item)
                                    : object_call_one(vm, search.key, search.item);
    if (item == NULL) {
        return NULL;
    }
    int64_t index = find(vm, &search, item, right);
    value_release(vm, item);
    if (index < 0) {
        return NULL;
    }
    if (value_object_is(search.sequence, vm->types.list)) {
        return list_insert(vm, value_to_list(search.sequence), index, search.item) < 0 ? NULL
                                                                                       : VALUE_NONE;
    }
    Value method_name = str_intern_string(vm, "insert");
    Value at = int_from_i64(vm, index);
    const Value call[] = {search.sequence, at, search.item};
    Value result =
        method_name == NULL || at == NULL ? NULL : object_call_method(vm, method_name, call, 3);
    value_release_if(vm, method_name);
    value_release_if(vm, at);
    if (result == NULL) {
        return NULL;
    }
    value_release(vm, result);
    return VALUE_NONE;
}

#define BISECT_FUNCTION(name, function, right)                                                     \
    NATIVE_FUNCTION(name) {                                                                        \
        return function(vm, #name, args, nargs, kwnames, right);                                   \
    }

BISECT_FUNCTION(bisect_right, bisect, true)
BISECT_FUNCTION(bisect_left, bisect, false)
BISECT_FUNCTION(insort_right, insort, true)
BISECT_FUNCTION(insort_left, insort, false)

#define BISECT_SIGNATURE "($module, /, a, x, lo=0, hi=None, *, key=None)"

static const NativeDef functions[] = {
    {"bisect_right", bisect_right, NATIVE_FAST | NATIVE_KEYWORDS, BISECT_SIGNATURE},
    {"bisect_left", bisect_left, NATIVE_FAST | NATIVE_KEYWORDS, BISECT_SIGNATURE},
    {"insort_right", insort_right, NATIVE_FAST | NATIVE_KEYWORDS, BISECT_SIGNATURE},
    {"insort_left", insort_left, NATIVE_FAST | NATIVE_KEYWORDS, BISECT_SIGNATURE},
    {0},
};

int bisect_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}

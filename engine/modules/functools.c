/* functools.c - see functools.h. */
#include "engine/modules/functools.h"

#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/native.h"

/* ---- reduce ---- */

NATIVE_FUNCTION(functools_reduce) {
    static const char *const names[] = {"", "", "initial", NULL};
    static const ArgSpec spec = {.function = "reduce",
                                 .names = names,
                                 .positional_only = 2,
                                 .required = 2,
                                 .max_positional = 3};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value iterator = object_iter(vm, given[1]);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "reduce() arg 2 must support iteration");
        }
        return NULL;
    }
    Value result = value_retain_if(given[2]);
    Value item;
    while ((item = object_next(vm, iterator)) != NULL) {
        if (result == NULL) {
            result = item;
            continue;
        }
        const Value both[2] = {result, item};
        Value next = object_call(vm, given[0], both, 2, NULL);
        value_release(vm, item);
        value_release(vm, result);
        result = next;
        if (result == NULL) {
            break;
        }
    }
    value_release(vm, iterator);
    if (error_occurred(vm)) {
        value_release_if(vm, result);
        return NULL;
    }
    return result != NULL ? result
                          : error_raise(vm, vm->types.TypeError,
                                        "reduce() of empty iterable with no initial value");
}

/* ---- cmp_to_key: a comparison function, and with an object a key ---- */

typedef struct CompareKey {
    Object head;
    Value compare;
    Value object; /* NULL: the function that makes keys */
} CompareKey;

static const CompareKey *to_key(Value value) {
    return (const CompareKey *)value_object(value);
}

static Value key_new(VM *vm, Value compare, Value object) {
    CompareKey *key = object_new(vm, vm->types.functools_key, sizeof(CompareKey));
    if (key != NULL) {
        key->compare = value_retain(compare);
        key->object = value_retain_if(object);
    }
    return value_from_object(key);
}

static Value key_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"obj", NULL};
    static const ArgSpec spec = {
        .function = "K", .names = names, .required = 1, .max_positional = 1};
    Value object;
    return args_parse(vm, &spec, args, nargs, kwnames, &object) < 0
               ? NULL
               : key_new(vm, to_key(self)->compare, object);
}

static Value key_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!value_object_is(right, vm->types.functools_key)) {
        return error_raise(vm, vm->types.TypeError, "other argument must be K instance");
    }
    const Value both[2] = {to_key(left)->object, to_key(right)->object};
    if (both[0] == NULL || both[1] == NULL) {
        return error_raise(vm, vm->types.AttributeError, "object");
    }
    Value order = object_call(vm, to_key(left)->compare, both, 2, NULL);
    if (order == NULL) {
        return NULL;
    }
    Value result = object_compare(vm, order, value_from_small_int(0), op);
    value_release(vm, order);
    return result;
}

static void key_clear(VM *vm, Object *self) {
    CompareKey *key = (CompareKey *)self;
    value_clear(vm, &key->object);
}

static void key_destroy(VM *vm, Object *self) {
    key_clear(vm, self);
    value_release(vm, ((CompareKey *)self)->compare);
    object_free(vm, self);
}

static int key_traverse(Object *self, VisitCall *visit, void *context) {
    const CompareKey *key = (const CompareKey *)self;
    int status = visit(key->compare, context);
    return status != 0 || key->object == NULL ? status : visit(key->object, context);
}

static const MemberDef key_members[] = {
    {"obj", offsetof(CompareKey, object), true, false},
    {0},
};

static int init_key(VM *vm) {
    Type *type = type_new_builtin(vm, "KeyWrapper", LAYOUT_OTHER, sizeof(CompareKey),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = key_destroy;
    type->traverse = key_traverse;
    type->clear = key_clear;
    type->call = key_call;
    type->compare = key_compare;
    type->hash = object_hash_refuse;
    type->members = key_members;
    return type_ready_take(vm, &vm->types.functools_key, type, "functools");
}

NATIVE_FUNCTION(functools_cmp_to_key) {
    static const char *const names[] = {"mycmp", NULL};
    static const ArgSpec spec = {
        .function = "cmp_to_key", .names = names, .required = 1, .max_positional = 1};
    Value compare;
    return args_parse(vm, &spec, args, nargs, kwnames, &compare) < 0 ? NULL
                                                                     : key_new(vm, compare, NULL);
}

static const NativeDef functions[] = {
    {"cmp_to_key", functools_cmp_to_key, NATIVE_FAST | NATIVE_KEYWORDS, "($module, /, mycmp)"},
    {"reduce", functools_reduce, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {0},
};

int functools_module_init(VM *vm, Module *module) {
    return (vm->types.functools_key == NULL && init_key(vm) < 0) ||
                   functools_init_partial(vm, module) < 0 || functools_init_lru(vm, module) < 0
               ? -1
               : module_add_natives(vm, module, functions);
}

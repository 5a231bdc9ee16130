/* collections.c - see collections.h. */
#include "engine/modules/collections.h"

#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* ---- _tuplegetter: a field of a named tuple ---- */

typedef struct TupleGetter {
    Object head;
    int64_t index;
    Value doc;
} TupleGetter;

static Value getter_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    int64_t index;
    if (args_refuse_keywords(vm, "_tuplegetter", kwnames) < 0 ||
        args_check_count(vm, "_tuplegetter", nargs, 2, 2) < 0 ||
        int_from_index(vm, args[0], vm->types.OverflowError, &index) < 0) {
        return NULL;
    }
    TupleGetter *getter = object_new(vm, type, sizeof(TupleGetter));
    if (getter != NULL) {
        getter->index = index;
        getter->doc = value_retain(args[1]);
    }
    return value_from_object(getter);
}

static Value getter_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    if (instance == NULL || instance == VALUE_NONE) {
        return value_retain(self);
    }
    int64_t index = ((const TupleGetter *)value_object(self))->index;
    if (!value_is_tuple(instance)) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' "
                           "object",
                           (long long)index, instance);
    }
    const Tuple *tuple = value_to_tuple(instance);
    if (index < 0 || (uint64_t)index >= tuple->size) {
        return error_raise(vm, vm->types.IndexError, "tuple index out of range");
    }
    return value_retain(tuple->items[index]);
}

static int getter_set(VM *vm, Value self, Value instance, Value value) {
    (void)self, (void)instance;
    return error_raise_int(vm, vm->types.AttributeError,
                           value == NULL ? "can't delete attribute" : "can't set attribute");
}

static Value getter_repr(VM *vm, Value self) {
    const TupleGetter *getter = (const TupleGetter *)value_object(self);
    return str_format(vm, "%U(%lld, %R)", value_object(self)->type->name, (long long)getter->index,
                      getter->doc);
}

NATIVE_FUNCTION(getter_reduce) {
    const TupleGetter *getter = (const TupleGetter *)value_object(self);
    Value index = int_from_i64(vm, getter->index);
    Value parts = index == NULL ? NULL : tuple_pack(vm, 2, index, getter->doc);
    value_release_if(vm, index);
    Value result =
        parts == NULL ? NULL : tuple_pack(vm, 2, value_from_object(value_type(vm, self)), parts);
    value_release_if(vm, parts);
    return result;
}

static void getter_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((TupleGetter *)self)->doc);
    object_free(vm, self);
}

static int getter_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(((TupleGetter *)self)->doc, context);
}

static const NativeDef getter_methods[] = {
    {"__reduce__", getter_reduce, NATIVE_NOARGS, NULL},
    {0},
};

static const MemberDef getter_members[] = {
    {"__doc__", offsetof(TupleGetter, doc), true, false},
    {0},
};

static int init_getter(VM *vm) {
    Type *type = type_new_builtin(vm, "_tuplegetter", LAYOUT_DESCRIPTOR, sizeof(TupleGetter),
                                  vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->destroy = getter_destroy;
    type->traverse = getter_traverse;
    type->create = getter_create;
    type->repr = getter_repr;
    type->descr_get = getter_get;
    type->descr_set = getter_set;
    type->methods = getter_methods;
    type->members = getter_members;
    return type_ready_take(vm, &vm->types.collections_getter, type, "collections");
}

/* ---- _count_elements: how Counter counts ---- */

/* Adds one to what a dict holds for the key. */
static int count_in_dict(VM *vm, Dict *dict, Value key) {
    int64_t hash;
    Value old;
    if (object_hash(vm, key, &hash) < 0 || dict_get_hashed(vm, dict, key, hash, &old) < 0) {
        return -1;
    }
    Value number = old == NULL ? value_from_small_int(1)
                               : object_binary(vm, NB_ADD, old, value_from_small_int(1));
    value_release_if(vm, old);
    if (number == NULL) {
        return -1;
    }
    int status = dict_set_hashed(vm, dict, key, hash, number);
    value_release(vm, number);
    return status;
}

/* The same by the mapping's own get and __setitem__. */
static int count_in_mapping(VM *vm, Value mapping, Value get, Value key) {
    const Value args[] = {key, value_from_small_int(0)};
    Value old = object_call(vm, get, args, 2, NULL);
    Value number = old == NULL ? NULL : object_binary(vm, NB_ADD, old, value_from_small_int(1));
    value_release_if(vm, old);
    if (number == NULL) {
        return -1;
    }
    int status = object_set_item(vm, mapping, key, number);
    value_release(vm, number);
    return status;
}

/* Whether a dict subclass has dict's own get and __setitem__. */
static bool counts_plainly(VM *vm, Value mapping) {
    if (!value_is_dict(mapping)) {
        return false;
    }
    Type *type = value_type(vm, mapping);
    const Value names[] = {vm->names.get, vm->names.__setitem__};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (type_lookup_borrow(vm, type, names[i]) !=
            type_lookup_borrow(vm, vm->types.dict, names[i])) {
            return false;
        }
    }
    return true;
}

NATIVE_FUNCTION(count_elements) {
    if (args_check_count(vm, "_count_elements", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value iterator = object_iter(vm, args[1]);
    if (iterator == NULL) {
        return NULL;
    }
    bool plain = counts_plainly(vm, args[0]);
    Value get = plain ? NULL : object_get_attr(vm, args[0], vm->names.get);
    int status = plain || get != NULL ? 0 : -1;
    Value item;
    while (status == 0 && (item = object_next(vm, iterator)) != NULL) {
        status = plain ? count_in_dict(vm, value_to_dict(args[0]), item)
                       : count_in_mapping(vm, args[0], get, item);
        value_release(vm, item);
    }
    value_release_if(vm, get);
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? NULL : VALUE_NONE;
}

static const NativeDef functions[] = {
    {"_count_elements", count_elements, NATIVE_FAST, "($module, mapping, iterable, /)"},
    {0},
};

int collections_module_init(VM *vm, Module *module) {
    if ((vm->types.collections_getter == NULL && init_getter(vm) < 0) ||
        module_set(vm, module, "_tuplegetter", value_from_object(vm->types.collections_getter)) <
            0 ||
        collections_init_deque(vm, module) < 0 || collections_init_default(vm, module) < 0 ||
        collections_init_ordered(vm, module) < 0) {
        return -1;
    }
    return module_add_natives(vm, module, functions);
}

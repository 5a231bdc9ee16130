#include "engine/objects/singletons.h"

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static const char *const words[] = {"None", "Ellipsis", "NotImplemented"};
static const Value values[] = {VALUE_NONE, VALUE_ELLIPSIS, VALUE_NOT_IMPLEMENTED};

static size_t which(VM *vm, const Type *type) {
    return type == vm->types.none ? 0 : type == vm->types.ellipsis ? 1 : 2;
}

static Value repr(VM *vm, Value self) {
    return str_intern_string(vm, words[which(vm, value_type(vm, self))]);
}

/* type(None)() gives None. */
static Value create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (nargs > 0 || (kwnames != NULL && kwnames->size > 0)) {
        return error_raise(vm, vm->types.TypeError, "%N takes no arguments", type);
    }
    return values[which(vm, type)];
}

static int none_truth(VM *vm, Value self) {
    (void)vm, (void)self;
    return 0;
}

static int none_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm, (void)self;
    *hash = HASH_NONE;
    return 0;
}

static int not_implemented_truth(VM *vm, Value self) {
    (void)self;
    return error_raise_int(vm, vm->types.TypeError,
                           "NotImplemented should not be used in a boolean context");
}

NATIVE_FUNCTION(reduce) {
    return repr(vm, self);
}

static const NativeDef reduce_methods[] = {
    {"__reduce__", reduce, NATIVE_NOARGS, NULL},
    {0},
};

static Type *singleton_type(VM *vm, const char *name) {
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(Object), vm->types.object, 0);
    if (type != NULL) {
        type->repr = repr;
        type->create = create;
    }
    return type;
}

int types_init_singletons(VM *vm) {
    Type *none = singleton_type(vm, "NoneType");
    Type *ellipsis = singleton_type(vm, "ellipsis");
    Type *not_implemented = singleton_type(vm, "NotImplementedType");
    if (none == NULL || ellipsis == NULL || not_implemented == NULL) {
        return -1;
    }
    vm->types.none = none;
    vm->types.ellipsis = ellipsis;
    vm->types.not_implemented = not_implemented;
    none->truth = none_truth;
    none->hash = none_hash;
    ellipsis->methods = reduce_methods;
    not_implemented->truth = not_implemented_truth;
    not_implemented->methods = reduce_methods;
    return type_ready(vm, none) < 0 || type_ready(vm, ellipsis) < 0
               ? -1
               : type_ready(vm, not_implemented);
}

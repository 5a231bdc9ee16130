#include "engine/objects/method.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

static Method *to_method(Value value) {
    return (Method *)value_object(value);
}

Value method_new(VM *vm, Value function, Value self) {
    Method *method = heap_cell(&vm->heap, sizeof(Method), CELL_TRACED);
    if (method == NULL) {
        return error_no_memory(vm);
    }
    *method = (Method){
        .head = {.refcount = 1, .type = vm->types.method},
        .function = value_retain(function),
        .self = value_retain(self),
    };
    return value_from_object(method);
}

static Value method_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const Method *method = to_method(self);
    return object_call_prepend(vm, method->function, method->self, args, nargs, kwnames);
}

static void method_destroy(VM *vm, Object *self) {
    Method *method = (Method *)self;
    value_release(vm, method->function);
    value_release(vm, method->self);
    object_free(vm, self);
}

static int method_traverse(Object *self, VisitCall *visit, void *context) {
    const Method *method = (const Method *)self;
    int status = visit(method->function, context);
    return status != 0 ? status : visit(method->self, context);
}

/* A function's name for a repr: its __qualname__, or else its __name__; "?" if it has none. */
static Value function_name(VM *vm, Value function) {
    bool missing;
    Value name = object_find_attr(vm, function, vm->names.__qualname__, &missing);
    if (name == NULL && missing) {
        name = object_find_attr(vm, function, vm->names.__name__, &missing);
    }
    if (name == NULL && !missing) {
        return NULL;
    }
    if (name == NULL || !value_is_str(name)) {
        value_release_if(vm, name);
        return str_new_string(vm, "?");
    }
    return name;
}

static Value method_repr(VM *vm, Value self) {
    const Method *method = to_method(self);
    Value name = function_name(vm, method->function);
    if (name == NULL) {
        return NULL;
    }
    Value text = str_format(vm, "<bound method %U of %R>", name, method->self);
    value_release(vm, name);
    return text;
}

static int method_hash(VM *vm, Value self, int64_t *hash) {
    const Method *method = to_method(self);
    int64_t function;
    if (recursion_check(vm, "") < 0 || object_hash(vm, method->function, &function) < 0) {
        return -1;
    }
    *hash = object_identity_hash(method->self) ^ function;
    *hash = *hash == -1 ? -2 : *hash;
    return 0;
}

static Value method_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(left, vm->types.method) ||
        !value_object_is(right, vm->types.method)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int equal =
        object_compare_bool(vm, to_method(left)->function, to_method(right)->function, CMP_EQ);
    if (equal < 0) {
        return NULL;
    }
    equal = equal && to_method(left)->self == to_method(right)->self;
    return value_from_bool(equal == (op == CMP_EQ));
}

/* Attributes that the method does not have itself are the function's. */
static Value method_get_attr(VM *vm, Value self, Value name) {
    Type *type = vm->types.method;
    Value found = type_lookup_borrow(vm, type, name);
    if (found != NULL) {
        TernarySlot *get = value_type(vm, found)->descr_get;
        return get == NULL ? value_retain(found) : get(vm, found, self, value_from_object(type));
    }
    return object_get_attr(vm, to_method(self)->function, name);
}

static Value method_descr_get(VM *vm, Value self, Value instance, Value owner) {
    (void)vm, (void)instance, (void)owner;
    return value_retain(self); /* bound already */
}

static Value method_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_refuse_keywords(vm, "method", kwnames) < 0 ||
        args_check_count(vm, "method", nargs, 2, 2) < 0) {
        return NULL;
    }
    if (!object_is_callable(vm, args[0])) {
        return error_raise(vm, vm->types.TypeError, "first argument must be callable");
    }
    if (args[1] == VALUE_NONE) {
        return error_raise(vm, vm->types.TypeError, "instance must not be None");
    }
    return method_new(vm, args[0], args[1]);
}

static Value get_doc(VM *vm, Value self, void *closure) {
    (void)closure;
    return object_get_attr(vm, to_method(self)->function, vm->names.__doc__);
}

static const GetSetDef method_getsets[] = {
    {"__doc__", get_doc, NULL, NULL},
    {0},
};

static const MemberDef method_members[] = {
    {"__func__", offsetof(Method, function), false, false},
    {"__self__", offsetof(Method, self), false, false},
    {0},
};

int types_init_method(VM *vm) {
    Type *type = type_new_builtin(vm, "method", LAYOUT_METHOD, sizeof(Method), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    vm->types.method = type;
    type->destroy = method_destroy;
    type->traverse = method_traverse;
    type->repr = method_repr;
    type->hash = method_hash;
    type->compare = method_compare;
    type->call = method_call;
    type->get_attr = method_get_attr;
    type->descr_get = method_descr_get;
    type->create = method_create;
    type->getsets = method_getsets;
    type->members = method_members;
    type->weakref_offset = offsetof(Method, weakrefs);
    type->flags |= TYPE_HAS_WEAKREFS;
    return type_ready(vm, type);
}

#include "engine/objects/native.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/weakref.h"

/* ---- built-in functions and bound methods ---- */

Value native_new(VM *vm, const NativeDef *def, Value self, Value module) {
    Native *native = object_new(vm, vm->types.builtin, sizeof(Native));
    if (native != NULL) {
        native->def = def;
        native->self = value_retain_if(self);
        native->module = value_retain_if(module);
    }
    return value_from_object(native);
}

static bool is_method_self(VM *vm, Value self) {
    return self != NULL && !type_is_subtype(value_type(vm, self), vm->types.module);
}

/* "list.append": the name, behind that of the type it is a method of. */
static Value qualified_name(VM *vm, const NativeDef *def, Value self) {
    if (!is_method_self(vm, self)) {
        return str_intern_string(vm, def->name);
    }
    const Type *type = value_is_type(self) ? value_to_type(self) : value_type(vm, self);
    return str_format(vm, "%U.%s", type->qualname, def->name);
}

/* "list.append()", with the module in front when that is not builtins. */
static Value function_text(VM *vm, const NativeDef *def, const Type *owner, Value self) {
    Value name = owner == NULL ? qualified_name(vm, def, self)
                               : str_format(vm, "%U.%s", owner->qualname, def->name);
    if (name == NULL) {
        return NULL;
    }
    Value module = NULL;
    if (self != NULL && !is_method_self(vm, self)) {
        module = module_get_borrow((Module *)value_object(self), "__name__");
    }
    bool shown = module != NULL && value_is_str(module) &&
                 !str_equal(value_to_str(module), value_to_str(vm->names.builtins));
    Value text = shown ? str_format(vm, "%U.%U()", module, name) : str_format(vm, "%U()", name);
    value_release(vm, name);
    return text;
}

static Value raise_about(VM *vm, const NativeDef *def, const Type *owner, Value self,
                         const char *format, size_t nargs) {
    Value text = function_text(vm, def, owner, self);
    if (text != NULL) {
        error_raise(vm, vm->types.TypeError, format, text, nargs);
        value_release(vm, text);
    }
    return NULL;
}

/* `owner`: the type whose method it is, when it was found there; messages name it. */
static Value call_checked(VM *vm, const NativeDef *def, const Type *owner, Value self,
                          const Value *args, size_t nargs, Tuple *kwnames) {
    if (kwnames != NULL && kwnames->size > 0 && !(def->flags & NATIVE_KEYWORDS)) {
        return raise_about(vm, def, owner, self, "%U takes no keyword arguments", nargs);
    }
    if ((def->flags & NATIVE_NOARGS) && nargs != 0) {
        return raise_about(vm, def, owner, self, "%U takes no arguments (%zu given)", nargs);
    }
    if ((def->flags & NATIVE_ONE) && nargs != 1) {
        return raise_about(vm, def, owner, self, "%U takes exactly one argument (%zu given)",
                           nargs);
    }
    return def->call(vm, self, args, nargs, kwnames);
}

Value native_call(VM *vm, const NativeDef *def, Value self, const Value *args, size_t nargs,
                  Tuple *kwnames) {
    return call_checked(vm, def, NULL, self, args, nargs, kwnames);
}

Value native_full_name(VM *vm, Value callable) {
    bool missing;
    Value qualname = object_find_attr(vm, callable, vm->names.__qualname__, &missing);
    if (qualname == NULL) {
        return missing ? object_str(vm, callable) : NULL;
    }
    Value module = object_find_attr(vm, callable, vm->names.__module__, &missing);
    Value text = NULL;
    if (module != NULL || missing) {
        int shown = module == NULL || module == VALUE_NONE
                        ? 0
                        : object_compare_bool(vm, module, vm->names.builtins, CMP_NE);
        text = shown < 0   ? NULL
               : shown > 0 ? str_format(vm, "%S.%S()", module, qualname)
                           : str_format(vm, "%S()", qualname);
    }
    value_release_if(vm, module);
    value_release(vm, qualname);
    return text;
}

static Native *to_native(Value value) {
    return (Native *)value_object(value);
}

static Value builtin_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const Native *native = to_native(self);
    return native_call(vm, native->def, native->self, args, nargs, kwnames);
}

static void builtin_destroy(VM *vm, Object *self) {
    Native *native = (Native *)self;
    value_release_if(vm, native->self);
    value_release_if(vm, native->module);
    object_free(vm, self);
}

static int builtin_traverse(Object *self, VisitCall *visit, void *context) {
    const Native *native = (const Native *)self;
    return native->self == NULL ? 0 : visit(native->self, context);
}

static Value builtin_repr(VM *vm, Value self) {
    const Native *native = to_native(self);
    if (!is_method_self(vm, native->self)) {
        return str_format(vm, "<built-in function %s>", native->def->name);
    }
    Value address = str_from_address(vm, native->self);
    Value text = address == NULL ? NULL
                                 : str_format(vm, "<built-in method %s of %T object at %U>",
                                              native->def->name, native->self, address);
    value_release_if(vm, address);
    return text;
}

static int builtin_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    const Native *native = to_native(self);
    uint64_t bits = native->self == NULL ? 0 : (uint64_t)object_identity_hash(native->self);
    bits ^= (uint64_t)object_identity_hash((Value)(uintptr_t)native->def);
    *hash = (int64_t)bits == -1 ? -2 : (int64_t)bits;
    return 0;
}

static Value builtin_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(left, vm->types.builtin) ||
        !value_object_is(right, vm->types.builtin)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool equal = to_native(left)->self == to_native(right)->self &&
                 to_native(left)->def->call == to_native(right)->def->call;
    return value_from_bool(equal == (op == CMP_EQ));
}

static Value builtin_name(VM *vm, Value self, void *closure) {
    (void)closure;
    return str_intern_string(vm, to_native(self)->def->name);
}

static Value builtin_qualname(VM *vm, Value self, void *closure) {
    (void)closure;
    return qualified_name(vm, to_native(self)->def, to_native(self)->self);
}

static Value builtin_self(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    const Native *native = to_native(self);
    return native->self == NULL ? VALUE_NONE : value_retain(native->self);
}

static Value builtin_module(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    const Native *native = to_native(self);
    return native->module == NULL ? VALUE_NONE : value_retain(native->module);
}

/* Built-in functions have no docstrings here. */
static Value get_none(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return VALUE_NONE;
}

static Value signature_text(VM *vm, const NativeDef *def) {
    return def->signature == NULL ? VALUE_NONE : str_new_string(vm, def->signature);
}

static Value builtin_signature(VM *vm, Value self, void *closure) {
    (void)closure;
    return signature_text(vm, to_native(self)->def);
}

static const GetSetDef builtin_getsets[] = {
    {"__name__", builtin_name, NULL, NULL},
    {"__qualname__", builtin_qualname, NULL, NULL},
    {"__self__", builtin_self, NULL, NULL},
    {"__module__", builtin_module, NULL, NULL},
    {"__doc__", get_none, NULL, NULL},
    {"__text_signature__", builtin_signature, NULL, NULL},
    {0},
};

/* ---- method_descriptor and classmethod_descriptor ---- */

Value native_descriptor_new(VM *vm, Type *type, const NativeDef *def) {
    if (def->flags & NATIVE_STATIC) {
        return native_new(vm, def, value_from_object(type), NULL);
    }
    Type *kind =
        def->flags & NATIVE_CLASS ? vm->types.classmethod_descriptor : vm->types.method_descriptor;
    Value name = str_intern_string(vm, def->name);
    NativeDescriptor *descriptor =
        name == NULL ? NULL : object_new(vm, kind, sizeof(NativeDescriptor));
    if (descriptor == NULL) {
        value_release_if(vm, name);
        return NULL;
    }
    descriptor->def = def;
    descriptor->type = (Type *)value_retain(value_from_object(type));
    descriptor->name = name;
    return value_from_object(descriptor);
}

static NativeDescriptor *to_descriptor(Value value) {
    return (NativeDescriptor *)value_object(value);
}

static void descriptor_destroy(VM *vm, Object *self) {
    NativeDescriptor *descriptor = (NativeDescriptor *)self;
    value_release(vm, value_from_object(descriptor->type));
    value_release_if(vm, descriptor->name);
    object_free(vm, self);
}

static int descriptor_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(value_from_object(((NativeDescriptor *)self)->type), context);
}

static bool applies_to(VM *vm, const NativeDescriptor *descriptor, Value self) {
    if (type_is_subtype(value_type(vm, self), descriptor->type)) {
        return true;
    }
    error_raise(vm, vm->types.TypeError,
                "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", descriptor->name,
                descriptor->type, self);
    return false;
}

static Value method_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const NativeDescriptor *descriptor = to_descriptor(self);
    if (nargs < 1) {
        return error_raise(vm, vm->types.TypeError, "unbound method %U.%U() needs an argument",
                           descriptor->type->qualname, descriptor->name);
    }
    if (!applies_to(vm, descriptor, args[0])) {
        return NULL;
    }
    return call_checked(vm, descriptor->def, descriptor->type, args[0], args + 1, nargs - 1,
                        kwnames);
}

static Value method_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    const NativeDescriptor *descriptor = to_descriptor(self);
    if (instance == NULL) {
        return value_retain(self);
    }
    return applies_to(vm, descriptor, instance) ? native_new(vm, descriptor->def, instance, NULL)
                                                : NULL;
}

static Value classmethod_get(VM *vm, Value self, Value instance, Value owner) {
    const NativeDescriptor *descriptor = to_descriptor(self);
    if (owner == NULL) {
        owner = value_from_object(value_type(vm, instance));
    }
    if (!value_is_type(owner)) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' for type '%N' needs a type, not a '%T' as arg 2",
                           descriptor->name, descriptor->type, owner);
    }
    if (!type_is_subtype(value_to_type(owner), descriptor->type)) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' requires a subtype of '%N' but received '%N'",
                           descriptor->name, descriptor->type, value_to_type(owner));
    }
    return native_new(vm, descriptor->def, owner, NULL);
}

static Value classmethod_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const NativeDescriptor *descriptor = to_descriptor(self);
    if (nargs < 1) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' of '%N' object needs an argument", descriptor->name,
                           descriptor->type);
    }
    Value bound = classmethod_get(vm, self, NULL, args[0]);
    if (bound == NULL) {
        return NULL;
    }
    Value result = object_call(vm, bound, args + 1, nargs - 1, kwnames);
    value_release(vm, bound);
    return result;
}

static Value descriptor_repr(VM *vm, Value self) {
    const NativeDescriptor *descriptor = to_descriptor(self);
    return str_format(vm, "<method '%U' of '%N' objects>", descriptor->name, descriptor->type);
}

static Value descriptor_name(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(to_descriptor(self)->name);
}

static Value descriptor_qualname(VM *vm, Value self, void *closure) {
    (void)closure;
    const NativeDescriptor *descriptor = to_descriptor(self);
    return str_format(vm, "%U.%U", descriptor->type->qualname, descriptor->name);
}

static Value descriptor_class(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(to_descriptor(self)->type));
}

static Value descriptor_signature(VM *vm, Value self, void *closure) {
    (void)closure;
    return signature_text(vm, to_descriptor(self)->def);
}

static const GetSetDef descriptor_getsets[] = {
    {"__name__", descriptor_name, NULL, NULL},
    {"__qualname__", descriptor_qualname, NULL, NULL},
    {"__objclass__", descriptor_class, NULL, NULL},
    {"__doc__", get_none, NULL, NULL},
    {"__text_signature__", descriptor_signature, NULL, NULL},
    {0},
};

static Type *descriptor_type(VM *vm, const char *name, uint32_t flags) {
    Type *type = type_new_builtin(vm, name, LAYOUT_DESCRIPTOR, sizeof(NativeDescriptor),
                                  vm->types.object, flags | TYPE_DISALLOW_NEW);
    if (type != NULL) {
        type->destroy = descriptor_destroy;
        type->traverse = descriptor_traverse;
        type->repr = descriptor_repr;
        type->getsets = descriptor_getsets;
    }
    return type;
}

int types_init_native(VM *vm) {
    Type *method = descriptor_type(vm, "method_descriptor", TYPE_METHOD_DESCRIPTOR);
    Type *classmethod = descriptor_type(vm, "classmethod_descriptor", 0);
    Type *builtin = type_new_builtin(vm, "builtin_function_or_method", LAYOUT_NATIVE,
                                     sizeof(Native), vm->types.object, TYPE_DISALLOW_NEW);
    if (method == NULL || classmethod == NULL || builtin == NULL) {
        return -1;
    }
    vm->types.method_descriptor = method;
    vm->types.classmethod_descriptor = classmethod;
    vm->types.builtin = builtin;
    method->call = method_call;
    method->descr_get = method_get;
    classmethod->call = classmethod_call;
    classmethod->descr_get = classmethod_get;
    builtin->destroy = builtin_destroy;
    builtin->traverse = builtin_traverse;
    builtin->repr = builtin_repr;
    builtin->hash = builtin_hash;
    builtin->compare = builtin_compare;
    builtin->call = builtin_call;
    builtin->getsets = builtin_getsets;
    builtin->weakref_offset = offsetof(Native, weakrefs);
    builtin->flags |= TYPE_HAS_WEAKREFS;
    return type_ready(vm, method) < 0 || type_ready(vm, classmethod) < 0 ? -1
                                                                         : type_ready(vm, builtin);
}

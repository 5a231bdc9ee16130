/* specialize_call.c - CALL and CALL_KW; see specialize.h. */
#include "engine/interp/call.h"
#include "engine/interp/inline_cache.h"
#include "engine/interp/runtime.h"
#include "engine/interp/specialize.h"
#include "engine/objects/instance.h"

static int form_of_python_call(const Function *function, Unit *ip, int nargs, bool bound) {
    const CodeObject *code = function->code;
    bool simple = specialize_is_simple(function);
    if ((code->flags & CODE_OPTIMIZED) == 0 || function->version == 0) {
        return 0;
    }
    cache_set_u32(ip + 2, function->version);
    if (simple && code->argcount == nargs + bound) {
        return bound ? OP_CALL_BOUND_METHOD_EXACT_ARGS : OP_CALL_PY_EXACT_ARGS;
    }
    return bound ? OP_CALL_BOUND_METHOD_GENERAL : OP_CALL_PY_GENERAL;
}

/* CPython's built-in types with a vectorcall of their own. */
static bool has_fast_call(VM *vm, const Type *type) {
    const Types *types = &vm->types;
    const Type *const fast[] = {types->bool_,  types->dict,      types->enumerate, types->reversed,
                                types->float_, types->list,      types->int_,      types->range,
                                types->set,    types->frozenset, types->tuple,     types->type,
                                types->super,  types->str,       types->filter,    types->map};
    for (size_t i = 0; i < sizeof(fast) / sizeof(fast[0]); i++) {
        if (fast[i] == type) {
            return true;
        }
    }
    return type_is_subtype(type, types->BaseException);
}

static int form_of_builtin_class(VM *vm, const Type *type, const Unit *ip, int nargs) {
    if (nargs == 1 && ip->op.oparg == 1) {
        if (type == vm->types.str) {
            return OP_CALL_STR_1;
        }
        if (type == vm->types.type) {
            return OP_CALL_TYPE_1;
        }
        if (type == vm->types.tuple) {
            return OP_CALL_TUPLE_1;
        }
    }
    return has_fast_call(vm, type) ? OP_CALL_BUILTIN_CLASS : OP_CALL_NON_PY_GENERAL;
}

/* The __init__ that calling the class may run directly; NULL when it is not that simple. */
static Function *simple_init(VM *vm, Type *type) {
    if (type->head.type != vm->types.type || type->create != vm->types.object->create ||
        type->layout != LAYOUT_OBJECT || (type->flags & TYPE_ABSTRACT) != 0) {
        return NULL;
    }
    Value init = type_lookup_borrow(vm, type, vm->names.__init__);
    if (init == NULL || !value_has_type(init, vm->types.function)) {
        return NULL;
    }
    return specialize_is_simple(value_to_function(init)) ? value_to_function(init) : NULL;
}

static int form_of_class_call(VM *vm, Type *type, Unit *ip, int nargs) {
    if (type->flags & TYPE_IMMUTABLE) {
        return form_of_builtin_class(vm, type, ip, nargs);
    }
    if (simple_init(vm, type) == NULL) {
        return OP_CALL_NON_PY_GENERAL;
    }
    uint32_t version = type_version(vm, type);
    if (version == 0) {
        return 0;
    }
    cache_set_u32(ip + 2, version);
    return OP_CALL_ALLOC_AND_ENTER_INIT;
}

Function *specialize_cached_init(VM *vm, Type *type) {
    return value_to_function(type_lookup_borrow(vm, type, vm->names.__init__));
}

static int form_of_native_call(VM *vm, Value callable, const Unit *ip, int nargs) {
    switch (((const Native *)value_object(callable))->def->flags & NATIVE_CONVENTION) {
    case NATIVE_ONE:
        if (nargs != 1) {
            return 0;
        }
        return callable == vm->runtime->callable_len && ip->op.oparg == 1 ? OP_CALL_LEN
                                                                          : OP_CALL_BUILTIN_O;
    case NATIVE_FAST:
        if (nargs == 2 && callable == vm->runtime->callable_isinstance && ip->op.oparg == 2) {
            return OP_CALL_ISINSTANCE;
        }
        return OP_CALL_BUILTIN_FAST;
    case NATIVE_FAST | NATIVE_KEYWORDS: return OP_CALL_BUILTIN_FAST_WITH_KEYWORDS;
    default: return OP_CALL_NON_PY_GENERAL;
    }
}

static int form_of_native_method(VM *vm, Value callable, const Unit *ip, int nargs) {
    const NativeDescriptor *method = (const NativeDescriptor *)value_object(callable);
    switch (method->def->flags & NATIVE_CONVENTION) {
    case NATIVE_NOARGS: return nargs == 1 ? OP_CALL_METHOD_DESCRIPTOR_NOARGS : 0;
    case NATIVE_ONE: {
        if (nargs != 2) {
            return 0;
        }
        bool drops_result = ip[1 + CACHES_CALL].op.opcode == OP_POP_TOP;
        if (callable == vm->runtime->callable_list_append && ip->op.oparg == 1 && drops_result) {
            return OP_CALL_LIST_APPEND;
        }
        return OP_CALL_METHOD_DESCRIPTOR_O;
    }
    case NATIVE_FAST: return OP_CALL_METHOD_DESCRIPTOR_FAST;
    case NATIVE_FAST | NATIVE_KEYWORDS: return OP_CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS;
    default: return OP_CALL_NON_PY_GENERAL;
    }
}

static int form_of_call(VM *vm, Value callable, Unit *ip, int nargs) {
    if (value_has_type(callable, vm->types.builtin)) {
        return form_of_native_call(vm, callable, ip, nargs);
    }
    if (value_has_type(callable, vm->types.function)) {
        return form_of_python_call(value_to_function(callable), ip, nargs, false);
    }
    if (value_is_type(callable)) {
        return form_of_class_call(vm, value_to_type(callable), ip, nargs);
    }
    if (value_has_type(callable, vm->types.method_descriptor)) {
        return form_of_native_method(vm, callable, ip, nargs);
    }
    if (value_has_type(callable, vm->types.method)) {
        Value function = ((const Method *)value_object(callable))->function;
        return value_has_type(function, vm->types.function)
                   ? form_of_python_call(value_to_function(function), ip, nargs, true)
                   : 0;
    }
    return OP_CALL_NON_PY_GENERAL;
}

void specialize_call(VM *vm, Value callable, Unit *ip, int nargs) {
    int form = form_of_call(vm, callable, ip, nargs);
    if (form != 0) {
        specialize_to(ip, form);
    } else {
        specialize_fail(ip);
    }
}

static int form_of_call_kw(VM *vm, Value callable, Unit *ip) {
    bool bound = value_has_type(callable, vm->types.method);
    if (bound) {
        callable = ((const Method *)value_object(callable))->function;
    }
    if (!value_has_type(callable, vm->types.function)) {
        return bound ? 0 : OP_CALL_KW_NON_PY;
    }
    const Function *function = value_to_function(callable);
    if ((function->code->flags & CODE_OPTIMIZED) == 0 || function->version == 0) {
        return 0;
    }
    cache_set_u32(ip + 2, function->version);
    return bound ? OP_CALL_KW_BOUND_METHOD : OP_CALL_KW_PY;
}

void specialize_call_kw(VM *vm, Value callable, Unit *ip, int nargs) {
    (void)nargs;
    int form = form_of_call_kw(vm, callable, ip);
    if (form != 0) {
        specialize_to(ip, form);
    } else {
        specialize_fail(ip);
    }
}

/* intrinsic.c - see intrinsic.h. */
#include "engine/interp/intrinsic.h"

#include "engine/interp/function.h"
#include "engine/interp/generator.h"
#include "engine/interp/import.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/generic.h"
#include "engine/objects/list.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_alias.h"
#include "engine/objects/type_variable.h"

enum {
    INTRINSIC_IMPORT_STAR = 2,
    INTRINSIC_STOPITERATION_ERROR = 3,
    INTRINSIC_ASYNC_GEN_WRAP = 4,
    INTRINSIC_UNARY_POSITIVE = 5,
    INTRINSIC_LIST_TO_TUPLE = 6,
    INTRINSIC_TYPEVAR = 7,
    INTRINSIC_PARAMSPEC = 8,
    INTRINSIC_TYPEVARTUPLE = 9,
    INTRINSIC_SUBSCRIPT_GENERIC = 10,
    INTRINSIC_TYPEALIAS = 11,

    INTRINSIC_PREP_RERAISE_STAR = 1,
    INTRINSIC_TYPEVAR_WITH_BOUND = 2,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3,
    INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4,
    INTRINSIC_SET_TYPEPARAM_DEFAULT = 5,
};

/* The exception that leaves a generator: StopIteration becomes RuntimeError (PEP 479). */
static Value stopiteration_error(VM *vm, const Frame *frame, Value exception) {
    uint32_t flags = frame->code->flags;
    const char *kind = flags & CODE_ASYNC_GENERATOR ? "async generator"
                       : flags & CODE_COROUTINE     ? "coroutine"
                                                    : "generator";
    const char *what = NULL;
    if (value_is_instance(exception, vm->types.StopIteration)) {
        what = "StopIteration";
    } else if ((flags & CODE_ASYNC_GENERATOR) != 0 &&
               value_is_instance(exception, vm->types.StopAsyncIteration)) {
        what = "StopAsyncIteration";
    }
    if (what == NULL) {
        return value_retain(exception);
    }
    error_raise(vm, vm->types.RuntimeError, "%s raised %s", kind, what);
    Value error = error_fetch_take(vm);
    exception_set_cause_take(vm, error, value_retain(exception));
    exception_set_context_take(vm, error, value_retain(exception));
    return error;
}

/* [T], [**P] or [*Ts], by its name. */
static Value type_parameter(VM *vm, int which, Value name) {
    if (type_variable_make_types(vm) < 0) {
        return NULL;
    }
    Type *type = which == INTRINSIC_TYPEVAR     ? vm->types.typevar
                 : which == INTRINSIC_PARAMSPEC ? vm->types.paramspec
                                                : vm->types.typevartuple;
    return type_variable_new(vm, type, name, NULL, NULL);
}

Value intrinsic_1(VM *vm, Frame *frame, int which, Value value) {
    switch (which) {
    case INTRINSIC_IMPORT_STAR: return import_star(vm, frame, value) < 0 ? NULL : VALUE_NONE;
    case INTRINSIC_STOPITERATION_ERROR: return stopiteration_error(vm, frame, value);
    case INTRINSIC_ASYNC_GEN_WRAP: return async_generator_wrap(vm, value);
    case INTRINSIC_UNARY_POSITIVE: return object_positive(vm, value);
    case INTRINSIC_LIST_TO_TUPLE: return list_to_tuple(vm, value_to_list(value));
    case INTRINSIC_TYPEVAR:
    case INTRINSIC_PARAMSPEC:
    case INTRINSIC_TYPEVARTUPLE: return type_parameter(vm, which, value);
    case INTRINSIC_SUBSCRIPT_GENERIC: return generic_subscript(vm, value);
    case INTRINSIC_TYPEALIAS: {
        const Value *parts = value_to_tuple(value)->items;
        return type_alias_new(vm, parts[0], parts[1], parts[2]);
    }
    default: return error_raise(vm, vm->types.SystemError, "unknown intrinsic function");
    }
}

Value intrinsic_2(VM *vm, int which, Value second, Value first) {
    switch (which) {
    case INTRINSIC_PREP_RERAISE_STAR:
        return exception_group_reraise(vm, second, value_to_list(first));
    case INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        value_replace_take(vm, &value_to_function(second)->type_params, value_retain(first));
        return value_retain(second);
    case INTRINSIC_TYPEVAR_WITH_BOUND:
        return type_variable_make_types(vm) < 0
                   ? NULL
                   : type_variable_new(vm, vm->types.typevar, second, first, NULL);
    case INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
        return type_variable_make_types(vm) < 0
                   ? NULL
                   : type_variable_new(vm, vm->types.typevar, second, NULL, first);
    case INTRINSIC_SET_TYPEPARAM_DEFAULT:
        return type_variable_set_default(vm, second, first) < 0 ? NULL : value_retain(second);
    default: return error_raise(vm, vm->types.SystemError, "unknown intrinsic function");
    }
}

/*
 * warnings_module.c - `_warnings`: what of warnings is C in CPython.
 *
 * Source: CPython 3.14 Python/_warnings.c; the rest is engine/lib/warnings.py.
 */
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* The category that is meant; NULL with TypeError. */
static Type *category_of(VM *vm, Value message, Value category) {
    if (value_is_instance(message, vm->types.Warning)) {
        return value_object(message)->type;
    }
    if (category == NULL || category == VALUE_NONE) {
        return vm->types.UserWarning;
    }
    int good =
        value_is_type(category) ? type_is_subtype(value_to_type(category), vm->types.Warning) : 0;
    if (!good) {
        error_raise(vm, vm->types.TypeError, "category must be a Warning subclass, not '%T'",
                    category);
        return NULL;
    }
    return value_to_type(category);
}

NATIVE_FUNCTION(warnings_warn) {
    static const char *const names[] = {"message", "category",           "stacklevel",
                                        "source",  "skip_file_prefixes", NULL};
    static const ArgSpec spec = {
        .function = "warn", .names = names, .required = 1, .max_positional = 4};
    Value given[5];
    int64_t level = 1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[2] != NULL && int_from_index(vm, given[2], vm->types.OverflowError, &level) < 0)) {
        return NULL;
    }
    if (given[4] != NULL && !value_is_tuple(given[4])) {
        return error_raise(vm, vm->types.TypeError,
                           "warn() argument 'skip_file_prefixes' must be tuple, not %T", given[4]);
    }
    if (given[4] != NULL && value_to_tuple(given[4])->size > 0) {
        return vm_unsupported(vm, "the argument skip_file_prefixes of warnings.warn()");
    }
    Type *category = category_of(vm, given[0], given[1]);
    Value source = given[3] == VALUE_NONE ? NULL : given[3];
    return category == NULL || warning_warn_value(vm, category, level, given[0], source) < 0
               ? NULL
               : VALUE_NONE;
}

NATIVE_FUNCTION(warnings_warn_explicit) {
    static const char *const names[] = {"message",        "category", "filename",
                                        "lineno",         "module",   "registry",
                                        "module_globals", "source",   NULL};
    static const ArgSpec spec = {
        .function = "warn_explicit", .names = names, .required = 4, .max_positional = 8};
    Value given[8];
    int64_t line;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (!value_is_str(given[2])) {
        return error_raise(vm, vm->types.TypeError,
                           "warn_explicit() argument 'filename' must be str, not %T", given[2]);
    }
    if (int_from_index(vm, given[3], vm->types.OverflowError, &line) < 0) {
        return NULL;
    }
    for (size_t i = 4; i < 8; i++) {
        given[i] = given[i] == VALUE_NONE ? NULL : given[i];
    }
    if (given[5] != NULL && !value_is_dict(given[5])) {
        return error_raise(vm, vm->types.TypeError, "'registry' must be a dict or None");
    }
    if (given[6] != NULL && !value_is_dict(given[6])) {
        return error_raise(vm, vm->types.TypeError, "module_globals must be a dict, not '%T'",
                           given[6]);
    }
    Type *category = category_of(vm, given[0], given[1]);
    return category == NULL || warning_explicit(vm, category, given[0], given[2], line, given[4],
                                                given[5], given[7]) < 0
               ? NULL
               : VALUE_NONE;
}

NATIVE_FUNCTION(warnings_filters_mutated) {
    warning_filters_changed(vm);
    return VALUE_NONE;
}

static const NativeDef functions[] = {
    {"warn", warnings_warn, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, /, message, category=None, stacklevel=1,\n     source=None, *, "
     "skip_file_prefixes=<unrepresentable>)"},
    {"warn_explicit", warnings_warn_explicit, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"_filters_mutated_lock_held", warnings_filters_mutated, NATIVE_NOARGS, "($module, /)"},
    {0},
};

int warnings_module_init(VM *vm, Module *module) {
    Value filters = warning_filters_borrow(vm);
    Value once = filters == NULL ? NULL : warning_once_borrow(vm);
    Value action = once == NULL ? NULL : str_intern_string(vm, "default");
    if (action == NULL) {
        return -1;
    }
    int status = module_set(vm, module, "filters", filters) < 0 ||
                         module_set(vm, module, "_onceregistry", once) < 0 ||
                         module_set(vm, module, "_defaultaction", action) < 0
                     ? -1
                     : module_add_natives(vm, module, functions);
    value_release(vm, action);
    return status;
}

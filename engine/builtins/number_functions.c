/* number_functions.c - abs, divmod, pow, round, len. */
#include "engine/builtins/builtins.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"

static Value builtin_abs(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return object_absolute(vm, args[0]);
}

static Value builtin_len(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int64_t length = object_length(vm, args[0]);
    return length < 0 ? NULL : int_from_i64(vm, length);
}

/* left.__divmod__(right), when the type has it; NotImplemented otherwise. */
static Value try_divmod(VM *vm, Value left, const char *name, Value right) {
    Value text = str_intern_string(vm, name);
    if (text == NULL) {
        return NULL;
    }
    bool missing;
    Value method = object_lookup_special(vm, left, text, &missing);
    value_release(vm, text);
    if (method == NULL) {
        return missing ? VALUE_NOT_IMPLEMENTED : NULL;
    }
    Value result = object_call_one(vm, method, right);
    value_release(vm, method);
    return result;
}

static Value builtin_divmod(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "divmod", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value left = args[0];
    Value right = args[1];
    if (value_is_exact_int(vm, left) && value_is_exact_int(vm, right)) {
        return int_divmod(vm, left, right);
    }
    Type *left_type = type_of(vm, left);
    Type *right_type = type_of(vm, right);
    bool right_first = left_type != right_type && type_is_subtype(right_type, left_type);
    Value result = right_first ? try_divmod(vm, right, "__rdivmod__", left)
                               : try_divmod(vm, left, "__divmod__", right);
    if (result == VALUE_NOT_IMPLEMENTED) {
        result = right_first ? try_divmod(vm, left, "__divmod__", right)
                             : try_divmod(vm, right, "__rdivmod__", left);
    }
    if (result == VALUE_NOT_IMPLEMENTED) {
        return error_raise(vm, vm->types.TypeError,
                           "unsupported operand type(s) for divmod(): '%T' and '%T'", left, right);
    }
    return result;
}

static Value builtin_pow(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"base", "exp", "mod", NULL};
    static const ArgSpec spec = {
        .function = "pow", .names = names, .required = 2, .max_positional = 3};
    (void)self;
    Value values[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    return object_power(vm, values[0], values[1], values[2] == NULL ? VALUE_NONE : values[2]);
}

static Value builtin_round(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"number", "ndigits", NULL};
    static const ArgSpec spec = {
        .function = "round", .names = names, .required = 1, .max_positional = 2};
    (void)self;
    Value values[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    bool missing;
    Value method = object_lookup_special(vm, values[0], vm->names.__round__, &missing);
    if (method == NULL) {
        return missing ? error_raise(vm, vm->types.TypeError,
                                     "type %T doesn't define __round__ method", values[0])
                       : NULL;
    }
    bool has_digits = values[1] != NULL && values[1] != VALUE_NONE;
    Value result =
        has_digits ? object_call_one(vm, method, values[1]) : object_call_no_args(vm, method);
    value_release(vm, method);
    return result;
}

const NativeDef builtins_number_functions[] = {
    {"abs", builtin_abs, NATIVE_ONE, "($module, number, /)"},
    {"len", builtin_len, NATIVE_ONE, "($module, obj, /)"},
    {"divmod", builtin_divmod, NATIVE_FAST, "($module, x, y, /)"},
    {"pow", builtin_pow, NATIVE_FAST | NATIVE_KEYWORDS, "($module, /, base, exp, mod=None)"},
    {"round", builtin_round, NATIVE_FAST | NATIVE_KEYWORDS, "($module, /, number, ndigits=None)"},
    {NULL, NULL, 0, NULL},
};

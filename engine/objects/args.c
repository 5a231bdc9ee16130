#include "engine/objects/args.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/nearest_name.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

int args_check_count(VM *vm, const char *name, size_t nargs, size_t min, size_t max) {
    if (nargs >= min && nargs <= max) {
        return 0;
    }
    size_t expected = nargs < min ? min : max;
    return error_raise_int(vm, vm->types.TypeError, "%s expected %s%zu argument%s, got %zu", name,
                           min == max    ? ""
                           : nargs < min ? "at least "
                                         : "at most ",
                           expected, expected == 1 ? "" : "s", nargs);
}

int args_refuse_keywords(VM *vm, const char *name, Tuple *kwnames) {
    if (kwnames == NULL || kwnames->size == 0) {
        return 0;
    }
    return error_raise_int(vm, vm->types.TypeError, "%s() takes no keyword arguments", name);
}

Value args_raise_type(VM *vm, const char *function, const char *argument, const char *expected,
                      Value value) {
    if (value == VALUE_NONE) {
        return error_raise(vm, vm->types.TypeError, "%s() %s must be %s, not None", function,
                           argument, expected);
    }
    return error_raise(vm, vm->types.TypeError, "%s() %s must be %s, not %T", function, argument,
                       expected, value);
}

int args_check_str(VM *vm, const char *function, const char *argument, Value value) {
    if (value_is_str(value)) {
        return 0;
    }
    args_raise_type(vm, function, argument, "str", value);
    return -1;
}

int args_to_index(VM *vm, Value value, int64_t *number) {
    if (value_is_small_int(value)) {
        *number = value_to_small_int(value);
        return 0;
    }
    Value index = object_index(vm, value);
    int status = index == NULL ? -1 : int_to_i64(vm, index, number);
    value_release_if(vm, index);
    return status;
}

Value args_keyword(const Value *args, size_t nargs, Tuple *kwnames, const char *name) {
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        if (str_equal_string(value_to_str(kwnames->items[i]), name)) {
            return args[nargs + i];
        }
    }
    return NULL;
}

static size_t count_names(const ArgSpec *spec) {
    size_t count = 0;
    while (spec->names[count] != NULL) {
        count++;
    }
    return count;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static int check_counts(VM *vm, const ArgSpec *spec, size_t total, size_t nargs, size_t keywords) {
    size_t required = spec->required < spec->max_positional ? spec->required : spec->max_positional;
    size_t required_here = required < spec->positional_only ? required : spec->positional_only;
    if (nargs + keywords > total) {
        return error_raise_int(
            vm, vm->types.TypeError, "%s() takes at most %zu %sargument%s (%zu given)",
            spec->function, total, nargs == 0 ? "keyword " : "", plural(total), nargs + keywords);
    }
    if (nargs > spec->max_positional && spec->max_positional == 0) {
        return error_raise_int(vm, vm->types.TypeError, "%s() takes no positional arguments",
                               spec->function);
    }
    if (nargs > spec->max_positional) {
        return error_raise_int(
            vm, vm->types.TypeError, "%s() takes %s %zu positional argument%s (%zu given)",
            spec->function, required < spec->max_positional ? "at most" : "exactly",
            spec->max_positional, plural(spec->max_positional), nargs);
    }
    if (nargs < required_here) {
        return error_raise_int(
            vm, vm->types.TypeError, "%s() takes %s %zu positional argument%s (%zu given)",
            spec->function, required_here < spec->max_positional ? "at least" : "exactly",
            required_here, plural(required_here), nargs);
    }
    return 0;
}

/* The one of the names that `keyword` may have meant, or NULL. */
static const char *nearest_of(const char *const *names, Value keyword) {
    Buffer wanted = {0};
    str_add_utf8(value_to_str(keyword), &wanted);
    NearestName search;
    nearest_name_start(&search, wanted.data, wanted.size);
    const char *best = NULL;
    for (; *names != NULL; names++) {
        if (nearest_name_offer(&search, *names, strlen(*names))) {
            best = *names;
        }
    }
    buffer_done(&wanted);
    return best;
}

int args_raise_unexpected(VM *vm, const char *function, const char *const *names, Value keyword) {
    const char *meant = nearest_of(names, keyword);
    if (meant == NULL) {
        return error_raise_int(vm, vm->types.TypeError,
                               "%s() got an unexpected keyword argument '%S'", function, keyword);
    }
    return error_raise_int(vm, vm->types.TypeError,
                           "%s() got an unexpected keyword argument '%S'. Did you mean '%s'?",
                           function, keyword, meant);
}

int args_refuse_unknown(VM *vm, const ArgSpec *spec, Tuple *kwnames) {
    const char *const *names = spec->names + spec->positional_only;
    for (size_t i = 0; i < kwnames->size; i++) {
        bool known = false;
        for (size_t j = 0; names[j] != NULL && !known; j++) {
            known = str_equal_string(value_to_str(kwnames->items[i]), names[j]);
        }
        if (!known) {
            return args_raise_unexpected(vm, spec->function, names, kwnames->items[i]);
        }
    }
    return 0;
}

/* Keywords are left over: one names a parameter that was given by position, or none at all. */
static int explain_leftover(VM *vm, const ArgSpec *spec, const Value *args, size_t nargs,
                            Tuple *kwnames) {
    for (size_t i = spec->positional_only; i < nargs; i++) {
        if (args_keyword(args, nargs, kwnames, spec->names[i]) != NULL) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "argument for %s() given by name ('%s') and position (%zu)",
                                   spec->function, spec->names[i], i + 1);
        }
    }
    if (args_refuse_unknown(vm, spec, kwnames) < 0) {
        return -1;
    }
    return error_raise_int(vm, vm->types.TypeError, "invalid keyword argument for %s()",
                           spec->function);
}

int args_parse(VM *vm, const ArgSpec *spec, const Value *args, size_t nargs, Tuple *kwnames,
               Value *out) {
    size_t total = count_names(spec);
    size_t left = kwnames == NULL ? 0 : kwnames->size;
    if (check_counts(vm, spec, total, nargs, left) < 0) {
        return -1;
    }
    size_t keyword_limit = spec->max_positional + spec->required_keyword_only;
    for (size_t i = 0; i < total; i++) {
        out[i] = i < nargs ? args[i]
                 : i >= spec->positional_only && left > 0
                     ? args_keyword(args, nargs, kwnames, spec->names[i])
                     : NULL;
        if (i >= nargs && out[i] != NULL) {
            left--;
        }
        bool required = i < spec->required || (i >= spec->max_positional && i < keyword_limit);
        if (out[i] == NULL && required) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "%s() missing required argument '%s' (pos %zu)", spec->function,
                                   spec->names[i], i + 1);
        }
    }
    return left == 0 ? 0 : explain_leftover(vm, spec, args, nargs, kwnames);
}

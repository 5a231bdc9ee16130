/*
 * bind.c - arguments to parameters, with CPython's messages when they do not fit.
 *
 *     slots:  [ positional-only | positional | keyword-only | *args | **kwargs | other locals ]
 *
 * Source: CPython 3.14 Python/ceval.c, initialize_locals and the functions around it.
 */
#include "engine/interp/call.h"
#include "engine/interp/suggestion.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

/* What one call binds. */
typedef struct Binding {
    VM *vm;
    Function *function;
    const CodeObject *code;
    Value *slots;
    const Value *args; /* positional, then the values named by kwnames */
    size_t nargs;
    const Tuple *kwnames;
    int named; /* parameters that have a name: positional and keyword-only */
    Dict *kwargs;
} Binding;

/* Messages. */

/* "'a'", "'a' and 'b'", "'a', 'b', and 'c'". */
static Value join_names(VM *vm, const Value *names, size_t count) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            bool last = i == count - 1;
            str_builder_add_string(&builder, count == 2 ? " and " : last ? ", and " : ", ");
        }
        if (!str_builder_add_repr(&builder, names[i])) {
            str_builder_done(&builder);
            return NULL;
        }
    }
    return str_builder_finish(&builder);
}

static int raise_missing(const Binding *binding, int start, int end, const char *kind) {
    VM *vm = binding->vm;
    List *names = list_new(vm, 0);
    if (names == NULL) {
        return -1;
    }
    for (int i = start; i < end; i++) {
        if (binding->slots[i] == NULL &&
            list_append(vm, names, binding->code->localsplus_names[i]) < 0) {
            value_release(vm, value_from_object(names));
            return -1;
        }
    }
    Value text = join_names(vm, names->items, names->size);
    if (text != NULL) {
        error_raise(vm, vm->types.TypeError, "%U() missing %zu required %s argument%s: %U",
                    binding->function->qualname, names->size, kind, names->size == 1 ? "" : "s",
                    text);
        value_release(vm, text);
    }
    value_release(vm, value_from_object(names));
    return -1;
}

static int raise_too_many(const Binding *binding) {
    VM *vm = binding->vm;
    int argcount = binding->code->argcount;
    size_t keyword_given = 0;
    for (int i = argcount; i < binding->named; i++) {
        keyword_given += binding->slots[i] != NULL;
    }
    Value defaults = binding->function->defaults;
    size_t default_count = defaults == NULL ? 0 : value_to_tuple(defaults)->size;
    Value takes = default_count > 0
                      ? str_format(vm, "from %zu to %d", (size_t)argcount - default_count, argcount)
                      : str_format(vm, "%d", argcount);
    bool plural = default_count > 0 || argcount != 1;
    Value keywords =
        keyword_given > 0
            ? str_format(vm, " positional argument%s (and %zu keyword-only argument%s)",
                         binding->nargs != 1 ? "s" : "", keyword_given,
                         keyword_given != 1 ? "s" : "")
            : str_new_string(vm, "");
    if (takes != NULL && keywords != NULL) {
        error_raise(vm, vm->types.TypeError,
                    "%U() takes %U positional argument%s but %zu%U %s given",
                    binding->function->qualname, takes, plural ? "s" : "", binding->nargs, keywords,
                    binding->nargs == 1 && keyword_given == 0 ? "was" : "were");
    }
    value_release_if(vm, takes);
    value_release_if(vm, keywords);
    return -1;
}

/* Whether keywords name positional-only parameters; then TypeError is set (-1 too). */
static int check_positional_only(const Binding *binding) {
    VM *vm = binding->vm;
    List *names = list_new(vm, 0);
    int error = names == NULL ? -1 : 0;
    for (int i = 0; error == 0 && i < binding->code->code->posonlyargcount; i++) {
        Value name = binding->code->localsplus_names[i];
        for (size_t k = 0; error == 0 && k < binding->kwnames->size; k++) {
            int equal = object_equal(vm, name, binding->kwnames->items[k]);
            error = equal < 0 ? -1 : equal ? list_append(vm, names, binding->kwnames->items[k]) : 0;
        }
    }
    if (error == 0 && names->size > 0) {
        Value comma = str_new_string(vm, ", ");
        Value text = comma == NULL ? NULL : str_join(vm, comma, value_from_object(names));
        if (text != NULL) {
            error_raise(vm, vm->types.TypeError,
                        "%U() got some positional-only arguments passed as keyword arguments: "
                        "'%U'",
                        binding->function->qualname, text);
            value_release(vm, text);
        }
        value_release_if(vm, comma);
        error = -1;
    }
    if (names != NULL) {
        value_release(vm, value_from_object(names));
    }
    return error;
}

static int raise_unexpected(const Binding *binding, Value keyword) {
    VM *vm = binding->vm;
    int first = binding->code->code->posonlyargcount;
    if (first > 0 && check_positional_only(binding) < 0) {
        return -1;
    }
    Value meant = suggestion_find_borrow(binding->code->localsplus_names + first,
                                         (size_t)(binding->named - first), keyword);
    if (meant != NULL) {
        return error_raise_int(vm, vm->types.TypeError,
                               "%U() got an unexpected keyword argument '%S'. Did you mean '%S'?",
                               binding->function->qualname, keyword, meant);
    }
    return error_raise_int(vm, vm->types.TypeError, "%U() got an unexpected keyword argument '%S'",
                           binding->function->qualname, keyword);
}

/* Binding. */

/* The parameter that a keyword names: its slot, -1 when there is none, -2 on error. */
static int find_parameter(const Binding *binding, Value keyword) {
    int first = binding->code->code->posonlyargcount;
    for (int i = first; i < binding->named; i++) {
        if (binding->code->localsplus_names[i] == keyword) {
            return i;
        }
    }
    for (int i = first; i < binding->named; i++) {
        int equal = object_equal(binding->vm, keyword, binding->code->localsplus_names[i]);
        if (equal != 0) {
            return equal > 0 ? i : -2;
        }
    }
    return -1;
}

/* Consumes the value, also on failure. */
static int bind_keyword_take(Binding *binding, Value keyword, Value value) {
    VM *vm = binding->vm;
    int slot = -2;
    if (!value_is_str(keyword)) {
        error_raise(vm, vm->types.TypeError, "keywords must be strings");
    } else {
        slot = find_parameter(binding, keyword);
    }
    if (slot == -1 && binding->kwargs != NULL) {
        int error = dict_set(vm, binding->kwargs, keyword, value);
        value_release(vm, value);
        return error;
    }
    if (slot == -1) {
        raise_unexpected(binding, keyword);
    } else if (slot >= 0 && binding->slots[slot] == NULL) {
        binding->slots[slot] = value;
        return 0;
    } else if (slot >= 0) {
        error_raise(vm, vm->types.TypeError, "%U() got multiple values for argument '%S'",
                    binding->function->qualname, keyword);
    }
    value_release(vm, value);
    return -1;
}

/* Moves the positional arguments, surplus ones into *args (or away: an error comes later). */
static int bind_positional_take(Binding *binding) {
    VM *vm = binding->vm;
    size_t argcount = (size_t)binding->code->argcount;
    size_t count = binding->nargs < argcount ? binding->nargs : argcount;
    call_move_values(binding->slots, binding->args, (unsigned)count);
    if (binding->code->flags & CODE_VARARGS) {
        Value rest = tuple_from_array_take(vm, binding->args + count, binding->nargs - count);
        binding->slots[binding->named] = rest;
        return rest == NULL ? -1 : 0;
    }
    for (size_t i = count; i < binding->nargs; i++) {
        value_release(vm, binding->args[i]);
    }
    return 0;
}

static int bind_keywords_take(Binding *binding) {
    const Value *values = binding->args + binding->nargs;
    int error = 0;
    for (size_t i = 0; i < binding->kwnames->size; i++) {
        if (error == 0) {
            error = bind_keyword_take(binding, binding->kwnames->items[i], values[i]);
        } else {
            value_release(binding->vm, values[i]);
        }
    }
    return error;
}

static int fill_defaults(const Binding *binding) {
    int argcount = binding->code->argcount;
    if (binding->nargs >= (size_t)argcount) {
        return 0;
    }
    const Tuple *defaults =
        binding->function->defaults == NULL ? NULL : value_to_tuple(binding->function->defaults);
    int required = argcount - (defaults == NULL ? 0 : (int)defaults->size);
    for (int i = (int)binding->nargs; i < required; i++) {
        if (binding->slots[i] == NULL) {
            return raise_missing(binding, 0, required, "positional");
        }
    }
    int first = (int)binding->nargs > required ? (int)binding->nargs : required;
    for (int i = first < 0 ? 0 : first; i < argcount; i++) {
        if (binding->slots[i] == NULL) {
            binding->slots[i] = value_retain(defaults->items[i - required]);
        }
    }
    return 0;
}

static int fill_keyword_defaults(const Binding *binding) {
    VM *vm = binding->vm;
    bool missing = false;
    for (int i = binding->code->argcount; i < binding->named; i++) {
        if (binding->slots[i] != NULL) {
            continue;
        }
        Value value = NULL;
        if (binding->function->kwdefaults != NULL &&
            dict_get(vm, value_to_dict(binding->function->kwdefaults),
                     binding->code->localsplus_names[i], &value) < 0) {
            return -1;
        }
        binding->slots[i] = value;
        missing = missing || value == NULL;
    }
    if (missing) {
        return raise_missing(binding, binding->code->argcount, binding->named, "keyword-only");
    }
    return 0;
}

int bind_arguments_take(VM *vm, Function *function, Value *slots, const Value *args, size_t nargs,
                        Tuple *kwnames) {
    const CodeObject *code = function->code;
    Binding binding = {.vm = vm,
                       .function = function,
                       .code = code,
                       .slots = slots,
                       .args = args,
                       .nargs = nargs,
                       .kwnames = kwnames,
                       .named = code->argcount + code->code->kwonlyargcount};
    int error = 0;
    if (code->flags & CODE_VARKEYWORDS) {
        binding.kwargs = dict_new(vm);
        int slot = binding.named + ((code->flags & CODE_VARARGS) != 0);
        slots[slot] = value_from_object(binding.kwargs);
        error = binding.kwargs == NULL ? -1 : 0;
    }
    int positional_error = bind_positional_take(&binding);
    error = error < 0 ? error : positional_error;
    if (kwnames != NULL) {
        if (error < 0) {
            for (size_t i = 0; i < kwnames->size; i++) {
                value_release(vm, args[nargs + i]);
            }
        } else {
            error = bind_keywords_take(&binding);
        }
    }
    if (error < 0) {
        return -1;
    }
    if (nargs > (size_t)code->argcount && (code->flags & CODE_VARARGS) == 0) {
        return raise_too_many(&binding);
    }
    if (fill_defaults(&binding) < 0) {
        return -1;
    }
    return code->code->kwonlyargcount > 0 ? fill_keyword_defaults(&binding) : 0;
}

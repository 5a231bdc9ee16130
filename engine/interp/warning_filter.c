/*
 * warning_filter.c - what becomes of a warning: the filters, the registry of what was shown, and
 * showing it.
 *
 * The first filter that matches says: show it once for each place ("default"),
 * always, once, never, or raise it. Once the program has imported `warnings`,
 * the lists are that module's attributes, and its functions show.
 *
 * Source: CPython 3.14 Python/_warnings.c.
 */
#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/warning.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* A warning on its way. */
typedef struct Warning {
    Type *category;
    Value message; /* an instance of the category */
    Value text;    /* Str, or whatever a category was called with */
    Value filename;
    int64_t line;
    Value module;
    Value registry; /* Dict, or NULL */
    Value source;   /* the object it is about, or NULL */
} Warning;

/* ---- the state ---- */

/* (action, message, category, module, line) */
static int add_filter(VM *vm, List *filters, const char *action, Type *category,
                      const char *module) {
    Value name = str_intern_string(vm, action);
    Value module_name = module == NULL ? VALUE_NONE : str_intern_string(vm, module);
    Value filter = name == NULL || module_name == NULL
                       ? NULL
                       : tuple_pack(vm, 5, name, VALUE_NONE, value_from_object(category),
                                    module_name, value_from_small_int(0));
    value_release_if(vm, name);
    value_release_if(vm, module_name);
    return filter == NULL ? -1 : list_append_take(vm, filters, filter);
}

Value warning_filters_borrow(VM *vm) {
    if (vm->runtime->warning_filters != NULL) {
        return vm->runtime->warning_filters;
    }
    const Types *types = &vm->types;
    List *filters = list_new(vm, 5);
    vm->runtime->warning_filters = value_from_object(filters);
    vm->runtime->warning_version = 1;
    return filters == NULL ||
                   add_filter(vm, filters, "default", types->DeprecationWarning, "__main__") < 0 ||
                   add_filter(vm, filters, "ignore", types->DeprecationWarning, NULL) < 0 ||
                   add_filter(vm, filters, "ignore", types->PendingDeprecationWarning, NULL) < 0 ||
                   add_filter(vm, filters, "ignore", types->ImportWarning, NULL) < 0 ||
                   add_filter(vm, filters, "ignore", types->ResourceWarning, NULL) < 0
               ? NULL
               : vm->runtime->warning_filters;
}

Value warning_once_borrow(VM *vm) {
    if (vm->runtime->warning_once == NULL) {
        vm->runtime->warning_once = value_from_object(dict_new(vm));
    }
    return vm->runtime->warning_once;
}

void warning_filters_changed(VM *vm) {
    vm->runtime->warning_version++;
}

/* An attribute of the module warnings, if that is there: retained; NULL without an exception if
 * not. */
static Value module_attribute(VM *vm, const char *name) {
    Value module = dict_get_string_borrow(vm->modules, "warnings");
    if (module == NULL || module == VALUE_NONE) {
        return NULL;
    }
    bool missing;
    Value key = str_intern_string(vm, name);
    Value attribute = key == NULL ? NULL : object_find_attr(vm, module, key, &missing);
    value_release_if(vm, key);
    return attribute;
}

/* ---- the filters ---- */

/* A pattern of a filter: None, a str that must be equal, or something with match(). */
static int matches(VM *vm, Value pattern, Value text) {
    if (pattern == VALUE_NONE) {
        return 1;
    }
    if (value_object_is(pattern, vm->types.str)) {
        return object_equal(vm, pattern, text);
    }
    Value method = object_get_attr_string(vm, pattern, "match");
    Value match = method == NULL ? NULL : object_call_one(vm, method, text);
    int found = match == NULL ? -1 : object_truth(vm, match);
    value_release_if(vm, method);
    value_release_if(vm, match);
    return found;
}

static int filter_matches(VM *vm, const Value *filter, const Warning *warning) {
    int good = matches(vm, filter[1], warning->text);
    if (good > 0) {
        good = object_is_subclass(vm, value_from_object(warning->category), filter[2]);
    }
    if (good > 0) {
        good = matches(vm, filter[3], warning->module);
    }
    int64_t line;
    if (good <= 0 || int_from_index(vm, filter[4], vm->types.OverflowError, &line) < 0) {
        return good <= 0 ? good : -1;
    }
    return line == 0 || line == warning->line;
}

/* The action of the first filter that matches, retained; *filter: that filter, retained. */
static Value find_action(VM *vm, const Warning *warning, Value *filter) {
    *filter = NULL;
    Value filters = module_attribute(vm, "filters");
    if (filters == NULL) {
        filters = error_occurred(vm) ? NULL : value_retain_if(warning_filters_borrow(vm));
    }
    if (filters == NULL || !value_is_list(filters)) {
        value_release_if(vm, filters);
        return error_raise(vm, vm->types.ValueError, "_warnings.filters must be a list");
    }
    Value action = NULL;
    int good = 0;
    for (size_t i = 0; good == 0 && i < value_to_list(filters)->size; i++) {
        Value item = value_retain(value_to_list(filters)->items[i]);
        if (!value_is_tuple(item) || value_to_tuple(item)->size != 5) {
            good = error_raise_int(vm, vm->types.ValueError,
                                   "warnings.filters item %zu isn't a 5-tuple", i);
        } else if (!value_is_str(value_to_tuple(item)->items[0])) {
            good = error_raise_int(vm, vm->types.TypeError, "action must be a string, not '%T'",
                                   value_to_tuple(item)->items[0]);
        } else {
            good = filter_matches(vm, value_to_tuple(item)->items, warning);
        }
        if (good > 0) {
            action = value_retain(value_to_tuple(item)->items[0]);
            *filter = value_retain(item);
        }
        value_release(vm, item);
    }
    value_release(vm, filters);
    if (action == NULL && good == 0) {
        action = module_attribute(vm, "defaultaction");
        if (action == NULL && !error_occurred(vm)) {
            action = str_intern_string(vm, "default");
        }
        if (action != NULL && !value_is_str(action)) {
            error_raise(vm, vm->types.TypeError,
                        "_warnings.defaultaction must be a string, not '%T'", action);
            value_release(vm, action);
            action = NULL;
        }
    }
    return action;
}

/* ---- the registry ---- */

/* Whether the key is marked; then, with `mark`, it is. A registry from before the filters changed
 * is emptied. 1, 0, -1. */
static int registered(VM *vm, Dict *registry, Value key, bool mark) {
    Value version = dict_get_string_borrow(registry, "version");
    Value current = value_from_small_int(vm->runtime->warning_version);
    if (version != current) {
        dict_clear(vm, registry);
        if (dict_set_string(vm, registry, "version", current) < 0) {
            return -1;
        }
    }
    Value found;
    int status = dict_get(vm, registry, key, &found);
    if (status > 0) {
        status = object_truth(vm, found);
        value_release(vm, found);
    }
    return status == 0 && mark ? (dict_set(vm, registry, key, VALUE_TRUE) < 0 ? -1 : 0) : status;
}

/* The same for a text wherever it comes from. */
static int registered_text(VM *vm, Dict *registry, const Warning *warning, bool with_zero) {
    Value category = value_from_object(warning->category);
    Value key = with_zero ? tuple_pack(vm, 3, warning->text, category, value_from_small_int(0))
                          : tuple_pack(vm, 2, warning->text, category);
    int status = key == NULL ? -1 : registered(vm, registry, key, true);
    value_release_if(vm, key);
    return status;
}

/* ---- showing ---- */

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
}

/* What warnings.showwarning would print. */
static int show_plainly(VM *vm, const Warning *warning) {
    Value text = object_str(vm, warning->text);
    if (text == NULL) {
        return -1;
    }
    Buffer out = {0};
    str_add_utf8(value_to_str(warning->filename), &out);
    buffer_add_format(&out, ":%lld: ", (long long)warning->line);
    str_add_utf8(value_to_str(warning->category->name), &out);
    buffer_add_string(&out, ": ");
    str_add_utf8(value_to_str(text), &out);
    buffer_add_byte(&out, '\n');
    value_release(vm, text);
    const char *line;
    size_t size;
    if (runtime_source_line(vm, warning->filename, (int)warning->line, &line, &size)) {
        while (size > 0 && is_space(line[0])) {
            line++, size--;
        }
        while (size > 0 && is_space(line[size - 1])) {
            size--;
        }
        buffer_add_string(&out, "  ");
        buffer_add(&out, line, size);
        buffer_add_byte(&out, '\n');
    }
    if (warning->source != NULL && vm->main_module != NULL) { /* not while all is taken apart */
        str_add_utf8(value_to_str(warning->category->name), &out);
        buffer_add_string(&out, ": Enable tracemalloc to get the object allocation traceback\n");
    }
    standard_error_write(vm, out.data, out.size);
    buffer_done(&out);
    return 0;
}

/* warnings._showwarnmsg(warnings.WarningMessage(...)), where there is that module. */
static int show(VM *vm, const Warning *warning) {
    Value function = module_attribute(vm, "_showwarnmsg");
    if (function == NULL) {
        return error_occurred(vm) ? -1 : show_plainly(vm, warning);
    }
    Value make = module_attribute(vm, "WarningMessage");
    Value line = int_from_i64(vm, warning->line);
    Value result = NULL;
    if (make != NULL && line != NULL) {
        const Value args[] = {warning->message,
                              value_from_object(warning->category),
                              warning->filename,
                              line,
                              VALUE_NONE,
                              VALUE_NONE,
                              warning->source == NULL ? VALUE_NONE : warning->source};
        Value message = object_call(vm, make, args, 7, NULL);
        result = message == NULL ? NULL : object_call_one(vm, function, message);
        value_release_if(vm, message);
    } else if (!error_occurred(vm)) {
        error_raise(vm, vm->types.RuntimeError, "unable to get warnings.WarningMessage");
    }
    value_release(vm, function);
    value_release_if(vm, make);
    value_release_if(vm, line);
    value_release_if(vm, result);
    return result == NULL ? -1 : 0;
}

/* ---- a warning's way ---- */

/* What "once" has shown, retained: the dict that the module warnings has, or the VM's. */
static Value once_registry(VM *vm) {
    Value once = module_attribute(vm, "onceregistry");
    if (once == NULL && !error_occurred(vm)) {
        once = value_retain_if(warning_once_borrow(vm));
    }
    if (once != NULL && !value_is_dict(once)) {
        error_raise(vm, vm->types.TypeError, "_warnings.onceregistry must be a dict, not '%T'",
                    once);
        value_release(vm, once);
        return NULL;
    }
    return once;
}

/* Marks the warning as the action wants: 1 it was shown before, 0 not, -1. */
static int mark(VM *vm, const Warning *warning, Value key, Value action, Value filter) {
    Dict *registry = warning->registry == NULL ? NULL : value_to_dict(warning->registry);
    const Str *name = value_to_str(action);
    if (str_equal_string(name, "always") || str_equal_string(name, "all")) {
        return 0;
    }
    if (registry != NULL && dict_set(vm, registry, key, VALUE_TRUE) < 0) {
        return -1;
    }
    if (str_equal_string(name, "once")) {
        Value once = once_registry(vm);
        int status = once == NULL ? -1 : registered_text(vm, value_to_dict(once), warning, false);
        value_release_if(vm, once);
        return status;
    }
    if (str_equal_string(name, "module")) {
        return registry == NULL ? 0 : registered_text(vm, registry, warning, true);
    }
    if (str_equal_string(name, "default")) {
        return 0;
    }
    return error_raise_int(vm, vm->types.RuntimeError,
                           "Unrecognized action (%R) in warnings.filters:\n %R", action,
                           filter == NULL ? VALUE_NONE : filter);
}

static int decide(VM *vm, const Warning *warning, Value key) {
    if (warning->registry != NULL) {
        int known = registered(vm, value_to_dict(warning->registry), key, false);
        if (known != 0) {
            return known < 0 ? -1 : 0;
        }
    }
    Value filter;
    Value action = find_action(vm, warning, &filter);
    if (action == NULL) {
        return -1;
    }
    const Str *name = value_to_str(action);
    int status;
    if (str_equal_string(name, "error")) {
        error_raise_value(vm, warning->message);
        status = -1;
    } else if (str_equal_string(name, "ignore")) {
        status = 0;
    } else {
        int shown = mark(vm, warning, key, action, filter);
        status = shown != 0 ? (shown < 0 ? -1 : 0) : show(vm, warning);
    }
    value_release(vm, action);
    value_release_if(vm, filter);
    return status;
}

/* "dir/name.py" -> "dir/name" */
static Value module_of_file(VM *vm, Value filename) {
    const Str *str = value_to_str(filename);
    if (str->length == 0) {
        return str_new_string(vm, "<unknown>");
    }
    bool is_source = str->length >= 3 && str_at(str, str->length - 3) == '.' &&
                     str_at(str, str->length - 2) == 'p' && str_at(str, str->length - 1) == 'y';
    return is_source ? str_substring(vm, filename, 0, str->length - 3) : value_retain(filename);
}

int warning_explicit(VM *vm, Type *category, Value message, Value filename, int64_t line,
                     Value module, Value registry, Value source) {
    if (warning_filters_borrow(vm) == NULL) {
        return -1;
    }
    bool is_instance = value_is_instance(message, vm->types.Warning);
    Warning warning = {.category = is_instance ? value_object(message)->type : category,
                       .filename = filename,
                       .line = line,
                       .registry = registry,
                       .source = source};
    warning.module = module == NULL ? module_of_file(vm, filename) : value_retain(module);
    warning.text = is_instance ? object_str(vm, message) : value_retain(message);
    warning.message = is_instance ? value_retain(message)
                                  : object_call_one(vm, value_from_object(category), message);
    Value line_value = int_from_i64(vm, line);
    Value key = NULL;
    if (warning.module != NULL && warning.text != NULL && warning.message != NULL &&
        line_value != NULL) {
        key = tuple_pack(vm, 3, warning.text, value_from_object(warning.category), line_value);
    }
    int status = key == NULL ? -1 : decide(vm, &warning, key);
    const Value parts[] = {warning.module, warning.text, warning.message, line_value, key};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_release_if(vm, parts[i]);
    }
    return status;
}

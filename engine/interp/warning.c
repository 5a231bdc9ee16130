/* warning.c - see warning.h. */
#include "engine/interp/warning.h"

#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* A warning on its way. */
typedef struct Warning {
    Type *category;
    Value message; /* Str */
    Value source;  /* the object it is about, or NULL */
    Value filename;
    int line;
    Value module; /* __name__ of the frame's globals, or NULL */
} Warning;

/* The frame the warning is about: filename (retained), line and module. */
static void locate(VM *vm, Warning *warning, int level) {
    Frame *frame = frame_first_complete(vm->frame);
    for (; level > 1 && frame != NULL; level--) {
        frame = frame_first_complete(frame->previous);
    }
    if (frame == NULL) {
        warning->filename = str_new_string(vm, "<sys>");
        warning->line = 0;
        return;
    }
    warning->filename = value_retain(frame->code->filename);
    warning->line = frame_line(frame);
    warning->module = dict_get_str_borrow(vm, frame->globals, vm->names.__name__);
}

/* CPython's default filters: some categories are shown in __main__ only, or not at all. */
static bool is_ignored(VM *vm, const Warning *warning) {
    const Types *types = &vm->types;
    if (type_is_subtype(warning->category, types->DeprecationWarning)) {
        return warning->module == NULL || !value_is_str(warning->module) ||
               !str_equal_string(value_to_str(warning->module), "__main__");
    }
    return type_is_subtype(warning->category, types->PendingDeprecationWarning) ||
           type_is_subtype(warning->category, types->ImportWarning) ||
           type_is_subtype(warning->category, types->ResourceWarning);
}

/* Each text is shown once for each place. */
static bool was_shown(VM *vm, const Warning *warning) {
    if (vm->runtime->warned == NULL) {
        vm->runtime->warned = value_from_object(dict_new(vm));
    }
    Value key = tuple_pack(vm, 4, warning->filename, value_from_small_int(warning->line),
                           warning->message, value_from_object(warning->category));
    bool shown = false;
    if (key != NULL && vm->runtime->warned != NULL) {
        Dict *warned = value_to_dict(vm->runtime->warned);
        shown = dict_contains(vm, warned, key) > 0;
        dict_set(vm, warned, key, VALUE_TRUE);
    }
    value_release_if(vm, key);
    error_clear(vm);
    return shown;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
}

static void show(VM *vm, const Warning *warning) {
    Buffer out = {0};
    str_add_utf8(value_to_str(warning->filename), &out);
    buffer_add_format(&out, ":%d: ", warning->line);
    str_add_utf8(value_to_str(warning->category->name), &out);
    buffer_add_string(&out, ": ");
    str_add_utf8(value_to_str(warning->message), &out);
    buffer_add_byte(&out, '\n');
    const char *text;
    size_t size;
    if (runtime_source_line(vm, warning->filename, warning->line, &text, &size)) {
        while (size > 0 && is_space(text[0])) {
            text++, size--;
        }
        while (size > 0 && is_space(text[size - 1])) {
            size--;
        }
        buffer_add_string(&out, "  ");
        buffer_add(&out, text, size);
        buffer_add_byte(&out, '\n');
    }
    if (warning->source != NULL && vm->main_module != NULL) { /* not while all is taken apart */
        str_add_utf8(value_to_str(warning->category->name), &out);
        buffer_add_string(&out, ": Enable tracemalloc to get the object allocation traceback\n");
    }
    standard_error_write(vm, out.data, out.size);
    buffer_done(&out);
}

/* warnings.warn_explicit(message, category, filename, lineno, source=source) */
static int delegate(VM *vm, const Warning *warning, Value module) {
    Value function = object_get_attr_string(vm, module, "warn_explicit");
    Value registry = value_from_object(dict_new(vm));
    Value result = NULL;
    if (function != NULL && registry != NULL) {
        Value args[] = {warning->message,
                        value_from_object(warning->category),
                        warning->filename,
                        value_from_small_int(warning->line),
                        warning->module == NULL ? VALUE_NONE : warning->module,
                        registry,
                        VALUE_NONE,
                        warning->source == NULL ? VALUE_NONE : warning->source};
        result = object_call(vm, function, args, 8, NULL);
    }
    value_release_if(vm, function);
    value_release_if(vm, registry);
    value_release_if(vm, result);
    return result == NULL ? -1 : 0;
}

/* Consumes the message. */
static int warn_take(VM *vm, Type *category, int level, Value message, Value source) {
    if (message == NULL) {
        return -1;
    }
    Warning warning = {.category = category, .message = message, .source = source};
    locate(vm, &warning, level);
    int error = warning.filename == NULL ? -1 : 0;
    Value module = dict_get_string_borrow(vm, vm->modules, "warnings");
    if (error == 0 && module != NULL && module != VALUE_NONE) {
        error = delegate(vm, &warning, module);
    } else if (error == 0 && !is_ignored(vm, &warning) && !was_shown(vm, &warning)) {
        show(vm, &warning);
    }
    value_release_if(vm, warning.filename);
    value_release(vm, message);
    return error;
}

int warning_warn(VM *vm, Type *category, int level, const char *message) {
    return warn_take(vm, category, level, str_new_string(vm, message), NULL);
}

/* The lines that say where a coroutine was created, outermost first. */
static Value add_origin_take(VM *vm, Value message, const Tuple *origin) {
    Buffer text = {0};
    str_add_utf8(value_to_str(message), &text);
    value_release(vm, message);
    buffer_add_string(&text, "\nCoroutine created at (most recent call last)");
    for (size_t i = origin->size; i-- > 0;) {
        const Tuple *entry = value_to_tuple(origin->items[i]);
        int line = (int)value_to_small_int(entry->items[1]);
        buffer_add_string(&text, "\n  File \"");
        str_add_utf8(value_to_str(entry->items[0]), &text);
        buffer_add_format(&text, "\", line %d, in ", line);
        str_add_utf8(value_to_str(entry->items[2]), &text);
        const char *source;
        size_t size;
        if (runtime_source_line(vm, entry->items[0], line, &source, &size)) {
            while (size > 0 && is_space(source[0])) {
                source++, size--;
            }
            buffer_add_string(&text, "\n    ");
            buffer_add(&text, source, size);
        }
    }
    Value result = str_new_utf8(vm, text.data, text.size);
    buffer_done(&text);
    return result;
}

int warning_subclass_returned(VM *vm, Type *owner, const char *method, const char *type,
                              Value result) {
    Buffer message = {0};
    if (owner != NULL) {
        str_add_utf8(value_to_str(owner->name), &message);
        buffer_add_byte(&message, '.');
    }
    buffer_add_format(&message, "%s returned non-%s (type ", method, type);
    str_add_utf8(value_to_str(value_type(vm, result)->name), &message);
    buffer_add_format(&message,
                      ").  The ability to return an instance of a strict subclass of %s is "
                      "deprecated, and may be removed in a future version of Python.",
                      type);
    int error = warning_warn(vm, vm->types.DeprecationWarning, 1, message.data);
    buffer_done(&message);
    return error;
}

void warning_unawaited_coroutine(VM *vm, Generator *coroutine) {
    Value message = str_format(vm, "coroutine '%U' was never awaited", coroutine->qualname);
    if (message != NULL && coroutine->origin != NULL) {
        message = add_origin_take(vm, message, value_to_tuple(coroutine->origin));
    }
    Value source = value_from_object(coroutine);
    if (warn_take(vm, vm->types.RuntimeWarning, 1, message, source) < 0) {
        error_write_unraisable(vm, "Exception ignored while finalizing coroutine", source);
    }
}

void warning_unawaited_method(VM *vm, Generator *generator, const char *method) {
    Value raised = error_fetch_take(vm);
    Value source = value_from_object(generator);
    Value message = str_format(vm, "coroutine method '%s' of %R was never awaited", method,
                               generator->qualname);
    if (warn_take(vm, vm->types.RuntimeWarning, 1, message, source) < 0) {
        error_write_unraisable(vm, "Exception ignored while finalizing async generator", source);
    }
    error_restore_take(vm, raised);
}

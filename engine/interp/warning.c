/* warning.c - see warning.h. */
#include "engine/interp/warning.h"

#include "engine/interp/runtime.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* The dict of what was shown, in a namespace; borrowed, NULL on error. */
static Value registry_of(VM *vm, Dict *globals) {
    Value registry = dict_get_string_borrow(globals, "__warningregistry__");
    if (registry != NULL && value_is_dict(registry)) {
        return registry;
    }
    Value made = value_from_object(dict_new(vm));
    if (made == NULL || dict_set_string(vm, globals, "__warningregistry__", made) < 0) {
        value_release_if(vm, made);
        return NULL;
    }
    value_release(vm, made); /* the namespace has it */
    return made;
}

int warning_warn_value(VM *vm, Type *category, int64_t level, Value message, Value source) {
    const Frame *frame = frame_first_complete(vm->frame);
    for (; level > 1 && frame != NULL; level--) {
        frame = frame_first_complete(frame->previous);
    }
    Dict *globals = frame == NULL ? vm->sys_dict : frame->globals;
    Value filename =
        frame == NULL ? str_new_string(vm, "<sys>") : value_retain(frame->code->filename);
    Value registry = filename == NULL ? NULL : registry_of(vm, globals);
    if (registry == NULL) {
        value_release_if(vm, filename);
        return -1;
    }
    Value module = dict_get_str_borrow(vm, globals, vm->names.__name__);
    module = module == NULL ? str_new_string(vm, "<string>") : value_retain(module);
    value_retain(registry);
    int status = module == NULL ? -1
                                : warning_explicit(vm, category, message, filename,
                                                   frame == NULL ? 0 : frame_line(frame), module,
                                                   registry, source);
    value_release(vm, registry);
    value_release(vm, filename);
    value_release_if(vm, module);
    return status;
}

/* Consumes the message. */
static int warn_take(VM *vm, Type *category, int level, Value message, Value source) {
    int status = message == NULL ? -1 : warning_warn_value(vm, category, level, message, source);
    value_release_if(vm, message);
    return status;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
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

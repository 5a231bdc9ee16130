/* suggestion.c - see suggestion.h. */
#include "engine/interp/suggestion.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/nearest_name.h"
#include "engine/builtins/builtins.h"
#include "engine/builtins/modules.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/traceback.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"

Value suggestion_find_borrow(const Value *candidates, size_t count, Value name) {
    if (count > NEAREST_NAME_CANDIDATES_MAX) {
        return NULL;
    }
    Buffer wanted = {0};
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &wanted);
    NearestName search;
    nearest_name_start(&search, wanted.data, wanted.size);
    Value best = NULL;
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&text);
        str_add_utf8(value_to_str(candidates[i]), &text);
        if (nearest_name_offer(&search, text.data, text.size)) {
            best = candidates[i];
        }
    }
    buffer_done(&wanted);
    buffer_done(&text);
    return best;
}

/* For exceptions. Whatever fails on the way means: no suggestion. */

static int append_strs(VM *vm, List *names, Value iterable, bool with_underscores) {
    Value items = object_to_list(vm, iterable);
    if (items == NULL) {
        return -1;
    }
    List *list = value_to_list(items);
    int error = 0;
    for (size_t i = 0; error == 0 && i < list->size; i++) {
        Value item = list->items[i];
        if (!value_is_str(item)) {
            continue;
        }
        const Str *str = value_to_str(item);
        if (with_underscores || str->length == 0 || str_at(str, 0) != '_') {
            error = list_append(vm, names, item);
        }
    }
    value_release(vm, items);
    return error;
}

static bool starts_with_underscore(Value name) {
    return value_to_str(name)->length > 0 && str_at(value_to_str(name), 0) == '_';
}

/* The variables of the frame where the exception started; NULL when not known. */
static Frame *raising_frame(Value exception) {
    Value traceback = value_to_exception(exception)->traceback;
    if (traceback == NULL) {
        return NULL;
    }
    while (value_to_traceback(traceback)->next != NULL) {
        traceback = value_to_traceback(traceback)->next;
    }
    return value_to_frame_object(value_to_traceback(traceback)->frame)->frame;
}

static Value local_self(VM *vm, Frame *frame) {
    Value locals = frame_locals(vm, frame);
    if (locals == NULL) {
        return NULL;
    }
    Value self = NULL;
    if (value_is_dict(locals)) {
        self = value_retain_if(dict_get_str_borrow(vm, value_to_dict(locals), vm->names.self));
    }
    value_release(vm, locals);
    return self;
}

static int collect_attributes(VM *vm, List *names, Value exception, Value name) {
    Value object = ((NameException *)value_object(exception))->object;
    if (object == NULL) {
        return -1;
    }
    bool with_underscores = starts_with_underscore(name);
    Frame *frame = raising_frame(exception);
    if (!with_underscores && frame != NULL) {
        Value self = local_self(vm, frame);
        with_underscores = self == object && self != NULL;
        value_release_if(vm, self);
    }
    Value attributes = builtins_dir(vm, object);
    if (attributes == NULL) {
        return -1;
    }
    int error = append_strs(vm, names, attributes, with_underscores);
    value_release(vm, attributes);
    return error;
}

static int collect_module(VM *vm, List *names, Value exception, Value name) {
    Value module_name = ((ImportException *)value_object(exception))->name;
    if (module_name == NULL || !value_is_str(module_name)) {
        return -1;
    }
    Value module = dict_get_str_borrow(vm, vm->modules, module_name);
    if (module == NULL) {
        return -1;
    }
    Value attributes = builtins_dir(vm, module);
    if (attributes == NULL) {
        return -1;
    }
    int error = append_strs(vm, names, attributes, starts_with_underscore(name));
    value_release(vm, attributes);
    return error;
}

static int collect_variables(VM *vm, List *names, Frame *frame) {
    Value locals = frame_locals(vm, frame);
    if (locals == NULL) {
        return -1;
    }
    int error = append_strs(vm, names, locals, true);
    value_release(vm, locals);
    if (error == 0) {
        error = append_strs(vm, names, value_from_object(frame->globals), true);
    }
    if (error == 0) {
        error = append_strs(vm, names, value_from_object(frame->builtins), true);
    }
    return error;
}

/* "self.name", when the raising frame's self has what was looked for as a variable. */
static Value attribute_of_self(VM *vm, Frame *frame, Value name) {
    Value self = local_self(vm, frame);
    if (self == NULL) {
        return NULL;
    }
    bool missing;
    Value attribute = object_find_attr(vm, self, name, &missing);
    value_release(vm, self);
    if (attribute == NULL) {
        error_clear(vm);
        return NULL;
    }
    value_release(vm, attribute);
    return str_format(vm, "self.%U", name);
}

Value suggestion_for_exception(VM *vm, Value exception, Value name) {
    List *names = list_new(vm, 0);
    Value found = NULL;
    int error = names == NULL ? -1 : 0;
    if (error == 0 && value_is_instance(exception, vm->types.AttributeError)) {
        error = collect_attributes(vm, names, exception, name);
        error = error == 0 ? list_sort(vm, names, NULL, false) : error;
    } else if (error == 0 && value_is_instance(exception, vm->types.ImportError)) {
        error = collect_module(vm, names, exception, name);
        error = error == 0 ? list_sort(vm, names, NULL, false) : error;
    } else if (error == 0) {
        Frame *frame = raising_frame(exception);
        error = frame == NULL ? -1 : collect_variables(vm, names, frame);
        found = error == 0 ? attribute_of_self(vm, frame, name) : NULL;
    }
    if (error == 0 && found == NULL) {
        found = value_retain_if(suggestion_find_borrow(names->items, names->size, name));
    }
    if (names != NULL) {
        value_release(vm, value_from_object(names));
    }
    error_clear(vm);
    return found;
}

bool suggestion_is_module(Value name) {
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &text);
    bool known = text.data != NULL && builtin_module_is_known(text.data);
    buffer_done(&text);
    return known;
}

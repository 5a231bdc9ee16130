/* suggestion.c - see suggestion.h. */
#include "engine/interp/suggestion.h"

#include <string.h>

#include "engine/base/buffer.h"
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

enum {
    MAX_CANDIDATES = 750,
    MAX_LENGTH = 40,
    MOVE_COST = 2, /* inserting, deleting or replacing a letter */
    CASE_COST = 1,
};

typedef struct Word {
    const char *data;
    size_t size;
} Word;

/* Edit distance. */

static char to_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static size_t replace_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    return to_lower(a) == to_lower(b) ? CASE_COST : MOVE_COST;
}

static void trim_common_ends(Word *a, Word *b) {
    while (a->size > 0 && b->size > 0 && a->data[0] == b->data[0]) {
        a->data++, a->size--;
        b->data++, b->size--;
    }
    while (a->size > 0 && b->size > 0 && a->data[a->size - 1] == b->data[b->size - 1]) {
        a->size--;
        b->size--;
    }
}

/* The Levenshtein distance, row by row in one array; more than `limit` when it is more. */
static size_t edit_distance(Word a, Word b, size_t limit) {
    trim_common_ends(&a, &b);
    if (a.size == 0 || b.size == 0) {
        return (a.size + b.size) * MOVE_COST;
    }
    if (a.size > MAX_LENGTH || b.size > MAX_LENGTH) {
        return limit + 1;
    }
    if (b.size < a.size) {
        Word longer = a;
        a = b;
        b = longer;
    }
    if ((b.size - a.size) * MOVE_COST > limit) {
        return limit + 1;
    }
    size_t row[MAX_LENGTH]; /* row[i]: the distance from the first i + 1 letters of a */
    for (size_t i = 0; i < a.size; i++) {
        row[i] = (i + 1) * MOVE_COST;
    }
    size_t result = 0;
    for (size_t j = 0; j < b.size; j++) {
        size_t diagonal = result = j * MOVE_COST;
        size_t least = SIZE_MAX;
        for (size_t i = 0; i < a.size; i++) {
            size_t replace = diagonal + replace_cost(b.data[j], a.data[i]);
            diagonal = row[i];
            size_t move = (result < diagonal ? result : diagonal) + MOVE_COST;
            result = move < replace ? move : replace;
            row[i] = result;
            least = result < least ? result : least;
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return result;
}

Value suggestion_find_borrow(const Value *candidates, size_t count, Value name) {
    if (count >= MAX_CANDIDATES) {
        return NULL;
    }
    Buffer wanted = {0};
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &wanted);
    Value best = NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (str_equal(value_to_str(candidates[i]), value_to_str(name))) {
            continue;
        }
        buffer_clear(&text);
        str_add_utf8(value_to_str(candidates[i]), &text);
        /* No more than a third of the letters may differ, and less than in the best so far. */
        size_t limit = (wanted.size + text.size + 3) * MOVE_COST / 6;
        if (best_distance == 0) {
            break;
        }
        limit = limit < best_distance - 1 ? limit : best_distance - 1;
        size_t distance =
            edit_distance((Word){wanted.data, wanted.size}, (Word){text.data, text.size}, limit);
        if (distance <= limit) {
            best = candidates[i];
            best_distance = distance;
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
        self = value_retain_if(dict_get_string_borrow(vm, value_to_dict(locals), "self"));
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

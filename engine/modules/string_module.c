/*
 * string_module.c - `_string`: taking format strings apart, for string.Formatter.
 *
 *     formatter_parser("a{b!r:>{w}}")    ("a", "b", ">{w}", "r")
 *     formatter_field_name_split("b.c[0]")    "b", then (True, "c"), (False, 0)
 *
 * Source: CPython 3.14 Objects/stringlib/unicode_format.h.
 */
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/str_template.h"
#include "engine/objects/tuple.h"

/* Of both kinds: what is read, and up to where. */
typedef struct TextIterator {
    Object head;
    Value text;
    size_t at;
} TextIterator;

static Value iterator_new(VM *vm, Type *type, Value text, size_t at) {
    TextIterator *iterator = object_new(vm, type, sizeof(TextIterator));
    if (iterator != NULL) {
        iterator->text = value_retain(text);
        iterator->at = at;
    }
    return value_from_object(iterator);
}

static void iterator_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((TextIterator *)self)->text);
    object_free(vm, self);
}

static Value formatter_next(VM *vm, Value self) {
    TextIterator *iterator = (TextIterator *)value_object(self);
    Value parts[4];
    return str_template_next(vm, iterator->text, &iterator->at, parts) <= 0
               ? NULL
               : tuple_from_array_take(vm, parts, 4);
}

static Value field_name_next(VM *vm, Value self) {
    TextIterator *iterator = (TextIterator *)value_object(self);
    bool is_attribute;
    Value key;
    if (str_template_follow(vm, iterator->text, &iterator->at, &is_attribute, &key) <= 0) {
        return NULL;
    }
    const Value pair[2] = {value_from_bool(is_attribute), key};
    return tuple_from_array_take(vm, pair, 2);
}

static int check_str(VM *vm, Value value) {
    return value_is_str(value)
               ? 0
               : error_raise_int(vm, vm->types.TypeError, "expected str, got %T", value);
}

NATIVE_FUNCTION(formatter_parser) {
    return check_str(vm, args[0]) < 0 ? NULL
                                      : iterator_new(vm, vm->types.formatter_iterator, args[0], 0);
}

NATIVE_FUNCTION(field_name_split) {
    if (check_str(vm, args[0]) < 0) {
        return NULL;
    }
    size_t at;
    Value first = str_template_first(vm, args[0], &at);
    if (first == NULL) {
        return NULL;
    }
    const Value pair[2] = {first, iterator_new(vm, vm->types.field_name_iterator, args[0], at)};
    return tuple_from_array_take(vm, pair, 2);
}

static int init_type(VM *vm, const char *name, Type **slot, UnarySlot *next) {
    if (*slot != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, name, LAYOUT_ITERATOR, sizeof(TextIterator), vm->types.object,
                                  TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = iterator_destroy;
    type->iter = object_self_iter;
    type->next = next;
    return type_ready_take(vm, slot, type, NULL);
}

static const NativeDef functions[] = {
    {"formatter_field_name_split", field_name_split, NATIVE_ONE, NULL},
    {"formatter_parser", formatter_parser, NATIVE_ONE, NULL},
    {0},
};

int string_module_init(VM *vm, Module *module) {
    if (init_type(vm, "formatteriterator", &vm->types.formatter_iterator, formatter_next) < 0 ||
        init_type(vm, "fieldnameiterator", &vm->types.field_name_iterator, field_name_next) < 0) {
        return -1;
    }
    return module_add_natives(vm, module, functions);
}

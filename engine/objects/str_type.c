/*
 * str_type.c - the type str: its slots.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/codec.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/native.h"
#include "engine/objects/percent.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_methods.h"
#include "engine/objects/type.h"

static void str_destroy(VM *vm, Object *self) {
    Str *str = (Str *)self;
    if (str->interned) {
        str_interned_remove(vm, str);
    }
    if (str->owns_data) {
        heap_free(vm, str->data, str_buffer_size(str->length, str->kind));
    }
    object_free(vm, self);
}

static int str_hash_slot(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    *hash = str_hash(value_to_str(self));
    return 0;
}

static Value str_compare_slot(VM *vm, Value left, Value right, CompareOp op) {
    (void)vm;
    if (!value_is_str(left) || !value_is_str(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        bool equal = str_equal(value_to_str(left), value_to_str(right));
        return value_from_bool(equal == (op == CMP_EQ));
    }
    int order = str_compare(value_to_str(left), value_to_str(right));
    return value_from_bool(
        int_compare_small(value_from_small_int(order), value_from_small_int(0), op));
}

static int64_t str_length(VM *vm, Value self) {
    (void)vm;
    return value_to_str(self)->length;
}

static int str_contains(VM *vm, Value self, Value item) {
    if (!value_is_str(item)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "'in <string>' requires string as left operand, not %T", item);
    }
    const Str *str = value_to_str(self);
    return str_find(str, value_to_str(item), 0, str->length) >= 0;
}

static Value str_concat_slot(VM *vm, Value left, Value right) {
    if (!value_is_str(right)) {
        return error_raise(vm, vm->types.TypeError, "can only concatenate str (not \"%T\") to str",
                           right);
    }
    return str_concat(vm, left, right);
}

static Value str_iter(VM *vm, Value self) {
    bool is_plain = value_object_is(self, vm->types.str) && value_to_str(self)->ascii;
    Type *type = is_plain ? vm->types.str_ascii_iterator : vm->types.str_iterator;
    StrIterator *iterator = object_new(vm, type, sizeof(StrIterator));
    if (iterator != NULL) {
        iterator->str = (Str *)value_retain(self);
    }
    return value_from_object(iterator);
}

/* str(bytes, encoding, errors) */
static Value decode(VM *vm, Value source, Value encoding, Value errors) {
    BytesView view;
    if (value_is_str(source)) {
        return error_raise(vm, vm->types.TypeError, "decoding str is not supported");
    }
    if (!bytes_view(source, &view)) {
        return error_raise(vm, vm->types.TypeError,
                           "decoding to str: need a bytes-like object, %T found", source);
    }
    return codec_decode(vm, view.data, view.size, encoding, errors);
}

static Value str_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "str", .names = names, .max_positional = 3};
    Value given[3];
    if (kwnames == NULL && nargs > 1 && nargs <= 3) {
        for (size_t i = 1; i < nargs; i++) { /* these words name NoneType, too */
            if (!value_is_str(args[i])) {
                return error_raise(vm, vm->types.TypeError,
                                   "str() argument '%s' must be str, not %F", names[i], args[i]);
            }
        }
    }
    if ((kwnames == NULL && args_check_count(vm, "str", nargs, 0, 3) < 0) ||
        args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        codec_check_arguments(vm, "str", given[1], given[2]) < 0) {
        return NULL;
    }
    Value text = given[0] == NULL                       ? value_retain(vm->shared.empty_str)
                 : given[1] != NULL || given[2] != NULL ? decode(vm, given[0], given[1], given[2])
                                                        : object_str(vm, given[0]);
    if (text == NULL || type == vm->types.str) {
        return text;
    }
    Value instance = str_new_instance(vm, type, value_to_str(text));
    value_release(vm, text);
    return instance;
}

int types_init_str(VM *vm) {
    Type *type = type_new_builtin(vm, "str", LAYOUT_STR, sizeof(Str), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.str = type;
    type->destroy = str_destroy;
    type->repr = str_repr;
    type->str = str_exact;
    type->hash = str_hash_slot;
    type->compare = str_compare_slot;
    type->length = str_length;
    type->contains = str_contains;
    type->get_item = str_get_item;
    type->binary[NB_REMAINDER] = percent_format_str;
    type->concat = str_concat_slot;
    type->repeat = str_repeat;
    type->iter = str_iter;
    type->create = str_create;
    type->methods = str_methods;
    return type_ready(vm, type);
}

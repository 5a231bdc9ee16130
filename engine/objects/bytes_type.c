/*
 * bytes_type.c - the type bytes: its slots.
 */
#include <string.h>

#include "engine/base/hash.h"
#include "engine/bytecode/constant.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static void bytes_destroy(VM *vm, Object *self) {
    BytesObject *bytes = (BytesObject *)self;
    if (bytes->owns_data) {
        heap_free(vm, bytes->data, bytes->size + 1);
    }
    object_free(vm, self);
}

/* ---- text, comparison ---- */

static Value bytes_repr_slot(VM *vm, Value self) {
    const BytesObject *bytes = value_to_bytes(self);
    Buffer text = {0};
    bytes_repr(bytes->data, bytes->size, &text);
    Value str = str_new_latin1(vm, (const uint8_t *)text.data, text.size);
    buffer_done(&text);
    return str;
}

static int bytes_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    BytesObject *bytes = value_to_bytes(self);
    if (bytes->hash == -1) {
        bytes->hash = hash_bytes(bytes->data, bytes->size);
    }
    *hash = bytes->hash;
    return 0;
}

static Value bytes_compare(VM *vm, Value left, Value right, CompareOp op) {
    (void)vm;
    if (!value_is_bytes(left) || !value_is_bytes(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const BytesObject *a = value_to_bytes(left);
    const BytesObject *b = value_to_bytes(right);
    int order = bytes_compare_views((BytesView){a->data, a->size}, (BytesView){b->data, b->size});
    return value_from_bool(
        int_compare_small(value_from_small_int(order), value_from_small_int(0), op));
}

/* ---- sequence ---- */

static int64_t bytes_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)value_to_bytes(self)->size;
}

static Value get_slice(VM *vm, Value self, Value slice) {
    int64_t start, stop, step;
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    const BytesObject *bytes = value_to_bytes(self);
    int64_t count = slice_adjust((int64_t)bytes->size, &start, &stop, step);
    if (count == (int64_t)bytes->size && step == 1 && bytes->head.type == vm->types.bytes) {
        return value_retain(self);
    }
    Value result = bytes_new(vm, NULL, count <= 0 ? 0 : (size_t)count);
    for (int64_t i = 0; result != NULL && i < count; i++) {
        value_to_bytes(result)->data[i] = bytes->data[start + i * step];
    }
    return result;
}

static Value bytes_get_item(VM *vm, Value self, Value key) {
    const BytesObject *bytes = value_to_bytes(self);
    if (value_is_slice(vm, key)) {
        return get_slice(vm, self, key);
    }
    if (!object_has_index(vm, key)) {
        return error_raise(vm, vm->types.TypeError,
                           "byte indices must be integers or slices, not %T", key);
    }
    int64_t index;
    if (int_from_index(vm, key, vm->types.IndexError, &index) < 0) {
        return NULL;
    }
    index += index < 0 ? (int64_t)bytes->size : 0;
    if (index < 0 || index >= (int64_t)bytes->size) {
        return error_raise(vm, vm->types.IndexError, "index out of range");
    }
    return value_from_small_int(bytes->data[index]);
}

static Value bytes_concat(VM *vm, Value left, Value right) {
    BytesView a;
    BytesView b;
    bytes_view(left, &a);
    if (!bytes_view(right, &b)) {
        return error_raise(vm, vm->types.TypeError, "can't concat %T to %T", right, left);
    }
    if (a.size == 0 && value_object_is(right, vm->types.bytes)) {
        return value_retain(right);
    }
    if (b.size == 0 && value_object_is(left, vm->types.bytes)) {
        return value_retain(left);
    }
    Value result = bytes_new(vm, NULL, a.size + b.size);
    if (result != NULL && a.size > 0) {
        memcpy(value_to_bytes(result)->data, a.data, a.size);
    }
    if (result != NULL && b.size > 0) {
        memcpy(value_to_bytes(result)->data + a.size, b.data, b.size);
    }
    return result;
}

static Value bytes_repeat(VM *vm, Value self, int64_t count) {
    const BytesObject *bytes = value_to_bytes(self);
    size_t times = count < 0 ? 0 : (size_t)count;
    if (bytes->size > 0 && times > SIZE_MAX / 4 / bytes->size) {
        return error_raise(vm, vm->types.OverflowError, "repeated bytes are too long");
    }
    if (times == 1 && bytes->head.type == vm->types.bytes) {
        return value_retain(self);
    }
    Value result = bytes_new(vm, NULL, bytes->size * times);
    for (size_t i = 0; result != NULL && bytes->size > 0 && i < times; i++) {
        memcpy(value_to_bytes(result)->data + i * bytes->size, bytes->data, bytes->size);
    }
    return result;
}

/* ---- bytes() ---- */

/* source.__bytes__(), if it has that and nothing else was given; NULL without an exception if
 * not. */
static Value from_special_method(VM *vm, Value source) {
    Value name = str_intern_string(vm, "__bytes__");
    bool missing = false;
    Value method = name == NULL ? NULL : object_lookup_special(vm, source, name, &missing);
    value_release_if(vm, name);
    if (method == NULL) {
        return NULL;
    }
    Value result = object_call_no_args(vm, method);
    value_release(vm, method);
    if (result != NULL && !value_is_bytes(result)) {
        error_raise(vm, vm->types.TypeError, "__bytes__ returned non-bytes (type %T)", result);
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static Value make(VM *vm, const Value given[3]) {
    bool alone = given[0] != NULL && given[1] == NULL && given[2] == NULL;
    if (alone && value_object_is(given[0], vm->types.bytes)) {
        return value_retain(given[0]);
    }
    if (alone) {
        Value made = from_special_method(vm, given[0]);
        if (made != NULL || error_occurred(vm)) {
            return made;
        }
    }
    Buffer bytes = {0};
    Value result = NULL;
    if (bytes_collect(vm, "bytes", given, &bytes) == 0) {
        result = bytes_new(vm, bytes.data, bytes.size);
    }
    buffer_done(&bytes);
    return result;
}

/* An instance of a subclass. */
static Value new_instance(VM *vm, Type *type, const BytesObject *source) {
    uint8_t *data = heap_alloc(vm, source->size + 1);
    if (data == NULL) {
        return error_no_memory(vm);
    }
    BytesObject *bytes = object_new(vm, type, type->basic_size);
    if (bytes == NULL) {
        heap_free(vm, data, source->size + 1);
        return NULL;
    }
    memcpy(data, source->data, source->size + 1);
    bytes->hash = -1;
    bytes->size = source->size;
    bytes->data = data;
    bytes->owns_data = true;
    return value_from_object(bytes);
}

static Value bytes_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "bytes", .names = names, .max_positional = 3};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value plain = make(vm, given);
    if (plain == NULL || type == vm->types.bytes) {
        return plain;
    }
    Value instance = new_instance(vm, type, value_to_bytes(plain));
    value_release(vm, plain);
    return instance;
}

/* ---- methods of bytes alone ---- */

NATIVE_FUNCTION(bytes_getnewargs) {
    const BytesObject *bytes = value_to_bytes(self);
    Value copy = bytes_new(vm, bytes->data, bytes->size);
    return copy == NULL ? NULL : tuple_from_array_take(vm, &copy, 1);
}

NATIVE_FUNCTION(bytes_bytes) {
    return bytes_unchanged(vm, self);
}

static const NativeDef bytes_methods[] = {
    {"__getnewargs__", bytes_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {"__bytes__", bytes_bytes, NATIVE_NOARGS, "($self, /)"},
    BYTES_METHODS,
    {0},
};

int types_init_bytes(VM *vm) {
    Type *type = type_new_builtin(vm, "bytes", LAYOUT_BYTES, sizeof(BytesObject), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.bytes = type;
    type->destroy = bytes_destroy;
    type->repr = bytes_repr_slot;
    type->str = bytes_repr_slot;
    type->hash = bytes_hash;
    type->compare = bytes_compare;
    type->length = bytes_length;
    type->contains = bytes_contains;
    type->get_item = bytes_get_item;
    type->concat = bytes_concat;
    type->repeat = bytes_repeat;
    type->binary[NB_REMAINDER] = bytes_remainder;
    type->iter = bytes_iter;
    type->create = bytes_create;
    type->methods = bytes_methods;
    return type_ready(vm, type);
}

/*
 * bytearray_type.c - the type bytearray: its slots, and the methods that change one.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/memoryview.h"
#include "engine/objects/object_reduce.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static const char byte_range[] = "byte must be in range(0, 256)";

static void bytearray_destroy(VM *vm, Object *self) {
    ByteArray *array = (ByteArray *)self;
    if (array->data != NULL) {
        heap_free(vm, array->data, array->capacity);
    }
    object_free(vm, self);
}

/* ---- text, comparison ---- */

void bytearray_add_repr(const ByteArray *array, size_t limit, Buffer *out) {
    bool single = array->size > 0 && memchr(array->data, '\'', array->size) != NULL;
    bool doubled = array->size > 0 && memchr(array->data, '"', array->size) != NULL;
    char quote = single && !doubled ? '"' : '\'';
    str_add_utf8(value_to_str(array->head.type->name), out);
    buffer_add_format(out, "(b%c", quote);
    for (size_t i = 0; i < array->size && i < limit; i++) {
        uint8_t byte = array->data[i];
        if (byte == '\'' || byte == '\\') { /* unlike bytes, whatever the quote is */
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, (char)byte);
        } else if (byte >= ' ' && byte < 0x7F) {
            buffer_add_byte(out, (char)byte);
        } else if (byte == '\t' || byte == '\n' || byte == '\r') {
            buffer_add_string(out, byte == '\t' ? "\\t" : byte == '\n' ? "\\n" : "\\r");
        } else {
            buffer_add_format(out, "\\x%02x", (unsigned)byte);
        }
    }
    buffer_add_format(out, "%c)", quote);
}

static Value bytearray_repr(VM *vm, Value self) {
    Buffer text = {0};
    bytearray_add_repr(value_to_bytearray(self), SIZE_MAX, &text);
    Value str = str_new_utf8(vm, text.data, text.size);
    buffer_done(&text);
    return str;
}

static Value bytearray_compare(VM *vm, Value left, Value right, CompareOp op) {
    (void)vm;
    BytesView a;
    BytesView b;
    if (!bytes_view(left, &a) || !bytes_view(right, &b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(int_compare_small(value_from_small_int(bytes_compare_views(a, b)),
                                             value_from_small_int(0), op));
}

/* ---- items ---- */

static int64_t bytearray_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)value_to_bytearray(self)->size;
}

static int find_index(VM *vm, const ByteArray *array, Value key, size_t *index) {
    int64_t number;
    if (!object_has_index(vm, key)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "bytearray indices must be integers or slices, not %T", key);
    }
    if (int_from_index(vm, key, vm->types.IndexError, &number) < 0) {
        return -1;
    }
    number += number < 0 ? (int64_t)array->size : 0;
    if (number < 0 || number >= (int64_t)array->size) {
        return error_raise_int(vm, vm->types.IndexError, "bytearray index out of range");
    }
    *index = (size_t)number;
    return 0;
}

static Value bytearray_get_item(VM *vm, Value self, Value key) {
    const ByteArray *array = value_to_bytearray(self);
    if (!value_is_slice(vm, key)) {
        size_t index;
        return find_index(vm, array, key, &index) < 0 ? NULL
                                                      : value_from_small_int(array->data[index]);
    }
    int64_t start, stop, step;
    if (slice_unpack(vm, key, &start, &stop, &step) < 0) {
        return NULL;
    }
    int64_t count = slice_adjust((int64_t)array->size, &start, &stop, step);
    if (step == 1) {
        return bytearray_new(vm, count > 0 ? array->data + start : NULL, (size_t)count);
    }
    Buffer bytes = {0};
    for (int64_t i = 0; i < count; i++) {
        buffer_add_byte(&bytes, (char)array->data[start + i * step]);
    }
    Value result = bytearray_new(vm, bytes.data, bytes.size);
    buffer_done(&bytes);
    return result;
}

/* del array[start:stop:step] with any step but 1. */
static int delete_stepped(VM *vm, ByteArray *array, int64_t start, int64_t step, int64_t count) {
    if (count <= 0) {
        return 0;
    }
    if (bytearray_check_resizable(vm, array) < 0) {
        return -1;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t kept = start;
    int64_t taken = 0;
    for (int64_t i = start; i < (int64_t)array->size; i++) {
        if (taken < count && i == start + taken * step) {
            taken++;
        } else {
            array->data[kept++] = array->data[i];
        }
    }
    return bytearray_resize(vm, array, array->size - (size_t)count);
}

static int assign_stepped(VM *vm, ByteArray *array, int64_t start, int64_t step, int64_t count,
                          const Buffer *bytes) {
    if ((int64_t)bytes->size != count) {
        return error_raise_int(vm, vm->types.ValueError,
                               "attempt to assign bytes of size %zu to extended slice of size %zd",
                               bytes->size, (ptrdiff_t)count);
    }
    for (int64_t i = 0; i < count; i++) {
        array->data[start + i * step] = (uint8_t)bytes->data[i];
    }
    object_changed(vm, &array->head);
    return 0;
}

/* The bytes that are to be assigned to a slice. */
static int collect_assigned(VM *vm, Value value, Buffer *out) {
    BytesView view;
    if (bytes_view(value, &view)) {
        buffer_add(out, view.data, view.size);
        return 0;
    }
    if (object_has_index(vm, value) || value_is_float(value) || value_is_complex(value) ||
        value_is_str(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "can assign only bytes, buffers, or iterables of ints in "
                               "range(0, 256)");
    }
    return bytes_collect(vm, "bytearray", (const Value[3]){value}, out);
}

static int set_slice(VM *vm, ByteArray *array, Value slice, Value value) {
    int64_t start, stop, step;
    Buffer bytes = {0};
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0 ||
        (value != NULL && collect_assigned(vm, value, &bytes) < 0)) {
        buffer_done(&bytes);
        return -1;
    }
    int64_t count = slice_adjust((int64_t)array->size, &start, &stop, step);
    int status;
    if (step == 1) {
        status = bytearray_replace(vm, array, (size_t)start, (size_t)(start + count), bytes.data,
                                   bytes.size);
    } else if (bytes.size == 0) {
        status = delete_stepped(vm, array, start, step, count);
    } else {
        status = assign_stepped(vm, array, start, step, count, &bytes);
    }
    buffer_done(&bytes);
    return status;
}

static int bytearray_set_item(VM *vm, Value self, Value key, Value value) {
    ByteArray *array = value_to_bytearray(self);
    if (value_is_slice(vm, key)) {
        return set_slice(vm, array, key, value);
    }
    size_t index;
    uint8_t byte;
    if (find_index(vm, array, key, &index) < 0) {
        return -1;
    }
    if (value == NULL) {
        return bytearray_replace(vm, array, index, index + 1, NULL, 0);
    }
    if (bytes_byte_from(vm, value, byte_range, &byte) < 0 ||
        find_index(vm, array, key, &index) < 0) { /* again: __index__ may have changed it */
        return -1;
    }
    array->data[index] = byte;
    object_changed(vm, &array->head);
    return 0;
}

/* ---- + and * ---- */

static Value bytearray_concat(VM *vm, Value left, Value right) {
    BytesView a = bytes_self(left);
    BytesView b;
    if (!bytes_view(right, &b)) {
        return error_raise(vm, vm->types.TypeError, "can't concat %T to %T", right, left);
    }
    Buffer both = {0};
    buffer_add(&both, a.data, a.size);
    buffer_add(&both, b.data, b.size);
    Value result = bytearray_new(vm, both.data, both.size);
    buffer_done(&both);
    return result;
}

/* Adds bytes that may be its own. */
static int extend_bytes(VM *vm, ByteArray *array, BytesView bytes) {
    if (bytes.data != array->data) {
        return bytearray_replace(vm, array, array->size, array->size, bytes.data, bytes.size);
    }
    size_t size = array->size;
    if (bytearray_resize(vm, array, size * 2) < 0) {
        return -1;
    }
    if (size > 0) {
        memcpy(array->data + size, array->data, size);
    }
    return 0;
}

static Value bytearray_inplace_concat(VM *vm, Value self, Value other) {
    BytesView bytes;
    if (!bytes_view(other, &bytes)) {
        return error_raise(vm, vm->types.TypeError, "can't concat %T to %T", other, self);
    }
    /* `a += a` looks at a's bytes, as a memoryview does, so they cannot grow. */
    ByteArray *array = value_to_bytearray(self);
    array->exports += self == other;
    int status = bytearray_replace(vm, array, array->size, array->size, bytes.data, bytes.size);
    array->exports -= self == other;
    return status < 0 ? NULL : value_retain(self);
}

static bool count_fits(VM *vm, const ByteArray *array, int64_t count) {
    if (array->size == 0 || count <= 0 || (uint64_t)count <= SIZE_MAX / 8 / array->size) {
        return true;
    }
    error_no_memory(vm);
    return false;
}

static Value bytearray_inplace_repeat(VM *vm, Value self, int64_t count) {
    ByteArray *array = value_to_bytearray(self);
    size_t size = array->size;
    size_t times = count <= 0 ? 0 : (size_t)count;
    if (!count_fits(vm, array, count) || bytearray_resize(vm, array, size * times) < 0) {
        return NULL;
    }
    for (size_t i = 1; size > 0 && i < times; i++) {
        memcpy(array->data + i * size, array->data, size);
    }
    return value_retain(self);
}

static Value bytearray_repeat(VM *vm, Value self, int64_t count) {
    const ByteArray *array = value_to_bytearray(self);
    if (count <= 0 || !count_fits(vm, array, count)) {
        return count <= 0 ? bytearray_new(vm, NULL, 0) : NULL;
    }
    Value copy = bytearray_new(vm, array->data, array->size);
    Value result = copy == NULL ? NULL : bytearray_inplace_repeat(vm, copy, count);
    value_release_if(vm, copy);
    return result;
}

/* ---- making ---- */

static Value bytearray_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(object_new(vm, type, type->basic_size));
}

static int bytearray_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "bytearray", .names = names, .max_positional = 3};
    ByteArray *array = value_to_bytearray(self);
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        bytearray_replace(vm, array, 0, array->size, NULL, 0) < 0) {
        return -1;
    }
    Buffer bytes = {0};
    int status = bytes_collect(vm, "bytearray", given, &bytes);
    /* What came before an error stays, as far as it was iterated. */
    if (status == 0 || bytes.size > 0) {
        Value error = error_fetch_take(vm);
        int added = bytearray_replace(vm, array, array->size, array->size, bytes.data, bytes.size);
        status = status < 0 ? status : added;
        if (error != NULL) {
            error_restore_take(vm, error);
        }
    }
    buffer_done(&bytes);
    return status;
}

/* ---- methods ---- */

NATIVE_FUNCTION(append_method) {
    uint8_t byte;
    ByteArray *array = value_to_bytearray(self);
    if (bytes_byte_from(vm, args[0], byte_range, &byte) < 0 ||
        bytearray_replace(vm, array, array->size, array->size, &byte, 1) < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

NATIVE_FUNCTION(clear_method) {
    ByteArray *array = value_to_bytearray(self);
    return bytearray_replace(vm, array, 0, array->size, NULL, 0) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(copy_method) {
    return bytes_unchanged(vm, self);
}

NATIVE_FUNCTION(extend_method) {
    ByteArray *array = value_to_bytearray(self);
    BytesView view;
    if (bytes_view(args[0], &view)) {
        return extend_bytes(vm, array, view) < 0 ? NULL : VALUE_NONE;
    }
    Value iterator = object_iter(vm, args[0]);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "can't extend bytearray with %T", args[0]);
        }
        return NULL;
    }
    if (value_is_str(args[0]) && value_to_str(args[0])->length > 0) {
        value_release(vm, iterator);
        return error_raise(vm, vm->types.TypeError, "expected iterable of integers; got: '%T'",
                           args[0]);
    }
    Buffer bytes = {0};
    Value result = NULL;
    if (object_length_hint(vm, args[0], 32) >= 0 &&
        bytes_collect_iterable(vm, iterator, byte_range, &bytes) == 0 &&
        bytearray_replace(vm, array, array->size, array->size, bytes.data, bytes.size) == 0) {
        result = VALUE_NONE;
    }
    value_release(vm, iterator);
    buffer_done(&bytes);
    return result;
}

NATIVE_FUNCTION(insert_method) {
    int64_t index;
    uint8_t byte;
    if (args_check_count(vm, "insert", nargs, 2, 2) < 0 || args_to_index(vm, args[0], &index) < 0 ||
        bytes_byte_from(vm, args[1], byte_range, &byte) < 0) {
        return NULL;
    }
    ByteArray *array = value_to_bytearray(self);
    int64_t size = (int64_t)array->size;
    index += index < 0 ? size : 0;
    size_t at = (size_t)(index < 0 ? 0 : index > size ? size : index);
    return bytearray_replace(vm, array, at, at, &byte, 1) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(pop_method) {
    ByteArray *array = value_to_bytearray(self);
    int64_t index = -1;
    if (args_check_count(vm, "pop", nargs, 0, 1) < 0 ||
        (nargs == 1 && args_to_index(vm, args[0], &index) < 0)) {
        return NULL;
    }
    if (array->size == 0) {
        return error_raise(vm, vm->types.IndexError, "pop from empty bytearray");
    }
    index += index < 0 ? (int64_t)array->size : 0;
    if (index < 0 || index >= (int64_t)array->size) {
        return error_raise(vm, vm->types.IndexError, "pop index out of range");
    }
    uint8_t byte = array->data[index];
    size_t at = (size_t)index;
    return bytearray_replace(vm, array, at, at + 1, NULL, 0) < 0 ? NULL
                                                                 : value_from_small_int(byte);
}

NATIVE_FUNCTION(remove_method) {
    ByteArray *array = value_to_bytearray(self);
    uint8_t byte;
    if (bytes_byte_from(vm, args[0], byte_range, &byte) < 0) {
        return NULL;
    }
    int64_t at = bytes_find(bytes_self(self), (BytesView){&byte, 1}, 0, array->size);
    if (at < 0) {
        return error_raise(vm, vm->types.ValueError, "value not found in bytearray");
    }
    return bytearray_replace(vm, array, (size_t)at, (size_t)at + 1, NULL, 0) < 0 ? NULL
                                                                                 : VALUE_NONE;
}

NATIVE_FUNCTION(resize_method) {
    int64_t size;
    if (args_to_index(vm, args[0], &size) < 0) {
        return NULL;
    }
    if (size < 0) {
        return error_raise(vm, vm->types.ValueError, "Can only resize to positive sizes, got %zd",
                           (ptrdiff_t)size);
    }
    return bytearray_resize(vm, value_to_bytearray(self), (size_t)size) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(reverse_method) {
    ByteArray *array = value_to_bytearray(self);
    for (size_t i = 0; i < array->size / 2; i++) {
        uint8_t byte = array->data[i];
        array->data[i] = array->data[array->size - 1 - i];
        array->data[array->size - 1 - i] = byte;
    }
    object_changed(vm, &array->head);
    return VALUE_NONE;
}

/* ---- copies ---- */

/* What to give to the type: nothing when empty; before protocol 3, which knows bytes, a text. */
static Value contents(VM *vm, const ByteArray *array, int protocol) {
    if (array->size == 0) {
        return tuple_pack(vm, 0);
    }
    if (protocol >= 3) {
        Value bytes = bytes_new(vm, array->data, array->size);
        return bytes == NULL ? NULL : tuple_from_array_take(vm, &bytes, 1);
    }
    Value text = str_new_latin1(vm, array->data, array->size);
    Value encoding = text == NULL ? NULL : str_new_string(vm, "latin-1");
    if (encoding == NULL) {
        value_release_if(vm, text);
        return NULL;
    }
    const Value pair[2] = {text, encoding};
    return tuple_from_array_take(vm, pair, 2);
}

/* (type, contents, attributes) */
static Value reduce(VM *vm, Value self, int protocol) {
    Value arguments = contents(vm, value_to_bytearray(self), protocol);
    Value state = arguments == NULL ? NULL : object_state(vm, self);
    Value result = NULL;
    if (state != NULL) {
        result = tuple_pack(vm, 3, value_from_object(value_type(vm, self)), arguments, state);
    }
    value_release_if(vm, arguments);
    value_release_if(vm, state);
    return result;
}

NATIVE_FUNCTION(reduce_method) {
    return reduce(vm, self, 2);
}

NATIVE_FUNCTION(reduce_ex_method) {
    int protocol = 0;
    if (args_check_count(vm, "__reduce_ex__", nargs, 0, 1) < 0 ||
        (nargs == 1 && int_to_c_int(vm, args[0], &protocol) < 0)) {
        return NULL;
    }
    return reduce(vm, self, protocol);
}

static const NativeDef bytearray_methods[] = {
    {"append", append_method, NATIVE_ONE, "($self, item, /)"},
    {"clear", clear_method, NATIVE_NOARGS, "($self, /)"},
    {"copy", copy_method, NATIVE_NOARGS, "($self, /)"},
    {"extend", extend_method, NATIVE_ONE, "($self, iterable_of_ints, /)"},
    {"insert", insert_method, NATIVE_FAST, "($self, index, item, /)"},
    {"pop", pop_method, NATIVE_FAST, "($self, index=-1, /)"},
    {"remove", remove_method, NATIVE_ONE, "($self, value, /)"},
    {"resize", resize_method, NATIVE_ONE, "($self, size, /)"},
    {"reverse", reverse_method, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", reduce_method, NATIVE_NOARGS, "($self, /)"},
    {"__reduce_ex__", reduce_ex_method, NATIVE_FAST, "($self, proto=0, /)"},
    BYTES_METHODS,
    {0},
};

int types_init_bytearray(VM *vm) {
    Type *type = type_new_builtin(vm, "bytearray", LAYOUT_BYTEARRAY, sizeof(ByteArray),
                                  vm->types.object, TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.bytearray = type;
    type->destroy = bytearray_destroy;
    type->repr = bytearray_repr;
    type->str = bytearray_repr;
    type->hash = object_hash_refuse;
    type->compare = bytearray_compare;
    type->length = bytearray_length;
    type->contains = bytes_contains;
    type->get_item = bytearray_get_item;
    type->set_item = bytearray_set_item;
    type->concat = bytearray_concat;
    type->repeat = bytearray_repeat;
    type->inplace_concat = bytearray_inplace_concat;
    type->inplace_repeat = bytearray_inplace_repeat;
    type->binary[NB_REMAINDER] = bytes_remainder;
    type->iter = bytearray_iter;
    type->create = bytearray_create;
    type->init = bytearray_init;
    type->methods = bytearray_methods;
    return type_ready(vm, type);
}

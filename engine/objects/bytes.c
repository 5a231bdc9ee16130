#include "engine/objects/bytes.h"

#include <string.h>

#include "engine/base/hash.h"
#include "engine/bytecode/constant.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/codec.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

bool value_is_bytes(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_BYTES;
}

bool bytes_view(Value value, BytesView *view) {
    if (!value_is_bytes(value)) {
        return false;
    }
    *view = (BytesView){value_to_bytes(value)->data, value_to_bytes(value)->size};
    return true;
}

Value bytes_new(VM *vm, const void *data, size_t size) {
    if (size == 0 && vm->shared.empty_bytes != NULL) {
        return value_retain(vm->shared.empty_bytes);
    }
    BytesObject *bytes = size > SIZE_MAX / 4
                             ? NULL
                             : heap_cell(&vm->heap, sizeof(BytesObject) + size + 1, CELL_PLAIN);
    if (bytes == NULL) {
        return error_no_memory(vm);
    }
    *bytes = (BytesObject){
        .head = {.refcount = 1, .type = vm->types.bytes},
        .hash = -1,
        .size = size,
        .data = (uint8_t *)(bytes + 1),
    };
    if (data != NULL) {
        memcpy(bytes->data, data, size);
    } else {
        memset(bytes->data, 0, size);
    }
    bytes->data[size] = 0;
    return value_from_object(bytes);
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

static void bytes_destroy(VM *vm, Object *self) {
    BytesObject *bytes = (BytesObject *)self;
    if (bytes->owns_data) {
        heap_free(vm, bytes->data, bytes->size + 1);
    }
    object_free(vm, self);
}

/* ---- text, comparison ---- */

static Value repr_slot(VM *vm, Value self) {
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
    int order = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
    if (order == 0) {
        order = (a->size > b->size) - (a->size < b->size);
    }
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

static bool find_bytes(const BytesObject *bytes, const BytesObject *part) {
    for (size_t i = 0; i + part->size <= bytes->size; i++) {
        if (memcmp(bytes->data + i, part->data, part->size) == 0) {
            return true;
        }
    }
    return false;
}

static int bytes_contains(VM *vm, Value self, Value item) {
    const BytesObject *bytes = value_to_bytes(self);
    if (value_is_bytes(item)) {
        return find_bytes(bytes, value_to_bytes(item));
    }
    if (!object_has_index(vm, item)) {
        return error_raise_int(vm, vm->types.TypeError, "a bytes-like object is required, not '%T'",
                               item);
    }
    int64_t number;
    if (int_from_index(vm, item, NULL, &number) < 0) {
        return -1;
    }
    if (number < 0 || number > 255) {
        return error_raise_int(vm, vm->types.ValueError, "byte must be in range(0, 256)");
    }
    return memchr(bytes->data, (int)number, bytes->size) != NULL;
}

static Value bytes_concat(VM *vm, Value left, Value right) {
    if (!value_is_bytes(right)) {
        return error_raise(vm, vm->types.TypeError, "can't concat %T to %T", right, left);
    }
    const BytesObject *a = value_to_bytes(left);
    const BytesObject *b = value_to_bytes(right);
    Value result = bytes_new(vm, NULL, a->size + b->size);
    if (result != NULL && a->size + b->size > 0) {
        memcpy(value_to_bytes(result)->data, a->data, a->size);
        memcpy(value_to_bytes(result)->data + a->size, b->data, b->size);
    }
    return result;
}

static Value bytes_repeat(VM *vm, Value self, int64_t count) {
    const BytesObject *bytes = value_to_bytes(self);
    size_t times = count < 0 ? 0 : (size_t)count;
    if (bytes->size > 0 && times > SIZE_MAX / 4 / bytes->size) {
        return error_no_memory(vm);
    }
    Value result = bytes_new(vm, NULL, bytes->size * times);
    for (size_t i = 0; result != NULL && i < times; i++) {
        memcpy(value_to_bytes(result)->data + i * bytes->size, bytes->data, bytes->size);
    }
    return result;
}

/* ---- iterator ---- */

typedef struct BytesIterator {
    Object head;
    Value bytes; /* NULL when exhausted */
    size_t index;
} BytesIterator;

static Value bytes_iter(VM *vm, Value self) {
    BytesIterator *iterator = object_new(vm, vm->types.bytes_iterator, sizeof(BytesIterator));
    if (iterator != NULL) {
        iterator->bytes = value_retain(self);
    }
    return value_from_object(iterator);
}

static Value iterator_next(VM *vm, Value self) {
    BytesIterator *iterator = (BytesIterator *)value_object(self);
    if (iterator->bytes == NULL) {
        return NULL;
    }
    const BytesObject *bytes = value_to_bytes(iterator->bytes);
    if (iterator->index >= bytes->size) {
        value_clear(vm, &iterator->bytes);
        return NULL;
    }
    return value_from_small_int(bytes->data[iterator->index++]);
}

static void iterator_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((BytesIterator *)self)->bytes);
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    Value bytes = ((BytesIterator *)self)->bytes;
    return bytes == NULL ? 0 : visit(bytes, context);
}

static int init_iterator(VM *vm) {
    Type *type = type_new_builtin(vm, "bytes_iterator", LAYOUT_ITERATOR, sizeof(BytesIterator),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.bytes_iterator = type;
    type->destroy = iterator_destroy;
    type->traverse = iterator_traverse;
    type->iter = object_self_iter;
    type->next = iterator_next;
    return type_ready(vm, type);
}

/* ---- bytes() ---- */

/* The bytes of an iterable of ints. */
static Value bytes_from_iterable(VM *vm, Value iterable) {
    if (value_type(vm, iterable)->iter == NULL && value_type(vm, iterable)->get_item == NULL) {
        return error_raise(vm, vm->types.TypeError, "cannot convert '%T' object to bytes",
                           iterable);
    }
    Value list = object_to_list(vm, iterable);
    if (list == NULL) {
        return NULL;
    }
    const List *items = value_to_list(list);
    Value result = bytes_new(vm, NULL, items->size);
    for (size_t i = 0; result != NULL && i < items->size; i++) {
        int64_t number = 0;
        bool fine = int_from_index(vm, items->items[i], NULL, &number) == 0;
        if (fine && (number < 0 || number > 255)) {
            error_raise(vm, vm->types.ValueError, "bytes must be in range(0, 256)");
            fine = false;
        }
        if (!fine) {
            value_release(vm, result);
            result = NULL;
            break;
        }
        value_to_bytes(result)->data[i] = (uint8_t)number;
    }
    value_release(vm, list);
    return result;
}

static Value make_plain(VM *vm, const Value given[3]) {
    Value source = given[0];
    bool is_str = source != NULL && value_is_str(source);
    if (given[1] != NULL && is_str && value_is_str(given[1])) {
        return codec_encode(vm, source, given[1], given[2]);
    }
    if (given[1] != NULL || given[2] != NULL) {
        bool lacks_encoding = given[1] == NULL && is_str;
        return error_raise(vm, vm->types.TypeError,
                           lacks_encoding     ? "string argument without an encoding"
                           : given[1] != NULL ? "encoding without a string argument"
                                              : "errors without a string argument");
    }
    if (source == NULL) {
        return bytes_new(vm, NULL, 0);
    }
    if (value_object_is(source, vm->types.bytes)) {
        return value_retain(source);
    }
    if (is_str) {
        return error_raise(vm, vm->types.TypeError, "string argument without an encoding");
    }
    if (value_is_bytes(source)) {
        return bytes_new(vm, value_to_bytes(source)->data, value_to_bytes(source)->size);
    }
    if (object_has_index(vm, source)) {
        int64_t size;
        if (int_from_index(vm, source, vm->types.OverflowError, &size) < 0) {
            return NULL;
        }
        return size < 0 ? error_raise(vm, vm->types.ValueError, "negative count")
                        : bytes_new(vm, NULL, (size_t)size);
    }
    return bytes_from_iterable(vm, source);
}

static Value bytes_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "bytes", .names = names, .max_positional = 3};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value plain = make_plain(vm, given);
    if (plain == NULL || type == vm->types.bytes) {
        return plain;
    }
    Value instance = new_instance(vm, type, value_to_bytes(plain));
    value_release(vm, plain);
    return instance;
}

int types_init_bytes(VM *vm) {
    Type *type = type_new_builtin(vm, "bytes", LAYOUT_BYTES, sizeof(BytesObject), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.bytes = type;
    type->destroy = bytes_destroy;
    type->repr = repr_slot;
    type->str = repr_slot;
    type->hash = bytes_hash;
    type->compare = bytes_compare;
    type->length = bytes_length;
    type->contains = bytes_contains;
    type->get_item = bytes_get_item;
    type->concat = bytes_concat;
    type->repeat = bytes_repeat;
    type->iter = bytes_iter;
    type->create = bytes_create;
    return type_ready(vm, type) < 0 ? -1 : init_iterator(vm);
}

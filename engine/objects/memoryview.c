#include "engine/objects/memoryview.h"

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

bool value_is_memoryview(VM *vm, Value value) {
    return value_object_is(value, vm->types.memoryview);
}

/* ---- the bytes ---- */

int memoryview_check_open(VM *vm, Value value) {
    return value_to_memoryview(value)->object != NULL
               ? 0
               : error_raise_int(vm, vm->types.ValueError,
                                 "operation forbidden on released memoryview object");
}

static uint8_t *item_at(const MemoryView *view, size_t index) {
    uint8_t *data = value_is_bytes(view->object) ? value_to_bytes(view->object)->data
                                                 : value_to_bytearray(view->object)->data;
    return data + view->offset + (int64_t)index * view->stride;
}

static bool is_contiguous(const MemoryView *view) {
    return view->stride == 1 || view->length <= 1;
}

bool memoryview_bytes(Value value, BytesView *view) {
    if (!value_is_object(value) || value_object(value)->type->iter != memoryview_iter) {
        return false;
    }
    const MemoryView *memory = value_to_memoryview(value);
    if (memory->object == NULL || !is_contiguous(memory)) {
        return false;
    }
    *view = (BytesView){memory->length == 0 ? NULL : item_at(memory, 0), memory->length};
    return true;
}

int memoryview_raise_no_bytes(VM *vm, Value value) {
    if (memoryview_check_open(vm, value) < 0) {
        return -1;
    }
    return error_raise_int(vm, vm->types.BufferError,
                           "memoryview: underlying buffer is not C-contiguous");
}

int memoryview_add_bytes(VM *vm, Value value, Buffer *out) {
    if (memoryview_check_open(vm, value) < 0) {
        return -1;
    }
    const MemoryView *view = value_to_memoryview(value);
    for (size_t i = 0; i < view->length; i++) {
        buffer_add_byte(out, (char)*item_at(view, i));
    }
    return 0;
}

Value memoryview_item(VM *vm, Value value, size_t index) {
    return memoryview_check_open(vm, value) < 0
               ? NULL
               : value_from_small_int(*item_at(value_to_memoryview(value), index));
}

static Value to_bytes(VM *vm, Value self) {
    Buffer bytes = {0};
    Value result = NULL;
    if (memoryview_add_bytes(vm, self, &bytes) == 0) {
        result = bytes_new(vm, bytes.data, bytes.size);
    }
    buffer_done(&bytes);
    return result;
}

/* ---- making, releasing ---- */

static Value view_new(VM *vm, Value object, bool readonly) {
    MemoryView *view = object_new(vm, vm->types.memoryview, sizeof(MemoryView));
    if (view == NULL) {
        return NULL;
    }
    view->object = value_retain(object);
    view->stride = 1;
    view->hash = -1;
    view->readonly = readonly;
    if (value_is_bytearray(object)) {
        value_to_bytearray(object)->exports++;
    }
    return value_from_object(view);
}

/* A view of what another one shows. */
static Value view_copy(VM *vm, Value value, bool readonly) {
    if (memoryview_check_open(vm, value) < 0) {
        return NULL;
    }
    const MemoryView *view = value_to_memoryview(value);
    Value result = view_new(vm, view->object, readonly);
    if (result != NULL) {
        MemoryView *copy = value_to_memoryview(result);
        copy->offset = view->offset;
        copy->length = view->length;
        copy->stride = view->stride;
    }
    return result;
}

static Value view_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"object", NULL};
    static const ArgSpec spec = {
        .function = "memoryview", .names = names, .required = 1, .max_positional = 1};
    (void)type;
    Value object;
    BytesView bytes;
    if (args_parse(vm, &spec, args, nargs, kwnames, &object) < 0) {
        return NULL;
    }
    if (value_is_memoryview(vm, object)) {
        return view_copy(vm, object, value_to_memoryview(object)->readonly);
    }
    if (!bytes_view(object, &bytes)) {
        return error_raise(vm, vm->types.TypeError,
                           "memoryview: a bytes-like object is required, not '%T'", object);
    }
    Value view = view_new(vm, object, value_is_bytes(object));
    if (view != NULL) {
        value_to_memoryview(view)->length = bytes.size;
    }
    return view;
}

static void view_release(VM *vm, MemoryView *view) {
    if (view->object != NULL) {
        if (value_is_bytearray(view->object)) {
            value_to_bytearray(view->object)->exports--;
        }
        value_clear(vm, &view->object);
    }
}

static void view_destroy(VM *vm, Object *self) {
    view_release(vm, (MemoryView *)self);
    object_free(vm, self);
}

static int view_traverse(Object *self, VisitCall *visit, void *context) {
    Value object = ((MemoryView *)self)->object;
    return object == NULL ? 0 : visit(object, context);
}

static void view_clear(VM *vm, Object *self) {
    view_release(vm, (MemoryView *)self);
}

/* ---- slots ---- */

static Value view_repr(VM *vm, Value self) {
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = str_format(
        vm, "<%s at %U>", value_to_memoryview(self)->object == NULL ? "released memory" : "memory",
        address);
    value_release(vm, address);
    return text;
}

static int view_hash(VM *vm, Value self, int64_t *hash) {
    MemoryView *view = value_to_memoryview(self);
    if (view->hash == -1) {
        if (memoryview_check_open(vm, self) < 0) {
            return -1;
        }
        if (!view->readonly) {
            return error_raise_int(vm, vm->types.ValueError,
                                   "cannot hash writable memoryview object");
        }
        Buffer bytes = {0};
        memoryview_add_bytes(vm, self, &bytes);
        view->hash = hash_bytes(bytes.data, bytes.size);
        buffer_done(&bytes);
    }
    *hash = view->hash;
    return 0;
}

/* The bytes of either operand; false: there are none, so they are not equal. */
static bool operand_bytes(VM *vm, Value value, Buffer *out) {
    BytesView view;
    if (bytes_view(value, &view)) {
        buffer_add(out, view.data, view.size);
        return true;
    }
    return value_is_memoryview(vm, value) && value_to_memoryview(value)->object != NULL &&
           memoryview_add_bytes(vm, value, out) == 0;
}

static Value view_compare(VM *vm, Value left, Value right, CompareOp op) {
    BytesView ignored;
    if ((op != CMP_EQ && op != CMP_NE) ||
        (!bytes_view(right, &ignored) && !value_is_memoryview(vm, right))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Buffer a = {0};
    Buffer b = {0};
    bool equal = left == right;
    if (!equal && operand_bytes(vm, left, &a) && operand_bytes(vm, right, &b)) {
        equal = bytes_compare_views((BytesView){(const uint8_t *)a.data, a.size},
                                    (BytesView){(const uint8_t *)b.data, b.size}) == 0;
    }
    buffer_done(&a);
    buffer_done(&b);
    return value_from_bool(equal == (op == CMP_EQ));
}

static int64_t view_length(VM *vm, Value self) {
    return memoryview_check_open(vm, self) < 0 ? -1 : (int64_t)value_to_memoryview(self)->length;
}

static int find_index(VM *vm, const MemoryView *view, Value key, size_t *index) {
    int64_t number;
    if (value_is_tuple(key)) {
        size_t size = value_to_tuple(key)->size;
        return error_raise_int(vm, vm->types.TypeError,
                               "cannot index 1-dimension view with %zu-element tuple", size);
    }
    if (!object_has_index(vm, key)) {
        return error_raise_int(vm, vm->types.TypeError, "memoryview: invalid slice key");
    }
    if (int_from_index(vm, key, vm->types.IndexError, &number) < 0) {
        return -1;
    }
    number += number < 0 ? (int64_t)view->length : 0;
    if (number < 0 || number >= (int64_t)view->length) {
        return error_raise_int(vm, vm->types.IndexError, "index out of bounds on dimension 1");
    }
    *index = (size_t)number;
    return 0;
}

static Value view_slice(VM *vm, Value self, Value slice) {
    Value result = view_copy(vm, self, value_to_memoryview(self)->readonly);
    int64_t start, stop, step;
    /* The copy holds the object if __index__ releases this view. */
    if (result == NULL || slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        value_release_if(vm, result);
        return NULL;
    }
    MemoryView *view = value_to_memoryview(result);
    int64_t count = slice_adjust((int64_t)view->length, &start, &stop, step);
    view->offset = (size_t)((int64_t)view->offset + (count > 0 ? start * view->stride : 0));
    view->length = (size_t)count;
    view->stride *= step;
    return result;
}

static Value view_get_item(VM *vm, Value self, Value key) {
    if (memoryview_check_open(vm, self) < 0) {
        return NULL;
    }
    if (value_is_slice(vm, key)) {
        return view_slice(vm, self, key);
    }
    size_t index;
    return find_index(vm, value_to_memoryview(self), key, &index) < 0
               ? NULL
               : memoryview_item(vm, self, index);
}

static int set_slice(VM *vm, Value self, Value slice, Value value) {
    Buffer bytes = {0};
    if (!operand_bytes(vm, value, &bytes)) {
        buffer_done(&bytes);
        return value_is_memoryview(vm, value)
                   ? memoryview_check_open(vm, value)
                   : error_raise_int(vm, vm->types.TypeError,
                                     "a bytes-like object is required, not '%T'", value);
    }
    Value part = view_slice(vm, self, slice);
    /* __index__ may have released it. */
    int status = part == NULL || memoryview_check_open(vm, self) < 0 ? -1 : 0;
    if (status == 0 && value_to_memoryview(part)->length != bytes.size) {
        status = error_raise_int(vm, vm->types.ValueError,
                                 "memoryview assignment: lvalue and rvalue have different "
                                 "structures");
    }
    for (size_t i = 0; status == 0 && i < bytes.size; i++) {
        *item_at(value_to_memoryview(part), i) = (uint8_t)bytes.data[i];
    }
    buffer_done(&bytes);
    value_release_if(vm, part);
    return status;
}

static int set_byte(VM *vm, Value self, Value key, Value value) {
    size_t index;
    int64_t number;
    if (find_index(vm, value_to_memoryview(self), key, &index) < 0) {
        return -1;
    }
    if (!object_has_index(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "memoryview: invalid type for format 'B'");
    }
    if (int_from_index(vm, value, NULL, &number) < 0) {
        return -1;
    }
    if (number < 0 || number > 255) {
        return error_raise_int(vm, vm->types.ValueError,
                               "memoryview: invalid value for format 'B'");
    }
    if (memoryview_check_open(vm, self) < 0) { /* __index__ may have released it */
        return -1;
    }
    *item_at(value_to_memoryview(self), index) = (uint8_t)number;
    return 0;
}

static int view_set_item(VM *vm, Value self, Value key, Value value) {
    if (memoryview_check_open(vm, self) < 0) {
        return -1;
    }
    if (value_to_memoryview(self)->readonly) {
        return error_raise_int(vm, vm->types.TypeError, "cannot modify read-only memory");
    }
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "cannot delete memory");
    }
    int status =
        value_is_slice(vm, key) ? set_slice(vm, self, key, value) : set_byte(vm, self, key, value);
    if (status == 0 && value_to_memoryview(self)->object != NULL) {
        object_changed(vm, value_object(value_to_memoryview(self)->object));
    }
    return status;
}

/* ---- methods ---- */

NATIVE_FUNCTION(release_method) {
    view_release(vm, value_to_memoryview(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(enter_method) {
    return memoryview_check_open(vm, self) < 0 ? NULL : value_retain(self);
}

NATIVE_FUNCTION(tobytes_method) {
    static const char *const names[] = {"order", NULL};
    static const ArgSpec spec = {.function = "tobytes", .names = names, .max_positional = 1};
    Value order;
    if (args_parse(vm, &spec, args, nargs, kwnames, &order) < 0) {
        return NULL;
    }
    if (order != NULL && order != VALUE_NONE) {
        if (args_check_str(vm, "tobytes", "argument 'order'", order) < 0) {
            return NULL;
        }
        const Str *letter = value_to_str(order);
        if (!str_equal_string(letter, "C") && !str_equal_string(letter, "F") &&
            !str_equal_string(letter, "A")) {
            return error_raise(vm, vm->types.ValueError, "order must be 'C', 'F' or 'A'");
        }
    }
    return to_bytes(vm, self);
}

NATIVE_FUNCTION(tolist_method) {
    return memoryview_check_open(vm, self) < 0 ? NULL : object_to_list(vm, self);
}

NATIVE_FUNCTION(hex_method) {
    Value bytes = to_bytes(vm, self);
    Value text = bytes == NULL ? NULL : bytes_hex_method(vm, bytes, args, nargs, kwnames);
    value_release_if(vm, bytes);
    return text;
}

NATIVE_FUNCTION(toreadonly_method) {
    return view_copy(vm, self, true);
}

NATIVE_FUNCTION(cast_method) {
    return vm_unsupported(vm, "memoryview.cast()");
}

/* Where an equal item is within [start, stop); length when nowhere, -1 on error. */
static int64_t find_item(VM *vm, Value self, Value item, size_t start, size_t stop) {
    for (size_t i = start; i < stop; i++) {
        Value byte = memoryview_item(vm, self, i);
        int equal = byte == NULL ? -1 : object_compare_bool(vm, byte, item, CMP_EQ);
        if (equal != 0) {
            return equal < 0 ? -1 : (int64_t)i;
        }
    }
    return (int64_t)stop;
}

NATIVE_FUNCTION(count_method) {
    if (memoryview_check_open(vm, self) < 0) {
        return NULL;
    }
    int64_t length = (int64_t)value_to_memoryview(self)->length;
    int64_t count = 0;
    for (int64_t at = 0; at < length; at++, count++) {
        at = find_item(vm, self, args[0], (size_t)at, (size_t)length);
        if (at < 0 || at == length) {
            return at < 0 ? NULL : value_from_small_int(count);
        }
    }
    return value_from_small_int(count);
}

NATIVE_FUNCTION(index_method) {
    if (args_check_count(vm, "index", nargs, 1, 3) < 0 || memoryview_check_open(vm, self) < 0) {
        return NULL;
    }
    size_t start, stop;
    if (slice_arguments(vm, args + 1, nargs - 1, value_to_memoryview(self)->length, &start, &stop) <
        0) {
        return NULL;
    }
    int64_t at = start < stop ? find_item(vm, self, args[0], start, stop) : (int64_t)stop;
    if (at < 0) {
        return NULL;
    }
    return at < (int64_t)stop
               ? value_from_small_int(at)
               : error_raise(vm, vm->types.ValueError, "memoryview.index(x): x not found");
}

static const NativeDef view_methods[] = {
    {"release", release_method, NATIVE_NOARGS, "($self, /)"},
    {"tobytes", tobytes_method, NATIVE_FAST | NATIVE_KEYWORDS, "($self, /, order='C')"},
    {"hex", hex_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, sep=<unrepresentable>, bytes_per_sep=1)"},
    {"tolist", tolist_method, NATIVE_NOARGS, "($self, /)"},
    {"cast", cast_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, format, shape=<unrepresentable>)"},
    {"toreadonly", toreadonly_method, NATIVE_NOARGS, "($self, /)"},
    {"count", count_method, NATIVE_ONE, "($self, value, /)"},
    {"index", index_method, NATIVE_FAST, "($self, value, start=0, stop=sys.maxsize, /)"},
    {"__enter__", enter_method, NATIVE_NOARGS, "($self, /)"},
    {"__exit__", release_method, NATIVE_FAST, "($self, /, *exc_info)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

/* ---- attributes ---- */

typedef enum Property {
    PROPERTY_OBJ,
    PROPERTY_NBYTES,
    PROPERTY_READONLY,
    PROPERTY_ITEMSIZE,
    PROPERTY_FORMAT,
    PROPERTY_NDIM,
    PROPERTY_SHAPE,
    PROPERTY_STRIDES,
    PROPERTY_SUBOFFSETS,
    PROPERTY_CONTIGUOUS,
} Property;

static Value tuple_of(VM *vm, int64_t number) {
    Value value = value_from_small_int(number);
    return tuple_from_array(vm, &value, 1);
}

static Value get_property(VM *vm, Value self, void *closure) {
    if (memoryview_check_open(vm, self) < 0) {
        return NULL;
    }
    const MemoryView *view = value_to_memoryview(self);
    switch ((Property)(uintptr_t)closure) {
    case PROPERTY_OBJ: return value_retain(view->object);
    case PROPERTY_NBYTES: return value_from_small_int((int64_t)view->length);
    case PROPERTY_READONLY: return value_from_bool(view->readonly);
    case PROPERTY_ITEMSIZE:
    case PROPERTY_NDIM: return value_from_small_int(1);
    case PROPERTY_FORMAT: return str_new_string(vm, "B");
    case PROPERTY_SHAPE: return tuple_of(vm, (int64_t)view->length);
    case PROPERTY_STRIDES: return tuple_of(vm, view->stride);
    case PROPERTY_SUBOFFSETS: return tuple_from_array(vm, NULL, 0);
    case PROPERTY_CONTIGUOUS: return value_from_bool(is_contiguous(view));
    }
    return NULL;
}

#define PROPERTY(name, property)                                                                   \
    { name, get_property, NULL, (void *)(uintptr_t)(property) }

static const GetSetDef view_getsets[] = {
    PROPERTY("obj", PROPERTY_OBJ),
    PROPERTY("nbytes", PROPERTY_NBYTES),
    PROPERTY("readonly", PROPERTY_READONLY),
    PROPERTY("itemsize", PROPERTY_ITEMSIZE),
    PROPERTY("format", PROPERTY_FORMAT),
    PROPERTY("ndim", PROPERTY_NDIM),
    PROPERTY("shape", PROPERTY_SHAPE),
    PROPERTY("strides", PROPERTY_STRIDES),
    PROPERTY("suboffsets", PROPERTY_SUBOFFSETS),
    PROPERTY("c_contiguous", PROPERTY_CONTIGUOUS),
    PROPERTY("f_contiguous", PROPERTY_CONTIGUOUS),
    PROPERTY("contiguous", PROPERTY_CONTIGUOUS),
    {0},
};

int types_init_memoryview(VM *vm) {
    Type *type = type_new_builtin(vm, "memoryview", LAYOUT_OTHER, sizeof(MemoryView),
                                  vm->types.object, TYPE_SEQUENCE);
    if (type == NULL) {
        return -1;
    }
    vm->types.memoryview = type;
    type->weakref_offset = offsetof(MemoryView, weakrefs);
    type->destroy = view_destroy;
    type->traverse = view_traverse;
    type->clear = view_clear;
    type->repr = view_repr;
    type->hash = view_hash;
    type->compare = view_compare;
    type->length = view_length;
    type->get_item = view_get_item;
    type->set_item = view_set_item;
    type->iter = memoryview_iter;
    type->create = view_create;
    type->methods = view_methods;
    type->getsets = view_getsets;
    return type_ready(vm, type);
}

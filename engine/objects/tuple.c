#include "engine/objects/tuple.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/slice.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/type.h"

bool value_is_tuple(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_TUPLE;
}

/* ---- making ---- */

Tuple *tuple_new(VM *vm, size_t size) {
    if (size == 0 && vm->shared.empty_tuple != NULL) {
        return (Tuple *)value_retain(value_from_object(vm->shared.empty_tuple));
    }
    if (size > SIZE_MAX / 4 / sizeof(Value)) {
        error_no_memory(vm);
        return NULL;
    }
    Tuple *tuple = heap_cell(&vm->heap, sizeof(Tuple) + size * sizeof(Value), CELL_TRACED);
    if (tuple == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    tuple->head = (Object){.refcount = 1, .type = vm->types.tuple};
    tuple->size = size;
    tuple->hash = -1;
    memset(tuple->items, 0, size * sizeof(Value));
    return tuple;
}

Value tuple_from_array_take(VM *vm, const Value *items, size_t size) {
    bool whole = true;
    for (size_t i = 0; i < size; i++) {
        whole = whole && items[i] != NULL;
    }
    Tuple *tuple = whole ? tuple_new(vm, size) : NULL;
    if (tuple == NULL) {
        for (size_t i = 0; i < size; i++) {
            value_release_if(vm, items[i]);
        }
        return NULL;
    }
    if (size > 0) {
        memcpy(tuple->items, items, size * sizeof(Value));
    }
    return value_from_object(tuple);
}

Value tuple_from_array(VM *vm, const Value *items, size_t size) {
    Tuple *tuple = tuple_new(vm, size);
    for (size_t i = 0; tuple != NULL && i < size; i++) {
        tuple->items[i] = value_retain(items[i]);
    }
    return value_from_object(tuple);
}

Value tuple_pack(VM *vm, size_t size, ...) {
    Tuple *tuple = tuple_new(vm, size);
    va_list items;
    va_start(items, size);
    for (size_t i = 0; tuple != NULL && i < size; i++) {
        tuple->items[i] = value_retain(va_arg(items, Value));
    }
    va_end(items);
    return value_from_object(tuple);
}

Value tuple_slice(VM *vm, Tuple *tuple, size_t start, size_t end) {
    if (start == 0 && end == tuple->size && tuple->head.type == vm->types.tuple) {
        return value_retain(value_from_object(tuple));
    }
    return tuple_from_array(vm, tuple->items + start, end - start);
}

Value tuple_concat(VM *vm, Value left_value, Value right_value) {
    Tuple *left = value_to_tuple(left_value);
    if (left->size == 0 && value_object_is(right_value, vm->types.tuple)) {
        return value_retain(right_value);
    }
    if (!value_is_tuple(right_value)) {
        return error_raise(vm, vm->types.TypeError,
                           "can only concatenate tuple (not \"%T\") to tuple", right_value);
    }
    Tuple *right = value_to_tuple(right_value);
    if (right->size == 0 && left->head.type == vm->types.tuple) {
        return value_retain(left_value);
    }
    Tuple *tuple = tuple_new(vm, left->size + right->size);
    if (tuple == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < tuple->size; i++) {
        tuple->items[i] =
            value_retain(i < left->size ? left->items[i] : right->items[i - left->size]);
    }
    return value_from_object(tuple);
}

/* ---- slots ---- */

static void tuple_destroy(VM *vm, Object *self) {
    Tuple *tuple = (Tuple *)self;
    for (size_t i = tuple->size; i-- > 0;) {
        value_release_if(vm, tuple->items[i]);
    }
    object_free(vm, self);
}

static int tuple_traverse(Object *self, VisitCall *visit, void *context) {
    const Tuple *tuple = (const Tuple *)self;
    for (size_t i = tuple->size; i-- > 0;) {
        int status = tuple->items[i] == NULL ? 0 : visit(tuple->items[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static Value tuple_repr(VM *vm, Value self) {
    const Tuple *tuple = value_to_tuple(self);
    if (tuple->size == 0) {
        return str_new_string(vm, "()");
    }
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_new_string(vm, "(...)");
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add(&builder, '(');
    for (size_t i = 0; i < tuple->size; i++) {
        str_builder_add_string(&builder, i == 0 ? "" : ", ");
        if (!str_builder_add_repr(&builder, tuple->items[i])) {
            break;
        }
    }
    str_builder_add_string(&builder, tuple->size == 1 ? ",)" : ")");
    object_repr_leave(vm, self);
    return str_builder_finish(&builder);
}

static int tuple_hash(VM *vm, Value self, int64_t *hash) {
    Tuple *tuple = value_to_tuple(self);
    if (tuple->hash == -1) {
        if (recursion_check(vm, " while hashing a tuple") < 0) {
            return -1;
        }
        uint64_t state = hash_tuple_start();
        for (size_t i = 0; i < tuple->size; i++) {
            int64_t item;
            if (object_hash(vm, tuple->items[i], &item) < 0) {
                return -1;
            }
            state = hash_tuple_step(state, item);
        }
        tuple->hash = hash_tuple_finish(state, tuple->size);
    }
    *hash = tuple->hash;
    return 0;
}

static Value tuple_compare(VM *vm, Value left_value, Value right_value, CompareOp op) {
    if (!value_is_tuple(left_value) || !value_is_tuple(right_value)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const Tuple *left = value_to_tuple(left_value);
    const Tuple *right = value_to_tuple(right_value);
    size_t i = 0;
    for (; i < left->size && i < right->size; i++) {
        int equal = object_compare_bool(vm, left->items[i], right->items[i], CMP_EQ);
        if (equal < 0) {
            return NULL;
        }
        if (!equal) {
            break;
        }
    }
    if (i >= left->size || i >= right->size) {
        return value_from_bool(int_compare_small(value_from_small_int((int64_t)left->size),
                                                 value_from_small_int((int64_t)right->size), op));
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return value_from_bool(op == CMP_NE);
    }
    return object_compare(vm, left->items[i], right->items[i], op);
}

static int64_t tuple_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)value_to_tuple(self)->size;
}

static int tuple_contains(VM *vm, Value self, Value item) {
    const Tuple *tuple = value_to_tuple(self);
    int found = 0;
    for (size_t i = 0; found == 0 && i < tuple->size; i++) {
        found = object_compare_bool(vm, tuple->items[i], item, CMP_EQ);
    }
    return found;
}

static Value get_slice(VM *vm, Tuple *tuple, Value slice) {
    int64_t start, stop, step;
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    int64_t count = slice_adjust((int64_t)tuple->size, &start, &stop, step);
    if (count <= 0) {
        return value_retain(value_from_object(vm->shared.empty_tuple));
    }
    if (step == 1) {
        return tuple_slice(vm, tuple, (size_t)start, (size_t)(start + count));
    }
    Tuple *result = tuple_new(vm, (size_t)count);
    for (int64_t i = 0; result != NULL && i < count; i++) {
        result->items[i] = value_retain(tuple->items[start + i * step]);
    }
    return value_from_object(result);
}

static Value tuple_get_item(VM *vm, Value self, Value key) {
    Tuple *tuple = value_to_tuple(self);
    int64_t index;
    if (value_is_slice(vm, key)) {
        return get_slice(vm, tuple, key);
    }
    if (!object_has_index(vm, key)) {
        return error_raise(vm, vm->types.TypeError,
                           "tuple indices must be integers or slices, not %T", key);
    }
    if (int_from_index(vm, key, vm->types.IndexError, &index) < 0) {
        return NULL;
    }
    index += index < 0 ? (int64_t)tuple->size : 0;
    if (index < 0 || index >= (int64_t)tuple->size) {
        return error_raise(vm, vm->types.IndexError, "tuple index out of range");
    }
    return value_retain(tuple->items[index]);
}

static Value tuple_repeat(VM *vm, Value self, int64_t count) {
    const Tuple *tuple = value_to_tuple(self);
    if ((tuple->size == 0 || count == 1) && tuple->head.type == vm->types.tuple) {
        return value_retain(self);
    }
    if (tuple->size == 0 || count <= 0) {
        return value_retain(value_from_object(vm->shared.empty_tuple));
    }
    if ((uint64_t)count > SIZE_MAX / 8 / sizeof(Value) / tuple->size) {
        return error_no_memory(vm);
    }
    Tuple *result = tuple_new(vm, (size_t)count * tuple->size);
    for (size_t i = 0; result != NULL && i < result->size; i++) {
        result->items[i] = value_retain(tuple->items[i % tuple->size]);
    }
    return value_from_object(result);
}

static Value tuple_iter(VM *vm, Value self) {
    TupleIterator *iterator = object_new(vm, vm->types.tuple_iterator, sizeof(TupleIterator));
    if (iterator != NULL) {
        iterator->tuple = (Tuple *)value_retain(self);
    }
    return value_from_object(iterator);
}

static Value tuple_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if ((type->init == vm->types.tuple->init && args_refuse_keywords(vm, "tuple", kwnames) < 0) ||
        args_check_count(vm, "tuple", nargs, 0, 1) < 0) {
        return NULL;
    }
    Value plain = nargs == 0 ? value_retain(value_from_object(vm->shared.empty_tuple))
                             : object_to_tuple(vm, args[0]);
    if (plain == NULL || type == vm->types.tuple) {
        return plain;
    }
    const Tuple *source = value_to_tuple(plain);
    Tuple *tuple = object_new(vm, type, type->basic_size + source->size * sizeof(Value));
    if (tuple != NULL) {
        tuple->size = source->size;
        tuple->hash = -1;
        for (size_t i = 0; i < source->size; i++) {
            tuple->items[i] = value_retain(source->items[i]);
        }
    }
    value_release(vm, plain);
    return value_from_object(tuple);
}

/* ---- methods ---- */

NATIVE_FUNCTION(tuple_index) {
    size_t start, stop;
    const Tuple *tuple = value_to_tuple(self);
    if (args_check_count(vm, "index", nargs, 1, 3) < 0 ||
        slice_arguments(vm, args + 1, nargs - 1, tuple->size, &start, &stop) < 0) {
        return NULL;
    }
    for (size_t i = start; i < stop; i++) {
        int equal = object_compare_bool(vm, tuple->items[i], args[0], CMP_EQ);
        if (equal != 0) {
            return equal < 0 ? NULL : int_from_size(vm, i);
        }
    }
    return error_raise(vm, vm->types.ValueError, "tuple.index(x): x not in tuple");
}

NATIVE_FUNCTION(tuple_count) {
    const Tuple *tuple = value_to_tuple(self);
    int64_t count = 0;
    for (size_t i = 0; i < tuple->size; i++) {
        int equal = object_compare_bool(vm, tuple->items[i], args[0], CMP_EQ);
        if (equal < 0) {
            return NULL;
        }
        count += equal;
    }
    return value_from_small_int(count);
}

NATIVE_FUNCTION(tuple_getnewargs) {
    Tuple *tuple = value_to_tuple(self);
    Value plain = tuple_from_array(vm, tuple->items, tuple->size);
    return plain == NULL ? NULL : tuple_from_array_take(vm, &plain, 1);
}

static const NativeDef tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {"index", tuple_index, NATIVE_FAST, "($self, value, start=0, stop=sys.maxsize, /)"},
    {"count", tuple_count, NATIVE_ONE, "($self, value, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

int types_init_tuple(VM *vm) {
    Type *type = type_new_builtin(vm, "tuple", LAYOUT_TUPLE, sizeof(Tuple), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.tuple = type;
    type->destroy = tuple_destroy;
    type->traverse = tuple_traverse;
    type->repr = tuple_repr;
    type->hash = tuple_hash;
    type->compare = tuple_compare;
    type->length = tuple_length;
    type->contains = tuple_contains;
    type->get_item = tuple_get_item;
    type->concat = tuple_concat;
    type->repeat = tuple_repeat;
    type->iter = tuple_iter;
    type->create = tuple_create;
    type->methods = tuple_methods;
    return type_ready(vm, type);
}

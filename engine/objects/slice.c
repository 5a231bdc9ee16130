#include "engine/objects/slice.h"

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

bool value_is_slice(VM *vm, Value value) {
    return value_object_is(value, vm->types.slice);
}

Value slice_new(VM *vm, Value start, Value stop, Value step) {
    Slice *slice = object_new(vm, vm->types.slice, sizeof(Slice));
    if (slice != NULL) {
        slice->start = value_retain(start);
        slice->stop = value_retain(stop);
        slice->step = value_retain(step);
    }
    return value_from_object(slice);
}

/* ---- what the numbers mean ---- */

static int clipped_index(VM *vm, Value value, int64_t *number, const char *or_none) {
    if (!object_has_index(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "slice indices must be integers or %shave an __index__ method",
                               or_none);
    }
    return int_from_index(vm, value, NULL, number);
}

/* None leaves the number as it is. */
static int bound(VM *vm, Value value, int64_t *number) {
    return value == VALUE_NONE ? 0 : clipped_index(vm, value, number, "None or ");
}

int slice_index(VM *vm, Value value, int64_t *number) {
    return clipped_index(vm, value, number, "");
}

int slice_arguments(VM *vm, const Value *args, size_t nargs, size_t length, size_t *start,
                    size_t *stop) {
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 0; i < 2; i++) {
        if (i < nargs && slice_index(vm, args[i], &bounds[i]) < 0) {
            return -1;
        }
        bounds[i] += bounds[i] < 0 ? (int64_t)length : 0;
        bounds[i] = bounds[i] < 0 ? 0 : bounds[i];
    }
    *start = (size_t)bounds[0];
    *stop = (size_t)bounds[1] < length ? (size_t)bounds[1] : length;
    return 0;
}

int slice_optional_bounds(VM *vm, const Value *args, size_t nargs, SliceBounds *bounds) {
    *bounds = (SliceBounds){0, INT64_MAX};
    return (nargs > 0 && bound(vm, args[0], &bounds->start) < 0) ||
                   (nargs > 1 && bound(vm, args[1], &bounds->stop) < 0)
               ? -1
               : 0;
}

/* Counts a negative number from the end. */
static size_t from_end(int64_t number, size_t length) {
    number += number < 0 ? (int64_t)length : 0;
    return number < 0 ? 0 : (size_t)number;
}

void slice_fit(SliceBounds bounds, size_t length, size_t *start, size_t *stop) {
    *start = from_end(bounds.start, length);
    *stop = from_end(bounds.stop, length);
    *stop = *stop < length ? *stop : length;
}

int slice_optional_arguments(VM *vm, const Value *args, size_t nargs, size_t length, size_t *start,
                             size_t *stop) {
    SliceBounds bounds;
    if (slice_optional_bounds(vm, args, nargs, &bounds) < 0) {
        return -1;
    }
    slice_fit(bounds, length, start, stop);
    return 0;
}

int slice_unpack(VM *vm, Value value, int64_t *start, int64_t *stop, int64_t *step) {
    const Slice *slice = (const Slice *)value_object(value);
    *step = 1;
    if (bound(vm, slice->step, step) < 0) {
        return -1;
    }
    if (*step == 0) {
        return error_raise_int(vm, vm->types.ValueError, "slice step cannot be zero");
    }
    if (*step < -INT64_MAX) {
        *step = -INT64_MAX; /* so that it can be negated */
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return bound(vm, slice->start, start) < 0 ? -1 : bound(vm, slice->stop, stop);
}

static int64_t fit(int64_t number, int64_t length, int64_t step) {
    if (number < 0) {
        number += length;
        return number >= 0 ? number : step < 0 ? -1 : 0;
    }
    return number < length ? number : step < 0 ? length - 1 : length;
}

int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = fit(*start, length, step);
    *stop = fit(*stop, length, step);
    if (step < 0) {
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    }
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

/* ---- the same for ints of any size ---- */

/* An int of that very type, from a bool or a subclass, too. */
static Value exact_int(VM *vm, Value value) {
    Value index = object_index(vm, value);
    if (index == NULL || value_is_exact_int(vm, index)) {
        return index;
    }
    Value exact = int_add(vm, index, value_from_small_int(0));
    value_release(vm, index);
    return exact;
}

/* A bound as an int; TypeError as in clipped_index. */
static Value exact_index(VM *vm, Value value) {
    if (!object_has_index(vm, value)) {
        return error_raise(vm, vm->types.TypeError,
                           "slice indices must be integers or None or have an __index__ method");
    }
    return exact_int(vm, value);
}

/* A bound fitted between `lower` and `upper`; a negative one counts from the length. */
static Value exact_bound(VM *vm, Value value, Value fallback, Value length, Value lower,
                         Value upper) {
    if (value == VALUE_NONE) {
        return value_retain(fallback);
    }
    Value index = exact_index(vm, value);
    if (index == NULL) {
        return NULL;
    }
    if (int_sign(index) < 0) {
        Value from_end = int_add(vm, index, length);
        value_release(vm, index);
        if (from_end == NULL) {
            return NULL;
        }
        index = from_end;
        if (int_compare_values(index, lower) < 0) {
            value_release(vm, index);
            return value_retain(lower);
        }
    } else if (int_compare_values(index, upper) > 0) {
        value_release(vm, index);
        return value_retain(upper);
    }
    return index;
}

int slice_indices(VM *vm, Value value, Value length, Value indices[3]) {
    const Slice *slice = (const Slice *)value_object(value);
    Value step = slice->step == VALUE_NONE ? value_from_small_int(1) : exact_index(vm, slice->step);
    if (step == NULL) {
        return -1;
    }
    if (int_sign(step) == 0) {
        value_release(vm, step);
        return error_raise_int(vm, vm->types.ValueError, "slice step cannot be zero");
    }
    bool down = int_sign(step) < 0;
    Value lower = value_from_small_int(down ? -1 : 0);
    Value upper = down ? int_add(vm, length, lower) : value_retain(length);
    Value start = NULL;
    Value stop = NULL;
    if (upper != NULL) {
        start = exact_bound(vm, slice->start, down ? upper : lower, length, lower, upper);
        stop = start == NULL
                   ? NULL
                   : exact_bound(vm, slice->stop, down ? lower : upper, length, lower, upper);
        value_release(vm, upper);
    }
    if (stop == NULL) {
        value_release_if(vm, start);
        value_release(vm, step);
        return -1;
    }
    indices[0] = start;
    indices[1] = stop;
    indices[2] = step;
    return 0;
}

/* ---- the type ---- */

static void slice_destroy(VM *vm, Object *self) {
    Slice *slice = (Slice *)self;
    value_release(vm, slice->start);
    value_release(vm, slice->stop);
    value_release(vm, slice->step);
    object_free(vm, self);
}

static int slice_traverse(Object *self, VisitCall *visit, void *context) {
    const Slice *slice = (const Slice *)self;
    int status = visit(slice->start, context);
    if (status == 0) {
        status = visit(slice->stop, context);
    }
    return status != 0 ? status : visit(slice->step, context);
}

static Value slice_repr(VM *vm, Value self) {
    const Slice *slice = (const Slice *)value_object(self);
    return str_format(vm, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

static Value slice_as_tuple(VM *vm, Value self) {
    const Slice *slice = (const Slice *)value_object(self);
    const Value parts[3] = {slice->start, slice->stop, slice->step};
    return tuple_from_array(vm, parts, 3);
}

static int slice_hash(VM *vm, Value self, int64_t *hash) {
    const Slice *slice = (const Slice *)value_object(self);
    const Value parts[3] = {slice->start, slice->stop, slice->step};
    uint64_t state = hash_tuple_start();
    for (size_t i = 0; i < 3; i++) {
        int64_t part;
        if (recursion_check(vm, "") < 0 || object_hash(vm, parts[i], &part) < 0) {
            return -1;
        }
        state = hash_tuple_step(state, part);
    }
    *hash = hash_slice_finish(state);
    return 0;
}

static Value slice_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!value_is_slice(vm, left) || !value_is_slice(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (left == right) {
        return value_from_bool(op == CMP_EQ || op == CMP_LE || op == CMP_GE);
    }
    Value left_tuple = slice_as_tuple(vm, left);
    Value right_tuple = left_tuple == NULL ? NULL : slice_as_tuple(vm, right);
    Value result = right_tuple == NULL ? NULL : object_compare(vm, left_tuple, right_tuple, op);
    value_release_if(vm, left_tuple);
    value_release_if(vm, right_tuple);
    return result;
}

static Value slice_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_refuse_keywords(vm, "slice", kwnames) < 0 ||
        args_check_count(vm, "slice", nargs, 1, 3) < 0) {
        return NULL;
    }
    if (nargs == 1) {
        return slice_new(vm, VALUE_NONE, args[0], VALUE_NONE);
    }
    return slice_new(vm, args[0], args[1], nargs == 3 ? args[2] : VALUE_NONE);
}

NATIVE_FUNCTION(slice_indices_method) {
    Value length = exact_int(vm, args[0]);
    if (length == NULL) {
        return NULL;
    }
    Value parts[3];
    int status = -1;
    if (int_sign(length) < 0) {
        error_raise(vm, vm->types.ValueError, "length should not be negative");
    } else {
        status = slice_indices(vm, self, length, parts);
    }
    value_release(vm, length);
    return status < 0 ? NULL : tuple_from_array_take(vm, parts, 3);
}

/* (slice, (start, stop, step)) */
NATIVE_FUNCTION(slice_reduce) {
    const Slice *this = (const Slice *)value_object(self);
    Value parts = tuple_pack(vm, 3, this->start, this->stop, this->step);
    Value result =
        parts == NULL ? NULL : tuple_pack(vm, 2, value_from_object(vm->types.slice), parts);
    value_release_if(vm, parts);
    return result;
}

static const NativeDef slice_methods[] = {
    {"__reduce__", slice_reduce, NATIVE_NOARGS, "($self, /)"},
    {"indices", slice_indices_method, NATIVE_ONE, NULL},
    {0},
};

static const MemberDef slice_members[] = {
    {"start", offsetof(Slice, start), false, false},
    {"stop", offsetof(Slice, stop), false, false},
    {"step", offsetof(Slice, step), false, false},
    {0},
};

int types_init_slice(VM *vm) {
    Type *type = type_new_builtin(vm, "slice", LAYOUT_SLICE, sizeof(Slice), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    vm->types.slice = type;
    type->destroy = slice_destroy;
    type->traverse = slice_traverse;
    type->repr = slice_repr;
    type->hash = slice_hash;
    type->compare = slice_compare;
    type->create = slice_create;
    type->methods = slice_methods;
    type->members = slice_members;
    return type_ready(vm, type);
}

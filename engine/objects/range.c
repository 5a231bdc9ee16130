#include "engine/objects/range.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/native.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

static Range *to_range(Value value) {
    return (Range *)value_object(value);
}

static const Value one = (Value)(uintptr_t)3; /* the small int 1 */

/* ---- arithmetic ---- */

/* How many numbers; 0 when stop lies on the wrong side. */
static Value compute_length(VM *vm, Value start, Value stop, Value step) {
    int64_t a, b, s, span;
    if (int_fits_i64(start, &a) && int_fits_i64(stop, &b) && int_fits_i64(step, &s) &&
        s != INT64_MIN && !__builtin_sub_overflow(s > 0 ? b : a, s > 0 ? a : b, &span)) {
        int64_t stride = s > 0 ? s : -s;
        return int_from_i64(vm, span <= 0 ? 0 : (span - 1) / stride + 1);
    }
    bool up = int_sign(step) > 0;
    Value difference = up ? int_subtract(vm, stop, start) : int_subtract(vm, start, stop);
    Value length = NULL;
    if (difference != NULL && int_sign(difference) <= 0) {
        length = value_from_small_int(0);
    } else if (difference != NULL) {
        Value stride = up ? value_retain(step) : int_negate(vm, step);
        Value less = int_subtract(vm, difference, one);
        Value quotient = stride == NULL || less == NULL ? NULL : int_floor_divide(vm, less, stride);
        length = quotient == NULL ? NULL : int_add(vm, quotient, one);
        value_release_if(vm, stride);
        value_release_if(vm, less);
        value_release_if(vm, quotient);
    }
    value_release_if(vm, difference);
    return length;
}

/* start + index * step */
static Value compute_item(VM *vm, const Range *range, Value index) {
    Value offset = int_multiply(vm, index, range->step);
    Value item = offset == NULL ? NULL : int_add(vm, range->start, offset);
    value_release_if(vm, offset);
    return item;
}

/* Consumes the three ints, also on failure. */
static Value range_from_ints_take(VM *vm, Value start, Value stop, Value step) {
    Value length = start == NULL || stop == NULL || step == NULL
                       ? NULL
                       : compute_length(vm, start, stop, step);
    Range *range = length == NULL ? NULL : (Range *)object_new(vm, vm->types.range, sizeof(Range));
    if (range == NULL) {
        value_release_if(vm, start);
        value_release_if(vm, stop);
        value_release_if(vm, step);
        value_release_if(vm, length);
        return NULL;
    }
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return value_from_object(range);
}

Value range_new(VM *vm, Value start, Value stop, Value step) {
    return range_from_ints_take(vm, value_retain(start), value_retain(stop), value_retain(step));
}

static Value plain_index(VM *vm, Value value) {
    Value index = object_index(vm, value);
    if (index == NULL || value_is_small_int(index)) {
        return index;
    }
    Value plain = int_plain(vm, index);
    value_release(vm, index);
    return plain;
}

static Value range_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_refuse_keywords(vm, "range", kwnames) < 0 ||
        args_check_count(vm, "range", nargs, 1, 3) < 0) {
        return NULL;
    }
    if (nargs == 1) {
        Value stop = plain_index(vm, args[0]);
        return stop == NULL ? NULL : range_from_ints_take(vm, value_from_small_int(0), stop, one);
    }
    Value start = plain_index(vm, args[0]);
    Value stop = start == NULL ? NULL : plain_index(vm, args[1]);
    Value step = stop == NULL ? NULL : nargs == 3 ? plain_index(vm, args[2]) : one;
    if (step != NULL && int_sign(step) == 0) {
        error_raise(vm, vm->types.ValueError, "range() arg 3 must not be zero");
        value_release(vm, start);
        value_release(vm, stop);
        return NULL;
    }
    return range_from_ints_take(vm, start, stop, step);
}

/* ---- slots ---- */

static void range_destroy(VM *vm, Object *self) {
    Range *range = (Range *)self;
    value_release(vm, range->start);
    value_release(vm, range->stop);
    value_release(vm, range->step);
    value_release(vm, range->length);
    object_free(vm, self);
}

static Value range_repr(VM *vm, Value self) {
    const Range *range = to_range(self);
    return range->step == one
               ? str_format(vm, "range(%R, %R)", range->start, range->stop)
               : str_format(vm, "range(%R, %R, %R)", range->start, range->stop, range->step);
}

static int64_t range_length(VM *vm, Value self) {
    int64_t length;
    return int_to_i64(vm, to_range(self)->length, &length) < 0 ? -1 : length;
}

static int range_truth(VM *vm, Value self) {
    (void)vm;
    return int_sign(to_range(self)->length) != 0;
}

static Value get_slice(VM *vm, const Range *range, Value slice) {
    Value indices[3];
    if (slice_indices(vm, slice, range->length, indices) < 0) {
        return NULL;
    }
    Value start = compute_item(vm, range, indices[0]);
    Value stop = compute_item(vm, range, indices[1]);
    Value step = int_multiply(vm, range->step, indices[2]);
    for (size_t i = 0; i < 3; i++) {
        value_release(vm, indices[i]);
    }
    return range_from_ints_take(vm, start, stop, step);
}

static Value range_get_item(VM *vm, Value self, Value key) {
    const Range *range = to_range(self);
    if (value_is_slice(vm, key)) {
        return get_slice(vm, range, key);
    }
    if (!object_has_index(vm, key)) {
        return error_raise(vm, vm->types.TypeError,
                           "range indices must be integers or slices, not %T", key);
    }
    Value index = object_index(vm, key);
    if (index == NULL) {
        return NULL;
    }
    if (int_sign(index) < 0) {
        Value from_end = int_add(vm, index, range->length);
        value_release(vm, index);
        if (from_end == NULL) {
            return NULL;
        }
        index = from_end;
    }
    Value item = NULL;
    if (int_sign(index) < 0 || int_compare_values(index, range->length) >= 0) {
        error_raise(vm, vm->types.IndexError, "range object index out of range");
    } else {
        item = compute_item(vm, range, index);
    }
    value_release(vm, index);
    return item;
}

/* Where an int stands in the range: an int, or NULL without an exception if it is not in it. */
static Value find_int(VM *vm, const Range *range, Value number) {
    bool up = int_sign(range->step) > 0;
    int from_start = int_compare_values(number, range->start);
    int from_stop = int_compare_values(number, range->stop);
    if (up ? from_start < 0 || from_stop >= 0 : from_start > 0 || from_stop <= 0) {
        return NULL;
    }
    Value offset = int_subtract(vm, number, range->start);
    Value rest = offset == NULL ? NULL : int_remainder(vm, offset, range->step);
    Value index = NULL;
    if (rest != NULL && int_sign(rest) == 0) {
        index = int_floor_divide(vm, offset, range->step);
    }
    value_release_if(vm, offset);
    value_release_if(vm, rest);
    return index;
}

static int range_contains(VM *vm, Value self, Value item) {
    if (!value_is_exact_int(vm, item) && !value_is_bool(item)) {
        return object_contains_by_iterating(vm, self, item);
    }
    Value index = find_int(vm, to_range(self), item);
    value_release_if(vm, index);
    return error_occurred(vm) ? -1 : index != NULL;
}

static bool ranges_equal(const Range *left, const Range *right) {
    if (left == right) {
        return true;
    }
    if (int_compare_values(left->length, right->length) != 0) {
        return false;
    }
    if (int_sign(left->length) == 0) {
        return true;
    }
    return int_compare_values(left->start, right->start) == 0 &&
           (left->length == one || int_compare_values(left->step, right->step) == 0);
}

static Value range_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(right, vm->types.range)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(ranges_equal(to_range(left), to_range(right)) == (op == CMP_EQ));
}

static int range_hash(VM *vm, Value self, int64_t *hash) {
    const Range *range = to_range(self);
    bool empty = int_sign(range->length) == 0;
    Value tuple = tuple_pack(vm, 3, range->length, empty ? VALUE_NONE : range->start,
                             empty || range->length == one ? VALUE_NONE : range->step);
    if (tuple == NULL) {
        return -1;
    }
    int status = object_hash(vm, tuple, hash);
    value_release(vm, tuple);
    return status;
}

/* ---- iterators ---- */

typedef struct LongRangeIterator {
    Object head;
    Value start; /* the next number */
    Value step;
    Value remaining;
} LongRangeIterator;

/* `count` numbers from start, all ints; consumes them, also on failure. */
static Value iterator_new_take(VM *vm, Value start, Value step, Value count) {
    int64_t a, s, n, span, last;
    bool small = start != NULL && step != NULL && int_fits_i64(start, &a) &&
                 int_fits_i64(step, &s) && int_fits_i64(count, &n) &&
                 !__builtin_mul_overflow(s, n, &span) && !__builtin_add_overflow(a, span, &last) &&
                 value_fits_small_int(a) && value_fits_small_int(last);
    if (small) {
        RangeIterator *iterator = heap_cell(&vm->heap, sizeof(RangeIterator), CELL_PLAIN);
        if (iterator == NULL) {
            return error_no_memory(vm);
        }
        *iterator = (RangeIterator){.head = {.refcount = 1, .type = vm->types.range_iterator},
                                    .start = a,
                                    .step = s,
                                    .remaining = n};
        value_release(vm, start);
        value_release(vm, step);
        value_release(vm, count);
        return value_from_object(iterator);
    }
    LongRangeIterator *iterator =
        start == NULL || step == NULL
            ? NULL
            : (LongRangeIterator *)object_new(vm, vm->types.longrange_iterator,
                                              sizeof(LongRangeIterator));
    if (iterator == NULL) {
        value_release_if(vm, start);
        value_release_if(vm, step);
        value_release(vm, count);
        return NULL;
    }
    iterator->start = start;
    iterator->step = step;
    iterator->remaining = count;
    return value_from_object(iterator);
}

static Value range_iter(VM *vm, Value self) {
    const Range *range = to_range(self);
    return iterator_new_take(vm, value_retain(range->start), value_retain(range->step),
                             value_retain(range->length));
}

NATIVE_FUNCTION(range_reversed) {
    const Range *range = to_range(self);
    Value last = int_subtract(vm, range->length, one);
    Value start = last == NULL ? NULL : compute_item(vm, range, last);
    Value step = int_negate(vm, range->step);
    value_release_if(vm, last);
    return iterator_new_take(vm, start, step, value_retain(range->length));
}

static Value iterator_next(VM *vm, Value self) {
    (void)vm;
    RangeIterator *iterator = (RangeIterator *)value_object(self);
    if (iterator->remaining <= 0) {
        return NULL;
    }
    int64_t number = iterator->start;
    iterator->start = number + iterator->step;
    iterator->remaining--;
    return value_from_small_int(number);
}

NATIVE_FUNCTION(iterator_hint) {
    return value_from_small_int(((const RangeIterator *)value_object(self))->remaining);
}

static Value long_iterator_next(VM *vm, Value self) {
    LongRangeIterator *iterator = (LongRangeIterator *)value_object(self);
    if (int_sign(iterator->remaining) <= 0) {
        return NULL;
    }
    Value next = int_add(vm, iterator->start, iterator->step);
    Value remaining = int_subtract(vm, iterator->remaining, one);
    if (next == NULL || remaining == NULL) {
        value_release_if(vm, next);
        value_release_if(vm, remaining);
        return NULL;
    }
    Value number = iterator->start;
    iterator->start = next;
    value_replace_take(vm, &iterator->remaining, remaining);
    return number;
}

NATIVE_FUNCTION(long_iterator_hint) {
    return value_retain(((const LongRangeIterator *)value_object(self))->remaining);
}

/* (iter, (range of the numbers that are left,), None); consumes. */
static Value reduced_range_take(VM *vm, Value start, Value step, Value remaining) {
    Value span = int_multiply(vm, step, remaining);
    Value stop = span == NULL ? NULL : int_add(vm, start, span);
    Value range = stop == NULL ? NULL : range_new(vm, start, stop, step);
    value_release_if(vm, span);
    value_release_if(vm, stop);
    value_release(vm, start);
    value_release(vm, step);
    value_release(vm, remaining);
    Value result = NULL;
    Value arguments = range == NULL ? NULL : tuple_from_array(vm, &range, 1);
    Value function = arguments == NULL ? NULL : iterator_builtin(vm, "iter");
    if (function != NULL) {
        const Value parts[3] = {function, arguments, VALUE_NONE};
        result = tuple_from_array(vm, parts, 3);
        value_release(vm, function);
    }
    value_release_if(vm, range);
    value_release_if(vm, arguments);
    return result;
}

NATIVE_FUNCTION(iterator_reduce) {
    const RangeIterator *iterator = (const RangeIterator *)value_object(self);
    return reduced_range_take(vm, int_from_i64(vm, iterator->start),
                              int_from_i64(vm, iterator->step),
                              int_from_i64(vm, iterator->remaining));
}

NATIVE_FUNCTION(iterator_setstate) {
    RangeIterator *iterator = (RangeIterator *)value_object(self);
    Value number = object_index(vm, args[0]);
    if (number == NULL) {
        return NULL;
    }
    int64_t skipped;
    bool fits = int_fits_i64(number, &skipped);
    value_release(vm, number);
    if (!fits) {
        return error_raise(vm, vm->types.OverflowError,
                           "Python int too large to convert to C long");
    }
    skipped = skipped < 0 ? 0 : skipped > iterator->remaining ? iterator->remaining : skipped;
    iterator->start += skipped * iterator->step;
    iterator->remaining -= skipped;
    return VALUE_NONE;
}

NATIVE_FUNCTION(long_iterator_setstate) {
    LongRangeIterator *iterator = (LongRangeIterator *)value_object(self);
    if (!value_is_int(args[0])) {
        return error_raise(vm, vm->types.TypeError, "state must be an int, not %T", args[0]);
    }
    if (int_sign(args[0]) <= 0) {
        return VALUE_NONE;
    }
    Value rest = int_subtract(vm, iterator->remaining, args[0]);
    bool all = rest != NULL && int_sign(rest) <= 0;
    Value skipped = rest == NULL ? NULL : value_retain(all ? iterator->remaining : args[0]);
    Value offset = skipped == NULL ? NULL : int_multiply(vm, skipped, iterator->step);
    Value start = offset == NULL ? NULL : int_add(vm, iterator->start, offset);
    value_release_if(vm, skipped);
    value_release_if(vm, offset);
    if (start == NULL) {
        value_release_if(vm, rest);
        return NULL;
    }
    value_replace_take(vm, &iterator->start, start);
    if (all) {
        value_release(vm, rest);
        rest = value_from_small_int(0);
    }
    value_replace_take(vm, &iterator->remaining, rest);
    return VALUE_NONE;
}

NATIVE_FUNCTION(long_iterator_reduce) {
    const LongRangeIterator *iterator = (const LongRangeIterator *)value_object(self);
    return reduced_range_take(vm, value_retain(iterator->start), value_retain(iterator->step),
                              value_retain(iterator->remaining));
}

static void iterator_destroy(VM *vm, Object *self) {
    object_free(vm, self);
}

static void long_iterator_destroy(VM *vm, Object *self) {
    LongRangeIterator *iterator = (LongRangeIterator *)self;
    value_release(vm, iterator->start);
    value_release(vm, iterator->step);
    value_release(vm, iterator->remaining);
    object_free(vm, self);
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_hint, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", iterator_setstate, NATIVE_ONE, "($self, object, /)"},
    {0},
};

static const NativeDef long_iterator_methods[] = {
    {"__length_hint__", long_iterator_hint, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", long_iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", long_iterator_setstate, NATIVE_ONE, "($self, object, /)"},
    {0},
};

static int init_iterators(VM *vm) {
    Type *small = type_new_builtin(vm, "range_iterator", LAYOUT_ITERATOR, sizeof(RangeIterator),
                                   vm->types.object, TYPE_DISALLOW_NEW);
    Type *big = type_new_builtin(vm, "longrange_iterator", LAYOUT_ITERATOR,
                                 sizeof(LongRangeIterator), vm->types.object, TYPE_DISALLOW_NEW);
    if (small == NULL || big == NULL) {
        return -1;
    }
    vm->types.range_iterator = small;
    vm->types.longrange_iterator = big;
    small->destroy = iterator_destroy;
    small->iter = object_self_iter;
    small->next = iterator_next;
    small->methods = iterator_methods;
    big->destroy = long_iterator_destroy;
    big->iter = object_self_iter;
    big->next = long_iterator_next;
    big->methods = long_iterator_methods;
    return type_ready(vm, small) < 0 ? -1 : type_ready(vm, big);
}

/* ---- methods ---- */

NATIVE_FUNCTION(range_count) {
    if (value_is_exact_int(vm, args[0]) || value_is_bool(args[0])) {
        int found = range_contains(vm, self, args[0]);
        return found < 0 ? NULL : value_from_small_int(found);
    }
    Value iterator = range_iter(vm, self);
    int64_t count = 0;
    int equal = 0;
    Value number;
    while (iterator != NULL && equal >= 0 && (number = object_next(vm, iterator)) != NULL) {
        equal = object_compare_bool(vm, number, args[0], CMP_EQ);
        value_release(vm, number);
        count += equal > 0;
    }
    value_release_if(vm, iterator);
    return error_occurred(vm) ? NULL : int_from_i64(vm, count);
}

NATIVE_FUNCTION(range_index) {
    if (value_is_exact_int(vm, args[0]) || value_is_bool(args[0])) {
        Value index = find_int(vm, to_range(self), args[0]);
        return index != NULL || error_occurred(vm)
                   ? index
                   : error_raise(vm, vm->types.ValueError, "range.index(x): x not in range");
    }
    Value iterator = range_iter(vm, self);
    int64_t index = 0;
    Value number;
    while (iterator != NULL && (number = object_next(vm, iterator)) != NULL) {
        int equal = object_compare_bool(vm, number, args[0], CMP_EQ);
        value_release(vm, number);
        if (equal != 0) {
            value_release(vm, iterator);
            return equal < 0 ? NULL : int_from_i64(vm, index);
        }
        index++;
    }
    value_release_if(vm, iterator);
    return error_occurred(vm)
               ? NULL
               : error_raise(vm, vm->types.ValueError, "sequence.index(x): x not in sequence");
}

/* (range, (start, stop, step)) */
NATIVE_FUNCTION(range_reduce) {
    const Range *this = (const Range *)value_object(self);
    Value parts = tuple_pack(vm, 3, this->start, this->stop, this->step);
    Value result =
        parts == NULL ? NULL : tuple_pack(vm, 2, value_from_object(vm->types.range), parts);
    value_release_if(vm, parts);
    return result;
}

static const NativeDef range_methods[] = {
    {"__reduce__", range_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__reversed__", range_reversed, NATIVE_NOARGS, NULL},
    {"count", range_count, NATIVE_ONE, NULL},
    {"index", range_index, NATIVE_ONE, NULL},
    {0},
};

static const MemberDef range_members[] = {
    {"start", offsetof(Range, start), false, false},
    {"stop", offsetof(Range, stop), false, false},
    {"step", offsetof(Range, step), false, false},
    {0},
};

int types_init_range(VM *vm) {
    Type *type =
        type_new_builtin(vm, "range", LAYOUT_RANGE, sizeof(Range), vm->types.object, TYPE_SEQUENCE);
    if (type == NULL) {
        return -1;
    }
    vm->types.range = type;
    type->destroy = range_destroy;
    type->repr = range_repr;
    type->hash = range_hash;
    type->compare = range_compare;
    type->truth = range_truth;
    type->length = range_length;
    type->contains = range_contains;
    type->get_item = range_get_item;
    type->iter = range_iter;
    type->create = range_create;
    type->methods = range_methods;
    type->members = range_members;
    return type_ready(vm, type) < 0 ? -1 : init_iterators(vm);
}

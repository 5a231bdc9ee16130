/*
 * int_bytes.c - ints to and from bytes: int.to_bytes, int.from_bytes.
 */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/int_bits.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

/* 'little' or 'big'; NULL: big. 1: little, 0: big, -1: neither. */
static int is_little(VM *vm, const char *function, Value order) {
    if (order == NULL) {
        return 0;
    }
    if (!value_is_str(order)) {
        args_raise_type(vm, function, "argument 'byteorder'", "str", order);
        return -1;
    }
    if (str_equal_string(value_to_str(order), "little")) {
        return 1;
    }
    return str_equal_string(value_to_str(order), "big")
               ? 0
               : error_raise_int(vm, vm->types.ValueError,
                                 "byteorder must be either 'little' or 'big'");
}

static void reverse(uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size / 2; i++) {
        uint8_t swap = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = swap;
    }
}

/* Whether `size` bytes hold it; OverflowError if not. */
static int check_fit(VM *vm, Value number, size_t size, bool is_signed) {
    bool negative = int_sign(number) < 0;
    if (negative && !is_signed) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "can't convert negative int to unsigned");
    }
    size_t bits = int_bit_length(number);
    size_t room = size * 8;
    bool fits = is_signed && room > 0 ? bits < room : bits <= room;
    if (!fits && negative && bits == room && room > 0) {
        /* -128 fits in one byte. */
        IntView view;
        const mp_int *magnitude = int_view(number, &view);
        fits = (size_t)mp_cnt_lsb(magnitude) == bits - 1;
    }
    return fits ? 0 : error_raise_int(vm, vm->types.OverflowError, "int too big to convert");
}

/* Little-endian, in two's complement; it fits. */
static void write_bytes(Value number, uint8_t *bytes, size_t size) {
    IntView view;
    const mp_int *magnitude = int_view(number, &view);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)int_bits_get(magnitude, i * 8, 8);
    }
    unsigned carry = 1;
    for (size_t i = 0; int_sign(number) < 0 && i < size; i++) {
        carry += (uint8_t)~bytes[i];
        bytes[i] = (uint8_t)carry;
        carry >>= 8;
    }
}

static int truth_of(VM *vm, Value value) {
    return value == NULL ? 0 : object_truth(vm, value);
}

static int size_from(VM *vm, Value value, int64_t *size) {
    Value index = object_index(vm, value);
    int status = index == NULL ? -1 : int_to_i64(vm, index, size);
    value_release_if(vm, index);
    return status;
}

Value int_to_bytes_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    static const ArgSpec spec = {.function = "to_bytes", .names = names, .max_positional = 2};
    Value given[3];
    int64_t size = 1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[0] != NULL && size_from(vm, given[0], &size) < 0)) {
        return NULL;
    }
    int little = is_little(vm, "to_bytes", given[1]);
    int is_signed = little < 0 ? -1 : truth_of(vm, given[2]);
    if (is_signed < 0) {
        return NULL;
    }
    if (size < 0) {
        return error_raise(vm, vm->types.ValueError, "length argument must be non-negative");
    }
    if (check_fit(vm, self, (size_t)size, is_signed) < 0) {
        return NULL;
    }
    Value result = bytes_new(vm, NULL, (size_t)size);
    if (result == NULL) {
        return NULL;
    }
    uint8_t *bytes = value_to_bytes(result)->data;
    write_bytes(self, bytes, (size_t)size);
    if (!little) {
        reverse(bytes, (size_t)size);
    }
    return result;
}

/* bytes(value), but not of a number or a text. */
static Value to_bytes(VM *vm, Value value) {
    if (value_is_bytes(value)) {
        return value_retain(value);
    }
    bool refused = value_is_str(value) || value_is_int(value) || object_has_index(vm, value);
    return refused
               ? error_raise(vm, vm->types.TypeError, "cannot convert '%T' object to bytes", value)
               : object_call_one(vm, value_from_object(vm->types.bytes), value);
}

static Value read_bytes(VM *vm, const BytesObject *source, bool little, bool is_signed) {
    size_t size = source->size;
    uint8_t *bytes = memory_alloc(size);
    if (size > 0) {
        memcpy(bytes, source->data, size);
    }
    if (!little) {
        reverse(bytes, size);
    }
    Value number = int_from_magnitude(vm, false, bytes, size);
    if (number != NULL && is_signed && size > 0 && bytes[size - 1] >= 0x80) {
        Value one = value_from_small_int(1);
        Value above = int_shift_left(vm, one, value_from_small_int((int64_t)size * 8));
        Value negative = above == NULL ? NULL : int_subtract(vm, number, above);
        value_release_if(vm, above);
        value_release(vm, number);
        number = negative;
    }
    memory_free(bytes);
    return number;
}

Value int_from_bytes_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    static const ArgSpec spec = {
        .function = "from_bytes", .names = names, .required = 1, .max_positional = 2};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int little = is_little(vm, "from_bytes", given[1]);
    int is_signed = little < 0 ? -1 : truth_of(vm, given[2]);
    Value bytes = is_signed < 0 ? NULL : to_bytes(vm, given[0]);
    if (bytes == NULL) {
        return NULL;
    }
    Value number = read_bytes(vm, value_to_bytes(bytes), little, is_signed);
    value_release(vm, bytes);
    if (number == NULL || value_to_type(self) == vm->types.int_) {
        return number;
    }
    Value result = object_call_one(vm, self, number);
    value_release(vm, number);
    return result;
}

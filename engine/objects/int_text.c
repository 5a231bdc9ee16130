#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/int_bits.h"
#include "engine/objects/str.h"
#include "engine/unicode/unicode.h"

/* ---- printing ---- */

/* As many decimal digits as one digit of an int holds. */
enum { CHUNK_DIGITS = 18 };
#define CHUNK UINT64_C(1000000000000000000)

static const char *base_prefix(int base) {
    return base == 2 ? "0b" : base == 8 ? "0o" : base == 16 ? "0x" : "";
}

static void add_small(int64_t number, int base, bool prefix, Buffer *out) {
    char digits[72];
    size_t at = sizeof digits;
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = "0123456789abcdef"[magnitude % (unsigned)base];
        magnitude /= (unsigned)base;
    } while (magnitude != 0);
    if (number < 0) {
        buffer_add_byte(out, '-');
    }
    buffer_add_string(out, prefix ? base_prefix(base) : "");
    buffer_add(out, digits + at, sizeof digits - at);
}

/* Bases that are powers of two: each digit is some bits. */
static void add_bits(const mp_int *number, int base, Buffer *out) {
    unsigned width = base == 2 ? 1 : base == 8 ? 3 : 4;
    size_t groups = ((size_t)mp_count_bits(number) + width - 1) / width;
    while (groups-- > 0) {
        buffer_add_byte(out, "0123456789abcdef"[int_bits_get(number, groups * width, width)]);
    }
}

static bool raise_too_many_digits(VM *vm) {
    error_raise(vm, vm->types.ValueError,
                "Exceeds the limit (%d digits) for integer string conversion; use "
                "sys.set_int_max_str_digits() to increase the limit",
                vm->shared.max_str_digits);
    return false;
}

/* The decimal digits, a chunk of them for each division. */
static bool add_chunks(VM *vm, const mp_int *number, Buffer *out) {
    mp_int rest = {0};
    size_t count = (size_t)number->used * MP_DIGIT_BIT / 59 + 2; /* 18 digits take 59.8 bits */
    uint64_t *chunks = memory_alloc(count * sizeof(uint64_t));
    size_t used = 0;
    mp_err status = mp_init_copy(&rest, number);
    while (status == MP_OKAY && rest.used > 0) {
        mp_digit chunk;
        status = mp_div_d(&rest, CHUNK, &rest, &chunk);
        chunks[used++] = chunk;
    }
    mp_clear(&rest);
    if (status != MP_OKAY) {
        memory_free(chunks);
        error_no_memory(vm);
        return false;
    }
    buffer_add_format(out, "%llu", (unsigned long long)chunks[used - 1]);
    while (--used > 0) {
        buffer_add_format(out, "%018llu", (unsigned long long)chunks[used - 1]);
    }
    memory_free(chunks);
    return true;
}

static bool add_decimal(VM *vm, const mp_int *number, Buffer *out) {
    int limit = vm->shared.max_str_digits;
    /* A bit is worth 0.30103 digits; a little less here, so that nothing allowed is refused. */
    if (limit > 0 && (double)mp_count_bits(number) * 0.30102 > limit + 1.0) {
        return raise_too_many_digits(vm);
    }
    size_t start = out->size;
    if (!int_allow_work(vm, 12.0 * number->used * number->used) || !add_chunks(vm, number, out)) {
        return false;
    }
    size_t count = out->size - start;
    return limit <= 0 || count <= (size_t)limit || raise_too_many_digits(vm);
}

bool int_add_digits(VM *vm, Value value, int base, bool prefix, Buffer *out) {
    int64_t small;
    if (int_is_small(value, &small)) {
        add_small(small, base, prefix, out);
        return true;
    }
    IntView view;
    const mp_int *number = int_view(value, &view);
    if (number->used == 0) {
        add_small(0, base, prefix, out);
        return true;
    }
    if (number->sign == MP_NEG) {
        buffer_add_byte(out, '-');
    }
    if (base == 10) {
        return add_decimal(vm, number, out);
    }
    buffer_add_string(out, prefix ? base_prefix(base) : "");
    add_bits(number, base, out);
    return true;
}

/* The text of most ints, without a buffer for it. */
static Value decimal_of_small(VM *vm, int64_t number) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + magnitude % 10);
        magnitude /= 10;
    } while (magnitude != 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    return str_new_latin1(vm, (const uint8_t *)digits + at, sizeof digits - at);
}

Value int_to_str(VM *vm, Value value, int base, bool prefix) {
    if (base == 10 && value_is_small_int(value)) {
        return decimal_of_small(vm, value_to_small_int(value));
    }
    Buffer digits = {0};
    Value str = NULL;
    if (int_add_digits(vm, value, base, prefix, &digits)) {
        str = str_new_latin1(vm, (const uint8_t *)digits.data, digits.size);
    }
    buffer_done(&digits);
    return str;
}

/* ---- reading ---- */

/* The text without surrounding spaces, every decimal digit of any script as ASCII, anything else
 * that is not ASCII as '?'. */
static void plain_digits(const Str *str, Buffer *out) {
    size_t start, end;
    str_strip_number(str, &start, &end);
    for (size_t i = start; i < end; i++) {
        uint32_t letter = str_at(str, i);
        int decimal = letter < 0x80 ? -1 : unicode_decimal_value(letter);
        buffer_add_byte(out, letter < 0x80 && letter != 0 ? (char)letter
                             : decimal >= 0               ? (char)('0' + decimal)
                                                          : '?');
    }
}

static int digit_value(char letter) {
    if (letter >= '0' && letter <= '9') {
        return letter - '0';
    }
    char lower = (char)(letter | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/* "0x", "0o", "0b" of `base`, or of any base when it is 0, which they then set. */
static const char *skip_prefix(const char *at, int *base) {
    static const struct {
        char letter;
        int base;
    } prefixes[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    for (size_t i = 0; at[0] == '0' && at[1] != '\0' && i < 3; i++) {
        if ((at[1] | 0x20) == prefixes[i].letter && (*base == 0 || *base == prefixes[i].base)) {
            *base = prefixes[i].base;
            return at[2] == '_' ? at + 3 : at + 2;
        }
    }
    return at;
}

/* Takes out the underscores between digits. False if the text is no number of that base. */
static bool strip_underscores(const char *at, int base, Buffer *digits) {
    bool after_digit = false;
    for (; *at != '\0'; at++) {
        if (*at == '_' && after_digit) {
            after_digit = false;
        } else if (digit_value(*at) < base) {
            buffer_add_byte(digits, *at);
            after_digit = true;
        } else {
            return false;
        }
    }
    return after_digit;
}

static Value bits_to_int(VM *vm, const char *digits, size_t count, int base, bool negative) {
    unsigned width = 0;
    while (1 << width < base) {
        width++;
    }
    mp_int number;
    if (int_bits_init(&number, count * width) != MP_OKAY) {
        return error_no_memory(vm);
    }
    for (size_t i = 0; i < count; i++) {
        int_bits_put(&number, (count - 1 - i) * width, (uint32_t)digit_value(digits[i]));
    }
    return int_bits_take(vm, &number, negative);
}

/* Any base: as many digits at once as one digit of an int holds. */
static Value chunks_to_int(VM *vm, const char *digits, size_t count, int base, bool negative) {
    double digits_made = (double)count * 6 / MP_DIGIT_BIT;
    if (!int_allow_work(vm, digits_made * digits_made)) {
        return NULL;
    }
    mp_int number = {0};
    mp_err status = mp_init(&number);
    for (size_t at = 0; status == MP_OKAY && at < count;) {
        mp_digit chunk = 0;
        mp_digit scale = 1;
        for (; at < count && scale <= MP_MASK / 36; at++) {
            chunk = chunk * (mp_digit)base + (mp_digit)digit_value(digits[at]);
            scale *= (mp_digit)base;
        }
        status = mp_mul_d(&number, scale, &number);
        if (status == MP_OKAY) {
            status = mp_add_d(&number, chunk, &number);
        }
    }
    number.sign = negative && number.used > 0 ? MP_NEG : MP_ZPOS;
    return int_from_mp_take(vm, &number, status);
}

static Value digits_to_int(VM *vm, const char *digits, size_t count, int base, bool negative) {
    bool power_of_two = (base & (base - 1)) == 0;
    int limit = vm->shared.max_str_digits;
    if (!power_of_two && limit > 0 && count > (size_t)limit) { /* also if they are zeros */
        return error_raise(vm, vm->types.ValueError,
                           "Exceeds the limit (%d digits) for integer string conversion: value "
                           "has %zu digits; use sys.set_int_max_str_digits() to increase the "
                           "limit",
                           limit, count);
    }
    int64_t small = 0;
    bool fits = true;
    for (size_t i = 0; fits && i < count; i++) {
        fits = !__builtin_mul_overflow(small, (int64_t)base, &small) &&
               !__builtin_add_overflow(small, (int64_t)digit_value(digits[i]), &small);
    }
    if (fits) {
        return int_from_i64(vm, negative ? -small : small);
    }
    if (!int_allow_bits(vm, (uint64_t)count * 6)) {
        return NULL;
    }
    return power_of_two ? bits_to_int(vm, digits, count, base, negative)
                        : chunks_to_int(vm, digits, count, base, negative);
}

/* `original` is what the message shows. */
static Value parse(VM *vm, const Str *text, int base, Value original) {
    Buffer plain = {0};
    Buffer digits = {0};
    plain_digits(text, &plain);
    const char *at = plain.data == NULL ? "" : plain.data;
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    int real_base = base;
    const char *after_prefix = skip_prefix(at, &real_base);
    bool prefixed = after_prefix != at;
    if (real_base == 0) {
        real_base = 10;
    }
    bool valid = strip_underscores(after_prefix, real_base, &digits);
    /* Without a base, a decimal number does not start with 0, unless it is 0. */
    if (valid && base == 0 && !prefixed && digits.data[0] == '0') {
        valid = strspn(digits.data, "0") == digits.size;
    }
    Value number = valid
                       ? digits_to_int(vm, digits.data, digits.size, real_base, negative)
                       : error_raise(vm, vm->types.ValueError,
                                     "invalid literal for int() with base %d: %R", base, original);
    buffer_done(&plain);
    buffer_done(&digits);
    return number;
}

Value int_parse(VM *vm, Value text, int base) {
    return parse(vm, value_to_str(text), base, text);
}

Value int_parse_bytes(VM *vm, Value bytes, int base) {
    BytesView view;
    if (bytes_view_of(vm, bytes, &view) < 0) {
        return NULL;
    }
    Value text = bytes_number_text(vm, view);
    Value shown = value_is_bytes(bytes) ? value_retain(bytes) : bytes_new(vm, view.data, view.size);
    Value number =
        text == NULL || shown == NULL ? NULL : parse(vm, value_to_str(text), base, shown);
    value_release_if(vm, text);
    value_release_if(vm, shown);
    return number;
}

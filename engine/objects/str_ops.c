#include <string.h>

#include "engine/base/part_search.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/slice.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_builder.h"
#include "engine/unicode/unicode.h"

/* ---- copying ---- */

/* Copies code points into a string that is at least as wide. */
static void copy_into(Str *to, size_t position, const Str *from) {
    if (to->kind == from->kind) {
        memcpy((char *)to->data + position * to->kind, from->data,
               (size_t)from->length * from->kind);
        return;
    }
    uint32_t *wide = (uint32_t *)to->data + position;
    for (size_t i = 0; i < from->length; i++) {
        wide[i] = str_bytes(from)[i];
    }
}

Value str_concat(VM *vm, Value left_value, Value right_value) {
    const Str *left = value_to_str(left_value);
    const Str *right = value_to_str(right_value);
    if (right->length == 0 && left->head.type == vm->types.str) {
        return value_retain(left_value);
    }
    if (left->length == 0 && right->head.type == vm->types.str) {
        return value_retain(right_value);
    }
    uint8_t kind = left->kind > right->kind ? left->kind : right->kind;
    size_t length = (size_t)left->length + right->length;
    if (length > STR_MAX_LENGTH) {
        return error_raise(vm, vm->types.OverflowError, "strings are too large to concat");
    }
    Str *str = str_alloc(vm, length, kind);
    if (str == NULL) {
        return NULL;
    }
    copy_into(str, 0, left);
    copy_into(str, left->length, right);
    str->ascii = left->ascii && right->ascii;
    return value_from_object(str);
}

/* Strings from here on get a buffer that can grow. */
#define APPEND_BUFFER_MIN 128

/* The concatenation with room behind it. */
static Value concat_growable(VM *vm, const Str *left, const Str *right) {
    Str *str = str_alloc_owned(vm, vm->types.str, (size_t)left->length + right->length, left->kind);
    if (str != NULL) {
        copy_into(str, 0, left);
        copy_into(str, left->length, right);
        str->ascii = left->ascii && right->ascii;
    }
    return value_from_object(str);
}

static bool grow_in_place(VM *vm, Str *str, const Str *right) {
    size_t length = (size_t)str->length + right->length;
    size_t old_size = str_buffer_size(str->length, str->kind);
    size_t size = str_buffer_size(length, str->kind);
    if (size != old_size) {
        void *data = heap_resize(vm, str->data, old_size, size);
        if (data == NULL) {
            return false;
        }
        str->data = data;
    }
    copy_into(str, str->length, right);
    memset((char *)str->data + length * str->kind, 0, str->kind);
    str->length = (uint32_t)length;
    str->ascii = str->ascii && right->ascii;
    str->hash = -1;
    return true;
}

Value str_append_take(VM *vm, Value left_value, Value right_value) {
    Str *left = value_to_str(left_value);
    const Str *right = value_to_str(right_value);
    size_t length = (size_t)left->length + right->length;
    bool growable = left->head.refcount == 1 && !left->interned &&
                    left->head.type == vm->types.str && right->kind <= left->kind &&
                    length * left->kind >= APPEND_BUFFER_MIN && length <= STR_MAX_LENGTH &&
                    right->length > 0;
    if (growable && left->owns_data) {
        if (!grow_in_place(vm, left, right)) {
            value_release(vm, left_value);
            return error_no_memory(vm);
        }
        return left_value;
    }
    Value result =
        growable ? concat_growable(vm, left, right) : str_concat(vm, left_value, right_value);
    value_release(vm, left_value);
    return result;
}

Value str_repeat(VM *vm, Value value, int64_t count) {
    const Str *str = value_to_str(value);
    if (count <= 0 || str->length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    if (count == 1) {
        return str_exact(vm, value);
    }
    if ((uint64_t)count > STR_MAX_LENGTH / str->length) {
        return error_no_memory(vm);
    }
    Str *result = str_alloc(vm, (size_t)count * str->length, str->kind);
    if (result == NULL) {
        return NULL;
    }
    size_t size = (size_t)str->length * str->kind;
    if (size == 1) {
        memset(result->data, str_bytes(str)[0], (size_t)count);
    } else {
        for (int64_t i = 0; i < count; i++) {
            memcpy((char *)result->data + (size_t)i * size, str->data, size);
        }
    }
    result->ascii = str->ascii;
    return value_from_object(result);
}

Value str_substring(VM *vm, Value value, size_t start, size_t end) {
    const Str *str = value_to_str(value);
    if (end > str->length) {
        end = str->length;
    }
    if (start >= end) {
        return value_retain(vm->shared.empty_str);
    }
    if (start == 0 && end == str->length) {
        return str_exact(vm, value);
    }
    return str_new_like(vm, str, start, end - start);
}

static Value get_slice(VM *vm, Value value, Value slice) {
    int64_t start, stop, step;
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    const Str *str = value_to_str(value);
    int64_t count = slice_adjust(str->length, &start, &stop, step);
    if (count <= 0) {
        return value_retain(vm->shared.empty_str);
    }
    if (step == 1) {
        return str_substring(vm, value, (size_t)start, (size_t)stop);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    for (int64_t i = 0; i < count; i++) {
        str_builder_add(&builder, str_at(str, (size_t)(start + i * step)));
    }
    return str_builder_finish(&builder);
}

Value str_get_item(VM *vm, Value value, Value key) {
    const Str *str = value_to_str(value);
    if (value_is_slice(vm, key)) {
        return get_slice(vm, value, key);
    }
    int64_t index;
    if (value_is_small_int(key)) {
        index = value_to_small_int(key);
    } else if (!object_has_index(vm, key)) {
        return error_raise(vm, vm->types.TypeError, "string indices must be integers, not '%T'",
                           key);
    } else if (int_from_index(vm, key, vm->types.IndexError, &index) < 0) {
        return NULL;
    }
    if (index < 0) {
        index += str->length;
    }
    if (index < 0 || index >= str->length) {
        return error_raise(vm, vm->types.IndexError, "string index out of range");
    }
    return str_from_codepoint(vm, str_at(str, (size_t)index));
}

/* ---- searching ---- */

int64_t str_find_codepoint(const Str *str, uint32_t codepoint, size_t start, size_t end) {
    if (str->kind == 1) {
        if (codepoint > 0xFF || start >= end) {
            return -1;
        }
        const uint8_t *found = memchr(str_bytes(str) + start, (int)codepoint, end - start);
        return found == NULL ? -1 : found - str_bytes(str);
    }
    for (size_t i = start; i < end; i++) {
        if (((const uint32_t *)str->data)[i] == codepoint) {
            return (int64_t)i;
        }
    }
    return -1;
}

/* Whether `part` lies at a position; it fits. */
static bool matches_at(const Str *str, size_t position, const Str *part) {
    if (str->kind == part->kind) {
        return memcmp((const char *)str->data + position * str->kind, part->data,
                      (size_t)part->length * part->kind) == 0;
    }
    for (size_t i = 0; i < part->length; i++) {
        if (str_at(str, position + i) != str_at(part, i)) {
            return false;
        }
    }
    return true;
}

int64_t str_find(const Str *str, const Str *part, size_t start, size_t end) {
    if (end > str->length) {
        end = str->length;
    }
    if (start > end || part->length > end - start) {
        return -1;
    }
    if (part->length == 0) {
        return (int64_t)start;
    }
    if (part->kind > str->kind) {
        return -1;
    }
    if (part->length >= LONG_PART) {
        const uint8_t *from = (const uint8_t *)str->data + start * str->kind;
        int64_t found = part_search((Letters){from, end - start, str->kind},
                                    (Letters){part->data, part->length, part->kind});
        return found < 0 ? -1 : (int64_t)start + found;
    }
    uint32_t first = str_at(part, 0);
    size_t last_start = end - part->length;
    int64_t at = (int64_t)start - 1;
    while ((at = str_find_codepoint(str, first, (size_t)(at + 1), last_start + 1)) >= 0) {
        if (matches_at(str, (size_t)at, part)) {
            return at;
        }
    }
    return -1;
}

int64_t str_find_last(const Str *str, const Str *part, size_t start, size_t end) {
    if (end > str->length) {
        end = str->length;
    }
    if (start > end || part->length > end - start) {
        return -1;
    }
    if (part->length == 0) {
        return (int64_t)end;
    }
    if (part->kind > str->kind) {
        return -1;
    }
    uint32_t first = str_at(part, 0);
    for (size_t at = end - part->length + 1; at-- > start;) {
        if (str_at(str, at) == first && matches_at(str, at, part)) {
            return (int64_t)at;
        }
    }
    return -1;
}

/* ---- numbers ---- */

static bool is_space_of_number(uint32_t letter) {
    return letter < 0x80 ? letter == ' ' || (letter >= '\t' && letter <= '\r')
                         : unicode_is_space(letter);
}

void str_strip_number(const Str *str, size_t *start, size_t *end) {
    *start = 0;
    *end = str->length;
    while (*start < *end && is_space_of_number(str_at(str, *start))) {
        (*start)++;
    }
    while (*end > *start && is_space_of_number(str_at(str, *end - 1))) {
        (*end)--;
    }
}

/* ---- joining ---- */

Value str_join_array(VM *vm, const Value *pieces, size_t count) {
    uint8_t kind = 1;
    bool ascii = true;
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        const Str *piece = value_to_str(pieces[i]);
        kind = piece->kind > kind ? piece->kind : kind;
        ascii = ascii && piece->ascii;
        length += piece->length;
    }
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    Str *str = str_alloc(vm, length, kind);
    if (str == NULL) {
        return NULL;
    }
    size_t position = 0;
    for (size_t i = 0; i < count; i++) {
        copy_into(str, position, value_to_str(pieces[i]));
        position += value_to_str(pieces[i])->length;
    }
    str->ascii = ascii;
    return value_from_object(str);
}

static Value join_items(VM *vm, Value separator, const Value *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!value_is_str(items[i])) {
            return error_raise(vm, vm->types.TypeError,
                               "sequence item %zd: expected str instance, %T found", (ptrdiff_t)i,
                               items[i]);
        }
    }
    if (count == 1 && value_object(items[0])->type == vm->types.str) {
        return value_retain(items[0]);
    }
    const Str *between = value_to_str(separator);
    bool separated = count > 1 && between->length > 0;
    uint8_t kind = separated ? between->kind : 1;
    bool ascii = !separated || between->ascii;
    size_t length = separated ? (count - 1) * between->length : 0;
    for (size_t i = 0; i < count; i++) {
        const Str *piece = value_to_str(items[i]);
        kind = piece->kind > kind ? piece->kind : kind;
        ascii = ascii && piece->ascii;
        length += piece->length;
    }
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    Str *str = str_alloc(vm, length, kind);
    if (str == NULL) {
        return NULL;
    }
    size_t position = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            copy_into(str, position, between);
            position += between->length;
        }
        copy_into(str, position, value_to_str(items[i]));
        position += value_to_str(items[i])->length;
    }
    str->ascii = ascii;
    return value_from_object(str);
}

Value str_join(VM *vm, Value separator, Value iterable) {
    Value sequence = object_to_sequence(vm, iterable, "can only join an iterable");
    if (sequence == NULL) {
        return NULL;
    }
    size_t count;
    const Value *items = object_sequence_items(sequence, &count);
    Value result = join_items(vm, separator, items, count);
    value_release(vm, sequence);
    return result;
}

/* ---- repr ---- */

static void add_hex(StrBuilder *builder, uint32_t codepoint) {
    if (codepoint < 0x100) {
        str_builder_add_format(builder, "\\x%c%c", "0123456789abcdef"[codepoint >> 4],
                               "0123456789abcdef"[codepoint & 15]);
        return;
    }
    int digits = codepoint < 0x10000 ? 4 : 8;
    str_builder_add_string(builder, digits == 4 ? "\\u" : "\\U");
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        str_builder_add(builder, (uint32_t) "0123456789abcdef"[codepoint >> shift & 15]);
    }
}

/* As the letter appears between quotes. */
void str_builder_add_escaped(StrBuilder *builder, uint32_t codepoint, uint32_t quote) {
    if (codepoint == quote || codepoint == '\\') {
        str_builder_add(builder, '\\');
        str_builder_add(builder, codepoint);
    } else if (codepoint == '\t') {
        str_builder_add_string(builder, "\\t");
    } else if (codepoint == '\n') {
        str_builder_add_string(builder, "\\n");
    } else if (codepoint == '\r') {
        str_builder_add_string(builder, "\\r");
    } else if (codepoint >= ' ' && codepoint < 0x7F) {
        str_builder_add(builder, codepoint);
    } else if (codepoint >= 0x80 && unicode_is_printable(codepoint)) {
        str_builder_add(builder, codepoint);
    } else {
        add_hex(builder, codepoint);
    }
}

Value str_repr(VM *vm, Value value) {
    const Str *str = value_to_str(value);
    bool single = str_find_codepoint(str, '\'', 0, str->length) >= 0;
    bool doubled = str_find_codepoint(str, '"', 0, str->length) >= 0;
    uint32_t quote = single && !doubled ? '"' : '\'';
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_reserve(&builder, (size_t)str->length + 2, 0);
    str_builder_add(&builder, quote);
    for (size_t i = 0; i < str->length; i++) {
        str_builder_add_escaped(&builder, str_at(str, i), quote);
    }
    str_builder_add(&builder, quote);
    return str_builder_finish(&builder);
}

Value str_to_ascii(VM *vm, Value value) {
    const Str *str = value_to_str(value);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    for (size_t i = 0; i < str->length; i++) {
        uint32_t codepoint = str_at(str, i);
        if (codepoint < 0x80) {
            str_builder_add(&builder, codepoint);
        } else {
            add_hex(&builder, codepoint);
        }
    }
    return str_builder_finish(&builder);
}

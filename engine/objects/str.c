#include "engine/objects/str.h"

#include <string.h>

#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/base/word.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/str_buffer.h"
#include "engine/unicode/unicode.h"

bool value_is_str(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_STR;
}

/* ---- making ---- */

size_t str_buffer_size(size_t length, size_t kind) {
    size_t bytes = (length + 1) * kind;
    size_t step = 16;
    while (step * 16 < bytes) {
        step *= 2;
    }
    return (bytes + step - 1) / step * step;
}

Str *str_alloc(VM *vm, size_t length, size_t kind) {
    if (length > STR_MAX_LENGTH) {
        error_no_memory(vm);
        return NULL;
    }
    Str *str = heap_cell(&vm->heap, sizeof(Str) + (length + 1) * kind, CELL_PLAIN);
    if (str == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    *str = (Str){
        .head = {.refcount = 1, .type = vm->types.str},
        .hash = -1,
        .data = str + 1,
        .length = (uint32_t)length,
        .kind = (uint8_t)kind,
    };
    memset((char *)str->data + length * kind, 0, kind);
    return str;
}

Str *str_alloc_owned(VM *vm, Type *type, size_t length, size_t kind) {
    void *data = length > STR_MAX_LENGTH ? NULL : heap_alloc(vm, str_buffer_size(length, kind));
    if (data == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    Str *str = object_new(vm, type, type->basic_size);
    if (str == NULL) {
        heap_free(vm, data, str_buffer_size(length, kind));
        return NULL;
    }
    str->hash = -1;
    str->data = data;
    str->length = (uint32_t)length;
    str->kind = (uint8_t)kind;
    str->owns_data = true;
    memset((char *)data + length * kind, 0, kind);
    return str;
}

static bool bytes_are_ascii(const uint8_t *bytes, size_t length) {
    size_t i = 0;
    for (; i + WORD_SIZE <= length; i += WORD_SIZE) {
        if ((word_load((const char *)bytes + i) & WORD_MARKS) != 0) {
            return false;
        }
    }
    for (; i < length; i++) {
        if (bytes[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* The one string of one Latin-1 letter. */
static Value latin1_letter(VM *vm, uint8_t letter) {
    Value *slot = &vm->shared.latin1[letter];
    if (*slot == NULL) {
        Str *str = str_alloc(vm, 1, 1);
        if (str == NULL) {
            return NULL;
        }
        ((uint8_t *)str->data)[0] = letter;
        str->ascii = letter < 0x80;
        *slot = str_intern_take(vm, value_from_object(str));
    }
    return value_retain(*slot);
}

Value str_new_latin1(VM *vm, const uint8_t *bytes, size_t length) {
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    if (length == 1) {
        return latin1_letter(vm, bytes[0]);
    }
    Str *str = str_alloc(vm, length, 1);
    if (str == NULL) {
        return NULL;
    }
    memcpy(str->data, bytes, length);
    str->ascii = bytes_are_ascii(bytes, length);
    return value_from_object(str);
}

Value str_new_ucs4(VM *vm, const uint32_t *codepoints, size_t length) {
    uint32_t widest = 0;
    for (size_t i = 0; i < length; i++) {
        widest |= codepoints[i];
    }
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    if (length == 1 && widest < 0x100) {
        return latin1_letter(vm, (uint8_t)widest);
    }
    Str *str = str_alloc(vm, length, widest < 0x100 ? 1 : 4);
    if (str == NULL) {
        return NULL;
    }
    if (str->kind == 4) {
        memcpy(str->data, codepoints, length * 4);
    } else {
        uint8_t *bytes = str->data;
        for (size_t i = 0; i < length; i++) {
            bytes[i] = (uint8_t)codepoints[i];
        }
        str->ascii = widest < 0x80;
    }
    return value_from_object(str);
}

Value str_from_codepoint(VM *vm, uint32_t codepoint) {
    return str_new_ucs4(vm, &codepoint, 1);
}

/* Decodes `size` bytes of UTF-8 into a buffer of either kind. */
static void decode_into(const char *utf8, size_t size, Str *str) {
    size_t position = 0;
    for (size_t i = 0; i < str->length; i++) {
        size_t step;
        uint32_t codepoint = unicode_decode(utf8 + position, size - position, &step);
        position += step;
        if (str->kind == 1) {
            ((uint8_t *)str->data)[i] = (uint8_t)codepoint;
        } else {
            ((uint32_t *)str->data)[i] = codepoint;
        }
    }
}

Value str_new_utf8(VM *vm, const char *utf8, size_t size) {
    if (bytes_are_ascii((const uint8_t *)utf8, size)) {
        return str_new_latin1(vm, (const uint8_t *)utf8, size);
    }
    size_t length = 0;
    uint8_t highest = 0;
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = (uint8_t)utf8[i];
        length += (byte & 0xC0) != 0x80; /* not a continuation byte */
        highest = byte > highest ? byte : highest;
    }
    /* Lead bytes up to 0xC3 encode code points below 256. */
    Str *str = str_alloc(vm, length, highest <= 0xC3 ? 1 : 4);
    if (str == NULL) {
        return NULL;
    }
    decode_into(utf8, size, str);
    if (length == 1 && str->kind == 1) {
        Value letter = latin1_letter(vm, *(const uint8_t *)str->data);
        value_release(vm, value_from_object(str));
        return letter;
    }
    return value_from_object(str);
}

Value str_new_string(VM *vm, const char *utf8) {
    return str_new_utf8(vm, utf8, strlen(utf8));
}

Value str_from_text(VM *vm, const Text *text) {
    return str_new_utf8(vm, text->data, text->size);
}

Value str_new_like(VM *vm, const Str *source, size_t start, size_t length) {
    if (source->kind == 1) {
        return str_new_latin1(vm, str_bytes(source) + start, length);
    }
    return str_new_ucs4(vm, (const uint32_t *)source->data + start, length);
}

Value str_exact(VM *vm, Value value) {
    Str *str = value_to_str(value);
    if (str->head.type == vm->types.str) {
        return value_retain(value);
    }
    return str_new_like(vm, str, 0, str->length);
}

Value str_new_instance(VM *vm, Type *type, const Str *source) {
    Str *str = str_alloc_owned(vm, type, source->length, source->kind);
    if (str != NULL) {
        memcpy(str->data, source->data, (size_t)source->length * source->kind);
        str->ascii = source->ascii;
        str->hash = source->hash;
    }
    return value_from_object(str);
}

/* ---- interning: a hash set that does not own its strings ---- */

typedef struct InternTable {
    Str **slots;
    size_t capacity; /* a power of two */
    size_t count;
} InternTable;

void str_interned_init(VM *vm) {
    vm->interned = memory_alloc(sizeof(InternTable));
    *vm->interned = (InternTable){.capacity = 4096};
    vm->interned->slots = memory_alloc_zeroed(vm->interned->capacity, sizeof(Str *));
}

void str_interned_done(VM *vm) {
    memory_free(vm->interned->slots);
    memory_free(vm->interned);
    vm->interned = NULL;
}

static size_t intern_slot(const InternTable *table, Str *str) {
    size_t mask = table->capacity - 1;
    size_t slot = (size_t)str_hash(str) & mask;
    while (table->slots[slot] != NULL && !str_equal(table->slots[slot], str)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void intern_grow(InternTable *table) {
    Str **old = table->slots;
    size_t old_capacity = table->capacity;
    table->capacity *= 2;
    table->slots = memory_alloc_zeroed(table->capacity, sizeof(Str *));
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i] != NULL) {
            table->slots[intern_slot(table, old[i])] = old[i];
        }
    }
    memory_free(old);
}

Value str_intern_take(VM *vm, Value value) {
    if (value == NULL) {
        return NULL;
    }
    Str *str = value_to_str(value);
    if (str->interned || str->head.type != vm->types.str) {
        return value;
    }
    InternTable *table = vm->interned;
    size_t slot = intern_slot(table, str);
    Str *known = table->slots[slot];
    if (known != NULL) {
        known->head.refcount++;
        value_release(vm, value);
        return value_from_object(known);
    }
    table->slots[slot] = str;
    str->interned = true;
    if (++table->count * 2 > table->capacity) {
        intern_grow(table);
    }
    return value;
}

Value str_interned_borrow(VM *vm, Value value) {
    Str *str = value_to_str(value);
    return str->interned ? value
                         : value_from_object(vm->interned->slots[intern_slot(vm->interned, str)]);
}

void str_interned_remove(VM *vm, Str *str) {
    InternTable *table = vm->interned;
    size_t mask = table->capacity - 1;
    size_t hole = intern_slot(table, str);
    table->slots[hole] = NULL;
    table->count--;
    /* What follows without a gap is put in anew, so that it is still found. */
    for (size_t slot = (hole + 1) & mask; table->slots[slot] != NULL; slot = (slot + 1) & mask) {
        Str *moved = table->slots[slot];
        table->slots[slot] = NULL;
        table->slots[intern_slot(table, moved)] = moved;
    }
}

/* The interned str with this text, if there is one and the text is ASCII; borrowed, or NULL. */
static Str *interned_ascii(const InternTable *table, const char *text, size_t size, int64_t hash) {
    size_t mask = table->capacity - 1;
    for (size_t slot = (size_t)hash & mask; table->slots[slot] != NULL; slot = (slot + 1) & mask) {
        Str *str = table->slots[slot];
        if (str->hash == hash && str->length == size && str->kind == 1 &&
            memcmp(str->data, text, size) == 0) {
            return str;
        }
    }
    return NULL;
}

Value str_intern_string(VM *vm, const char *utf8) {
    size_t size = 0;
    while (utf8[size] > 0) {
        size++;
    }
    if (utf8[size] != 0 || size < 2) { /* not ASCII; or one of the shared letters */
        return str_intern_take(vm, str_new_string(vm, utf8));
    }
    int64_t hash = hash_bytes(utf8, size);
    Str *known = interned_ascii(vm->interned, utf8, size, hash);
    if (known != NULL) {
        return value_retain(value_from_object(known));
    }
    Value value = str_new_latin1(vm, (const uint8_t *)utf8, size);
    if (value != NULL) {
        value_to_str(value)->hash = hash;
    }
    return str_intern_take(vm, value);
}

Value str_intern_text(VM *vm, const Text *text) {
    return str_intern_take(vm, str_from_text(vm, text));
}

/* ---- looking ---- */

/* CPython hashes the code points as an array of the narrowest width: two bytes here. */
static int64_t hash_two_byte(const Str *str) {
    uint16_t *narrow = memory_alloc((size_t)str->length * 2);
    for (size_t i = 0; i < str->length; i++) {
        narrow[i] = (uint16_t)((const uint32_t *)str->data)[i];
    }
    int64_t hash = hash_bytes(narrow, (size_t)str->length * 2);
    memory_free(narrow);
    return hash;
}

int64_t str_hash(Str *str) {
    if (str->hash != -1) {
        return str->hash;
    }
    bool two_byte = str->kind == 4;
    for (size_t i = 0; two_byte && i < str->length; i++) {
        two_byte = ((const uint32_t *)str->data)[i] < 0x10000;
    }
    str->hash =
        two_byte ? hash_two_byte(str) : hash_bytes(str->data, (size_t)str->length * str->kind);
    return str->hash;
}

bool str_equal(const Str *left, const Str *right) {
    return left == right ||
           (left->length == right->length && left->kind == right->kind &&
            memcmp(left->data, right->data, (size_t)left->length * left->kind) == 0);
}

bool str_equal_string(const Str *str, const char *ascii) {
    size_t size = strlen(ascii);
    return str->kind == 1 && str->length == size && memcmp(str->data, ascii, size) == 0;
}

int str_compare(const Str *left, const Str *right) {
    size_t length = left->length < right->length ? left->length : right->length;
    if (left->kind == 1 && right->kind == 1) {
        int order = memcmp(left->data, right->data, length);
        if (order != 0) {
            return order;
        }
    } else {
        for (size_t i = 0; i < length; i++) {
            uint32_t a = str_at(left, i);
            uint32_t b = str_at(right, i);
            if (a != b) {
                return a < b ? -1 : 1;
            }
        }
    }
    return (left->length > right->length) - (left->length < right->length);
}

uint32_t str_widest(const Str *str) {
    return str->ascii ? 0x7F : str->kind == 1 ? 0xFF : 0x10FFFF;
}

void str_add_utf8(const Str *str, Buffer *out) {
    if (str->ascii) {
        buffer_add(out, str->data, str->length);
        return;
    }
    for (size_t i = 0; i < str->length; i++) {
        buffer_add_codepoint(out, str_at(str, i));
    }
}

bool str_has_surrogates(const Str *str) {
    if (str->kind == 1) {
        return false;
    }
    for (size_t i = 0; i < str->length; i++) {
        if (unicode_is_surrogate(((const uint32_t *)str->data)[i])) {
            return true;
        }
    }
    return false;
}

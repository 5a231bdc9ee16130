#include "engine/loader/marshal.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

enum {
    FLAG_REMEMBER = 0x80,
    MAX_DEPTH = 2000, /* CPython's limit */
    INT_DIGIT_BITS = 15,
    MAX_FLOAT_TEXT = 255,
};

/*
 * References let a small file describe a huge value (a tuple of two tuples of two tuples ...).
 * What a value would take if written out is counted, and bounded by this and the file's size.
 */
#define MAX_EXPANSION          ((uint64_t)64 * 1024 * 1024)
#define MAX_EXPANSION_PER_BYTE 16

/* A value with what it would take written out, in bytes or items. */
typedef struct Read {
    const Constant *constant; /* NULL: an error has been reported, or the value is under way */
    uint64_t expansion;
} Read;

static const Read FAILED = {NULL, 0};

typedef struct Reader {
    Program *program; /* borrowed */
    Buffer *error;    /* borrowed */
    const uint8_t *start;
    const uint8_t *next;
    const uint8_t *end;
    Read *remembered;
    size_t remembered_count;
    size_t remembered_capacity;
    int depth;
    int sets; /* frozensets under way */
    uint64_t max_expansion;
    uint64_t names; /* entries of names and locals made so far */
} Reader;

static Read fail(Reader *reader, const char *what) {
    if (reader->error->size == 0) {
        buffer_add_format(reader->error, "invalid marshal data at byte %zu: %s",
                          (size_t)(reader->next - reader->start), what);
    }
    return FAILED;
}

static size_t left(const Reader *reader) {
    return (size_t)(reader->end - reader->next);
}

static bool need(Reader *reader, size_t size) {
    if (left(reader) < size) {
        fail(reader, "the file ends early");
        return false;
    }
    return true;
}

static bool read_byte(Reader *reader, uint8_t *byte) {
    if (!need(reader, 1)) {
        return false;
    }
    *byte = *reader->next++;
    return true;
}

static uint64_t load(const uint8_t *bytes, size_t size) {
    uint64_t word = 0;
    for (size_t i = 0; i < size; i++) {
        word |= (uint64_t)bytes[i] << (8 * i);
    }
    return word;
}

static bool read_int32(Reader *reader, int32_t *value) {
    if (!need(reader, 4)) {
        return false;
    }
    *value = (int32_t)(uint32_t)load(reader->next, 4);
    reader->next += 4;
    return true;
}

/* A size in bytes or items; each item takes at least a byte. */
static bool read_size(Reader *reader, bool small, size_t *size) {
    uint8_t byte = 0;
    int32_t value = 0;
    if (small ? !read_byte(reader, &byte) : !read_int32(reader, &value)) {
        return false;
    }
    if (value < 0) {
        fail(reader, "a negative size");
        return false;
    }
    *size = small ? byte : (size_t)value;
    return need(reader, *size);
}

static bool read_double(Reader *reader, double *value) {
    if (!need(reader, 8)) {
        return false;
    }
    uint64_t bits = load(reader->next, 8);
    memcpy(value, &bits, sizeof(bits));
    reader->next += 8;
    return true;
}

/* Floats of the oldest format, as decimal text. */
static bool read_text_double(Reader *reader, double *value) {
    char text[MAX_FLOAT_TEXT + 1];
    size_t size;
    if (!read_size(reader, true, &size)) {
        return false;
    }
    memcpy(text, reader->next, size);
    text[size] = '\0';
    char *end;
    *value = strtod(text, &end);
    if (size == 0 || *end != '\0' || strspn(text, "+-.0123456789einfa") != size) {
        fail(reader, "a float that is no number");
        return false;
    }
    reader->next += size;
    return true;
}

static Read whole(const Constant *constant) {
    return (Read){constant, 1};
}

static Read read_long(Reader *reader) {
    int32_t count;
    if (!read_int32(reader, &count)) {
        return FAILED;
    }
    size_t digits = count < 0 ? 0 - (size_t)count : (size_t)count;
    if (digits > left(reader) / 2) {
        return fail(reader, "the file ends early");
    }
    size_t size = digits * INT_DIGIT_BITS / 8 + 1;
    uint8_t *magnitude = memory_alloc_zeroed(size, 1);
    Read result = FAILED;
    for (size_t i = 0; i < digits; i++) {
        uint32_t digit = (uint32_t)load(reader->next, 2);
        if (digit >> INT_DIGIT_BITS != 0 || (digit == 0 && i == digits - 1)) {
            fail(reader, "an int that is not in its shortest form");
            goto done;
        }
        reader->next += 2;
        size_t bit = i * INT_DIGIT_BITS;
        uint32_t bits = digit << (bit % 8);
        for (size_t at = bit / 8; bits != 0; at++, bits >>= 8) {
            magnitude[at] = (uint8_t)(magnitude[at] | (bits & 0xFF));
        }
    }
    result.constant = constant_big_int(&reader->program->arena, count < 0, magnitude, size);
    result.expansion = 1 + size;
done:
    memory_free(magnitude);
    return result;
}

static Read read_int64(Reader *reader) {
    if (!need(reader, 8)) {
        return FAILED;
    }
    uint64_t bits = load(reader->next, 8);
    reader->next += 8;
    int64_t value;
    memcpy(&value, &bits, sizeof(value));
    return whole(constant_int(&reader->program->arena, value));
}

static bool is_utf8(const char *bytes, size_t size) {
    for (size_t i = 0; i < size;) {
        size_t length;
        if (unicode_decode(bytes + i, size - i, &length) == UNICODE_INVALID) {
            return false;
        }
        i += length;
    }
    return true;
}

static bool is_ascii(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)bytes[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static Read read_str(Reader *reader, bool small, bool ascii) {
    size_t size;
    if (!read_size(reader, small, &size)) {
        return FAILED;
    }
    const char *bytes = (const char *)reader->next;
    if (ascii ? !is_ascii(bytes, size) : !is_utf8(bytes, size)) {
        return fail(reader, ascii ? "a str that should be ASCII" : "a str that is not UTF-8");
    }
    reader->next += size;
    const Text *text = text_intern(&reader->program->texts, bytes, size);
    return (Read){constant_str(&reader->program->arena, text), 1 + size};
}

static Read read_bytes(Reader *reader) {
    size_t size;
    if (!read_size(reader, false, &size)) {
        return FAILED;
    }
    const Text *text = text_intern(&reader->program->texts, (const char *)reader->next, size);
    reader->next += size;
    return (Read){constant_bytes(&reader->program->arena, text), 1 + size};
}

static Read read_value(Reader *reader);

static bool add_expansion(Reader *reader, uint64_t *sum, uint64_t more) {
    *sum += more;
    if (*sum > reader->max_expansion) {
        fail(reader, "a value that would be far larger than the file");
        return false;
    }
    return true;
}

static Read read_sequence(Reader *reader, ConstantKind kind, size_t count) {
    Arena *arena = &reader->program->arena;
    /* Grown as items come, since the count may promise more than there is. */
    const Constant **items = NULL;
    size_t capacity = 0;
    Read result = {NULL, 1};
    for (size_t i = 0; i < count; i++) {
        Read item = read_value(reader);
        if (item.constant == NULL || !add_expansion(reader, &result.expansion, item.expansion)) {
            goto done;
        }
        if (i == capacity) {
            capacity = capacity == 0 ? 8 : capacity * 2;
            items = memory_resize(items, capacity, sizeof(Constant *));
        }
        items[i] = item.constant;
    }
    if (kind == CONSTANT_FROZENSET) {
        result.constant = constant_frozenset(arena, items, count);
        if (result.constant == NULL) {
            fail(reader, "a frozenset whose items have too many equal hashes");
        }
    } else {
        result.constant = constant_sequence(arena, kind, items, count);
    }
done:
    memory_free(items);
    return result;
}

static Read read_tuple(Reader *reader, bool small) {
    size_t count;
    return read_size(reader, small, &count) ? read_sequence(reader, CONSTANT_TUPLE, count) : FAILED;
}

static Read read_frozenset(Reader *reader) {
    size_t count;
    if (!read_size(reader, false, &count)) {
        return FAILED;
    }
    if (reader->sets > 0) { /* never compiled, and slow to compare */
        return fail(reader, "a frozenset within a frozenset");
    }
    reader->sets++;
    Read result = read_sequence(reader, CONSTANT_FROZENSET, count);
    reader->sets--;
    return result;
}

/* ---- code objects ---- */

static Read read_kind(Reader *reader, ConstantKind kind, const char *what, uint64_t *expansion) {
    Read field = read_value(reader);
    if (field.constant != NULL && field.constant->kind != kind) {
        return fail(reader, what);
    }
    return field.constant != NULL && add_expansion(reader, expansion, field.expansion) ? field
                                                                                       : FAILED;
}

static bool read_text(Reader *reader, const Text **text, uint64_t *expansion) {
    Read field = read_kind(reader, CONSTANT_STR, "a code object's name is no str", expansion);
    if (field.constant != NULL) {
        *text = field.constant->as.text;
    }
    return field.constant != NULL;
}

static bool read_table(Reader *reader, Bytes *bytes, uint64_t *expansion) {
    Read field =
        read_kind(reader, CONSTANT_BYTES, "a code object's table is not of bytes", expansion);
    if (field.constant != NULL) {
        *bytes =
            (Bytes){(const uint8_t *)field.constant->as.text->data, field.constant->as.text->size};
    }
    return field.constant != NULL;
}

static bool read_names(Reader *reader, const Text *const **names, int32_t *count,
                       uint64_t *expansion) {
    static const char problem[] = "a code object's names are no tuple of strs";
    Read field = read_kind(reader, CONSTANT_TUPLE, problem, expansion);
    if (field.constant == NULL) {
        return false;
    }
    size_t size = field.constant->as.sequence.size;
    if (!add_expansion(reader, &reader->names, size)) {
        return false;
    }
    const Text **texts = ARENA_NEW_ARRAY(&reader->program->arena, const Text *, size);
    for (size_t i = 0; i < size; i++) {
        const Constant *item = field.constant->as.sequence.items[i];
        if (item->kind != CONSTANT_STR) {
            fail(reader, problem);
            return false;
        }
        texts[i] = item->as.text;
    }
    *names = texts;
    *count = (int32_t)size;
    return true;
}

static bool read_locals(Reader *reader, Code *code, uint64_t *expansion) {
    Bytes kinds;
    if (!read_names(reader, &code->localsplusnames, &code->nlocalsplus, expansion) ||
        !read_table(reader, &kinds, expansion)) {
        return false;
    }
    if (kinds.size != (size_t)code->nlocalsplus) {
        fail(reader, "a code object's locals and their kinds differ in number");
        return false;
    }
    code->localspluskinds = kinds.data;
    code_count_locals(code);
    return true;
}

static Read read_code(Reader *reader) {
    Code *code = ARENA_NEW(&reader->program->arena, Code);
    uint64_t expansion = 1;
    int32_t flags;
    if (!read_int32(reader, &code->argcount) || !read_int32(reader, &code->posonlyargcount) ||
        !read_int32(reader, &code->kwonlyargcount) || !read_int32(reader, &code->stacksize) ||
        !read_int32(reader, &flags) || !read_table(reader, &code->bytecode, &expansion)) {
        return FAILED;
    }
    if (code->argcount < code->posonlyargcount || code->posonlyargcount < 0 ||
        code->kwonlyargcount < 0 || code->stacksize < 0 || flags < 0) {
        return fail(reader, "a code object with a number that cannot be");
    }
    code->flags = (uint32_t)flags;
    if (code->stacksize == 0) {
        code->stacksize = 1; /* as CPython does */
    }
    Read consts =
        read_kind(reader, CONSTANT_TUPLE, "a code object's constants are no tuple", &expansion);
    if (consts.constant == NULL) {
        return FAILED;
    }
    code->consts = consts.constant->as.sequence.items;
    code->nconsts = (int32_t)consts.constant->as.sequence.size;
    if (!read_names(reader, &code->names, &code->nnames, &expansion) ||
        !read_locals(reader, code, &expansion) || !read_text(reader, &code->filename, &expansion) ||
        !read_text(reader, &code->name, &expansion) ||
        !read_text(reader, &code->qualname, &expansion) ||
        !read_int32(reader, &code->firstlineno) ||
        !read_table(reader, &code->linetable, &expansion) ||
        !read_table(reader, &code->exceptiontable, &expansion)) {
        return FAILED;
    }
    return (Read){constant_code(&reader->program->arena, code), expansion};
}

/* ---- any value ---- */

static Read read_reference(Reader *reader) {
    int32_t number;
    if (!read_int32(reader, &number)) {
        return FAILED;
    }
    if (number < 0 || (size_t)number >= reader->remembered_count) {
        return fail(reader, "a reference to a value that was not there");
    }
    Read value = reader->remembered[number];
    return value.constant != NULL ? value : fail(reader, "a value that contains itself");
}

/* Values are numbered where they begin, so containers come before their items. */
static size_t remember(Reader *reader) {
    if (reader->remembered_count == reader->remembered_capacity) {
        size_t capacity = reader->remembered_capacity == 0 ? 64 : reader->remembered_capacity * 2;
        reader->remembered = memory_resize(reader->remembered, capacity, sizeof(Read));
        reader->remembered_capacity = capacity;
    }
    reader->remembered[reader->remembered_count] = FAILED;
    return reader->remembered_count++;
}

static Read read_contents(Reader *reader, uint8_t type) {
    Arena *arena = &reader->program->arena;
    double real;
    double imaginary;
    int32_t integer;
    switch (type) {
    case 'N': return whole(constant_none());
    case 'F': return whole(constant_false());
    case 'T': return whole(constant_true());
    case '.': return whole(constant_ellipsis());
    case 'i': return read_int32(reader, &integer) ? whole(constant_int(arena, integer)) : FAILED;
    case 'I': return read_int64(reader);
    case 'l': return read_long(reader);
    case 'g': return read_double(reader, &real) ? whole(constant_float(arena, real)) : FAILED;
    case 'y':
        return read_double(reader, &real) && read_double(reader, &imaginary)
                   ? whole(constant_complex(arena, real, imaginary))
                   : FAILED;
    case 'f': return read_text_double(reader, &real) ? whole(constant_float(arena, real)) : FAILED;
    case 'x':
        return read_text_double(reader, &real) && read_text_double(reader, &imaginary)
                   ? whole(constant_complex(arena, real, imaginary))
                   : FAILED;
    case 's': return read_bytes(reader);
    case 'u':
    case 't': return read_str(reader, false, false);
    case 'a':
    case 'A': return read_str(reader, false, true);
    case 'z':
    case 'Z': return read_str(reader, true, true);
    case '(': return read_tuple(reader, false);
    case ')': return read_tuple(reader, true);
    case '>': return read_frozenset(reader);
    case ':': return read_sequence(reader, CONSTANT_SLICE, 3);
    case 'c': return read_code(reader);
    case 'r': return read_reference(reader);
    case '[': return fail(reader, "a list, which no constant is");
    case '{': return fail(reader, "a dict, which no constant is");
    case '<': return fail(reader, "a set, which no constant is");
    case 'S': return fail(reader, "the type StopIteration, which no constant is");
    default: return fail(reader, "an unknown type of value");
    }
}

static Read read_value(Reader *reader) {
    uint8_t type;
    if (!read_byte(reader, &type)) {
        return FAILED;
    }
    if (reader->depth >= MAX_DEPTH) {
        return fail(reader, "values nested too deeply");
    }
    bool remembers = (type & FLAG_REMEMBER) != 0;
    size_t number = remembers ? remember(reader) : 0;
    reader->depth++;
    Read value = read_contents(reader, type & (FLAG_REMEMBER - 1));
    reader->depth--;
    if (remembers) {
        reader->remembered[number] = value;
    }
    return value;
}

const Constant *marshal_read_constant(Program *program, const uint8_t *bytes, size_t size,
                                      Buffer *error) {
    Reader reader = {
        .program = program,
        .error = error,
        .start = bytes,
        .next = bytes,
        .end = bytes + size,
        .max_expansion = MAX_EXPANSION + (uint64_t)size * MAX_EXPANSION_PER_BYTE,
    };
    Read value = read_value(&reader);
    memory_free(reader.remembered);
    return value.constant;
}

const Code *marshal_read_code(Program *program, const uint8_t *bytes, size_t size, Buffer *error) {
    const Constant *constant = marshal_read_constant(program, bytes, size, error);
    if (constant == NULL) {
        return NULL;
    }
    if (constant->kind != CONSTANT_CODE) {
        buffer_add_string(error, "invalid .pyc file: it holds no code object");
        return NULL;
    }
    return constant->as.code;
}

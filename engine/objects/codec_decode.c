/*
 * codec_decode.c - bytes to str.
 *
 * Each decoder says where bytes are wrong, up to where, and why; `fail` asks
 * the error handler what to do about it and where to go on.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/bytes.h"
#include "engine/objects/codec_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str_builder.h"
#include "engine/unicode/unicode.h"

enum { REPLACEMENT = 0xFFFD };

typedef struct Decoder {
    VM *vm;
    const Codec *codec;
    CodecKind kind; /* with the byte order that a mark gave */
    const uint8_t *data;
    size_t size;
    StrBuilder out;
    Value exception; /* made for the first error, told again of each further one; or NULL */
} Decoder;

/* ---- errors ---- */

static void set_field_take(VM *vm, Value *field, Value value) {
    if (value != NULL) {
        value_replace_take(vm, field, value);
    }
}

/* The exception about these bytes; false on failure. */
static bool describe(Decoder *decoder, size_t start, size_t end, const char *reason) {
    VM *vm = decoder->vm;
    Value why = str_new_string(vm, reason);
    if (why == NULL) {
        return false;
    }
    if (decoder->exception != NULL) {
        UnicodeException *exception = (UnicodeException *)value_object(decoder->exception);
        set_field_take(vm, &exception->start, value_from_small_int((int64_t)start));
        set_field_take(vm, &exception->end, value_from_small_int((int64_t)end));
        set_field_take(vm, &exception->reason, why);
        return true;
    }
    Value encoding = str_new_string(vm, codec_name(decoder->kind));
    Value bytes = bytes_new(vm, decoder->data, decoder->size);
    if (encoding != NULL && bytes != NULL) {
        const Value args[5] = {encoding, bytes, value_from_small_int((int64_t)start),
                               value_from_small_int((int64_t)end), why};
        decoder->exception =
            object_call(vm, value_from_object(vm->types.UnicodeDecodeError), args, 5, NULL);
    }
    value_release_if(vm, encoding);
    value_release_if(vm, bytes);
    value_release(vm, why);
    return decoder->exception != NULL;
}

static int64_t raise_undecodable(Decoder *decoder, size_t start, size_t end, const char *reason) {
    if (describe(decoder, start, end, reason)) {
        error_raise_value(decoder->vm, decoder->exception);
    }
    return -1;
}

static int64_t escape_bytes(Decoder *decoder, size_t start, size_t end, const char *reason) {
    size_t at = start;
    while (at < end && at < start + 4 && decoder->data[at] >= 0x80) {
        str_builder_add(&decoder->out, 0xDC00u + decoder->data[at]);
        at++;
    }
    if (at == start) {
        return raise_undecodable(decoder, start, end, reason);
    }
    /* CPython's UTF-16 and UTF-32 decoders make the exception before they ask. */
    return codec_is_wide(decoder->kind) && !describe(decoder, start, end, reason) ? -1
                                                                                  : (int64_t)at;
}

/* An encoded surrogate at a position, and its size; 0 when there is none. */
static uint32_t surrogate_at(const Decoder *decoder, size_t at, size_t *size) {
    const uint8_t *b = decoder->data + at;
    *size = decoder->kind == CODEC_UTF8 ? 3 : codec_is_utf16(decoder->kind) ? 2 : 4;
    uint32_t character = 0;
    if (decoder->kind == CODEC_ASCII || decoder->size - at < *size) {
        return 0;
    }
    if (decoder->kind == CODEC_UTF8) {
        if ((b[0] & 0xF0) == 0xE0 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80) {
            character = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        }
    } else {
        bool big = codec_is_big_endian(decoder->kind);
        for (size_t i = 0; i < *size; i++) {
            character = character << 8 | b[big ? i : *size - 1 - i];
        }
    }
    return unicode_is_surrogate(character) ? character : 0;
}

static int64_t pass_surrogate(Decoder *decoder, size_t start, size_t end, const char *reason) {
    size_t size;
    uint32_t character = surrogate_at(decoder, start, &size);
    if (character == 0) {
        return raise_undecodable(decoder, start, end, reason);
    }
    str_builder_add(&decoder->out, character);
    return describe(decoder, start, end, reason) ? (int64_t)(start + size) : -1;
}

/* What the error handler says: the position to go on at, or -1. */
static int64_t fail(Decoder *decoder, size_t start, size_t end, const char *reason) {
    VM *vm = decoder->vm;
    switch (decoder->codec->handler) {
    case HANDLER_STRICT: return raise_undecodable(decoder, start, end, reason);
    case HANDLER_IGNORE: break;
    case HANDLER_REPLACE: str_builder_add(&decoder->out, REPLACEMENT); break;
    case HANDLER_BACKSLASHREPLACE:
        for (size_t i = start; i < end; i++) {
            str_builder_add_string(&decoder->out, "\\x");
            str_builder_add(&decoder->out,
                            (uint32_t) "0123456789abcdef"[decoder->data[i] >> 4 & 15]);
            str_builder_add(&decoder->out, (uint32_t) "0123456789abcdef"[decoder->data[i] & 15]);
        }
        break;
    case HANDLER_XMLCHARREFREPLACE:
    case HANDLER_NAMEREPLACE:
        error_raise(vm, vm->types.TypeError,
                    "don't know how to handle UnicodeDecodeError in error callback");
        return -1;
    case HANDLER_SURROGATEESCAPE: return escape_bytes(decoder, start, end, reason);
    case HANDLER_SURROGATEPASS: return pass_surrogate(decoder, start, end, reason);
    case HANDLER_UNKNOWN: codec_raise_unknown_handler(vm, decoder->codec); return -1;
    }
    return (int64_t)end;
}

/* ---- UTF-8, ASCII ---- */

static bool continues(uint8_t byte) {
    return (byte & 0xC0) == 0x80;
}

/*
 * How many of the bytes at `at`, which are no character, belong together: the
 * first one, and those that could have followed it. *reason says what is
 * missing.
 */
static size_t broken_size(const uint8_t *b, size_t left, const char **reason) {
    *reason = "invalid start byte";
    if (b[0] < 0xC2 || b[0] > 0xF4) {
        return 1;
    }
    size_t wanted = b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    size_t size = 1;
    while (size < wanted && size < left && continues(b[size])) {
        /* The second byte has a narrower range behind some first ones. */
        bool refused =
            size == 1 && ((b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xED && b[1] >= 0xA0) ||
                          (b[0] == 0xF0 && b[1] < 0x90) || (b[0] == 0xF4 && b[1] >= 0x90));
        if (refused) {
            break;
        }
        size++;
    }
    *reason = size == left ? "unexpected end of data" : "invalid continuation byte";
    return size;
}

static bool decode_utf8(Decoder *decoder) {
    for (size_t at = 0; at < decoder->size;) {
        const uint8_t *b = decoder->data + at;
        size_t step;
        uint32_t character = unicode_decode((const char *)b, decoder->size - at, &step);
        if (character != UNICODE_INVALID && !unicode_is_surrogate(character)) {
            str_builder_add(&decoder->out, character);
            at += step;
            continue;
        }
        const char *reason;
        size_t size = broken_size(b, decoder->size - at, &reason);
        int64_t next = fail(decoder, at, at + size, reason);
        if (next < 0) {
            return false;
        }
        at = (size_t)next;
    }
    return true;
}

static bool decode_ascii(Decoder *decoder) {
    for (size_t at = 0; at < decoder->size;) {
        if (decoder->data[at] < 0x80) {
            str_builder_add(&decoder->out, decoder->data[at++]);
            continue;
        }
        int64_t next = fail(decoder, at, at + 1, "ordinal not in range(128)");
        if (next < 0) {
            return false;
        }
        at = (size_t)next;
    }
    return true;
}

/* ---- UTF-16, UTF-32 ---- */

static uint32_t unit_at(const Decoder *decoder, size_t at, size_t width) {
    bool big = codec_is_big_endian(decoder->kind);
    uint32_t unit = 0;
    for (size_t i = 0; i < width; i++) {
        unit = unit << 8 | decoder->data[at + (big ? i : width - 1 - i)];
    }
    return unit;
}

/* The byte order, from a mark (the result is its size) or little. */
static size_t settle_byte_order(Decoder *decoder, CodecKind little, CodecKind big, size_t width) {
    decoder->kind = big;
    if (decoder->size >= width && unit_at(decoder, 0, width) == 0xFEFF) {
        return width;
    }
    decoder->kind = little;
    return decoder->size >= width && unit_at(decoder, 0, width) == 0xFEFF ? width : 0;
}

/* The character at a position and its size; otherwise false, with what is wrong. */
static bool read_utf16(const Decoder *decoder, size_t at, uint32_t *character, size_t *size,
                       const char **reason) {
    size_t left = decoder->size - at;
    *size = left;
    *reason = "truncated data";
    if (left < 2) {
        return false;
    }
    uint32_t unit = unit_at(decoder, at, 2);
    *character = unit;
    if (!unicode_is_surrogate(unit)) {
        *size = 2;
        return true;
    }
    if (unit < 0xDC00 && left < 4) {
        *reason = "unexpected end of data";
        return false;
    }
    uint32_t second = unit < 0xDC00 ? unit_at(decoder, at + 2, 2) : 0;
    if (second >= 0xDC00 && second <= 0xDFFF) {
        *character = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
        *size = 4;
        return true;
    }
    *size = 2;
    *reason = unit < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding";
    return false;
}

static bool read_utf32(const Decoder *decoder, size_t at, uint32_t *character, size_t *size,
                       const char **reason) {
    *size = decoder->size - at;
    *reason = "truncated data";
    if (*size < 4) {
        return false;
    }
    *size = 4;
    *character = unit_at(decoder, at, 4);
    *reason = *character >= UNICODE_LIMIT
                  ? "code point not in range(0x110000)"
                  : "code point in surrogate code point range(0xd800, 0xe000)";
    return *character < UNICODE_LIMIT && !unicode_is_surrogate(*character);
}

static bool decode_wide(Decoder *decoder) {
    size_t at = 0;
    if (decoder->kind == CODEC_UTF16) {
        at = settle_byte_order(decoder, CODEC_UTF16_LE, CODEC_UTF16_BE, 2);
    } else if (decoder->kind == CODEC_UTF32) {
        at = settle_byte_order(decoder, CODEC_UTF32_LE, CODEC_UTF32_BE, 4);
    }
    bool utf16 = codec_is_utf16(decoder->kind);
    while (at < decoder->size) {
        uint32_t character;
        size_t size;
        const char *reason;
        if (utf16 ? read_utf16(decoder, at, &character, &size, &reason)
                  : read_utf32(decoder, at, &character, &size, &reason)) {
            str_builder_add(&decoder->out, character);
            at += size;
            continue;
        }
        int64_t next = fail(decoder, at, at + size, reason);
        if (next < 0) {
            return false;
        }
        at = (size_t)next;
    }
    return true;
}

/* ---- all of them ---- */

static bool is_ascii(const uint8_t *data, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static bool is_utf8(const uint8_t *data, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t step;
        uint32_t character = unicode_decode((const char *)data + at, size - at, &step);
        if (character == UNICODE_INVALID || unicode_is_surrogate(character)) {
            return false;
        }
        at += step;
    }
    return true;
}

Value codec_decode_with(VM *vm, const Codec *codec, const uint8_t *data, size_t size) {
    CodecKind kind = codec->kind;
    if (kind == CODEC_LATIN1 || (!codec_is_wide(kind) && is_ascii(data, size))) {
        return str_new_latin1(vm, data, size);
    }
    if (kind == CODEC_UTF8 && is_utf8(data, size)) {
        return str_new_utf8(vm, (const char *)data, size);
    }
    Decoder decoder = {.vm = vm, .codec = codec, .kind = kind, .data = data, .size = size};
    str_builder_init(&decoder.out, vm);
    bool fine = kind == CODEC_UTF8    ? decode_utf8(&decoder)
                : kind == CODEC_ASCII ? decode_ascii(&decoder)
                                      : decode_wide(&decoder);
    value_release_if(vm, decoder.exception);
    if (!fine) {
        str_builder_done(&decoder.out);
        return NULL;
    }
    return str_builder_finish(&decoder.out);
}

/*
 * codec_encode.c - str to bytes.
 */
#include "engine/base/buffer.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytes.h"
#include "engine/objects/codec_parts.h"
#include "engine/objects/error.h"
#include "engine/unicode/unicode.h"

typedef struct Encoder {
    VM *vm;
    const Codec *codec;
    Value text;
    const Str *str;
    Buffer out;
} Encoder;

/* ---- characters the encoding has ---- */

static bool can_encode(CodecKind kind, uint32_t character) {
    switch (kind) {
    case CODEC_ASCII: return character < 0x80;
    case CODEC_LATIN1: return character < 0x100;
    default: return !unicode_is_surrogate(character);
    }
}

static void put_unit(Encoder *encoder, uint32_t unit, int bytes) {
    bool big = codec_is_big_endian(encoder->codec->kind);
    for (int i = 0; i < bytes; i++) {
        int shift = 8 * (big ? bytes - 1 - i : i);
        buffer_add_byte(&encoder->out, (char)(unit >> shift & 0xFF));
    }
}

static void put(Encoder *encoder, uint32_t character) {
    CodecKind kind = encoder->codec->kind;
    if (kind == CODEC_UTF8) {
        buffer_add_codepoint(&encoder->out, character);
    } else if (!codec_is_wide(kind)) {
        buffer_add_byte(&encoder->out, (char)character);
    } else if (!codec_is_utf16(kind)) {
        put_unit(encoder, character, 4);
    } else if (character < 0x10000) {
        put_unit(encoder, character, 2);
    } else {
        put_unit(encoder, 0xD800 + ((character - 0x10000) >> 10), 2);
        put_unit(encoder, 0xDC00 + (character & 0x3FF), 2);
    }
}

/* ---- characters it does not have ---- */

static void put_hex(Encoder *encoder, uint32_t number, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        put(encoder, (uint32_t) "0123456789abcdef"[number >> shift & 15]);
    }
}

static void put_escaped(Encoder *encoder, uint32_t character) {
    put(encoder, '\\');
    put(encoder, character < 0x100 ? 'x' : character < 0x10000 ? 'u' : 'U');
    put_hex(encoder, character, character < 0x100 ? 2 : character < 0x10000 ? 4 : 8);
}

static void put_reference(Encoder *encoder, uint32_t character) {
    put(encoder, '&');
    put(encoder, '#');
    uint32_t power = 1;
    while (character / power >= 10) {
        power *= 10;
    }
    for (; power > 0; power /= 10) {
        put(encoder, '0' + character / power % 10);
    }
    put(encoder, ';');
}

static int raise_unencodable(Encoder *encoder, size_t start, size_t end) {
    VM *vm = encoder->vm;
    CodecKind kind = encoder->codec->kind;
    Value encoding = str_new_string(vm, codec_name(kind));
    Value reason = str_new_string(vm, kind == CODEC_ASCII    ? "ordinal not in range(128)"
                                      : kind == CODEC_LATIN1 ? "ordinal not in range(256)"
                                                             : "surrogates not allowed");
    if (encoding != NULL && reason != NULL) {
        const Value args[5] = {encoding, encoder->text, value_from_small_int((int64_t)start),
                               value_from_small_int((int64_t)end), reason};
        Value exception =
            object_call(vm, value_from_object(vm->types.UnicodeEncodeError), args, 5, NULL);
        error_raise_value_take(vm, exception);
    }
    value_release_if(vm, encoding);
    value_release_if(vm, reason);
    return -1;
}

/* A byte that could not be decoded stands as one of these characters; here it is that byte. */
static bool is_escaped_byte(uint32_t character) {
    return character >= 0xDC80 && character <= 0xDCFF;
}

/* The error handler, for characters that cannot be encoded. */
static int handle(Encoder *encoder, size_t start, size_t end) {
    const Codec *codec = encoder->codec;
    for (size_t i = start; i < end; i++) {
        uint32_t character = str_at(encoder->str, i);
        switch (codec->handler) {
        case HANDLER_STRICT: return raise_unencodable(encoder, start, end);
        case HANDLER_IGNORE: break;
        case HANDLER_REPLACE: put(encoder, '?'); break;
        case HANDLER_BACKSLASHREPLACE: put_escaped(encoder, character); break;
        case HANDLER_XMLCHARREFREPLACE: put_reference(encoder, character); break;
        case HANDLER_NAMEREPLACE:
            vm_unsupported(encoder->vm, "the error handler 'namereplace'");
            return -1;
        case HANDLER_SURROGATEESCAPE:
            if (codec_is_wide(codec->kind) || !is_escaped_byte(character)) {
                return raise_unencodable(encoder, i, end);
            }
            buffer_add_byte(&encoder->out, (char)(character & 0xFF));
            break;
        case HANDLER_SURROGATEPASS:
            if (codec->kind == CODEC_ASCII || codec->kind == CODEC_LATIN1) {
                return raise_unencodable(encoder, start, end);
            }
            put(encoder, character);
            break;
        case HANDLER_UNKNOWN: codec_raise_unknown_handler(encoder->vm, codec); return -1;
        }
    }
    return 0;
}

static int encode_all(Encoder *encoder) {
    CodecKind kind = encoder->codec->kind;
    const Str *str = encoder->str;
    if (kind == CODEC_UTF16 || kind == CODEC_UTF32) {
        put(encoder, 0xFEFF);
    }
    for (size_t at = 0; at < str->length;) {
        if (can_encode(kind, str_at(str, at))) {
            put(encoder, str_at(str, at++));
            continue;
        }
        size_t end = at + 1;
        while (!codec_is_wide(kind) && end < str->length && !can_encode(kind, str_at(str, end))) {
            end++;
        }
        if (handle(encoder, at, end) < 0) {
            return -1;
        }
        at = end;
    }
    return 0;
}

Value codec_encode_with(VM *vm, const Codec *codec, Value text) {
    const Str *str = value_to_str(text);
    if (!codec_is_wide(codec->kind) &&
        (str->ascii || (str->kind == 1 && codec->kind == CODEC_LATIN1))) {
        return bytes_new(vm, str->data, str->length);
    }
    Encoder encoder = {.vm = vm, .codec = codec, .text = text, .str = str};
    Value bytes = NULL;
    if (encode_all(&encoder) == 0) {
        bytes = bytes_new(vm, encoder.out.data, encoder.out.size);
    }
    buffer_done(&encoder.out);
    return bytes;
}

/*
 * codec_parts.h - shared by the codec files: which encoding, which error handler.
 */
#ifndef GENSTEP_OBJECTS_CODEC_PARTS_H
#define GENSTEP_OBJECTS_CODEC_PARTS_H

#include "engine/objects/codec.h"
#include "engine/objects/str.h"

typedef enum CodecKind {
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF16, /* with a byte-order mark */
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE,
} CodecKind;

typedef enum ErrorHandler {
    HANDLER_STRICT,
    HANDLER_IGNORE,
    HANDLER_REPLACE,
    HANDLER_BACKSLASHREPLACE,
    HANDLER_XMLCHARREFREPLACE,
    HANDLER_NAMEREPLACE,
    HANDLER_SURROGATEESCAPE,
    HANDLER_SURROGATEPASS,
    HANDLER_UNKNOWN,
} ErrorHandler;

typedef struct Codec {
    CodecKind kind;
    ErrorHandler handler;
    Value errors; /* borrowed: the handler's name, or NULL */
} Codec;

static inline bool codec_is_utf16(CodecKind kind) {
    return kind >= CODEC_UTF16 && kind <= CODEC_UTF16_BE;
}

static inline bool codec_is_wide(CodecKind kind) {
    return kind >= CODEC_UTF16;
}

static inline bool codec_is_big_endian(CodecKind kind) {
    return kind == CODEC_UTF16_BE || kind == CODEC_UTF32_BE;
}

/* The name in messages. */
const char *codec_name(CodecKind kind);

Value codec_encode_with(VM *vm, const Codec *codec, Value str);
Value codec_decode_with(VM *vm, const Codec *codec, const uint8_t *data, size_t size);

/* LookupError for HANDLER_UNKNOWN. */
Value codec_raise_unknown_handler(VM *vm, const Codec *codec);

#endif

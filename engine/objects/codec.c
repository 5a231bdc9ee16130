/*
 * codec.c - encodings and error handlers by name.
 */
#include "engine/objects/codec.h"

#include <string.h>

#include "engine/compiler/source.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/codec_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"

/*
 * Names in their normal form, each between spaces. CPython knows the direct
 * ones by itself and looks the others up among its modules; an exception from
 * one of these then gets a note.
 */
static const struct CodecRow {
    CodecKind kind;
    const char *name;
    const char *direct;
    const char *looked_up;
} rows[] = {
    {CODEC_UTF8, "utf-8", " utf_8 utf8 ", " u8 utf utf8_ucs2 utf8_ucs4 cp65001 "},
    {CODEC_ASCII, "ascii", " ascii us_ascii ",
     " 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 ansi_x3_4_1986 cp367 csascii ibm367 "
     "iso646_us iso_646.irv_1991 iso_646_irv_1991 iso_ir_6 us "},
    {CODEC_LATIN1, "latin-1", " latin1 latin_1 iso_8859_1 iso8859_1 ",
     " 8859 cp819 csisolatin1 ibm819 iso8859 iso_8859_1_1987 iso_ir_100 l1 latin "},
    {CODEC_UTF16, "utf-16", " utf_16 utf16 ", " u16 "},
    {CODEC_UTF16_LE, "utf-16-le", "", " utf_16_le utf_16le unicodelittleunmarked "},
    {CODEC_UTF16_BE, "utf-16-be", "", " utf_16_be utf_16be unicodebigunmarked "},
    {CODEC_UTF32, "utf-32", " utf_32 utf32 ", " u32 "},
    {CODEC_UTF32_LE, "utf-32-le", "", " utf_32_le utf_32le "},
    {CODEC_UTF32_BE, "utf-32-be", "", " utf_32_be utf_32be "},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* Codecs of CPython's that make no text of bytes. */
static const char no_text_encodings[] =
    " base64 base64_codec base_64 bz2 bz2_codec hex hex_codec quopri quopri_codec quoted_printable "
    "quotedprintable rot13 rot_13 uu uu_codec zip zlib zlib_codec ";

static const char *const handler_names[] = {
    [HANDLER_STRICT] = "strict",
    [HANDLER_IGNORE] = "ignore",
    [HANDLER_REPLACE] = "replace",
    [HANDLER_BACKSLASHREPLACE] = "backslashreplace",
    [HANDLER_XMLCHARREFREPLACE] = "xmlcharrefreplace",
    [HANDLER_NAMEREPLACE] = "namereplace",
    [HANDLER_SURROGATEESCAPE] = "surrogateescape",
    [HANDLER_SURROGATEPASS] = "surrogatepass",
};

const char *codec_name(CodecKind kind) {
    return rows[kind].name;
}

static bool has_null(Value str) {
    return str_find_codepoint(value_to_str(str), 0, 0, value_to_str(str)->length) >= 0;
}

int codec_check_arguments(VM *vm, const char *function, Value encoding, Value errors) {
    const Value values[2] = {encoding, errors};
    static const char *const names[2] = {"argument 'encoding'", "argument 'errors'"};
    for (size_t i = 0; i < 2; i++) {
        if (values[i] == NULL) {
            continue;
        }
        if (args_check_str(vm, function, names[i], values[i]) < 0) {
            return -1;
        }
        if (has_null(values[i])) {
            return error_raise_int(vm, vm->types.ValueError, "embedded null character");
        }
    }
    return 0;
}

static ErrorHandler handler_find(Value errors) {
    if (errors == NULL) {
        return HANDLER_STRICT;
    }
    ErrorHandler handler = HANDLER_STRICT;
    while (handler < HANDLER_UNKNOWN &&
           !str_equal_string(value_to_str(errors), handler_names[handler])) {
        handler++;
    }
    return handler;
}

Value codec_raise_unknown_handler(VM *vm, const Codec *codec) {
    return error_raise(vm, vm->types.LookupError, "unknown error handler name '%U'", codec->errors);
}

/* ---- names ---- */

enum { LONGEST_NAME = 64 };

/* Small letters, and one '_' for whatever lies between words: " utf_8 " of "UTF-8". False: it is
 * the name of no encoding. */
static bool normalize(const Str *name, char normal[LONGEST_NAME]) {
    size_t size = 0;
    bool gap = false;
    normal[size++] = ' ';
    for (size_t i = 0; i < name->length; i++) {
        uint32_t c = str_at(name, i);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c >= 0x80 || size + 4 > LONGEST_NAME) {
            return false;
        }
        if (!letter && !(c >= '0' && c <= '9') && c != '.') {
            gap = true;
            continue;
        }
        if (gap && size > 1) {
            normal[size++] = '_';
        }
        gap = false;
        normal[size++] = (char)(letter ? c | 0x20 : c);
    }
    normal[size++] = ' ';
    normal[size] = '\0';
    return size > 2;
}

/* The row of an encoding; NULL with LookupError, or refused by name. */
static const struct CodecRow *row_find(VM *vm, Value encoding, const char *operation,
                                       bool *looked_up) {
    *looked_up = false;
    if (encoding == NULL) {
        return &rows[CODEC_UTF8];
    }
    char normal[LONGEST_NAME];
    bool is_name = normalize(value_to_str(encoding), normal);
    for (size_t i = 0; is_name && i < ROW_COUNT; i++) {
        *looked_up = strstr(rows[i].looked_up, normal) != NULL;
        if (*looked_up || strstr(rows[i].direct, normal) != NULL) {
            return &rows[i];
        }
    }
    if (is_name && strstr(no_text_encodings, normal) != NULL) {
        error_raise(vm, vm->types.LookupError,
                    "'%U' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                    encoding, operation);
        return NULL;
    }
    if (is_name) {
        normal[strlen(normal) - 1] = '\0';
    }
    if (is_name && source_encoding_is_known(normal + 1)) {
        vm_unsupported(vm, "the encoding '%s'", normal + 1);
        return NULL;
    }
    error_raise(vm, vm->types.LookupError, "unknown encoding: %U", encoding);
    return NULL;
}

/* "decoding with 'u8' codec failed" */
static void add_note(VM *vm, const char *doing, Value encoding) {
    if (vm->raised == NULL) {
        return;
    }
    Value exception = error_fetch_take(vm);
    Value note = str_format(vm, "%s with '%U' codec failed", doing, encoding);
    if (note != NULL && exception_add_note(vm, exception, note) == 0) {
        error_restore_take(vm, exception);
    } else {
        value_release(vm, exception);
    }
    value_release_if(vm, note);
}

Value codec_encode(VM *vm, Value str, Value encoding, Value errors) {
    bool looked_up;
    const struct CodecRow *row = row_find(vm, encoding, "encode", &looked_up);
    if (row == NULL) {
        return NULL;
    }
    const Codec codec = {row->kind, handler_find(errors), errors};
    Value result = codec_encode_with(vm, &codec, str);
    if (result == NULL && looked_up) {
        add_note(vm, "encoding", encoding);
    }
    return result;
}

Value codec_decode(VM *vm, const uint8_t *data, size_t size, Value encoding, Value errors) {
    if (size == 0) {
        return value_retain(vm->shared.empty_str);
    }
    bool looked_up;
    const struct CodecRow *row = row_find(vm, encoding, "decode", &looked_up);
    if (row == NULL) {
        return NULL;
    }
    const Codec codec = {row->kind, handler_find(errors), errors};
    Value result = codec_decode_with(vm, &codec, data, size);
    if (result == NULL && looked_up) {
        add_note(vm, "decoding", encoding);
    }
    return result;
}

int codec_check_utf8(VM *vm, Value str) {
    if (value_to_str(str)->kind == 1 || !str_has_surrogates(value_to_str(str))) {
        return 0;
    }
    Value bytes = codec_encode(vm, str, NULL, NULL);
    value_release_if(vm, bytes);
    return bytes == NULL ? -1 : 0;
}

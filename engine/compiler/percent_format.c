#include "engine/compiler/percent_format.h"

#include "engine/base/buffer.h"

typedef struct FormatReader {
    const Text *format;
    size_t position;
    Arena *arena;
    TextPool *texts;
} FormatReader;

static Expr *new_str(FormatReader *reader, const Buffer *text) {
    Expr *expr = ARENA_NEW(reader->arena, Expr);
    expr->kind = EXPR_CONSTANT;
    expr->location = LOCATION_NONE;
    expr->as.constant.value =
        constant_str(reader->arena, text_intern(reader->texts, text->data, text->size));
    return expr;
}

/* The literal text up to the next conversion or the end, %% being %; NULL when there is none. */
static Expr *read_literal(FormatReader *reader) {
    const char *data = reader->format->data;
    size_t size = reader->format->size;
    Buffer literal = {0};
    while (reader->position < size) {
        if (data[reader->position] == '%') {
            if (reader->position + 1 >= size || data[reader->position + 1] != '%') {
                break;
            }
            reader->position++;
        }
        buffer_add_byte(&literal, data[reader->position++]);
    }
    Expr *expr = literal.size > 0 ? new_str(reader, &literal) : NULL;
    buffer_done(&literal);
    return expr;
}

/* The next byte; '\0' at the end, which no conversion may hold either. */
static char next_byte(FormatReader *reader) {
    return reader->position < reader->format->size ? reader->format->data[reader->position++]
                                                   : '\0';
}

/* Up to two digits, the first of which is *byte; afterwards *byte is what follows them. */
static bool read_number(FormatReader *reader, char *byte, int *number) {
    *number = 0;
    for (int digits = 0; *byte >= '0' && *byte <= '9'; digits++) {
        if (digits == 2) {
            return false;
        }
        *number = *number * 10 + (*byte - '0');
        *byte = next_byte(reader);
    }
    return true;
}

/* Reads "-5.2s" behind a %. Returns the conversion and its format spec, '\0' for unsupported ones.
 */
static char read_conversion(FormatReader *reader, Buffer *spec) {
    bool left_justified = false;
    char byte = next_byte(reader);
    for (; byte == '-' || byte == '+' || byte == ' ' || byte == '#' || byte == '0';
         byte = next_byte(reader)) {
        left_justified |= byte == '-';
    }
    int width = 0;
    bool has_width = byte >= '0' && byte <= '9';
    if (!read_number(reader, &byte, &width)) {
        return '\0';
    }
    if (has_width) {
        buffer_add_format(spec, left_justified ? "%d" : ">%d", width);
    }
    if (byte == '.') {
        int precision;
        byte = next_byte(reader);
        if (!read_number(reader, &byte, &precision)) {
            return '\0';
        }
        buffer_add_format(spec, ".%d", precision);
    }
    return byte == 's' || byte == 'r' || byte == 'a' ? byte : '\0';
}

/* One conversion, applied to `value`; NULL when f-strings have no equal. */
static Expr *read_field(FormatReader *reader, Expr *value) {
    Buffer spec = {0};
    char conversion = read_conversion(reader, &spec);
    Expr *expr = NULL;
    if (conversion != '\0') {
        expr = ARENA_NEW(reader->arena, Expr);
        expr->kind = EXPR_FORMATTED_VALUE;
        expr->location = value->location;
        expr->as.formatted.value = value;
        expr->as.formatted.conversion = conversion;
        expr->as.formatted.format_spec = spec.size > 0 ? new_str(reader, &spec) : NULL;
    }
    buffer_done(&spec);
    return expr;
}

/* All parts of the f-string; false when format and values do not fit. */
static bool read_parts(FormatReader *reader, const ExprList *values, ExprList *parts) {
    int used = 0;
    for (;;) {
        Expr *literal = read_literal(reader);
        if (literal != NULL) {
            parts->items[parts->count++] = literal;
        }
        if (reader->position == reader->format->size) {
            return used == values->count;
        }
        if (used == values->count) {
            return false;
        }
        reader->position++; /* the % */
        Expr *field = read_field(reader, values->items[used++]);
        if (field == NULL) {
            return false;
        }
        parts->items[parts->count++] = field;
    }
}

static bool has_starred(const ExprList *list) {
    for (int i = 0; i < list->count; i++) {
        if (list->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

void percent_format_optimize(Expr *expr, Arena *arena, TextPool *texts) {
    const Expr *left = expr->as.bin_op.left;
    const Expr *right = expr->as.bin_op.right;
    if (expr->as.bin_op.op != BINARY_MOD || left->kind != EXPR_CONSTANT ||
        left->as.constant.value->kind != CONSTANT_STR || right->kind != EXPR_TUPLE ||
        has_starred(&right->as.sequence.elements)) {
        return;
    }
    const ExprList *values = &right->as.sequence.elements;
    FormatReader reader = {left->as.constant.value->as.text, 0, arena, texts};
    ExprList parts = {ARENA_NEW_ARRAY(arena, Expr *, (size_t)values->count * 2 + 1), 0};
    if (read_parts(&reader, values, &parts)) {
        expr->kind = EXPR_JOINED_STR;
        expr->as.sequence.elements = parts;
        expr->as.sequence.ctx = CONTEXT_LOAD;
    }
}

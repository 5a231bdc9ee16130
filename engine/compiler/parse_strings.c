#include <string.h>

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"
#include "engine/compiler/string_literal.h"
#include "engine/unicode/unicode.h"

/*
 * String literals, f-strings and t-strings, and their concatenation.
 *
 * A replacement field of {x=} gives two parts, its own text and the value; all
 * parts of a literal are pushed as items and then put together.
 */

/* ---- decoding ---- */

/*
 * `token` is the string, or for the parts of an f-string its end (so CPython
 * counts lines from there).
 */
static void warn_invalid_escape(Parser *parser, const char *body, const char *invalid,
                                const Token *token) {
    if (parser->invalid_rules) {
        return; /* the plain pass has said it */
    }
    bool in_format_string = token->kind != TOKEN_STRING;
    if (in_format_string && (*invalid == '{' || *invalid == '}')) {
        return; /* the tokenizer has said it */
    }
    Diagnostic *warning;
    if (*invalid >= '4' && *invalid <= '7') {
        warning = diagnostics_add_warning(
            parser->diagnostics, DIAGNOSTIC_SYNTAX_WARNING,
            "\"\\%.3s\" is an invalid octal escape sequence. Such sequences will not work in the "
            "future. Did you mean \"\\\\%.3s\"? A raw string is also an option.",
            invalid, invalid);
    } else {
        warning = diagnostics_add_warning(
            parser->diagnostics, DIAGNOSTIC_SYNTAX_WARNING,
            "\"\\%c\" is an invalid escape sequence. Such sequences will not work in the future. "
            "Did you mean \"\\\\%c\"? A raw string is also an option.",
            *invalid, *invalid);
    }
    warning->line = token->location.line;
    for (const char *at = body; at < invalid; at++) {
        warning->line += *at == '\n';
    }
}

/* The text of a literal's body; NULL when an escape sequence in it is wrong. */
static const Text *decode(Parser *parser, const char *body, const char *end, bool raw, bool bytes,
                          const Token *token) {
    size_t size = (size_t)(end - body);
    if (raw || memchr(body, '\\', size) == NULL) {
        return text_intern(parser->texts, body, size);
    }
    Token copy = *token; /* raising an error may move the tokens */
    Buffer out = {0};
    EscapeReport report = {0};
    buffer_reserve(&out, size);
    bool valid = bytes ? bytes_decode_escapes(body, size, &out, &report)
                       : string_decode_escapes(body, size, &out, &report);
    const Text *text = NULL;
    if (!valid) {
        raise_syntax_error(parser, "%s", report.error.data);
        buffer_done(&report.error);
    } else {
        if (report.invalid != NULL) {
            warn_invalid_escape(parser, body, report.invalid, &copy);
        }
        text = text_intern(parser->texts, out.data, out.size);
    }
    buffer_done(&out);
    return text;
}

/* The value of a STRING token. */
static const Constant *decode_string_token(Parser *parser, int mark) {
    const Token *token = &parser->tokens[mark];
    const char *body = token->start;
    const char *end = token_end(token);
    bool raw = false;
    bool bytes = false;
    for (; *body != '"' && *body != '\''; body++) {
        raw = raw || *body == 'r' || *body == 'R';
        bytes = bytes || *body == 'b' || *body == 'B';
    }
    int quotes = end - body >= 6 && body[1] == body[0] && body[2] == body[0] ? 3 : 1;
    body += quotes;
    end -= quotes;
    if (bytes) {
        for (const char *at = body; at < end; at++) {
            if ((unsigned char)*at >= 0x80) {
                return raise_syntax_error_at(parser, token->location,
                                             "bytes can only contain ASCII literal characters");
            }
        }
    }
    const Text *text = decode(parser, body, end, raw, bytes, token);
    if (text == NULL) {
        return NULL;
    }
    return bytes ? constant_bytes(parser->arena, text) : constant_str(parser->arena, text);
}

/* string: STRING */
static Expr *string_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = NULL;
    if (accept(parser, TOKEN_STRING)) {
        int mark = parser->mark - 1;
        /* Only the quick pass can come here twice: the others remember the result. */
        const Constant *value = parser->quick ? parser->tokens[mark].value : NULL;
        if (value == NULL) {
            value = decode_string_token(parser, mark);
        }
        if (value != NULL) {
            Token *token = &parser->tokens[mark];
            token->value = value;
            result = make_constant(parser, value, token->location);
            result->as.constant.kind_u = token->start[0] == 'u';
        }
    }
    rule_leave(parser);
    return result;
}

/* ---- replacement fields ---- */

/* A field's conversion or format specification, and the expression's text found at its start. */
typedef struct FieldPart {
    Expr *expr;
    const Text *text;
} FieldPart;

/* fstring_conversion: "!" NAME */
static bool fstring_conversion_rule(Parser *parser, FieldPart *part) {
    int mark = parser->mark;
    if (!accept(parser, TOKEN_EXCLAMATION)) {
        return false;
    }
    Expr *name = name_token(parser);
    if (name == NULL) {
        parser->mark = mark;
        return false;
    }
    Location exclamation = parser->tokens[mark].location;
    char prefix = tokenizer_string_prefix(parser->tokenizer);
    if (exclamation.line != name->location.line ||
        exclamation.end_column != name->location.column) {
        raise_syntax_error_at(
            parser, location_range(exclamation, name->location),
            "%c-string: conversion type must come right after the exclamation mark", prefix);
        return false;
    }
    const Text *id = name->as.name.id;
    if (id->size != 1 || strchr("sra", id->data[0]) == NULL) {
        raise_syntax_error_at(
            parser, name->location,
            "%c-string: invalid conversion character '%s': expected 's', 'r', or 'a'", prefix,
            id->data);
        return false;
    }
    *part = (FieldPart){name, parser->tokens[mark].text};
    return true;
}

static bool is_empty_string(const Expr *expr) {
    return expr->kind == EXPR_CONSTANT && expr->as.constant.value->kind == CONSTANT_STR &&
           expr->as.constant.value->as.text->size == 0;
}

static bool replacement_field(Parser *parser, bool template, bool in_format);

/* An empty text among the parts of a format specification is left out. */
static void drop_empty_strings(Parser *parser, int start) {
    int kept = start;
    for (int i = start; i < parser->item_count; i++) {
        if (!is_empty_string(parser->items[i])) {
            parser->items[kept++] = parser->items[i];
        }
    }
    items_drop(parser, kept);
}

static Expr *concatenate_parts(Parser *parser, int start, ExprKind kind, Location location);

/* fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field, pushed. */
bool format_spec(Parser *parser, bool template) {
    TokenKind middle = template ? TOKEN_TSTRING_MIDDLE : TOKEN_FSTRING_MIDDLE;
    if (!at(parser, middle)) {
        return replacement_field(parser, template, true);
    }
    int mark = parser->mark++;
    const Token *token = &parser->tokens[mark];
    bool raw = tokenizer_string_is_raw(parser->tokenizer);
    const Text *text = decode(parser, token->start, token_end(token), raw, false, token);
    if (text == NULL) {
        return false;
    }
    items_push(parser, make_constant(parser, constant_str(parser->arena, text),
                                     parser->tokens[mark].location));
    return true;
}

/* fstring_full_format_spec: ':' fstring_format_spec* */
static bool full_format_spec_rule(Parser *parser, bool template, FieldPart *part) {
    int mark = parser->mark;
    if (!accept(parser, TOKEN_COLON)) {
        return false;
    }
    int start = items_begin(parser);
    while (format_spec(parser, template)) {
    }
    drop_empty_strings(parser, start);
    Location location = location_from(parser, mark);
    int count = parser->item_count - start;
    const Expr *first = count > 0 ? parser->items[start] : NULL;
    Expr *expr = count == 0 || (count == 1 && first->kind == EXPR_CONSTANT)
                     ? make_sequence(parser, EXPR_JOINED_STR, take_exprs(parser, start),
                                     CONTEXT_LOAD, location)
                     : concatenate_parts(parser, start, EXPR_JOINED_STR, location);
    *part = (FieldPart){expr, parser->tokens[mark].text};
    return true;
}

/* The text without what {x=} may have behind the expression: blanks and '='. */
static const Text *strip_expression(Parser *parser, const Text *text) {
    size_t size = text->size;
    while (size > 0) {
        size_t start = size - 1;
        while (start > 0 && ((unsigned char)text->data[start] & 0xC0) == 0x80) {
            start--;
        }
        size_t length;
        uint32_t c = unicode_decode(text->data + start, size - start, &length);
        if (c != '=' && !unicode_is_space(c)) {
            break;
        }
        size = start;
    }
    return text_intern(parser->texts, text->data, size);
}

/* Pushes the parts of a replacement field: with {x=} its text comes first. */
static void push_field(Parser *parser, ExprKind kind, Expr *value, bool debug,
                       const FieldPart *conversion, const FieldPart *format, int mark) {
    Location location = location_from(parser, mark);
    Location text_location = location;
    text_location.column++;
    const Text *text;
    if (conversion->expr != NULL) {
        text_location.end_line = conversion->expr->location.line;
        text_location.end_column = conversion->expr->location.column - 1;
        text = conversion->text;
    } else if (format->expr != NULL) {
        text_location.end_line = format->expr->location.line;
        text_location.end_column = format->expr->location.column;
        text = format->text;
    } else {
        text_location.end_column--;
        text = last_token(parser)->text;
    }
    Expr *expr = expr_new(parser, kind, location);
    expr->as.formatted.value = value;
    expr->as.formatted.format_spec = format->expr;
    expr->as.formatted.conversion = conversion->expr != NULL ? conversion->expr->as.name.id->data[0]
                                    : debug && format->expr == NULL ? 'r'
                                                                    : -1;
    if (kind == EXPR_INTERPOLATION) {
        expr->as.formatted.str = strip_expression(parser, text);
    }
    if (debug && text == NULL) {
        /* CPython's tokenizer keeps no text of fields in the specification of one in another's. */
        parser->failed = true;
        diagnostics_set_error(parser->diagnostics, DIAGNOSTIC_VALUE_ERROR,
                              "field 'value' is required for Constant");
        return;
    }
    if (debug) {
        items_push(parser, make_constant(parser, constant_str(parser->arena, text), text_location));
    }
    items_push(parser, expr);
}

/*
 * fstring_replacement_field:
 *     | '{' annotated_rhs '='? [fstring_conversion] [fstring_full_format_spec] '}'
 *     | invalid_fstring_replacement_field
 * tstring_replacement_field and tstring_format_spec_replacement_field likewise.
 * Pushes its parts.
 */
static bool replacement_field(Parser *parser, bool template, bool in_format) {
    if (!at(parser, TOKEN_LBRACE) || !rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark++;
    bool found = false;
    Expr *value = annotated_rhs_rule(parser);
    if (value != NULL) {
        FieldPart conversion = {0};
        FieldPart format = {0};
        bool debug = accept(parser, TOKEN_EQUAL);
        fstring_conversion_rule(parser, &conversion);
        full_format_spec_rule(parser, template, &format);
        found = accept(parser, TOKEN_RBRACE) && !parser->failed;
        if (found) {
            ExprKind kind = template && !in_format ? EXPR_INTERPOLATION : EXPR_FORMATTED_VALUE;
            push_field(parser, kind, value, debug, &conversion, &format, mark);
        }
    }
    if (!found) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_replacement_field_rule(parser, template);
        }
    }
    rule_leave(parser);
    return found;
}

/* ---- f-strings and t-strings ---- */

/* A literal part is pushed as the number of its token, to be decoded when the end is known. */
typedef struct PendingText {
    Expr expr;
    int mark;
} PendingText;

static Expr *pending_text(Parser *parser, int mark) {
    PendingText *pending = ARENA_NEW(parser->arena, PendingText);
    pending->expr.kind = EXPR_CONSTANT;
    pending->expr.location = parser->tokens[mark].location;
    pending->mark = mark;
    return &pending->expr;
}

/* Decodes the literal parts since `start`, leaving out empty ones. */
static bool decode_parts(Parser *parser, int start, bool raw, int end_mark) {
    int kept = start;
    for (int i = start; i < parser->item_count; i++) {
        Expr *part = parser->items[i];
        if (part->kind == EXPR_CONSTANT && part->as.constant.value == NULL) {
            const Token *token = &parser->tokens[((PendingText *)part)->mark];
            const Text *text = decode(parser, token->start, token_end(token), raw, false,
                                      &parser->tokens[end_mark]);
            if (text == NULL) {
                return false;
            }
            if (text->size == 0) {
                continue;
            }
            part->as.constant.value = constant_str(parser->arena, text);
        }
        parser->items[kept++] = part;
    }
    items_drop(parser, kept);
    return true;
}

/*
 * fstring: FSTRING_START fstring_middle* FSTRING_END
 * fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
 * tstring likewise.
 */
static Expr *format_string(Parser *parser, bool template) {
    TokenKind middle = template ? TOKEN_TSTRING_MIDDLE : TOKEN_FSTRING_MIDDLE;
    int mark = parser->mark++;
    bool raw = false;
    for (const char *c = parser->tokens[mark].start; c < token_end(&parser->tokens[mark]); c++) {
        raw = raw || *c == 'r' || *c == 'R';
    }
    int start = items_begin(parser);
    for (;;) {
        if (replacement_field(parser, template, false)) {
            continue;
        }
        if (!accept(parser, middle)) {
            break;
        }
        items_push(parser, pending_text(parser, parser->mark - 1));
    }
    bool ended = accept(parser, template ? TOKEN_TSTRING_END : TOKEN_FSTRING_END);
    if (!ended || parser->failed || !decode_parts(parser, start, raw, parser->mark - 1)) {
        items_drop(parser, start);
        parser->mark = mark;
        return NULL;
    }
    return make_sequence(parser, template ? EXPR_TEMPLATE_STR : EXPR_JOINED_STR,
                         take_exprs(parser, start), CONTEXT_LOAD, location_from(parser, mark));
}

static Expr *fstring_rule(Parser *parser) {
    if (!at(parser, TOKEN_FSTRING_START) || !rule_enter(parser)) {
        return NULL;
    }
    Expr *result = format_string(parser, false);
    rule_leave(parser);
    return result;
}

/* fstring | string */
Expr *string_or_fstring(Parser *parser) {
    Expr *result = fstring_rule(parser);
    return result != NULL ? result : string_rule(parser);
}

Expr *tstring_rule(Parser *parser) {
    Expr *result = NULL;
    if (!at(parser, TOKEN_TSTRING_START) || !rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_TSTRING, &result)) {
        int mark = parser->mark;
        result = format_string(parser, true);
        memo_add(parser, mark, MEMO_TSTRING, result);
    }
    rule_leave(parser);
    return result;
}

/* ---- concatenation ---- */

/* The constants from `start` on (not the end) as one, typed as the first. */
static Expr *join_constants(Parser *parser, int start, int end, Location location) {
    const Expr *first = parser->items[start];
    Buffer joined = {0};
    for (int i = start; i < end; i++) {
        const Expr *part = parser->items[i];
        const Text *text = part->as.constant.value->as.text;
        buffer_add(&joined, text->data, text->size);
    }
    const Text *text =
        text_intern(parser->texts, joined.data != NULL ? joined.data : "", joined.size);
    buffer_done(&joined);
    Expr *result = make_constant(parser,
                                 first->as.constant.value->kind == CONSTANT_BYTES
                                     ? constant_bytes(parser->arena, text)
                                     : constant_str(parser->arena, text),
                                 location);
    result->as.constant.kind_u = first->as.constant.kind_u;
    return result;
}

/* Pushes the parts since `start` again, those of f-strings and t-strings singly. */
static void flatten_parts(Parser *parser, int start, int end) {
    for (int i = start; i < end; i++) {
        const Expr *part = parser->items[i];
        if (part->kind != EXPR_JOINED_STR && part->kind != EXPR_TEMPLATE_STR) {
            items_push(parser, part);
            continue;
        }
        for (int j = 0; j < part->as.sequence.elements.count; j++) {
            items_push(parser, part->as.sequence.elements.items[j]);
        }
    }
}

/* The parts since `start` as one node: neighbouring texts are joined, empty ones left out. */
static Expr *concatenate_parts(Parser *parser, int start, ExprKind kind, Location location) {
    int first = parser->item_count;
    flatten_parts(parser, start, first);
    int end = parser->item_count;
    int kept = start;
    for (int i = first; i < end; i++) {
        Expr *part = parser->items[i];
        if (part->kind == EXPR_CONSTANT) {
            int next = i + 1;
            while (next < end && ((const Expr *)parser->items[next])->kind == EXPR_CONSTANT) {
                next++;
            }
            if (next > i + 1) {
                const Expr *last = parser->items[next - 1];
                part =
                    join_constants(parser, i, next, location_range(part->location, last->location));
            }
            i = next - 1;
            if (is_empty_string(part)) {
                continue;
            }
        }
        parser->items[kept++] = part;
    }
    items_drop(parser, kept);
    return make_sequence(parser, kind, take_exprs(parser, start), CONTEXT_LOAD, location);
}

/* What the literals since `start`, one at least, make together. */
static Expr *concatenate_strings(Parser *parser, int start, Location location) {
    bool bytes = false;
    bool text = false;
    bool format = false;
    bool template = false;
    for (int i = start; i < parser->item_count; i++) {
        const Expr *part = parser->items[i];
        if (part->kind == EXPR_CONSTANT) {
            bool is_bytes = part->as.constant.value->kind == CONSTANT_BYTES;
            bytes = bytes || is_bytes;
            text = text || !is_bytes;
        } else {
            template = template || part->kind == EXPR_TEMPLATE_STR;
            format = format || part->kind != EXPR_TEMPLATE_STR;
        }
    }
    Expr *result;
    if (bytes && (text || format || template)) {
        result = raise_syntax_error(parser, "cannot mix bytes and nonbytes literals");
    } else if (format || template) {
        return concatenate_parts(parser, start, template ? EXPR_TEMPLATE_STR : EXPR_JOINED_STR,
                                 location);
    } else if (parser->item_count == start + 1) {
        result = parser->items[start];
    } else {
        result = join_constants(parser, start, parser->item_count, location);
    }
    items_drop(parser, start);
    return result;
}

/*
 * strings: invalid_string_tstring_concat | (fstring | string)+ | tstring+
 */
Expr *strings_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_STRINGS, &result)) {
        int mark = parser->mark;
        int start = items_begin(parser);
        if (parser->invalid_rules) {
            invalid_string_tstring_concat_rule(parser);
        }
        Expr *part = string_or_fstring(parser);
        while (part != NULL) {
            items_push(parser, part);
            part = string_or_fstring(parser);
        }
        if (parser->item_count == start) {
            while ((part = tstring_rule(parser)) != NULL) {
                items_push(parser, part);
            }
        }
        if (parser->item_count > start && !parser->failed) {
            result = concatenate_strings(parser, start, location_from(parser, mark));
        } else {
            items_drop(parser, start);
            parser->mark = mark;
        }
        memo_add(parser, mark, MEMO_STRINGS, result);
    }
    rule_leave(parser);
    return result;
}

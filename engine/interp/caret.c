/* caret.c - see caret.h. */
#include "engine/interp/caret.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/compiler/parser.h"

/* A segment cut into lines, and a place in it: a line and a byte there. */
typedef struct Segment {
    const char *data;
    size_t size;
} Segment;

typedef struct Place {
    int line;
    size_t byte; /* from the start of the segment */
} Place;

static bool is_continuation(char c) {
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t line_start(const Segment *segment, int line) {
    size_t at = 0;
    while (line-- > 0) {
        const char *end = memchr(segment->data + at, '\n', segment->size - at);
        if (end == NULL) {
            return segment->size;
        }
        at = (size_t)(end - segment->data) + 1;
    }
    return at;
}

static int column_of(const Segment *segment, Place place) {
    int column = 0;
    for (size_t at = line_start(segment, place.line); at < place.byte; at++) {
        column += !is_continuation(segment->data[at]);
    }
    return column;
}

/* The place of an end position of the parsed text, which has one line "(" before the segment. */
static Place place_at(const Segment *segment, int line, int column) {
    Place place = {line - 2, 0};
    place.byte = line_start(segment, place.line) + (size_t)column;
    return place;
}

/* From an end of line on to the next character; false at the end of the segment. */
static bool make_valid(const Segment *segment, Place *place) {
    while (place->byte < segment->size && segment->data[place->byte] == '\n') {
        place->byte++;
        place->line++;
    }
    return place->byte < segment->size;
}

static bool next_character(const Segment *segment, Place *place) {
    do {
        place->byte++;
    } while (place->byte < segment->size && is_continuation(segment->data[place->byte]));
    return make_valid(segment, place);
}

static bool next_line(const Segment *segment, Place *place) {
    while (place->byte < segment->size && segment->data[place->byte] != '\n') {
        place->byte++;
    }
    return make_valid(segment, place);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Goes on to the first character that is `wanted`, or for '\0' any but space and ')'; comments and
 * line continuations are skipped. */
static bool find(const Segment *segment, Place *place, char wanted) {
    for (;;) {
        char c = segment->data[place->byte];
        bool more;
        if (c == '\\' || c == '#') {
            more = next_line(segment, place);
        } else if (wanted == '\0' ? !is_space(c) && c != ')' : c == wanted) {
            return true;
        } else {
            more = next_character(segment, place);
        }
        if (!more) {
            return false;
        }
    }
}

static bool anchor_operator(const Segment *segment, const Expr *left, const Expr *right,
                            CaretAnchors *anchors) {
    Place place = place_at(segment, left->location.end_line, left->location.end_column);
    if (!make_valid(segment, &place) || !find(segment, &place, '\0')) {
        return false;
    }
    Place end = place;
    end.byte++; /* operators are ASCII, one or two characters on one line */
    Place right_start = place_at(segment, right->location.line, right->location.column);
    if (end.byte < segment->size && segment->data[end.byte] != '\n' &&
        end.byte < right_start.byte) {
        char c = segment->data[end.byte];
        if (!is_space(c) && c != '\\' && c != '#') {
            end.byte++;
        }
    }
    *anchors =
        (CaretAnchors){place.line, column_of(segment, place), end.line, column_of(segment, end)};
    return true;
}

/* From the bracket after `inner` to the end of `outer`. */
static bool anchor_brackets(const Segment *segment, const Expr *inner, const Expr *outer,
                            char bracket, CaretAnchors *anchors) {
    Place left = place_at(segment, inner->location.end_line, inner->location.end_column);
    if (!make_valid(segment, &left) || !find(segment, &left, bracket)) {
        return false;
    }
    Place right = place_at(segment, outer->location.end_line, outer->location.end_column);
    *anchors =
        (CaretAnchors){left.line, column_of(segment, left), right.line, column_of(segment, right)};
    return true;
}

bool caret_find_anchors(const char *data, size_t size, CaretAnchors *anchors) {
    Segment segment = {data, size};
    Buffer wrapped = {0}; /* in parentheses it may go over several lines */
    buffer_add_string(&wrapped, "(\n");
    buffer_add(&wrapped, data, size);
    buffer_add_string(&wrapped, "\n)");
    Arena arena;
    TextPool texts;
    Diagnostics diagnostics = {0};
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    const Expr *expr = parse_expression(wrapped.data, wrapped.size, &arena, &texts, &diagnostics);
    bool found = false;
    if (expr != NULL) {
        switch (expr->kind) {
        case EXPR_BIN_OP:
            found = anchor_operator(&segment, expr->as.bin_op.left, expr->as.bin_op.right, anchors);
            break;
        case EXPR_SUBSCRIPT:
            found = anchor_brackets(&segment, expr->as.subscript.value, expr, '[', anchors);
            break;
        case EXPR_CALL:
            found = anchor_brackets(&segment, expr->as.call.func, expr, '(', anchors);
            break;
        default: break;
        }
    }
    diagnostics_done(&diagnostics);
    text_pool_done(&texts);
    arena_done(&arena);
    buffer_done(&wrapped);
    return found;
}

static int count_lines(const char *text, size_t size) {
    int lines = 1;
    for (size_t i = 0; i < size; i++) {
        lines += text[i] == '\n';
    }
    return lines;
}

/* The call that the statement consists of, if it is of one of the two forms. */
static const Expr *plain_call(const Stmt *statement) {
    if (statement->kind == STMT_RETURN) {
        const Expr *value = statement->as.value.value;
        bool is_named_call =
            value != NULL && value->kind == EXPR_CALL && value->as.call.func->kind == EXPR_NAME;
        return is_named_call ? value : NULL;
    }
    if (statement->kind == STMT_ASSIGN && statement->as.assign.targets.count == 1 &&
        statement->as.assign.targets.items[0]->kind == EXPR_NAME) {
        const Expr *value = statement->as.assign.value;
        return value->kind == EXPR_CALL ? value : NULL;
    }
    return NULL;
}

bool caret_is_plain_call(const char *statement, size_t size, int start, int end) {
    Arena arena;
    TextPool texts;
    Diagnostics diagnostics = {0};
    const Text *decoded;
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    const Module *module = parse_module(statement, size, &arena, &texts, &diagnostics, &decoded);
    const Expr *call =
        module == NULL || module->body.count == 0 ? NULL : plain_call(module->body.items[0]);
    bool whole = call != NULL && call->location.line == 1 &&
                 call->location.end_line == count_lines(statement, size) &&
                 call->location.column == start && call->location.end_column == end;
    diagnostics_done(&diagnostics);
    text_pool_done(&texts);
    arena_done(&arena);
    return whole;
}

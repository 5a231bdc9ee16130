#include "engine/compiler/parser_internal.h"

/*
 * Quick pass: what the rules from disjunction to power say level by level, in
 * one function that goes by precedence. An operator whose right side is missing
 * makes it give up: the exact rules go back before the operator, which only
 * leads to an error in another place.
 */

/* How strongly a token binds as a binary operator; 0: it is none. */
static const uint8_t precedences[KEYWORD_YIELD + 1] = {
    [KEYWORD_OR] = PRECEDENCE_OR,
    [KEYWORD_AND] = PRECEDENCE_AND,
    [KEYWORD_NOT] = PRECEDENCE_COMPARISON, /* not in */
    [KEYWORD_IN] = PRECEDENCE_COMPARISON,
    [KEYWORD_IS] = PRECEDENCE_COMPARISON,
    [TOKEN_EQEQUAL] = PRECEDENCE_COMPARISON,
    [TOKEN_NOTEQUAL] = PRECEDENCE_COMPARISON,
    [TOKEN_LESS] = PRECEDENCE_COMPARISON,
    [TOKEN_LESSEQUAL] = PRECEDENCE_COMPARISON,
    [TOKEN_GREATER] = PRECEDENCE_COMPARISON,
    [TOKEN_GREATEREQUAL] = PRECEDENCE_COMPARISON,
    [TOKEN_VBAR] = PRECEDENCE_BITWISE_OR,
    [TOKEN_CIRCUMFLEX] = PRECEDENCE_BITWISE_XOR,
    [TOKEN_AMPER] = PRECEDENCE_BITWISE_AND,
    [TOKEN_LEFTSHIFT] = PRECEDENCE_SHIFT,
    [TOKEN_RIGHTSHIFT] = PRECEDENCE_SHIFT,
    [TOKEN_PLUS] = PRECEDENCE_SUM,
    [TOKEN_MINUS] = PRECEDENCE_SUM,
    [TOKEN_STAR] = PRECEDENCE_TERM,
    [TOKEN_SLASH] = PRECEDENCE_TERM,
    [TOKEN_DOUBLESLASH] = PRECEDENCE_TERM,
    [TOKEN_PERCENT] = PRECEDENCE_TERM,
    [TOKEN_AT] = PRECEDENCE_TERM,
};

static BinaryOperator binary_operator(TokenKind kind) {
    switch (kind) {
    case TOKEN_VBAR: return BINARY_BITOR;
    case TOKEN_CIRCUMFLEX: return BINARY_BITXOR;
    case TOKEN_AMPER: return BINARY_BITAND;
    case TOKEN_LEFTSHIFT: return BINARY_LSHIFT;
    case TOKEN_RIGHTSHIFT: return BINARY_RSHIFT;
    case TOKEN_PLUS: return BINARY_ADD;
    case TOKEN_MINUS: return BINARY_SUB;
    case TOKEN_STAR: return BINARY_MULT;
    case TOKEN_SLASH: return BINARY_DIV;
    case TOKEN_DOUBLESLASH: return BINARY_FLOORDIV;
    case TOKEN_PERCENT: return BINARY_MOD;
    default: return BINARY_MATMULT;
    }
}

static Expr *unary(Parser *parser, UnaryOperator op, Precedence precedence) {
    int mark = parser->mark++;
    Expr *operand = operators_quick(parser, precedence);
    return operand != NULL ? make_unary(parser, op, operand, location_from(parser, mark)) : NULL;
}

/* A primary with what binds more strongly than any other operator: await and '**'. */
static Expr *power(Parser *parser) {
    int mark = parser->mark;
    bool await = accept(parser, KEYWORD_AWAIT);
    Expr *base = primary_rule(parser);
    if (base == NULL) {
        return NULL;
    }
    if (await) {
        Expr *value = base;
        base = expr_new(parser, EXPR_AWAIT, location_from(parser, mark));
        base->as.unary_value.value = value;
    }
    if (!accept(parser, TOKEN_DOUBLESTAR)) {
        return base;
    }
    Expr *exponent = operators_quick(parser, PRECEDENCE_UNARY);
    return exponent != NULL
               ? make_binary(parser, base, BINARY_POW, exponent, location_from(parser, mark))
               : NULL;
}

static Expr *first_operand(Parser *parser, Precedence lowest) {
    switch (current_kind(parser)) {
    case KEYWORD_NOT:
        return lowest <= PRECEDENCE_NOT ? unary(parser, UNARY_NOT, PRECEDENCE_NOT) : NULL;
    case TOKEN_PLUS: return unary(parser, UNARY_ADD, PRECEDENCE_UNARY);
    case TOKEN_MINUS: return unary(parser, UNARY_SUB, PRECEDENCE_UNARY);
    case TOKEN_TILDE: return unary(parser, UNARY_INVERT, PRECEDENCE_UNARY);
    default: return power(parser);
    }
}

/* first ('or' operand)+, or with 'and' */
static Expr *bool_operation(Parser *parser, Expr *first, TokenKind keyword, int mark) {
    int start = items_begin(parser);
    Precedence operand = keyword == KEYWORD_OR ? PRECEDENCE_AND : PRECEDENCE_NOT;
    Expr *next = first;
    while (next != NULL) {
        items_push(parser, next);
        if (!accept(parser, keyword)) {
            return make_bool(parser, keyword == KEYWORD_OR ? BOOL_OR : BOOL_AND, start, mark);
        }
        next = operators_quick(parser, operand);
    }
    items_drop(parser, start);
    return NULL;
}

/* left (operator bitwise_or)+ */
static Expr *comparison(Parser *parser, Expr *left, int mark) {
    int start = items_begin(parser);
    CompareOperator op;
    while (accept_comparison(parser, &op)) {
        Expr *right = operators_quick(parser, PRECEDENCE_BITWISE_OR);
        if (right == NULL) {
            items_drop(parser, start);
            return NULL;
        }
        items_push(parser, (void *)(uintptr_t)op);
        items_push(parser, right);
    }
    return parser->item_count > start ? make_compare(parser, left, start, mark) : NULL;
}

Expr *operators_quick(Parser *parser, Precedence lowest) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *left = first_operand(parser, lowest);
    while (left != NULL) {
        TokenKind kind = current_kind(parser);
        Precedence precedence = precedences[kind];
        if (precedence < lowest) {
            break;
        }
        if (precedence <= PRECEDENCE_AND) {
            left = bool_operation(parser, left, kind, mark);
        } else if (precedence == PRECEDENCE_COMPARISON) {
            left = comparison(parser, left, mark);
        } else {
            parser->mark++;
            Expr *right = operators_quick(parser, precedence + 1);
            left = right != NULL ? make_binary(parser, left, binary_operator(kind), right,
                                               location_from(parser, mark))
                                 : NULL;
        }
    }
    if (left == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return left;
}

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/*
 * The operators from '|' to '**'. CPython's rules are left-recursive
 * ("sum: sum '+' term | sum '-' term | term"); each is a loop here. The quick
 * pass does not come here but for bitwise_or: see parse_operators_quick.c.
 */

/* Takes the operator at the mark, which is one token, and its right operand. */
static Expr *right_operand(Parser *parser, Expr *(*operand_rule)(Parser *)) {
    int mark = parser->mark++;
    Expr *operand = operand_rule(parser);
    if (operand == NULL) {
        parser->mark = mark;
    }
    return operand;
}

static Expr *bitwise_xor_rule(Parser *parser);
static Expr *bitwise_and_rule(Parser *parser);
static Expr *shift_expr_rule(Parser *parser);
static Expr *term_rule(Parser *parser);
static Expr *power_rule(Parser *parser);
static Expr *await_primary_rule(Parser *parser);

/* bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor */
Expr *bitwise_or_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->quick) {
        left = operators_quick(parser, PRECEDENCE_BITWISE_OR);
    } else if (!memo_find(parser, MEMO_BITWISE_OR, &left)) {
        int mark = parser->mark;
        left = bitwise_xor_rule(parser);
        while (left != NULL && at(parser, TOKEN_VBAR)) {
            Expr *right = right_operand(parser, bitwise_xor_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, BINARY_BITOR, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_BITWISE_OR, left);
    }
    rule_leave(parser);
    return left;
}

/* bitwise_xor: bitwise_xor '^' bitwise_and | bitwise_and */
static Expr *bitwise_xor_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_BITWISE_XOR, &left)) {
        int mark = parser->mark;
        left = bitwise_and_rule(parser);
        while (left != NULL && at(parser, TOKEN_CIRCUMFLEX)) {
            Expr *right = right_operand(parser, bitwise_and_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, BINARY_BITXOR, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_BITWISE_XOR, left);
    }
    rule_leave(parser);
    return left;
}

/* bitwise_and: bitwise_and '&' shift_expr | shift_expr */
static Expr *bitwise_and_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_BITWISE_AND, &left)) {
        int mark = parser->mark;
        left = shift_expr_rule(parser);
        while (left != NULL && at(parser, TOKEN_AMPER)) {
            Expr *right = right_operand(parser, shift_expr_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, BINARY_BITAND, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_BITWISE_AND, left);
    }
    rule_leave(parser);
    return left;
}

/*
 * shift_expr: shift_expr '<<' sum | shift_expr '>>' sum | invalid_arithmetic | sum
 */
static Expr *shift_expr_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_SHIFT_EXPR, &left)) {
        int mark = parser->mark;
        if (parser->invalid_rules) {
            invalid_arithmetic_rule(parser);
        }
        left = sum_rule(parser);
        while (left != NULL && (at(parser, TOKEN_LEFTSHIFT) || at(parser, TOKEN_RIGHTSHIFT))) {
            BinaryOperator op = at(parser, TOKEN_LEFTSHIFT) ? BINARY_LSHIFT : BINARY_RSHIFT;
            Expr *right = right_operand(parser, sum_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, op, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_SHIFT_EXPR, left);
    }
    rule_leave(parser);
    return left;
}

/* sum: sum '+' term | sum '-' term | term */
Expr *sum_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_SUM, &left)) {
        int mark = parser->mark;
        left = term_rule(parser);
        while (left != NULL && (at(parser, TOKEN_PLUS) || at(parser, TOKEN_MINUS))) {
            BinaryOperator op = at(parser, TOKEN_PLUS) ? BINARY_ADD : BINARY_SUB;
            Expr *right = right_operand(parser, term_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, op, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_SUM, left);
    }
    rule_leave(parser);
    return left;
}

static bool term_operator(TokenKind kind, BinaryOperator *op) {
    switch (kind) {
    case TOKEN_STAR: *op = BINARY_MULT; return true;
    case TOKEN_SLASH: *op = BINARY_DIV; return true;
    case TOKEN_DOUBLESLASH: *op = BINARY_FLOORDIV; return true;
    case TOKEN_PERCENT: *op = BINARY_MOD; return true;
    case TOKEN_AT: *op = BINARY_MATMULT; return true;
    default: return false;
    }
}

/* term: term ('*' | '/' | '//' | '%' | '@') factor | invalid_factor | factor */
static Expr *term_rule(Parser *parser) {
    Expr *left = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_TERM, &left)) {
        int mark = parser->mark;
        if (parser->invalid_rules) {
            invalid_factor_rule(parser);
        }
        left = factor_rule(parser);
        BinaryOperator op;
        while (left != NULL && term_operator(current_kind(parser), &op)) {
            Expr *right = right_operand(parser, factor_rule);
            if (right == NULL) {
                break;
            }
            left = make_binary(parser, left, op, right, location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_TERM, left);
    }
    rule_leave(parser);
    return left;
}

static bool unary_operator(TokenKind kind, UnaryOperator *op) {
    switch (kind) {
    case TOKEN_PLUS: *op = UNARY_ADD; return true;
    case TOKEN_MINUS: *op = UNARY_SUB; return true;
    case TOKEN_TILDE: *op = UNARY_INVERT; return true;
    default: return false;
    }
}

/* factor: ('+' | '-' | '~') factor | power */
Expr *factor_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_FACTOR, &result)) {
        int mark = parser->mark;
        UnaryOperator op;
        if (unary_operator(current_kind(parser), &op)) {
            Expr *operand = right_operand(parser, factor_rule);
            if (operand != NULL) {
                result = make_unary(parser, op, operand, location_from(parser, mark));
            }
        } else {
            result = power_rule(parser);
        }
        memo_add(parser, mark, MEMO_FACTOR, result);
    }
    rule_leave(parser);
    return result;
}

/* power: await_primary '**' factor | await_primary */
static Expr *power_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = await_primary_rule(parser);
    if (result != NULL && at(parser, TOKEN_DOUBLESTAR)) {
        Expr *exponent = right_operand(parser, factor_rule);
        if (exponent != NULL) {
            result = make_binary(parser, result, BINARY_POW, exponent, location_from(parser, mark));
        }
    }
    rule_leave(parser);
    return result;
}

/* await_primary: 'await' primary | primary */
static Expr *await_primary_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_AWAIT_PRIMARY, &result)) {
        int mark = parser->mark;
        if (at(parser, KEYWORD_AWAIT)) {
            Expr *value = right_operand(parser, primary_rule);
            if (value != NULL) {
                result = expr_new(parser, EXPR_AWAIT, location_from(parser, mark));
                result->as.unary_value.value = value;
            }
        } else {
            result = primary_rule(parser);
        }
        memo_add(parser, mark, MEMO_AWAIT_PRIMARY, result);
    }
    rule_leave(parser);
    return result;
}

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/*
 * expressions: expression (',' expression)+ [','] | expression ',' | expression
 */
Expr *expressions_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = expression_rule(parser);
    if (result != NULL && at(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        while (result != NULL) {
            items_push(parser, result);
            result = accept(parser, TOKEN_COMMA) ? expression_rule(parser) : NULL;
        }
        result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                               location_from(parser, mark));
    }
    rule_leave(parser);
    return result;
}

static Expr *make_if(Parser *parser, Expr *body, Expr *test, Expr *orelse, int mark) {
    Expr *expr = expr_new(parser, EXPR_IF, location_from(parser, mark));
    expr->as.if_exp.test = test;
    expr->as.if_exp.body = body;
    expr->as.if_exp.orelse = orelse;
    return expr;
}

/* lambdef: 'lambda' [lambda_params] ':' expression */
static Expr *lambdef_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, KEYWORD_LAMBDA)) {
        Arguments *args = lambda_params_rule(parser);
        Expr *body = NULL;
        if (accept(parser, TOKEN_COLON) && (body = expression_rule(parser)) != NULL) {
            result = expr_new(parser, EXPR_LAMBDA, location_from(parser, mark));
            result->as.lambda.args = args != NULL ? args : empty_arguments(parser);
            result->as.lambda.body = body;
        } else {
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* The alternatives of `expression` that are not invalid rules. */
static Expr *valid_expression(Parser *parser) {
    int mark = parser->mark;
    Expr *body = disjunction_rule(parser);
    if (body == NULL) {
        return lambdef_rule(parser);
    }
    if (!at(parser, KEYWORD_IF)) {
        return body;
    }
    int end = parser->mark++;
    Expr *test = disjunction_rule(parser);
    if (test != NULL && accept(parser, KEYWORD_ELSE)) {
        Expr *orelse = expression_rule(parser);
        if (orelse != NULL) {
            return make_if(parser, body, test, orelse, mark);
        }
    }
    parser->mark = end;
    return body;
}

/* What stands behind an expression and is no part of any. */
static bool ends_expression(TokenKind kind) {
    switch (kind) {
    case TOKEN_NEWLINE:
    case TOKEN_RPAR:
    case TOKEN_RSQB:
    case TOKEN_RBRACE:
    case TOKEN_COLON:
    case TOKEN_COMMA:
    case TOKEN_EQUAL: return true;
    default: return false;
    }
}

/* Quick pass: many an expression is just a name, which spares the way through all the levels. */
static Expr *lone_name(Parser *parser) {
    int mark = parser->mark;
    if (!at(parser, TOKEN_NAME)) {
        return NULL;
    }
    parser->mark++;
    bool lone = ends_expression(current_kind(parser));
    parser->mark = mark;
    return lone ? name_token(parser) : NULL;
}

/*
 * expression:
 *     | invalid_expression
 *     | invalid_legacy_expression
 *     | disjunction 'if' disjunction 'else' expression
 *     | disjunction
 *     | lambdef
 */
Expr *expression_rule(Parser *parser) {
    Expr *result = parser->quick ? lone_name(parser) : NULL;
    if (result != NULL) {
        return result;
    }
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_EXPRESSION, &result)) {
        int mark = parser->mark;
        if (parser->invalid_rules) {
            invalid_expression_rule(parser);
            invalid_legacy_expression_rule(parser);
        }
        result = valid_expression(parser);
        memo_add(parser, mark, MEMO_EXPRESSION, result);
    }
    rule_leave(parser);
    return result;
}

/*
 * expression_without_invalid:
 *     | disjunction 'if' disjunction 'else' expression
 *     | disjunction
 *     | lambdef
 * with the invalid rules off in all that it calls.
 */
Expr *expression_without_invalid_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    bool invalid_rules = parser->invalid_rules;
    parser->invalid_rules = false;
    Expr *result = valid_expression(parser);
    parser->invalid_rules = invalid_rules;
    rule_leave(parser);
    return result;
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
Expr *yield_expr_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, KEYWORD_YIELD)) {
        Expr *value = accept(parser, KEYWORD_FROM) ? expression_rule(parser) : NULL;
        ExprKind kind = EXPR_YIELD_FROM;
        if (value == NULL) {
            parser->mark = mark + 1;
            kind = EXPR_YIELD;
            value = star_expressions_rule(parser);
        }
        result = expr_new(parser, kind, location_from(parser, mark));
        result->as.unary_value.value = value;
    }
    rule_leave(parser);
    return result;
}

/* annotated_rhs: yield_expr | star_expressions */
Expr *annotated_rhs_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = yield_expr_rule(parser);
    if (result == NULL) {
        result = star_expressions_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/*
 * star_expressions: star_expression (',' star_expression)+ [','] | star_expression ','
 *     | star_expression
 */
Expr *star_expressions_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = star_expression_rule(parser);
    if (result != NULL && at(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        while (result != NULL) {
            items_push(parser, result);
            result = accept(parser, TOKEN_COMMA) ? star_expression_rule(parser) : NULL;
        }
        result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                               location_from(parser, mark));
    }
    rule_leave(parser);
    return result;
}

/* '*' bitwise_or; NULL, mark unmoved, without one. */
static Expr *starred_bitwise_or(Parser *parser) {
    int mark = parser->mark;
    if (!accept(parser, TOKEN_STAR)) {
        return NULL;
    }
    Expr *value = bitwise_or_rule(parser);
    if (value == NULL) {
        parser->mark = mark;
        return NULL;
    }
    Expr *result = expr_new(parser, EXPR_STARRED, location_from(parser, mark));
    result->as.starred.value = value;
    return result;
}

/* star_expression: '*' bitwise_or | expression */
Expr *star_expression_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_STAR_EXPRESSION, &result)) {
        int mark = parser->mark;
        result = starred_bitwise_or(parser);
        if (result == NULL) {
            result = expression_rule(parser);
        }
        memo_add(parser, mark, MEMO_STAR_EXPRESSION, result);
    }
    rule_leave(parser);
    return result;
}

/* star_named_expressions: ','.star_named_expression+ [','] */
bool star_named_expressions_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    Expr *item = star_named_expression_rule(parser);
    bool found = item != NULL;
    while (item != NULL) {
        items_push(parser, item);
        item = accept(parser, TOKEN_COMMA) ? star_named_expression_rule(parser) : NULL;
    }
    rule_leave(parser);
    return found;
}

/* star_named_expression: '*' bitwise_or | named_expression */
Expr *star_named_expression_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = starred_bitwise_or(parser);
    if (result == NULL) {
        result = named_expression_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/* assignment_expression: NAME ':=' ~ expression */
Expr *assignment_expression_rule(Parser *parser) {
    if (!at(parser, TOKEN_NAME) || !next_is(parser, TOKEN_COLONEQUAL) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *target = name_token(parser);
    parser->mark++;
    Expr *value = expression_rule(parser);
    Expr *result = NULL;
    if (target != NULL && value != NULL) {
        result = expr_new(parser, EXPR_NAMED, location_from(parser, mark));
        result->as.named.target = set_context(parser, target, CONTEXT_STORE);
        result->as.named.value = value;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* named_expression: assignment_expression | invalid_named_expression | expression !':=' */
Expr *named_expression_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = assignment_expression_rule(parser);
    if (result == NULL) {
        if (parser->invalid_rules) {
            invalid_named_expression_rule(parser);
        }
        result = expression_rule(parser);
        if (result != NULL && at(parser, TOKEN_COLONEQUAL)) {
            parser->mark = mark;
            result = NULL;
        }
    }
    rule_leave(parser);
    return result;
}

Expr *make_bool(Parser *parser, BoolOperator op, int start, int mark) {
    Expr *expr = expr_new(parser, EXPR_BOOL_OP, location_from(parser, mark));
    expr->as.bool_op.op = op;
    expr->as.bool_op.values = take_exprs(parser, start);
    return expr;
}

static Expr *conjunction_rule(Parser *parser);
static Expr *comparison_rule(Parser *parser);

/* disjunction: conjunction ('or' conjunction)+ | conjunction */
Expr *disjunction_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->quick) {
        result = operators_quick(parser, PRECEDENCE_OR);
    } else if (!memo_find(parser, MEMO_DISJUNCTION, &result)) {
        int mark = parser->mark;
        result = conjunction_rule(parser);
        if (result != NULL && at(parser, KEYWORD_OR)) {
            int start = items_begin(parser);
            Expr *first = result;
            items_push(parser, first);
            while (accept(parser, KEYWORD_OR)) {
                Expr *next = conjunction_rule(parser);
                if (next == NULL) {
                    parser->mark--;
                    break;
                }
                items_push(parser, next);
                result = NULL;
            }
            if (result == NULL) {
                result = make_bool(parser, BOOL_OR, start, mark);
            }
            items_drop(parser, start);
        }
        memo_add(parser, mark, MEMO_DISJUNCTION, result);
    }
    rule_leave(parser);
    return result;
}

/* conjunction: inversion ('and' inversion)+ | inversion */
static Expr *conjunction_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_CONJUNCTION, &result)) {
        int mark = parser->mark;
        result = inversion_rule(parser);
        if (result != NULL && at(parser, KEYWORD_AND)) {
            int start = items_begin(parser);
            items_push(parser, result);
            while (accept(parser, KEYWORD_AND)) {
                Expr *next = inversion_rule(parser);
                if (next == NULL) {
                    parser->mark--;
                    break;
                }
                items_push(parser, next);
                result = NULL;
            }
            if (result == NULL) {
                result = make_bool(parser, BOOL_AND, start, mark);
            }
            items_drop(parser, start);
        }
        memo_add(parser, mark, MEMO_CONJUNCTION, result);
    }
    rule_leave(parser);
    return result;
}

/* inversion: 'not' inversion | comparison */
Expr *inversion_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_INVERSION, &result)) {
        int mark = parser->mark;
        if (accept(parser, KEYWORD_NOT)) {
            Expr *operand = inversion_rule(parser);
            if (operand != NULL) {
                result = make_unary(parser, UNARY_NOT, operand, location_from(parser, mark));
            } else {
                parser->mark = mark;
            }
        } else {
            result = comparison_rule(parser);
        }
        memo_add(parser, mark, MEMO_INVERSION, result);
    }
    rule_leave(parser);
    return result;
}

/* The '<>' of `from __future__ import barry_as_FLUFL`, and '!=' without it. */
static bool check_barry(Parser *parser) {
    bool old_style = current_token(parser)->start[0] == '<';
    if (parser->barry && !old_style) {
        raise_syntax_error(parser, "with Barry as BDFL, use '<>' instead of '!='");
        return false;
    }
    return parser->barry == old_style;
}

/* Takes a comparison operator, which may be two tokens. */
bool accept_comparison(Parser *parser, CompareOperator *op) {
    switch (current_kind(parser)) {
    case TOKEN_EQEQUAL: *op = COMPARE_EQ; break;
    case TOKEN_NOTEQUAL:
        if (!check_barry(parser)) {
            return false;
        }
        *op = COMPARE_NOT_EQ;
        break;
    case TOKEN_LESSEQUAL: *op = COMPARE_LT_E; break;
    case TOKEN_LESS: *op = COMPARE_LT; break;
    case TOKEN_GREATEREQUAL: *op = COMPARE_GT_E; break;
    case TOKEN_GREATER: *op = COMPARE_GT; break;
    case KEYWORD_IN: *op = COMPARE_IN; break;
    case KEYWORD_NOT:
        if (!next_is(parser, KEYWORD_IN)) {
            return false;
        }
        parser->mark++;
        *op = COMPARE_NOT_IN;
        break;
    case KEYWORD_IS:
        *op = COMPARE_IS;
        if (next_is(parser, KEYWORD_NOT)) {
            parser->mark++;
            *op = COMPARE_IS_NOT;
        }
        break;
    default: return false;
    }
    parser->mark++;
    return true;
}

/* Operators (as indexes) and comparators have been pushed in turn since `start`. */
Expr *make_compare(Parser *parser, Expr *left, int start, int mark) {
    int count = (parser->item_count - start) / 2;
    Expr *expr = expr_new(parser, EXPR_COMPARE, location_from(parser, mark));
    expr->as.compare.left = left;
    expr->as.compare.ops = ARENA_NEW_ARRAY(parser->arena, CompareOperator, (size_t)count);
    expr->as.compare.comparators.items = ARENA_NEW_ARRAY(parser->arena, Expr *, (size_t)count);
    expr->as.compare.comparators.count = count;
    for (int i = 0; i < count; i++) {
        expr->as.compare.ops[i] = (CompareOperator)(uintptr_t)parser->items[start + 2 * i];
        expr->as.compare.comparators.items[i] = parser->items[start + 2 * i + 1];
    }
    items_drop(parser, start);
    return expr;
}

/*
 * comparison: bitwise_or compare_op_bitwise_or_pair+ | bitwise_or
 * compare_op_bitwise_or_pair: ('==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in'
 *     | 'is' 'not' | 'is') bitwise_or
 */
static Expr *comparison_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = bitwise_or_rule(parser);
    int end = parser->mark;
    CompareOperator op;
    if (result != NULL && accept_comparison(parser, &op)) {
        int start = items_begin(parser);
        Expr *right = bitwise_or_rule(parser);
        while (right != NULL) {
            items_push(parser, (void *)(uintptr_t)op);
            items_push(parser, right);
            end = parser->mark;
            right = accept_comparison(parser, &op) ? bitwise_or_rule(parser) : NULL;
        }
        parser->mark = end;
        if (parser->item_count > start) {
            result = make_compare(parser, result, start, mark);
        }
    }
    rule_leave(parser);
    return result;
}

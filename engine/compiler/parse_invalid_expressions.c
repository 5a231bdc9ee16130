#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- what the rules share ---- */

static const char *constant_name(const Constant *value) {
    switch (value->kind) {
    case CONSTANT_NONE: return "None";
    case CONSTANT_FALSE: return "False";
    case CONSTANT_TRUE: return "True";
    case CONSTANT_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *expr_name(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_ATTRIBUTE: return "attribute";
    case EXPR_SUBSCRIPT: return "subscript";
    case EXPR_STARRED: return "starred";
    case EXPR_NAME: return "name";
    case EXPR_LIST: return "list";
    case EXPR_TUPLE: return "tuple";
    case EXPR_LAMBDA: return "lambda";
    case EXPR_CALL: return "function call";
    case EXPR_BOOL_OP:
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP: return "expression";
    case EXPR_GENERATOR: return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return "yield expression";
    case EXPR_AWAIT: return "await expression";
    case EXPR_LIST_COMP: return "list comprehension";
    case EXPR_SET_COMP: return "set comprehension";
    case EXPR_DICT_COMP: return "dict comprehension";
    case EXPR_DICT: return "dict literal";
    case EXPR_SET: return "set display";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE: return "f-string expression";
    case EXPR_TEMPLATE_STR:
    case EXPR_INTERPOLATION: return "t-string expression";
    case EXPR_CONSTANT: return constant_name(expr->as.constant.value);
    case EXPR_COMPARE: return "comparison";
    case EXPR_IF: return "conditional expression";
    case EXPR_NAMED: return "named expression";
    case EXPR_SLICE: break;
    }
    return "expression";
}

const Expr *find_invalid_target(const Expr *expr, TargetKind kind) {
    switch (expr->kind) {
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < expr->as.sequence.elements.count; i++) {
            const Expr *found = find_invalid_target(expr->as.sequence.elements.items[i], kind);
            if (found != NULL) {
                return found;
            }
        }
        return NULL;
    case EXPR_STARRED:
        return kind == TARGET_DEL ? expr : find_invalid_target(expr->as.starred.value, kind);
    case EXPR_COMPARE: /* "for a in b" has been read as a comparison */
        if (kind != TARGET_FOR) {
            return expr;
        }
        return expr->as.compare.ops[0] == COMPARE_IN
                   ? find_invalid_target(expr->as.compare.left, kind)
                   : NULL;
    case EXPR_NAME:
    case EXPR_SUBSCRIPT:
    case EXPR_ATTRIBUTE: return NULL;
    default: return expr;
    }
}

void raise_invalid_target(Parser *parser, const Expr *expr, TargetKind kind) {
    const Expr *target = find_invalid_target(expr, kind);
    if (target != NULL) {
        raise_syntax_error_at(parser, target->location, "cannot %s %s",
                              kind == TARGET_DEL ? "delete" : "assign to", expr_name(target));
    }
}

bool is_legacy_name(const Expr *expr) {
    return expr->kind == EXPR_NAME && (text_equal_string(expr->as.name.id, "print") ||
                                       text_equal_string(expr->as.name.id, "exec"));
}

/* ---- expressions ---- */

/* STRING (!STRING expression_without_invalid)+ STRING */
static bool expression_in_string(Parser *parser) {
    if (!accept(parser, TOKEN_STRING)) {
        return false;
    }
    const Expr *first = NULL;
    const Expr *last = NULL;
    while (!at(parser, TOKEN_STRING)) {
        const Expr *expr = expression_without_invalid_rule(parser);
        if (expr == NULL) {
            break;
        }
        first = first != NULL ? first : expr;
        last = expr;
    }
    if (first == NULL || !accept(parser, TOKEN_STRING)) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(first->location, last->location),
                          "invalid syntax. Is this intended to be part of the string?");
    return true;
}

/* SOFT_KEYWORD */
static bool at_any_soft_keyword(Parser *parser) {
    return at_soft_keyword(parser, parser->text_underscore) ||
           at_soft_keyword(parser, parser->text_case) ||
           at_soft_keyword(parser, parser->text_match) ||
           at_soft_keyword(parser, parser->text_type);
}

/* !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid */
static bool forgotten_comma(Parser *parser) {
    if ((at(parser, TOKEN_NAME) && next_is(parser, TOKEN_STRING)) || at_any_soft_keyword(parser)) {
        return false;
    }
    const Expr *first = disjunction_rule(parser);
    const Expr *second = first != NULL ? expression_without_invalid_rule(parser) : NULL;
    if (second == NULL) {
        return false;
    }
    if (!is_legacy_name(first) && last_token(parser)->level != 0) {
        raise_syntax_error_at(parser, location_range(first->location, second->location),
                              "invalid syntax. Perhaps you forgot a comma?");
    }
    return true;
}

/*
 * disjunction 'if' disjunction !('else' | ':')
 * disjunction 'if' disjunction 'else' !expression
 */
static bool incomplete_conditional(Parser *parser) {
    const Expr *body = disjunction_rule(parser);
    if (body == NULL || !accept(parser, KEYWORD_IF)) {
        return false;
    }
    const Expr *test = disjunction_rule(parser);
    if (test == NULL) {
        return false;
    }
    if (!at(parser, KEYWORD_ELSE) && !at(parser, TOKEN_COLON)) {
        raise_syntax_error_at(parser, location_range(body->location, test->location),
                              "expected 'else' after 'if' expression");
        return true;
    }
    if (!accept(parser, KEYWORD_ELSE)) {
        return false;
    }
    int mark = parser->mark;
    if (expression_rule(parser) != NULL) {
        return false;
    }
    parser->mark = mark;
    raise_at_next_token(parser, "expected expression after 'else', but statement is given");
    return true;
}

/* (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt */
static bool statement_in_conditional(Parser *parser) {
    const Stmt *stmt = keyword_stmt(parser, KEYWORD_PASS, STMT_PASS);
    stmt = stmt != NULL ? stmt : keyword_stmt(parser, KEYWORD_BREAK, STMT_BREAK);
    stmt = stmt != NULL ? stmt : keyword_stmt(parser, KEYWORD_CONTINUE, STMT_CONTINUE);
    if (stmt == NULL || !accept(parser, KEYWORD_IF) || disjunction_rule(parser) == NULL ||
        !accept(parser, KEYWORD_ELSE) || simple_stmt_rule(parser) == NULL) {
        return false;
    }
    raise_syntax_error_at(parser, stmt->location,
                          "expected expression before 'if', but statement is given");
    return true;
}

/* 'lambda' [lambda_params] ':' &FSTRING_MIDDLE, or &TSTRING_MIDDLE */
static bool lambda_in_field(Parser *parser, TokenKind middle, char prefix) {
    int mark = parser->mark;
    if (!accept(parser, KEYWORD_LAMBDA)) {
        return false;
    }
    lambda_params_rule(parser);
    if (!accept(parser, TOKEN_COLON) || !at(parser, middle)) {
        return false;
    }
    raise_syntax_error_at(
        parser, location_range(parser->tokens[mark].location, last_location(parser)),
        "%c-string: lambda expressions are not allowed without parentheses", prefix);
    return true;
}

/*
 * invalid_expression:
 *     | STRING (!STRING expression_without_invalid)+ STRING
 *     | !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid
 *     | disjunction 'if' disjunction !('else' | ':')
 *     | disjunction 'if' disjunction 'else' !expression
 *     | (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt
 *     | 'lambda' [lambda_params] ':' &FSTRING_MIDDLE
 *     | 'lambda' [lambda_params] ':' &TSTRING_MIDDLE
 */
void invalid_expression_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    bool found = expression_in_string(parser);
    parser->mark = mark;
    found = found || forgotten_comma(parser);
    parser->mark = mark;
    found = found || incomplete_conditional(parser);
    parser->mark = mark;
    found = found || statement_in_conditional(parser);
    parser->mark = mark;
    found = found || lambda_in_field(parser, TOKEN_FSTRING_MIDDLE, 'f');
    parser->mark = mark;
    found = found || lambda_in_field(parser, TOKEN_TSTRING_MIDDLE, 't');
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_legacy_expression: NAME !'(' star_expressions */
void invalid_legacy_expression_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    const Expr *name = name_token(parser);
    if (name != NULL && !at(parser, TOKEN_LPAR)) {
        const Expr *arguments = star_expressions_rule(parser);
        if (arguments != NULL && is_legacy_name(name)) {
            raise_syntax_error_at(parser, location_range(name->location, arguments->location),
                                  "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                  name->as.name.id->data, name->as.name.id->data);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* !('=' | ':=') */
static bool at_assignment(Parser *parser) {
    return at(parser, TOKEN_EQUAL) || at(parser, TOKEN_COLONEQUAL);
}

/* list | tuple | genexp | 'True' | 'None' | 'False', as a lookahead. */
static bool at_display(Parser *parser) {
    int mark = parser->mark;
    bool found = list_rule(parser) != NULL || tuple_rule(parser) != NULL ||
                 genexp_rule(parser) != NULL || at(parser, KEYWORD_TRUE) ||
                 at(parser, KEYWORD_NONE) || at(parser, KEYWORD_FALSE);
    parser->mark = mark;
    return found;
}

static void invalid_named_expression(Parser *parser) {
    int mark = parser->mark;
    const Expr *target = expression_rule(parser);
    if (target != NULL && accept(parser, TOKEN_COLONEQUAL) && expression_rule(parser) != NULL) {
        raise_syntax_error_at(parser, target->location, "cannot use assignment expressions with %s",
                              expr_name(target));
        return;
    }
    parser->mark = mark;
    target = name_token(parser);
    if (target != NULL && accept(parser, TOKEN_EQUAL)) {
        const Expr *value = bitwise_or_rule(parser);
        if (value != NULL && !at_assignment(parser)) {
            raise_syntax_error_at(parser, location_range(target->location, value->location),
                                  "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
    }
    parser->mark = mark;
    if (at_display(parser)) {
        return;
    }
    target = bitwise_or_rule(parser);
    if (target != NULL && accept(parser, TOKEN_EQUAL) && bitwise_or_rule(parser) != NULL &&
        !at_assignment(parser)) {
        raise_syntax_error_at(parser, target->location,
                              "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                              expr_name(target));
    }
}

/*
 * invalid_named_expression:
 *     | expression ':=' expression
 *     | NAME '=' bitwise_or !('=' | ':=')
 *     | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or
 *           !('=' | ':=')
 */
void invalid_named_expression_rule(Parser *parser) {
    void *nothing = NULL;
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (!memo_find(parser, MEMO_INVALID_NAMED_EXPRESSION, &nothing)) {
        invalid_named_expression(parser);
        parser->mark = mark;
        memo_add(parser, mark, MEMO_INVALID_NAMED_EXPRESSION, NULL);
    }
    rule_leave(parser);
}

/* invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion */
void invalid_arithmetic_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (sum_rule(parser) != NULL) {
        TokenKind kind = current_kind(parser);
        if (kind == TOKEN_PLUS || kind == TOKEN_MINUS || kind == TOKEN_STAR ||
            kind == TOKEN_SLASH || kind == TOKEN_PERCENT || kind == TOKEN_DOUBLESLASH ||
            kind == TOKEN_AT) {
            parser->mark++;
            Location not_location = current_token(parser)->location;
            const Expr *operand = accept(parser, KEYWORD_NOT) ? inversion_rule(parser) : NULL;
            if (operand != NULL) {
                raise_syntax_error_at(parser, location_range(not_location, operand->location),
                                      "'not' after an operator must be parenthesized");
            }
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_factor: ('+' | '-' | '~') 'not' factor */
void invalid_factor_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, TOKEN_PLUS) || accept(parser, TOKEN_MINUS) || accept(parser, TOKEN_TILDE)) {
        Location not_location = current_token(parser)->location;
        const Expr *operand = accept(parser, KEYWORD_NOT) ? factor_rule(parser) : NULL;
        if (operand != NULL) {
            raise_syntax_error_at(parser, location_range(not_location, operand->location),
                                  "'not' after an operator must be parenthesized");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- brackets ---- */

/* invalid_group: '(' starred_expression ')' | '(' '**' expression ')' */
void invalid_group_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, TOKEN_LPAR)) {
        const Expr *starred = starred_expression_rule(parser);
        if (starred != NULL && accept(parser, TOKEN_RPAR)) {
            raise_syntax_error_at(parser, starred->location, "cannot use starred expression here");
        }
        parser->mark = mark + 1;
        Location stars = current_token(parser)->location;
        if (accept(parser, TOKEN_DOUBLESTAR) && expression_rule(parser) != NULL &&
            accept(parser, TOKEN_RPAR)) {
            raise_syntax_error_at(parser, stars, "cannot use double starred expression here");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

static void invalid_comprehension(Parser *parser) {
    int mark = parser->mark;
    ComprehensionList clauses;
    bool round = at(parser, TOKEN_LPAR);
    if (!round && !at(parser, TOKEN_LSQB) && !at(parser, TOKEN_LBRACE)) {
        return;
    }
    parser->mark++;
    const Expr *first = starred_expression_rule(parser);
    if (first != NULL && for_if_clauses_rule(parser, &clauses)) {
        raise_syntax_error_at(parser, first->location,
                              "iterable unpacking cannot be used in comprehension");
        return;
    }
    if (round) {
        return;
    }
    parser->mark = mark + 1;
    first = star_named_expression_rule(parser);
    if (first == NULL || !accept(parser, TOKEN_COMMA)) {
        return;
    }
    Location comma = last_location(parser);
    int behind_comma = parser->mark;
    int start = items_begin(parser);
    if (star_named_expressions_rule(parser)) {
        const Expr *last = parser->items[parser->item_count - 1];
        items_drop(parser, start);
        if (for_if_clauses_rule(parser, &clauses)) {
            raise_syntax_error_at(parser, location_range(first->location, last->location),
                                  "did you forget parentheses around the comprehension target?");
            return;
        }
    }
    parser->mark = behind_comma;
    if (for_if_clauses_rule(parser, &clauses)) {
        raise_syntax_error_at(parser, location_range(first->location, comma),
                              "did you forget parentheses around the comprehension target?");
    }
}

/*
 * invalid_comprehension:
 *     | ('[' | '(' | '{') starred_expression for_if_clauses
 *     | ('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses
 *     | ('[' | '{') star_named_expression ',' for_if_clauses
 */
void invalid_comprehension_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    invalid_comprehension(parser);
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_dict_comprehension: '{' '**' bitwise_or for_if_clauses '}' */
void invalid_dict_comprehension_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    ComprehensionList clauses;
    if (accept(parser, TOKEN_LBRACE) && accept(parser, TOKEN_DOUBLESTAR)) {
        Location stars = last_location(parser);
        if (bitwise_or_rule(parser) != NULL && for_if_clauses_rule(parser, &clauses) &&
            accept(parser, TOKEN_RBRACE)) {
            raise_syntax_error_at(parser, stars,
                                  "dict unpacking cannot be used in dict comprehension");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 *     | expression ':' '*' bitwise_or
 *     | expression ':' &('}' | ',')
 */
static void invalid_dict_value(Parser *parser) {
    int mark = parser->mark;
    if (expression_rule(parser) == NULL || !accept(parser, TOKEN_COLON)) {
        parser->mark = mark;
        return;
    }
    Location colon = last_location(parser);
    if (accept(parser, TOKEN_STAR)) {
        Location star = last_location(parser);
        if (bitwise_or_rule(parser) != NULL) {
            raise_syntax_error_at(parser, starting_from(star),
                                  "cannot use a starred expression in a dictionary value");
        }
    } else if (at(parser, TOKEN_RBRACE) || at(parser, TOKEN_COMMA)) {
        raise_syntax_error_at(parser, colon, "expression expected after dictionary key and ':'");
    }
    parser->mark = mark;
}

/*
 * invalid_kvpair:
 *     | expression !':'
 *     | expression ':' '*' bitwise_or
 *     | expression ':' &('}' | ',')
 */
static void invalid_kvpair_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    const Expr *key = expression_rule(parser);
    if (key != NULL && !at(parser, TOKEN_COLON)) {
        Location end = {key->location.line, key->location.end_line, key->location.end_column - 1,
                        -1};
        raise_syntax_error_at(parser, end, "':' expected after dictionary key");
    } else {
        parser->mark = mark;
        invalid_dict_value(parser);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 * invalid_double_starred_kvpairs:
 *     | ','.double_starred_kvpair+ ',' invalid_kvpair
 *     | expression ':' '*' bitwise_or
 *     | expression ':' &('}' | ',')
 */
void invalid_double_starred_kvpairs_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    bool pair = double_starred_kvpair_rule(parser);
    while (pair && accept(parser, TOKEN_COMMA)) {
        pair = double_starred_kvpair_rule(parser);
        if (!pair) {
            invalid_kvpair_rule(parser);
        }
    }
    items_drop(parser, start);
    parser->mark = mark;
    invalid_dict_value(parser);
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- comprehensions ---- */

/*
 * invalid_for_if_clause: 'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'
 */
void invalid_for_if_clause_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    accept(parser, KEYWORD_ASYNC);
    if (accept(parser, KEYWORD_FOR) && bitwise_or_rule(parser) != NULL) {
        while (accept(parser, TOKEN_COMMA) && bitwise_or_rule(parser) != NULL) {
        }
        if (!at(parser, KEYWORD_IN)) {
            raise_syntax_error(parser, "'in' expected after for-loop variables");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_for_target: 'async'? 'for' star_expressions */
void invalid_for_target_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    accept(parser, KEYWORD_ASYNC);
    const Expr *target = accept(parser, KEYWORD_FOR) ? star_expressions_rule(parser) : NULL;
    if (target != NULL) {
        raise_invalid_target(parser, target, TARGET_FOR);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- strings ---- */

/*
 * invalid_string_tstring_concat: (fstring | string)+ tstring | tstring+ (fstring | string)
 */
void invalid_string_tstring_concat_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    const Expr *last = NULL;
    const Expr *other = NULL;
    const Expr *part;
    while ((part = string_or_fstring(parser)) != NULL) {
        last = part;
    }
    if (last != NULL) {
        other = tstring_rule(parser);
    } else {
        while ((part = tstring_rule(parser)) != NULL) {
            last = part;
        }
        other = last != NULL ? string_or_fstring(parser) : NULL;
    }
    if (other != NULL) {
        raise_syntax_error_at(parser, location_range(last->location, other->location),
                              "cannot mix t-string literals with string or bytes literals");
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- replacement fields ---- */

/* '{' ('=' | '!' | ':' | '}') */
static bool missing_expression(Parser *parser, char prefix) {
    static const struct {
        TokenKind kind;
        char character;
    } ends[] = {
        {TOKEN_EQUAL, '='}, {TOKEN_EXCLAMATION, '!'}, {TOKEN_COLON, ':'}, {TOKEN_RBRACE, '}'}};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (at(parser, ends[i].kind)) {
            raise_syntax_error_at(parser, current_token(parser)->location,
                                  "%c-string: valid expression required before '%c'", prefix,
                                  ends[i].character);
            return true;
        }
    }
    return false;
}

/*
 * invalid_fstring_conversion_character: '!' &(':' | '}') | '!' !NAME
 */
static bool invalid_conversion_character_rule(Parser *parser, char prefix) {
    if (!accept(parser, TOKEN_EXCLAMATION)) {
        return false;
    }
    if (at(parser, TOKEN_COLON) || at(parser, TOKEN_RBRACE)) {
        raise_at_next_token(parser, "%c-string: missing conversion character", prefix);
        return true;
    }
    if (!at(parser, TOKEN_NAME)) {
        raise_at_next_token(parser, "%c-string: invalid conversion character", prefix);
        return true;
    }
    parser->mark--;
    return false;
}

/* The alternatives behind '{' annotated_rhs. */
static void invalid_field_end(Parser *parser, char prefix) {
    bool colon_or_brace = at(parser, TOKEN_COLON) || at(parser, TOKEN_RBRACE);
    if (!colon_or_brace && !at(parser, TOKEN_EXCLAMATION)) {
        if (!accept(parser, TOKEN_EQUAL)) {
            raise_at_next_token(parser, "%c-string: expecting '=', or '!', or ':', or '}'", prefix);
            return;
        }
        if (!at(parser, TOKEN_EXCLAMATION) && !at(parser, TOKEN_COLON) &&
            !at(parser, TOKEN_RBRACE)) {
            raise_at_next_token(parser, "%c-string: expecting '!', or ':', or '}'", prefix);
            return;
        }
    }
    if (invalid_conversion_character_rule(parser, prefix)) {
        return;
    }
    if (accept(parser, TOKEN_EXCLAMATION) && !accept(parser, TOKEN_NAME)) {
        parser->mark--;
    }
    if (!at(parser, TOKEN_COLON) && !at(parser, TOKEN_RBRACE)) {
        raise_at_next_token(parser, "%c-string: expecting ':' or '}'", prefix);
        return;
    }
    if (accept(parser, TOKEN_COLON)) {
        int mark = parser->mark;
        int start = items_begin(parser);
        while (format_spec(parser, false)) { /* CPython has the f-string's rule here for both */
        }
        items_drop(parser, start);
        if (!at(parser, TOKEN_RBRACE)) {
            raise_at_next_token(parser, "%c-string: expecting '}', or format specs", prefix);
            return;
        }
        parser->mark = mark - 1;
    }
    if (!at(parser, TOKEN_RBRACE)) {
        raise_at_next_token(parser, "%c-string: expecting '}'", prefix);
    }
}

/*
 * invalid_fstring_replacement_field:
 *     | '{' ('=' | '!' | ':' | '}')
 *     | '{' !annotated_rhs
 *     | '{' annotated_rhs !('=' | '!' | ':' | '}')
 *     | '{' annotated_rhs '=' !('!' | ':' | '}')
 *     | '{' annotated_rhs '='? invalid_fstring_conversion_character
 *     | '{' annotated_rhs '='? ['!' NAME] !(':' | '}')
 *     | '{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}'
 *     | '{' annotated_rhs '='? ['!' NAME] !'}'
 * invalid_tstring_replacement_field likewise.
 */
void invalid_replacement_field_rule(Parser *parser, bool template) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    char prefix = template ? 't' : 'f';
    if (accept(parser, TOKEN_LBRACE) && !missing_expression(parser, prefix)) {
        if (annotated_rhs_rule(parser) == NULL) {
            raise_at_next_token(parser, "%c-string: expecting a valid expression after '{'",
                                prefix);
        } else {
            invalid_field_end(parser, prefix);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

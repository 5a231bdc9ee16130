#include "engine/compiler/number_literal.h"
#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- names and numbers ---- */

/* NFKC can make a keyword of a name, which no tree may hold. */
static bool check_identifier(Parser *parser, const Text *id) {
    static const char *const forbidden[] = {"None", "True", "False"};
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        if (text_equal_string(id, forbidden[i])) {
            diagnostics_set_error(parser->diagnostics, DIAGNOSTIC_VALUE_ERROR,
                                  "identifier field can't represent '%s' constant", forbidden[i]);
            parser->failed = true;
            return false;
        }
    }
    return true;
}

const Text *identifier_token(Parser *parser) {
    const Token *token = current_token(parser);
    if (token->kind != TOKEN_NAME ||
        (token->normalized && !check_identifier(parser, token->text))) {
        return NULL;
    }
    parser->mark++;
    return token->text;
}

Expr *name_token(Parser *parser) {
    const Text *id = identifier_token(parser);
    return id == NULL ? NULL : make_name(parser, id, CONTEXT_LOAD, last_location(parser));
}

Expr *number_token(Parser *parser) {
    if (!at(parser, TOKEN_NUMBER)) {
        return NULL;
    }
    Token *token = &parser->tokens[parser->mark];
    if (token->value == NULL) {
        size_t digits;
        token->value = number_parse(token->start, token->size, parser->arena, &digits);
        if (token->value == NULL) {
            Location line = {token->location.line, token->location.end_line, -1, -1};
            return raise_syntax_error_at(
                parser, line,
                "Exceeds the limit (%d digits) for integer string conversion: value has %zu "
                "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                INT_DIGITS_MAX, digits);
        }
    }
    parser->mark++;
    return make_constant(parser, token->value, token->location);
}

/* ---- comprehensions ---- */

/* disjunction ('if' disjunction)* behind 'in'; NULL when there is no iterable. */
static Comprehension *comprehension_rest(Parser *parser, Expr *target, bool is_async) {
    Expr *iter = disjunction_rule(parser);
    if (iter == NULL) {
        return NULL;
    }
    int start = items_begin(parser);
    while (accept(parser, KEYWORD_IF)) {
        Expr *condition = disjunction_rule(parser);
        if (condition == NULL) {
            parser->mark--;
            break;
        }
        items_push(parser, condition);
    }
    Comprehension *clause = ARENA_NEW(parser->arena, Comprehension);
    *clause = (Comprehension){target, iter, take_exprs(parser, start), is_async};
    return clause;
}

/*
 * for_if_clause:
 *     | 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
 *     | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
 *     | invalid_for_if_clause
 *     | invalid_for_target
 */
static Comprehension *for_if_clause_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Comprehension *result = NULL;
    bool cut = false;
    bool is_async = accept(parser, KEYWORD_ASYNC);
    if (accept(parser, KEYWORD_FOR)) {
        Expr *target = star_targets_rule(parser);
        if (target != NULL && accept(parser, KEYWORD_IN)) {
            cut = true;
            result = comprehension_rest(parser, target, is_async);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (!cut && parser->invalid_rules) {
            invalid_for_if_clause_rule(parser);
            invalid_for_target_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* for_if_clauses: for_if_clause+ */
bool for_if_clauses_rule(Parser *parser, ComprehensionList *clauses) {
    if (!rule_enter(parser)) {
        return false;
    }
    int start = items_begin(parser);
    Comprehension *clause;
    while ((clause = for_if_clause_rule(parser)) != NULL) {
        items_push(parser, clause);
    }
    *clauses = take_comprehensions(parser, start);
    rule_leave(parser);
    return clauses->count > 0;
}

static Expr *make_comprehension(Parser *parser, ExprKind kind, Expr *element, Expr *value,
                                ComprehensionList generators, int mark) {
    Expr *expr = expr_new(parser, kind, location_from(parser, mark));
    expr->as.comp.element = element;
    expr->as.comp.value = value;
    expr->as.comp.generators = generators;
    return expr;
}

static inline bool at_comprehension(Parser *parser) {
    return at(parser, KEYWORD_FOR) || at(parser, KEYWORD_ASYNC);
}

/* for_if_clauses and the closing bracket, behind the element. */
static Expr *comprehension_end(Parser *parser, ExprKind kind, TokenKind closing, Expr *element,
                               Expr *value, int mark) {
    ComprehensionList clauses;
    if (!for_if_clauses_rule(parser, &clauses) || !accept(parser, closing)) {
        return NULL;
    }
    return make_comprehension(parser, kind, element, value, clauses, mark);
}

/* listcomp: '[' named_expression for_if_clauses ']' | invalid_comprehension, and setcomp's. */
static Expr *bracketed_comprehension(Parser *parser, ExprKind kind, TokenKind opening,
                                     TokenKind closing) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, opening)) {
        Expr *element = named_expression_rule(parser);
        if (element != NULL) {
            result = comprehension_end(parser, kind, closing, element, NULL, mark);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_comprehension_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/*
 * genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
 *     | invalid_comprehension
 */
Expr *genexp_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LPAR)) {
        Expr *element = assignment_expression_rule(parser);
        if (element == NULL) {
            element = expression_rule(parser);
            if (element != NULL && at(parser, TOKEN_COLONEQUAL)) {
                element = NULL;
            }
        }
        if (element != NULL) {
            result = comprehension_end(parser, EXPR_GENERATOR, TOKEN_RPAR, element, NULL, mark);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_comprehension_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* ---- parentheses ---- */

/* tuple: '(' [star_named_expression ',' [star_named_expressions]] ')' */
Expr *tuple_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LPAR)) {
        int start = items_begin(parser);
        Expr *first = star_named_expression_rule(parser);
        if (first != NULL && accept(parser, TOKEN_COMMA)) {
            items_push(parser, first);
            star_named_expressions_rule(parser);
        } else {
            parser->mark = mark + 1;
        }
        if (accept(parser, TOKEN_RPAR)) {
            result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                                   location_from(parser, mark));
        } else {
            items_drop(parser, start);
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* group: '(' (yield_expr | named_expression) ')' | invalid_group */
static Expr *group_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LPAR)) {
        result = yield_expr_rule(parser);
        if (result == NULL) {
            result = named_expression_rule(parser);
        }
        if (result != NULL && !accept(parser, TOKEN_RPAR)) {
            result = NULL;
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_group_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* Quick pass: the rest of a generator expression whose '(' was at `mark`. */
Expr *generator_quick(Parser *parser, Expr *element, int mark) {
    return comprehension_end(parser, EXPR_GENERATOR, TOKEN_RPAR, element, NULL, mark);
}

/* Quick pass: what is common to tuple, group and genexp is read once. */
static Expr *parentheses_quick(Parser *parser, int mark) {
    int start = items_begin(parser);
    if (at(parser, KEYWORD_YIELD)) {
        Expr *value = yield_expr_rule(parser);
        return accept(parser, TOKEN_RPAR) ? value : NULL;
    }
    if (!at(parser, TOKEN_RPAR)) {
        Expr *first = star_named_expression_rule(parser);
        if (first == NULL) {
            return NULL;
        }
        if (!accept(parser, TOKEN_COMMA)) {
            if (first->kind == EXPR_STARRED) {
                return NULL;
            }
            if (at_comprehension(parser)) {
                return comprehension_end(parser, EXPR_GENERATOR, TOKEN_RPAR, first, NULL, mark);
            }
            return accept(parser, TOKEN_RPAR) ? first : NULL;
        }
        items_push(parser, first);
        star_named_expressions_rule(parser);
    }
    if (!accept(parser, TOKEN_RPAR)) {
        items_drop(parser, start);
        return NULL;
    }
    return make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                         location_from(parser, mark));
}

/* ---- square brackets ---- */

/* list: '[' [star_named_expressions] ']' */
Expr *list_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LSQB)) {
        int start = items_begin(parser);
        star_named_expressions_rule(parser);
        if (accept(parser, TOKEN_RSQB)) {
            result = make_sequence(parser, EXPR_LIST, take_exprs(parser, start), CONTEXT_LOAD,
                                   location_from(parser, mark));
        } else {
            items_drop(parser, start);
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* Quick pass: list and listcomp. */
static Expr *brackets_quick(Parser *parser, int mark) {
    int start = items_begin(parser);
    star_named_expressions_rule(parser);
    if (at_comprehension(parser) && parser->item_count == start + 1) {
        Expr *element = parser->items[start];
        items_drop(parser, start);
        if (element->kind == EXPR_STARRED || last_token(parser)->kind == TOKEN_COMMA) {
            return NULL;
        }
        return comprehension_end(parser, EXPR_LIST_COMP, TOKEN_RSQB, element, NULL, mark);
    }
    if (!accept(parser, TOKEN_RSQB)) {
        items_drop(parser, start);
        return NULL;
    }
    return make_sequence(parser, EXPR_LIST, take_exprs(parser, start), CONTEXT_LOAD,
                         location_from(parser, mark));
}

/* ---- braces ---- */

/* kvpair: expression ':' expression. Pushes key and value. */
static bool kvpair_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    Expr *key = expression_rule(parser);
    Expr *value = NULL;
    if (key != NULL && accept(parser, TOKEN_COLON)) {
        value = expression_rule(parser);
    }
    if (value != NULL) {
        items_push(parser, key);
        items_push(parser, value);
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return value != NULL;
}

/* double_starred_kvpair: '**' bitwise_or | kvpair. Pushes key (NULL for '**') and value. */
bool double_starred_kvpair_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    bool found = false;
    if (accept(parser, TOKEN_DOUBLESTAR)) {
        Expr *value = bitwise_or_rule(parser);
        if (value != NULL) {
            items_push(parser, NULL);
            items_push(parser, value);
            found = true;
        } else {
            parser->mark--;
        }
    }
    found = found || kvpair_rule(parser);
    rule_leave(parser);
    return found;
}

/* double_starred_kvpairs: ','.double_starred_kvpair+ [','] */
static void double_starred_kvpairs_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    while (double_starred_kvpair_rule(parser) && accept(parser, TOKEN_COMMA)) {
    }
    rule_leave(parser);
}

/* Keys and values have been pushed in turn since `start`. */
static Expr *make_dict(Parser *parser, int start, int mark) {
    int count = (parser->item_count - start) / 2;
    Expr *expr = expr_new(parser, EXPR_DICT, location_from(parser, mark));
    ExprList keys = {ARENA_NEW_ARRAY(parser->arena, Expr *, (size_t)count), count};
    ExprList values = {ARENA_NEW_ARRAY(parser->arena, Expr *, (size_t)count), count};
    for (int i = 0; i < count; i++) {
        keys.items[i] = parser->items[start + 2 * i];
        values.items[i] = parser->items[start + 2 * i + 1];
    }
    items_drop(parser, start);
    expr->as.dict.keys = keys;
    expr->as.dict.values = values;
    return expr;
}

/* dict: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}' */
static Expr *dict_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LBRACE)) {
        int start = items_begin(parser);
        double_starred_kvpairs_rule(parser);
        if (accept(parser, TOKEN_RBRACE)) {
            result = make_dict(parser, start, mark);
        } else {
            items_drop(parser, start);
            parser->mark = mark + 1;
            invalid_double_starred_kvpairs_rule(parser); /* CPython tries it in both passes */
            items_drop(parser, start);
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* set: '{' star_named_expressions '}' */
static Expr *set_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (accept(parser, TOKEN_LBRACE)) {
        int start = items_begin(parser);
        if (star_named_expressions_rule(parser) && accept(parser, TOKEN_RBRACE)) {
            result = make_sequence(parser, EXPR_SET, take_exprs(parser, start), CONTEXT_LOAD,
                                   location_from(parser, mark));
        } else {
            items_drop(parser, start);
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* dictcomp: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension */
static Expr *dictcomp_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Expr *result = NULL;
    if (accept(parser, TOKEN_LBRACE) && kvpair_rule(parser)) {
        Expr *key = parser->items[start];
        Expr *value = parser->items[start + 1];
        items_drop(parser, start);
        result = comprehension_end(parser, EXPR_DICT_COMP, TOKEN_RBRACE, key, value, mark);
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_dict_comprehension_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* Quick pass: the first pair tells dict and dictcomp. */
static Expr *dict_quick(Parser *parser, int mark) {
    int start = items_begin(parser);
    while (double_starred_kvpair_rule(parser)) {
        if (at_comprehension(parser)) {
            Expr *key = parser->items[start];
            Expr *value = parser->items[start + 1];
            bool first = parser->item_count == start + 2 && key != NULL;
            items_drop(parser, start);
            return first ? comprehension_end(parser, EXPR_DICT_COMP, TOKEN_RBRACE, key, value, mark)
                         : NULL;
        }
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    if (!accept(parser, TOKEN_RBRACE)) {
        items_drop(parser, start);
        return NULL;
    }
    return make_dict(parser, start, mark);
}

/* Quick pass: dict, set, dictcomp, setcomp. */
static Expr *braces_quick(Parser *parser, int mark) {
    if (at(parser, TOKEN_RBRACE) || at(parser, TOKEN_DOUBLESTAR)) {
        return dict_quick(parser, mark);
    }
    int start = items_begin(parser);
    int first_mark = parser->mark;
    Expr *first = star_named_expression_rule(parser);
    if (first == NULL) {
        return NULL;
    }
    if (accept(parser, TOKEN_COLON)) {
        bool is_key = parser->tokens[first_mark].kind != TOKEN_STAR &&
                      parser->tokens[first_mark + 1].kind != TOKEN_COLONEQUAL;
        Expr *value = is_key ? expression_rule(parser) : NULL;
        if (value == NULL) {
            return NULL;
        }
        if (at_comprehension(parser)) {
            return comprehension_end(parser, EXPR_DICT_COMP, TOKEN_RBRACE, first, value, mark);
        }
        items_push(parser, first);
        items_push(parser, value);
        if (accept(parser, TOKEN_COMMA)) {
            double_starred_kvpairs_rule(parser);
        }
        if (!accept(parser, TOKEN_RBRACE)) {
            items_drop(parser, start);
            return NULL;
        }
        return make_dict(parser, start, mark);
    }
    if (at_comprehension(parser) && first->kind != EXPR_STARRED) {
        return comprehension_end(parser, EXPR_SET_COMP, TOKEN_RBRACE, first, NULL, mark);
    }
    items_push(parser, first);
    if (accept(parser, TOKEN_COMMA)) {
        star_named_expressions_rule(parser);
    }
    if (!accept(parser, TOKEN_RBRACE)) {
        items_drop(parser, start);
        return NULL;
    }
    return make_sequence(parser, EXPR_SET, take_exprs(parser, start), CONTEXT_LOAD,
                         location_from(parser, mark));
}

/* ---- atoms ---- */

/* Quick pass: the mark is behind an opening bracket. */
static Expr *bracket_quick(Parser *parser, TokenKind opening) {
    int mark = parser->mark++;
    Expr *result = opening == TOKEN_LPAR   ? parentheses_quick(parser, mark)
                   : opening == TOKEN_LSQB ? brackets_quick(parser, mark)
                                           : braces_quick(parser, mark);
    if (result == NULL) {
        parser->mark = mark;
    }
    return result;
}

static Expr *bracket_exact(Parser *parser, TokenKind opening) {
    Expr *result;
    switch (opening) {
    case TOKEN_LPAR: /* &'(' (tuple | group | genexp) */
        result = tuple_rule(parser);
        result = result != NULL ? result : group_rule(parser);
        return result != NULL ? result : genexp_rule(parser);
    case TOKEN_LSQB: /* &'[' (list | listcomp) */
        result = list_rule(parser);
        return result != NULL
                   ? result
                   : bracketed_comprehension(parser, EXPR_LIST_COMP, TOKEN_LSQB, TOKEN_RSQB);
    default: /* &'{' (dict | set | dictcomp | setcomp) */
        result = dict_rule(parser);
        result = result != NULL ? result : set_rule(parser);
        result = result != NULL ? result : dictcomp_rule(parser);
        return result != NULL
                   ? result
                   : bracketed_comprehension(parser, EXPR_SET_COMP, TOKEN_LBRACE, TOKEN_RBRACE);
    }
}

static Expr *constant_token(Parser *parser, const Constant *value) {
    parser->mark++;
    return make_constant(parser, value, last_location(parser));
}

/*
 * atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER
 *     | (tuple | group | genexp) | (list | listcomp) | (dict | set | dictcomp | setcomp)
 *     | '...'
 */
Expr *atom_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = NULL;
    TokenKind kind = current_kind(parser);
    switch (kind) {
    case TOKEN_NAME: result = name_token(parser); break;
    case TOKEN_NUMBER: result = number_token(parser); break;
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START: result = strings_rule(parser); break;
    case KEYWORD_TRUE: result = constant_token(parser, constant_true()); break;
    case KEYWORD_FALSE: result = constant_token(parser, constant_false()); break;
    case KEYWORD_NONE: result = constant_token(parser, constant_none()); break;
    case TOKEN_ELLIPSIS: result = constant_token(parser, constant_ellipsis()); break;
    case TOKEN_LPAR:
    case TOKEN_LSQB:
    case TOKEN_LBRACE:
        result = parser->quick ? bracket_quick(parser, kind) : bracket_exact(parser, kind);
        break;
    default: break;
    }
    rule_leave(parser);
    return result;
}

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- primaries: attributes, calls, subscripts ---- */

Expr *make_attribute(Parser *parser, Expr *value, const Text *attr, ExprContext ctx,
                     Location location) {
    Expr *expr = expr_new(parser, EXPR_ATTRIBUTE, location);
    expr->as.attribute.value = value;
    expr->as.attribute.attr = attr;
    expr->as.attribute.ctx = ctx;
    return expr;
}

Expr *make_subscript(Parser *parser, Expr *value, Expr *slice, ExprContext ctx, Location location) {
    Expr *expr = expr_new(parser, EXPR_SUBSCRIPT, location);
    expr->as.subscript.value = value;
    expr->as.subscript.slice = slice;
    expr->as.subscript.ctx = ctx;
    return expr;
}

static Expr *make_call(Parser *parser, Expr *func, ExprList args, KeywordList keywords, int mark) {
    Expr *expr = expr_new(parser, EXPR_CALL, location_from(parser, mark));
    expr->as.call.func = func;
    expr->as.call.args = args;
    expr->as.call.keywords = keywords;
    return expr;
}

/* '.' NAME; NULL, mark unmoved, without it. */
static Expr *attribute_of(Parser *parser, Expr *value, int mark) {
    int dot = parser->mark++;
    const Text *name = identifier_token(parser);
    if (name == NULL) {
        parser->mark = dot;
        return NULL;
    }
    return make_attribute(parser, value, name, CONTEXT_LOAD, location_from(parser, mark));
}

/* '[' slices ']' */
static Expr *subscript_of(Parser *parser, Expr *value, int mark) {
    int bracket = parser->mark++;
    Expr *slice = slices_rule(parser);
    if (slice == NULL || !accept(parser, TOKEN_RSQB)) {
        parser->mark = bracket;
        return NULL;
    }
    return make_subscript(parser, value, slice, CONTEXT_LOAD, location_from(parser, mark));
}

static Expr *call_with_generator(Parser *parser, Expr *func, Expr *generator, int mark) {
    int start = items_begin(parser);
    items_push(parser, generator);
    ExprList args = take_exprs(parser, start);
    return make_call(parser, func, args, (KeywordList){0}, mark);
}

/* genexp | '(' [arguments] ')' */
static Expr *call_of(Parser *parser, Expr *func, int mark) {
    int bracket = parser->mark;
    if (parser->quick) {
        parser->mark++;
        Expr *call = arguments_quick(parser, true);
        if (call == NULL) {
            parser->mark = bracket;
            return NULL;
        }
        if (call->kind == EXPR_GENERATOR) {
            return call_with_generator(parser, func, call, mark);
        }
        parser->mark++;
        call->as.call.func = func;
        call->location = location_from(parser, mark);
        return call;
    }
    Expr *generator = genexp_rule(parser);
    if (generator != NULL) {
        return call_with_generator(parser, func, generator, mark);
    }
    parser->mark++;
    Expr *arguments = arguments_rule(parser);
    if (!accept(parser, TOKEN_RPAR)) {
        parser->mark = bracket;
        return NULL;
    }
    return arguments != NULL
               ? make_call(parser, func, arguments->as.call.args, arguments->as.call.keywords, mark)
               : make_call(parser, func, (ExprList){0}, (KeywordList){0}, mark);
}

Expr *primary_trailer(Parser *parser, Expr *value, int mark) {
    TokenKind kind = current_kind(parser);
    if (parser->invalid_rules && (kind == TOKEN_LSQB || kind == TOKEN_LBRACE)) {
        invalid_comprehension_rule(parser); /* the other half of genexp, which comes first */
    }
    switch (kind) {
    case TOKEN_DOT: return attribute_of(parser, value, mark);
    case TOKEN_LPAR: return call_of(parser, value, mark);
    case TOKEN_LSQB: return subscript_of(parser, value, mark);
    default: return NULL;
    }
}

/*
 * primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')'
 *     | primary '[' slices ']' | atom
 */
Expr *primary_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_PRIMARY, &result)) {
        int mark = parser->mark;
        Expr *longer = atom_rule(parser);
        while (longer != NULL) {
            result = longer;
            longer = primary_trailer(parser, result, mark);
        }
        memo_add(parser, mark, MEMO_PRIMARY, result);
    }
    rule_leave(parser);
    return result;
}

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static Expr *slice_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    /* The quick pass reads both alternatives' first part once. */
    Expr *lower = parser->quick ? named_expression_rule(parser) : expression_rule(parser);
    Expr *result;
    bool named = lower != NULL && lower->kind == EXPR_NAMED &&
                 parser->tokens[mark + 1].kind == TOKEN_COLONEQUAL;
    if (!named && accept(parser, TOKEN_COLON)) {
        Expr *upper = expression_rule(parser);
        Expr *step = accept(parser, TOKEN_COLON) ? expression_rule(parser) : NULL;
        result = expr_new(parser, EXPR_SLICE, location_from(parser, mark));
        result->as.slice.lower = lower;
        result->as.slice.upper = upper;
        result->as.slice.step = step;
    } else if (parser->quick) {
        result = lower;
    } else {
        parser->mark = mark;
        result = named_expression_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/* slices: slice !',' | ','.(slice | starred_expression)+ [','] */
Expr *slices_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *item = slice_rule(parser);
    if (item == NULL || at(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        item = item != NULL ? item : starred_expression_rule(parser);
        while (item != NULL) {
            items_push(parser, item);
            if (!accept(parser, TOKEN_COMMA)) {
                break;
            }
            item = slice_rule(parser);
            item = item != NULL ? item : starred_expression_rule(parser);
        }
        item = NULL;
        if (parser->item_count > start) {
            item = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                                 location_from(parser, mark));
        }
    }
    rule_leave(parser);
    return item;
}

/* ---- arguments ---- */

/*
 * starred_expression:
 *     | invalid_starred_expression_unpacking
 *     | '*' expression
 *     | invalid_starred_expression
 */
Expr *starred_expression_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (parser->invalid_rules) {
        invalid_starred_expression_unpacking_rule(parser);
    }
    if (accept(parser, TOKEN_STAR)) {
        Expr *value = expression_rule(parser);
        if (value != NULL) {
            result = expr_new(parser, EXPR_STARRED, location_from(parser, mark));
            result->as.starred.value = value;
        } else {
            parser->mark = mark;
            if (parser->invalid_rules) {
                invalid_starred_expression_rule(parser);
            }
        }
    }
    rule_leave(parser);
    return result;
}

static Keyword *make_keyword(Parser *parser, const Text *name, Expr *value, int mark) {
    Keyword *keyword = ARENA_NEW(parser->arena, Keyword);
    *keyword = (Keyword){location_from(parser, mark), name, value};
    return keyword;
}

/* NAME '=' expression */
static Keyword *keyword_argument(Parser *parser) {
    if (!at(parser, TOKEN_NAME) || !next_is(parser, TOKEN_EQUAL)) {
        return NULL;
    }
    int mark = parser->mark;
    const Text *name = identifier_token(parser);
    parser->mark++;
    Expr *value = expression_rule(parser);
    if (name == NULL || value == NULL) {
        parser->mark = mark;
        return NULL;
    }
    return make_keyword(parser, name, value, mark);
}

/* '**' expression */
static Keyword *double_starred_argument(Parser *parser) {
    int mark = parser->mark;
    if (!accept(parser, TOKEN_DOUBLESTAR)) {
        return NULL;
    }
    Expr *value = expression_rule(parser);
    if (value == NULL) {
        parser->mark = mark;
        return NULL;
    }
    return make_keyword(parser, NULL, value, mark);
}

/*
 * The parts of a call are pushed as they come: positional arguments, then, from
 * the first keyword on, pairs of an argument and whether it is a Keyword (it
 * may also be starred, which is positional).
 */
static void push_pair(Parser *parser, const void *argument, bool is_keyword) {
    items_push(parser, argument);
    items_push(parser, is_keyword ? parser : NULL);
}

/* A call without function, of positional arguments from `start` and pairs from `pairs`. */
static Expr *collect_call(Parser *parser, int start, int pairs, int mark) {
    int pair_count = (parser->item_count - pairs) / 2;
    int keyword_count = 0;
    for (int i = 0; i < pair_count; i++) {
        keyword_count += parser->items[pairs + 2 * i + 1] != NULL;
    }
    KeywordList keywords = {NULL, keyword_count};
    if (keyword_count > 0) {
        keywords.items = ARENA_NEW_ARRAY(parser->arena, Keyword *, (size_t)keyword_count);
    }
    int keyword = 0;
    int last = pairs; /* starred ones move down behind the positional ones */
    for (int i = 0; i < pair_count; i++) {
        void *argument = parser->items[pairs + 2 * i];
        if (parser->items[pairs + 2 * i + 1] != NULL) {
            keywords.items[keyword++] = argument;
        } else {
            parser->items[last++] = argument;
        }
    }
    items_drop(parser, last);
    Expr *call = expr_new(parser, EXPR_CALL, location_from(parser, mark));
    call->as.call.args = take_exprs(parser, start);
    call->as.call.keywords = keywords;
    return call;
}

/* kwarg_or_starred: invalid_kwarg | NAME '=' expression | starred_expression */
static bool kwarg_or_starred_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    if (parser->invalid_rules) {
        invalid_kwarg_rule(parser);
    }
    const void *argument = keyword_argument(parser);
    bool is_keyword = argument != NULL;
    if (argument == NULL) {
        argument = starred_expression_rule(parser);
    }
    if (argument != NULL) {
        push_pair(parser, argument, is_keyword);
    }
    rule_leave(parser);
    return argument != NULL;
}

/* kwarg_or_double_starred: invalid_kwarg | NAME '=' expression | '**' expression */
static bool kwarg_or_double_starred_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    if (parser->invalid_rules) {
        invalid_kwarg_rule(parser);
    }
    const Keyword *argument = keyword_argument(parser);
    if (argument == NULL) {
        argument = double_starred_argument(parser);
    }
    if (argument != NULL) {
        push_pair(parser, argument, true);
    }
    rule_leave(parser);
    return argument != NULL;
}

/* ','.part+ */
static bool gather(Parser *parser, bool (*part)(Parser *)) {
    if (!part(parser)) {
        return false;
    }
    while (accept(parser, TOKEN_COMMA)) {
        if (!part(parser)) {
            parser->mark--;
            break;
        }
    }
    return true;
}

/*
 * kwargs:
 *     | ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+
 *     | ','.kwarg_or_starred+
 *     | ','.kwarg_or_double_starred+
 * Pushes pairs.
 */
bool kwargs_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    bool found = gather(parser, kwarg_or_starred_rule);
    if (!found) {
        found = gather(parser, kwarg_or_double_starred_rule);
    } else if (accept(parser, TOKEN_COMMA) && !gather(parser, kwarg_or_double_starred_rule)) {
        parser->mark--;
    }
    rule_leave(parser);
    return found;
}

/* starred_expression | (assignment_expression | expression !':=') !'=' */
Expr *positional_argument(Parser *parser) {
    int mark = parser->mark;
    Expr *argument = starred_expression_rule(parser);
    if (argument != NULL) {
        return argument;
    }
    argument = assignment_expression_rule(parser);
    if (argument == NULL) {
        argument = expression_rule(parser);
        if (argument != NULL && at(parser, TOKEN_COLONEQUAL)) {
            argument = NULL;
        }
    }
    if (argument == NULL || at(parser, TOKEN_EQUAL)) {
        parser->mark = mark;
        return NULL;
    }
    return argument;
}

/*
 * args:
 *     | ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs]
 *     | kwargs
 */
Expr *args_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Expr *argument = positional_argument(parser);
    while (argument != NULL) {
        items_push(parser, argument);
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
        argument = positional_argument(parser);
        parser->mark -= argument == NULL;
    }
    int pairs = items_begin(parser);
    bool found = pairs > start;
    if (!found) {
        found = kwargs_rule(parser);
    } else if (accept(parser, TOKEN_COMMA) && !kwargs_rule(parser)) {
        parser->mark--;
    }
    Expr *result = NULL;
    if (found) {
        result = collect_call(parser, start, pairs, mark);
    }
    rule_leave(parser);
    return result;
}

/* Quick pass: one argument. false: there is none. */
static bool argument_quick(Parser *parser, bool *keywords_only, bool *pairs_begun) {
    const Keyword *keyword = keyword_argument(parser);
    if (keyword == NULL && at(parser, TOKEN_DOUBLESTAR)) {
        keyword = double_starred_argument(parser);
        *keywords_only = true;
    }
    if (keyword != NULL) {
        *pairs_begun = true;
        push_pair(parser, keyword, true);
        return true;
    }
    Expr *argument =
        at(parser, TOKEN_STAR) ? starred_expression_rule(parser) : named_expression_rule(parser);
    if (argument == NULL || *keywords_only) {
        return false;
    }
    if (!*pairs_begun) {
        items_push(parser, argument);
        return true;
    }
    push_pair(parser, argument, false);
    return argument->kind == EXPR_STARRED;
}

/*
 * Quick pass: the mark is behind the '('. Gives a call without function, the
 * mark at the ')', or, where one may stand, a generator expression, the mark
 * behind it. NULL: neither.
 */
Expr *arguments_quick(Parser *parser, bool allow_generator) {
    int mark = parser->mark;
    int start = items_begin(parser);
    bool keywords_only = false;
    bool pairs_begun = false;
    int pairs = start;
    while (!at(parser, TOKEN_RPAR)) {
        if (!pairs_begun) {
            pairs = items_begin(parser);
        }
        if (!argument_quick(parser, &keywords_only, &pairs_begun)) {
            items_drop(parser, start);
            parser->mark = mark;
            return NULL;
        }
        if (accept(parser, TOKEN_COMMA)) {
            continue;
        }
        if (at(parser, TOKEN_RPAR)) {
            break;
        }
        Expr *element = parser->items[start];
        bool alone = parser->item_count == start + 1 && element->kind != EXPR_STARRED;
        items_drop(parser, start);
        Expr *generator =
            allow_generator && alone ? generator_quick(parser, element, mark - 1) : NULL;
        if (generator == NULL) {
            parser->mark = mark;
        }
        return generator;
    }
    if (!pairs_begun) {
        pairs = items_begin(parser);
    }
    return collect_call(parser, start, pairs, mark);
}

/* arguments: args [','] &')' | invalid_arguments */
Expr *arguments_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->quick) {
        result = at(parser, TOKEN_RPAR) ? NULL : arguments_quick(parser, false);
    } else if (!memo_find(parser, MEMO_ARGUMENTS, &result)) {
        int mark = parser->mark;
        result = args_rule(parser);
        if (result != NULL) {
            accept(parser, TOKEN_COMMA);
            if (!at(parser, TOKEN_RPAR)) {
                result = NULL;
            }
        }
        if (result == NULL) {
            parser->mark = mark;
            if (parser->invalid_rules) {
                invalid_arguments_rule(parser);
            }
        }
        memo_add(parser, mark, MEMO_ARGUMENTS, result);
    }
    rule_leave(parser);
    return result;
}

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- calls ---- */

/* The last condition of a comprehension, or what it goes through. */
static const Expr *last_comprehension_item(ComprehensionList clauses) {
    const Comprehension *last = clauses.items[clauses.count - 1];
    return last->ifs.count > 0 ? last->ifs.items[last->ifs.count - 1] : last->iter;
}

static void raise_generator(Parser *parser, const Expr *element, ComprehensionList clauses) {
    const Expr *last = last_comprehension_item(clauses);
    raise_syntax_error_at(parser, location_range(element->location, last->location),
                          "Generator expression must be parenthesized");
}

/*
 * ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs)
 *     | kwargs)
 */
static bool arguments_with_keywords(Parser *parser) {
    int mark = parser->mark;
    int start = items_begin(parser);
    bool positional = false;
    while (positional_argument(parser) != NULL) {
        positional = true;
        if (!accept(parser, TOKEN_COMMA)) {
            positional = false; /* no comma for the keywords */
            break;
        }
    }
    bool found = positional && kwargs_rule(parser);
    if (!found) {
        parser->mark = mark;
        found = kwargs_rule(parser);
    }
    items_drop(parser, start);
    return found;
}

/* ... ',' ','.(starred_expression !'=')+ */
static bool unpacking_after_keywords(Parser *parser) {
    if (!arguments_with_keywords(parser) || !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    Location comma = last_location(parser);
    const Expr *starred = starred_expression_rule(parser);
    if (starred == NULL || at(parser, TOKEN_EQUAL)) {
        return false;
    }
    while (accept(parser, TOKEN_COMMA)) {
        int mark = parser->mark;
        if (starred_expression_rule(parser) == NULL || at(parser, TOKEN_EQUAL)) {
            parser->mark = mark - 1;
            break;
        }
    }
    raise_syntax_error_at(parser, starting_from(comma),
                          "iterable argument unpacking follows keyword argument unpacking");
    return true;
}

/* expression for_if_clauses ',' [args | expression for_if_clauses] */
static bool bare_generator_first(Parser *parser) {
    ComprehensionList clauses;
    const Expr *element = expression_rule(parser);
    if (element == NULL || !for_if_clauses_rule(parser, &clauses) || !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    if (args_rule(parser) == NULL && expression_rule(parser) != NULL) {
        ComprehensionList more;
        for_if_clauses_rule(parser, &more);
    }
    raise_generator(parser, element, clauses);
    return true;
}

/* NAME '=' expression for_if_clauses */
static bool assigned_generator(Parser *parser) {
    ComprehensionList clauses;
    const Expr *name = name_token(parser);
    if (name == NULL || !accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    Location equal = last_location(parser);
    if (expression_rule(parser) == NULL || !for_if_clauses_rule(parser, &clauses)) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(name->location, equal),
                          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return true;
}

/* (args ',')? NAME '=' &(',' | ')') */
static bool missing_value(Parser *parser) {
    int mark = parser->mark;
    if (args_rule(parser) == NULL || !accept(parser, TOKEN_COMMA)) {
        parser->mark = mark;
    }
    const Expr *name = name_token(parser);
    if (name == NULL || !accept(parser, TOKEN_EQUAL) ||
        !(at(parser, TOKEN_COMMA) || at(parser, TOKEN_RPAR))) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(name->location, last_location(parser)),
                          "expected argument value expression");
    return true;
}

/* args for_if_clauses */
static bool bare_generator_last(Parser *parser) {
    ComprehensionList clauses;
    const Expr *call = args_rule(parser);
    if (call == NULL || !for_if_clauses_rule(parser, &clauses)) {
        return false;
    }
    ExprList args = call->as.call.args;
    if (args.count > 1) {
        raise_generator(parser, args.items[args.count - 1], clauses);
    }
    return true;
}

/* args ',' expression for_if_clauses */
static bool bare_generator_after_comma(Parser *parser) {
    ComprehensionList clauses;
    if (args_rule(parser) == NULL || !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    const Expr *element = expression_rule(parser);
    if (element == NULL || !for_if_clauses_rule(parser, &clauses)) {
        return false;
    }
    raise_generator(parser, element, clauses);
    return true;
}

/* args ',' args */
static bool positional_after_keyword(Parser *parser) {
    const Expr *call = args_rule(parser);
    if (call == NULL || !accept(parser, TOKEN_COMMA) || args_rule(parser) == NULL) {
        return false;
    }
    bool unpacking = false;
    for (int i = 0; i < call->as.call.keywords.count; i++) {
        unpacking = unpacking || call->as.call.keywords.items[i]->name == NULL;
    }
    raise_syntax_error(parser, "positional argument follows keyword argument%s",
                       unpacking ? " unpacking" : "");
    return true;
}

/* invalid_arguments: the alternatives above, in this order. */
void invalid_arguments_rule(Parser *parser) {
    static bool (*const alternatives[])(Parser *) = {
        unpacking_after_keywords, bare_generator_first,
        assigned_generator,       missing_value,
        bare_generator_last,      bare_generator_after_comma,
        positional_after_keyword,
    };
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    bool found = false;
    for (size_t i = 0; !found && i < sizeof alternatives / sizeof alternatives[0]; i++) {
        found = alternatives[i](parser);
        parser->mark = mark;
    }
    rule_leave(parser);
}

/* ('True' | 'False' | 'None') '=' */
static bool constant_as_keyword(Parser *parser) {
    TokenKind kind = current_kind(parser);
    if (kind != KEYWORD_TRUE && kind != KEYWORD_FALSE && kind != KEYWORD_NONE) {
        return false;
    }
    Location constant = current_token(parser)->location;
    parser->mark++;
    if (!accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(constant, last_location(parser)),
                          "cannot assign to %s",
                          kind == KEYWORD_TRUE    ? "True"
                          : kind == KEYWORD_FALSE ? "False"
                                                  : "None");
    return true;
}

/* !(NAME '=') expression '=' */
static bool expression_as_keyword(Parser *parser) {
    if (at(parser, TOKEN_NAME) && next_is(parser, TOKEN_EQUAL)) {
        return false;
    }
    const Expr *target = expression_rule(parser);
    if (target == NULL || !accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(target->location, last_location(parser)),
                          "expression cannot contain assignment, perhaps you meant \"==\"?");
    return true;
}

/* '**' expression '=' expression */
static bool assigned_unpacking(Parser *parser) {
    if (!accept(parser, TOKEN_DOUBLESTAR)) {
        return false;
    }
    Location stars = last_location(parser);
    if (expression_rule(parser) == NULL || !accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    const Expr *value = expression_rule(parser);
    if (value == NULL) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(stars, value->location),
                          "cannot assign to keyword argument unpacking");
    return true;
}

/*
 * invalid_kwarg:
 *     | ('True' | 'False' | 'None') '='
 *     | NAME '=' expression for_if_clauses
 *     | !(NAME '=') expression '='
 *     | '**' expression '=' expression
 */
void invalid_kwarg_rule(Parser *parser) {
    static bool (*const alternatives[])(Parser *) = {constant_as_keyword, assigned_generator,
                                                     expression_as_keyword, assigned_unpacking};
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    bool found = false;
    for (size_t i = 0; !found && i < sizeof alternatives / sizeof alternatives[0]; i++) {
        found = alternatives[i](parser);
        parser->mark = mark;
    }
    rule_leave(parser);
}

/* invalid_starred_expression_unpacking: '*' expression '=' expression */
void invalid_starred_expression_unpacking_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, TOKEN_STAR)) {
        Location star = last_location(parser);
        const Expr *value = NULL;
        if (expression_rule(parser) != NULL && accept(parser, TOKEN_EQUAL)) {
            value = expression_rule(parser);
        }
        if (value != NULL) {
            raise_syntax_error_at(parser, location_range(star, value->location),
                                  "cannot assign to iterable argument unpacking");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_starred_expression: '*' */
void invalid_starred_expression_rule(Parser *parser) {
    if (at(parser, TOKEN_STAR)) {
        raise_syntax_error(parser, "Invalid star expression");
    }
}

/* ---- parameters ---- */

/* slash_no_default: param_no_default+ '/' (',' | &')') */
static bool slash_no_default_rule(Parser *parser, bool lambda) {
    int mark = parser->mark;
    bool some = false;
    while (param_no_default_rule(parser, lambda) != NULL) {
        some = true;
    }
    if (some && slash_rule(parser, lambda)) {
        return true;
    }
    parser->mark = mark;
    return false;
}

/* param_with_default+, or param_maybe_default+: how many there are. */
static int skip_parameters(Parser *parser, bool lambda, bool (*rule)(Parser *, bool)) {
    int start = items_begin(parser);
    while (rule(parser, lambda)) {
    }
    int count = parser->item_count - start;
    items_drop(parser, start);
    return count;
}

/* slash_with_default: param_no_default* param_with_default+ '/' (',' | &')') */
static bool slash_with_default_rule(Parser *parser, bool lambda) {
    int mark = parser->mark;
    while (param_no_default_rule(parser, lambda) != NULL) {
    }
    if (skip_parameters(parser, lambda, param_with_default_rule) > 0 &&
        slash_rule(parser, lambda)) {
        return true;
    }
    parser->mark = mark;
    return false;
}

static bool any_slash(Parser *parser, bool lambda) {
    return slash_no_default_rule(parser, lambda) || slash_with_default_rule(parser, lambda);
}

/* '/' ',' */
static bool slash_first(Parser *parser, bool lambda) {
    (void)lambda;
    if (!accept(parser, TOKEN_SLASH) || !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    raise_syntax_error_at(parser, parser->tokens[parser->mark - 2].location,
                          "at least one argument must precede /");
    return true;
}

/* (slash_no_default | slash_with_default) param_maybe_default* '/' */
static bool second_slash(Parser *parser, bool lambda) {
    if (!any_slash(parser, lambda)) {
        return false;
    }
    skip_parameters(parser, lambda, param_maybe_default_rule);
    if (!accept(parser, TOKEN_SLASH)) {
        return false;
    }
    raise_syntax_error_at(parser, last_location(parser), "/ may appear only once");
    return true;
}

/*
 * slash_no_default? param_no_default* invalid_parameters_helper param_no_default
 * invalid_parameters_helper: slash_with_default | param_with_default+
 */
static bool missing_default(Parser *parser, bool lambda) {
    slash_no_default_rule(parser, lambda);
    while (param_no_default_rule(parser, lambda) != NULL) {
    }
    if (!slash_with_default_rule(parser, lambda) &&
        skip_parameters(parser, lambda, param_with_default_rule) == 0) {
        return false;
    }
    const Arg *arg = param_no_default_rule(parser, lambda);
    if (arg == NULL) {
        return false;
    }
    raise_syntax_error_at(parser, arg->location,
                          "parameter without a default follows parameter with a default");
    return true;
}

/*
 * param_no_default* '(' param_no_default+ ','? ')'
 * lambda_param_no_default* '(' ','.lambda_param+ ','? ')'
 */
static bool parenthesized_parameters(Parser *parser, bool lambda) {
    while (param_no_default_rule(parser, lambda) != NULL) {
    }
    if (!accept(parser, TOKEN_LPAR)) {
        return false;
    }
    Location bracket = last_location(parser);
    bool some = false;
    if (lambda) {
        some = param_rule(parser, true) != NULL;
        while (some && accept(parser, TOKEN_COMMA)) {
            if (param_rule(parser, true) == NULL) {
                parser->mark--;
                break;
            }
        }
    } else {
        while (param_no_default_rule(parser, false) != NULL) {
            some = true;
        }
    }
    if (!some) {
        return false;
    }
    accept(parser, TOKEN_COMMA);
    if (!accept(parser, TOKEN_RPAR)) {
        return false;
    }
    raise_syntax_error_at(parser, location_range(bracket, last_location(parser)),
                          "%s parameters cannot be parenthesized",
                          lambda ? "Lambda expression" : "Function");
    return true;
}

/*
 * (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default)
 *     param_maybe_default* '/'
 */
static bool slash_after_star(Parser *parser, bool lambda) {
    any_slash(parser, lambda);
    skip_parameters(parser, lambda, param_maybe_default_rule);
    if (!accept(parser, TOKEN_STAR) ||
        !(accept(parser, TOKEN_COMMA) || param_no_default_rule(parser, lambda) != NULL)) {
        return false;
    }
    skip_parameters(parser, lambda, param_maybe_default_rule);
    if (!accept(parser, TOKEN_SLASH)) {
        return false;
    }
    raise_syntax_error_at(parser, last_location(parser), "/ must be ahead of *");
    return true;
}

/* param_maybe_default+ '/' '*' */
static bool missing_comma(Parser *parser, bool lambda) {
    if (skip_parameters(parser, lambda, param_maybe_default_rule) == 0 ||
        !accept(parser, TOKEN_SLASH) || !accept(parser, TOKEN_STAR)) {
        return false;
    }
    raise_syntax_error_at(parser, last_location(parser), "expected comma between / and *");
    return true;
}

/* Tries alternatives in turn, each from here. */
static void try_alternatives(Parser *parser, bool lambda,
                             bool (*const *alternatives)(Parser *, bool), int count) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    bool found = false;
    for (int i = 0; !found && i < count; i++) {
        found = alternatives[i](parser, lambda);
        parser->mark = mark;
    }
    rule_leave(parser);
}

/* invalid_parameters, invalid_lambda_parameters: the alternatives above, in this order. */
void invalid_parameters_rule(Parser *parser, bool lambda) {
    static bool (*const alternatives[])(Parser *, bool) = {
        slash_first,      second_slash,  missing_default, parenthesized_parameters,
        slash_after_star, missing_comma,
    };
    try_alternatives(parser, lambda, alternatives,
                     (int)(sizeof alternatives / sizeof alternatives[0]));
}

/* invalid_default: '=' &(')' | ',') */
void invalid_default_rule(Parser *parser) {
    if (at(parser, TOKEN_EQUAL) && (next_is(parser, TOKEN_RPAR) || next_is(parser, TOKEN_COMMA))) {
        raise_syntax_error_at(parser, current_token(parser)->location,
                              "expected default value expression");
    }
}

/* '*' (')' | ',' (')' | '**')), for lambdas with ':' in place of ')' */
static bool bare_star(Parser *parser, bool lambda) {
    TokenKind end = lambda ? TOKEN_COLON : TOKEN_RPAR;
    if (!accept(parser, TOKEN_STAR)) {
        return false;
    }
    Location star = last_location(parser);
    if (!accept(parser, end) && !(accept(parser, TOKEN_COMMA) &&
                                  (accept(parser, end) || accept(parser, TOKEN_DOUBLESTAR)))) {
        return false;
    }
    if (lambda) {
        raise_syntax_error(parser, "named arguments must follow bare *");
    } else {
        raise_syntax_error_at(parser, star, "named arguments must follow bare *");
    }
    return true;
}

/* '*' param '=' */
static bool star_default(Parser *parser, bool lambda) {
    if (!accept(parser, TOKEN_STAR) || param_rule(parser, lambda) == NULL ||
        !accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    raise_syntax_error_at(parser, last_location(parser),
                          "var-positional argument cannot have default value");
    return true;
}

/* '*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',') */
static bool second_star(Parser *parser, bool lambda) {
    if (!accept(parser, TOKEN_STAR) ||
        !(param_no_default_rule(parser, lambda) != NULL || accept(parser, TOKEN_COMMA))) {
        return false;
    }
    skip_parameters(parser, lambda, param_maybe_default_rule);
    if (!accept(parser, TOKEN_STAR)) {
        return false;
    }
    Location star = last_location(parser);
    if (param_no_default_rule(parser, lambda) == NULL && !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    raise_syntax_error_at(parser, star, "* argument may appear only once");
    return true;
}

/* invalid_star_etc, invalid_lambda_star_etc: the alternatives above, in this order. */
void invalid_star_etc_rule(Parser *parser, bool lambda) {
    static bool (*const alternatives[])(Parser *, bool) = {bare_star, star_default, second_star};
    try_alternatives(parser, lambda, alternatives,
                     (int)(sizeof alternatives / sizeof alternatives[0]));
}

/* '**' param '=' */
static bool stars_default(Parser *parser, bool lambda) {
    if (!accept(parser, TOKEN_DOUBLESTAR) || param_rule(parser, lambda) == NULL ||
        !accept(parser, TOKEN_EQUAL)) {
        return false;
    }
    raise_syntax_error_at(parser, last_location(parser),
                          "var-keyword argument cannot have default value");
    return true;
}

/* '**' param ',' param | '**' param ',' ('*' | '**' | '/') */
static bool parameter_after_stars(Parser *parser, bool lambda) {
    if (!accept(parser, TOKEN_DOUBLESTAR) || param_rule(parser, lambda) == NULL ||
        !accept(parser, TOKEN_COMMA)) {
        return false;
    }
    const Arg *arg = param_rule(parser, lambda);
    if (arg == NULL && !accept(parser, TOKEN_STAR) && !accept(parser, TOKEN_DOUBLESTAR) &&
        !accept(parser, TOKEN_SLASH)) {
        return false;
    }
    raise_syntax_error_at(parser, arg != NULL ? arg->location : last_location(parser),
                          "arguments cannot follow var-keyword argument");
    return true;
}

/* invalid_kwds, invalid_lambda_kwds: the alternatives above, in this order. */
void invalid_kwds_rule(Parser *parser, bool lambda) {
    static bool (*const alternatives[])(Parser *, bool) = {stars_default, parameter_after_stars};
    try_alternatives(parser, lambda, alternatives,
                     (int)(sizeof alternatives / sizeof alternatives[0]));
}

/* ---- type parameters ---- */

/*
 * invalid_type_param: '*' NAME ':' expression | '**' NAME ':' expression
 */
void invalid_type_param_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    const char *kind = at(parser, TOKEN_STAR) ? "TypeVarTuple" : "ParamSpec";
    if ((accept(parser, TOKEN_STAR) || accept(parser, TOKEN_DOUBLESTAR)) &&
        accept(parser, TOKEN_NAME) && accept(parser, TOKEN_COLON)) {
        Location colon = last_location(parser);
        const Expr *bound = expression_rule(parser);
        if (bound != NULL) {
            raise_syntax_error_at(parser, starting_from(colon), "cannot use %s with %s",
                                  bound->kind == EXPR_TUPLE ? "constraints" : "bound", kind);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_type_params: '[' ']' */
void invalid_type_params_rule(Parser *parser) {
    if (at(parser, TOKEN_LSQB) && next_is(parser, TOKEN_RSQB)) {
        raise_syntax_error_at(parser, starting_from(parser->tokens[parser->mark + 1].location),
                              "Type parameter list cannot be empty");
    }
}

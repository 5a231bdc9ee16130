#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/*
 * Parameters of functions and lambdas. The grammar has each rule twice, with
 * annotations and ')' at the end, and without and ':'; here they are one, told
 * apart by `lambda`.
 *
 * CPython tries five forms in turn, each from the start:
 *
 *     slash_no_default param_no_default* param_with_default* [star_etc]
 *     slash_with_default param_with_default* [star_etc]
 *     param_no_default+ param_with_default* [star_etc]
 *     param_with_default+ [star_etc]
 *     star_etc
 *
 * They share their beginnings, so here one way leads through all of them.
 */

/* A parameter and its default, which may be NULL. */
typedef struct NameDefault {
    Arg *arg;
    Expr *value;
} NameDefault;

/* param: NAME annotation?   lambda_param: NAME */
Arg *param_rule(Parser *parser, bool lambda) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Arg *result = NULL;
    const Text *name = identifier_token(parser);
    if (name != NULL) {
        Expr *annotation = NULL;
        if (!lambda && accept(parser, TOKEN_COLON)) {
            annotation = expression_rule(parser);
            parser->mark -= annotation == NULL;
        }
        result = ARENA_NEW(parser->arena, Arg);
        *result = (Arg){location_from(parser, mark), name, annotation};
    }
    rule_leave(parser);
    return result;
}

/* param_star_annotation: NAME ':' star_expression */
static Arg *param_star_annotation_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Arg *result = NULL;
    const Text *name = identifier_token(parser);
    if (name != NULL && accept(parser, TOKEN_COLON)) {
        Expr *annotation = star_expression_rule(parser);
        if (annotation != NULL) {
            result = ARENA_NEW(parser->arena, Arg);
            *result = (Arg){location_from(parser, mark), name, annotation};
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* default: '=' expression | invalid_default */
static Expr *default_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = NULL;
    if (accept(parser, TOKEN_EQUAL)) {
        result = expression_rule(parser);
        if (result == NULL) {
            parser->mark--;
            if (parser->invalid_rules) {
                invalid_default_rule(parser);
            }
        }
    }
    rule_leave(parser);
    return result;
}

/* ',' or &')', for lambdas ',' or &':' */
static bool parameter_end(Parser *parser, bool lambda) {
    return accept(parser, TOKEN_COMMA) || at(parser, lambda ? TOKEN_COLON : TOKEN_RPAR);
}

/* param_no_default: param ',' | param &')' */
Arg *param_no_default_rule(Parser *parser, bool lambda) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Arg *result = param_rule(parser, lambda);
    if (result != NULL && !parameter_end(parser, lambda)) {
        parser->mark = mark;
        result = NULL;
    }
    rule_leave(parser);
    return result;
}

/* param_no_default_star_annotation: param_star_annotation ',' | param_star_annotation &')' */
static Arg *param_no_default_star_annotation_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Arg *result = param_star_annotation_rule(parser);
    if (result != NULL && !parameter_end(parser, false)) {
        parser->mark = mark;
        result = NULL;
    }
    rule_leave(parser);
    return result;
}

static bool name_default(Parser *parser, bool lambda, bool default_needed) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    bool found = false;
    Arg *arg = param_rule(parser, lambda);
    if (arg != NULL) {
        Expr *value = default_rule(parser);
        found = (value != NULL || !default_needed) && parameter_end(parser, lambda);
        if (found) {
            NameDefault *pair = ARENA_NEW(parser->arena, NameDefault);
            *pair = (NameDefault){arg, value};
            items_push(parser, pair);
        } else {
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return found;
}

/* param_with_default: param default ',' | param default &')'. Pushes a NameDefault. */
bool param_with_default_rule(Parser *parser, bool lambda) {
    return name_default(parser, lambda, true);
}

/* param_maybe_default: param default? ',' | param default? &')'. Pushes a NameDefault. */
bool param_maybe_default_rule(Parser *parser, bool lambda) {
    return name_default(parser, lambda, false);
}

/* '/' ',' | '/' &')' */
bool slash_rule(Parser *parser, bool lambda) {
    if (!accept(parser, TOKEN_SLASH)) {
        return false;
    }
    if (!parameter_end(parser, lambda)) {
        parser->mark--;
        return false;
    }
    return true;
}

/* kwds: invalid_kwds | '**' param_no_default */
static Arg *kwds_rule(Parser *parser, bool lambda) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Arg *result = NULL;
    if (parser->invalid_rules) {
        invalid_kwds_rule(parser, lambda);
    }
    if (accept(parser, TOKEN_DOUBLESTAR)) {
        result = param_no_default_rule(parser, lambda);
        parser->mark -= result == NULL;
    }
    rule_leave(parser);
    return result;
}

/* Takes the NameDefaults since `start`. */
static ArgList take_parameters(Parser *parser, int start, ExprList *defaults) {
    int count = parser->item_count - start;
    ArgList args = {NULL, count};
    *defaults = (ExprList){NULL, count};
    if (count > 0) {
        args.items = ARENA_NEW_ARRAY(parser->arena, Arg *, (size_t)count);
        defaults->items = ARENA_NEW_ARRAY(parser->arena, Expr *, (size_t)count);
    }
    for (int i = 0; i < count; i++) {
        const NameDefault *pair = parser->items[start + i];
        args.items[i] = pair->arg;
        defaults->items[i] = pair->value;
    }
    items_drop(parser, start);
    return args;
}

/*
 * star_etc:
 *     | invalid_star_etc
 *     | '*' param_no_default param_maybe_default* [kwds]
 *     | '*' param_no_default_star_annotation param_maybe_default* [kwds]
 *     | '*' ',' param_maybe_default+ [kwds]
 *     | kwds
 */
static bool star_etc_rule(Parser *parser, bool lambda, Arguments *arguments) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    if (parser->invalid_rules) {
        invalid_star_etc_rule(parser, lambda);
    }
    bool found = false;
    if (accept(parser, TOKEN_STAR)) {
        arguments->vararg = param_no_default_rule(parser, lambda);
        if (arguments->vararg == NULL && !lambda) {
            arguments->vararg = param_no_default_star_annotation_rule(parser);
        }
        found = arguments->vararg != NULL;
        if (found || accept(parser, TOKEN_COMMA)) {
            while (param_maybe_default_rule(parser, lambda)) {
                found = true;
            }
        }
        arguments->kwonlyargs = take_parameters(parser, start, &arguments->kw_defaults);
    }
    if (!found) {
        parser->mark = mark;
    }
    Arg *kwarg = kwds_rule(parser, lambda);
    if (kwarg != NULL) {
        arguments->kwarg = kwarg;
        found = true;
    }
    rule_leave(parser);
    return found;
}

/* Moves the NameDefaults since `middle` behind the Args since `start`: all names, the defaults. */
static ArgList join_parameters(Parser *parser, int start, int middle, ExprList *defaults) {
    ExprList values;
    ArgList with_default = take_parameters(parser, middle, &values);
    for (int i = 0; i < with_default.count; i++) {
        items_push(parser, with_default.items[i]);
    }
    if (values.count > 0) {
        int begin = items_begin(parser);
        for (int i = 0; i < defaults->count; i++) {
            items_push(parser, defaults->items[i]);
        }
        for (int i = 0; i < values.count; i++) {
            items_push(parser, values.items[i]);
        }
        *defaults = take_exprs(parser, begin);
    }
    return take_args(parser, start);
}

/* parameters, lambda_parameters: see above. */
static Arguments *parameters_rule(Parser *parser, bool lambda) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Arguments *arguments = ARENA_NEW(parser->arena, Arguments);
    int start = items_begin(parser);
    bool slash = false;
    Arg *arg;
    while ((arg = param_no_default_rule(parser, lambda)) != NULL) {
        items_push(parser, arg);
    }
    int middle = items_begin(parser);
    if (middle > start && slash_rule(parser, lambda)) {
        slash = true;
        arguments->posonlyargs = take_args(parser, start);
        while ((arg = param_no_default_rule(parser, lambda)) != NULL) {
            items_push(parser, arg);
        }
        middle = items_begin(parser);
    }
    while (param_with_default_rule(parser, lambda)) {
    }
    if (!slash && items_begin(parser) > middle && slash_rule(parser, lambda)) {
        arguments->posonlyargs = join_parameters(parser, start, middle, &arguments->defaults);
        middle = start;
        while (param_with_default_rule(parser, lambda)) {
        }
    }
    arguments->args = join_parameters(parser, start, middle, &arguments->defaults);
    star_etc_rule(parser, lambda, arguments);
    bool found = parser->mark > mark;
    rule_leave(parser);
    return found ? arguments : NULL;
}

Arguments *empty_arguments(Parser *parser) {
    return ARENA_NEW(parser->arena, Arguments);
}

/* params: invalid_parameters | parameters */
Arguments *params_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_parameters_rule(parser, false);
    }
    Arguments *result = parameters_rule(parser, false);
    rule_leave(parser);
    return result;
}

/* lambda_params: invalid_lambda_parameters | lambda_parameters */
Arguments *lambda_params_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_parameters_rule(parser, true);
    }
    Arguments *result = parameters_rule(parser, true);
    rule_leave(parser);
    return result;
}

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- assignments ---- */

/* invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')' */
static const Expr *invalid_ann_assign_target_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    const Expr *result = list_rule(parser);
    if (result == NULL) {
        result = tuple_rule(parser);
    }
    if (result == NULL && accept(parser, TOKEN_LPAR)) {
        result = invalid_ann_assign_target_rule(parser);
        if (result == NULL || !accept(parser, TOKEN_RPAR)) {
            parser->mark = mark;
            result = NULL;
        }
    }
    rule_leave(parser);
    return result;
}

/* ':' expression */
static bool annotation_follows(Parser *parser) {
    return accept(parser, TOKEN_COLON) && expression_rule(parser) != NULL;
}

/*
 *     | invalid_ann_assign_target ':' expression
 *     | star_named_expression ',' star_named_expressions* ':' expression
 *     | expression ':' expression
 */
static bool invalid_annotation(Parser *parser) {
    int mark = parser->mark;
    const Expr *target = invalid_ann_assign_target_rule(parser);
    if (target != NULL && annotation_follows(parser)) {
        raise_syntax_error_at(parser, target->location,
                              "only single target (not %s) can be annotated", expr_name(target));
        return true;
    }
    parser->mark = mark;
    target = star_named_expression_rule(parser);
    if (target != NULL && accept(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        while (star_named_expressions_rule(parser)) {
        }
        items_drop(parser, start);
        if (annotation_follows(parser)) {
            raise_syntax_error_at(parser, target->location,
                                  "only single target (not tuple) can be annotated");
            return true;
        }
    }
    parser->mark = mark;
    target = expression_rule(parser);
    if (target != NULL && annotation_follows(parser)) {
        raise_syntax_error_at(parser, target->location, "illegal target for annotation");
        return true;
    }
    parser->mark = mark;
    return false;
}

/* (star_targets '=')* */
static void skip_targets(Parser *parser) {
    int end = parser->mark;
    while (star_targets_rule(parser) != NULL && accept(parser, TOKEN_EQUAL)) {
        end = parser->mark;
    }
    parser->mark = end;
}

static bool invalid_assignment_target(Parser *parser) {
    skip_targets(parser);
    int mark = parser->mark;
    const Expr *target = star_expressions_rule(parser);
    if (target != NULL && accept(parser, TOKEN_EQUAL)) {
        raise_invalid_target(parser, target, TARGET_STAR);
        return true;
    }
    parser->mark = mark;
    target = yield_expr_rule(parser);
    if (target != NULL && accept(parser, TOKEN_EQUAL)) {
        raise_syntax_error_at(parser, target->location,
                              "assignment to yield expression not possible");
        return true;
    }
    return false;
}

/*
 * invalid_assignment:
 *     | invalid_ann_assign_target ':' expression
 *     | star_named_expression ',' star_named_expressions* ':' expression
 *     | expression ':' expression
 *     | (star_targets '=')* star_expressions '='
 *     | (star_targets '=')* yield_expr '='
 *     | star_expressions augassign annotated_rhs
 */
void invalid_assignment_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    bool found = invalid_annotation(parser);
    parser->mark = mark;
    found = found || invalid_assignment_target(parser);
    parser->mark = mark;
    if (!found) {
        BinaryOperator op;
        const Expr *target = star_expressions_rule(parser);
        if (target != NULL && augassign_rule(parser, &op) && annotated_rhs_rule(parser) != NULL) {
            raise_syntax_error_at(parser, target->location,
                                  "'%s' is an illegal expression for augmented assignment",
                                  expr_name(target));
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_del_stmt: 'del' star_expressions */
void invalid_del_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    const Expr *targets = accept(parser, KEYWORD_DEL) ? star_expressions_rule(parser) : NULL;
    if (targets != NULL) {
        raise_invalid_target(parser, targets, TARGET_DEL);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- imports ---- */

/* 'import' ','.dotted_name+ 'from' dotted_name | 'import' NEWLINE */
static void invalid_import(Parser *parser) {
    if (!accept(parser, KEYWORD_IMPORT)) {
        return;
    }
    Location import = last_location(parser);
    int mark = parser->mark;
    bool names = dotted_name_rule(parser) != NULL;
    while (names && accept(parser, TOKEN_COMMA)) {
        if (dotted_name_rule(parser) == NULL) {
            parser->mark--;
            break;
        }
    }
    if (names && accept(parser, KEYWORD_FROM) && dotted_name_rule(parser) != NULL) {
        raise_syntax_error_at(parser, starting_from(import),
                              "Did you mean to use 'from ... import ...' instead?");
        return;
    }
    parser->mark = mark;
    if (accept(parser, TOKEN_NEWLINE)) {
        raise_syntax_error_at(parser, starting_from(last_location(parser)),
                              "Expected one or more names after 'import'");
    }
}

/* invalid_import: 'import' ','.dotted_name+ 'from' dotted_name | 'import' NEWLINE */
void invalid_import_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    invalid_import(parser);
    parser->mark = mark;
    rule_leave(parser);
}

/* 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression */
static void invalid_as_name(Parser *parser) {
    if (!accept(parser, KEYWORD_AS)) {
        return;
    }
    if (at(parser, TOKEN_NAME) && (next_is(parser, TOKEN_COMMA) || next_is(parser, TOKEN_RPAR) ||
                                   next_is(parser, TOKEN_SEMI) || next_is(parser, TOKEN_NEWLINE))) {
        return;
    }
    const Expr *target = expression_rule(parser);
    if (target != NULL) {
        raise_syntax_error_at(parser, target->location, "cannot use %s as import target",
                              expr_name(target));
    }
}

/* invalid_dotted_as_name: dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression */
void invalid_dotted_as_name_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (dotted_name_rule(parser) != NULL) {
        invalid_as_name(parser);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_import_from_as_name: NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression */
void invalid_import_from_as_name_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (name_token(parser) != NULL) {
        invalid_as_name(parser);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_import_from_targets: import_from_as_names ',' NEWLINE | NEWLINE */
void invalid_import_from_targets_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    AliasList names;
    if (import_from_as_names_rule(parser, &names) && accept(parser, TOKEN_COMMA) &&
        accept(parser, TOKEN_NEWLINE)) {
        raise_syntax_error(parser, "trailing comma not allowed without surrounding parentheses");
    }
    parser->mark = mark;
    if (accept(parser, TOKEN_NEWLINE)) {
        raise_syntax_error_at(parser, starting_from(last_location(parser)),
                              "Expected one or more names after 'import'");
    }
    parser->mark = mark;
    rule_leave(parser);
}

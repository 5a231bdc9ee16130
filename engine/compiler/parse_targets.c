#include "engine/compiler/parser_internal.h"

/*
 * Targets of assignments, `for`, `with` and `del`.
 *
 * The quick pass reads a target as the expression that it looks like and then
 * sees whether it can be one; the other passes go through CPython's own rules.
 */

/* ---- quick pass ---- */

static bool is_target(const Expr *expr, bool starred_allowed);

static bool are_targets(ExprList list, bool starred_allowed) {
    for (int i = 0; i < list.count; i++) {
        if (!is_target(list.items[i], starred_allowed)) {
            return false;
        }
    }
    return true;
}

static bool is_target(const Expr *expr, bool starred_allowed) {
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT: return true;
    case EXPR_LIST:
    case EXPR_TUPLE: return are_targets(expr->as.sequence.elements, starred_allowed);
    case EXPR_STARRED:
        return starred_allowed && expr->as.starred.value->kind != EXPR_STARRED &&
               is_target(expr->as.starred.value, true);
    default: return false;
    }
}

bool is_star_targets(const Expr *expr) {
    return is_target(expr, true);
}

bool is_single_target(const Expr *expr) {
    return expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
}

/* Quick pass: ['*'] primary */
static Expr *star_target_quick(Parser *parser) {
    int mark = parser->mark;
    bool starred = accept(parser, TOKEN_STAR);
    Expr *target = primary_rule(parser);
    if (target == NULL || !is_target(target, true)) {
        parser->mark = mark;
        return NULL;
    }
    target = set_context(parser, target, CONTEXT_STORE);
    if (!starred) {
        return target;
    }
    Expr *result = expr_new(parser, EXPR_STARRED, location_from(parser, mark));
    result->as.starred.value = target;
    result->as.starred.ctx = CONTEXT_STORE;
    return result;
}

/* ---- rules ---- */

/* t_lookahead: '(' | '[' | '.' */
static bool at_t_lookahead(Parser *parser) {
    TokenKind kind = current_kind(parser);
    return kind == TOKEN_LPAR || kind == TOKEN_LSQB || kind == TOKEN_DOT;
}

/*
 * t_primary: t_primary '.' NAME &t_lookahead | t_primary '[' slices ']' &t_lookahead
 *     | t_primary genexp &t_lookahead | t_primary '(' [arguments] ')' &t_lookahead
 *     | atom &t_lookahead
 */
static Expr *t_primary_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_T_PRIMARY, &result)) {
        int mark = parser->mark;
        int end = mark;
        Expr *longer = atom_rule(parser);
        while (longer != NULL && at_t_lookahead(parser)) {
            result = longer;
            end = parser->mark;
            longer = primary_trailer(parser, result, mark);
        }
        parser->mark = end;
        memo_add(parser, mark, MEMO_T_PRIMARY, result);
    }
    rule_leave(parser);
    return result;
}

/* t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead */
static Expr *attribute_or_subscript(Parser *parser, ExprContext ctx) {
    int mark = parser->mark;
    Expr *value = t_primary_rule(parser);
    if (value == NULL) {
        return NULL;
    }
    Expr *result = NULL;
    if (accept(parser, TOKEN_DOT)) {
        Expr *name = name_token(parser);
        if (name != NULL && !at_t_lookahead(parser)) {
            result =
                make_attribute(parser, value, name->as.name.id, ctx, location_from(parser, mark));
        }
    } else if (accept(parser, TOKEN_LSQB)) {
        Expr *slice = slices_rule(parser);
        if (slice != NULL && accept(parser, TOKEN_RSQB) && !at_t_lookahead(parser)) {
            result = make_subscript(parser, value, slice, ctx, location_from(parser, mark));
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    return result;
}

/* star_targets: star_target !',' | star_target (',' star_target)* [','] */
Expr *star_targets_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = star_target_rule(parser);
    if (result != NULL && at(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        while (result != NULL) {
            items_push(parser, result);
            result = accept(parser, TOKEN_COMMA) ? star_target_rule(parser) : NULL;
        }
        result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_STORE,
                               location_from(parser, mark));
    }
    rule_leave(parser);
    return result;
}

static Expr *target_with_star_atom_rule(Parser *parser);

/* star_target: '*' (!'*' star_target) | target_with_star_atom */
Expr *star_target_rule(Parser *parser) {
    if (parser->quick) {
        return star_target_quick(parser);
    }
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_STAR_TARGET, &result)) {
        int mark = parser->mark;
        if (accept(parser, TOKEN_STAR)) {
            Expr *target = at(parser, TOKEN_STAR) ? NULL : star_target_rule(parser);
            if (target != NULL) {
                result = expr_new(parser, EXPR_STARRED, location_from(parser, mark));
                result->as.starred.value = set_context(parser, target, CONTEXT_STORE);
                result->as.starred.ctx = CONTEXT_STORE;
            } else {
                parser->mark = mark;
            }
        } else {
            result = target_with_star_atom_rule(parser);
        }
        memo_add(parser, mark, MEMO_STAR_TARGET, result);
    }
    rule_leave(parser);
    return result;
}

/* star_targets_list_seq: ','.star_target+ [','], pushed as items. */
static bool star_targets_list_seq_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    Expr *target = star_target_rule(parser);
    bool found = target != NULL;
    while (target != NULL) {
        items_push(parser, target);
        target = accept(parser, TOKEN_COMMA) ? star_target_rule(parser) : NULL;
    }
    rule_leave(parser);
    return found;
}

/* star_targets_tuple_seq: star_target (',' star_target)+ [','] | star_target ',', pushed. */
static bool star_targets_tuple_seq_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Expr *target = star_target_rule(parser);
    bool found = target != NULL && at(parser, TOKEN_COMMA);
    while (found && target != NULL) {
        items_push(parser, target);
        target = accept(parser, TOKEN_COMMA) ? star_target_rule(parser) : NULL;
    }
    if (!found) {
        parser->mark = mark;
        items_drop(parser, start);
    }
    rule_leave(parser);
    return found;
}

/* '(' [star_targets_tuple_seq] ')' */
static Expr *star_atom_tuple(Parser *parser, int mark) {
    int start = items_begin(parser);
    parser->mark = mark + 1;
    star_targets_tuple_seq_rule(parser);
    if (!accept(parser, TOKEN_RPAR)) {
        items_drop(parser, start);
        return NULL;
    }
    return make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_STORE,
                         location_from(parser, mark));
}

/*
 * star_atom: NAME | '(' target_with_star_atom ')' | '(' [star_targets_tuple_seq] ')'
 *     | '[' [star_targets_list_seq] ']'
 */
static Expr *star_atom_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (at(parser, TOKEN_NAME)) {
        result = name_token(parser);
        result = result != NULL ? set_context(parser, result, CONTEXT_STORE) : NULL;
    } else if (accept(parser, TOKEN_LPAR)) {
        Expr *target = target_with_star_atom_rule(parser);
        if (target != NULL && accept(parser, TOKEN_RPAR)) {
            result = set_context(parser, target, CONTEXT_STORE);
        } else {
            result = star_atom_tuple(parser, mark);
        }
    } else if (accept(parser, TOKEN_LSQB)) {
        int start = items_begin(parser);
        star_targets_list_seq_rule(parser);
        if (accept(parser, TOKEN_RSQB)) {
            result = make_sequence(parser, EXPR_LIST, take_exprs(parser, start), CONTEXT_STORE,
                                   location_from(parser, mark));
        }
        items_drop(parser, start);
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/*
 * target_with_star_atom: t_primary '.' NAME !t_lookahead
 *     | t_primary '[' slices ']' !t_lookahead | star_atom
 */
static Expr *target_with_star_atom_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_TARGET_WITH_STAR_ATOM, &result)) {
        int mark = parser->mark;
        result = attribute_or_subscript(parser, CONTEXT_STORE);
        if (result == NULL) {
            result = star_atom_rule(parser);
        }
        memo_add(parser, mark, MEMO_TARGET_WITH_STAR_ATOM, result);
    }
    rule_leave(parser);
    return result;
}

/* single_target: single_subscript_attribute_target | NAME | '(' single_target ')' */
Expr *single_target_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = single_subscript_attribute_target_rule(parser);
    if (result == NULL && at(parser, TOKEN_NAME)) {
        result = name_token(parser);
        result = result != NULL ? set_context(parser, result, CONTEXT_STORE) : NULL;
    } else if (result == NULL && accept(parser, TOKEN_LPAR)) {
        result = single_target_rule(parser);
        if (result == NULL || !accept(parser, TOKEN_RPAR)) {
            parser->mark = mark;
            result = NULL;
        }
    }
    rule_leave(parser);
    return result;
}

/*
 * single_subscript_attribute_target: t_primary '.' NAME !t_lookahead
 *     | t_primary '[' slices ']' !t_lookahead
 */
Expr *single_subscript_attribute_target_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = attribute_or_subscript(parser, CONTEXT_STORE);
    rule_leave(parser);
    return result;
}

static Expr *del_target_rule(Parser *parser);

/* ','.del_target+ [','], pushed as items. */
static bool push_del_targets(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    Expr *target = del_target_rule(parser);
    bool found = target != NULL;
    while (target != NULL) {
        items_push(parser, target);
        target = accept(parser, TOKEN_COMMA) ? del_target_rule(parser) : NULL;
    }
    rule_leave(parser);
    return found;
}

/* del_targets: ','.del_target+ [','] */
bool del_targets_rule(Parser *parser, ExprList *targets) {
    int start = items_begin(parser);
    bool found = push_del_targets(parser);
    *targets = take_exprs(parser, start);
    return found;
}

/* del_t_atom: NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']' */
static Expr *del_t_atom_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Expr *result = NULL;
    if (at(parser, TOKEN_NAME)) {
        result = name_token(parser);
        result = result != NULL ? set_context(parser, result, CONTEXT_DEL) : NULL;
    } else if (accept(parser, TOKEN_LPAR)) {
        Expr *target = del_target_rule(parser);
        if (target != NULL && accept(parser, TOKEN_RPAR)) {
            result = set_context(parser, target, CONTEXT_DEL);
        } else {
            parser->mark = mark + 1;
            push_del_targets(parser);
            if (accept(parser, TOKEN_RPAR)) {
                result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_DEL,
                                       location_from(parser, mark));
            }
        }
    } else if (accept(parser, TOKEN_LSQB)) {
        push_del_targets(parser);
        if (accept(parser, TOKEN_RSQB)) {
            result = make_sequence(parser, EXPR_LIST, take_exprs(parser, start), CONTEXT_DEL,
                                   location_from(parser, mark));
        }
    }
    if (result == NULL) {
        items_drop(parser, start);
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/*
 * del_target: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
 *     | del_t_atom
 */
static Expr *del_target_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->quick) {
        int mark = parser->mark;
        result = primary_rule(parser);
        if (result != NULL && is_target(result, false)) {
            result = set_context(parser, result, CONTEXT_DEL);
        } else {
            parser->mark = mark;
            result = NULL;
        }
    } else if (!memo_find(parser, MEMO_DEL_TARGET, &result)) {
        int mark = parser->mark;
        result = attribute_or_subscript(parser, CONTEXT_DEL);
        if (result == NULL) {
            result = del_t_atom_rule(parser);
        }
        memo_add(parser, mark, MEMO_DEL_TARGET, result);
    }
    rule_leave(parser);
    return result;
}

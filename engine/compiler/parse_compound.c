#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- blocks ---- */

/* NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block */
static bool block_exact(Parser *parser, StmtList *body) {
    int mark = parser->mark;
    if (accept(parser, TOKEN_NEWLINE)) {
        if (accept(parser, TOKEN_INDENT) && statements_rule(parser, body) &&
            accept(parser, TOKEN_DEDENT)) {
            return true;
        }
    } else {
        int start = items_begin(parser);
        if (simple_stmts_rule(parser)) {
            *body = take_stmts(parser, start);
            return true;
        }
    }
    parser->mark = mark;
    if (parser->invalid_rules) {
        invalid_block_rule(parser);
    }
    /* No block, no statement: the quick pass need not try other alternatives. */
    parser->failed = parser->failed || parser->quick;
    return false;
}

/* block: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block */
bool block_rule(Parser *parser, StmtList *body) {
    if (!rule_enter(parser)) {
        return false;
    }
    StmtList *found = NULL;
    if (parser->quick) {
        found = block_exact(parser, body) ? body : NULL;
    } else if (!memo_find(parser, MEMO_BLOCK, &found)) {
        int mark = parser->mark;
        if (block_exact(parser, body)) {
            found = ARENA_NEW(parser->arena, StmtList);
            *found = *body;
        }
        memo_add(parser, mark, MEMO_BLOCK, found);
    }
    if (found != NULL) {
        *body = *found;
    }
    rule_leave(parser);
    return found != NULL;
}

/* ---- type parameters ---- */

/* type_param_bound: ':' expression   type_param_default: '=' expression */
static Expr *type_param_part(Parser *parser, TokenKind token, Expr *(*rule)(Parser *)) {
    if (!accept(parser, token)) {
        return NULL;
    }
    Expr *result = rule(parser);
    parser->mark -= result == NULL;
    return result;
}

/*
 * type_param:
 *     | NAME [type_param_bound] [type_param_default]
 *     | invalid_type_param
 *     | '*' NAME [type_param_starred_default]
 *     | '**' NAME [type_param_default]
 */
static TypeParam *type_param_exact(Parser *parser) {
    int mark = parser->mark;
    Expr *name = name_token(parser);
    TypeParamKind kind = TYPE_PARAM_TYPE_VAR;
    Expr *bound = NULL;
    Expr *default_value = NULL;
    if (name != NULL) {
        bound = type_param_part(parser, TOKEN_COLON, expression_rule);
        default_value = type_param_part(parser, TOKEN_EQUAL, expression_rule);
    } else {
        if (parser->invalid_rules) {
            invalid_type_param_rule(parser);
        }
        if (accept(parser, TOKEN_STAR)) {
            kind = TYPE_PARAM_TYPE_VAR_TUPLE;
            name = name_token(parser);
            default_value = type_param_part(parser, TOKEN_EQUAL, star_expression_rule);
        } else if (accept(parser, TOKEN_DOUBLESTAR)) {
            kind = TYPE_PARAM_PARAM_SPEC;
            name = name_token(parser);
            default_value = type_param_part(parser, TOKEN_EQUAL, expression_rule);
        }
    }
    if (name == NULL) {
        parser->mark = mark;
        return NULL;
    }
    TypeParam *param = ARENA_NEW(parser->arena, TypeParam);
    *param = (TypeParam){kind, location_from(parser, mark), name->as.name.id, bound, default_value};
    return param;
}

static TypeParam *type_param_rule(Parser *parser) {
    TypeParam *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_TYPE_PARAM, &result)) {
        int mark = parser->mark;
        result = type_param_exact(parser);
        memo_add(parser, mark, MEMO_TYPE_PARAM, result);
    }
    rule_leave(parser);
    return result;
}

/* type_params: invalid_type_params | '[' ','.type_param+ [','] ']' */
bool type_params_rule(Parser *parser, TypeParamList *params) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    *params = (TypeParamList){0};
    if (parser->invalid_rules) {
        invalid_type_params_rule(parser);
    }
    if (accept(parser, TOKEN_LSQB)) {
        TypeParam *param = type_param_rule(parser);
        while (param != NULL) {
            items_push(parser, param);
            param = accept(parser, TOKEN_COMMA) ? type_param_rule(parser) : NULL;
        }
        if (parser->item_count > start && accept(parser, TOKEN_RSQB)) {
            *params = take_type_params(parser, start);
        } else {
            items_drop(parser, start);
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return params->count > 0;
}

/* ---- classes and functions ---- */

/* decorators: ('@' named_expression NEWLINE)+ */
static ExprList decorators_rule(Parser *parser) {
    ExprList decorators = {0};
    if (!at(parser, TOKEN_AT) || !rule_enter(parser)) {
        return decorators;
    }
    int start = items_begin(parser);
    int end = parser->mark;
    while (accept(parser, TOKEN_AT)) {
        Expr *decorator = named_expression_rule(parser);
        if (decorator == NULL || !accept(parser, TOKEN_NEWLINE)) {
            break;
        }
        items_push(parser, decorator);
        end = parser->mark;
    }
    parser->mark = end;
    decorators = take_exprs(parser, start);
    rule_leave(parser);
    return decorators;
}

/* class_def_raw: invalid_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
 */
static Stmt *class_def_raw_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    if (parser->invalid_rules) {
        invalid_class_def_raw_rule(parser);
    }
    const Text *name = accept(parser, KEYWORD_CLASS) ? identifier_token(parser) : NULL;
    if (name != NULL) {
        TypeParamList params;
        type_params_rule(parser, &params);
        Expr *arguments = NULL;
        int bracket = parser->mark;
        if (accept(parser, TOKEN_LPAR)) {
            arguments = arguments_rule(parser);
            if (!accept(parser, TOKEN_RPAR)) {
                arguments = NULL;
                parser->mark = bracket;
            }
        }
        StmtList body;
        if (accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            result = stmt_new(parser, STMT_CLASS_DEF, location_from(parser, mark));
            result->as.class_def.name = name;
            result->as.class_def.type_params = params;
            result->as.class_def.body = body;
            if (arguments != NULL) {
                result->as.class_def.bases = arguments->as.call.args;
                result->as.class_def.keywords = arguments->as.call.keywords;
            }
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/*
 * function_def_raw:
 *     | invalid_def_raw
 *     | ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
 */
static Stmt *function_def_raw_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    if (parser->invalid_rules) {
        result = invalid_def_raw_rule(parser);
        if (result != NULL) {
            rule_leave(parser);
            return result;
        }
    }
    StmtKind kind = accept(parser, KEYWORD_ASYNC) ? STMT_ASYNC_FUNCTION_DEF : STMT_FUNCTION_DEF;
    const Text *name = accept(parser, KEYWORD_DEF) ? identifier_token(parser) : NULL;
    if (name != NULL) {
        TypeParamList type_params;
        type_params_rule(parser, &type_params);
        Arguments *args = NULL;
        bool complete = accept(parser, TOKEN_LPAR);
        if (complete) {
            args = params_rule(parser);
            complete = accept(parser, TOKEN_RPAR);
        }
        Expr *returns = NULL;
        if (complete && accept(parser, TOKEN_RARROW)) {
            returns = expression_rule(parser);
            parser->mark -= returns == NULL;
        }
        StmtList body;
        if (complete && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            result = stmt_new(parser, kind, location_from(parser, mark));
            result->as.function.name = name;
            result->as.function.args = args != NULL ? args : empty_arguments(parser);
            result->as.function.body = body;
            result->as.function.returns = returns;
            result->as.function.type_params = type_params;
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* class_def: decorators class_def_raw | class_def_raw */
static Stmt *class_def_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    ExprList decorators = decorators_rule(parser);
    Stmt *result = class_def_raw_rule(parser);
    if (result != NULL) {
        result->as.class_def.decorators = decorators;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* function_def: decorators function_def_raw | function_def_raw */
static Stmt *function_def_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    ExprList decorators = decorators_rule(parser);
    Stmt *result = function_def_raw_rule(parser);
    if (result != NULL) {
        result->as.function.decorators = decorators;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- if and while ---- */

static Stmt *make_branch(Parser *parser, StmtKind kind, Expr *test, StmtList body, StmtList orelse,
                         int mark) {
    Stmt *stmt = stmt_new(parser, kind, location_from(parser, mark));
    stmt->as.branch.test = test;
    stmt->as.branch.body = body;
    stmt->as.branch.orelse = orelse;
    return stmt;
}

/* else_block: invalid_else_stmt | 'else' &&':' block */
static bool else_block_rule(Parser *parser, StmtList *body) {
    *body = (StmtList){0};
    if (!at(parser, KEYWORD_ELSE) || !rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    if (parser->invalid_rules) {
        invalid_else_stmt_rule(parser);
    }
    parser->mark++;
    bool found = expect_forced(parser, TOKEN_COLON, ":") && block_rule(parser, body);
    if (!found) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return found;
}

static Stmt *elif_stmt_rule(Parser *parser);

/* (KEYWORD) named_expression ':' block (elif_stmt | [else_block]) */
static Stmt *if_or_elif(Parser *parser, TokenKind keyword) {
    int mark = parser->mark;
    if (!accept(parser, keyword)) {
        return NULL;
    }
    Expr *test = named_expression_rule(parser);
    StmtList body;
    if (test == NULL || !accept(parser, TOKEN_COLON) || !block_rule(parser, &body)) {
        parser->mark = mark;
        return NULL;
    }
    StmtList orelse = {0};
    Stmt *elif = elif_stmt_rule(parser);
    if (elif != NULL) {
        int start = items_begin(parser);
        items_push(parser, elif);
        orelse = take_stmts(parser, start);
    } else {
        else_block_rule(parser, &orelse);
    }
    return make_branch(parser, STMT_IF, test, body, orelse, mark);
}

/*
 * elif_stmt: invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt
 *     | 'elif' named_expression ':' block [else_block]
 */
static Stmt *elif_stmt_rule(Parser *parser) {
    if (!at(parser, KEYWORD_ELIF) || !rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_elif_stmt_rule(parser);
    }
    Stmt *result = if_or_elif(parser, KEYWORD_ELIF);
    rule_leave(parser);
    return result;
}

/*
 * if_stmt: invalid_if_stmt | 'if' named_expression ':' block elif_stmt
 *     | 'if' named_expression ':' block [else_block]
 */
static Stmt *if_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_if_stmt_rule(parser);
    }
    Stmt *result = if_or_elif(parser, KEYWORD_IF);
    rule_leave(parser);
    return result;
}

/* while_stmt: invalid_while_stmt | 'while' named_expression ':' block [else_block] */
static Stmt *while_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_while_stmt_rule(parser);
    }
    int mark = parser->mark++;
    Stmt *result = NULL;
    Expr *test = named_expression_rule(parser);
    StmtList body;
    if (test != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
        StmtList orelse;
        else_block_rule(parser, &orelse);
        result = make_branch(parser, STMT_WHILE, test, body, orelse, mark);
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- for ---- */

/*
 * for_stmt:
 *     | invalid_for_stmt
 *     | ['async'] 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
 *     | invalid_for_target
 */
static Stmt *for_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_for_stmt_rule(parser);
    }
    int mark = parser->mark;
    bool cut = false;
    Stmt *result = NULL;
    StmtKind kind = accept(parser, KEYWORD_ASYNC) ? STMT_ASYNC_FOR : STMT_FOR;
    Expr *target = accept(parser, KEYWORD_FOR) ? star_targets_rule(parser) : NULL;
    if (target != NULL && accept(parser, KEYWORD_IN)) {
        cut = true;
        Expr *iter = star_expressions_rule(parser);
        StmtList body;
        if (iter != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            StmtList orelse;
            else_block_rule(parser, &orelse);
            result = stmt_new(parser, kind, location_from(parser, mark));
            result->as.for_loop.target = target;
            result->as.for_loop.iter = iter;
            result->as.for_loop.body = body;
            result->as.for_loop.orelse = orelse;
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (!cut && parser->invalid_rules) {
            invalid_for_target_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* ---- with ---- */

/*
 * with_item: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
 */
static WithItem *with_item_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    WithItem *result = NULL;
    Expr *context = expression_rule(parser);
    int end = parser->mark;
    Expr *target = NULL;
    if (context != NULL && accept(parser, KEYWORD_AS)) {
        target = star_target_rule(parser);
        if (target != NULL && !at(parser, TOKEN_COMMA) && !at(parser, TOKEN_RPAR) &&
            !at(parser, TOKEN_COLON)) {
            target = NULL;
        }
    }
    if (target == NULL) {
        if (parser->invalid_rules) {
            parser->mark = mark;
            invalid_with_item_rule(parser);
        }
        parser->mark = end;
    }
    if (context != NULL) {
        result = ARENA_NEW(parser->arena, WithItem);
        *result = (WithItem){context, target};
    }
    rule_leave(parser);
    return result;
}

/* ','.with_item+ */
static bool with_items(Parser *parser, WithItemList *items) {
    int start = items_begin(parser);
    WithItem *item = with_item_rule(parser);
    while (item != NULL) {
        items_push(parser, item);
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
        item = with_item_rule(parser);
        parser->mark -= item == NULL;
    }
    *items = take_with_items(parser, start);
    return items->count > 0;
}

/*
 * with_stmt:
 *     | invalid_with_stmt_indent
 *     | ['async'] 'with' '(' ','.with_item+ ','? ')' ':' block
 *     | ['async'] 'with' ','.with_item+ ':' block
 *     | invalid_with_stmt
 */
static Stmt *with_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_with_stmt_indent_rule(parser);
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    StmtKind kind = accept(parser, KEYWORD_ASYNC) ? STMT_ASYNC_WITH : STMT_WITH;
    bool found = false;
    WithItemList items;
    StmtList body;
    if (accept(parser, KEYWORD_WITH)) {
        int start = parser->mark;
        if (accept(parser, TOKEN_LPAR) && with_items(parser, &items)) {
            accept(parser, TOKEN_COMMA);
            found = accept(parser, TOKEN_RPAR) && accept(parser, TOKEN_COLON) &&
                    block_rule(parser, &body);
        }
        if (!found) {
            parser->mark = start;
            found = with_items(parser, &items) && accept(parser, TOKEN_COLON) &&
                    block_rule(parser, &body);
        }
    }
    if (found) {
        result = stmt_new(parser, kind, location_from(parser, mark));
        result->as.with.items = items;
        result->as.with.body = body;
    } else {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_with_stmt_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* ---- try ---- */

static ExceptHandler *make_handler(Parser *parser, Expr *type, const Text *name, StmtList body,
                                   int mark) {
    ExceptHandler *handler = ARENA_NEW(parser->arena, ExceptHandler);
    *handler = (ExceptHandler){location_from(parser, mark), type, name, body};
    return handler;
}

/* The alternatives of except_block and except_star_block that have a type, behind it. */
static ExceptHandler *typed_handler(Parser *parser, int mark) {
    int start = parser->mark;
    Expr *type = expression_rule(parser);
    StmtList body;
    if (type != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
        return make_handler(parser, type, NULL, body, mark);
    }
    parser->mark = start;
    type = expression_rule(parser);
    if (type != NULL && accept(parser, KEYWORD_AS)) {
        Expr *name = name_token(parser);
        if (name != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            return make_handler(parser, type, name->as.name.id, body, mark);
        }
    }
    parser->mark = start;
    type = expressions_rule(parser);
    if (type != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
        return make_handler(parser, type, NULL, body, mark);
    }
    parser->mark = start;
    return NULL;
}

/*
 * except_block:
 *     | invalid_except_stmt_indent
 *     | 'except' expression ':' block
 *     | 'except' expression 'as' NAME ':' block
 *     | 'except' expressions ':' block
 *     | 'except' ':' block
 *     | invalid_except_stmt
 */
ExceptHandler *except_block_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    ExceptHandler *result = NULL;
    if (parser->invalid_rules) {
        invalid_except_stmt_indent_rule(parser);
    }
    if (accept(parser, KEYWORD_EXCEPT)) {
        result = typed_handler(parser, mark);
        StmtList body;
        if (result == NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            result = make_handler(parser, NULL, NULL, body, mark);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_except_stmt_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/*
 * except_star_block:
 *     | invalid_except_star_stmt_indent
 *     | 'except' '*' expression ':' block
 *     | 'except' '*' expression 'as' NAME ':' block
 *     | 'except' '*' expressions ':' block
 *     | invalid_except_star_stmt
 */
ExceptHandler *except_star_block_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    ExceptHandler *result = NULL;
    if (parser->invalid_rules) {
        invalid_except_star_stmt_indent_rule(parser);
    }
    if (accept(parser, KEYWORD_EXCEPT) && accept(parser, TOKEN_STAR)) {
        result = typed_handler(parser, mark);
    }
    if (result == NULL) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_except_star_stmt_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* except_block+ or except_star_block+ */
static ExceptHandlerList handlers(Parser *parser, ExceptHandler *(*rule)(Parser *)) {
    int start = items_begin(parser);
    ExceptHandler *handler;
    while ((handler = rule(parser)) != NULL) {
        items_push(parser, handler);
    }
    return take_except_handlers(parser, start);
}

/* finally_block: invalid_finally_stmt | 'finally' &&':' block */
static bool finally_block_rule(Parser *parser, StmtList *body) {
    *body = (StmtList){0};
    if (!at(parser, KEYWORD_FINALLY) || !rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    if (parser->invalid_rules) {
        invalid_finally_stmt_rule(parser);
    }
    parser->mark++;
    bool found = expect_forced(parser, TOKEN_COLON, ":") && block_rule(parser, body);
    if (!found) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return found;
}

/*
 * try_stmt:
 *     | invalid_try_stmt
 *     | 'try' &&':' block finally_block
 *     | 'try' &&':' block except_block+ [else_block] [finally_block]
 *     | 'try' &&':' block except_star_block+ [else_block] [finally_block]
 */
static Stmt *try_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_try_stmt_rule(parser);
    }
    int mark = parser->mark++;
    Stmt *result = NULL;
    StmtList body;
    if (expect_forced(parser, TOKEN_COLON, ":") && block_rule(parser, &body)) {
        StmtKind kind = STMT_TRY;
        ExceptHandlerList list = {0};
        StmtList orelse = {0};
        StmtList finalbody = {0};
        bool found = finally_block_rule(parser, &finalbody);
        if (!found) {
            list = handlers(parser, except_block_rule);
            if (list.count == 0) {
                list = handlers(parser, except_star_block_rule);
                kind = STMT_TRY_STAR;
            }
            found = list.count > 0;
            if (found) {
                else_block_rule(parser, &orelse);
                finally_block_rule(parser, &finalbody);
            }
        }
        if (found) {
            result = stmt_new(parser, kind, location_from(parser, mark));
            result->as.try_.body = body;
            result->as.try_.handlers = list;
            result->as.try_.orelse = orelse;
            result->as.try_.finalbody = finalbody;
            parser->changeable += finalbody.count > 0;
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- all of them ---- */

/* Quick pass: the token behind the decorators, or behind 'async', tells which one it is. */
static Stmt *decorated_quick(Parser *parser) {
    int mark = parser->mark;
    ExprList decorators = decorators_rule(parser);
    bool is_class = at(parser, KEYWORD_CLASS);
    Stmt *result = is_class ? class_def_raw_rule(parser) : function_def_raw_rule(parser);
    if (result == NULL) {
        parser->mark = mark;
    } else if (is_class) {
        result->as.class_def.decorators = decorators;
    } else {
        result->as.function.decorators = decorators;
    }
    return result;
}

/*
 * compound_stmt:
 *     | &('def' | '@' | 'async') function_def
 *     | &'if' if_stmt
 *     | &('class' | '@') class_def
 *     | &('with' | 'async') with_stmt
 *     | &('for' | 'async') for_stmt
 *     | &'try' try_stmt
 *     | &'while' while_stmt
 *     | match_stmt
 */
Stmt *compound_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Stmt *result = NULL;
    switch (current_kind(parser)) {
    case KEYWORD_DEF: result = function_def_rule(parser); break;
    case KEYWORD_IF: result = if_stmt_rule(parser); break;
    case KEYWORD_CLASS: result = class_def_rule(parser); break;
    case KEYWORD_WITH: result = with_stmt_rule(parser); break;
    case KEYWORD_FOR: result = for_stmt_rule(parser); break;
    case KEYWORD_TRY: result = try_stmt_rule(parser); break;
    case KEYWORD_WHILE: result = while_stmt_rule(parser); break;
    case TOKEN_NAME: result = match_stmt_rule(parser); break;
    case TOKEN_AT:
        if (parser->quick) {
            result = decorated_quick(parser);
        } else {
            result = function_def_rule(parser);
            result = result != NULL ? result : class_def_rule(parser);
        }
        break;
    case KEYWORD_ASYNC:
        result = function_def_rule(parser);
        result = result != NULL ? result : with_stmt_rule(parser);
        result = result != NULL ? result : for_stmt_rule(parser);
        break;
    default: break;
    }
    rule_leave(parser);
    return result;
}

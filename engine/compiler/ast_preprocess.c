#include "engine/compiler/ast_preprocess.h"

#include <string.h>

#include "engine/compiler/nesting.h"
#include "engine/compiler/pattern_constant.h"
#include "engine/compiler/percent_format.h"

/* What a return, break or continue would leave first (PEP 765). */
typedef enum Surrounding {
    SURROUNDING_NONE,
    SURROUNDING_FINALLY,
    SURROUNDING_FUNCTION,
    SURROUNDING_LOOP,
} Surrounding;

typedef struct Preprocessor {
    PreprocessOptions options;
    Arena *arena;
    TextPool *texts;
    Diagnostics *diagnostics;
    const Text *debug; /* __debug__ */
    Surrounding surrounding;
    int depth;
} Preprocessor;

static bool visit_expr(Preprocessor *state, Expr *expr);
static bool visit_stmts(Preprocessor *state, StmtList *list);

/* ---- docstrings ---- */

const Constant *ast_docstring(const StmtList *body) {
    if (body->count == 0 || body->items[0]->kind != STMT_EXPR) {
        return NULL;
    }
    const Expr *expr = body->items[0]->as.value.value;
    bool is_str = expr->kind == EXPR_CONSTANT && expr->as.constant.value->kind == CONSTANT_STR;
    return is_str ? expr->as.constant.value : NULL;
}

/* Takes the docstring away; a body that holds nothing else becomes `pass`. */
static void remove_docstring(Preprocessor *state, StmtList *body) {
    if (body->count > 1) {
        body->items++;
        body->count--;
        return;
    }
    Stmt *pass = ARENA_NEW(state->arena, Stmt);
    pass->kind = STMT_PASS;
    pass->location = body->items[0]->location;
    pass->location.end_line = pass->location.line;
    pass->location.end_column = pass->location.column + (int32_t)strlen("pass");
    body->items[0] = pass;
}

/* A string that has become the first statement is no docstring: it is made a joined str. */
static void disguise_string(Preprocessor *state, Stmt *stmt) {
    Expr *joined = ARENA_NEW(state->arena, Expr);
    joined->kind = EXPR_JOINED_STR;
    joined->location = stmt->location;
    joined->as.sequence.elements.items = ARENA_NEW_ARRAY(state->arena, Expr *, 1);
    joined->as.sequence.elements.items[0] = stmt->as.value.value;
    joined->as.sequence.elements.count = 1;
    stmt->as.value.value = joined;
}

/* The body of a module, class or function (CPython's astfold_body). */
static bool visit_body(Preprocessor *state, StmtList *body) {
    bool has_docstring = ast_docstring(body) != NULL;
    if (has_docstring && state->options.optimize >= 2) {
        remove_docstring(state, body);
        has_docstring = false;
    }
    if (!visit_stmts(state, body)) {
        return false;
    }
    if (!has_docstring && ast_docstring(body) != NULL) {
        disguise_string(state, body->items[0]);
    }
    return true;
}

/* ---- expressions ---- */

static bool visit_optional(Preprocessor *state, Expr *expr) {
    return expr == NULL || visit_expr(state, expr);
}

static bool visit_exprs(Preprocessor *state, const ExprList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!visit_optional(state, list->items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_keywords(Preprocessor *state, const KeywordList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!visit_expr(state, list->items[i]->value)) {
            return false;
        }
    }
    return true;
}

/* Under `from __future__ import annotations` annotations stay as they were written. */
static bool visit_annotation(Preprocessor *state, Expr *annotation) {
    bool is_string = (state->options.future_flags & CODE_FUTURE_ANNOTATIONS) != 0;
    return is_string || visit_optional(state, annotation);
}

static bool visit_arg(Preprocessor *state, const Arg *arg) {
    return arg == NULL || visit_annotation(state, arg->annotation);
}

static bool visit_args(Preprocessor *state, const ArgList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!visit_arg(state, list->items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_arguments(Preprocessor *state, const Arguments *args) {
    return visit_args(state, &args->posonlyargs) && visit_args(state, &args->args) &&
           visit_arg(state, args->vararg) && visit_args(state, &args->kwonlyargs) &&
           visit_exprs(state, &args->kw_defaults) && visit_arg(state, args->kwarg) &&
           visit_exprs(state, &args->defaults);
}

static bool visit_comprehension(Preprocessor *state, const Expr *expr) {
    const ComprehensionList *clauses = &expr->as.comp.generators;
    if (!visit_expr(state, expr->as.comp.element) || !visit_optional(state, expr->as.comp.value)) {
        return false;
    }
    for (int i = 0; i < clauses->count; i++) {
        const Comprehension *clause = clauses->items[i];
        if (!visit_expr(state, clause->target) || !visit_expr(state, clause->iter) ||
            !visit_exprs(state, &clause->ifs)) {
            return false;
        }
    }
    return true;
}

static bool visit_bin_op(Preprocessor *state, Expr *expr) {
    if (!visit_expr(state, expr->as.bin_op.left) || !visit_expr(state, expr->as.bin_op.right)) {
        return false;
    }
    percent_format_optimize(expr, state->arena, state->texts);
    return true;
}

/* __debug__ is known when compiling. */
static void fold_debug(const Preprocessor *state, Expr *expr) {
    if (expr->as.name.ctx == CONTEXT_LOAD && expr->as.name.id == state->debug) {
        expr->kind = EXPR_CONSTANT;
        expr->as.constant.value = state->options.optimize > 0 ? constant_false() : constant_true();
        expr->as.constant.kind_u = false;
    }
}

static bool visit_expr_kind(Preprocessor *state, Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP: return visit_exprs(state, &expr->as.bool_op.values);
    case EXPR_NAMED: return visit_expr(state, expr->as.named.value);
    case EXPR_BIN_OP: return visit_bin_op(state, expr);
    case EXPR_UNARY_OP: return visit_expr(state, expr->as.unary_op.operand);
    case EXPR_LAMBDA:
        return visit_arguments(state, expr->as.lambda.args) &&
               visit_expr(state, expr->as.lambda.body);
    case EXPR_IF:
        return visit_expr(state, expr->as.if_exp.test) && visit_expr(state, expr->as.if_exp.body) &&
               visit_expr(state, expr->as.if_exp.orelse);
    case EXPR_DICT:
        return visit_exprs(state, &expr->as.dict.keys) && visit_exprs(state, &expr->as.dict.values);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: return visit_comprehension(state, expr);
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return visit_optional(state, expr->as.unary_value.value);
    case EXPR_COMPARE:
        return visit_expr(state, expr->as.compare.left) &&
               visit_exprs(state, &expr->as.compare.comparators);
    case EXPR_CALL:
        return visit_expr(state, expr->as.call.func) && visit_exprs(state, &expr->as.call.args) &&
               visit_keywords(state, &expr->as.call.keywords);
    case EXPR_FORMATTED_VALUE:
    case EXPR_INTERPOLATION:
        return visit_expr(state, expr->as.formatted.value) &&
               visit_optional(state, expr->as.formatted.format_spec);
    case EXPR_CONSTANT: return true;
    case EXPR_ATTRIBUTE: return visit_expr(state, expr->as.attribute.value);
    case EXPR_SUBSCRIPT:
        return visit_expr(state, expr->as.subscript.value) &&
               visit_expr(state, expr->as.subscript.slice);
    case EXPR_STARRED: return visit_expr(state, expr->as.starred.value);
    case EXPR_NAME: fold_debug(state, expr); return true;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_JOINED_STR:
    case EXPR_TEMPLATE_STR: return visit_exprs(state, &expr->as.sequence.elements);
    case EXPR_SLICE:
        return visit_optional(state, expr->as.slice.lower) &&
               visit_optional(state, expr->as.slice.upper) &&
               visit_optional(state, expr->as.slice.step);
    }
    return true;
}

static bool visit_expr(Preprocessor *state, Expr *expr) {
    if (!nesting_enter(&state->depth, state->diagnostics) || !visit_expr_kind(state, expr)) {
        return false;
    }
    nesting_leave(&state->depth);
    return true;
}

/* ---- patterns ---- */

static bool visit_pattern(Preprocessor *state, Pattern *pattern);

static bool visit_patterns(Preprocessor *state, const PatternList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!visit_pattern(state, list->items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_mapping(Preprocessor *state, Pattern *pattern) {
    const ExprList *keys = &pattern->as.mapping.keys;
    for (int i = 0; i < keys->count; i++) {
        pattern_constant_fold(keys->items[i], state->arena);
    }
    return visit_patterns(state, &pattern->as.mapping.patterns);
}

static bool visit_pattern_kind(Preprocessor *state, Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE: pattern_constant_fold(pattern->as.value, state->arena); return true;
    case PATTERN_SINGLETON:
    case PATTERN_STAR: return true;
    case PATTERN_SEQUENCE:
    case PATTERN_OR: return visit_patterns(state, &pattern->as.patterns);
    case PATTERN_MAPPING: return visit_mapping(state, pattern);
    case PATTERN_CLASS:
        return visit_expr(state, pattern->as.class_pattern.cls) &&
               visit_patterns(state, &pattern->as.class_pattern.patterns) &&
               visit_patterns(state, &pattern->as.class_pattern.kwd_patterns);
    case PATTERN_AS:
        return pattern->as.capture.pattern == NULL ||
               visit_pattern(state, pattern->as.capture.pattern);
    }
    return true;
}

static bool visit_pattern(Preprocessor *state, Pattern *pattern) {
    if (!nesting_enter(&state->depth, state->diagnostics) || !visit_pattern_kind(state, pattern)) {
        return false;
    }
    nesting_leave(&state->depth);
    return true;
}

/* ---- statements ---- */

static bool visit_inside(Preprocessor *state, Surrounding surrounding, StmtList *list) {
    Surrounding outside = state->surrounding;
    state->surrounding = surrounding;
    bool ok = visit_stmts(state, list);
    state->surrounding = outside;
    return ok;
}

static void warn_in_finally(Preprocessor *state, const Stmt *stmt, const char *keyword) {
    if (state->surrounding == SURROUNDING_FINALLY) {
        diagnostics_add_syntax_warning(state->diagnostics, stmt->location,
                                       "'%s' in a 'finally' block", keyword);
    }
}

static bool visit_type_params(Preprocessor *state, const TypeParamList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!visit_optional(state, list->items[i]->bound) ||
            !visit_optional(state, list->items[i]->default_value)) {
            return false;
        }
    }
    return true;
}

static bool visit_function(Preprocessor *state, Stmt *stmt) {
    if (!visit_type_params(state, &stmt->as.function.type_params) ||
        !visit_arguments(state, stmt->as.function.args)) {
        return false;
    }
    Surrounding outside = state->surrounding;
    state->surrounding = SURROUNDING_FUNCTION;
    bool ok = visit_body(state, &stmt->as.function.body);
    state->surrounding = outside;
    return ok && visit_exprs(state, &stmt->as.function.decorators) &&
           visit_annotation(state, stmt->as.function.returns);
}

static bool visit_class(Preprocessor *state, Stmt *stmt) {
    return visit_type_params(state, &stmt->as.class_def.type_params) &&
           visit_exprs(state, &stmt->as.class_def.bases) &&
           visit_keywords(state, &stmt->as.class_def.keywords) &&
           visit_body(state, &stmt->as.class_def.body) &&
           visit_exprs(state, &stmt->as.class_def.decorators);
}

static bool visit_type_alias(Preprocessor *state, Stmt *stmt) {
    return visit_expr(state, stmt->as.type_alias.name) &&
           visit_type_params(state, &stmt->as.type_alias.type_params) &&
           visit_expr(state, stmt->as.type_alias.value);
}

static bool visit_ann_assign(Preprocessor *state, Stmt *stmt) {
    return visit_expr(state, stmt->as.ann_assign.target) &&
           visit_annotation(state, stmt->as.ann_assign.annotation) &&
           visit_optional(state, stmt->as.ann_assign.value);
}

static bool visit_for(Preprocessor *state, Stmt *stmt) {
    return visit_expr(state, stmt->as.for_loop.target) &&
           visit_expr(state, stmt->as.for_loop.iter) &&
           visit_inside(state, SURROUNDING_LOOP, &stmt->as.for_loop.body) &&
           visit_stmts(state, &stmt->as.for_loop.orelse);
}

static bool visit_while(Preprocessor *state, Stmt *stmt) {
    return visit_expr(state, stmt->as.branch.test) &&
           visit_inside(state, SURROUNDING_LOOP, &stmt->as.branch.body) &&
           visit_stmts(state, &stmt->as.branch.orelse);
}

static bool visit_with(Preprocessor *state, Stmt *stmt) {
    const WithItemList *items = &stmt->as.with.items;
    for (int i = 0; i < items->count; i++) {
        if (!visit_expr(state, items->items[i]->context) ||
            !visit_optional(state, items->items[i]->target)) {
            return false;
        }
    }
    return visit_stmts(state, &stmt->as.with.body);
}

static bool visit_match(Preprocessor *state, Stmt *stmt) {
    const MatchCaseList *cases = &stmt->as.match.cases;
    if (!visit_expr(state, stmt->as.match.subject)) {
        return false;
    }
    for (int i = 0; i < cases->count; i++) {
        if (!visit_pattern(state, cases->items[i]->pattern) ||
            !visit_optional(state, cases->items[i]->guard) ||
            !visit_stmts(state, &cases->items[i]->body)) {
            return false;
        }
    }
    return true;
}

static bool visit_try(Preprocessor *state, Stmt *stmt) {
    const ExceptHandlerList *handlers = &stmt->as.try_.handlers;
    if (!visit_stmts(state, &stmt->as.try_.body)) {
        return false;
    }
    for (int i = 0; i < handlers->count; i++) {
        if (!visit_optional(state, handlers->items[i]->type) ||
            !visit_stmts(state, &handlers->items[i]->body)) {
            return false;
        }
    }
    return visit_stmts(state, &stmt->as.try_.orelse) &&
           visit_inside(state, SURROUNDING_FINALLY, &stmt->as.try_.finalbody);
}

static bool visit_stmt_kind(Preprocessor *state, Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF: return visit_function(state, stmt);
    case STMT_CLASS_DEF: return visit_class(state, stmt);
    case STMT_RETURN:
        warn_in_finally(state, stmt, "return");
        return visit_optional(state, stmt->as.value.value);
    case STMT_DELETE: return visit_exprs(state, &stmt->as.del.targets);
    case STMT_ASSIGN:
        return visit_exprs(state, &stmt->as.assign.targets) &&
               visit_expr(state, stmt->as.assign.value);
    case STMT_TYPE_ALIAS: return visit_type_alias(state, stmt);
    case STMT_AUG_ASSIGN:
        return visit_expr(state, stmt->as.aug_assign.target) &&
               visit_expr(state, stmt->as.aug_assign.value);
    case STMT_ANN_ASSIGN: return visit_ann_assign(state, stmt);
    case STMT_FOR:
    case STMT_ASYNC_FOR: return visit_for(state, stmt);
    case STMT_WHILE: return visit_while(state, stmt);
    case STMT_IF:
        return visit_expr(state, stmt->as.branch.test) &&
               visit_stmts(state, &stmt->as.branch.body) &&
               visit_stmts(state, &stmt->as.branch.orelse);
    case STMT_WITH:
    case STMT_ASYNC_WITH: return visit_with(state, stmt);
    case STMT_MATCH: return visit_match(state, stmt);
    case STMT_RAISE:
        return visit_optional(state, stmt->as.raise.exc) &&
               visit_optional(state, stmt->as.raise.cause);
    case STMT_TRY:
    case STMT_TRY_STAR: return visit_try(state, stmt);
    case STMT_ASSERT:
        return visit_expr(state, stmt->as.assertion.test) &&
               visit_optional(state, stmt->as.assertion.msg);
    case STMT_EXPR: return visit_expr(state, stmt->as.value.value);
    case STMT_BREAK: warn_in_finally(state, stmt, "break"); return true;
    case STMT_CONTINUE: warn_in_finally(state, stmt, "continue"); return true;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_PASS: return true;
    }
    return true;
}

/* The parser has seen whether something could change, but not what is inside a finally block. */
static bool may_skip(const Preprocessor *state, const Stmt *stmt) {
    return stmt->is_final && state->surrounding != SURROUNDING_FINALLY &&
           state->options.optimize < 2;
}

static bool visit_stmts(Preprocessor *state, StmtList *list) {
    for (int i = 0; i < list->count; i++) {
        if (may_skip(state, list->items[i])) {
            continue;
        }
        if (!nesting_enter(&state->depth, state->diagnostics) ||
            !visit_stmt_kind(state, list->items[i])) {
            return false;
        }
        nesting_leave(&state->depth);
    }
    return true;
}

bool ast_preprocess(Module *module, const PreprocessOptions *options, Arena *arena, TextPool *texts,
                    Diagnostics *diagnostics) {
    Preprocessor state = {
        .options = *options,
        .arena = arena,
        .texts = texts,
        .diagnostics = diagnostics,
        .debug = text_intern_string(texts, "__debug__"),
    };
    return visit_body(&state, &module->body);
}

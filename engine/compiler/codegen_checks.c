/*
 * codegen_checks.c - SyntaxWarnings about expressions that cannot be meant.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_check_compare, check_caller,
 * check_subscripter, check_index, infer_type).
 */
#include "engine/compiler/codegen.h"

#include <string.h>

/* The name of the type of the expression's value; NULL where it is not known. */
static const char *type_name(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_TUPLE: return "tuple";
    case EXPR_LIST:
    case EXPR_LIST_COMP: return "list";
    case EXPR_DICT:
    case EXPR_DICT_COMP: return "dict";
    case EXPR_SET:
    case EXPR_SET_COMP: return "set";
    case EXPR_GENERATOR: return "generator";
    case EXPR_LAMBDA: return "function";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE: return "str";
    case EXPR_TEMPLATE_STR: return "string.templatelib.Template";
    case EXPR_INTERPOLATION: return "string.templatelib.Interpolation";
    case EXPR_CONSTANT: return constant_type_name(expr->as.constant.value);
    default: return NULL;
    }
}

/* ---- x is "literal" ---- */

static bool is_singleton(const Constant *constant) {
    return constant->kind == CONSTANT_NONE || constant->kind == CONSTANT_TRUE ||
           constant->kind == CONSTANT_FALSE || constant->kind == CONSTANT_ELLIPSIS;
}

/* Whether identity says something about the value. CPython: check_is_arg. */
static bool has_identity(const Expr *expr) {
    if (expr->kind == EXPR_TUPLE) {
        const ExprList *elements = &expr->as.sequence.elements;
        for (int i = 0; i < elements->count; i++) {
            if (elements->items[i]->kind != EXPR_CONSTANT) {
                return true;
            }
        }
        return false;
    }
    return expr->kind != EXPR_CONSTANT || is_singleton(expr->as.constant.value);
}

void check_compare(Compiler *compiler, const Expr *compare) {
    const Expr *left = compare->as.compare.left;
    for (int i = 0; i < compare->as.compare.comparators.count; i++) {
        const Expr *right = compare->as.compare.comparators.items[i];
        CompareOperator op = compare->as.compare.ops[i];
        if ((op == COMPARE_IS || op == COMPARE_IS_NOT) &&
            (!has_identity(left) || !has_identity(right))) {
            const char *type = type_name(!has_identity(left) ? left : right);
            if (op == COMPARE_IS) {
                compiler_warn(compiler, compare->location,
                              "\"is\" with '%.200s' literal. Did you mean \"==\"?", type);
            } else {
                compiler_warn(compiler, compare->location,
                              "\"is not\" with '%.200s' literal. Did you mean \"!=\"?", type);
            }
            return;
        }
        left = right;
    }
}

/* ---- a missing comma ---- */

void check_caller(Compiler *compiler, const Expr *function) {
    const char *type = type_name(function);
    if (type != NULL && function->kind != EXPR_LAMBDA) {
        compiler_warn(compiler, function->location,
                      "'%.200s' object is not callable; perhaps you missed a comma?", type);
    }
}

static bool constant_has_no_items(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
    case CONSTANT_ELLIPSIS:
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
    case CONSTANT_INT:
    case CONSTANT_BIG_INT:
    case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX:
    case CONSTANT_FROZENSET: return true;
    default: return false;
    }
}

void check_subscripter(Compiler *compiler, const Expr *object) {
    switch (object->kind) {
    case EXPR_CONSTANT:
        if (!constant_has_no_items(object->as.constant.value)) {
            return;
        }
        break;
    case EXPR_SET:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR:
    case EXPR_TEMPLATE_STR:
    case EXPR_INTERPOLATION:
    case EXPR_LAMBDA: break;
    default: return;
    }
    compiler_warn(compiler, object->location,
                  "'%.200s' object is not subscriptable; perhaps you missed a comma?",
                  type_name(object));
}

static bool is_indexed_by_ints(const Expr *object) {
    switch (object->kind) {
    case EXPR_CONSTANT: {
        ConstantKind kind = object->as.constant.value->kind;
        return kind == CONSTANT_STR || kind == CONSTANT_BYTES || kind == CONSTANT_TUPLE;
    }
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_LIST_COMP:
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE: return true;
    default: return false;
    }
}

void check_index(Compiler *compiler, const Expr *object, const Expr *index) {
    const char *type = type_name(index);
    if (type == NULL || strcmp(type, "int") == 0 || strcmp(type, "bool") == 0 ||
        strcmp(type, "slice") == 0 || !is_indexed_by_ints(object)) {
        return;
    }
    compiler_warn(compiler, object->location,
                  "%.200s indices must be integers or slices, not %.200s; "
                  "perhaps you missed a comma?",
                  type_name(object), type);
}

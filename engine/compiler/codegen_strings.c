/*
 * codegen_strings.c - f-strings and t-strings.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_joined_str,
 * codegen_formatted_value, codegen_template_str, codegen_interpolation).
 */
#include "engine/compiler/codegen.h"

/* The conversion as CONVERT_VALUE and BUILD_INTERPOLATION number it; 0 for none. */
static int conversion_arg(int conversion) {
    switch (conversion) {
    case 's': return CONVERT_STR;
    case 'r': return CONVERT_REPR;
    case 'a': return CONVERT_ASCII;
    default: return 0;
    }
}

void codegen_joined_str(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    const ExprList *values = &expr->as.sequence.elements;
    if (values->count > STACK_USE_GUIDELINE) {
        emit_const_str(compiler, location, compiler->names.empty);
        emit_name(compiler, location, LOAD_METHOD, compiler->names.join);
        emit_arg(compiler, location, OP_BUILD_LIST, 0);
        for (int i = 0; i < values->count; i++) {
            codegen_expr(compiler, values->items[i]);
            emit_arg(compiler, location, OP_LIST_APPEND, 1);
        }
        emit_arg(compiler, location, OP_CALL, 1);
        return;
    }
    codegen_exprs(compiler, values);
    if (values->count > 1) {
        emit_arg(compiler, location, OP_BUILD_STRING, values->count);
    } else if (values->count == 0) {
        emit_const_str(compiler, location, compiler->names.empty);
    }
}

void codegen_formatted_value(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    codegen_expr(compiler, expr->as.formatted.value);
    if (expr->as.formatted.conversion != -1) {
        emit_arg(compiler, location, OP_CONVERT_VALUE,
                 conversion_arg(expr->as.formatted.conversion));
    }
    if (expr->as.formatted.format_spec != NULL) {
        codegen_expr(compiler, expr->as.formatted.format_spec);
        emit(compiler, location, OP_FORMAT_WITH_SPEC);
    } else {
        emit(compiler, location, OP_FORMAT_SIMPLE);
    }
}

/*
 * A tuple of the strings around the interpolations, empty ones included, so
 * that there is always one more string than interpolations. Neighbouring
 * pieces of text are added up.
 */
static void codegen_template_strings(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    const ExprList *values = &expr->as.sequence.elements;
    int strings = 0;
    bool after_interpolation = true;
    int i = 0;
    while (i < values->count) {
        if (values->items[i]->kind == EXPR_INTERPOLATION) {
            if (after_interpolation) {
                emit_const_str(compiler, location, compiler->names.empty);
                strings++;
            }
            after_interpolation = true;
            i++;
            continue;
        }
        codegen_expr(compiler, values->items[i++]);
        while (i < values->count && values->items[i]->kind != EXPR_INTERPOLATION) {
            codegen_expr(compiler, values->items[i++]);
            emit_binary(compiler, location, BINARY_ADD, true);
        }
        strings++;
        after_interpolation = false;
    }
    if (after_interpolation) {
        emit_const_str(compiler, location, compiler->names.empty);
        strings++;
    }
    emit_arg(compiler, location, OP_BUILD_TUPLE, strings);
}

void codegen_template_str(Compiler *compiler, const Expr *expr) {
    const ExprList *values = &expr->as.sequence.elements;
    codegen_template_strings(compiler, expr);
    int interpolations = 0;
    for (int i = 0; i < values->count; i++) {
        if (values->items[i]->kind == EXPR_INTERPOLATION) {
            codegen_expr(compiler, values->items[i]);
            interpolations++;
        }
    }
    emit_arg(compiler, expr->location, OP_BUILD_TUPLE, interpolations);
    emit(compiler, expr->location, OP_BUILD_TEMPLATE);
}

/* BUILD_INTERPOLATION: conversion from bit 2 on; bit 1 always, bit 0 with a format spec. */
void codegen_interpolation(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    codegen_expr(compiler, expr->as.formatted.value);
    emit_const_str(compiler, location, expr->as.formatted.str);
    int arg = 2;
    if (expr->as.formatted.format_spec != NULL) {
        codegen_expr(compiler, expr->as.formatted.format_spec);
        arg |= 1;
    }
    emit_arg(compiler, location, OP_BUILD_INTERPOLATION,
             arg | conversion_arg(expr->as.formatted.conversion) << 2);
}

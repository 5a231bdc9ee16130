/*
 * codegen_type_params.c - type parameters of functions, classes and type aliases.
 *
 * The parameters [T, *Ts, **P] are bound in a scope of their own (PEP 695).
 * Bounds, constraints, defaults and the values of aliases are evaluated when
 * asked for, each by a function of its own.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_type_params,
 * codegen_type_param_bound_or_default, codegen_typealias).
 */
#include "engine/compiler/codegen.h"

void codegen_enter_type_params(Compiler *compiler, const Text *generic, const Text *private_name,
                               const TypeParamList *params, int lineno, int argcount) {
    Buffer buffer = {0};
    buffer_add_string(&buffer, "<generic parameters of ");
    buffer_add(&buffer, generic->data, generic->size);
    buffer_add_byte(&buffer, '>');
    const Text *name = text_intern(&compiler->program->texts, buffer.data, buffer.size);
    buffer_done(&buffer);
    codegen_enter_scope(compiler, name, UNIT_ANNOTATIONS, symtable_type_params_key(params), lineno,
                        private_name, (UnitParameters){.positional = argcount});
}

void codegen_call_type_params_scope(Compiler *compiler, Location location, const Code *code) {
    codegen_make_closure(compiler, location, code, 0);
    emit(compiler, location, OP_PUSH_NULL);
    emit_arg(compiler, location, OP_CALL, 0);
}

/* The default of the parameter `format`: VALUE. */
static void emit_format_default(Compiler *compiler, Location location) {
    Constant one = {.kind = CONSTANT_INT, .as.integer = 1};
    const Constant *items[] = {&one};
    Constant defaults = {.kind = CONSTANT_TUPLE, .as.sequence = {.items = items, .size = 1}};
    emit_const(compiler, location, &defaults);
}

/* Pushes a function that evaluates the expression. */
static void codegen_evaluator(Compiler *compiler, const Expr *expr, const Text *name,
                              const void *key, bool starred) {
    Location location = expr->location;
    emit_format_default(compiler, location);
    codegen_enter_annotations(compiler, location, key, name);
    if (starred && expr->kind == EXPR_STARRED) { /* *Ts = *tuple, as [x] = [*tuple] */
        codegen_expr(compiler, expr->as.starred.value);
        emit_arg(compiler, location, OP_UNPACK_SEQUENCE, 1);
    } else {
        codegen_expr(compiler, expr);
    }
    emit(compiler, location, OP_RETURN_VALUE);
    const Code *code = codegen_leave_scope(compiler, RETURN_NONE);
    codegen_make_closure(compiler, location, code, FUNCTION_DEFAULTS);
}

static void codegen_bound(Compiler *compiler, const TypeParam *param) {
    if (param->bound == NULL) {
        emit_arg(compiler, param->location, OP_CALL_INTRINSIC_1, INTRINSIC_TYPEVAR);
        return;
    }
    codegen_evaluator(compiler, param->bound, param->name, param, false);
    emit_arg(compiler, param->location, OP_CALL_INTRINSIC_2,
             param->bound->kind == EXPR_TUPLE ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                                              : INTRINSIC_TYPEVAR_WITH_BOUND);
}

/* Pushes the parameter and binds its name. */
static void codegen_type_param(Compiler *compiler, const TypeParam *param, bool seen_default) {
    Location location = param->location;
    emit_const_str(compiler, location, param->name);
    switch (param->kind) {
    case TYPE_PARAM_TYPE_VAR: codegen_bound(compiler, param); break;
    case TYPE_PARAM_PARAM_SPEC:
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_PARAMSPEC);
        break;
    case TYPE_PARAM_TYPE_VAR_TUPLE:
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_TYPEVARTUPLE);
        break;
    }
    if (param->default_value != NULL) {
        codegen_evaluator(compiler, param->default_value, param->name,
                          symtable_type_param_default_key(param),
                          param->kind == TYPE_PARAM_TYPE_VAR_TUPLE);
        emit_arg(compiler, location, OP_CALL_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT);
    } else if (seen_default) {
        compiler_error(compiler, location,
                       "non-default type parameter '%s' follows default type parameter",
                       param->name->data);
    }
    emit_arg(compiler, location, OP_COPY, 1);
    codegen_name(compiler, location, param->name, CONTEXT_STORE);
}

void codegen_type_params(Compiler *compiler, const TypeParamList *params) {
    bool seen_default = false;
    for (int i = 0; i < params->count; i++) {
        codegen_type_param(compiler, params->items[i], seen_default);
        seen_default = seen_default || params->items[i]->default_value != NULL;
    }
    emit_arg(compiler, params->items[0]->location, OP_BUILD_TUPLE, params->count);
}

/* ---- type X = ... ---- */

/* [name, type parameters or None] -> [alias] */
static void codegen_type_alias_body(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    emit_format_default(compiler, location);
    codegen_enter_annotations(compiler, location, stmt, stmt->as.type_alias.name->as.name.id);
    codegen_expr(compiler, stmt->as.type_alias.value);
    emit(compiler, location, OP_RETURN_VALUE);
    const Code *code = codegen_leave_scope(compiler, RETURN_TOP);
    codegen_make_closure(compiler, location, code, FUNCTION_DEFAULTS);
    emit_arg(compiler, location, OP_BUILD_TUPLE, 3);
    emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS);
}

void codegen_type_alias(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    const Text *name = stmt->as.type_alias.name->as.name.id;
    const TypeParamList *params = &stmt->as.type_alias.type_params;
    if (params->count > 0) {
        codegen_enter_type_params(compiler, name, NULL, params, location.line, 0);
        emit_const_str(compiler, location, name);
        codegen_type_params(compiler, params);
        codegen_type_alias_body(compiler, stmt);
        const Code *code = codegen_leave_scope(compiler, RETURN_TOP);
        codegen_call_type_params_scope(compiler, location, code);
    } else {
        emit_const_str(compiler, location, name);
        emit_const_none(compiler, location);
        codegen_type_alias_body(compiler, stmt);
    }
    codegen_name(compiler, location, name, CONTEXT_STORE);
}

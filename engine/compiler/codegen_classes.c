/*
 * codegen_classes.c - class statements.
 *
 *     NAME = __build_class__(FUNCTION, NAME, *BASES, **KEYWORDS)
 *
 * where FUNCTION runs the class body with the class's namespace as its locals.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_class, codegen_class_body).
 */
#include "engine/compiler/codegen.h"

/* What every class namespace starts with. */
static void codegen_class_start(Compiler *compiler, const Stmt *stmt, int firstlineno) {
    const KnownNames *names = &compiler->names;
    CompileUnit *unit = compiler->unit;
    Location location = {.line = firstlineno, .end_line = firstlineno};
    codegen_name(compiler, location, names->name, CONTEXT_LOAD);
    codegen_name(compiler, location, names->module, CONTEXT_STORE);
    emit_const_str(compiler, location, unit->code.qualname);
    codegen_name(compiler, location, names->qualname, CONTEXT_STORE);
    emit_const_int(compiler, location, firstlineno);
    codegen_name(compiler, location, names->firstlineno, CONTEXT_STORE);
    if (stmt->as.class_def.type_params.count > 0) {
        codegen_name(compiler, location, names->type_params_local, CONTEXT_LOAD);
        codegen_name(compiler, location, names->type_params, CONTEXT_STORE);
    }
    if (unit->entry->needs_classdict) {
        emit(compiler, location, OP_LOAD_LOCALS);
        emit_index(compiler, location, OP_STORE_DEREF, &unit->code.cellvars, names->classdict);
    }
    if (unit->entry->has_conditional_annotations) {
        emit_arg(compiler, location, OP_BUILD_SET, 0);
        emit_index(compiler, location, OP_STORE_DEREF, &unit->code.cellvars,
                   names->conditional_annotations);
    }
    codegen_body(compiler, location, &stmt->as.class_def.body);
}

/* What it ends with; the cells are filled in when the class exists. */
static void codegen_class_end(Compiler *compiler) {
    const KnownNames *names = &compiler->names;
    const CompileUnit *unit = compiler->unit;
    emit_const(compiler, LOCATION_NONE, unit_static_attributes(compiler));
    codegen_name(compiler, LOCATION_NONE, names->static_attributes, CONTEXT_STORE);
    if (unit->entry->needs_classdict) {
        emit_arg(compiler, LOCATION_NONE, OP_LOAD_CLOSURE,
                 name_index_find(&unit->code.cellvars, names->classdict));
        codegen_name(compiler, LOCATION_NONE, names->classdictcell, CONTEXT_STORE);
    }
    if (unit->entry->needs_class_closure) {
        emit_arg(compiler, LOCATION_NONE, OP_LOAD_CLOSURE,
                 name_index_find(&unit->code.cellvars, names->class_));
        emit_arg(compiler, LOCATION_NONE, OP_COPY, 1);
        codegen_name(compiler, LOCATION_NONE, names->classcell, CONTEXT_STORE);
    } else {
        emit_const_none(compiler, LOCATION_NONE);
    }
    emit(compiler, LOCATION_NONE, OP_RETURN_VALUE);
}

/* Pushes __build_class__ and its first two arguments. */
static void codegen_class_body(Compiler *compiler, const Stmt *stmt, int firstlineno) {
    const Text *name = stmt->as.class_def.name;
    codegen_enter_scope(compiler, name, UNIT_CLASS, stmt, firstlineno, name, (UnitParameters){0});
    codegen_class_start(compiler, stmt, firstlineno);
    codegen_class_end(compiler);
    const Code *code = codegen_leave_scope(compiler, RETURN_NONE);

    emit(compiler, stmt->location, OP_LOAD_BUILD_CLASS);
    emit(compiler, stmt->location, OP_PUSH_NULL);
    codegen_make_closure(compiler, stmt->location, code, 0);
    emit_const_str(compiler, stmt->location, name);
}

/* A generic class is made in a scope that binds its type parameters; it gets a base Generic[...].
 */
static void codegen_generic_class(Compiler *compiler, const Stmt *stmt, int firstlineno) {
    const KnownNames *names = &compiler->names;
    Location location = stmt->location;
    codegen_enter_type_params(compiler, stmt->as.class_def.name, stmt->as.class_def.name,
                              &stmt->as.class_def.type_params, firstlineno, 0);
    codegen_type_params(compiler, &stmt->as.class_def.type_params);
    codegen_name(compiler, location, names->type_params_local, CONTEXT_STORE);
    codegen_class_body(compiler, stmt, firstlineno);
    codegen_name(compiler, location, names->type_params_local, CONTEXT_LOAD);
    emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC);
    codegen_name(compiler, location, names->generic_base, CONTEXT_STORE);
    codegen_call_arguments(compiler, location, 2, &stmt->as.class_def.bases, names->generic_base,
                           &stmt->as.class_def.keywords);
    const Code *code = codegen_leave_scope(compiler, RETURN_TOP);
    codegen_call_type_params_scope(compiler, location, code);
}

void codegen_class(Compiler *compiler, const Stmt *stmt) {
    const ExprList *decorators = &stmt->as.class_def.decorators;
    codegen_decorators(compiler, decorators);
    int firstlineno =
        decorators->count > 0 ? decorators->items[0]->location.line : stmt->location.line;
    if (stmt->as.class_def.type_params.count > 0) {
        codegen_generic_class(compiler, stmt, firstlineno);
    } else {
        codegen_class_body(compiler, stmt, firstlineno);
        codegen_call_arguments(compiler, stmt->location, 2, &stmt->as.class_def.bases, NULL,
                               &stmt->as.class_def.keywords);
    }
    codegen_apply_decorators(compiler, decorators);
    codegen_name(compiler, stmt->location, stmt->as.class_def.name, CONTEXT_STORE);
}

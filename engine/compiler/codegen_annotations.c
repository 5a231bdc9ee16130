/*
 * codegen_annotations.c - annotations: __annotate__ functions and annotated assignments.
 *
 * Annotations are not evaluated where they stand (PEP 649): those of a
 * function, class or module become a function __annotate__(format), which
 * returns them as a dict. Annotated assignments of a class or module wait until
 * its end. One that may not be executed is noted when it is, by its number, in
 * the set __conditional_annotations__. Under `from __future__ import
 * annotations` they are strings instead, stored where they stand.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_setup_annotations_scope,
 * codegen_leave_annotations_scope, codegen_process_deferred_annotations,
 * codegen_function_annotations, codegen_annassign).
 */
#include "engine/compiler/codegen.h"

#include <string.h>

#include "engine/compiler/ast_unparse.h"

/* annotationlib.Format.VALUE_WITH_FAKE_GLOBALS: formats above it are not done in bytecode. */
enum { FORMAT_VALUE_WITH_FAKE_GLOBALS = 2 };

/* ---- annotation scopes ---- */

void codegen_enter_annotations(Compiler *compiler, Location location, const void *key,
                               const Text *name) {
    codegen_enter_scope(compiler, name, UNIT_ANNOTATIONS, key, location.line, NULL,
                        (UnitParameters){.positional_only = 1});
    Label body = new_label(compiler);
    emit_arg(compiler, location, OP_LOAD_FAST, 0);
    emit_const_int(compiler, location, FORMAT_VALUE_WITH_FAKE_GLOBALS);
    emit_compare(compiler, location, COMPARE_GT);
    emit_jump(compiler, location, OP_POP_JUMP_IF_FALSE, body);
    emit_arg(compiler, location, OP_LOAD_COMMON_CONSTANT, COMMON_NOT_IMPLEMENTED_ERROR);
    emit_arg(compiler, location, OP_RAISE_VARARGS, 1);
    use_label(compiler, body);
}

/*
 * The parameter is ".format" for the symbol table, so that annotations can use
 * the name "format"; people see "format".
 */
static const Code *with_format_parameter(Compiler *compiler, const Code *code) {
    Arena *arena = &compiler->program->arena;
    size_t count = (size_t)code->nlocalsplus;
    const Text **names = ARENA_NEW_ARRAY(arena, const Text *, count);
    memcpy(names, code->localsplusnames, count * sizeof *names);
    names[0] = compiler->names.format;
    Code *renamed = ARENA_NEW(arena, Code);
    *renamed = *code;
    renamed->localsplusnames = names;
    return renamed;
}

void codegen_leave_annotations(Compiler *compiler, Location location) {
    emit(compiler, location, OP_RETURN_VALUE);
    const Code *code = codegen_leave_scope(compiler, RETURN_NONE);
    if (code != NULL) {
        codegen_make_closure(compiler, location, with_format_parameter(compiler, code), 0);
    }
}

/* ---- of modules and classes ---- */

/* [annotations] */
static void codegen_deferred_annotation(Compiler *compiler, Location location, bool in_class,
                                        const DeferredAnnotation *annotation) {
    const KnownNames *names = &compiler->names;
    const Stmt *stmt = annotation->stmt;
    Label not_set = new_label(compiler);
    if (annotation->index >= 0) {
        emit_const_int(compiler, stmt->location, annotation->index);
        if (in_class) {
            emit_arg(compiler, stmt->location, OP_LOAD_DEREF,
                     unit_freevar_arg(compiler, names->conditional_annotations));
        } else {
            emit_name(compiler, stmt->location, OP_LOAD_GLOBAL, names->conditional_annotations);
        }
        emit_arg(compiler, stmt->location, OP_CONTAINS_OP, 0);
        emit_jump(compiler, stmt->location, OP_POP_JUMP_IF_FALSE, not_set);
    }
    const Text *name = unit_mangle(compiler, stmt->as.ann_assign.target->as.name.id);
    codegen_expr(compiler, stmt->as.ann_assign.annotation);
    emit_arg(compiler, stmt->location, OP_COPY, 2);
    emit_const_str(compiler, stmt->location, name);
    emit(compiler, location, OP_STORE_SUBSCR);
    use_label(compiler, not_set);
}

/*
 * A module's __annotate__ is made before its first statement: the annotations
 * are then there while it is being executed.
 */
void codegen_deferred_annotations(Compiler *compiler, Location location) {
    CompileUnit *unit = compiler->unit;
    if (unit->deferred.count == 0 || compiler_failed(compiler)) {
        return;
    }
    bool in_module = unit->kind == UNIT_MODULE;
    bool in_class = unit->kind == UNIT_CLASS;
    if (in_module) {
        unit_start_annotation_setup(compiler);
    }
    codegen_enter_annotations(compiler, location, unit->entry, unit->entry->annotation_block->name);
    emit_arg(compiler, location, OP_BUILD_MAP, 0);
    for (int i = 0; i < unit->deferred.count; i++) {
        codegen_deferred_annotation(compiler, location, in_class, &unit->deferred.items[i]);
    }
    codegen_leave_annotations(compiler, location);
    codegen_name(compiler, location,
                 in_class ? compiler->names.annotate_func : compiler->names.annotate,
                 CONTEXT_STORE);
    if (in_module) {
        unit_end_annotation_setup(compiler);
    }
}

/* ---- of functions ---- */

/* Under the future import, an annotation is its own source. */
static void codegen_annotation_text(Compiler *compiler, const Expr *annotation) {
    Buffer buffer = {0};
    if (ast_unparse(annotation, &buffer, compiler->diagnostics)) {
        emit_const_str(compiler, annotation->location,
                       text_intern(&compiler->program->texts, buffer.data, buffer.size));
    }
    buffer_done(&buffer);
}

/* Pushes name and annotation. Returns how many: 1, or 0 without annotation. */
static int codegen_argument_annotation(Compiler *compiler, Location location, const Text *name,
                                       const Expr *annotation) {
    if (annotation == NULL) {
        return 0;
    }
    emit_const_str(compiler, location, unit_maybe_mangle(compiler, name));
    if ((compiler->future_flags & CODE_FUTURE_ANNOTATIONS) != 0) {
        codegen_annotation_text(compiler, annotation);
    } else if (annotation->kind == EXPR_STARRED) { /* *args: *Ts, as [x] = [*Ts] */
        codegen_expr(compiler, annotation->as.starred.value);
        emit_arg(compiler, location, OP_UNPACK_SEQUENCE, 1);
    } else {
        codegen_expr(compiler, annotation);
    }
    return 1;
}

static int codegen_list_annotations(Compiler *compiler, Location location, const ArgList *args) {
    int count = 0;
    for (int i = 0; i < args->count; i++) {
        count += codegen_argument_annotation(compiler, location, args->items[i]->name,
                                             args->items[i]->annotation);
    }
    return count;
}

static int codegen_all_annotations(Compiler *compiler, Location location, const Arguments *args,
                                   const Expr *returns) {
    int count = codegen_list_annotations(compiler, location, &args->args);
    count += codegen_list_annotations(compiler, location, &args->posonlyargs);
    if (args->vararg != NULL) {
        count += codegen_argument_annotation(compiler, location, args->vararg->name,
                                             args->vararg->annotation);
    }
    count += codegen_list_annotations(compiler, location, &args->kwonlyargs);
    if (args->kwarg != NULL) {
        count += codegen_argument_annotation(compiler, location, args->kwarg->name,
                                             args->kwarg->annotation);
    }
    return count +
           codegen_argument_annotation(compiler, location, compiler->names.return_, returns);
}

int codegen_function_annotations(Compiler *compiler, Location location, const Arguments *args,
                                 const Expr *returns) {
    const SymtableEntry *entry = symtable_lookup(compiler->symtable, args);
    if (!entry->annotations_used || compiler_failed(compiler)) {
        return 0;
    }
    codegen_enter_annotations(compiler, location, args, entry->name);
    int count = codegen_all_annotations(compiler, location, args, returns);
    emit_arg(compiler, location, OP_BUILD_MAP, count);
    codegen_leave_annotations(compiler, location);
    return FUNCTION_ANNOTATE;
}

/* ---- annotated assignments ---- */

/* Evaluates and forgets. */
static void check_evaluates(Compiler *compiler, const Expr *expr) {
    codegen_expr(compiler, expr);
    emit(compiler, expr->location, OP_POP_TOP);
}

static void check_subscript_evaluates(Compiler *compiler, const Expr *index) {
    if (index->kind == EXPR_SLICE) {
        const Expr *parts[] = {index->as.slice.lower, index->as.slice.upper, index->as.slice.step};
        for (int i = 0; i < 3; i++) {
            if (parts[i] != NULL) {
                check_evaluates(compiler, parts[i]);
            }
        }
    } else if (index->kind == EXPR_TUPLE) {
        for (int i = 0; i < index->as.sequence.elements.count; i++) {
            check_subscript_evaluates(compiler, index->as.sequence.elements.items[i]);
        }
    } else {
        check_evaluates(compiler, index);
    }
}

/* `name: annotation` in a module or class */
static void codegen_name_annotation(Compiler *compiler, const Stmt *stmt) {
    const KnownNames *names = &compiler->names;
    CompileUnit *unit = compiler->unit;
    Location location = stmt->location;
    if ((compiler->future_flags & CODE_FUTURE_ANNOTATIONS) != 0) {
        codegen_annotation_text(compiler, stmt->as.ann_assign.annotation);
        emit_name(compiler, location, OP_LOAD_NAME, names->annotations);
        emit_const_str(compiler, location,
                       unit_maybe_mangle(compiler, stmt->as.ann_assign.target->as.name.id));
        emit(compiler, location, OP_STORE_SUBSCR);
        return;
    }
    int index = unit_defer_annotation(compiler, stmt);
    if (index >= 0) {
        if (unit->kind == UNIT_CLASS) {
            emit_index(compiler, location, OP_LOAD_DEREF, &unit->code.cellvars,
                       names->conditional_annotations);
        } else {
            emit_index(compiler, location, OP_LOAD_NAME, &unit->code.names,
                       names->conditional_annotations);
        }
        emit_const_int(compiler, location, index);
        emit_arg(compiler, location, OP_SET_ADD, 1);
        emit(compiler, location, OP_POP_TOP);
    }
}

void codegen_annotated_assignment(Compiler *compiler, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    const Expr *value = stmt->as.ann_assign.value;
    UnitKind kind = compiler->unit->kind;
    if (value != NULL) {
        codegen_expr(compiler, value);
        codegen_expr(compiler, target);
    }
    if (target->kind == EXPR_NAME) {
        if (stmt->as.ann_assign.simple && (kind == UNIT_MODULE || kind == UNIT_CLASS)) {
            codegen_name_annotation(compiler, stmt);
        }
    } else if (value == NULL) { /* a.b: T and a[b]: T evaluate a and b, for their errors */
        if (target->kind == EXPR_ATTRIBUTE) {
            check_evaluates(compiler, target->as.attribute.value);
        } else {
            check_evaluates(compiler, target->as.subscript.value);
            check_subscript_evaluates(compiler, target->as.subscript.slice);
        }
    }
}

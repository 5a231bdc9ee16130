/*
 * codegen_statements.c - statements: the visitor, bodies, assignments, imports, if, assert.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_visit_stmt, codegen_body,
 * codegen_if, codegen_assert, codegen_import, codegen_from_import, codegen_augassign).
 */
#include "engine/compiler/codegen.h"

#include <string.h>

#include "engine/compiler/ast_preprocess.h"

/* ---- bodies ---- */

void codegen_stmts_from(Compiler *compiler, const StmtList *stmts, int first) {
    for (int i = first; i < stmts->count; i++) {
        codegen_stmt(compiler, stmts->items[i]);
    }
}

void codegen_stmts(Compiler *compiler, const StmtList *stmts) {
    codegen_stmts_from(compiler, stmts, 0);
}

void codegen_body(Compiler *compiler, Location location, const StmtList *stmts) {
    const SymtableEntry *entry = compiler->unit->entry;
    bool future_annotations = (compiler->future_flags & CODE_FUTURE_ANNOTATIONS) != 0;
    if (future_annotations && entry->annotations_used) {
        emit(compiler, location, OP_SETUP_ANNOTATIONS);
    }
    if (stmts->count == 0) {
        return;
    }
    if (entry->has_docstring) {
        const Constant *docstring = docstring_clean(compiler, ast_docstring(stmts));
        emit_const(compiler, stmts->items[0]->as.value.value->location, docstring);
        codegen_name(compiler, LOCATION_NONE, compiler->names.doc, CONTEXT_STORE);
    }
    codegen_stmts_from(compiler, stmts, entry->has_docstring ? 1 : 0);
    if (!future_annotations) {
        codegen_deferred_annotations(compiler, location);
    }
}

const Code *codegen_module(Compiler *compiler, const Module *module) {
    codegen_enter_scope(compiler, compiler->names.module_scope, UNIT_MODULE, module, 1, NULL,
                        (UnitParameters){0});
    Location location =
        module->body.count > 0 ? module->body.items[0]->location : (Location){1, 1, 0, 0};
    if (compiler->unit->entry->has_conditional_annotations) {
        emit_arg(compiler, location, OP_BUILD_SET, 0);
        emit_index(compiler, location, OP_STORE_NAME, &compiler->unit->code.names,
                   compiler->names.conditional_annotations);
    }
    codegen_body(compiler, location, &module->body);
    return codegen_leave_scope(compiler, RETURN_NONE);
}

const Code *codegen_expression_module(Compiler *compiler, const Module *module) {
    codegen_enter_scope(compiler, compiler->names.module_scope, UNIT_MODULE, module, 1, NULL,
                        (UnitParameters){0});
    codegen_expr(compiler, module->body.items[0]->as.value.value);
    return codegen_leave_scope(compiler, RETURN_TOP);
}

/* ---- assignments ---- */

static void codegen_assign(Compiler *compiler, const Stmt *stmt) {
    const ExprList *targets = &stmt->as.assign.targets;
    codegen_expr(compiler, stmt->as.assign.value);
    for (int i = 0; i < targets->count; i++) {
        if (i < targets->count - 1) {
            emit_arg(compiler, stmt->location, OP_COPY, 1);
        }
        codegen_expr(compiler, targets->items[i]);
    }
}

/* The object, and the index, of the target stay on the stack for the store. */
static void codegen_aug_assign(Compiler *compiler, const Stmt *stmt) {
    const Expr *target = stmt->as.aug_assign.target;
    Location location = target->location;
    switch (target->kind) {
    case EXPR_ATTRIBUTE:
        codegen_expr(compiler, target->as.attribute.value);
        emit_arg(compiler, location, OP_COPY, 1);
        emit_name(compiler, attribute_location(location, target), OP_LOAD_ATTR,
                  target->as.attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        codegen_expr(compiler, target->as.subscript.value);
        if (slice_has_two_parts(target->as.subscript.slice)) {
            codegen_slice_bounds(compiler, target->as.subscript.slice);
            emit_arg(compiler, location, OP_COPY, 3);
            emit_arg(compiler, location, OP_COPY, 3);
            emit_arg(compiler, location, OP_COPY, 3);
            emit(compiler, location, OP_BINARY_SLICE);
        } else {
            codegen_expr(compiler, target->as.subscript.slice);
            emit_arg(compiler, location, OP_COPY, 2);
            emit_arg(compiler, location, OP_COPY, 2);
            emit_arg(compiler, location, OP_BINARY_OP, BINARY_SUBSCRIPT);
        }
        break;
    default: codegen_name(compiler, location, target->as.name.id, CONTEXT_LOAD); break;
    }

    codegen_expr(compiler, stmt->as.aug_assign.value);
    emit_binary(compiler, stmt->location, stmt->as.aug_assign.op, true);

    switch (target->kind) {
    case EXPR_ATTRIBUTE:
        location = attribute_location(location, target);
        emit_arg(compiler, location, OP_SWAP, 2);
        emit_name(compiler, location, OP_STORE_ATTR, target->as.attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        if (slice_has_two_parts(target->as.subscript.slice)) {
            emit_arg(compiler, location, OP_SWAP, 4);
            emit_arg(compiler, location, OP_SWAP, 3);
            emit_arg(compiler, location, OP_SWAP, 2);
            emit(compiler, location, OP_STORE_SLICE);
        } else {
            emit_arg(compiler, location, OP_SWAP, 3);
            emit_arg(compiler, location, OP_SWAP, 2);
            emit(compiler, location, OP_STORE_SUBSCR);
        }
        break;
    default: codegen_name(compiler, location, target->as.name.id, CONTEXT_STORE); break;
    }
}

/* ---- if, assert, raise, expression statements ---- */

static void codegen_if(Compiler *compiler, const Stmt *stmt) {
    const StmtList *orelse = &stmt->as.branch.orelse;
    Label end = new_label(compiler);
    Label next = orelse->count > 0 ? new_label(compiler) : end;
    codegen_jump_if(compiler, stmt->location, stmt->as.branch.test, next, false);
    codegen_stmts(compiler, &stmt->as.branch.body);
    if (orelse->count > 0) {
        emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

        use_label(compiler, next);
        codegen_stmts(compiler, orelse);
    }
    use_label(compiler, end);
}

static void codegen_assert(Compiler *compiler, const Stmt *stmt) {
    const Expr *test = stmt->as.assertion.test;
    if (test->kind == EXPR_TUPLE && test->as.sequence.elements.count > 0) {
        compiler_warn(compiler, stmt->location,
                      "assertion is always true, perhaps remove parentheses?");
    }
    if (compiler->optimize > 0) {
        return;
    }
    Label end = new_label(compiler);
    codegen_jump_if(compiler, stmt->location, test, end, true);
    emit_arg(compiler, stmt->location, OP_LOAD_COMMON_CONSTANT, COMMON_ASSERTION_ERROR);
    if (stmt->as.assertion.msg != NULL) {
        codegen_expr(compiler, stmt->as.assertion.msg);
        emit_arg(compiler, stmt->location, OP_CALL, 0);
    }
    emit_arg(compiler, test->location, OP_RAISE_VARARGS, 1);
    use_label(compiler, end);
}

static void codegen_raise(Compiler *compiler, const Stmt *stmt) {
    int count = 0;
    if (stmt->as.raise.exc != NULL) {
        codegen_expr(compiler, stmt->as.raise.exc);
        count++;
        if (stmt->as.raise.cause != NULL) {
            codegen_expr(compiler, stmt->as.raise.cause);
            count++;
        }
    }
    emit_arg(compiler, stmt->location, OP_RAISE_VARARGS, count);
}

static void codegen_expr_stmt(Compiler *compiler, const Stmt *stmt) {
    if (stmt->as.value.value->kind == EXPR_CONSTANT) {
        emit(compiler, stmt->location, OP_NOP);
        return;
    }
    codegen_expr(compiler, stmt->as.value.value);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
}

/* ---- imports ---- */

/* Offset of the next dot from `start` on; the name's size when there is none. */
static size_t find_dot(const Text *name, size_t start) {
    const char *dot = memchr(name->data + start, '.', name->size - start);
    return dot == NULL ? name->size : (size_t)(dot - name->data);
}

static const Text *part_of(Compiler *compiler, const Text *name, size_t start, size_t end) {
    return text_intern(&compiler->program->texts, name->data + start, end - start);
}

/* `import a.b.c as d`: IMPORT_NAME has pushed a; b and c are got from it one by one. */
static void codegen_import_as(Compiler *compiler, Location location, const Text *name,
                              const Text *asname) {
    size_t dot = find_dot(name, 0);
    if (dot == name->size) {
        codegen_name(compiler, location, asname, CONTEXT_STORE);
        return;
    }
    for (;;) {
        size_t start = dot + 1;
        dot = find_dot(name, start);
        emit_index(compiler, location, OP_IMPORT_FROM, &compiler->unit->code.names,
                   part_of(compiler, name, start, dot));
        if (dot == name->size) {
            break;
        }
        emit_arg(compiler, location, OP_SWAP, 2);
        emit(compiler, location, OP_POP_TOP);
    }
    codegen_name(compiler, location, asname, CONTEXT_STORE);
    emit(compiler, location, OP_POP_TOP);
}

static void codegen_import(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    for (int i = 0; i < stmt->as.import.names.count; i++) {
        const Alias *alias = stmt->as.import.names.items[i];
        emit_const_int(compiler, location, 0);
        emit_const_none(compiler, location);
        emit_name(compiler, location, OP_IMPORT_NAME, alias->name);
        if (alias->asname != NULL) {
            codegen_import_as(compiler, location, alias->name, alias->asname);
        } else {
            const Text *first = part_of(compiler, alias->name, 0, find_dot(alias->name, 0));
            codegen_name(compiler, location, first, CONTEXT_STORE);
        }
    }
}

static void codegen_import_from(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    const AliasList *aliases = &stmt->as.import.names;
    Arena *arena = &compiler->unit->arena;
    size_t count = (size_t)aliases->count;
    const Constant **names = ARENA_NEW_ARRAY(arena, const Constant *, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = constant_str(arena, aliases->items[i]->name);
    }
    emit_const_int(compiler, location, stmt->as.import.level);
    emit_const(compiler, location, constant_sequence(arena, CONSTANT_TUPLE, names, count));
    const Text *module = stmt->as.import.module;
    emit_name(compiler, location, OP_IMPORT_NAME, module != NULL ? module : compiler->names.empty);
    if (text_equal_string(aliases->items[0]->name, "*")) {
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR);
        emit(compiler, LOCATION_NONE, OP_POP_TOP);
        return;
    }
    for (int i = 0; i < aliases->count; i++) {
        const Alias *alias = aliases->items[i];
        emit_name(compiler, location, OP_IMPORT_FROM, alias->name);
        codegen_name(compiler, location, alias->asname != NULL ? alias->asname : alias->name,
                     CONTEXT_STORE);
    }
    emit(compiler, location, OP_POP_TOP);
}

/* ---- the visitor ---- */

/* Statements whose body may not run: annotations in it are conditional (PEP 649). */
static void codegen_conditional(Compiler *compiler, const Stmt *stmt) {
    compiler->unit->conditional_blocks++;
    switch (stmt->kind) {
    case STMT_FOR: codegen_for(compiler, stmt); break;
    case STMT_ASYNC_FOR: codegen_async_for(compiler, stmt); break;
    case STMT_WHILE: codegen_while(compiler, stmt); break;
    case STMT_IF: codegen_if(compiler, stmt); break;
    case STMT_MATCH: codegen_match(compiler, stmt); break;
    case STMT_TRY: codegen_try(compiler, stmt); break;
    case STMT_TRY_STAR: codegen_try_star(compiler, stmt); break;
    case STMT_WITH: codegen_with(compiler, stmt); break;
    case STMT_ASYNC_WITH: codegen_async_with(compiler, stmt); break;
    default: break;
    }
    compiler->unit->conditional_blocks--;
}

static void visit(Compiler *compiler, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF: codegen_function(compiler, stmt); break;
    case STMT_CLASS_DEF: codegen_class(compiler, stmt); break;
    case STMT_TYPE_ALIAS: codegen_type_alias(compiler, stmt); break;
    case STMT_RETURN: codegen_return(compiler, stmt); break;
    case STMT_DELETE: codegen_exprs(compiler, &stmt->as.del.targets); break;
    case STMT_ASSIGN: codegen_assign(compiler, stmt); break;
    case STMT_AUG_ASSIGN: codegen_aug_assign(compiler, stmt); break;
    case STMT_ANN_ASSIGN: codegen_annotated_assignment(compiler, stmt); break;
    case STMT_FOR:
    case STMT_ASYNC_FOR:
    case STMT_WHILE:
    case STMT_IF:
    case STMT_MATCH:
    case STMT_TRY:
    case STMT_TRY_STAR:
    case STMT_WITH:
    case STMT_ASYNC_WITH: codegen_conditional(compiler, stmt); break;
    case STMT_RAISE: codegen_raise(compiler, stmt); break;
    case STMT_ASSERT: codegen_assert(compiler, stmt); break;
    case STMT_IMPORT: codegen_import(compiler, stmt); break;
    case STMT_IMPORT_FROM: codegen_import_from(compiler, stmt); break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL: break;
    case STMT_EXPR: codegen_expr_stmt(compiler, stmt); break;
    case STMT_PASS: emit(compiler, stmt->location, OP_NOP); break;
    case STMT_BREAK: codegen_break(compiler, stmt->location); break;
    case STMT_CONTINUE: codegen_continue(compiler, stmt->location); break;
    }
}

void codegen_stmt(Compiler *compiler, const Stmt *stmt) {
    if (!compiler_failed(compiler)) {
        visit(compiler, stmt);
    }
}

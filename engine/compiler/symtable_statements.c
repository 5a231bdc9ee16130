/* The first pass over statements: a function for each kind (CPython's symtable_visit_stmt). */
#include <string.h>

#include "engine/compiler/ast_preprocess.h"
#include "engine/compiler/nesting.h"
#include "engine/compiler/symtable_internal.h"

/* A body that may not be executed: annotations in it are conditional (PEP 649). */
static bool visit_conditional(SymtableBuilder *builder, const StmtList *body) {
    SymtableEntry *entry = builder->current;
    bool outside = entry->in_conditional_block;
    entry->in_conditional_block = true;
    bool ok = symtable_visit_statements(builder, body);
    entry->in_conditional_block = outside;
    return ok;
}

/* ---- definitions ---- */

/* Everything of a function but its name, inside its type parameters if it has any. */
static bool visit_function_block(SymtableBuilder *builder, const Stmt *stmt) {
    const Arguments *args = stmt->as.function.args;
    SymtableEntry *entry =
        symtable_entry_new(builder, stmt->as.function.name, BLOCK_FUNCTION, stmt, stmt->location);
    entry->has_docstring = ast_docstring(&stmt->as.function.body) != NULL;
    entry->coroutine = stmt->kind == STMT_ASYNC_FUNCTION_DEF;
    if (!symtable_visit_function_annotations(builder, args, stmt->as.function.returns,
                                             stmt->location)) {
        return false;
    }
    symtable_enter_existing_block(builder, entry, true);
    if (!symtable_visit_arguments(builder, args) ||
        !symtable_visit_statements(builder, &stmt->as.function.body)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

static bool has_keyword_only_default(const Arguments *args) {
    for (int i = 0; i < args->kw_defaults.count; i++) {
        if (args->kw_defaults.items[i] != NULL) {
            return true;
        }
    }
    return false;
}

/*
 * The defaults are evaluated outside the type parameters' block and passed in.
 * CPython's parser leaves an empty list where there are no positional
 * defaults, which counts as having some.
 */
static bool visit_generic_function(SymtableBuilder *builder, const Stmt *stmt) {
    const KnownNames *known = &builder->known;
    const TypeParamList *params = &stmt->as.function.type_params;
    if (!symtable_enter_type_params(builder, stmt->as.function.name, params, stmt->location) ||
        !symtable_define(builder, known->dot_defaults, DEF_PARAM, stmt->location)) {
        return false;
    }
    if (has_keyword_only_default(stmt->as.function.args) &&
        !symtable_define(builder, known->dot_kwdefaults, DEF_PARAM, stmt->location)) {
        return false;
    }
    if (!symtable_visit_type_params(builder, params) || !visit_function_block(builder, stmt)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

static bool visit_function(SymtableBuilder *builder, const Stmt *stmt) {
    const Arguments *args = stmt->as.function.args;
    if (!symtable_define(builder, stmt->as.function.name, DEF_LOCAL, stmt->location) ||
        !symtable_visit_expressions(builder, &args->defaults) ||
        !symtable_visit_expressions(builder, &args->kw_defaults) ||
        !symtable_visit_expressions(builder, &stmt->as.function.decorators)) {
        return false;
    }
    return stmt->as.function.type_params.count > 0 ? visit_generic_function(builder, stmt)
                                                   : visit_function_block(builder, stmt);
}

/* What a generic class's type parameter block needs besides the parameters. */
static bool define_generic_base(SymtableBuilder *builder, Location location) {
    const KnownNames *known = &builder->known;
    return symtable_define(builder, known->dot_type_params, DEF_LOCAL, location) &&
           symtable_define(builder, known->dot_type_params, DEF_USE, location) &&
           symtable_define(builder, known->dot_generic_base, DEF_LOCAL, location) &&
           symtable_define(builder, known->dot_generic_base, DEF_USE, location);
}

static bool visit_class_block(SymtableBuilder *builder, const Stmt *stmt) {
    const KnownNames *known = &builder->known;
    if (!symtable_visit_expressions(builder, &stmt->as.class_def.bases) ||
        !symtable_check_keywords(builder, &stmt->as.class_def.keywords) ||
        !symtable_visit_keywords(builder, &stmt->as.class_def.keywords) ||
        !symtable_enter_block(builder, stmt->as.class_def.name, BLOCK_CLASS, stmt,
                              stmt->location)) {
        return false;
    }
    builder->private_name = stmt->as.class_def.name;
    if (stmt->as.class_def.type_params.count > 0 &&
        (!symtable_define(builder, known->type_params, DEF_LOCAL, stmt->location) ||
         !symtable_define(builder, known->dot_type_params, DEF_USE, stmt->location))) {
        return false;
    }
    builder->current->has_docstring = ast_docstring(&stmt->as.class_def.body) != NULL;
    if (!symtable_visit_statements(builder, &stmt->as.class_def.body)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

static bool visit_generic_class(SymtableBuilder *builder, const Stmt *stmt) {
    const TypeParamList *params = &stmt->as.class_def.type_params;
    if (!symtable_enter_type_params(builder, stmt->as.class_def.name, params, stmt->location) ||
        !define_generic_base(builder, stmt->location)) {
        return false;
    }
    builder->private_name = stmt->as.class_def.name;
    builder->current->mangled_names = ARENA_NEW(builder->table->arena, SymbolMap);
    if (!symtable_visit_type_params(builder, params) || !visit_class_block(builder, stmt)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

static bool visit_class(SymtableBuilder *builder, const Stmt *stmt) {
    const Text *outer_private = builder->private_name;
    if (!symtable_define(builder, stmt->as.class_def.name, DEF_LOCAL, stmt->location) ||
        !symtable_visit_expressions(builder, &stmt->as.class_def.decorators)) {
        return false;
    }
    bool ok = stmt->as.class_def.type_params.count > 0 ? visit_generic_class(builder, stmt)
                                                       : visit_class_block(builder, stmt);
    builder->private_name = outer_private;
    return ok;
}

static bool visit_type_alias(SymtableBuilder *builder, const Stmt *stmt) {
    const TypeParamList *params = &stmt->as.type_alias.type_params;
    const Expr *value = stmt->as.type_alias.value;
    const Text *name = stmt->as.type_alias.name->as.name.id;
    bool is_in_class = builder->current->type == BLOCK_CLASS;
    if (!symtable_visit_expression(builder, stmt->as.type_alias.name)) {
        return false;
    }
    if (params->count > 0 && (!symtable_enter_type_params(builder, name, params, stmt->location) ||
                              !symtable_visit_type_params(builder, params))) {
        return false;
    }
    if (!symtable_enter_block(builder, name, BLOCK_TYPE_ALIAS, stmt, stmt->location)) {
        return false;
    }
    builder->current->can_see_class_scope = is_in_class;
    if (is_in_class &&
        !symtable_define(builder, builder->known.class_dict, DEF_USE, value->location)) {
        return false;
    }
    if (!symtable_visit_expression(builder, value)) {
        return false;
    }
    symtable_exit_block(builder);
    if (params->count > 0) {
        symtable_exit_block(builder);
    }
    return true;
}

/* ---- assignments ---- */

static bool visit_annotated_name(SymtableBuilder *builder, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    const Text *name = target->as.name.id;
    bool simple = stmt->as.ann_assign.simple; /* not in parentheses */
    uint32_t flags = symtable_flags_so_far(builder, builder->current, name);
    if (simple && (flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 &&
        builder->current != builder->table->top) {
        diagnostics_set_syntax_error(builder->diagnostics, stmt->location,
                                     (flags & DEF_GLOBAL) != 0
                                         ? "annotated name '%s' can't be global"
                                         : "annotated name '%s' can't be nonlocal",
                                     name->data);
        return false;
    }
    if (simple && !symtable_define(builder, name, DEF_ANNOT | DEF_LOCAL, target->location)) {
        return false;
    }
    return stmt->as.ann_assign.value == NULL ||
           symtable_define(builder, name, DEF_LOCAL, target->location);
}

static bool visit_annotated_assignment(SymtableBuilder *builder, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    builder->current->annotations_used = true;
    bool ok = target->kind == EXPR_NAME ? visit_annotated_name(builder, stmt)
                                        : symtable_visit_expression(builder, target);
    return ok && symtable_visit_annotation(builder, stmt->as.ann_assign.annotation) &&
           symtable_visit_optional(builder, stmt->as.ann_assign.value);
}

static bool visit_return(SymtableBuilder *builder, const Stmt *stmt) {
    if (stmt->as.value.value == NULL) {
        return true;
    }
    bool ok = symtable_visit_expression(builder, stmt->as.value.value);
    builder->current->returns_value = true;
    return ok;
}

/* ---- compound statements ---- */

/* async for, async with: only in async functions. */
static bool check_async(SymtableBuilder *builder, Location location, const char *message) {
    if (builder->current->coroutine) {
        return true;
    }
    diagnostics_set_syntax_error(builder->diagnostics, location, "%s", message);
    return false;
}

static bool visit_for(SymtableBuilder *builder, const Stmt *stmt) {
    if (stmt->kind == STMT_ASYNC_FOR &&
        !check_async(builder, stmt->location, "'async for' outside async function")) {
        return false;
    }
    return symtable_visit_expression(builder, stmt->as.for_loop.target) &&
           symtable_visit_expression(builder, stmt->as.for_loop.iter) &&
           visit_conditional(builder, &stmt->as.for_loop.body) &&
           visit_conditional(builder, &stmt->as.for_loop.orelse);
}

/* while, if */
static bool visit_branch(SymtableBuilder *builder, const Stmt *stmt) {
    return symtable_visit_expression(builder, stmt->as.branch.test) &&
           visit_conditional(builder, &stmt->as.branch.body) &&
           visit_conditional(builder, &stmt->as.branch.orelse);
}

static bool visit_with(SymtableBuilder *builder, const Stmt *stmt) {
    if (stmt->kind == STMT_ASYNC_WITH &&
        !check_async(builder, stmt->location, "'async with' outside async function")) {
        return false;
    }
    const WithItemList *items = &stmt->as.with.items;
    for (int i = 0; i < items->count; i++) {
        if (!symtable_visit_expression(builder, items->items[i]->context) ||
            !symtable_visit_optional(builder, items->items[i]->target)) {
            return false;
        }
    }
    return visit_conditional(builder, &stmt->as.with.body);
}

static bool visit_match(SymtableBuilder *builder, const Stmt *stmt) {
    SymtableEntry *entry = builder->current;
    if (!symtable_visit_expression(builder, stmt->as.match.subject)) {
        return false;
    }
    bool outside = entry->in_conditional_block;
    entry->in_conditional_block = true;
    bool ok = symtable_visit_match_cases(builder, &stmt->as.match.cases);
    entry->in_conditional_block = outside;
    return ok;
}

static bool visit_handler(SymtableBuilder *builder, const ExceptHandler *handler) {
    if (!symtable_visit_optional(builder, handler->type)) {
        return false;
    }
    if (handler->name != NULL &&
        !symtable_define(builder, handler->name, DEF_LOCAL, handler->location)) {
        return false;
    }
    return visit_conditional(builder, &handler->body);
}

static bool visit_try(SymtableBuilder *builder, const Stmt *stmt) {
    if (!visit_conditional(builder, &stmt->as.try_.body)) {
        return false;
    }
    const ExceptHandlerList *handlers = &stmt->as.try_.handlers;
    for (int i = 0; i < handlers->count; i++) {
        if (!visit_handler(builder, handlers->items[i])) {
            return false;
        }
    }
    return visit_conditional(builder, &stmt->as.try_.orelse) &&
           visit_conditional(builder, &stmt->as.try_.finalbody);
}

/* ---- imports ---- */

/* Binds what an import binds: of `a.b.c`, only `a`. */
static bool visit_alias(SymtableBuilder *builder, const Alias *alias) {
    const Text *name = alias->asname != NULL ? alias->asname : alias->name;
    if (text_equal_string(name, "*")) {
        if (builder->current->type != BLOCK_MODULE) {
            diagnostics_set_syntax_error(builder->diagnostics, alias->location,
                                         "import * only allowed at module level");
            return false;
        }
        return true;
    }
    const char *dot = memchr(name->data, '.', name->size);
    if (dot != NULL) {
        name = text_intern(builder->table->texts, name->data, (size_t)(dot - name->data));
    }
    return symtable_define(builder, name, DEF_IMPORT, alias->location);
}

/* Future statements behind the head of the file come too late. */
static bool check_future(SymtableBuilder *builder, const Stmt *stmt) {
    if (stmt->kind != STMT_IMPORT_FROM || stmt->as.import.level != 0 ||
        stmt->as.import.module != builder->known.future) {
        return true;
    }
    Location last = builder->table->future.location;
    bool behind = stmt->location.line > last.line ||
                  (stmt->location.line == last.end_line && stmt->location.column > last.end_column);
    if (behind) {
        diagnostics_set_syntax_error(
            builder->diagnostics, stmt->location,
            "from __future__ imports must occur at the beginning of the file");
    }
    return !behind;
}

static bool visit_import(SymtableBuilder *builder, const Stmt *stmt) {
    const AliasList *names = &stmt->as.import.names;
    for (int i = 0; i < names->count; i++) {
        if (!visit_alias(builder, names->items[i])) {
            return false;
        }
    }
    return check_future(builder, stmt);
}

/* ---- global and nonlocal ---- */

/* The message for a name of which something was said before the declaration; NULL when fine. */
static const char *declaration_conflict(uint32_t flags, bool is_global) {
    if ((flags & DEF_PARAM) != 0) {
        return is_global ? "name '%s' is parameter and global"
                         : "name '%s' is parameter and nonlocal";
    }
    if ((flags & DEF_USE) != 0) {
        return is_global ? "name '%s' is used prior to global declaration"
                         : "name '%s' is used prior to nonlocal declaration";
    }
    if ((flags & DEF_ANNOT) != 0) {
        return is_global ? "annotated name '%s' can't be global"
                         : "annotated name '%s' can't be nonlocal";
    }
    if ((flags & DEF_LOCAL) != 0) {
        return is_global ? "name '%s' is assigned to before global declaration"
                         : "name '%s' is assigned to before nonlocal declaration";
    }
    return NULL;
}

static bool visit_declaration(SymtableBuilder *builder, const Stmt *stmt) {
    bool is_global = stmt->kind == STMT_GLOBAL;
    const NameList *names = &stmt->as.names.names;
    for (int i = 0; i < names->count; i++) {
        const Text *name = names->items[i];
        uint32_t flags = symtable_flags_so_far(builder, builder->current, name);
        const char *conflict = declaration_conflict(flags, is_global);
        if (conflict != NULL) {
            diagnostics_set_syntax_error(builder->diagnostics, stmt->location, conflict,
                                         name->data);
            return false;
        }
        if (!symtable_define(builder, name, is_global ? DEF_GLOBAL : DEF_NONLOCAL,
                             stmt->location)) {
            return false;
        }
        symtable_record_directive(builder, name, stmt->location);
    }
    return true;
}

/* ---- any statement ---- */

static bool visit_kind(SymtableBuilder *builder, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF: return visit_function(builder, stmt);
    case STMT_CLASS_DEF: return visit_class(builder, stmt);
    case STMT_RETURN: return visit_return(builder, stmt);
    case STMT_DELETE: return symtable_visit_expressions(builder, &stmt->as.del.targets);
    case STMT_ASSIGN:
        return symtable_visit_expressions(builder, &stmt->as.assign.targets) &&
               symtable_visit_expression(builder, stmt->as.assign.value);
    case STMT_TYPE_ALIAS: return visit_type_alias(builder, stmt);
    case STMT_AUG_ASSIGN:
        return symtable_visit_expression(builder, stmt->as.aug_assign.target) &&
               symtable_visit_expression(builder, stmt->as.aug_assign.value);
    case STMT_ANN_ASSIGN: return visit_annotated_assignment(builder, stmt);
    case STMT_FOR:
    case STMT_ASYNC_FOR: return visit_for(builder, stmt);
    case STMT_WHILE:
    case STMT_IF: return visit_branch(builder, stmt);
    case STMT_WITH:
    case STMT_ASYNC_WITH: return visit_with(builder, stmt);
    case STMT_MATCH: return visit_match(builder, stmt);
    case STMT_RAISE:
        return symtable_visit_optional(builder, stmt->as.raise.exc) &&
               symtable_visit_optional(builder, stmt->as.raise.cause);
    case STMT_TRY:
    case STMT_TRY_STAR: return visit_try(builder, stmt);
    case STMT_ASSERT:
        return symtable_visit_expression(builder, stmt->as.assertion.test) &&
               symtable_visit_optional(builder, stmt->as.assertion.msg);
    case STMT_IMPORT:
    case STMT_IMPORT_FROM: return visit_import(builder, stmt);
    case STMT_GLOBAL:
    case STMT_NONLOCAL: return visit_declaration(builder, stmt);
    case STMT_EXPR: return symtable_visit_expression(builder, stmt->as.value.value);
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE: return true;
    }
    return true;
}

bool symtable_visit_statements(SymtableBuilder *builder, const StmtList *statements) {
    for (int i = 0; i < statements->count; i++) {
        if (!nesting_enter(&builder->depth, builder->diagnostics) ||
            !visit_kind(builder, statements->items[i])) {
            return false;
        }
        nesting_leave(&builder->depth);
    }
    return true;
}

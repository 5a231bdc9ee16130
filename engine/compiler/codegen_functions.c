/*
 * codegen_functions.c - def, async def and lambda: defaults, closures, decorators.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_function, codegen_function_body,
 * codegen_lambda, codegen_make_closure, codegen_default_arguments).
 */
#include "engine/compiler/codegen.h"

#include "engine/compiler/ast_preprocess.h"

/* ---- making functions ---- */

void codegen_make_closure(Compiler *compiler, Location location, const Code *code, int flags) {
    if (code == NULL) {
        return; /* after an error */
    }
    if (code->nfreevars > 0) {
        for (int i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus; i++) {
            emit_arg(compiler, location, OP_LOAD_CLOSURE,
                     unit_closure_arg(compiler, code, code->localsplusnames[i]));
        }
        flags |= FUNCTION_CLOSURE;
        emit_arg(compiler, location, OP_BUILD_TUPLE, code->nfreevars);
    }
    emit_const(compiler, location, constant_code(&compiler->program->arena, code));
    emit(compiler, location, OP_MAKE_FUNCTION);

    /* From the top of the stack downwards. */
    static const int attributes[] = {FUNCTION_CLOSURE, FUNCTION_ANNOTATIONS, FUNCTION_ANNOTATE,
                                     FUNCTION_KWDEFAULTS, FUNCTION_DEFAULTS};
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        if ((flags & attributes[i]) != 0) {
            emit_arg(compiler, location, OP_SET_FUNCTION_ATTRIBUTE, attributes[i]);
        }
    }
}

void codegen_decorators(Compiler *compiler, const ExprList *decorators) {
    codegen_exprs(compiler, decorators);
}

void codegen_apply_decorators(Compiler *compiler, const ExprList *decorators) {
    for (int i = decorators->count - 1; i >= 0; i--) {
        emit_arg(compiler, decorators->items[i]->location, OP_CALL, 0);
    }
}

/* A dict of those keyword-only parameters that have a default. Returns whether there is one. */
static bool codegen_keyword_defaults(Compiler *compiler, Location location, const Arguments *args) {
    int count = 0;
    for (int i = 0; i < args->kwonlyargs.count; i++) {
        const Expr *value = args->kw_defaults.items[i];
        if (value != NULL) {
            const Text *name = unit_maybe_mangle(compiler, args->kwonlyargs.items[i]->name);
            emit_const_str(compiler, location, name);
            codegen_expr(compiler, value);
            count++;
        }
    }
    if (count > 0) {
        emit_arg(compiler, location, OP_BUILD_MAP, count);
    }
    return count > 0;
}

/* Pushes a tuple and a dict of defaults, as needed. Returns the flags for them. */
static int codegen_defaults(Compiler *compiler, Location location, const Arguments *args) {
    int flags = 0;
    if (args->defaults.count > 0) {
        codegen_exprs(compiler, &args->defaults);
        emit_arg(compiler, location, OP_BUILD_TUPLE, args->defaults.count);
        flags |= FUNCTION_DEFAULTS;
    }
    if (codegen_keyword_defaults(compiler, location, args)) {
        flags |= FUNCTION_KWDEFAULTS;
    }
    return flags;
}

static UnitParameters parameters_of(const Arguments *args) {
    return (UnitParameters){
        .positional = args->args.count,
        .positional_only = args->posonlyargs.count,
        .keyword_only = args->kwonlyargs.count,
    };
}

/* ---- def ---- */

static void codegen_function_body(Compiler *compiler, const Stmt *stmt, int flags,
                                  int firstlineno) {
    const StmtList *body = &stmt->as.function.body;
    codegen_enter_scope(compiler, stmt->as.function.name,
                        stmt->kind == STMT_ASYNC_FUNCTION_DEF ? UNIT_ASYNC_FUNCTION : UNIT_FUNCTION,
                        stmt, firstlineno, NULL, parameters_of(stmt->as.function.args));
    const SymtableEntry *entry = compiler->unit->entry;
    if (entry->has_docstring) { /* the first constant */
        unit_add_const(compiler, docstring_clean(compiler, ast_docstring(body)));
    }
    Label start = new_label(compiler);
    use_label(compiler, start);
    bool resumable = entry->coroutine || entry->generator;
    if (resumable) {
        unit_push_block(compiler, LOCATION_NONE, FBLOCK_STOP_ITERATION, start, LABEL_NONE);
    }
    codegen_stmts_from(compiler, body, entry->has_docstring ? 1 : 0);
    if (resumable) {
        emit_stopiteration_handler(compiler);
        unit_pop_block(compiler, FBLOCK_STOP_ITERATION);
    }
    const Code *code = codegen_leave_scope(compiler, RETURN_NONE);
    codegen_make_closure(compiler, stmt->location, code, flags);
}

/*
 * A generic function is made by a scope of its own, in which the type
 * parameters are bound; that scope is a function which is called at once, with
 * the defaults as arguments: they are evaluated outside of it.
 */
static void codegen_generic_function(Compiler *compiler, const Stmt *stmt, int flags,
                                     int firstlineno) {
    Location location = stmt->location;
    int argcount = ((flags & FUNCTION_DEFAULTS) != 0) + ((flags & FUNCTION_KWDEFAULTS) != 0);
    if (argcount == 2) {
        emit_arg(compiler, location, OP_SWAP, 2);
    }
    codegen_enter_type_params(compiler, stmt->as.function.name, NULL,
                              &stmt->as.function.type_params, firstlineno, argcount);
    codegen_type_params(compiler, &stmt->as.function.type_params);
    for (int i = 0; i < argcount; i++) {
        emit_arg(compiler, location, OP_LOAD_FAST, i);
    }
    flags |= codegen_function_annotations(compiler, location, stmt->as.function.args,
                                          stmt->as.function.returns);
    codegen_function_body(compiler, stmt, flags, firstlineno);
    emit_arg(compiler, location, OP_SWAP, 2);
    emit_arg(compiler, location, OP_CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
    const Code *code = codegen_leave_scope(compiler, RETURN_TOP);
    if (argcount == 0) {
        codegen_call_type_params_scope(compiler, location, code);
        return;
    }
    codegen_make_closure(compiler, location, code, 0);
    emit_arg(compiler, location, OP_SWAP, argcount + 1);
    emit_arg(compiler, location, OP_CALL, argcount - 1);
}

void codegen_function(Compiler *compiler, const Stmt *stmt) {
    const ExprList *decorators = &stmt->as.function.decorators;
    codegen_decorators(compiler, decorators);
    int firstlineno =
        decorators->count > 0 ? decorators->items[0]->location.line : stmt->location.line;
    int flags = codegen_defaults(compiler, stmt->location, stmt->as.function.args);
    if (stmt->as.function.type_params.count > 0) {
        codegen_generic_function(compiler, stmt, flags, firstlineno);
    } else {
        flags |= codegen_function_annotations(compiler, stmt->location, stmt->as.function.args,
                                              stmt->as.function.returns);
        codegen_function_body(compiler, stmt, flags, firstlineno);
    }
    codegen_apply_decorators(compiler, decorators);
    codegen_name(compiler, stmt->location, stmt->as.function.name, CONTEXT_STORE);
}

/* ---- lambda ---- */

void codegen_lambda(Compiler *compiler, const Expr *expr) {
    const Arguments *args = expr->as.lambda.args;
    int flags = codegen_defaults(compiler, expr->location, args);
    codegen_enter_scope(compiler, compiler->names.lambda, UNIT_LAMBDA, expr, expr->location.line,
                        NULL, parameters_of(args));
    codegen_expr(compiler, expr->as.lambda.body);
    FinalReturn final = RETURN_TOP;
    if (!compiler->unit->entry->generator) {
        emit(compiler, expr->as.lambda.body->location, OP_RETURN_VALUE);
        final = RETURN_NONE;
    }
    const Code *code = codegen_leave_scope(compiler, final);
    codegen_make_closure(compiler, expr->location, code, flags);
}

/*
 * codegen_comprehensions.c - comprehensions and generator expressions.
 *
 * List, set and dict comprehensions are inlined where they stand (PEP 709):
 * their variables are locals of the scope around, whose outer values wait on
 * the stack meanwhile. Generator expressions, and comprehensions that cannot be
 * inlined, become a function of one argument, the outermost iterator, which is
 * called at once.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_comprehension,
 * codegen_sync_comprehension_generator, codegen_async_comprehension_generator,
 * push_inlined_comprehension_state, pop_inlined_comprehension_state).
 */
#include "engine/compiler/codegen.h"

/* One `for` clause with its conditions, while what is inside of it is compiled. */
typedef struct Clause {
    const Comprehension *node;
    Label start; /* takes the next item */
    Label if_cleanup;
    Label anchor; /* behind the loop; async: its exception handler */
    Label send;   /* async only */
    bool loop;    /* false: the target is assigned once */
} Clause;

/* Evaluates what a clause iterates over, up to its iterator. */
static void codegen_iterator(Compiler *compiler, const Comprehension *node) {
    codegen_expr(compiler, node->iter);
    emit(compiler, node->iter->location, node->is_async ? OP_GET_AITER : OP_GET_ITER);
}

/* `for y in [f(x)]`: the only element, that an assignment does instead of a loop; or NULL. */
static const Expr *single_element(const Expr *iter) {
    if ((iter->kind != EXPR_LIST && iter->kind != EXPR_TUPLE) ||
        iter->as.sequence.elements.count != 1) {
        return NULL;
    }
    const Expr *element = iter->as.sequence.elements.items[0];
    return element->kind == EXPR_STARRED ? NULL : element;
}

/* A clause up to its conditions. The iterator of the first one is on the stack. */
static void open_sync_clause(Compiler *compiler, Clause *clause, bool first) {
    const Expr *iter = clause->node->iter;
    clause->loop = first || single_element(iter) == NULL;
    if (!clause->loop) {
        codegen_expr(compiler, single_element(iter));
        return;
    }
    if (!first) {
        codegen_iterator(compiler, clause->node);
    }
    use_label(compiler, clause->start);
    emit_jump(compiler, iter->location, OP_FOR_ITER, clause->anchor);
}

static void close_sync_clause(Compiler *compiler, const Clause *clause, Location location) {
    use_label(compiler, clause->if_cleanup);
    if (clause->loop) {
        emit_jump(compiler, location, OP_JUMP, clause->start);

        use_label(compiler, clause->anchor);
        emit(compiler, LOCATION_NONE, OP_END_FOR);
        emit(compiler, LOCATION_NONE, OP_POP_ITER);
    }
}

static void open_async_clause(Compiler *compiler, Clause *clause, bool first, Location whole) {
    clause->loop = true;
    clause->send = new_label(compiler);
    if (!first) {
        codegen_iterator(compiler, clause->node);
    }
    use_label(compiler, clause->start);
    unit_push_block(compiler, whole, FBLOCK_ASYNC_COMPREHENSION_GENERATOR, clause->start,
                    LABEL_NONE);
    emit_jump(compiler, whole, OP_SETUP_FINALLY, clause->anchor);
    emit(compiler, whole, OP_GET_ANEXT);
    emit_const_none(compiler, whole);
    use_label(compiler, clause->send);
    emit_yield_from(compiler, whole, YIELD_FROM_AWAITABLE);
    emit(compiler, whole, OP_POP_BLOCK);
}

static void close_async_clause(Compiler *compiler, const Clause *clause, Location location,
                               Location whole) {
    use_label(compiler, clause->if_cleanup);
    emit_jump(compiler, location, OP_JUMP, clause->start);
    unit_pop_block(compiler, FBLOCK_ASYNC_COMPREHENSION_GENERATOR);

    use_label(compiler, clause->anchor);
    emit_jump(compiler, whole, OP_END_ASYNC_FOR, clause->send);
}

/*
 * The element, into the collection below `loops` iterators, or out to who
 * iterates. Returns its location.
 */
static Location codegen_element(Compiler *compiler, const Expr *expr, int loops) {
    const Expr *element = expr->as.comp.element;
    Location location = element->location;
    codegen_expr(compiler, element);
    switch (expr->kind) {
    case EXPR_LIST_COMP: emit_arg(compiler, location, OP_LIST_APPEND, loops + 1); break;
    case EXPR_SET_COMP: emit_arg(compiler, location, OP_SET_ADD, loops + 1); break;
    case EXPR_DICT_COMP: {
        const Expr *value = expr->as.comp.value;
        codegen_expr(compiler, value);
        location.end_line = value->location.end_line;
        location.end_column = value->location.end_column;
        emit_arg(compiler, location, OP_MAP_ADD, loops + 1);
        break;
    }
    default:
        emit_yield(compiler, location);
        emit(compiler, location, OP_POP_TOP);
        break;
    }
    return location;
}

/* [collection, iterator of the first clause] -> [collection] */
static void codegen_clauses(Compiler *compiler, const Expr *expr) {
    const ComprehensionList *generators = &expr->as.comp.generators;
    Clause *clauses = ARENA_NEW_ARRAY(&compiler->unit->arena, Clause, (size_t)generators->count);
    int loops = 0;
    for (int i = 0; i < generators->count && !compiler_failed(compiler); i++) {
        Clause *clause = &clauses[i];
        *clause = (Clause){
            .node = generators->items[i],
            .start = new_label(compiler),
            .if_cleanup = new_label(compiler),
            .anchor = new_label(compiler),
        };
        if (clause->node->is_async) {
            open_async_clause(compiler, clause, i == 0, expr->location);
        } else {
            open_sync_clause(compiler, clause, i == 0);
        }
        loops += clause->loop;
        codegen_expr(compiler, clause->node->target);
        for (int j = 0; j < clause->node->ifs.count; j++) {
            codegen_jump_if(compiler, expr->location, clause->node->ifs.items[j],
                            clause->if_cleanup, false);
        }
    }
    if (compiler_failed(compiler)) {
        return;
    }
    Location location = codegen_element(compiler, expr, loops);
    for (int i = generators->count - 1; i >= 0; i--) {
        if (clauses[i].node->is_async) {
            close_async_clause(compiler, &clauses[i], location, expr->location);
        } else {
            close_sync_clause(compiler, &clauses[i], location);
        }
        location = expr->as.comp.element->location;
    }
}

/* ---- inlining ---- */

/*
 * [iterator] -> [outer values of the comprehension's variables..., iterator]
 *
 * An outer value may be NULL (not bound), and of a cell it is the cell itself.
 */
static void push_outer_locals(Compiler *compiler, Location location,
                              const SymtableEntry *comprehension, InlinedComprehension *state) {
    CompileUnit *unit = compiler->unit;
    CodeUnit *code = &unit->code;
    for (int i = 0; i < comprehension->symbols.count; i++) {
        const Symbol symbol = comprehension->symbols.items[i];
        bool bound = (symbol.flags & DEF_LOCAL) != 0 && (symbol.flags & DEF_NONLOCAL) == 0;
        if (symbol.name == NULL || !bound) {
            continue;
        }
        const Text *name = symbol.name;
        emit_index(compiler, location, OP_LOAD_FAST_AND_CLEAR, &code->varnames, name);
        if (symbol_scope(symbol.flags) == SCOPE_CELL) {
            if (symtable_entry_scope(unit->entry, name) == SCOPE_FREE) {
                emit_arg(compiler, location, OP_MAKE_CELL, unit_freevar_arg(compiler, name));
            } else {
                emit_index(compiler, location, OP_MAKE_CELL, &code->cellvars, name);
            }
        }
        state->pushed[state->pushed_count++] = name;
    }
    if (state->pushed_count > 0) {
        emit_arg(compiler, location, OP_SWAP, state->pushed_count + 1);
        /* No block for this handler: nothing in a comprehension leaves early. */
        state->cleanup = new_label(compiler);
        emit_jump(compiler, location, OP_SETUP_FINALLY, state->cleanup);
    }
}

/* [outer values..., result or exception] -> [result or exception] */
static void restore_outer_locals(Compiler *compiler, Location location,
                                 const InlinedComprehension *state) {
    emit_arg(compiler, location, OP_SWAP, state->pushed_count + 1);
    for (int i = state->pushed_count - 1; i >= 0; i--) {
        emit_index(compiler, location, OP_STORE_FAST_MAYBE_NULL, &compiler->unit->code.varnames,
                   state->pushed[i]);
    }
}

static void pop_outer_locals(Compiler *compiler, Location location,
                             const InlinedComprehension *state) {
    if (state->pushed_count == 0) {
        return;
    }
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    Label end = new_label(compiler);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    /* An exception: the unfinished result is dropped. */
    use_label(compiler, state->cleanup);
    emit_arg(compiler, LOCATION_NONE, OP_SWAP, 2);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    restore_outer_locals(compiler, location, state);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 0);

    use_label(compiler, end);
    restore_outer_locals(compiler, location, state);
}

/* ---- the whole ---- */

static const Text *scope_name(const Compiler *compiler, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_LIST_COMP: return compiler->names.listcomp;
    case EXPR_SET_COMP: return compiler->names.setcomp;
    case EXPR_DICT_COMP: return compiler->names.dictcomp;
    default: return compiler->names.genexpr;
    }
}

static void emit_new_collection(Compiler *compiler, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_LIST_COMP: emit_arg(compiler, expr->location, OP_BUILD_LIST, 0); break;
    case EXPR_SET_COMP: emit_arg(compiler, expr->location, OP_BUILD_SET, 0); break;
    default: emit_arg(compiler, expr->location, OP_BUILD_MAP, 0); break;
    }
}

static void codegen_inlined(Compiler *compiler, const Expr *expr, const SymtableEntry *entry) {
    codegen_iterator(compiler, expr->as.comp.generators.items[0]);
    InlinedComprehension state;
    unit_enter_comprehension(compiler, entry, &state);
    push_outer_locals(compiler, expr->location, entry, &state);
    emit_new_collection(compiler, expr);
    emit_arg(compiler, expr->location, OP_SWAP, 2);
    codegen_clauses(compiler, expr);
    pop_outer_locals(compiler, expr->location, &state);
    unit_leave_comprehension(compiler, &state);
}

static void codegen_in_function(Compiler *compiler, const Expr *expr, const SymtableEntry *entry) {
    Location location = expr->location;
    bool generator = expr->kind == EXPR_GENERATOR;
    codegen_enter_scope(compiler, scope_name(compiler, expr), UNIT_COMPREHENSION, expr,
                        location.line, NULL, (UnitParameters){.positional = 1});
    if (!generator) {
        emit_new_collection(compiler, expr);
    }
    emit_arg(compiler, location, OP_LOAD_FAST, 0);
    codegen_clauses(compiler, expr);
    if (generator) {
        emit_stopiteration_handler(compiler);
    } else {
        emit(compiler, location, OP_RETURN_VALUE);
    }
    const Code *code = codegen_leave_scope(compiler, RETURN_NONE);
    codegen_make_closure(compiler, location, code, 0);
    codegen_iterator(compiler, expr->as.comp.generators.items[0]);
    emit_arg(compiler, location, OP_CALL, 0);
    if (entry->coroutine && !generator) {
        emit_await(compiler, location, AWAIT_EXPRESSION);
    }
}

void codegen_comprehension(Compiler *compiler, const Expr *expr) {
    const SymtableEntry *entry = symtable_lookup(compiler->symtable, expr);
    if (entry->comp_inlined) {
        codegen_inlined(compiler, expr, entry);
    } else {
        codegen_in_function(compiler, expr, entry);
    }
}

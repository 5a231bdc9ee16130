/*
 * codegen_loops.c - loops, and leaving blocks early by break, continue and return.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_for, codegen_async_for,
 * codegen_while, codegen_return, codegen_break, codegen_continue,
 * codegen_unwind_fblock, codegen_unwind_fblock_stack).
 */
#include "engine/compiler/codegen.h"

/* ---- loops ---- */

void codegen_for(Compiler *compiler, const Stmt *stmt) {
    const Expr *target = stmt->as.for_loop.target;
    const Expr *iter = stmt->as.for_loop.iter;
    Label start = new_label(compiler);
    Label cleanup = new_label(compiler);
    Label end = new_label(compiler);
    unit_push_block(compiler, stmt->location, FBLOCK_FOR_LOOP, start, end);
    codegen_expr(compiler, iter);
    emit(compiler, iter->location, OP_GET_ITER);

    use_label(compiler, start);
    emit_jump(compiler, iter->location, OP_FOR_ITER, cleanup);
    /* A place for tracers to stop at when the header is on several lines. */
    emit(compiler, target->location, OP_NOP);
    codegen_expr(compiler, target);
    codegen_stmts(compiler, &stmt->as.for_loop.body);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP, start);

    use_label(compiler, cleanup);
    emit(compiler, LOCATION_NONE, OP_END_FOR);
    emit(compiler, LOCATION_NONE, OP_POP_ITER);
    unit_pop_block(compiler, FBLOCK_FOR_LOOP);
    codegen_stmts(compiler, &stmt->as.for_loop.orelse);

    use_label(compiler, end);
}

void codegen_async_for(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    const Expr *iter = stmt->as.for_loop.iter;
    Label start = new_label(compiler);
    Label send = new_label(compiler);
    Label except = new_label(compiler);
    Label end = new_label(compiler);
    codegen_expr(compiler, iter);
    emit(compiler, iter->location, OP_GET_AITER);

    use_label(compiler, start);
    unit_push_block(compiler, location, FBLOCK_ASYNC_FOR_LOOP, start, end);
    /* StopAsyncIteration from __anext__ ends the loop. */
    emit_jump(compiler, location, OP_SETUP_FINALLY, except);
    emit(compiler, location, OP_GET_ANEXT);
    emit_const_none(compiler, location);
    use_label(compiler, send);
    emit_yield_from(compiler, location, YIELD_FROM_AWAITABLE);
    emit(compiler, location, OP_POP_BLOCK);
    emit(compiler, location, OP_NOT_TAKEN);
    codegen_expr(compiler, stmt->as.for_loop.target);
    codegen_stmts(compiler, &stmt->as.for_loop.body);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP, start);
    unit_pop_block(compiler, FBLOCK_ASYNC_FOR_LOOP);

    use_label(compiler, except);
    emit_jump(compiler, iter->location, OP_END_ASYNC_FOR, send);
    codegen_stmts(compiler, &stmt->as.for_loop.orelse);

    use_label(compiler, end);
}

void codegen_while(Compiler *compiler, const Stmt *stmt) {
    Label loop = new_label(compiler);
    Label end = new_label(compiler);
    Label anchor = new_label(compiler);

    use_label(compiler, loop);
    unit_push_block(compiler, stmt->location, FBLOCK_WHILE_LOOP, loop, end);
    codegen_jump_if(compiler, stmt->location, stmt->as.branch.test, anchor, false);
    codegen_stmts(compiler, &stmt->as.branch.body);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP, loop);
    unit_pop_block(compiler, FBLOCK_WHILE_LOOP);

    use_label(compiler, anchor);
    codegen_stmts(compiler, &stmt->as.branch.orelse);

    use_label(compiler, end);
}

/* ---- leaving blocks ---- */

static void unwind_with(Compiler *compiler, Location *location, const FrameBlock *block,
                        bool keep_top) {
    *location = block->location;
    emit(compiler, *location, OP_POP_BLOCK);
    if (keep_top) { /* [exit, self, value] -> [value, exit, self] */
        emit_arg(compiler, *location, OP_SWAP, 3);
        emit_arg(compiler, *location, OP_SWAP, 2);
    }
    emit_exit_call(compiler, *location);
    if (block->kind == FBLOCK_ASYNC_WITH) {
        emit_await(compiler, *location, AWAIT_AEXIT);
    }
    emit(compiler, *location, OP_POP_TOP);
    /* What leaves the block comes before this, so that line is not shown again. */
    *location = LOCATION_NONE;
}

static void unwind_finally_try(Compiler *compiler, Location *location, const FrameBlock *block,
                               bool keep_top) {
    emit(compiler, *location, OP_POP_BLOCK);
    if (keep_top) {
        unit_push_block(compiler, *location, FBLOCK_POP_VALUE, LABEL_NONE, LABEL_NONE);
    }
    codegen_stmts(compiler, block->finalbody);
    if (keep_top) {
        unit_pop_block(compiler, FBLOCK_POP_VALUE);
    }
    *location = LOCATION_NONE; /* as above */
}

static void unwind_handler_cleanup(Compiler *compiler, Location location, const FrameBlock *block,
                                   bool keep_top) {
    if (block->name != NULL) {
        emit(compiler, location, OP_POP_BLOCK);
    }
    if (keep_top) {
        emit_arg(compiler, location, OP_SWAP, 2);
    }
    emit(compiler, location, OP_POP_BLOCK);
    emit(compiler, location, OP_POP_EXCEPT);
    if (block->name != NULL) {
        emit_const_none(compiler, location);
        codegen_name(compiler, location, block->name, CONTEXT_STORE);
        codegen_name(compiler, location, block->name, CONTEXT_DEL);
    }
}

/*
 * Undoes one block. With `keep_top`, the value on top of the stack (what is
 * returned) stays there, above whatever the block leaves.
 */
static void unwind_block(Compiler *compiler, Location *location, const FrameBlock *block,
                         bool keep_top) {
    switch (block->kind) {
    case FBLOCK_WHILE_LOOP:
    case FBLOCK_EXCEPTION_HANDLER:
    case FBLOCK_EXCEPTION_GROUP_HANDLER:
    case FBLOCK_ASYNC_COMPREHENSION_GENERATOR:
    case FBLOCK_STOP_ITERATION: break;
    case FBLOCK_FOR_LOOP: /* the iterator */
    case FBLOCK_ASYNC_FOR_LOOP:
    case FBLOCK_POP_VALUE:
        if (keep_top) {
            emit_arg(compiler, *location, OP_SWAP, 2);
        }
        emit(compiler, *location, OP_POP_TOP);
        break;
    case FBLOCK_TRY_EXCEPT: emit(compiler, *location, OP_POP_BLOCK); break;
    case FBLOCK_FINALLY_TRY: unwind_finally_try(compiler, location, block, keep_top); break;
    case FBLOCK_FINALLY_END:
        if (keep_top) {
            emit_arg(compiler, *location, OP_SWAP, 2);
        }
        emit(compiler, *location, OP_POP_TOP); /* the exception */
        if (keep_top) {
            emit_arg(compiler, *location, OP_SWAP, 2);
        }
        emit(compiler, *location, OP_POP_BLOCK);
        emit(compiler, *location, OP_POP_EXCEPT);
        break;
    case FBLOCK_WITH:
    case FBLOCK_ASYNC_WITH: unwind_with(compiler, location, block, keep_top); break;
    case FBLOCK_HANDLER_CLEANUP:
        unwind_handler_cleanup(compiler, *location, block, keep_top);
        break;
    }
}

static bool is_loop(FrameBlockKind kind) {
    return kind == FBLOCK_WHILE_LOOP || kind == FBLOCK_FOR_LOOP || kind == FBLOCK_ASYNC_FOR_LOOP;
}

/*
 * Undoes all blocks, or (with `loop`) those inside the innermost loop, which
 * goes to *loop. While a block is undone it does not count as surrounding what
 * is compiled for that: a `return` in a finally body undoes only the others.
 */
static void unwind_blocks(Compiler *compiler, Location *location, bool keep_top,
                          const FrameBlock **loop) {
    CompileUnit *unit = compiler->unit;
    FrameBlock *top = unit_top_block(compiler);
    if (top == NULL || compiler_failed(compiler)) {
        return;
    }
    if (top->kind == FBLOCK_EXCEPTION_GROUP_HANDLER) {
        compiler_error(compiler, *location,
                       "'break', 'continue' and 'return' cannot appear in an except* block");
        return;
    }
    if (loop != NULL && is_loop(top->kind)) {
        *loop = top;
        return;
    }
    FrameBlock block = *top;
    unit->block_count--;
    unwind_block(compiler, location, &block, keep_top);
    unwind_blocks(compiler, location, keep_top, loop);
    if (!compiler_failed(compiler)) {
        unit->blocks[unit->block_count++] = block;
    }
}

void codegen_return(Compiler *compiler, const Stmt *stmt) {
    Location location = stmt->location;
    const Expr *value = stmt->as.value.value;
    const SymtableEntry *entry = compiler->unit->entry;
    if (!symtable_entry_is_function_like(entry)) {
        compiler_error(compiler, location, "'return' outside function");
        return;
    }
    if (value != NULL && entry->coroutine && entry->generator) {
        compiler_error(compiler, location, "'return' with value in async generator");
        return;
    }
    bool keep_top = value != NULL && value->kind != EXPR_CONSTANT;
    if (keep_top) {
        codegen_expr(compiler, value);
    } else if (value != NULL) {
        location = value->location;
        emit(compiler, location, OP_NOP);
    }
    if (value == NULL || value->location.line != stmt->location.line) {
        location = stmt->location;
        emit(compiler, location, OP_NOP);
    }
    unwind_blocks(compiler, &location, keep_top, NULL);
    if (value == NULL) {
        emit_const_none(compiler, location);
    } else if (!keep_top) {
        emit_const(compiler, location, value->as.constant.value);
    }
    emit(compiler, location, OP_RETURN_VALUE);
}

void codegen_break(Compiler *compiler, Location location) {
    const FrameBlock *loop = NULL;
    Location origin = location;
    emit(compiler, location, OP_NOP);
    unwind_blocks(compiler, &location, false, &loop);
    if (loop == NULL) {
        compiler_error(compiler, origin, "'break' outside loop");
        return;
    }
    Label exit = loop->exit;
    unwind_block(compiler, &location, loop, false);
    emit_jump(compiler, location, OP_JUMP, exit);
}

void codegen_continue(Compiler *compiler, Location location) {
    const FrameBlock *loop = NULL;
    Location origin = location;
    emit(compiler, location, OP_NOP);
    unwind_blocks(compiler, &location, false, &loop);
    if (loop == NULL) {
        compiler_error(compiler, origin, "'continue' not properly in loop");
        return;
    }
    emit_jump(compiler, location, OP_JUMP, loop->start);
}

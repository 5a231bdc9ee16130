/*
 * codegen_exceptions.c - try with except, except* and finally.
 *
 * SETUP_FINALLY and SETUP_CLEANUP open a range of instructions that a handler
 * protects, POP_BLOCK closes it; the flow graph makes the exception table of
 * them. A handler starts with [exc], SETUP_CLEANUP's with [lasti, exc].
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_try_finally,
 * codegen_try_except, codegen_try_star_except).
 */
#include "engine/compiler/codegen.h"

static void codegen_try_except(Compiler *compiler, const Stmt *stmt);
static void codegen_try_star_except(Compiler *compiler, const Stmt *stmt);

/*
 * finally's body is compiled twice: once for when the try body ends well, once
 * as its handler. (And once more for every return, break and continue that
 * leaves the try body.)
 */
static void codegen_try_finally(Compiler *compiler, const Stmt *stmt) {
    Label body = new_label(compiler);
    Label end = new_label(compiler);
    Label exit = new_label(compiler);
    Label cleanup = new_label(compiler);
    const StmtList *finalbody = &stmt->as.try_.finalbody;

    emit_jump(compiler, stmt->location, OP_SETUP_FINALLY, end);
    use_label(compiler, body);
    unit_push_finally(compiler, stmt->location, body, end, finalbody);
    if (stmt->as.try_.handlers.count == 0) {
        codegen_stmts(compiler, &stmt->as.try_.body);
    } else if (stmt->kind == STMT_TRY_STAR) {
        codegen_try_star_except(compiler, stmt);
    } else {
        codegen_try_except(compiler, stmt);
    }
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    unit_pop_block(compiler, FBLOCK_FINALLY_TRY);
    codegen_stmts(compiler, finalbody);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, exit);

    use_label(compiler, end);
    emit_jump(compiler, LOCATION_NONE, OP_SETUP_CLEANUP, cleanup);
    emit(compiler, LOCATION_NONE, OP_PUSH_EXC_INFO);
    unit_push_block(compiler, LOCATION_NONE, FBLOCK_FINALLY_END, end, LABEL_NONE);
    compiler->silenced++;
    codegen_stmts(compiler, finalbody);
    compiler->silenced--;
    unit_pop_block(compiler, FBLOCK_FINALLY_END);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 0);

    use_label(compiler, cleanup);
    emit_pop_except_and_reraise(compiler, LOCATION_NONE);

    use_label(compiler, exit);
}

/* So that the exception, and with it the frame, does not live on: name = None; del name. */
static void forget_exception(Compiler *compiler, const Text *name) {
    emit_const_none(compiler, LOCATION_NONE);
    codegen_name(compiler, LOCATION_NONE, name, CONTEXT_STORE);
    codegen_name(compiler, LOCATION_NONE, name, CONTEXT_DEL);
}

/* [exc_info, exc] `except T as name:`; the name goes away however the body ends. */
static void codegen_named_handler(Compiler *compiler, const ExceptHandler *handler, Label end) {
    Location location = handler->location;
    Label cleanup_end = new_label(compiler);
    Label cleanup_body = new_label(compiler);
    codegen_name(compiler, location, handler->name, CONTEXT_STORE);

    emit_jump(compiler, location, OP_SETUP_CLEANUP, cleanup_end);
    use_label(compiler, cleanup_body);
    unit_push_handler_cleanup(compiler, location, cleanup_body, handler->name);
    codegen_stmts(compiler, &handler->body);
    unit_pop_block(compiler, FBLOCK_HANDLER_CLEANUP);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit(compiler, LOCATION_NONE, OP_POP_EXCEPT);
    forget_exception(compiler, handler->name);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, cleanup_end);
    forget_exception(compiler, handler->name);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 1);
}

/* [exc_info, exc] `except T:` and `except:` */
static void codegen_unnamed_handler(Compiler *compiler, const ExceptHandler *handler, Label end) {
    Label cleanup_body = new_label(compiler);
    emit(compiler, handler->location, OP_POP_TOP);
    use_label(compiler, cleanup_body);
    unit_push_handler_cleanup(compiler, handler->location, cleanup_body, NULL);
    codegen_stmts(compiler, &handler->body);
    unit_pop_block(compiler, FBLOCK_HANDLER_CLEANUP);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit(compiler, LOCATION_NONE, OP_POP_EXCEPT);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);
}

/*
 *     []              SETUP_FINALLY except; body; POP_BLOCK; orelse; to end
 *     [exc]           except: SETUP_CLEANUP cleanup; PUSH_EXC_INFO
 *     [info, exc]     for each handler: does the type match? No: to the next
 *     [info, exc]     none: RERAISE
 *     [info, lasti, exc]  cleanup: POP_EXCEPT, RERAISE
 *     []              end
 */
static void codegen_try_except(Compiler *compiler, const Stmt *stmt) {
    const ExceptHandlerList *handlers = &stmt->as.try_.handlers;
    Label body = new_label(compiler);
    Label except = new_label(compiler);
    Label end = new_label(compiler);
    Label cleanup = new_label(compiler);

    emit_jump(compiler, stmt->location, OP_SETUP_FINALLY, except);
    use_label(compiler, body);
    unit_push_block(compiler, stmt->location, FBLOCK_TRY_EXCEPT, body, LABEL_NONE);
    codegen_stmts(compiler, &stmt->as.try_.body);
    unit_pop_block(compiler, FBLOCK_TRY_EXCEPT);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    codegen_stmts(compiler, &stmt->as.try_.orelse);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, except);
    emit_jump(compiler, LOCATION_NONE, OP_SETUP_CLEANUP, cleanup);
    emit(compiler, LOCATION_NONE, OP_PUSH_EXC_INFO);
    unit_push_block(compiler, stmt->location, FBLOCK_EXCEPTION_HANDLER, LABEL_NONE, LABEL_NONE);
    for (int i = 0; i < handlers->count; i++) {
        const ExceptHandler *handler = handlers->items[i];
        if (handler->type == NULL && i < handlers->count - 1) {
            compiler_error(compiler, handler->location, "default 'except:' must be last");
            return;
        }
        Label next = new_label(compiler);
        if (handler->type != NULL) {
            codegen_expr(compiler, handler->type);
            emit(compiler, handler->location, OP_CHECK_EXC_MATCH);
            emit_jump(compiler, handler->location, OP_POP_JUMP_IF_FALSE, next);
        }
        if (handler->name != NULL) {
            codegen_named_handler(compiler, handler, end);
        } else {
            codegen_unnamed_handler(compiler, handler, end);
        }
        use_label(compiler, next);
    }
    unit_pop_block(compiler, FBLOCK_EXCEPTION_HANDLER);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 0);

    use_label(compiler, cleanup);
    emit_pop_except_and_reraise(compiler, LOCATION_NONE);

    use_label(compiler, end);
}

/* ---- except* ---- */

/*
 * [orig, raised, rest] One handler: splits what matches off `rest`, runs its
 * body on it, and keeps what that raises in the list `raised`. Goes on at the
 * label `next` when done.
 */
static void codegen_star_handler(Compiler *compiler, const ExceptHandler *handler, Label next) {
    Location location = handler->location;
    Label except = new_label(compiler);
    Label no_match = new_label(compiler);
    Label cleanup_end = new_label(compiler);
    Label cleanup_body = new_label(compiler);
    if (handler->type != NULL) {
        codegen_expr(compiler, handler->type);
        emit(compiler, location, OP_CHECK_EG_MATCH);
        emit_arg(compiler, location, OP_COPY, 1);
        emit_jump(compiler, location, OP_POP_JUMP_IF_NONE, no_match);
    }
    if (handler->name != NULL) {
        codegen_name(compiler, location, handler->name, CONTEXT_STORE);
    } else {
        emit(compiler, location, OP_POP_TOP);
    }

    emit_jump(compiler, location, OP_SETUP_CLEANUP, cleanup_end);
    use_label(compiler, cleanup_body);
    unit_push_handler_cleanup(compiler, location, cleanup_body, handler->name);
    codegen_stmts(compiler, &handler->body);
    unit_pop_block(compiler, FBLOCK_HANDLER_CLEANUP);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    if (handler->name != NULL) {
        forget_exception(compiler, handler->name);
    }
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, except);

    /* [orig, raised, rest, lasti, exc] */
    use_label(compiler, cleanup_end);
    if (handler->name != NULL) {
        forget_exception(compiler, handler->name);
    }
    emit_arg(compiler, LOCATION_NONE, OP_LIST_APPEND, 3);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, next);

    use_label(compiler, except);
    emit(compiler, LOCATION_NONE, OP_NOP); /* has the location of what came before */
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, next);

    use_label(compiler, no_match);
    emit(compiler, location, OP_POP_TOP);

    use_label(compiler, next);
}

/* [exc_info, orig, raised] What was raised, if anything, goes on as one group. */
static void codegen_reraise_star(Compiler *compiler, Label end) {
    Label reraise = new_label(compiler);
    emit_arg(compiler, LOCATION_NONE, OP_CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR);
    emit_arg(compiler, LOCATION_NONE, OP_COPY, 1);
    emit_jump(compiler, LOCATION_NONE, OP_POP_JUMP_IF_NOT_NONE, reraise);

    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit(compiler, LOCATION_NONE, OP_POP_EXCEPT);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, reraise);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit_arg(compiler, LOCATION_NONE, OP_SWAP, 2);
    emit(compiler, LOCATION_NONE, OP_POP_EXCEPT);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 0);
}

static void codegen_try_star_except(Compiler *compiler, const Stmt *stmt) {
    const ExceptHandlerList *handlers = &stmt->as.try_.handlers;
    Label body = new_label(compiler);
    Label except = new_label(compiler);
    Label orelse = new_label(compiler);
    Label end = new_label(compiler);
    Label cleanup = new_label(compiler);
    Label reraise_star = new_label(compiler);

    emit_jump(compiler, stmt->location, OP_SETUP_FINALLY, except);
    use_label(compiler, body);
    unit_push_block(compiler, stmt->location, FBLOCK_TRY_EXCEPT, body, LABEL_NONE);
    codegen_stmts(compiler, &stmt->as.try_.body);
    unit_pop_block(compiler, FBLOCK_TRY_EXCEPT);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, orelse);

    use_label(compiler, except);
    emit_jump(compiler, LOCATION_NONE, OP_SETUP_CLEANUP, cleanup);
    emit(compiler, LOCATION_NONE, OP_PUSH_EXC_INFO);
    unit_push_block(compiler, stmt->location, FBLOCK_EXCEPTION_GROUP_HANDLER, LABEL_NONE,
                    LABEL_NONE);
    for (int i = 0; i < handlers->count; i++) {
        if (i == 0) { /* [orig] -> [orig, raised, rest] */
            emit_arg(compiler, handlers->items[0]->location, OP_BUILD_LIST, 0);
            emit_arg(compiler, handlers->items[0]->location, OP_COPY, 2);
        }
        codegen_star_handler(compiler, handlers->items[i], new_label(compiler));
    }
    /* What no handler took, or None. */
    emit_arg(compiler, LOCATION_NONE, OP_LIST_APPEND, 1);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, reraise_star);
    unit_pop_block(compiler, FBLOCK_EXCEPTION_GROUP_HANDLER);

    use_label(compiler, reraise_star);
    codegen_reraise_star(compiler, end);

    use_label(compiler, cleanup);
    emit_pop_except_and_reraise(compiler, LOCATION_NONE);

    use_label(compiler, orelse);
    codegen_stmts(compiler, &stmt->as.try_.orelse);

    use_label(compiler, end);
}

/* ---- */

void codegen_try(Compiler *compiler, const Stmt *stmt) {
    if (stmt->as.try_.finalbody.count > 0) {
        codegen_try_finally(compiler, stmt);
    } else {
        codegen_try_except(compiler, stmt);
    }
}

void codegen_try_star(Compiler *compiler, const Stmt *stmt) {
    if (stmt->as.try_.finalbody.count > 0) {
        codegen_try_finally(compiler, stmt);
    } else {
        codegen_try_star_except(compiler, stmt);
    }
}

/*
 * codegen_with.c - with and async with.
 *
 *     with EXPR as VAR: BODY
 *
 *     [exit, self]          EXPR; its __exit__; what __enter__ returned goes to VAR
 *     [exit, self]          BODY; exit(None, None, None)
 *     [exit, self, exc_info, lasti, exc]   on an exception: exit(type, exc, traceback)
 *                           true: go on behind it; false: raise it again
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_with_inner,
 * codegen_async_with_inner, codegen_with_except_finish).
 */
#include "engine/compiler/codegen.h"

/* [exit, self, exc_info, lasti, exc, result of exit] */
static void codegen_except_finish(Compiler *compiler, Label cleanup) {
    Label suppress = new_label(compiler);
    emit(compiler, LOCATION_NONE, OP_TO_BOOL);
    emit_jump(compiler, LOCATION_NONE, OP_POP_JUMP_IF_TRUE, suppress);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 2);

    use_label(compiler, suppress);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit(compiler, LOCATION_NONE, OP_POP_EXCEPT);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    emit(compiler, LOCATION_NONE, OP_POP_TOP);
    Label exit = new_label(compiler);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, exit);

    use_label(compiler, cleanup);
    emit_pop_except_and_reraise(compiler, LOCATION_NONE);

    use_label(compiler, exit);
}

/* [context] -> [exit, self, entered] */
static void codegen_enter(Compiler *compiler, Location location, bool async) {
    emit_arg(compiler, location, OP_COPY, 1);
    emit_arg(compiler, location, OP_LOAD_SPECIAL, async ? SPECIAL_AEXIT : SPECIAL_EXIT);
    emit_arg(compiler, location, OP_SWAP, 2);
    emit_arg(compiler, location, OP_SWAP, 3);
    emit_arg(compiler, location, OP_LOAD_SPECIAL, async ? SPECIAL_AENTER : SPECIAL_ENTER);
    emit_arg(compiler, location, OP_CALL, 0);
    if (async) {
        emit_await(compiler, location, AWAIT_AENTER);
    }
}

/* The item at `position`, around the items after it and the body. */
static void codegen_item(Compiler *compiler, const Stmt *stmt, int position) {
    bool async = stmt->kind == STMT_ASYNC_WITH;
    FrameBlockKind kind = async ? FBLOCK_ASYNC_WITH : FBLOCK_WITH;
    const WithItem *item = stmt->as.with.items.items[position];
    Location location = item->context->location;
    Label block = new_label(compiler);
    Label final = new_label(compiler);
    Label exit = new_label(compiler);
    Label cleanup = new_label(compiler);

    codegen_expr(compiler, item->context);
    codegen_enter(compiler, location, async);
    emit_jump(compiler, location, OP_SETUP_WITH, final);

    use_label(compiler, block);
    unit_push_block(compiler, location, kind, block, final);
    if (item->target != NULL) {
        codegen_expr(compiler, item->target);
    } else {
        emit(compiler, location, OP_POP_TOP);
    }
    if (position + 1 == stmt->as.with.items.count) {
        codegen_stmts(compiler, &stmt->as.with.body);
    } else if (!compiler_failed(compiler)) {
        codegen_item(compiler, stmt, position + 1);
    }
    emit(compiler, async ? location : LOCATION_NONE, OP_POP_BLOCK);
    unit_pop_block(compiler, kind);

    emit_exit_call(compiler, location);
    if (async) {
        emit_await(compiler, location, AWAIT_AEXIT);
    }
    emit(compiler, location, OP_POP_TOP);
    emit_jump(compiler, location, OP_JUMP, exit);

    use_label(compiler, final);
    emit_jump(compiler, location, OP_SETUP_CLEANUP, cleanup);
    emit(compiler, location, OP_PUSH_EXC_INFO);
    emit(compiler, location, OP_WITH_EXCEPT_START);
    if (async) {
        emit_await(compiler, location, AWAIT_AEXIT);
    }
    codegen_except_finish(compiler, cleanup);

    use_label(compiler, exit);
}

void codegen_with(Compiler *compiler, const Stmt *stmt) {
    codegen_item(compiler, stmt, 0);
}

void codegen_async_with(Compiler *compiler, const Stmt *stmt) {
    codegen_item(compiler, stmt, 0);
}

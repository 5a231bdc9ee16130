/*
 * codegen_emit.c - instructions, and runs of them that several constructs share.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_addop_*, codegen_add_yield_from,
 * codegen_enter_scope, codegen_wrap_in_stopiteration_handler).
 */
#include "engine/compiler/codegen.h"

void emit_const(Compiler *compiler, Location location, const Constant *constant) {
    emit_arg(compiler, location, OP_LOAD_CONST, unit_add_const(compiler, constant));
}

void emit_const_none(Compiler *compiler, Location location) {
    emit_const(compiler, location, constant_none());
}

void emit_const_int(Compiler *compiler, Location location, int64_t value) {
    Constant constant = {.kind = CONSTANT_INT, .as.integer = value};
    emit_const(compiler, location, &constant);
}

void emit_const_str(Compiler *compiler, Location location, const Text *text) {
    Constant constant = {.kind = CONSTANT_STR, .as.text = text};
    emit_const(compiler, location, &constant);
}

void emit_index(Compiler *compiler, Location location, int opcode, NameIndex *index,
                const Text *name) {
    emit_arg(compiler, location, opcode, name_index_add(index, &compiler->unit->arena, name));
}

void emit_name(Compiler *compiler, Location location, int opcode, const Text *name) {
    CompileUnit *unit = compiler->unit;
    int arg = name_index_add(&unit->code.names, &unit->arena, unit_maybe_mangle(compiler, name));
    switch (opcode) {
    case OP_LOAD_ATTR:
    case OP_LOAD_GLOBAL: arg = arg << 1; break;
    case LOAD_METHOD:
        opcode = OP_LOAD_ATTR;
        arg = arg << 1 | 1;
        break;
    case OP_LOAD_SUPER_ATTR: arg = arg << 2 | 2; break;
    case LOAD_SUPER_METHOD:
        opcode = OP_LOAD_SUPER_ATTR;
        arg = arg << 2 | 3;
        break;
    case LOAD_ZERO_SUPER_ATTR:
        opcode = OP_LOAD_SUPER_ATTR;
        arg = arg << 2;
        break;
    case LOAD_ZERO_SUPER_METHOD:
        opcode = OP_LOAD_SUPER_ATTR;
        arg = arg << 2 | 1;
        break;
    default: break;
    }
    emit_arg(compiler, location, opcode, arg);
}

/* The oparg of BINARY_OP: CPython's NB_ADD, .... */
void emit_binary(Compiler *compiler, Location location, BinaryOperator op, bool inplace) {
    static const unsigned char opargs[] = {
        [BINARY_ADD] = 0,     [BINARY_BITAND] = 1, [BINARY_FLOORDIV] = 2, [BINARY_LSHIFT] = 3,
        [BINARY_MATMULT] = 4, [BINARY_MULT] = 5,   [BINARY_MOD] = 6,      [BINARY_BITOR] = 7,
        [BINARY_POW] = 8,     [BINARY_RSHIFT] = 9, [BINARY_SUB] = 10,     [BINARY_DIV] = 11,
        [BINARY_BITXOR] = 12,
    };
    emit_arg(compiler, location, OP_BINARY_OP, opargs[op] + (inplace ? BINARY_INPLACE : 0));
}

/*
 * COMPARE_OP has the comparison from bit 5 on. The low bits are the results
 * that make it true (1 unordered, 2 less, 4 greater, 8 equal), for its
 * specialised forms. CPython: codegen_addcompare, compare_masks.
 */
void emit_compare(Compiler *compiler, Location location, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: emit_arg(compiler, location, OP_COMPARE_OP, 0 << 5 | 2); break;
    case COMPARE_LT_E: emit_arg(compiler, location, OP_COMPARE_OP, 1 << 5 | 2 | 8); break;
    case COMPARE_EQ: emit_arg(compiler, location, OP_COMPARE_OP, 2 << 5 | 8); break;
    case COMPARE_NOT_EQ: emit_arg(compiler, location, OP_COMPARE_OP, 3 << 5 | 1 | 2 | 4); break;
    case COMPARE_GT: emit_arg(compiler, location, OP_COMPARE_OP, 4 << 5 | 4); break;
    case COMPARE_GT_E: emit_arg(compiler, location, OP_COMPARE_OP, 5 << 5 | 4 | 8); break;
    case COMPARE_IS: emit_arg(compiler, location, OP_IS_OP, 0); break;
    case COMPARE_IS_NOT: emit_arg(compiler, location, OP_IS_OP, 1); break;
    case COMPARE_IN: emit_arg(compiler, location, OP_CONTAINS_OP, 0); break;
    case COMPARE_NOT_IN: emit_arg(compiler, location, OP_CONTAINS_OP, 1); break;
    }
}

/* ---- yielding ---- */

void emit_yield(Compiler *compiler, Location location) {
    const SymtableEntry *entry = compiler->unit->entry;
    if (entry->generator && entry->coroutine) {
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_ASYNC_GEN_WRAP);
    }
    emit_arg(compiler, location, OP_YIELD_VALUE, 0);
    emit_arg(compiler, location, OP_RESUME, RESUME_AFTER_YIELD);
}

/*
 * The handler catches what close() and throw() bring in at the YIELD_VALUE:
 * nothing else can raise there.
 */
void emit_yield_from(Compiler *compiler, Location location, YieldFromKind kind) {
    Label send = new_label(compiler);
    Label fail = new_label(compiler);
    Label exit = new_label(compiler);

    use_label(compiler, send);
    emit_jump(compiler, location, OP_SEND, exit);
    emit_jump(compiler, location, OP_SETUP_FINALLY, fail);
    emit_arg(compiler, location, OP_YIELD_VALUE, 1);
    emit(compiler, LOCATION_NONE, OP_POP_BLOCK);
    emit_arg(compiler, location, OP_RESUME,
             kind == YIELD_FROM_AWAITABLE ? RESUME_AFTER_AWAIT : RESUME_AFTER_YIELD_FROM);
    emit_jump(compiler, location, OP_JUMP_NO_INTERRUPT, send);

    use_label(compiler, fail);
    emit(compiler, location, OP_CLEANUP_THROW);

    use_label(compiler, exit);
    emit(compiler, location, OP_END_SEND);
}

void emit_await(Compiler *compiler, Location location, int where) {
    emit_arg(compiler, location, OP_GET_AWAITABLE, where);
    emit_const_none(compiler, location);
    emit_yield_from(compiler, location, YIELD_FROM_AWAITABLE);
}

void emit_stopiteration_handler(Compiler *compiler) {
    Label handler = new_label(compiler);
    sequence_insert_jump(compiler->unit->sequence, 0, OP_SETUP_CLEANUP, handler, LOCATION_NONE);
    emit_const_none(compiler, LOCATION_NONE);
    emit(compiler, LOCATION_NONE, OP_RETURN_VALUE);

    use_label(compiler, handler);
    emit_arg(compiler, LOCATION_NONE, OP_CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR);
    emit_arg(compiler, LOCATION_NONE, OP_RERAISE, 1);
}

/* ---- handlers ---- */

void emit_exit_call(Compiler *compiler, Location location) {
    emit_const_none(compiler, location);
    emit_const_none(compiler, location);
    emit_const_none(compiler, location);
    emit_arg(compiler, location, OP_CALL, 3);
}

void emit_pop_except_and_reraise(Compiler *compiler, Location location) {
    emit_arg(compiler, location, OP_COPY, 3);
    emit(compiler, location, OP_POP_EXCEPT);
    emit_arg(compiler, location, OP_RERAISE, 1);
}

/* ---- scopes ---- */

void codegen_enter_scope(Compiler *compiler, const Text *name, UnitKind kind, const void *key,
                         int lineno, const Text *private_name, UnitParameters parameters) {
    unit_enter(compiler, name, kind, key, lineno, private_name, parameters);
    Location location = {
        .line = kind == UNIT_MODULE ? 0 : lineno, .end_line = lineno, .column = 0, .end_column = 0};
    emit_arg(compiler, location, OP_RESUME, RESUME_AT_START);
}

/* So that no path falls off the end, nor jumps there. CPython: _PyCodegen_AddReturnAtEnd. */
const Code *codegen_leave_scope(Compiler *compiler, FinalReturn final) {
    if (final == RETURN_NONE) {
        emit_const_none(compiler, LOCATION_NONE);
    }
    emit(compiler, LOCATION_NONE, OP_RETURN_VALUE);
    const Code *code = unit_assemble(compiler);
    unit_exit(compiler);
    return code;
}

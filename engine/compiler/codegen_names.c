/*
 * codegen_names.c - loading, storing and deleting names.
 *
 * The scope of a name decides the instruction: fast locals by number, cells,
 * globals, or a search through locals, globals and builtins by name.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_nameop).
 */
#include "engine/compiler/codegen.h"

typedef struct NameOpcodes {
    int load;
    int store;
    int delete_;
} NameOpcodes;

static int choose(NameOpcodes opcodes, ExprContext ctx) {
    switch (ctx) {
    case CONTEXT_LOAD: return opcodes.load;
    case CONTEXT_STORE: return opcodes.store;
    case CONTEXT_DEL: return opcodes.delete_;
    }
    return opcodes.load;
}

/* Annotation scopes and the like look into the class around them first. */
static void load_classdict(Compiler *compiler, Location location) {
    emit_arg(compiler, location, OP_LOAD_DEREF,
             unit_freevar_arg(compiler, compiler->names.classdict));
}

static int deref_opcode(Compiler *compiler, Location location, ExprContext ctx) {
    const CompileUnit *unit = compiler->unit;
    if (ctx == CONTEXT_LOAD) {
        if (unit->entry->type == BLOCK_CLASS && unit->inlined_comprehensions == 0) {
            emit(compiler, location, OP_LOAD_LOCALS);
            return OP_LOAD_FROM_DICT_OR_DEREF;
        }
        if (unit->entry->can_see_class_scope) {
            load_classdict(compiler, location);
            return OP_LOAD_FROM_DICT_OR_DEREF;
        }
    }
    return choose((NameOpcodes){OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF}, ctx);
}

static int global_opcode(Compiler *compiler, Location location, Scope scope, ExprContext ctx) {
    if (ctx == CONTEXT_LOAD && compiler->unit->entry->can_see_class_scope &&
        scope == SCOPE_GLOBAL_IMPLICIT) {
        load_classdict(compiler, location);
        return OP_LOAD_FROM_DICT_OR_GLOBALS;
    }
    return choose((NameOpcodes){OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL}, ctx);
}

static int name_opcode(const CompileUnit *unit, ExprContext ctx) {
    /* A comprehension inlined into a class does not see the class's names. */
    if (ctx == CONTEXT_LOAD && unit->entry->type == BLOCK_CLASS &&
        unit->inlined_comprehensions > 0) {
        return OP_LOAD_GLOBAL;
    }
    return choose((NameOpcodes){OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME}, ctx);
}

void codegen_name(Compiler *compiler, Location location, const Text *name, ExprContext ctx) {
    CompileUnit *unit = compiler->unit;
    const Text *mangled = unit_maybe_mangle(compiler, name);
    Scope scope = symtable_entry_scope(unit->entry, mangled);
    int arg = 0;
    int opcode = OP_NOP;
    switch (unit_resolve_name(compiler, mangled, scope, &arg)) {
    case ACCESS_FAST:
        emit_index(compiler, location,
                   choose((NameOpcodes){OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST}, ctx),
                   &unit->code.varnames, mangled);
        return;
    case ACCESS_DEREF: opcode = deref_opcode(compiler, location, ctx); break;
    case ACCESS_GLOBAL: opcode = global_opcode(compiler, location, scope, ctx); break;
    case ACCESS_NAME: opcode = name_opcode(unit, ctx); break;
    }
    emit_arg(compiler, location, opcode, opcode == OP_LOAD_GLOBAL ? arg << 1 : arg);
}

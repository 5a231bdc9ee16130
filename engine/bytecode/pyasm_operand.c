#include "engine/bytecode/pyasm_operand.h"

#include "engine/base/index_table.h"
#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"
#include "engine/bytecode/pyasm_constant.h"
#include "engine/bytecode/pyasm_names.h"

enum { LONGEST_CONSTANT = 72 }; /* longer ones are named by number */

/* ---- which names and constants are the first of their kind ---- */

static bool same_text(const void *items, int index, const void *wanted) {
    return text_equal(((const Text *const *)items)[index], wanted);
}

static bool same_constant(const void *items, int index, const void *wanted) {
    return constant_same(((const Constant *const *)items)[index], wanted);
}

static bool *find_first_texts(const Text *const *texts, int32_t count) {
    bool *first = memory_alloc_zeroed((size_t)count, sizeof(bool));
    IndexTable table = {0};
    for (int32_t i = 0; i < count; i++) {
        if (index_table_find(&table, texts[i]->hash, same_text, texts, texts[i]) < 0) {
            index_table_add(&table, texts[i]->hash, i);
            first[i] = true;
        }
    }
    index_table_done(&table);
    return first;
}

static bool *find_first_constants(const Constant *const *constants, int32_t count) {
    bool *first = memory_alloc_zeroed((size_t)count, sizeof(bool));
    IndexTable table = {0};
    for (int32_t i = 0; i < count; i++) {
        uint64_t hash = constant_hash(constants[i]);
        if (pyasm_is_plain(constants[i]) &&
            index_table_find(&table, hash, same_constant, constants, constants[i]) < 0) {
            index_table_add(&table, hash, i);
            first[i] = true;
        }
    }
    index_table_done(&table);
    return first;
}

void pyasm_symbols_init(PyasmSymbols *symbols, const Code *code, const int *code_numbers) {
    symbols->code = code;
    symbols->first_name = find_first_texts(code->names, code->nnames);
    symbols->first_local = find_first_texts(code->localsplusnames, code->nlocalsplus);
    symbols->first_const = find_first_constants(code->consts, code->nconsts);
    symbols->code_numbers = code_numbers;
    label_map_init(&symbols->labels, code);
}

void pyasm_symbols_done(PyasmSymbols *symbols) {
    memory_free(symbols->first_name);
    memory_free(symbols->first_local);
    memory_free(symbols->first_const);
    label_map_done(&symbols->labels);
}

/* ---- each adds a symbol and returns true, or adds nothing ---- */

static bool add_local(const PyasmSymbols *symbols, int index, Buffer *out) {
    if (symbols->first_local[index]) {
        pyasm_add_word(symbols->code->localsplusnames[index], out);
    }
    return symbols->first_local[index];
}

static bool add_local_pair(const PyasmSymbols *symbols, int oparg, Buffer *out) {
    if (!symbols->first_local[oparg >> 4] || !symbols->first_local[oparg & 15]) {
        return false;
    }
    add_local(symbols, oparg >> 4, out);
    buffer_add_string(out, ", ");
    return add_local(symbols, oparg & 15, out);
}

static bool add_name(const PyasmSymbols *symbols, int index, const char *suffix, Buffer *out) {
    if (symbols->first_name[index]) {
        pyasm_add_word(symbols->code->names[index], out);
        buffer_add_string(out, suffix);
    }
    return symbols->first_name[index];
}

static bool add_const(const PyasmSymbols *symbols, int index, Buffer *out) {
    const Constant *constant = symbols->code->consts[index];
    if (constant->kind == CONSTANT_CODE) {
        buffer_add_format(out, "code %d", symbols->code_numbers[index]);
        return true;
    }
    if (!symbols->first_const[index]) {
        return false;
    }
    size_t start = out->size;
    pyasm_add_constant(constant, NULL, out); /* no code object is in it */
    if (out->size - start > LONGEST_CONSTANT) {
        out->size = start;
        return false;
    }
    return true;
}

static bool add_compare(int oparg, Buffer *out) {
    enum { AS_BOOL = 16 };
    int comparison = oparg >> 5;
    const char *name = operand_name(OPERAND_COMPARE, comparison);
    if (name == NULL || (oparg & ~AS_BOOL) != pyasm_compare_oparg(comparison)) {
        return false;
    }
    buffer_add_format(out, oparg & AS_BOOL ? "bool(%s)" : "%s", name);
    return true;
}

static bool add_string(const char *name, Buffer *out) {
    if (name != NULL) {
        buffer_add_string(out, name);
    }
    return name != NULL;
}

static const char *function_attribute(int oparg) {
    const PyasmName *name = pyasm_function_attributes;
    while (name->name != NULL && (int)name->bit != oparg) {
        name++;
    }
    return name->name;
}

static bool add_symbol(const PyasmSymbols *symbols, int opcode, int oparg, int target,
                       Buffer *out) {
    static const char *const super_suffixes[] = {"", " + NULL|self", " explicit",
                                                 " + NULL|self explicit"};
    OperandKind kind = opcode_operand(opcode);
    switch (kind) {
    case OPERAND_CONST: return add_const(symbols, oparg, out);
    case OPERAND_NAME: return add_name(symbols, oparg, "", out);
    case OPERAND_NAME_PUSH_NULL:
        return add_name(symbols, oparg >> 1, oparg & 1 ? " + NULL" : "", out);
    case OPERAND_NAME_METHOD:
        return add_name(symbols, oparg >> 1, oparg & 1 ? " + NULL|self" : "", out);
    case OPERAND_NAME_SUPER: return add_name(symbols, oparg >> 2, super_suffixes[oparg & 3], out);
    case OPERAND_LOCAL:
    case OPERAND_DEREF: return add_local(symbols, oparg, out);
    case OPERAND_LOCAL_PAIR: return add_local_pair(symbols, oparg, out);
    case OPERAND_COMPARE: return add_compare(oparg, out);
    case OPERAND_BINARY:
    case OPERAND_CONVERSION:
    case OPERAND_INTRINSIC_1:
    case OPERAND_INTRINSIC_2:
    case OPERAND_SPECIAL: return add_string(operand_name(kind, oparg), out);
    case OPERAND_COMMON_CONSTANT: return add_string(pyasm_common_constant(oparg), out);
    case OPERAND_FUNCTION_ATTRIBUTE: return add_string(function_attribute(oparg), out);
    case OPERAND_INVERT:
        if (opcode == OP_IS_OP) {
            return add_string(oparg ? "is not" : "is", out);
        }
        return add_string(oparg ? "not in" : "in", out);
    case OPERAND_JUMP_FORWARD:
    case OPERAND_JUMP_BACKWARD:
        buffer_add_format(out, "L%d", label_map_find(&symbols->labels, target));
        return true;
    case OPERAND_NONE:
    case OPERAND_COUNT:
    case OPERAND_DEPTH:
    case OPERAND_SMALL_INT:
    case OPERAND_RESUME: buffer_add_format(out, "%d", oparg); return true;
    }
    return false;
}

/* What a number stands for, cut to one line of bearable length. */
static void add_comment(const Code *code, int opcode, int oparg, Buffer *out) {
    size_t start = out->size;
    buffer_add_string(out, "  ; ");
    size_t text = out->size;
    operand_text(code, opcode, oparg, out);
    if (out->size == text) {
        out->size = start;
        return;
    }
    if (out->size - text > LONGEST_CONSTANT) {
        out->size = text + LONGEST_CONSTANT;
        while ((out->data[out->size] & 0xC0) == 0x80) {
            out->size--; /* not within a character */
        }
        buffer_add_string(out, "...");
    }
    for (size_t i = text; i < out->size; i++) { /* names may hold anything */
        if ((unsigned char)out->data[i] < ' ') {
            out->data[i] = ' ';
        }
    }
}

void pyasm_add_operand(const PyasmSymbols *symbols, int opcode, int oparg, int target,
                       Buffer *out) {
    if (!add_symbol(symbols, opcode, oparg, target, out)) {
        buffer_add_format(out, "#%d", oparg);
        add_comment(symbols->code, opcode, oparg, out);
    }
}

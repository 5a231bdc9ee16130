/*
 * pyasm_operand.h - opargs as pyasm text spells them: names, constants, operators, labels.
 *
 * Part of the pyasm writer.
 */
#ifndef GENSTEP_BYTECODE_PYASM_OPERAND_H
#define GENSTEP_BYTECODE_PYASM_OPERAND_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"
#include "engine/bytecode/label_map.h"

/*
 * What the instructions of one code object can be named by. A name or constant
 * stands for an index only if no earlier one is the same.
 */
typedef struct PyasmSymbols {
    const Code *code;
    bool *first_name;
    bool *first_local;
    bool *first_const;
    const int *code_numbers; /* borrowed: per constant, the number if it is a code object */
    LabelMap labels;
} PyasmSymbols;

void pyasm_symbols_init(PyasmSymbols *symbols, const Code *code, const int *code_numbers);
void pyasm_symbols_done(PyasmSymbols *symbols);

/*
 * Adds the operand of an instruction that has one; `target` is the offset a
 * jump leads to. Where no symbol means this oparg and no other, the number
 * behind a `#`, with what it stands for as a comment.
 */
void pyasm_add_operand(const PyasmSymbols *symbols, int opcode, int oparg, int target, Buffer *out);

#endif

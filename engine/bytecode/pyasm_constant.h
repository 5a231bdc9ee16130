/*
 * pyasm_constant.h - words and constants as pyasm text spells them.
 *
 * Shared by the writer and the reader, so that both mean the same.
 */
#ifndef GENSTEP_BYTECODE_PYASM_CONSTANT_H
#define GENSTEP_BYTECODE_PYASM_CONSTANT_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

/* The NaN that is just called "nan"; others are written with their bits. */
#define PYASM_NAN ((uint64_t)0x7FF8000000000000)

/* Code objects in the order in which they are first mentioned; their place is their number. */
typedef struct PyasmCodes {
    const Code **items;
    int count;
    int capacity;
} PyasmCodes;

int pyasm_codes_add(PyasmCodes *codes, const Code *code);

/* Whether a character can stand in a word without quotes; digits not in front. */
bool pyasm_is_word_character(uint32_t character, bool first);

/* Adds the text, quoted where it has to be. */
void pyasm_add_word(const Text *text, Buffer *out);

/*
 * Adds a constant: as repr() prints it, but complex(REAL, IMAG), and `code N`
 * for a code object, which is added to `codes`.
 */
void pyasm_add_constant(const Constant *constant, PyasmCodes *codes, Buffer *out);

/*
 * Whether equal constants are the same (constant_same) and can be compared
 * before all code is read: no NaN and no code object is in it.
 */
bool pyasm_is_plain(const Constant *constant);

#endif

/*
 * pyasm_write.h - a program as text that people can read and genstep runs again.
 *
 *     pyasm 3.14
 *     file 'hello.py'
 *
 *     code 0 <module>
 *       line 1
 *       stack 3
 *       flags
 *       const 'hello'
 *       const None
 *       name print
 *       body
 *         0:0-1:0            RESUME              0
 *         1:0-5              LOAD_NAME           print
 *                            PUSH_NULL
 *         1:6-13             LOAD_CONST          'hello'
 *         1:0-14             CALL                1
 *                            POP_TOP
 *                            LOAD_CONST          None
 *                            RETURN_VALUE
 *
 * pyasm_read.h describes every line. Reading the text gives the same code
 * objects to the byte: jumps are labels, opargs are what they stand for, and
 * where a name would not say which oparg is meant, the number stands behind a
 * `#`. Tables that CPython's assembler would not have written that way are
 * given in hexadecimal.
 */
#ifndef GENSTEP_BYTECODE_PYASM_WRITE_H
#define GENSTEP_BYTECODE_PYASM_WRITE_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

/* The program must have passed program_verify. */
void pyasm_write(const Program *program, Buffer *out);

#endif

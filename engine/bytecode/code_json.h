/*
 * code_json.h - code objects as JSON: every field, and what they mean decoded.
 *
 *     {"format":"genstep-code","version":1,"bytecode":"cpython-3.14","file":...,"code":{
 *       "co_name":..., "co_flags":..., "co_code":"8000...", "co_consts":[...], ...,
 *       "instructions":[...], "exception_table":[...]}}
 *
 * Bytes are hexadecimal. A constant is an object with its "type"; its "value"
 * is text for int, float (as Python prints them) and str, hexadecimal for
 * bytes; tuple, frozenset and slice have "items", complex "real" and "imag",
 * and a code object all the fields above. Lone surrogates are written as JSON
 * escapes; as two of those in a row may mean one character, a str with
 * surrogates also has "wtf8", its bytes in hexadecimal.
 *
 * An instruction has "offset", "op", "arg" (where it takes one), "text" (what
 * dis prints in parentheses, jumps excepted), "target" (of a jump) and
 * "position": line, end line, column, end column, each a number or null.
 */
#ifndef GENSTEP_BYTECODE_CODE_JSON_H
#define GENSTEP_BYTECODE_CODE_JSON_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

void code_json_write(const Program *program, Buffer *out);

#endif

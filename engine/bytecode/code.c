#include "engine/bytecode/code.h"

#include <string.h>

int32_t code_next_local(const Code *code, uint8_t kind, int32_t from) {
    for (int32_t i = from; i < code->nlocalsplus; i++) {
        if (code->localspluskinds[i] & kind) {
            return i;
        }
    }
    return -1;
}

void code_count_locals(Code *code) {
    code->nlocals = 0;
    code->ncellvars = 0;
    code->nfreevars = 0;
    for (int32_t i = 0; i < code->nlocalsplus; i++) {
        code->nlocals += (code->localspluskinds[i] & LOCAL_PLAIN) != 0;
        code->ncellvars += (code->localspluskinds[i] & LOCAL_CELL) != 0;
        code->nfreevars += (code->localspluskinds[i] & LOCAL_FREE) != 0;
    }
}

static bool bytes_equal(Bytes left, Bytes right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

static bool names_equal(const Text *const *left, const Text *const *right, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        if (!text_equal(left[i], right[i])) {
            return false;
        }
    }
    return true;
}

bool code_equal(const Code *left, const Code *right) {
    if (left == right) {
        return true;
    }
    if (!text_equal(left->name, right->name) || left->argcount != right->argcount ||
        left->posonlyargcount != right->posonlyargcount ||
        left->kwonlyargcount != right->kwonlyargcount || left->flags != right->flags ||
        left->firstlineno != right->firstlineno || left->nconsts != right->nconsts ||
        left->nnames != right->nnames || left->nlocalsplus != right->nlocalsplus ||
        !bytes_equal(left->bytecode, right->bytecode) ||
        !bytes_equal(left->linetable, right->linetable) ||
        !bytes_equal(left->exceptiontable, right->exceptiontable) ||
        !names_equal(left->names, right->names, left->nnames) ||
        !names_equal(left->localsplusnames, right->localsplusnames, left->nlocalsplus)) {
        return false;
    }
    for (int32_t i = 0; i < left->nconsts; i++) {
        if (!constant_same(left->consts[i], right->consts[i])) {
            return false;
        }
    }
    return true;
}

bool location_same(Location left, Location right) {
    return left.line == right.line && left.end_line == right.end_line &&
           left.column == right.column && left.end_column == right.end_column;
}

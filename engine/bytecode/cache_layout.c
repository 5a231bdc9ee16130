#include "engine/bytecode/cache_layout.h"

#include <stddef.h>

#include "engine/bytecode/opcode.h"

/* A counter is value << 4 | backoff: it counts down, then the value is 2**backoff - 1. */
enum {
    COUNTER_WARMUP = 1 << 4 | 1,
    COUNTER_LOOP = 4095 << 4 | 12, /* for CPython's JIT */
    BRANCH_HISTORY = 0x5555,       /* taken and not taken in turn */
};

const CacheField *cache_layout(int opcode) {
    static const CacheField counter_only[] = {{"counter", 1}, {NULL, 0}};
    static const CacheField binary_op[] = {{"counter", 1}, {"descr", 4}, {NULL, 0}};
    static const CacheField call[] = {{"counter", 1}, {"func_version", 2}, {NULL, 0}};
    static const CacheField load_attr[] = {
        {"counter", 1}, {"version", 2}, {"keys_version", 2}, {"descr", 4}, {NULL, 0}};
    static const CacheField load_global[] = {{"counter", 1},
                                             {"index", 1},
                                             {"module_keys_version", 1},
                                             {"builtin_keys_version", 1},
                                             {NULL, 0}};
    static const CacheField store_attr[] = {
        {"counter", 1}, {"version", 2}, {"index", 1}, {NULL, 0}};
    static const CacheField to_bool[] = {{"counter", 1}, {"version", 2}, {NULL, 0}};

    switch (opcode_base(opcode)) {
    case OP_BINARY_OP: return binary_op;
    case OP_CALL:
    case OP_CALL_KW: return call;
    case OP_LOAD_ATTR: return load_attr;
    case OP_LOAD_GLOBAL: return load_global;
    case OP_STORE_ATTR: return store_attr;
    case OP_TO_BOOL: return to_bool;
    default: return opcode_caches(opcode) > 0 ? counter_only : NULL;
    }
}

uint16_t cache_initial_counter(int opcode) {
    switch (opcode_base(opcode)) {
    case OP_JUMP_BACKWARD: return COUNTER_LOOP;
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: return BRANCH_HISTORY;
    default: return COUNTER_WARMUP;
    }
}

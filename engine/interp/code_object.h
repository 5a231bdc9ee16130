/*
 * code_object.h - a Code made ready to run in one VM.
 *
 *   Code (plain data)  --code_object_new-->  CodeObject: constants as Values, names as interned
 *                                            strs, and `units`: instructions with live caches
 *
 * `units` starts as co_code; adaptive instructions are rewritten in place to
 * their specialised forms and their caches filled, as CPython does.
 *
 * Source: CPython 3.14 Include/cpython/code.h, Objects/codeobject.c.
 */
#ifndef GENSTEP_INTERP_CODE_OBJECT_H
#define GENSTEP_INTERP_CODE_OBJECT_H

#include "engine/bytecode/code.h"
#include "engine/objects/object.h"

/* One 16-bit unit of bytecode: an instruction, or a cache entry. */
typedef union Unit {
    struct {
        uint8_t opcode;
        uint8_t oparg;
    } op;
    uint16_t cache;
} Unit;

typedef struct CodeObject {
    Object head;
    const Code *code; /* borrowed from the Program, which outlives the VM */
    Unit *units;
    int32_t unit_count;
    int32_t frame_slots; /* nlocalsplus + stacksize */
    Value *consts;
    Value *names;            /* interned Strs */
    Value *localsplus_names; /* interned Strs */
    Value name;
    Value qualname;
    uint32_t id;      /* order in which code objects of this VM were made; from 0 */
    uint32_t version; /* for specialisation of calls */
    void *trace_data; /* the tracer's, borrowed */
    Value weakrefs;
} CodeObject;

Value code_object_new(VM *vm, const Code *code);

/* Puts every specialised instruction back to its base form with a cold counter. */
void code_object_despecialize(CodeObject *code);

#endif

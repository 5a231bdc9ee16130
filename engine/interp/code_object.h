/*
 * code_object.h - a Code made ready to run in one VM.
 *
 *   Code (plain data)  --code_object_new-->  CodeObject: constants as Values, names as interned
 *                                            strs, and `units`: instructions with live caches
 *
 * `units` starts as co_code; adaptive instructions are rewritten in place to
 * their specialised forms and their caches filled, as CPython does.
 *
 * Ownership: a code object lives as long as its VM (the VM keeps one reference
 * to each), so that frames and functions may borrow it.
 * Source: CPython 3.14 Include/cpython/code.h, Objects/codeobject.c.
 */
#ifndef GENSTEP_INTERP_CODE_OBJECT_H
#define GENSTEP_INTERP_CODE_OBJECT_H

#include "engine/bytecode/code.h"
#include "engine/bytecode/exception_table.h"
#include "engine/objects/object.h"

/* One 16-bit unit of bytecode: an instruction, or a cache entry. */
typedef union Unit {
    struct {
        uint8_t opcode;
        uint8_t oparg;
    } op;
    uint16_t cache;
} Unit;

/* Where LOAD_NAME, STORE_NAME and STORE_GLOBAL, which have no inline caches, found a name last. */
typedef struct NameHint {
    uint32_t index;   /* its entry; still right if that entry has the name as its key */
    uint32_t version; /* 0: in the namespace itself; else in the builtins, since a namespace with
                         this keys_version does not have it */
} NameHint;

typedef struct CodeObject {
    Object head;
    const Code *code; /* borrowed from the Program, which outlives the VM; or see owns_code */
    Unit *units;
    Value *consts;
    Value *names;             /* interned Strs */
    Value *localsplus_names;  /* interned Strs */
    NameHint *hints;          /* one for each name; NULL until one is found (namespace.h) */
    ExceptionEntry *handlers; /* the exception table, read; NULL until it is needed */
    int32_t handler_count;
    uint32_t flags; /* copies of what every call looks at */
    int32_t argcount;
    int32_t nlocalsplus;
    int32_t frame_slots; /* nlocalsplus + stacksize */
    size_t frame_size;   /* bytes of a Frame and its slots */
    int32_t unit_count;
    int32_t first_traceable; /* index of the first RESUME: before it a frame is incomplete */
    uint32_t version;        /* for specialisation of calls */
    uint32_t id;             /* order in which code objects of this VM were made; from 0 */
    Value name;
    Value qualname;
    Value filename;
    void *trace_data; /* the tracer's, borrowed */
    bool owns_code;   /* made by code.replace(): `code` is its own */
    Value weakrefs;
    bool stand_in; /* does in Python what CPython does in C: its frames are not to be seen */
} CodeObject;

/* The code object of `code` and, as its constants, those nested in it. */
Value code_object_new(VM *vm, const Code *code);

/* Where the instruction at this unit comes from in the source. */
Location code_object_location(const CodeObject *code, int unit);

/* Where an exception raised at this offset goes next; false when it leaves the frame. */
bool code_object_find_handler(VM *vm, CodeObject *code, int offset, ExceptionEntry *entry);

int types_init_code(VM *vm);

static inline CodeObject *value_to_code(Value value) {
    return (CodeObject *)value_object(value);
}

#endif

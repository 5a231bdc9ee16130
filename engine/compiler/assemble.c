#include "engine/compiler/assemble.h"

#include <assert.h>
#include <string.h>

#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/location_table.h"
#include "engine/compiler/opcode_sets.h"

/* How far END_SEND is behind the SEND of the same loop, in code units. */
enum { END_SEND_OFFSET = 5 };

/*
 * Rounds of layout in which a jump may still lose an EXTENDED_ARG: only first guesses
 * can be too long, and jumps that make each other longer and shorter must come to an end.
 */
enum { SHRINKING_ROUNDS = 1000 };

/* ---- layout ---- */

/* Code units: EXTENDED_ARGs, the instruction, its caches. CPython: instr_size. */
static int instruction_size(const SequenceInstruction *item) {
    int extended = (item->oparg > 0xFF) + (item->oparg > 0xFFFF) + (item->oparg > 0xFFFFFF);
    return extended + 1 + opcode_shapes[item->opcode].caches;
}

/* The distance that a jump's oparg says, counted from the instruction behind it. */
static int jump_distance(const SequenceInstruction *item, const SequenceInstruction *target) {
    int after = item->offset + item->size;
    if (item->opcode == OP_END_ASYNC_FOR) {
        /* Its target is the SEND; sys.monitoring wants to find the END_SEND. */
        return after - target->offset - END_SEND_OFFSET;
    }
    return target->offset < after ? after - target->offset : target->offset - after;
}

/* JUMP -> JUMP_FORWARD or JUMP_BACKWARD; JUMP_NO_INTERRUPT likewise */
static void resolve_unconditional_jump(SequenceInstruction *item, bool is_forward) {
    if (item->opcode == OP_JUMP) {
        item->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD;
    } else if (item->opcode == OP_JUMP_NO_INTERRUPT) {
        item->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD_NO_INTERRUPT;
    }
}

static void place_instructions(InstructionSequence *sequence) {
    int offset = 0;
    for (int i = 0; i < sequence->count; i++) {
        sequence->items[i].offset = offset;
        offset += sequence->items[i].size;
    }
}

/* Sets opcode, size and offset of all instructions, and lists the jumps. Returns how many. */
static int begin_layout(InstructionSequence *sequence, int *jumps) {
    int count = 0;
    int offset = 0;
    for (int i = 0; i < sequence->count; i++) {
        SequenceInstruction *item = &sequence->items[i];
        if (opcode_may_jump(item->opcode)) {
            resolve_unconditional_jump(item, item->oparg > i);
            item->target = item->oparg;
            jumps[count++] = i;
        }
        item->size = instruction_size(item);
        item->offset = offset;
        offset += item->size;
    }
    return count;
}

/*
 * Jump targets from instruction indexes to distances. A distance that needs one
 * more EXTENDED_ARG moves everything behind it, so this repeats until nothing
 * moves; like CPython, it starts with the index for a first guess of the distance.
 * CPython: resolve_unconditional_jumps, resolve_jump_offsets.
 */
static void resolve_jump_offsets(InstructionSequence *sequence) {
    int *jumps = ARENA_NEW_ARRAY(sequence->arena, int, (size_t)sequence->count);
    int count = begin_layout(sequence, jumps);
    for (int round = 1;; round++) {
        bool moved = false;
        for (int i = 0; i < count; i++) {
            SequenceInstruction *item = &sequence->items[jumps[i]];
            item->oparg = jump_distance(item, &sequence->items[item->target]);
        }
        for (int i = 0; i < count; i++) {
            SequenceInstruction *item = &sequence->items[jumps[i]];
            int size = instruction_size(item);
            if (size > item->size || (size < item->size && round < SHRINKING_ROUNDS)) {
                item->size = size;
                moved = true;
            }
        }
        if (!moved) {
            return;
        }
        place_instructions(sequence);
    }
}

/* ---- bytes and tables ---- */

static Bytes keep_bytes(Arena *arena, Buffer *buffer) {
    Bytes bytes = {(const uint8_t *)arena_copy(arena, buffer->data, buffer->size), buffer->size};
    buffer_done(buffer);
    return bytes;
}

/* CPython: write_instr. */
static Bytes assemble_bytecode(Arena *arena, const InstructionSequence *sequence) {
    const SequenceInstruction *last = &sequence->items[sequence->count - 1];
    size_t size = 2 * (size_t)(last->offset + last->size);
    uint8_t *bytes = arena_alloc(arena, size); /* zeroed: so are the caches */
    for (int i = 0; i < sequence->count; i++) {
        const SequenceInstruction *item = &sequence->items[i];
        uint8_t *place = &bytes[2 * item->offset];
        int extended = item->size - 1 - opcode_shapes[item->opcode].caches;
        for (int shift = 8 * extended; shift > 0; shift -= 8) {
            *place++ = OP_EXTENDED_ARG;
            *place++ = (uint8_t)(item->oparg >> shift);
        }
        *place++ = (uint8_t)item->opcode;
        *place = (uint8_t)item->oparg;
    }
    return (Bytes){bytes, size};
}

static bool same_location(Location left, Location right) {
    return left.line == right.line && left.end_line == right.end_line &&
           left.column == right.column && left.end_column == right.end_column;
}

/* The location of an instruction; for LOCATION_NEXT that of the next one, if control gets there. */
static Location resolved_location(const InstructionSequence *sequence, int index) {
    const SequenceInstruction *item = &sequence->items[index];
    while (item->location.line == LOCATION_NEXT.line) {
        if (opcode_ends_block(item->opcode) || ++index == sequence->count) {
            return LOCATION_NONE;
        }
        item++;
    }
    return item->location;
}

/* CPython: assemble_location_info. */
static Bytes assemble_location_table(Arena *arena, const InstructionSequence *sequence,
                                     int firstlineno) {
    Buffer buffer = {0};
    LocationWriter writer;
    location_writer_init(&writer, &buffer, firstlineno);
    Location location = LOCATION_NONE;
    int units = 0; /* of the run of instructions at that location */
    for (int i = 0; i < sequence->count; i++) {
        const SequenceInstruction *item = &sequence->items[i];
        Location own = resolved_location(sequence, i);
        if (!same_location(location, own)) {
            location_writer_add(&writer, location, units);
            location = own;
            units = 0;
        }
        units += item->size;
    }
    location_writer_add(&writer, location, units);
    return keep_bytes(arena, &buffer);
}

/* Adds the entry of instructions first to end - 1, if they have a handler. */
static void add_exception_entry(Buffer *out, const InstructionSequence *sequence, int first,
                                int end) {
    if (first == end || sequence->items[first].handler.label < 0) {
        return;
    }
    ExceptHandlerInfo handler = sequence->items[first].handler;
    const SequenceInstruction *last = &sequence->items[end - 1];
    /* The handler starts with the exception on the stack, and below it the offset if wanted. */
    exception_table_add(out, &(ExceptionEntry){
                                 .start = 2 * sequence->items[first].offset,
                                 .end = 2 * (last->offset + last->size),
                                 .target = 2 * sequence->items[handler.label].offset,
                                 .depth = handler.start_depth - 1 - (int)handler.preserve_lasti,
                                 .lasti = handler.preserve_lasti,
                             });
}

static Bytes assemble_exception_table(Arena *arena, const InstructionSequence *sequence) {
    Buffer buffer = {0};
    int first = 0; /* of the run of instructions with the same handler */
    for (int i = 1; i <= sequence->count; i++) {
        if (i == sequence->count ||
            sequence->items[i].handler.label != sequence->items[first].handler.label) {
            add_exception_entry(&buffer, sequence, first, i);
            first = i;
        }
    }
    return keep_bytes(arena, &buffer);
}

/* ---- the code object ---- */

/* What kind of parameter a local is; 0 when it is none. Parameters come first. */
static int parameter_kind(const CodeUnit *unit, int local) {
    int end = unit->posonlyargcount;
    if (local < end) {
        return LOCAL_ARG_POSITIONAL;
    }
    end += unit->argcount;
    if (local < end) {
        return LOCAL_ARG_POSITIONAL | LOCAL_ARG_KEYWORD;
    }
    end += unit->kwonlyargcount;
    if (local < end) {
        return LOCAL_ARG_KEYWORD;
    }
    if ((unit->flags & CODE_VARARGS) != 0 && local == end++) {
        return LOCAL_ARG_VARIADIC | LOCAL_ARG_POSITIONAL;
    }
    if ((unit->flags & CODE_VARKEYWORDS) != 0 && local == end) {
        return LOCAL_ARG_VARIADIC | LOCAL_ARG_KEYWORD;
    }
    return 0;
}

/* Names and kinds of localsplus: see flow_cells.c. CPython: compute_localsplus_info. */
static void fill_localsplus(Code *code, const CodeUnit *unit, const Text **names, uint8_t *kinds) {
    int nlocals = unit->varnames.count;
    for (int i = 0; i < nlocals; i++) {
        const Text *name = unit->varnames.names[i];
        int kind = LOCAL_PLAIN | parameter_kind(unit, i);
        if (name_index_find(&unit->fast_hidden, name) >= 0) {
            kind |= LOCAL_HIDDEN;
        }
        if (name_index_find(&unit->cellvars, name) >= 0) {
            kind |= LOCAL_CELL;
        }
        names[i] = name;
        kinds[i] = (uint8_t)kind;
    }
    int place = nlocals;
    for (int i = 0; i < unit->cellvars.count; i++) {
        const Text *name = unit->cellvars.names[i];
        if (name_index_find(&unit->varnames, name) < 0) {
            names[place] = name;
            kinds[place++] = LOCAL_CELL;
        }
    }
    for (int i = 0; i < unit->freevars.count; i++) {
        names[place] = unit->freevars.names[i];
        kinds[place++] = LOCAL_FREE;
    }
    assert(place == code->nlocalsplus);
    code->nlocals = nlocals;
    code->ncellvars = unit->cellvars.count;
    code->nfreevars = unit->freevars.count;
    code->localsplusnames = names;
    code->localspluskinds = kinds;
}

/* A copy of `count` pointers in the arena. */
static void *keep_pointers(Arena *arena, const void *items, int count) {
    size_t size = (size_t)count * sizeof(void *);
    void *copy = arena_alloc(arena, size);
    if (size != 0) {
        memcpy(copy, items, size);
    }
    return copy;
}

const Code *assemble_code(Program *program, const CodeUnit *unit, InstructionSequence *sequence,
                          int stacksize, int nlocalsplus) {
    Arena *arena = &program->arena;
    resolve_jump_offsets(sequence);
    Code *code = ARENA_NEW(arena, Code);
    *code = (Code){
        .filename = program->filename,
        .name = unit->name,
        .qualname = unit->qualname != NULL ? unit->qualname : unit->name,
        .firstlineno = unit->firstlineno,
        .flags = unit->flags,
        .argcount = unit->posonlyargcount + unit->argcount,
        .posonlyargcount = unit->posonlyargcount,
        .kwonlyargcount = unit->kwonlyargcount,
        .stacksize = stacksize > 0 ? stacksize : 1, /* as _PyCode_New has it */
        .bytecode = assemble_bytecode(arena, sequence),
        .exceptiontable = assemble_exception_table(arena, sequence),
        .linetable = assemble_location_table(arena, sequence, unit->firstlineno),
        .consts = keep_pointers(arena, unit->consts.items, unit->consts.count),
        .nconsts = unit->consts.count,
        .names = keep_pointers(arena, unit->names.names, unit->names.count),
        .nnames = unit->names.count,
        .nlocalsplus = nlocalsplus,
    };
    fill_localsplus(code, unit, ARENA_NEW_ARRAY(arena, const Text *, (size_t)nlocalsplus),
                    ARENA_NEW_ARRAY(arena, uint8_t, (size_t)nlocalsplus));
    return code;
}

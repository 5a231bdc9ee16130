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

typedef struct Jump {
    FlowInstruction *item;
    const FlowBlock *block; /* that it is in */
    int offset;             /* code units before it */
    int size;               /* code units, EXTENDED_ARGs and caches included */
    int growth;             /* in the present round */
} Jump;

typedef struct Layout {
    FlowGraph *graph;
    Jump *jumps; /* in order */
    int jump_count;
    int size; /* of all code, in code units */
} Layout;

/* ---- layout ---- */

/* Code units: EXTENDED_ARGs, the instruction, its caches. CPython: instr_size. */
static int instruction_size(const FlowInstruction *item) {
    int size = 1 + opcode_shapes[item->opcode].caches;
    if (item->oparg > 0xFF) {
        size += 1 + (item->oparg > 0xFFFF) + (item->oparg > 0xFFFFFF);
    }
    return size;
}

/* The distance that a jump's oparg says, counted from the instruction behind it. */
static int jump_distance(const Jump *jump) {
    int after = jump->offset + jump->size;
    int target = jump->item->target->offset;
    if (jump->item->opcode == OP_END_ASYNC_FOR) {
        /* Its target is the SEND; sys.monitoring wants to find the END_SEND. */
        return after - target - END_SEND_OFFSET;
    }
    return target < after ? after - target : target - after;
}

/* JUMP -> JUMP_FORWARD or JUMP_BACKWARD; JUMP_NO_INTERRUPT likewise */
static void resolve_unconditional_jump(FlowInstruction *item, bool is_forward) {
    if (item->opcode == OP_JUMP) {
        item->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD;
    } else if (item->opcode == OP_JUMP_NO_INTERRUPT) {
        item->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD_NO_INTERRUPT;
    }
}

static void number_blocks(const FlowGraph *graph) {
    int index = 0;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->index = index;
        index += block->count;
    }
}

/* Like CPython, takes the index of a target for a first guess of the distance. */
static void begin_layout(Layout *layout) {
    int offset = 0;
    for (FlowBlock *block = layout->graph->entry; block != NULL; block = block->next) {
        block->offset = offset;
        for (int i = 0; i < block->count; i++) {
            FlowInstruction *item = &block->items[i];
            if (opcode_may_jump(item->opcode)) {
                resolve_unconditional_jump(item, item->target->index > block->index + i);
                item->oparg = item->target->index;
                assert(layout->jump_count < layout->graph->block_count);
                layout->jumps[layout->jump_count++] = (Jump){
                    .item = item, .block = block, .offset = offset, .size = instruction_size(item)};
            }
            offset += instruction_size(item);
        }
    }
    layout->size = offset;
}

/* Gives the jumps their distances. Returns whether that made some longer or shorter. */
static bool measure_jumps(Layout *layout, int round) {
    bool moved = false;
    for (int i = 0; i < layout->jump_count; i++) {
        Jump *jump = &layout->jumps[i];
        jump->item->oparg = jump_distance(jump);
        int growth = instruction_size(jump->item) - jump->size;
        jump->growth = growth > 0 || round < SHRINKING_ROUNDS ? growth : 0;
        moved |= jump->growth != 0;
    }
    return moved;
}

/* Makes the jumps as long as they have to be; what is behind them moves. */
static void move_blocks(Layout *layout) {
    int shift = 0;
    Jump *jump = layout->jumps;
    Jump *end = jump + layout->jump_count;
    for (FlowBlock *block = layout->graph->entry; block != NULL; block = block->next) {
        block->offset += shift;
        for (; jump < end && jump->block == block; jump++) {
            jump->offset += shift;
            jump->size += jump->growth;
            shift += jump->growth;
        }
    }
    layout->size += shift;
}

/*
 * A distance that needs one more EXTENDED_ARG moves everything behind it, so this
 * repeats until nothing moves. CPython: resolve_unconditional_jumps, resolve_jump_offsets.
 */
static void lay_out(Layout *layout, Arena *arena) {
    number_blocks(layout->graph);
    /* No block has more than one jump: it ends there, but for a NOT_TAKEN. */
    layout->jumps = arena_alloc_unset(arena, (size_t)layout->graph->block_count * sizeof(Jump));
    begin_layout(layout);
    for (int round = 1; measure_jumps(layout, round); round++) {
        move_blocks(layout);
    }
}

/* ---- bytes and tables ---- */

/* What is written while the instructions are gone through, and where that has got to. */
typedef struct Assembler {
    uint8_t *place;       /* of the next instruction's bytes; caches stay zero */
    int offset;           /* likewise, in code units */
    LocationWriter lines; /* a run of instructions at one location is one entry */
    Location location;    /* of the present run */
    int location_start;   /* where it started */
    Buffer line_table;
    Buffer exception_table; /* a run with the same handler is one entry */
    const FlowBlock *handler;
    int handler_start;
} Assembler;

/* CPython: write_instr. */
static void write_instruction(Assembler *assembler, const FlowInstruction *item, int size) {
    uint8_t *place = assembler->place;
    int extended = size - 1 - opcode_shapes[item->opcode].caches;
    for (int shift = 8 * extended; shift > 0; shift -= 8) {
        *place++ = OP_EXTENDED_ARG;
        *place++ = (uint8_t)(item->oparg >> shift);
    }
    *place++ = (uint8_t)item->opcode;
    *place = (uint8_t)item->oparg;
    assembler->place += 2 * size;
    assembler->offset += size;
}

static bool same_location(const Location *left, const Location *right) {
    return memcmp(left, right, sizeof *left) == 0;
}

/* LOCATION_NEXT is the location of the next instruction, if control gets there. */
static Location resolve_next(const FlowBlock *block, int index) {
    for (; block != NULL; block = block->next, index = 0) {
        for (; index < block->count; index++) {
            const FlowInstruction *item = &block->items[index];
            if (item->location.line != LOCATION_NEXT.line) {
                return item->location;
            }
            if (opcode_ends_block(item->opcode)) {
                return LOCATION_NONE;
            }
        }
    }
    return LOCATION_NONE;
}

/* CPython: assemble_location_info. */
static void end_location(Assembler *assembler) {
    location_writer_add(&assembler->lines, assembler->location,
                        assembler->offset - assembler->location_start);
    assembler->location_start = assembler->offset;
}

/* Where the handlers' code starts says whether they are the same: some blocks are empty. */
static int handler_index(const FlowBlock *handler) {
    return handler == NULL ? -1 : handler->index;
}

/* CPython: assemble_exception_table. */
static void end_handler(Assembler *assembler) {
    const FlowBlock *handler = assembler->handler;
    if (handler != NULL && assembler->offset > assembler->handler_start) {
        /* It starts with the exception on the stack, and below that the offset if wanted. */
        exception_table_add(&assembler->exception_table,
                            &(ExceptionEntry){
                                .start = 2 * assembler->handler_start,
                                .end = 2 * assembler->offset,
                                .target = 2 * handler->offset,
                                .depth = handler->start_depth - 1 - (int)handler->preserve_lasti,
                                .lasti = handler->preserve_lasti,
                            });
    }
    assembler->handler_start = assembler->offset;
}

static void write_blocks(Assembler *assembler, const Layout *layout) {
    const Jump *jump = layout->jumps;
    for (const FlowBlock *block = layout->graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            const FlowInstruction *item = &block->items[i];
            const Location *location = &item->location;
            Location next;
            if (location->line == LOCATION_NEXT.line) {
                next = resolve_next(block, i);
                location = &next;
            }
            if (!same_location(location, &assembler->location)) {
                end_location(assembler);
                assembler->location = *location;
            }
            if (item->handler != assembler->handler &&
                handler_index(item->handler) != handler_index(assembler->handler)) {
                end_handler(assembler);
                assembler->handler = item->handler;
            }
            write_instruction(assembler, item,
                              opcode_may_jump(item->opcode) ? jump++->size
                                                            : instruction_size(item));
        }
    }
    end_location(assembler);
    end_handler(assembler);
}

static Bytes keep_bytes(Arena *arena, Buffer *buffer) {
    Bytes bytes = {(const uint8_t *)arena_copy(arena, buffer->data, buffer->size), buffer->size};
    buffer_done(buffer);
    return bytes;
}

/* The bytes and tables of the code object. */
static void assemble_graph(Code *code, FlowGraph *graph, Arena *arena) {
    Layout layout = {.graph = graph};
    lay_out(&layout, graph->arena);
    size_t size = 2 * (size_t)layout.size;
    uint8_t *bytes = arena_alloc(arena, size);
    Assembler assembler = {.place = bytes, .location = LOCATION_NONE};
    buffer_reserve(&assembler.line_table, size);
    location_writer_init(&assembler.lines, &assembler.line_table, code->firstlineno);
    write_blocks(&assembler, &layout);
    code->bytecode = (Bytes){bytes, size};
    code->linetable = keep_bytes(arena, &assembler.line_table);
    code->exceptiontable = keep_bytes(arena, &assembler.exception_table);
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

const Code *assemble_code(Program *program, const CodeUnit *unit, FlowGraph *graph, int stacksize,
                          int nlocalsplus) {
    Arena *arena = &program->arena;
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
        .consts = arena_grow_array(arena, unit->consts.items, (size_t)unit->consts.count,
                                   (size_t)unit->consts.count, sizeof(void *)),
        .nconsts = unit->consts.count,
        .names = arena_grow_array(arena, unit->names.names, (size_t)unit->names.count,
                                  (size_t)unit->names.count, sizeof(void *)),
        .nnames = unit->names.count,
        .nlocalsplus = nlocalsplus,
    };
    assemble_graph(code, graph, arena);
    fill_localsplus(code, unit, ARENA_NEW_ARRAY(arena, const Text *, (size_t)nlocalsplus),
                    ARENA_NEW_ARRAY(arena, uint8_t, (size_t)nlocalsplus));
    return code;
}

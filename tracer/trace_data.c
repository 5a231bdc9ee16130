#include "tracer/trace_data.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"

enum { FIRST_NAMES = 64 };

static const uint32_t NO_NAME = UINT32_MAX; /* an empty slot */

Trace *trace_new(const char *program_name, const char *source) {
    Trace *trace = memory_alloc_zeroed(1, sizeof(Trace));
    arena_init(&trace->arena);
    text_pool_init(&trace->texts, &trace->arena);
    trace->program_name = trace_copy_string(trace, program_name);
    trace->program_file = trace->program_name;
    trace->source = trace_copy_string(trace, source == NULL ? "" : source);
    trace->end.result = "ok";
    return trace;
}

void trace_set_program_file(Trace *trace, const char *filename) {
    trace->program_file = trace_copy_string(trace, filename);
}

void trace_free(Trace *trace) {
    if (trace == NULL) {
        return;
    }
    for (int i = 0; i < trace->chunk_count; i++) {
        memory_free(trace->chunks[i].bytes);
    }
    memory_free(trace->chunks);
    object_history_done(&trace->history);
    memory_free(trace->sources);
    memory_free(trace->codes);
    memory_free(trace->names);
    memory_free(trace->name_slots);
    memory_free(trace->seqs);
    buffer_done(&trace->output);
    text_pool_done(&trace->texts);
    arena_done(&trace->arena);
    memory_free(trace);
}

const char *trace_copy_string(Trace *trace, const char *string) {
    return arena_copy(&trace->arena, string, strlen(string));
}

const char *trace_program_name(const Trace *trace) {
    return trace->program_name;
}

const char *trace_source(const Trace *trace) {
    return trace->source;
}

uint64_t trace_event_count(const Trace *trace) {
    return trace->event_count;
}

const TraceEnd *trace_end(const Trace *trace) {
    return &trace->end;
}

/* ---- sources ---- */

bool trace_is_program(const Trace *trace, const TraceCode *code) {
    return strcmp(code->filename, trace->program_file) == 0;
}

int trace_find_source(const Trace *trace, const char *filename) {
    for (int i = 0; i < trace->source_count; i++) {
        if (strcmp(trace->sources[i].filename, filename) == 0) {
            return i;
        }
    }
    return -1;
}

void trace_add_source(Trace *trace, const char *filename, const char *text, size_t size) {
    if (strcmp(filename, trace->program_file) == 0 || trace_find_source(trace, filename) >= 0) {
        return;
    }
    if (trace->source_count == trace->source_capacity) {
        trace->source_capacity = trace->source_capacity * 2 + 16;
        trace->sources =
            memory_resize(trace->sources, (size_t)trace->source_capacity, sizeof(TraceSource));
    }
    trace->sources[trace->source_count++] =
        (TraceSource){.filename = trace_copy_string(trace, filename),
                      .text = arena_copy(&trace->arena, text, size)};
}

const char *trace_code_source(const Trace *trace, const TraceCode *code) {
    if (trace_is_program(trace, code)) {
        return trace->source;
    }
    int index = trace_find_source(trace, code->filename);
    return index < 0 ? "" : trace->sources[index].text;
}

/* ---- names ---- */

static uint32_t *name_slot(const Trace *trace, const Text *text) {
    size_t mask = (size_t)trace->name_capacity * 2 - 1;
    size_t at = text->hash & mask;
    while (trace->name_slots[at] != NO_NAME && trace->names[trace->name_slots[at]] != text) {
        at = (at + 1) & mask;
    }
    return &trace->name_slots[at];
}

static void grow_names(Trace *trace) {
    trace->name_capacity = trace->name_capacity == 0 ? FIRST_NAMES : trace->name_capacity * 2;
    size_t slots = (size_t)trace->name_capacity * 2;
    trace->names = memory_resize(trace->names, (size_t)trace->name_capacity, sizeof(Text *));
    trace->name_slots = memory_resize(trace->name_slots, slots, sizeof(uint32_t));
    for (size_t i = 0; i < slots; i++) {
        trace->name_slots[i] = NO_NAME;
    }
    for (int i = 0; i < trace->name_count; i++) {
        *name_slot(trace, trace->names[i]) = (uint32_t)i;
    }
}

uint32_t trace_name_number(Trace *trace, const char *name, size_t size) {
    if (trace->name_count == trace->name_capacity) {
        grow_names(trace);
    }
    const Text *text = text_intern(&trace->texts, name, size);
    uint32_t *slot = name_slot(trace, text);
    if (*slot == NO_NAME) {
        *slot = (uint32_t)trace->name_count;
        trace->names[trace->name_count++] = text;
    }
    return *slot;
}

const Text *trace_name(const Trace *trace, uint32_t number) {
    return trace->names[number];
}

/* ---- codes ---- */

TraceCodeEntry *trace_add_code(Trace *trace, uint32_t id, int unit_count) {
    if (trace->code_count == trace->code_capacity) {
        trace->code_capacity = trace->code_capacity * 2 + 16;
        trace->codes =
            memory_resize(trace->codes, (size_t)trace->code_capacity, sizeof(TraceCodeEntry *));
    }
    TraceCodeEntry *code = ARENA_NEW(&trace->arena, TraceCodeEntry);
    code->view.id = id;
    code->index = trace->code_count;
    code->unit_count = unit_count;
    code->lengths = ARENA_NEW_ARRAY(&trace->arena, uint8_t, (size_t)unit_count);
    code->opcodes = ARENA_NEW_ARRAY(&trace->arena, uint8_t, (size_t)unit_count);
    code->pops = ARENA_NEW_ARRAY(&trace->arena, uint8_t, (size_t)unit_count);
    code->locals = ARENA_NEW_ARRAY(&trace->arena, uint8_t, (size_t)unit_count);
    code->by_unit = ARENA_NEW_ARRAY(&trace->arena, int32_t, (size_t)unit_count);
    trace->codes[trace->code_count++] = code;
    return code;
}

/* What an instruction may do to the fast locals of its frame. */
static uint8_t locals_written(int opcode) {
    switch (opcode) {
    case OP_STORE_FAST:
    case OP_STORE_FAST_LOAD_FAST:
    case OP_DELETE_FAST:
    case OP_LOAD_FAST_AND_CLEAR:
    case OP_MAKE_CELL: return LOCALS_ONE;
    case OP_STORE_FAST_STORE_FAST: return LOCALS_TWO;
    case OP_COPY_FREE_VARS: return LOCALS_ALL;
    default: return LOCALS_NONE;
    }
}

void trace_code_index_units(TraceCodeEntry *code) {
    for (int unit = 0; unit < code->unit_count; unit++) {
        code->by_unit[unit] = -1;
    }
    const TraceInstruction *instructions = code->view.instructions;
    int count = code->view.instruction_count;
    for (int i = 0; i < count; i++) {
        int unit = instructions[i].offset / 2;
        int next = i + 1 < count ? instructions[i + 1].offset / 2 : code->unit_count;
        int opcode = instructions[i].opcode;
        int argument = instructions[i].arg < 0 ? 0 : instructions[i].arg;
        int pops = opcode_stack_pops(opcode, argument);
        code->by_unit[unit] = i;
        code->lengths[unit] = (uint8_t)(next - unit);
        code->opcodes[unit] = (uint8_t)opcode;
        code->pops[unit] = pops > UINT8_MAX ? UINT8_MAX : (uint8_t)pops;
        code->locals[unit] = locals_written(opcode);
    }
}

int trace_code_count(const Trace *trace) {
    return trace->code_count;
}

const TraceCode *trace_code(const Trace *trace, int index) {
    return &trace->codes[index]->view;
}

TraceCodeEntry *trace_find_code(const Trace *trace, uint32_t id) {
    for (int i = 0; i < trace->code_count; i++) {
        if (trace->codes[i]->view.id == id) {
            return trace->codes[i];
        }
    }
    return NULL;
}

const TraceInstruction *trace_code_instruction(const TraceCode *view, int offset) {
    /* A view is the first member of its entry. */
    const TraceCodeEntry *code = (const TraceCodeEntry *)view;
    if (offset < 0 || offset / 2 >= code->unit_count || code->by_unit[offset / 2] < 0) {
        return NULL;
    }
    return &view->instructions[code->by_unit[offset / 2]];
}

/* ---- chunks ---- */

void trace_add_chunk(Trace *trace, TraceChunk chunk) {
    if (trace->chunk_count == trace->chunk_capacity) {
        trace->chunk_capacity = trace->chunk_capacity * 2 + 16;
        trace->chunks =
            memory_resize(trace->chunks, (size_t)trace->chunk_capacity, sizeof(TraceChunk));
    }
    trace->chunks[trace->chunk_count++] = chunk;
}

size_t trace_memory(const Trace *trace) {
    size_t bytes = object_history_memory(&trace->history);
    for (int i = 0; i < trace->chunk_count; i++) {
        bytes += trace->chunks[i].size + sizeof(TraceChunk);
    }
    return bytes;
}

/* ---- names of things ---- */

static const char *const kind_names[EVENT_KIND_COUNT] = {
    "instruction",   "call", "return", "enter",   "exit",   "create",   "resume",
    "yield",         "stop", "raise",  "handle",  "unwind", "exc_push", "exc_pop",
    "cleanup_throw", "own",  "clear",  "destroy", "output",
};

const char *trace_kind_name(TraceEventKind kind) {
    return kind_names[kind];
}

static int find_name(const char *const *names, int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

int trace_kind_from_name(const char *name) {
    return find_name(kind_names, EVENT_KIND_COUNT, name);
}

static const char *const owner_names[] = {"thread", "generator", "frame_object", "interpreter"};

const char *trace_owner_name(TraceOwner owner) {
    return owner_names[owner];
}

int trace_owner_from_name(const char *name) {
    return find_name(owner_names, 4, name);
}

static const char *const generator_state_names[] = {
    "created", "suspended", "suspended_yield_from", "executing", "completed", "cleared"};

const char *trace_generator_state_name(TraceGeneratorState state) {
    return generator_state_names[state];
}

int trace_generator_state_from_name(const char *name) {
    return find_name(generator_state_names, 6, name);
}

static const char *const means_names[] = {"FOR_ITER", "FOR_ITER_GEN", "SEND",  "SEND_GEN",
                                          "next",     "send",         "throw", "close"};

const char *trace_means_name(TraceMeans means) {
    return means_names[means];
}

int trace_means_from_name(const char *name) {
    return find_name(means_names, 8, name);
}

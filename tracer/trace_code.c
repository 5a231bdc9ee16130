#include "tracer/trace_code.h"

#include "engine/base/memory.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/location_table.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"

static const char *copy_text(Trace *trace, const Text *text) {
    return arena_copy(&trace->arena, text->data, text->size);
}

static int count_instructions(const Code *code) {
    InstructionIterator iterator;
    Instruction instruction;
    int count = 0;
    instruction_iterator_init(&iterator, code);
    while (instruction_iterator_next(&iterator, &instruction)) {
        count++;
    }
    return count;
}

/* "to 24" for a jump, otherwise what dis writes in parentheses. */
static const char *describe_operand(Trace *trace, const Code *code,
                                    const Instruction *instruction) {
    Buffer text = {0};
    if (instruction->target >= 0) {
        buffer_add_format(&text, "to %d", instruction->target);
    } else {
        operand_text(code, instruction->opcode, instruction->oparg, &text);
    }
    const char *kept = arena_copy(&trace->arena, text.data == NULL ? "" : text.data, text.size);
    buffer_done(&text);
    return kept;
}

static void add_instructions(Trace *trace, const Code *code, TraceCode *view) {
    view->instruction_count = count_instructions(code);
    TraceInstruction *to =
        ARENA_NEW_ARRAY(&trace->arena, TraceInstruction, (size_t)view->instruction_count);
    view->instructions = to;
    InstructionIterator iterator;
    Instruction instruction;
    LocationIterator locations;
    instruction_iterator_init(&iterator, code);
    location_iterator_init(&locations, code);
    bool located = location_iterator_next(&locations);
    for (; instruction_iterator_next(&iterator, &instruction); to++) {
        while (located && locations.end <= instruction.offset) {
            located = location_iterator_next(&locations);
        }
        Location location = located ? locations.location : LOCATION_NONE;
        *to = (TraceInstruction){
            .offset = instruction.offset,
            .opcode = instruction.opcode,
            .arg = opcode_has_argument(instruction.opcode) ? instruction.oparg : -1,
            .argrepr = describe_operand(trace, code, &instruction),
            .line = location.line,
            .end_line = location.end_line,
            .column = location.column,
            .end_column = location.end_column,
            .target = instruction.target,
        };
    }
}

static void add_exception_table(Trace *trace, const Code *code, TraceCode *view) {
    ExceptionTableIterator iterator;
    ExceptionEntry entry;
    exception_table_iterator_init(&iterator, code);
    while (exception_table_iterator_next(&iterator, &entry)) {
        view->exception_count++;
    }
    TraceExceptionEntry *to =
        ARENA_NEW_ARRAY(&trace->arena, TraceExceptionEntry, (size_t)view->exception_count);
    view->exceptions = to;
    exception_table_iterator_init(&iterator, code);
    while (exception_table_iterator_next(&iterator, &entry)) {
        *to++ = (TraceExceptionEntry){.start = entry.start,
                                      .end = entry.end,
                                      .target = entry.target,
                                      .depth = entry.depth,
                                      .lasti = entry.lasti};
    }
}

TraceCodeEntry *trace_code_from(Trace *trace, const Code *code, uint32_t id) {
    TraceCodeEntry *entry = trace_add_code(trace, id, (int)(code->bytecode.size / 2));
    TraceCode *view = &entry->view;
    entry->has_namespace = (code->flags & CODE_OPTIMIZED) == 0;
    view->name = copy_text(trace, code->name);
    view->qualname = copy_text(trace, code->qualname);
    view->filename = copy_text(trace, code->filename);
    view->firstlineno = code->firstlineno;
    view->flags = code->flags;
    view->stacksize = code->stacksize;
    view->local_count = code->nlocalsplus;
    const char **names = ARENA_NEW_ARRAY(&trace->arena, const char *, (size_t)code->nlocalsplus);
    for (int i = 0; i < code->nlocalsplus; i++) {
        names[i] = copy_text(trace, code->localsplusnames[i]);
    }
    view->local_names = names;
    view->local_kinds = (const uint8_t *)arena_copy(&trace->arena, code->localspluskinds,
                                                    (size_t)code->nlocalsplus);
    add_instructions(trace, code, view);
    add_exception_table(trace, code, view);
    trace_code_index_units(entry);
    return entry;
}

#include "tracer/recorder.h"

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/interp/runtime.h"
#include "engine/objects/str.h"
#include "tracer/snapshot_take.h"
#include "tracer/trace_code.h"

/* Objects whose snapshot is to be taken before the next event. */
typedef struct Pending {
    Object **items;
    int count;
    int capacity;
} Pending;

struct Recorder {
    VM *vm;
    Trace *trace;
    TraceWriter writer;
    TraceHook hook;
    SnapshotTaker taker;
    Pending pending;
    NumberMap namespaces; /* numbers of dicts that are namespaces; items are unused, not NULL */
    uint64_t max_events;
    bool reached_limit;
    TraceValue pushed[256]; /* scratch of record_instruction */
    int *locals;            /* likewise */
    TraceValue *local_values;
    int locals_capacity;
};

/* ---- objects ---- */

static void add_pending(Recorder *recorder, Object *object) {
    Pending *pending = &recorder->pending;
    if (pending->count == pending->capacity) {
        pending->capacity = pending->capacity * 2 + 64;
        pending->items = memory_resize(pending->items, (size_t)pending->capacity, sizeof(Object *));
    }
    pending->items[pending->count++] = object;
}

static TraceValue word_of(void *context, Value value) {
    if (!value_is_object(value)) {
        return (TraceValue){value_bits(value)};
    }
    Recorder *recorder = context;
    Object *object = value_object(value);
    if (object->number == 0) {
        object->number = ++recorder->vm->next_object_number;
        add_pending(recorder, object);
    }
    return (TraceValue){(uint64_t)object->number << 3};
}

static TraceValue word_or_none(Recorder *recorder, Value value) {
    return value == NULL ? TRACE_NO_VALUE : word_of(recorder, value);
}

/* Looks at every object that is new or changed; looking may find more new ones. */
static void take_snapshots(Recorder *recorder) {
    for (int i = 0; i < recorder->pending.count; i++) {
        Object *object = recorder->pending.items[i];
        if (object == NULL) {
            continue;
        }
        bool name_space = number_map_get(&recorder->namespaces, object->number) != NULL;
        snapshot_take(&recorder->taker, object, name_space);
        const Buffer *payload = &recorder->taker.payload;
        writer_object(&recorder->writer, object->number, (const uint8_t *)payload->data,
                      payload->size);
    }
    recorder->pending.count = 0;
}

static void on_changed(void *context, VM *vm, Object *object) {
    (void)vm;
    Recorder *recorder = context;
    const Pending *pending = &recorder->pending;
    if (object->refcount == 0) {
        return; /* it is being destroyed, and gives up what it holds */
    }
    /* A loop changes the same few objects again and again. */
    for (int i = pending->count; i > 0 && i > pending->count - 8; i--) {
        if (pending->items[i - 1] == object) {
            return;
        }
    }
    add_pending(recorder, object);
}

static void on_destroyed(void *context, VM *vm, Object *object) {
    (void)vm;
    Recorder *recorder = context;
    for (int i = 0; i < recorder->pending.count; i++) {
        if (recorder->pending.items[i] == object) {
            recorder->pending.items[i] = NULL;
        }
    }
    writer_object_died(&recorder->writer, object->number);
}

/* ---- code objects and frames ---- */

static TraceCodeEntry *entry_of(Recorder *recorder, CodeObject *code) {
    if (code->trace_data == NULL) {
        TraceCodeEntry *entry = trace_code_from(recorder->trace, code->code, code->id);
        const Text *source = runtime_source(recorder->vm, code->filename);
        if (source != NULL) {
            trace_add_source(recorder->trace, entry->view.filename, source->data, source->size);
        }
        code->trace_data = entry;
    }
    return code->trace_data;
}

static uint32_t number_of(const Frame *frame) {
    return frame == NULL ? 0 : frame->number;
}

/* The namespace of a module or class body, told apart from other dicts. */
static uint32_t namespace_number(Recorder *recorder, const Frame *frame) {
    if (frame->locals == NULL || !value_is_object(frame->locals) ||
        value_object(frame->locals)->type->layout != LAYOUT_DICT) {
        return 0;
    }
    TraceValue word = word_of(recorder, frame->locals);
    uint32_t number = trace_value_object(word);
    if (number_map_get(&recorder->namespaces, number) == NULL) {
        number_map_set(&recorder->namespaces, number, recorder);
        add_pending(recorder, value_object(frame->locals));
    }
    return number;
}

static StateFrame *add_frame_at(Recorder *recorder, const Frame *frame, uint32_t generator,
                                uint32_t previous, bool linked, int offset) {
    TraceCodeEntry *code = frame->code == NULL ? NULL : entry_of(recorder, frame->code);
    StateFrame *to = state_add_frame(&recorder->writer.state, frame->number, code);
    to->view.owner = (TraceOwner)frame->owner;
    to->view.generator = generator;
    to->view.previous = previous;
    to->view.linked = linked;
    to->view.offset = offset;
    if (code != NULL) {
        const Value *slots = frame_slots(frame);
        for (int i = 0; i < to->view.local_count; i++) {
            to->slots[i] = word_or_none(recorder, slots[i]);
        }
        to->name_space = code->has_namespace ? namespace_number(recorder, frame) : 0;
    }
    take_snapshots(recorder);
    writer_frame(&recorder->writer, to);
    return to;
}

static StateFrame *add_frame(Recorder *recorder, const Frame *frame, uint32_t generator,
                             uint32_t previous, bool linked) {
    return add_frame_at(recorder, frame, generator, previous, linked, -1);
}

/* The generator that holds an entry of the exception-state stack; 0: the thread. */
static uint32_t holder_of(Recorder *recorder, const ExcState *exc) {
    if (exc == &recorder->vm->exc_bottom) {
        return 0;
    }
    Generator *generator = (Generator *)((uintptr_t)exc - offsetof(Generator, exc));
    return trace_value_object(word_of(recorder, value_from_object(generator)));
}

/* The innermost entry's exception, where the entry is the one that executes. */
static void refresh_exc(Recorder *recorder) {
    const TraceState *state = &recorder->writer.state;
    const ExcState *exc = recorder->vm->exc;
    if (state->exc_count > 0 &&
        holder_of(recorder, exc) == state->exc[state->exc_count - 1].holder) {
        TraceValue exception = word_or_none(recorder, exc->handled);
        take_snapshots(recorder);
        writer_change_exc(&recorder->writer, exception);
    }
}

/* ---- instructions ---- */

/* Puts the locals that the last instruction of a frame may have changed, and did, in the
 * recorder's scratch; returns how many. */
static int changed_locals(Recorder *recorder, StateFrame *frame, const Frame *from) {
    const TraceCodeEntry *code = frame->code;
    uint8_t kind = code->locals[frame->view.offset / 2];
    if (kind == LOCALS_NONE) {
        return 0;
    }
    const Value *slots = frame_slots(from);
    int candidates[2];
    int candidate_count = frame->view.local_count;
    if (kind != LOCALS_ALL) {
        int index = code->by_unit[frame->view.offset / 2];
        int argument = code->view.instructions[index].arg;
        candidate_count = 1;
        switch (code->view.instructions[index].opcode) {
        case OP_STORE_FAST_LOAD_FAST: candidates[0] = argument >> 4; break;
        case OP_STORE_FAST_STORE_FAST:
            candidates[0] = argument >> 4;
            candidates[1] = argument & 15;
            candidate_count = 2;
            break;
        default: candidates[0] = argument; break;
        }
    }
    if (candidate_count > recorder->locals_capacity) {
        recorder->locals_capacity = candidate_count + 16;
        size_t capacity = (size_t)recorder->locals_capacity;
        recorder->locals = memory_resize(recorder->locals, capacity, sizeof(int));
        recorder->local_values =
            memory_resize(recorder->local_values, capacity, sizeof(TraceValue));
    }
    int count = 0;
    for (int i = 0; i < candidate_count; i++) {
        int local = kind == LOCALS_ALL ? i : candidates[i];
        TraceValue word = word_or_none(recorder, slots[local]);
        if (!trace_value_equal(word, frame->slots[local])) {
            recorder->locals[count] = local;
            recorder->local_values[count++] = word;
        }
    }
    return count;
}

/* A stack that needs more room than expected, or grew by more than the scratch holds: the frame is
 * written anew, with all it has. */
static StateFrame *record_deep_stack(Recorder *recorder, StateFrame *frame, const Value *stack,
                                     int depth) {
    TraceWriter *writer = &recorder->writer;
    frame = state_reserve_stack(&writer->state, frame, depth);
    for (int i = 0; i < depth; i++) {
        TraceValue word = word_or_none(recorder, stack[i]);
        frame->slots[frame->view.local_count + i] = word;
    }
    frame->view.stack_depth = depth;
    take_snapshots(recorder);
    writer_frame(writer, frame);
    record_number(&writer->log, RECORD_FRAME_SWITCH, frame->view.number);
    return frame;
}

static StateFrame *switch_to(Recorder *recorder, const Frame *frame) {
    StateFrame *to = state_frame(&recorder->writer.state, frame->number);
    if (to == NULL) {
        to = add_frame(recorder, frame, 0, number_of(frame->previous), true);
    }
    writer_switch(&recorder->writer, to);
    return to;
}

static bool on_instruction(void *context, VM *vm, const Frame *from) {
    (void)vm;
    Recorder *recorder = context;
    if (recorder->writer.sink_closed) {
        return false;
    }
    TraceWriter *writer = &recorder->writer;
    StateFrame *frame = writer->state.current;
    if (frame == NULL || frame->view.number != from->number) {
        frame = switch_to(recorder, from);
    }
    int unit = (int)(from->ip - from->code->units);
    uint8_t opcode = from->ip->op.opcode;
    if (state_opcodes(&writer->state, frame->code)[unit] != opcode) {
        writer_opcode(writer, frame->code, unit, opcode);
    }
    const Value *stack = frame_stack_base(from);
    int depth = (int)(from->stack - stack);
    int kept = frame->known < depth ? frame->known : depth;
    int pushed = depth - kept;
    if (pushed > (int)(sizeof(recorder->pushed) / sizeof(*recorder->pushed)) ||
        depth > frame->stack_capacity) {
        frame = record_deep_stack(recorder, frame, stack, depth);
        kept = depth;
        pushed = 0;
    }
    for (int i = 0; i < pushed; i++) {
        recorder->pushed[i] = word_or_none(recorder, stack[kept + i]);
    }
    int locals = frame->view.offset < 0 ? 0 : changed_locals(recorder, frame, from);
    if (recorder->pending.count != 0) {
        take_snapshots(recorder);
    }
    writer_instruction(writer, unit, kept, recorder->pushed, pushed, recorder->locals,
                       recorder->local_values, locals);
    uint8_t pops = frame->code->pops[unit];
    frame->known = pops > depth ? 0 : depth - pops;
    if (writer->state.next_index == recorder->max_events) {
        recorder->reached_limit = true;
        return false;
    }
    return true;
}

/* ---- transitions ---- */

static TraceGeneratorState generator_state(const Generator *generator) {
    switch (generator->state) {
    case GEN_CREATED: return TRACE_GEN_CREATED;
    case GEN_SUSPENDED: return TRACE_GEN_SUSPENDED;
    case GEN_SUSPENDED_YIELD_FROM: return TRACE_GEN_SUSPENDED_YIELD_FROM;
    case GEN_EXECUTING: return TRACE_GEN_EXECUTING;
    case GEN_COMPLETED: return TRACE_GEN_COMPLETED;
    default: return TRACE_GEN_CLEARED;
    }
}

static const char *keep_name(Recorder *recorder, Value name) {
    Buffer text = {0};
    if (name != NULL && value_is_str(name)) {
        str_add_utf8(value_to_str(name), &text);
    }
    uint32_t number =
        trace_name_number(recorder->trace, text.data == NULL ? "" : text.data, text.size);
    buffer_done(&text);
    return trace_name(recorder->trace, number)->data;
}

static const char *generator_kind(const VM *vm, const Generator *generator) {
    return generator->head.type == vm->types.coroutine         ? "coroutine"
           : generator->head.type == vm->types.async_generator ? "async_generator"
                                                               : "generator";
}

/* Writes what a generator is now, if that is news. `state`: at this transition. */
static void update_generator(Recorder *recorder, const Generator *generator,
                             TraceGeneratorState state) {
    uint32_t number =
        trace_value_object(word_of(recorder, value_from_object((void *)(uintptr_t)generator)));
    const TraceGenerator *known = state_generator(&recorder->writer.state, number);
    TraceGenerator now = {.number = number, .state = state};
    if (known != NULL) {
        now = *known;
        now.state = state;
    } else {
        const VM *vm = recorder->vm;
        const char *kind = generator_kind(vm, generator);
        now.kind =
            trace_name(recorder->trace, trace_name_number(recorder->trace, kind, strlen(kind)))
                ->data;
        now.name = keep_name(recorder, generator->name);
        now.qualname = keep_name(recorder, generator->qualname);
    }
    bool has_frame = state != TRACE_GEN_COMPLETED && state != TRACE_GEN_CLEARED;
    now.frame = has_frame ? generator->frame.number : 0;
    now.exception = state == TRACE_GEN_EXECUTING ? TRACE_NO_VALUE
                                                 : word_or_none(recorder, generator->exc.handled);
    now.yield_from = TRACE_NO_VALUE;
    if (state == TRACE_GEN_SUSPENDED_YIELD_FROM) {
        /* The iterator it waits for is on top of its stack: CPython's _PyGen_yf. */
        now.yield_from = word_or_none(recorder, generator->frame.stack[-1]);
    }
    take_snapshots(recorder);
    writer_generator(&recorder->writer, &now);
}

static void link_frame(Recorder *recorder, const Frame *frame, uint32_t generator,
                       uint32_t previous, bool linked) {
    StateFrame *to = state_frame(&recorder->writer.state, frame->number);
    if (to == NULL) {
        add_frame(recorder, frame, generator, previous, linked);
    } else {
        writer_link(&recorder->writer, to, (TraceOwner)frame->owner, generator, previous, linked);
    }
}

/* The changes that a transition stands for; returns the frame that runs after it. */
static uint32_t apply_transition(Recorder *recorder, const Transition *from, uint32_t generator) {
    TraceWriter *writer = &recorder->writer;
    uint32_t frame = number_of(from->frame);
    uint32_t other = number_of(from->other);
    StateFrame *known;
    switch (from->kind) {
    case TRANSITION_CALL:
    case TRANSITION_ENTER: add_frame(recorder, from->frame, generator, other, true); return frame;
    case TRANSITION_RETURN:
    case TRANSITION_UNWIND: link_frame(recorder, from->frame, generator, 0, false); return other;
    case TRANSITION_EXIT: writer_drop_frame(writer, frame); return other;
    case TRANSITION_CREATE: {
        uint32_t caller = number_of(from->other->previous);
        /* The copy stands where the original does: at its RETURN_GENERATOR. */
        known = state_frame(&writer->state, other);
        add_frame_at(recorder, from->frame, generator, 0, false,
                     known == NULL ? -1 : known->view.offset);
        writer_drop_frame(writer, other);
        update_generator(recorder, from->generator, TRACE_GEN_CREATED);
        return caller;
    }
    case TRANSITION_RESUME:
        link_frame(recorder, from->frame, generator, other, true);
        update_generator(recorder, from->generator, TRACE_GEN_EXECUTING);
        writer_push_exc(
            writer, (TraceExc){generator, word_or_none(recorder, from->generator->exc.handled)});
        return frame;
    case TRANSITION_YIELD:
        link_frame(recorder, from->frame, generator, 0, false);
        update_generator(recorder, from->generator, generator_state(from->generator));
        writer_pop_exc(writer);
        return other;
    case TRANSITION_STOP:
        link_frame(recorder, from->frame, generator, 0, false);
        update_generator(recorder, from->generator, TRACE_GEN_COMPLETED);
        writer_pop_exc(writer);
        return other != 0 ? other : writer->state.top;
    case TRANSITION_HANDLE:
        known = state_frame(&writer->state, frame);
        if (known != NULL && known->known > from->depth) {
            known->known = from->depth;
        }
        break;
    case TRANSITION_OWN: link_frame(recorder, from->frame, 0, 0, false); break;
    case TRANSITION_CLEAR: writer_drop_frame(writer, frame); break;
    case TRANSITION_DESTROY: writer_drop_generator(writer, generator); break;
    case TRANSITION_EXC_PUSH:
    case TRANSITION_EXC_POP: refresh_exc(recorder); break;
    case TRANSITION_RAISE:
    case TRANSITION_CLEANUP_THROW:
    case TRANSITION_OUTPUT: break;
    }
    return writer->state.top;
}

static const TraceEventKind event_kinds[] = {
    [TRANSITION_CALL] = EVENT_CALL,       [TRANSITION_RETURN] = EVENT_RETURN,
    [TRANSITION_ENTER] = EVENT_ENTER,     [TRANSITION_EXIT] = EVENT_EXIT,
    [TRANSITION_CREATE] = EVENT_CREATE,   [TRANSITION_RESUME] = EVENT_RESUME,
    [TRANSITION_YIELD] = EVENT_YIELD,     [TRANSITION_STOP] = EVENT_STOP,
    [TRANSITION_RAISE] = EVENT_RAISE,     [TRANSITION_HANDLE] = EVENT_HANDLE,
    [TRANSITION_UNWIND] = EVENT_UNWIND,   [TRANSITION_EXC_PUSH] = EVENT_EXC_PUSH,
    [TRANSITION_EXC_POP] = EVENT_EXC_POP, [TRANSITION_CLEANUP_THROW] = EVENT_CLEANUP_THROW,
    [TRANSITION_OWN] = EVENT_OWN,         [TRANSITION_CLEAR] = EVENT_CLEAR,
    [TRANSITION_DESTROY] = EVENT_DESTROY, [TRANSITION_OUTPUT] = EVENT_OUTPUT,
};

static bool on_transition(void *context, VM *vm, const Transition *from) {
    Recorder *recorder = context;
    if (recorder->writer.sink_closed) {
        return false;
    }
    TraceWriter *writer = &recorder->writer;
    StateEvent event = {.kind = event_kinds[from->kind], .other = number_of(from->other)};
    if (from->generator != NULL) {
        event.generator = trace_value_object(
            word_of(recorder, value_from_object((void *)(uintptr_t)from->generator)));
    }
    const Frame *frame = from->frame;
    if (frame != NULL) {
        event.frame_number = frame->number;
        event.owner = (TraceOwner)frame->owner;
        if (frame->code != NULL) {
            event.code = entry_of(recorder, frame->code);
            event.offset = from->kind == TRANSITION_CALL ? -1 : frame_offset(frame);
        }
    }
    if (from->kind == TRANSITION_CREATE || from->kind == TRANSITION_OWN) {
        event.owner_before = (TraceOwner)from->owner_before;
        event.owner = (TraceOwner)from->owner_after;
    }
    event.value = word_or_none(recorder, from->value);
    event.exception = word_or_none(recorder, from->exception);
    event.means = (TraceMeans)from->means;
    event.target = from->target;
    event.depth = from->depth;
    event.lasti = from->lasti;
    event.closed = from->closed;
    event.stream = from->stream;
    event.text_size = (uint32_t)from->text_size;
    event.top = apply_transition(recorder, from, event.generator);
    take_snapshots(recorder);
    writer_transition(writer, &event, from->text);
    (void)vm;
    if (writer->state.next_index == recorder->max_events) {
        recorder->reached_limit = true;
        return false;
    }
    return true;
}

/* ---- the recorder ---- */

Recorder *recorder_new(VM *vm, Trace *trace, uint64_t max_events, TraceSink *sink,
                       void *sink_context) {
    Recorder *recorder = memory_alloc_zeroed(1, sizeof(Recorder));
    recorder->vm = vm;
    recorder->trace = trace;
    recorder->max_events = max_events;
    writer_init(&recorder->writer, trace, sink, sink_context);
    recorder->taker =
        (SnapshotTaker){.vm = vm, .trace = trace, .word = word_of, .context = recorder};
    recorder->hook = (TraceHook){.context = recorder,
                                 .instruction = on_instruction,
                                 .transition = on_transition,
                                 .changed = on_changed,
                                 .destroyed = on_destroyed};
    vm->hook = &recorder->hook;
    writer_push_exc(&recorder->writer, (TraceExc){0, TRACE_NO_VALUE});
    return recorder;
}

void recorder_free(Recorder *recorder) {
    recorder->vm->hook = NULL;
    writer_finish(&recorder->writer);
    recorder->trace->end.events = recorder->trace->event_count;
    number_map_done(&recorder->namespaces);
    buffer_done(&recorder->taker.payload);
    memory_free(recorder->pending.items);
    memory_free(recorder->locals);
    memory_free(recorder->local_values);
    memory_free(recorder);
}

bool recorder_reached_limit(const Recorder *recorder) {
    return recorder->reached_limit;
}

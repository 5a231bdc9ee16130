/* The tracer without a VM: a trace made by hand, walked, written and read again. */
#include <check.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json.h"
#include "tracer/snapshot.h"
#include "tracer/trace_writer.h"

/* A function with one local that counts: LOAD_FAST n, LOAD_SMALL_INT 1, BINARY_OP +, STORE_FAST n,
 * JUMP_BACKWARD. */
static TraceCodeEntry *add_counting_code(Trace *trace) {
    enum { UNITS = 12 };
    static const char *const names[] = {"n"};
    static const uint8_t kinds[] = {0x20};
    static TraceInstruction instructions[] = {
        {.offset = 0, .opcode = OP_LOAD_FAST, .arg = 0, .argrepr = "n", .line = 2, .target = -1},
        {.offset = 2,
         .opcode = OP_LOAD_SMALL_INT,
         .arg = 1,
         .argrepr = "1",
         .line = 2,
         .target = -1},
        {.offset = 4, .opcode = OP_BINARY_OP, .arg = 0, .argrepr = "+", .line = 2, .target = -1},
        {.offset = 16, .opcode = OP_STORE_FAST, .arg = 0, .argrepr = "n", .line = 3, .target = -1},
        {.offset = 18,
         .opcode = OP_JUMP_BACKWARD,
         .arg = 10,
         .argrepr = "to 0",
         .line = 3,
         .target = 0},
    };
    TraceCodeEntry *code = trace_add_code(trace, 0, UNITS);
    code->view.name = code->view.qualname = "count";
    code->view.filename = "count.py";
    code->view.firstlineno = 1;
    code->view.flags = 3;
    code->view.stacksize = 2;
    code->view.instructions = instructions;
    code->view.instruction_count = 5;
    code->view.local_count = 1;
    code->view.local_names = names;
    code->view.local_kinds = kinds;
    trace_code_index_units(code);
    return code;
}

static TraceValue small(int64_t number) {
    return (TraceValue){(uint64_t)number << 1 | 1};
}

static void put_str(TraceWriter *writer, uint32_t number, const char *text) {
    Buffer payload = {0};
    buffer_add_byte(&payload, SNAPSHOT_STR);
    buffer_add_byte(&payload, (char)trace_name_number(writer->trace, "str", 3));
    buffer_add_string(&payload, text);
    writer_object(writer, number, (const uint8_t *)payload.data, payload.size);
    buffer_done(&payload);
}

/* One round of the loop; the value of n is how often it ran. */
static void write_round(TraceWriter *writer, int64_t n) {
    TraceValue value = small(n);
    TraceValue one = small(1);
    TraceValue sum = small(n + 1);
    int local = 0;
    writer_instruction(writer, 0, 0, NULL, 0, NULL, NULL, 0);
    writer_instruction(writer, 1, 0, &value, 1, NULL, NULL, 0);
    writer_instruction(writer, 2, 1, &one, 1, NULL, NULL, 0);
    writer_instruction(writer, 8, 0, &sum, 1, NULL, NULL, 0);
    writer_instruction(writer, 9, 0, NULL, 0, &local, &sum, 1);
}

enum { EVENTS_A_ROUND = 5 };

static Trace *counting_trace(int rounds) {
    Trace *trace = trace_new("count.py", "def count():\n    n = n + 1\n");
    TraceWriter writer;
    writer_init(&writer, trace, NULL, NULL);
    const TraceCodeEntry *code = add_counting_code(trace);
    StateFrame *frame = state_add_frame(&writer.state, 7, code);
    frame->view.linked = true;
    frame->slots[0] = small(0);
    writer_frame(&writer, frame);
    writer_exc(&writer, &(TraceExc){0, TRACE_NO_VALUE}, 1);
    StateEvent call = {.kind = EVENT_CALL, .frame_number = 7, .code = code, .offset = -1, .top = 7};
    writer_transition(&writer, &call, NULL);
    writer_switch(&writer, frame);
    for (int n = 0; n < rounds; n++) {
        write_round(&writer, n);
    }
    put_str(&writer, 3, "caf\xC3\xA9 \"quoted\"");
    StateEvent back = {.kind = EVENT_RETURN,
                       .frame_number = 7,
                       .code = code,
                       .offset = 18,
                       .value = {3 << 3},
                       .top = 0};
    writer_transition(&writer, &back, NULL);
    StateEvent output = {.kind = EVENT_OUTPUT, .stream = 1, .text_size = 5};
    writer_transition(&writer, &output, "a\0b\n\\");
    writer_finish(&writer);
    trace->end.events = trace->event_count;
    return trace;
}

/* What the cursor shows, as text. */
static char *describe(TraceCursor *cursor) {
    Buffer text = {0};
    const TraceEvent *event = cursor_event(cursor);
    buffer_add_format(&text, "%d %s @%d:", (int)event->seq, trace_kind_name(event->kind),
                      event->offset);
    const TraceFrame *frame = cursor_frame(cursor, 7);
    for (int i = 0; i < frame->stack_depth; i++) {
        buffer_add_byte(&text, ' ');
        cursor_value_repr(cursor, frame->stack[i], &text);
    }
    buffer_add_string(&text, " n=");
    cursor_value_repr(cursor, frame->locals[0], &text);
    return buffer_take(&text);
}

static void assert_shows(TraceCursor *cursor, const char *expected) {
    char *text = describe(cursor);
    ck_assert_str_eq(text, expected);
    memory_free(text);
}

START_TEST(test_cursor_shows_state_before_each_instruction) {
    Trace *trace = counting_trace(3);
    TraceCursor *cursor = cursor_new(trace);
    ck_assert_ptr_null(cursor_event(cursor));
    ck_assert(cursor_next(cursor));
    assert_shows(cursor, "0 call @-1: n=0");
    ck_assert(cursor_seek(cursor, 4));
    assert_shows(cursor, "4 instruction @16: 1 n=0");
    ck_assert(cursor_next(cursor));
    assert_shows(cursor, "5 instruction @18: n=1");
    ck_assert(cursor_next(cursor));
    assert_shows(cursor, "6 instruction @0: n=1");
    ck_assert(!cursor_seek(cursor, trace_event_count(trace)));
    assert_shows(cursor, "6 instruction @0: n=1");
    cursor_free(cursor);
    trace_free(trace);
}
END_TEST

/* Long enough for many chunks: walking, jumping and jumping back agree. */
START_TEST(test_seek_agrees_with_walking) {
    enum { ROUNDS = 60000 };
    Trace *trace = counting_trace(ROUNDS);
    ck_assert_int_gt(trace->chunk_count, 3);
    TraceCursor *walker = cursor_new(trace);
    TraceCursor *jumper = cursor_new(trace);
    for (uint64_t index = 0; cursor_next(walker); index++) {
        if (index % 9973 == 0) {
            char *walked = describe(walker);
            ck_assert(cursor_seek(jumper, trace_event_count(trace) - 1 - index));
            ck_assert(cursor_seek(jumper, index));
            assert_shows(jumper, walked);
            memory_free(walked);
        }
    }
    cursor_free(walker);
    cursor_free(jumper);
    ck_assert_uint_lt(trace_memory(trace) / trace_event_count(trace), 8);
    trace_free(trace);
}
END_TEST

static bool collect(void *context, const char *text, size_t size) {
    buffer_add(context, text, size);
    return true;
}

static void export(Trace *trace, bool lines, Buffer *out) {
    JsonOptions options = {.lines = lines, .to = UINT64_MAX};
    ck_assert(json_write_trace(trace, &options, collect, out));
}

START_TEST(test_export_import_export_is_identical) {
    Trace *trace = counting_trace(4);
    Buffer first = {0}, second = {0};
    export(trace, _i == 1, &first);
    char *error;
    Trace *again = json_read_trace(first.data, first.size, &error);
    ck_assert_msg(again != NULL, "%s", error);
    export(again, _i == 1, &second);
    ck_assert_uint_eq(first.size, second.size);
    ck_assert_str_eq(first.data, second.data);
    ck_assert_uint_eq(again->output.size, 5);
    ck_assert_mem_eq(again->output.data, "a\0b\n\\", 5);
    buffer_done(&first);
    buffer_done(&second);
    trace_free(again);
    trace_free(trace);
}
END_TEST

/* A trace cut off anywhere, or with a byte changed, is refused or read, never worse. */
START_TEST(test_a_source_is_written_once) {
    Trace *trace = counting_trace(1);
    trace_add_source(trace, "count.py", "the program's own: not kept", 4);
    trace_add_source(trace, "module.py", "x = 1\n", 6);
    trace_add_source(trace, "module.py", "y = 1\n", 6);
    for (uint32_t id = 1; id <= 2; id++) {
        TraceCodeEntry *entry = trace_add_code(trace, id, trace->codes[0]->unit_count);
        entry->view = trace->codes[0]->view;
        entry->view.id = id;
        entry->view.filename = "module.py";
        trace_code_index_units(entry);
    }
    Buffer text = {0};
    export(trace, false, &text);
    const char *first = strstr(text.data, "\"source\":\"x = 1\\n\"");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(strstr(first + 1, "\"source\""));
    char *error;
    Trace *read = json_read_trace(text.data, text.size, &error);
    ck_assert_ptr_null(error);
    ck_assert_str_eq(trace_code_source(read, trace_code(read, 0)), trace_source(read));
    ck_assert_str_eq(trace_code_source(read, trace_code(read, 1)), "x = 1\n");
    ck_assert_ptr_eq(trace_code_source(read, trace_code(read, 1)),
                     trace_code_source(read, trace_code(read, 2)));
    trace_free(read);
    buffer_done(&text);
    trace_free(trace);
}
END_TEST

START_TEST(test_damaged_traces_are_refused) {
    Trace *trace = counting_trace(2);
    Buffer text = {0};
    export(trace, _i == 1, &text);
    for (size_t size = 0; size + 1 < text.size; size += 7) {
        char *error;
        Trace *read = json_read_trace(text.data, size, &error);
        ck_assert_msg(read == NULL, "cut at %zu of %zu", size, text.size);
        ck_assert_str_ne(error, "");
        memory_free(error);
    }
    for (size_t at = 0; at < text.size; at++) {
        char *copy = memory_alloc(text.size);
        memcpy(copy, text.data, text.size);
        copy[at] = (char)(copy[at] ^ (1 << at % 7));
        char *error;
        Trace *read = json_read_trace(copy, text.size, &error);
        trace_free(read);
        memory_free(error);
        memory_free(copy);
    }
    buffer_done(&text);
    trace_free(trace);
}
END_TEST

static const struct {
    const char *find, *replace, *error;
} bad_fields[] = {
    {"\"version\":1", "\"version\":2", "version: this genstep reads version 1"},
    {"genstep-trace", "another-trace", "format: not a genstep trace"},
    {"\"offset\":4,\"op\":\"BINARY_OP\",\"arg\":0,\"argrepr\"",
     "\"offset\":5,\"op\":\"BINARY_OP\",\"arg\":0,\"argrepr\"",
     "codes[0].instructions[2].offset: an odd offset"},
    {"\"kind\":\"call\"", "\"kind\":\"fall\"", "events[0].kind: unknown name"},
    {"\"exit_status\":0", "\"exit_status\":\"\"", "end.exit_status: expected a number"},
    {"\"type\":\"int\",\"repr\":\"0\"", "\"type\":\"int\",\"repr\":\"x\"",
     "events[0].frames[0].locals.n.object: missing: only small ints, bools, None and the like "
     "have none"},
};

START_TEST(test_the_first_bad_field_is_named) {
    Trace *trace = counting_trace(1);
    Buffer text = {0}, changed = {0};
    export(trace, false, &text);
    const char *at = strstr(text.data, bad_fields[_i].find);
    ck_assert_ptr_nonnull(at);
    buffer_add(&changed, text.data, (size_t)(at - text.data));
    buffer_add_string(&changed, bad_fields[_i].replace);
    buffer_add_string(&changed, at + strlen(bad_fields[_i].find));
    char *error;
    ck_assert_ptr_null(json_read_trace(changed.data, changed.size, &error));
    ck_assert_str_eq(error, bad_fields[_i].error);
    memory_free(error);
    buffer_done(&text);
    buffer_done(&changed);
    trace_free(trace);
}
END_TEST

Suite *trace_suite(void) {
    Suite *suite = suite_create("trace");
    TCase *cases = tcase_create("trace");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_cursor_shows_state_before_each_instruction);
    tcase_add_test(cases, test_seek_agrees_with_walking);
    tcase_add_loop_test(cases, test_export_import_export_is_identical, 0, 2);
    tcase_add_test(cases, test_a_source_is_written_once);
    tcase_add_loop_test(cases, test_damaged_traces_are_refused, 0, 2);
    tcase_add_loop_test(cases, test_the_first_bad_field_is_named, 0,
                        (int)(sizeof(bad_fields) / sizeof(*bad_fields)));
    suite_add_tcase(suite, cases);
    return suite;
}

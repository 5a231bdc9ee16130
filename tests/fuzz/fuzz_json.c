/* Any bytes as a saved trace: it is read or refused with a message; what is read can be walked
 * to its end, and written and read again. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "tracer/formats/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool add_text(void *context, const char *text, size_t size) {
    buffer_add(context, text, size);
    return true;
}

static void walk(const Trace *trace) {
    TraceCursor *cursor = cursor_new(trace);
    while (cursor_next(cursor)) {
        int count;
        cursor_frames(cursor, &count);
        cursor_exc(cursor, &count);
    }
    cursor_seek(cursor, 0);
    cursor_free(cursor);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *error = NULL;
    Trace *trace = json_read_trace((const char *)data, size, &error);
    if (trace == NULL) {
        if (error == NULL) {
            abort();
        }
        memory_free(error);
        return 0;
    }
    walk(trace);
    Buffer text = {0};
    JsonOptions options = {.lines = true, .to = UINT64_MAX};
    json_write_trace(trace, &options, add_text, &text);
    trace_free(trace);
    Trace *again = json_read_trace(text.data, text.size, &error);
    if (again == NULL) {
        abort();
    }
    trace_free(again);
    buffer_done(&text);
    return 0;
}

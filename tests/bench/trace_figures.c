/*
 * trace_figures.c - what recording, writing, reading and seeking cost.
 *
 *     trace-figures FOLDER EVENTS PROGRAM.py...
 *
 * Runs each program up to EVENTS events with the recorder in memory, then up
 * to a tenth of them into a JSON and a JSONL file in FOLDER, and reads the JSON
 * file again. Prints a row for each. Times are CPU time, user and system.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/compiler/compiler.h"
#include "engine/interp/vm.h"
#include "tracer/formats/json.h"
#include "tracer/recorder.h"

enum { SEEKS = 400 };

static double cpu_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static Buffer read_whole(const char *path) {
    Buffer bytes = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    size_t size;
    do {
        size = fread(buffer_reserve(&bytes, 1 << 20), 1, 1 << 20, file);
        bytes.size += size;
    } while (size == 1 << 20);
    fclose(file);
    buffer_add_byte(&bytes, '\0');
    bytes.size--;
    return bytes;
}

static void drop_output(void *context, int stream, const char *text, size_t size) {
    (void)context;
    (void)stream;
    (void)text;
    (void)size;
}

/* Runs the source with a recorder; the CPU time it took. */
static double record(const char *path, const Buffer *source, Trace *trace, uint64_t events,
                     TraceSink *sink, void *sink_context) {
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source(source->data, source->size, path, &options, &diagnostics);
    diagnostics_done(&diagnostics);
    if (program == NULL) {
        fprintf(stderr, "%s does not compile\n", path);
        exit(2);
    }
    VMOptions vm_options = {.max_depth = 1000, .write = drop_output};
    VM *vm = vm_new(&vm_options);
    Recorder *recorder = recorder_new(vm, trace, events, sink, sink_context);
    double start = cpu_seconds();
    vm_run(vm, program);
    recorder_free(recorder);
    double spent = cpu_seconds() - start;
    vm_free(vm);
    program_free(program);
    return spent;
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Milliseconds to reach events here and there: the middle one and the worst, of `seeks`. */
static void time_seeks(const Trace *trace, double *median, double *worst) {
    double times[SEEKS];
    uint64_t random = 88172645463325252u;
    TraceCursor *cursor = cursor_new(trace);
    for (int i = 0; i < SEEKS; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        double start = cpu_seconds();
        cursor_seek(cursor, random % trace_event_count(trace));
        times[i] = (cpu_seconds() - start) * 1e3;
    }
    cursor_free(cursor);
    qsort(times, SEEKS, sizeof(*times), by_size);
    *median = times[SEEKS / 2];
    *worst = times[SEEKS - 1];
}

static bool write_text(void *context, const char *text, size_t size) {
    int descriptor = *(int *)context;
    while (size > 0) {
        ssize_t written = write(descriptor, text, size);
        if (written <= 0) {
            return false;
        }
        text += written;
        size -= (size_t)written;
    }
    return true;
}

/* A run written while it goes on, as `genstep trace -o` does. */
static double export_run(const char *path, const Buffer *source, uint64_t events, bool lines,
                         const char *to, uint64_t *written) {
    int descriptor = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0) {
        perror(to);
        exit(2);
    }
    Trace *trace = trace_new(path, source->data);
    JsonOptions options = {.lines = lines, .to = UINT64_MAX};
    double start = cpu_seconds();
    JsonExport *export = json_export_new(trace, &options, write_text, &descriptor);
    record(path, source, trace, events, json_export_stream, export);
    bool fine = json_export_finish(export);
    double spent = cpu_seconds() - start;
    *written = (uint64_t)lseek(descriptor, 0, SEEK_CUR);
    close(descriptor);
    json_export_free(export);
    trace_free(trace);
    if (!fine) {
        fprintf(stderr, "%s: could not be written\n", to);
        exit(2);
    }
    return spent;
}

static double open_saved(const char *path, uint64_t *events) {
    double start = cpu_seconds();
    Buffer text = read_whole(path);
    char *error;
    Trace *trace = json_read_trace(text.data, text.size, &error);
    double spent = cpu_seconds() - start;
    if (trace == NULL) {
        fprintf(stderr, "%s: %s\n", path, error);
        exit(1);
    }
    *events = trace_event_count(trace);
    trace_free(trace);
    buffer_done(&text);
    return spent;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static void measure(const char *path, const char *to, uint64_t events) {
    Buffer source = read_whole(path);
    Trace *trace = trace_new(path, source.data);
    double recording = record(path, &source, trace, events, NULL, NULL);
    uint64_t count = trace_event_count(trace);
    double bytes = (double)trace_memory(trace) / (double)count;
    double median, worst;
    time_seeks(trace, &median, &worst);
    trace_free(trace);
    uint64_t fewer = events / 10;
    uint64_t json_bytes, lines_bytes, read;
    double lines = export_run(path, &source, fewer, true, to, &lines_bytes);
    double json = export_run(path, &source, fewer, false, to, &json_bytes);
    double reading = open_saved(to, &read);
    unlink(to);
    printf("%-16s %5.1f M %6.1f M/s %6.2f B   %6.2f %6.2f ms   %5.2f M/s %5.0f MB/s   %5.2f M/s "
           "%5.0f MB/s   %5.2f s\n",
           base_name(path), (double)count / 1e6, (double)count / recording / 1e6, bytes, median,
           worst, (double)read / json / 1e6, (double)json_bytes / json / 1e6,
           (double)read / lines / 1e6, (double)lines_bytes / lines / 1e6, reading);
    fflush(stdout);
    buffer_done(&source);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("usage: trace-figures FOLDER EVENTS PROGRAM.py...\n", stderr);
        return 2;
    }
    uint64_t events = strtoull(argv[2], NULL, 10);
    Buffer to = {0};
    buffer_add_format(&to, "%s/trace-figures.json", argv[1]);
    printf("recorded in memory, with full state; a seek to any event; a run of %.1f M events to a "
           "JSON and to a JSONL file; opening the JSON file\n"
           "%-16s %7s %10s %8s   %6s %9s   %23s   %23s   %7s\n",
           (double)events / 1e7, "program", "events", "speed", "event", "median", "worst", "JSON",
           "JSONL", "opening");
    for (int i = 3; i < argc; i++) {
        measure(argv[i], to.data, events);
    }
    buffer_done(&to);
    return 0;
}

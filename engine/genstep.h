/*
 * genstep.h - the engine inside another program: a machine that runs one Python program.
 *
 *     genstep_new --> genstep_compile --> genstep_run --> genstep_free
 *                                           |    ^
 *                                  on_step  v    |  true: go on; false: stop
 *                                        the embedder looks at frames
 *
 * A facade: each function here is a few lines over interp/vm.h, interp/hook.h
 * and compiler/compiler.h. It includes nothing of the engine, so that an embedder sees no
 * more of it than this page. docs/embedding.md shows it at work.
 *
 * Machines share nothing: as many as one likes live in a process. One machine is used by one
 * thread at a time. Nothing is printed, read or opened but through the options.
 *
 * Units: sizes are bytes, offsets are byte offsets in co_code, lines count from 1, text is
 * UTF-8. Ownership: arguments are borrowed, for the call unless it says otherwise; texts that are
 * returned belong to the machine (or the frame) and are valid until the next call on it.
 * Failure: a program's failures are results; running out of the process's memory ends the
 * process, as everywhere in the engine (base/memory.h).
 * Source: the place of CPython's Include/pythonrun.h and Doc/extending/embedding.rst, with
 * sys.monitoring's INSTRUCTION (Doc/library/sys.monitoring.rst) as the step.
 */
#ifndef GENSTEP_GENSTEP_H
#define GENSTEP_GENSTEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Genstep Genstep;
typedef struct Frame Frame;

typedef struct GenstepOptions {
    uint64_t max_instructions; /* executed in all, or steps of C code; 0: no limit */
    size_t max_memory;         /* of the program's objects; 0: no limit */
    int max_depth;             /* frames of Python, sys.getrecursionlimit(); 0: 1000 */
    bool no_specialization;    /* instructions stay as they were compiled */
    int argc;                  /* sys.argv; must live as long as the machine */
    const char *const *argv;
    void *context; /* what the functions below are given */
    /* What the program prints on stream 1 or 2. NULL: dropped. */
    void (*write)(void *context, int stream, const char *text, size_t size);
    /* One line for input(), its newline included; *size is 0 at the end of the input. The text
     * must live until the next call. NULL: always at the end. */
    const char *(*read_line)(void *context, size_t *size);
    /* Before each instruction, in the order of sys.monitoring's INSTRUCTION events, with those that
     * it leaves out. False stops the program before it: no handler, no finally block runs. It
     * may take its time, and run other machines; it must not run, compile on or free this one.
     * NULL: the program runs at full speed. */
    bool (*on_step)(void *context, Genstep *machine, const Frame *frame);
} GenstepOptions;

/* How a run ended. */
typedef enum GenstepResult {
    GENSTEP_OK,
    GENSTEP_RAISED,      /* an uncaught exception; its traceback was written on stream 2 */
    GENSTEP_EXITED,      /* sys.exit(): genstep_exit_status */
    GENSTEP_LIMIT,       /* max_instructions or max_memory: genstep_message says which; of memory, a
                            MemoryError that nobody caught */
    GENSTEP_UNSUPPORTED, /* something that genstep does not cover: genstep_message names it */
    GENSTEP_STOPPED,     /* on_step returned false */
    GENSTEP_UNREADY,     /* nothing compiled, or it has run already */
} GenstepResult;

/* A machine, with its built-in types and nothing to run yet. The options are copied. */
Genstep *genstep_new(const GenstepOptions *options);

/* Gives back everything the machine has; runs no Python code. NULL is fine. */
void genstep_free(Genstep *machine);

/*
 * Compiles the program that the machine is to run. `source` is the bytes of a file, `filename` what
 * tracebacks call it; both are copied. Once per machine, before genstep_run. False: it is no
 * Python 3.14, and genstep_message has what CPython prints.
 */
bool genstep_compile(Genstep *machine, const char *source, size_t size, const char *filename);

/* Runs the program to its end as __main__, exit handlers and the death of its objects included. */
GenstepResult genstep_run(Genstep *machine);

/* The program gets KeyboardInterrupt at its next opportunity; may be called from a signal handler,
 * on_step, or another thread. */
void genstep_interrupt(Genstep *machine);

/* What a failed compilation, a limit or something unsupported has to say; "" when there is none. */
const char *genstep_message(const Genstep *machine);

/* The status that `python3.14 FILE` would end with: 0, 1 for an exception, sys.exit()'s; 3 for a
 * limit and 2 for what is unsupported, as the command genstep has it. */
int genstep_exit_status(const Genstep *machine);

/* Instructions executed so far; counted while there is an on_step or a limit, else 0. */
uint64_t genstep_instructions(const Genstep *machine);

/* What the program's objects take now. */
size_t genstep_memory(const Genstep *machine);

/* ---- frames: during on_step only, and only what belongs to that machine ---- */

/* The frame that called it or resumed it; NULL for the outermost. C code between is left out. */
const Frame *genstep_caller(const Frame *frame);

/* co_qualname, co_filename. */
const char *genstep_function(const Frame *frame);
const char *genstep_filename(const Frame *frame);

/* The instruction about to execute: its line (-1: it has none), offset, name without
 * specialisation ("FOR_ITER") and as it is executed ("FOR_ITER_GEN"), and argument byte. */
int genstep_line(const Frame *frame);
int genstep_offset(const Frame *frame);
const char *genstep_opcode(const Frame *frame);
const char *genstep_specialized(const Frame *frame);
int genstep_argument(const Frame *frame);

/* Whether it is a generator's or coroutine's frame. */
bool genstep_is_generator(const Frame *frame);

/*
 * Local variables, cells and free variables: how many, their names, and what they hold as text.
 * The value stack: how deep, and what is there, 0 at the bottom.
 *
 * A text is the value's repr as far as that runs no Python code: numbers, strs, bytes, None and
 * the containers of such; "<Point object>" for others, "..." for what is nested too deep or in a
 * container beyond some 4000 bytes. It is written to `text` as snprintf does it: cut to fit `size`
 * with its zero byte (never inside a character), the whole length is returned. A variable that is
 * not bound, and NULL on the stack, give 0 and "".
 */
int genstep_local_count(const Frame *frame);
const char *genstep_local_name(const Frame *frame, int index);
size_t genstep_local_text(Genstep *machine, const Frame *frame, int index, char *text, size_t size);
int genstep_stack_depth(const Frame *frame);
size_t genstep_stack_text(Genstep *machine, const Frame *frame, int index, char *text, size_t size);

#endif

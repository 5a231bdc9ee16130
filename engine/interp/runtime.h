/*
 * runtime.h - what the interpreter room keeps for one VM, beside the fields of vm.h.
 *
 * Ownership: vm_new makes it, vm_free frees it with everything in it.
 */
#ifndef GENSTEP_INTERP_RUNTIME_H
#define GENSTEP_INTERP_RUNTIME_H

#include "engine/interp/vm.h"

/* A program that the VM has loaded: __main__, or a module's. */
typedef struct LoadedProgram {
    Program *program;
    bool owned; /* came from the find_module hook or the library */
} LoadedProgram;

/* One piece of the frame stack. */
typedef struct FrameChunk {
    struct FrameChunk *previous;
    char *resume; /* where the previous chunk's top was */
    char *end;
} FrameChunk;

/* Text that print() has gathered and not written yet: showing its arguments may write, too. */
typedef struct PendingText {
    Buffer text;
    int stream;
    struct PendingText *outer; /* of the print() whose argument is being shown, or NULL */
} PendingText;

typedef struct Runtime {
    PendingText *pending; /* borrowed from the innermost print() */
    LoadedProgram *programs;
    size_t program_count;
    CodeObject **codes; /* every code object, one reference each */
    size_t code_count;
    size_t code_capacity;
    CodeObject *init_cleanup; /* EXIT_INIT_CHECK, RETURN_VALUE: see CALL_ALLOC_AND_ENTER_INIT */
    FrameChunk *chunk;        /* the newest */
    FrameChunk *spare;        /* an empty one kept to avoid allocating at a chunk's edge, or NULL */

    /* Callables that specialised instructions recognise; owned. */
    Value callable_len;
    Value callable_isinstance;
    Value callable_list_append;
    Value callable_object_getattribute;
    Value callable_import;
    Value common_constants[5]; /* LOAD_COMMON_CONSTANT; owned */
    Value dot;                 /* "." */

    Value asyncgen_firstiter; /* sys.set_asyncgen_hooks; NULL: none; owned */
    Value asyncgen_finalizer;
    Value struct_types;         /* Dict: builtins/struct_sequence.c's, by name; NULL: none; owned */
    int origin_tracking_depth;  /* sys.set_coroutine_origin_tracking_depth */
    Value warning_filters;      /* List; NULL until the first warning; owned */
    Value warning_once;         /* Dict of the warnings shown by "once"; owned */
    int64_t warning_version;    /* of the filters */
    Value stop_exception;       /* what unwinds a program that is being stopped; owned */
    Value collector_thresholds; /* Tuple that gc.set_threshold() was given, or NULL; owned */
    Value exit_handlers;        /* List: what atexit has registered; NULL: none; owned */
    Value context;              /* the current contextvars.Context; NULL: none yet; owned */

    uint64_t abc_version; /* classes registered with abstract base classes so far */

    bool modules_gone; /* the program's end has come to its modules: no source is read any more */
    bool stopping;     /* the program is being stopped: no handler runs any more */
    RunResult stop_result;
} Runtime;

/* Programs live as long as the VM; owned ones are freed with it. */
void runtime_add_program(VM *vm, Program *program, bool owned);

/* The VM keeps one reference to every code object. */
void runtime_keep_code(VM *vm, CodeObject *code);

/* The source of the newest loaded program whose code is of that file: what linecache would read.
 * NULL: none. */
const Text *runtime_source(VM *vm, Value filename);
/* One line of a loaded program's source, without its newline; false when there is none. */
bool runtime_source_line(VM *vm, Value filename, int line, const char **text, size_t *size);

#endif

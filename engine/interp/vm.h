/*
 * vm.h - a virtual machine: everything one running Python program has.
 *
 * There is no other state in the engine: two VMs live side by side in one
 * process. A VM is used by one thread at a time.
 *
 * Ownership: the VM owns its heap; vm_free gives it back, running no Python code.
 * Source: the place of CPython's PyInterpreterState and PyThreadState.
 */
#ifndef GENSTEP_INTERP_VM_H
#define GENSTEP_INTERP_VM_H

#include <stdatomic.h>

#include "engine/bytecode/program.h"
#include "engine/interp/function.h"
#include "engine/interp/generator.h"
#include "engine/interp/hook.h"
#include "engine/objects/heap.h"
#include "engine/objects/names.h"
#include "engine/objects/shared.h"
#include "engine/objects/type.h"
#include "engine/objects/types.h"

/* A module's source, as it was found. */
typedef struct ModuleFile {
    Buffer path; /* of a namespace package: its folder */
    Buffer bytes;
    int error; /* errno, when it can't be read; or 0 */
    bool is_package;
    bool is_namespace; /* a folder without an __init__.py: a package without a source */
} ModuleFile;

typedef struct VMOptions {
    uint64_t max_instructions; /* 0: no limit */
    size_t max_memory;         /* bytes on the VM's heap; 0: no limit */
    int max_depth;             /* Python frames; sys.getrecursionlimit(); 0: 1000 */
    bool no_specialization;
    int argc; /* sys.argv */
    const char *const *argv;
    /* Where print and tracebacks go (stream 1 or 2), and where input() reads: a line with its
     * newline is added to the buffer, false at the end. NULL: dropped; always at the end. */
    void *io_context;
    void (*write)(void *context, int stream, const char *text, size_t size);
    bool (*read_line)(void *context, Buffer *line);
    void (*flush)(void *context, int stream); /* what was written is to be seen now; NULL: it is */
    /* Reads the source of a module beside the program into an empty ModuleFile, which the VM frees;
     * false when there is none. NULL: there never is. */
    void *import_context;
    bool (*find_module)(void *context, const char *dotted_name, ModuleFile *file);
} VMOptions;

/* How a run ended. */
typedef enum RunResult {
    RUN_OK,
    RUN_RAISED,      /* uncaught exception, printed on stream 2 */
    RUN_EXITED,      /* SystemExit: vm->exit_status */
    RUN_LIMIT,       /* a limit was reached: vm->stop_message says which */
    RUN_UNSUPPORTED, /* something genstep does not cover: vm->stop_message says where and what, and
                        on further lines shows the source */
    RUN_STOPPED,     /* the hook asked to stop */
} RunResult;

/* What makes the eval loop look up from its work, in vm->breaker. */
enum {
    BREAK_INTERRUPT = 1 << 0, /* Ctrl-C: KeyboardInterrupt */
    BREAK_LIMIT = 1 << 1,
    BREAK_STOP = 1 << 2,
    BREAK_COLLECT = 1 << 3, /* the cycle collector is due */
    BREAK_UNSUPPORTED = 1 << 4,
};

struct VM {
    Heap heap;
    Types types;   /* the built-in types, by name: vm->types.list */
    Names names;   /* interned identifiers, by name: vm->names.__init__ */
    Shared shared; /* the object room's values and memory, made by objects_init */
    VMOptions options;

    Frame *frame;           /* the innermost frame */
    ExcState *exc;          /* top of the exception-state stack */
    ExcState exc_bottom;    /* the thread's own entry */
    Value raised;           /* the exception on its way, or NULL */
    int depth;              /* Python frames in use */
    int max_depth;          /* sys.getrecursionlimit() */
    uintptr_t native_limit; /* C code does not use the stack below this address */

    char *frame_stack; /* the contiguous stack of frames */
    char *frame_stack_top;
    char *frame_stack_end;

    const TraceHook *hook; /* NULL: not traced */
    atomic_uint breaker;   /* set also by a signal handler */
    uint64_t instructions; /* executed so far, when counted */
    uint64_t steps;        /* taken by C code so far; see vm_step */
    uint32_t steps_left;   /* until it looks up from its work */
    uint32_t next_frame_number;
    uint32_t next_object_number;
    uint32_t next_code_id;
    uint32_t next_function_version;
    uint32_t next_type_version;

    Dict *builtins;
    Dict *modules;     /* sys.modules */
    Dict *sys_dict;    /* the namespace of sys */
    Value main_module; /* borrowed; NULL outside vm_run */
    struct InternTable *interned;
    struct Runtime *runtime; /* the interpreter room's own further state */

    int64_t clock;          /* nanoseconds that have passed for the program; see clock.h */
    int64_t clock_readings; /* those of them that its looking at the clock took */

    int exit_status;
    char *stop_message; /* owned */
};

static inline unsigned vm_breaker(const VM *vm) {
    return atomic_load_explicit(&vm->breaker, memory_order_relaxed);
}

VM *vm_new(const VMOptions *options);
void vm_free(VM *vm);

/* Runs a program as __main__ to its end, exit handlers and object destruction included. */
RunResult vm_run(VM *vm, Program *program);

/* C code that may go on without end takes a step before each item or call: 0, or -1 with the
 * exception that ends it, because of Ctrl-C or because the limit of instructions leaves no more. */
enum { VM_STEPS = 256 }; /* between two looks at whether it is to end */
int vm_look_up(VM *vm);
static inline int vm_step(VM *vm) {
    return --vm->steps_left > 0 ? 0 : vm_look_up(vm);
}

/* From a signal handler: the program gets KeyboardInterrupt. */
void vm_interrupt(VM *vm);

/* Prints on the program's stdout (1) or stderr (2). */
void vm_write(VM *vm, int stream, const char *text, size_t size);
/* Prints what print() has gathered so far; vm_write does so first. */
void vm_flush(VM *vm);

/* Stops the program by name: something DESIGN puts outside what genstep covers. Returns NULL. */
Value vm_unsupported(VM *vm, const char *format, ...);

#endif

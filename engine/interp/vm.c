/* vm.c - see vm.h. */
#include "engine/interp/vm.h"

#include <sys/resource.h>

#include "engine/base/memory.h"
#include "engine/builtins/builtins.h"
#include "engine/bytecode/opcode.h"
#include "engine/interp/event.h"
#include "engine/interp/finalize.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/run.h"
#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/traceback.h"
#include "engine/interp/traceback_print.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

enum {
    DEFAULT_DEPTH = 1000,
    NATIVE_MARGIN = 256 * 1024, /* of the machine's stack, kept for C code between two checks */
};

/* Making. */

/* EXIT_INIT_CHECK, RETURN_VALUE; ends with a RESUME that is never executed, so that the frame is
 * incomplete for ever: Python code cannot see it. */
static const uint8_t cleanup_bytes[] = {OP_EXIT_INIT_CHECK, 0, OP_RETURN_VALUE, 0, OP_RESUME, 0};
static const Text cleanup_name = {"__init__", 8, 0};
static const Code cleanup_code = {
    .filename = &cleanup_name,
    .name = &cleanup_name,
    .qualname = &cleanup_name,
    .flags = CODE_OPTIMIZED | CODE_NO_MONITORING_EVENTS,
    .stacksize = 2,
    .bytecode = {cleanup_bytes, sizeof(cleanup_bytes)},
};

static int make_types(VM *vm) {
    if (types_init_code(vm) < 0 || types_init_function(vm) < 0 || types_init_frame(vm) < 0 ||
        types_init_frame_locals(vm) < 0 || types_init_traceback(vm) < 0 ||
        types_init_generator(vm) < 0 || types_init_coroutine(vm) < 0 ||
        types_init_async_generator(vm) < 0) {
        return -1;
    }
    return 0;
}

/* What specialised instructions and LOAD_COMMON_CONSTANT refer to. */
static int remember_callables(VM *vm) {
    Runtime *runtime = vm->runtime;
    struct {
        Value *slot;
        const char *name;
    } const builtins[] = {
        {&runtime->callable_len, "len"},           {&runtime->callable_isinstance, "isinstance"},
        {&runtime->callable_import, "__import__"}, {&runtime->common_constants[3], "all"},
        {&runtime->common_constants[4], "any"},
    };
    for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++) {
        Value value = dict_get_string_borrow(vm->builtins, builtins[i].name);
        *builtins[i].slot = value_retain_if(value);
    }
    Type *const types[] = {vm->types.AssertionError, vm->types.NotImplementedError,
                           vm->types.tuple};
    for (int i = 0; i < 3; i++) {
        runtime->common_constants[i] = value_retain(value_from_object(types[i]));
    }
    Value append = dict_get_string_borrow(vm->types.list->dict, "append");
    runtime->callable_list_append = value_retain_if(append);
    Value getattribute = type_lookup_borrow(vm, vm->types.object, vm->names.__getattribute__);
    runtime->callable_object_getattribute = value_retain_if(getattribute);
    runtime->dot = str_intern_string(vm, ".");
    return runtime->dot == NULL ? -1 : 0;
}

static int make_runtime(VM *vm) {
    Value cleanup = code_object_new(vm, &cleanup_code);
    if (cleanup == NULL) {
        return -1;
    }
    vm->runtime->init_cleanup = value_to_code(cleanup);
    value_release(vm, cleanup); /* runtime->codes keeps it */
    vm->runtime->stop_exception =
        exception_new(vm, vm->types.BaseException, vm->shared.empty_tuple);
    if (vm->runtime->stop_exception == NULL) {
        return -1;
    }
    frame_stack_init(vm);
    return builtins_init(vm) < 0 ? -1 : remember_callables(vm);
}

/* The machine's stack grows down; what of it C code may use ends here. */
static uintptr_t native_limit(void) {
    struct rlimit limit;
    uintptr_t here = (uintptr_t)&limit;
    uintptr_t size = 8 * 1024 * 1024;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        limit.rlim_cur < size) {
        size = (uintptr_t)limit.rlim_cur;
    }
    uintptr_t usable = size > 2 * NATIVE_MARGIN ? size - NATIVE_MARGIN : size / 2;
    return here > usable ? here - usable : 0;
}

VM *vm_new(const VMOptions *options) {
    VM *vm = memory_alloc_zeroed(1, sizeof(VM));
    vm->options = *options;
    vm->max_depth = options->max_depth > 0 ? options->max_depth : DEFAULT_DEPTH;
    vm->exc = &vm->exc_bottom;
    vm->runtime = memory_alloc_zeroed(1, sizeof(Runtime));
    vm->native_limit = native_limit();
    vm->steps_left = VM_STEPS;
    if (objects_init(vm) < 0 || make_types(vm) < 0 || make_runtime(vm) < 0 || error_occurred(vm)) {
        die("the memory limit leaves no room for the built-in types");
    }
    heap_freeze(vm);
    return vm;
}

/* Ending. */

#ifdef GENSTEP_DEBUG
/* What the interpreter's room holds of the heap. */
static void release_runtime(VM *vm) {
    Runtime *runtime = vm->runtime;
    Value *const values[] = {&runtime->callable_len,
                             &runtime->callable_isinstance,
                             &runtime->callable_list_append,
                             &runtime->callable_object_getattribute,
                             &runtime->callable_import,
                             &runtime->common_constants[0],
                             &runtime->common_constants[1],
                             &runtime->common_constants[2],
                             &runtime->common_constants[3],
                             &runtime->common_constants[4],
                             &runtime->dot,
                             &runtime->asyncgen_firstiter,
                             &runtime->asyncgen_finalizer,
                             &runtime->warning_filters,
                             &runtime->warning_once,
                             &runtime->exit_handlers,
                             &runtime->collector_thresholds,
                             &runtime->context};
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        value_clear(vm, values[i]);
    }
    for (size_t i = 0; i < runtime->code_count; i++) {
        value_release(vm, value_from_object(runtime->codes[i]));
    }
    frame_stack_done(vm);
    value_clear(vm, &runtime->stop_exception); /* last: any Python code that is called raises it */
}
#endif

void vm_free(VM *vm) {
    if (vm == NULL) {
        return;
    }
    Runtime *runtime = vm->runtime;
    runtime->stopping = true; /* no Python code runs any more */
#ifdef GENSTEP_DEBUG
    error_clear(vm);
    value_clear(vm, &vm->exc_bottom.handled);
    /* The frames it was raised in go while it is there: what they hold may ask for it. */
    exception_set_traceback_take(vm, runtime->stop_exception, NULL);
    exception_set_context_take(vm, runtime->stop_exception, NULL);
    builtins_done(vm);
    heap_thaw(vm);
    heap_collect(vm);
    release_runtime(vm);
#endif
    objects_done(vm);
    memory_free(runtime->codes);
    for (size_t i = 0; i < runtime->program_count; i++) {
        if (runtime->programs[i].owned) {
            program_free(runtime->programs[i].program);
        }
    }
    memory_free(runtime->programs);
    memory_free(runtime);
    memory_free(vm->stop_message);
    memory_free(vm);
}

/* Output. */

static void write_now(VM *vm, int stream, const char *text, size_t size) {
    if (vm->runtime->stopping || size == 0) {
        return;
    }
    if (vm->options.write != NULL) {
        vm->options.write(vm->options.io_context, stream, text, size);
    }
    event_output(vm, stream, text, size);
}

static void flush(VM *vm, PendingText *pending) {
    if (pending != NULL) {
        flush(vm, pending->outer);
        write_now(vm, pending->stream, pending->text.data, pending->text.size);
        pending->text.size = 0;
    }
}

void vm_flush(VM *vm) {
    flush(vm, vm->runtime->pending);
}

void vm_write(VM *vm, int stream, const char *text, size_t size) {
    vm_flush(vm);
    write_now(vm, stream, text, size);
}

void vm_interrupt(VM *vm) {
    atomic_fetch_or(&vm->breaker, BREAK_INTERRUPT);
}

/* Running. */

static Value make_main(VM *vm, const Program *program) {
    Module *module = module_new(vm, vm->names.__main__);
    if (module == NULL) {
        return NULL;
    }
    Value value = value_from_object(module);
    Value builtins = dict_get_str_borrow(vm, vm->modules, vm->names.builtins);
    Value file = str_from_text(vm, program->filename);
    int error = file == NULL ? -1 : 0;
    if (error == 0 && builtins != NULL) {
        error = module_set(vm, module, "__builtins__", builtins);
    }
    if (error == 0) {
        error = module_set(vm, module, "__file__", file);
    }
    if (error == 0) {
        error = module_set(vm, module, "__cached__", VALUE_NONE);
    }
    if (error == 0) {
        error = dict_set(vm, vm->modules, vm->names.__main__, value);
    }
    value_release_if(vm, file);
    value_release(vm, value); /* sys.modules holds it */
    return error < 0 ? NULL : value;
}

/* Runs the module's code; its result, or NULL with an exception set. */
static Value execute(VM *vm, Program *program) {
    vm->main_module = make_main(vm, program);
    Value code = vm->main_module == NULL ? NULL : code_object_new(vm, program->code);
    if (code == NULL) {
        return NULL;
    }
    Dict *globals = ((Module *)value_object(vm->main_module))->dict;
    Value function = function_new(vm, value_to_code(code), globals);
    value_release(vm, code);
    if (function == NULL) {
        return NULL;
    }
    Value result = run_body(vm, value_to_function(function), value_from_object(globals));
    value_release(vm, function);
    return result;
}

/* SystemExit: its code is the status, or (when it is no number) printed. */
static RunResult exit_by(VM *vm) {
    Value exception = error_fetch_take(vm);
    Value code = ((ValueException *)value_object(exception))->value;
    int64_t status = 0;
    if (code != NULL && code != VALUE_NONE) {
        if (value_is_int(code)) {
            status = int_fits_i64(code, &status) ? status & 0xff : 0xff;
        } else {
            Value text = object_str(vm, code);
            Buffer out = {0};
            if (text != NULL) {
                str_add_utf8(value_to_str(text), &out);
                value_release(vm, text);
            }
            error_clear(vm);
            buffer_add_byte(&out, '\n');
            standard_error_write(vm, out.data, out.size);
            buffer_done(&out);
            status = 1;
        }
    }
    value_release(vm, exception);
    vm->exit_status = (int)status;
    return RUN_EXITED;
}

/* What became of the program, and its traceback if it ended in an exception. */
static RunResult conclude(VM *vm) {
    if (vm->runtime->stopping) {
        error_clear(vm);
        return vm->runtime->stop_result;
    }
    if (!error_occurred(vm)) {
        return RUN_OK;
    }
    if (error_matches(vm, vm->types.SystemExit)) {
        return exit_by(vm);
    }
    vm->exit_status = error_matches(vm, vm->types.KeyboardInterrupt) ? 130 : 1;
    bool out_of_memory = vm->options.max_memory != 0 && error_matches(vm, vm->types.MemoryError);
    traceback_print_uncaught(vm);
    if (error_occurred(vm)) {
        return exit_by(vm);
    }
    if (out_of_memory) {
        run_limit(vm, "the limit of %zu bytes of memory was reached", vm->options.max_memory);
        return RUN_LIMIT;
    }
    return RUN_RAISED;
}

RunResult vm_run(VM *vm, Program *program) {
    runtime_add_program(vm, program, false);
    vm->native_limit = native_limit();
    Value result = execute(vm, program);
    value_release_if(vm, result);
    RunResult how = conclude(vm);
    finalize_program(vm);
    error_clear(vm);
    return vm->runtime->stopping ? vm->runtime->stop_result : how;
}

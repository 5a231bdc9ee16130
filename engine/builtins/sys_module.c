/*
 * sys_module.c - the module sys: frames and exceptions, limits, hooks, streams.
 *
 * Source: CPython 3.14 Python/sysmodule.c.
 */
#include <limits.h>

#include "engine/builtins/builtins.h"
#include "engine/builtins/modules.h"
#include "engine/builtins/struct_sequence.h"
#include "engine/builtins/sys_info.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/runtime.h"
#include "engine/interp/traceback_print.h"
#include "engine/interp/type_check.h"
#include "engine/interp/unraisable.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* Frames and exceptions. */

static Value handled_exception(const VM *vm) {
    for (const ExcState *state = vm->exc; state != NULL; state = state->previous) {
        if (state->handled != NULL) {
            return state->handled;
        }
    }
    return NULL;
}

static Value sys_exception(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    Value handled = handled_exception(vm);
    return handled == NULL ? VALUE_NONE : value_retain(handled);
}

static Value sys_exc_info(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    Value handled = handled_exception(vm);
    if (handled == NULL) {
        return tuple_pack(vm, 3, VALUE_NONE, VALUE_NONE, VALUE_NONE);
    }
    Value traceback = value_to_exception(handled)->traceback;
    return tuple_pack(vm, 3, value_from_object(value_object(handled)->type), handled,
                      traceback == NULL ? VALUE_NONE : traceback);
}

static Value sys_getframe(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    int depth = 0;
    if (args_check_count(vm, "_getframe", nargs, 0, 1) < 0 ||
        (nargs == 1 && int_to_c_int(vm, args[0], &depth) < 0)) {
        return NULL;
    }
    Frame *frame = frame_first_complete(vm->frame);
    while (depth-- > 0 && frame != NULL) {
        frame = frame_first_complete(frame->previous);
    }
    if (frame == NULL) {
        return error_raise(vm, vm->types.ValueError, "call stack is not deep enough");
    }
    return frame_get_object(vm, frame);
}

/* The status is the exception itself, or its arguments: None makes none, a tuple is all of them. */
static Value sys_exit(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "exit", nargs, 0, 1) < 0) {
        return NULL;
    }
    Value status = nargs == 1 ? args[0] : VALUE_NONE;
    if (value_is_instance(status, vm->types.SystemExit)) {
        return error_raise_value(vm, status);
    }
    if (value_is_tuple(status)) {
        return error_raise_value_take(
            vm, exception_new(vm, vm->types.SystemExit, value_to_tuple(status)));
    }
    return error_raise_with(vm, vm->types.SystemExit, status == VALUE_NONE ? NULL : status);
}

static Value sys_excepthook(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "excepthook", nargs, 3, 3) < 0) {
        return NULL;
    }
    if (value_is_exception(args[1])) {
        traceback_print(vm, args[1]);
    }
    return VALUE_NONE;
}

NATIVE_FUNCTION(sys_unraisablehook) {
    return unraisable_show_arguments(vm, args[0]);
}

/* Limits. */

static Value sys_getrecursionlimit(VM *vm, Value self, const Value *args, size_t nargs,
                                   Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_small_int(vm->max_depth);
}

static Value sys_setrecursionlimit(VM *vm, Value self, const Value *args, size_t nargs,
                                   Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int limit;
    if (int_to_c_int(vm, args[0], &limit) < 0) {
        return NULL;
    }
    if (limit < 1) {
        return error_raise(vm, vm->types.ValueError,
                           "recursion limit must be greater or equal than 1");
    }
    if (vm->depth >= limit) {
        return error_raise(vm, vm->types.RecursionError,
                           "cannot set the recursion limit to %d at the recursion depth %d: the "
                           "limit is too low",
                           limit, vm->depth);
    }
    vm->max_depth = limit;
    return VALUE_NONE;
}

NATIVE_FUNCTION(sys_get_int_max_str_digits) {
    return value_from_small_int(vm->shared.max_str_digits);
}

enum { MAX_STR_DIGITS_LEAST = 640 };

NATIVE_FUNCTION(sys_set_int_max_str_digits) {
    static const char *const names[] = {"maxdigits", NULL};
    static const ArgSpec spec = {
        .function = "set_int_max_str_digits", .names = names, .required = 1, .max_positional = 1};
    Value given;
    int limit;
    if (args_parse(vm, &spec, args, nargs, kwnames, &given) < 0 ||
        int_to_c_int(vm, given, &limit) < 0) {
        return NULL;
    }
    if (limit != 0 && limit < MAX_STR_DIGITS_LEAST) {
        return error_raise(vm, vm->types.ValueError, "maxdigits must be >= %d or 0 for unlimited",
                           MAX_STR_DIGITS_LEAST);
    }
    vm->shared.max_str_digits = limit;
    Value name = str_intern_string(vm, "flags"); /* they are made anew when asked for */
    int removed = name == NULL ? -1 : dict_remove(vm, vm->sys_dict, name);
    value_release_if(vm, name);
    return removed < 0 ? NULL : VALUE_NONE;
}

/* Objects. */

/* What CPython says of objects that it never counts. */
#define IMMORTAL_REFCOUNT INT64_C(3221225472)

/* Whether CPython has just one of this value, for ever. */
static bool is_immortal(VM *vm, Value value) {
    if (value_is_small_int(value)) {
        int64_t number = value_to_small_int(value);
        return number >= -5 && number <= 256;
    }
    if (value_has_type(value, vm->types.str)) {
        const Str *str = value_to_str(value);
        return str->length == 0 || (str->length == 1 && str->kind == 1);
    }
    return !value_is_object(value) || value == value_from_object(vm->shared.empty_tuple);
}

/* Whether the count depends on what CPython shares behind the scenes: constants, interned texts. */
static bool is_shared_kind(VM *vm, Value value) {
    Type *type = type_of(vm, value);
    return type == vm->types.int_ || type == vm->types.str || type == vm->types.float_ ||
           type == vm->types.bytes || type == vm->types.complex_;
}

/*
 * The count is the one that CPython shows where nothing is borrowed. Code of functions borrows:
 * LOAD_FAST_BORROW puts an argument on the stack uncounted, and calls pass that on.
 */
NATIVE_FUNCTION(sys_getrefcount) {
    if (is_immortal(vm, args[0])) {
        return int_from_i64(vm, IMMORTAL_REFCOUNT);
    }
    if (is_shared_kind(vm, args[0])) {
        return vm_unsupported(vm, "sys.getrefcount() of numbers and texts");
    }
    const Frame *frame = frame_first_complete(vm->frame);
    if (frame != NULL && (frame->code->flags & CODE_OPTIMIZED) != 0) {
        return vm_unsupported(vm, "sys.getrefcount() in a function, where CPython borrows");
    }
    return value_from_small_int(value_object(args[0])->refcount);
}

static Value sys_getsizeof(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    (void)args;
    (void)nargs;
    return vm_unsupported(vm, "sys.getsizeof()");
}

static Value sys_intern(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "intern() argument must be str, not %T",
                           args[0]);
    }
    if (!value_has_type(args[0], vm->types.str)) {
        return error_raise(vm, vm->types.TypeError, "can't intern %T", args[0]);
    }
    return str_intern_take(vm, value_retain(args[0]));
}

/* Hooks of async generators and coroutines. */

static const char *const asyncgen_hook_names[] = {"firstiter", "finalizer", NULL};

static const GetSetDef asyncgen_hook_fields[] = {
    {"firstiter", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(0)},
    {"finalizer", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(1)},
    {NULL, NULL, NULL, NULL},
};

static Value sys_get_asyncgen_hooks(VM *vm, Value self, const Value *args, size_t nargs,
                                    Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    Value first = vm->runtime->asyncgen_firstiter;
    Value finalizer = vm->runtime->asyncgen_finalizer;
    Value hooks[] = {first == NULL ? VALUE_NONE : first,
                     finalizer == NULL ? VALUE_NONE : finalizer};
    return struct_sequence_new(vm, "asyncgen_hooks", asyncgen_hook_fields, hooks);
}

static int set_hook(VM *vm, Value *hook, Value value, const char *name) {
    if (value == NULL) {
        return 0;
    }
    if (value != VALUE_NONE && !object_is_callable(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "callable %s expected, got %T", name,
                               value);
    }
    value_replace_take(vm, hook, value == VALUE_NONE ? NULL : value_retain(value));
    return 0;
}

static Value sys_set_asyncgen_hooks(VM *vm, Value self, const Value *args, size_t nargs,
                                    Tuple *kwnames) {
    static const ArgSpec spec = {
        .function = "set_asyncgen_hooks", .names = asyncgen_hook_names, .max_positional = 2};
    (void)self;
    Value values[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0 ||
        set_hook(vm, &vm->runtime->asyncgen_finalizer, values[1], "finalizer") < 0 ||
        set_hook(vm, &vm->runtime->asyncgen_firstiter, values[0], "firstiter") < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

static Value sys_get_origin_depth(VM *vm, Value self, const Value *args, size_t nargs,
                                  Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_small_int(vm->runtime->origin_tracking_depth);
}

static Value sys_set_origin_depth(VM *vm, Value self, const Value *args, size_t nargs,
                                  Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int depth;
    if (int_to_c_int(vm, args[0], &depth) < 0) {
        return NULL;
    }
    if (depth < 0) {
        return error_raise(vm, vm->types.ValueError, "depth must be >= 0");
    }
    vm->runtime->origin_tracking_depth = depth;
    return VALUE_NONE;
}

static Value sys_is_finalizing(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_bool(vm->main_module == NULL);
}

static Value sys_gettrace(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return VALUE_NONE;
}

static Value sys_settrace(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return args[0] == VALUE_NONE ? VALUE_NONE : vm_unsupported(vm, "sys.settrace()");
}

NATIVE_FUNCTION(sys_getfilesystemencodeerrors) {
    return str_new_string(vm, "surrogateescape");
}

static Value sys_getdefaultencoding(VM *vm, Value self, const Value *args, size_t nargs,
                                    Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return str_new_string(vm, "utf-8");
}

static const NativeDef sys_functions[] = {
    {"exception", sys_exception, NATIVE_NOARGS, "($module, /)"},
    {"exc_info", sys_exc_info, NATIVE_NOARGS, "($module, /)"},
    {"_getframe", sys_getframe, NATIVE_FAST, "($module, depth=0, /)"},
    {"exit", sys_exit, NATIVE_FAST, "($module, status=None, /)"},
    {"excepthook", sys_excepthook, NATIVE_FAST, "($module, exctype, value, traceback, /)"},
    {"unraisablehook", sys_unraisablehook, NATIVE_ONE, "($module, unraisable, /)"},
    {"getrecursionlimit", sys_getrecursionlimit, NATIVE_NOARGS, "($module, /)"},
    {"setrecursionlimit", sys_setrecursionlimit, NATIVE_ONE, "($module, limit, /)"},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, NATIVE_NOARGS, "($module, /)"},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, /, maxdigits)"},
    {"getrefcount", sys_getrefcount, NATIVE_ONE, "($module, object, /)"},
    {"getsizeof", sys_getsizeof, NATIVE_FAST, NULL},
    {"intern", sys_intern, NATIVE_ONE, "($module, string, /)"},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, NATIVE_NOARGS, "($module, /)"},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, NATIVE_NOARGS, "($module, /)"},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, NATIVE_ONE,
     "($module, /, depth)"},
    {"is_finalizing", sys_is_finalizing, NATIVE_NOARGS, "($module, /)"},
    {"gettrace", sys_gettrace, NATIVE_NOARGS, "($module, /)"},
    {"getprofile", sys_gettrace, NATIVE_NOARGS, "($module, /)"},
    {"settrace", sys_settrace, NATIVE_ONE, "($module, function, /)"},
    {"setprofile", sys_settrace, NATIVE_ONE, "($module, function, /)"},
    {"getdefaultencoding", sys_getdefaultencoding, NATIVE_NOARGS, "($module, /)"},
    {"getfilesystemencoding", sys_getdefaultencoding, NATIVE_NOARGS, "($module, /)"},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, NATIVE_NOARGS, "($module, /)"},
    {NULL, NULL, 0, NULL},
};

/* Values. */

/* Consumes the value. */
static int set_take(VM *vm, Module *module, const char *name, Value value) {
    if (value == NULL) {
        return -1;
    }
    int error = module_set(vm, module, name, value);
    value_release(vm, value);
    return error;
}

static int set_string(VM *vm, Module *module, const char *name, const char *text) {
    return set_take(vm, module, name, str_new_string(vm, text));
}

static Value make_argv(VM *vm) {
    List *argv = list_new(vm, (size_t)vm->options.argc);
    for (int i = 0; argv != NULL && i < vm->options.argc; i++) {
        Value text = str_new_string(vm, vm->options.argv[i]);
        if (text == NULL || list_append_take(vm, argv, text) < 0) {
            value_release(vm, value_from_object(argv));
            return NULL;
        }
    }
    return value_from_object(argv);
}

static const GetSetDef version_info_fields[] = {
    {"major", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(0)},
    {"minor", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(1)},
    {"micro", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(2)},
    {"releaselevel", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(3)},
    {"serial", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(4)},
    {NULL, NULL, NULL, NULL},
};

static Value make_version_info(VM *vm) {
    Value final = str_new_string(vm, "final");
    if (final == NULL) {
        return NULL;
    }
    Value values[] = {value_from_small_int(3), value_from_small_int(14), value_from_small_int(2),
                      final, value_from_small_int(0)};
    Value info = struct_sequence_new(vm, "sys.version_info", version_info_fields, values);
    value_release(vm, final);
    return info;
}

static int add_streams(VM *vm, Module *module) {
    static const struct {
        const char *name;
        const char *original;
        const char *label;
    } streams[] = {{"stdin", "__stdin__", "<stdin>"},
                   {"stdout", "__stdout__", "<stdout>"},
                   {"stderr", "__stderr__", "<stderr>"}};
    for (int i = 0; i < 3; i++) {
        Value stream = stream_new(vm, i, streams[i].label);
        if (stream == NULL || module_set(vm, module, streams[i].name, stream) < 0 ||
            set_take(vm, module, streams[i].original, stream) < 0) {
            return -1;
        }
    }
    return 0;
}

/* What the hooks are before a program replaces them. */
static int keep_hooks(VM *vm, Module *module) {
    return module_set(vm, module, "__excepthook__", module_get_borrow(module, "excepthook")) < 0 ||
                   module_set(vm, module, "__unraisablehook__",
                              module_get_borrow(module, "unraisablehook")) < 0
               ? -1
               : 0;
}

int sys_module_init(VM *vm, Module *module) {
    Value path = value_from_object(list_new(vm, 0));
    Value modules = value_from_object(vm->modules);
    if (module_add_natives(vm, module, sys_functions) < 0 || keep_hooks(vm, module) < 0 ||
        module_set(vm, module, "modules", modules) < 0 ||
        set_take(vm, module, "argv", make_argv(vm)) < 0 || set_take(vm, module, "path", path) < 0 ||
        set_take(vm, module, "version_info", make_version_info(vm)) < 0 ||
        set_string(vm, module, "version", "3.14.2 (genstep)") < 0 ||
        set_string(vm, module, "platform", "linux") < 0 ||
        set_string(vm, module, "byteorder", "little") < 0 ||
        set_string(vm, module, "executable", "") < 0 ||
        set_take(vm, module, "hexversion", value_from_small_int(0x030e02f0)) < 0 ||
        set_take(vm, module, "maxsize", int_from_i64(vm, INT64_MAX)) < 0 ||
        set_take(vm, module, "maxunicode", value_from_small_int(0x10ffff)) < 0 ||
        module_set(vm, module, "dont_write_bytecode", VALUE_FALSE) < 0) {
        return -1;
    }
    module->make = sys_info_make;
    module->absent = str_new_string(vm, sys_info_absent);
    return module->absent == NULL ? -1 : add_streams(vm, module);
}

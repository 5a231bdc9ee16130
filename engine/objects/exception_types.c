/*
 * exception_types.c - the hierarchy of exceptions, and those with attributes of their own.
 */
#include <errno.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/exception_parts.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

static void set_field(VM *vm, Value *field, Value value) {
    value_replace_take(vm, field, value_retain_if(value));
}

/* ---- StopIteration, SystemExit ---- */

static int stop_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (exception_init(vm, self, args, nargs, kwnames) < 0) {
        return -1;
    }
    set_field(vm, &((ValueException *)value_object(self))->value, nargs > 0 ? args[0] : VALUE_NONE);
    return 0;
}

static int exit_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (exception_init(vm, self, args, nargs, kwnames) < 0) {
        return -1;
    }
    Value *code = &((ValueException *)value_object(self))->value;
    if (nargs == 1) {
        set_field(vm, code, args[0]);
    } else if (nargs > 1) {
        set_field(vm, code, value_from_object(value_to_exception(self)->args));
    }
    return 0;
}

static const MemberDef stop_members[] = {
    {"value", offsetof(ValueException, value), true, false},
    {0},
};

static const MemberDef exit_members[] = {
    {"code", offsetof(ValueException, value), true, false},
    {0},
};

/* ---- KeyError ---- */

/* A lone argument is shown as its repr: KeyError: '' says more than nothing. */
static Value key_error_str(VM *vm, Value self) {
    const Tuple *args = value_to_exception(self)->args;
    return args->size == 1 ? object_repr(vm, args->items[0]) : exception_str(vm, self);
}

/* ---- NameError, AttributeError, ImportError: keywords only ---- */

static int keyword_init(VM *vm, const char *name, const char *const *names, Value self,
                        const Value *args, size_t nargs, Tuple *kwnames, Value *given) {
    if (exception_init(vm, self, args, nargs, NULL) < 0) {
        return -1;
    }
    const ArgSpec spec = {.function = name, .names = names};
    return args_parse(vm, &spec, args + nargs, 0, kwnames, given);
}

static int name_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", NULL};
    Value given[1];
    if (keyword_init(vm, "NameError", names, self, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    set_field(vm, &((NameException *)value_object(self))->name, given[0]);
    return 0;
}

static int attribute_error_init(VM *vm, Value self, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    static const char *const names[] = {"name", "obj", NULL};
    Value given[2];
    if (keyword_init(vm, "AttributeError", names, self, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    set_field(vm, &((NameException *)value_object(self))->name, given[0]);
    set_field(vm, &((NameException *)value_object(self))->object, given[1]);
    return 0;
}

static const MemberDef name_members[] = {
    {"name", offsetof(NameException, name), true, false},
    {0},
};

static const MemberDef attribute_members[] = {
    {"name", offsetof(NameException, name), true, false},
    {"obj", offsetof(NameException, object), true, false},
    {0},
};

static int import_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", "path", "name_from", NULL};
    Value given[3];
    if (keyword_init(vm, "ImportError", names, self, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    ImportException *exception = (ImportException *)value_object(self);
    set_field(vm, &exception->name, given[0]);
    set_field(vm, &exception->path, given[1]);
    set_field(vm, &exception->name_from, given[2]);
    set_field(vm, &exception->message, nargs == 1 ? args[0] : NULL);
    return 0;
}

static Value import_error_str(VM *vm, Value self) {
    Value message = ((const ImportException *)value_object(self))->message;
    return message != NULL && value_object_is(message, vm->types.str) ? value_retain(message)
                                                                      : exception_str(vm, self);
}

static const MemberDef import_members[] = {
    {"msg", offsetof(ImportException, message), true, false},
    {"name", offsetof(ImportException, name), true, false},
    {"path", offsetof(ImportException, path), true, false},
    {"name_from", offsetof(ImportException, name_from), true, false},
    {0},
};

/* ---- OSError ---- */

static Type *os_error_subtype(VM *vm, Value number) {
    Types *types = &vm->types;
    const struct {
        int number;
        Type *type;
    } rows[] = {
        {EAGAIN, types->BlockingIOError},
        {EALREADY, types->BlockingIOError},
        {EINPROGRESS, types->BlockingIOError},
        {EPIPE, types->BrokenPipeError},
        {ESHUTDOWN, types->BrokenPipeError},
        {ECHILD, types->ChildProcessError},
        {ECONNABORTED, types->ConnectionAbortedError},
        {ECONNREFUSED, types->ConnectionRefusedError},
        {ECONNRESET, types->ConnectionResetError},
        {EEXIST, types->FileExistsError},
        {ENOENT, types->FileNotFoundError},
        {EISDIR, types->IsADirectoryError},
        {ENOTDIR, types->NotADirectoryError},
        {EINTR, types->InterruptedError},
        {EACCES, types->PermissionError},
        {EPERM, types->PermissionError},
        {ESRCH, types->ProcessLookupError},
        {ETIMEDOUT, types->TimeoutError},
    };
    int64_t code;
    if (!value_is_int(number) || !int_fits_i64(number, &code)) {
        return types->OSError;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].number == code) {
            return rows[i].type;
        }
    }
    return types->OSError;
}

static int os_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
static Value os_error_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);

/* A subclass with an __init__ but no __new__ of its own has its arguments read by __init__. */
static bool read_by_init(const Type *type) {
    return type->init != os_error_init && type->create == os_error_create;
}

/* errno, strerror, filename, (winerror,) filename2 */
static int os_error_fill(VM *vm, Value self, const Value *args, size_t nargs) {
    OSException *exception = (OSException *)value_object(self);
    size_t kept = nargs;
    if (nargs >= 2 && nargs <= 5) {
        set_field(vm, &exception->error_number, args[0]);
        set_field(vm, &exception->message, args[1]);
        Value filename = nargs > 2 ? args[2] : VALUE_NONE;
        if (filename != VALUE_NONE && value_object(self)->type == vm->types.BlockingIOError &&
            object_has_index(vm, filename)) {
            set_field(vm, &exception->characters_written, filename);
        } else if (filename != VALUE_NONE) {
            set_field(vm, &exception->filename, filename);
            set_field(vm, &exception->filename2,
                      nargs > 4 && args[4] != VALUE_NONE ? args[4] : NULL);
            kept = 2;
        }
    }
    Value tuple = tuple_from_array(vm, args, kept);
    if (tuple == NULL) {
        return -1;
    }
    Tuple *old = exception->base.args;
    exception->base.args = value_to_tuple(tuple);
    value_release_if(vm, value_from_object(old));
    return 0;
}

static Value os_error_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    bool now = !read_by_init(type);
    if (now && kwnames != NULL && kwnames->size > 0) {
        return error_raise(vm, vm->types.TypeError, "%N() takes no keyword arguments", type);
    }
    if (now && type == vm->types.OSError && nargs >= 2 && nargs <= 5) {
        type = os_error_subtype(vm, args[0]);
    }
    Value self = exception_create(vm, type, NULL, 0, NULL);
    if (self != NULL && now && os_error_fill(vm, self, args, nargs) < 0) {
        value_release(vm, self);
        return NULL;
    }
    return self;
}

static int os_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (!read_by_init(value_object(self)->type)) {
        return 0;
    }
    if (kwnames != NULL && kwnames->size > 0) {
        return error_raise_int(vm, vm->types.TypeError, "%T() takes no keyword arguments", self);
    }
    return os_error_fill(vm, self, args, nargs);
}

static Value or_none(Value value) {
    return value == NULL ? VALUE_NONE : value;
}

static Value os_error_str(VM *vm, Value self) {
    const OSException *exception = (const OSException *)value_object(self);
    Value number = or_none(exception->error_number);
    Value message = or_none(exception->message);
    if (exception->filename != NULL && exception->filename2 != NULL) {
        return str_format(vm, "[Errno %S] %S: %R -> %R", number, message, exception->filename,
                          exception->filename2);
    }
    if (exception->filename != NULL) {
        return str_format(vm, "[Errno %S] %S: %R", number, message, exception->filename);
    }
    if (exception->error_number != NULL && exception->message != NULL) {
        return str_format(vm, "[Errno %S] %S", number, message);
    }
    return exception_str(vm, self);
}

static const MemberDef os_error_members[] = {
    {"errno", offsetof(OSException, error_number), true, false},
    {"strerror", offsetof(OSException, message), true, false},
    {"filename", offsetof(OSException, filename), true, false},
    {"filename2", offsetof(OSException, filename2), true, false},
    {"characters_written", offsetof(OSException, characters_written), true, true},
    {0},
};

/* ---- SyntaxError ---- */

static int syntax_error_details(VM *vm, SyntaxException *exception, Value details) {
    Value info = object_to_tuple(vm, details);
    if (info == NULL) {
        return -1;
    }
    const Tuple *tuple = value_to_tuple(info);
    if (tuple->size < 4 || tuple->size > 7) {
        error_raise(vm, vm->types.TypeError, "function %s %zu arguments (%zu given)",
                    tuple->size < 4 ? "takes at least" : "takes at most",
                    (size_t)(tuple->size < 4 ? 4 : 7), tuple->size);
        value_release(vm, info);
        return -1;
    }
    Value *const fields[] = {&exception->filename, &exception->line,     &exception->offset,
                             &exception->text,     &exception->end_line, &exception->end_offset,
                             &exception->metadata};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        set_field(vm, fields[i], i < tuple->size ? tuple->items[i] : NULL);
    }
    bool incomplete = tuple->size == 5;
    value_release(vm, info);
    return incomplete ? error_raise_int(vm, vm->types.TypeError,
                                        "end_offset must be provided when end_lineno is provided")
                      : 0;
}

static int syntax_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (exception_init(vm, self, args, nargs, kwnames) < 0) {
        return -1;
    }
    SyntaxException *exception = (SyntaxException *)value_object(self);
    if (nargs >= 1) {
        set_field(vm, &exception->message, args[0]);
    }
    return nargs == 2 ? syntax_error_details(vm, exception, args[1]) : 0;
}

/* What follows the last slash. */
static Value base_name(VM *vm, Value path) {
    const Str *str = value_to_str(path);
    size_t start = 0;
    for (size_t i = 0; i < str->length; i++) {
        if (str_at(str, i) == '/') {
            start = i + 1;
        }
    }
    return str_substring(vm, path, start, str->length);
}

static Value syntax_error_str(VM *vm, Value self) {
    const SyntaxException *exception = (const SyntaxException *)value_object(self);
    Value message = or_none(exception->message);
    bool has_file = exception->filename != NULL && value_is_str(exception->filename);
    bool has_line = exception->line != NULL && value_is_exact_int(vm, exception->line);
    if (!has_file) {
        return has_line ? str_format(vm, "%S (line %S)", message, exception->line)
                        : object_str(vm, message);
    }
    Value file = base_name(vm, exception->filename);
    if (file == NULL) {
        return NULL;
    }
    Value text = has_line ? str_format(vm, "%S (%U, line %S)", message, file, exception->line)
                          : str_format(vm, "%S (%U)", message, file);
    value_release(vm, file);
    return text;
}

static const MemberDef syntax_error_members[] = {
    {"msg", offsetof(SyntaxException, message), true, false},
    {"filename", offsetof(SyntaxException, filename), true, false},
    {"lineno", offsetof(SyntaxException, line), true, false},
    {"offset", offsetof(SyntaxException, offset), true, false},
    {"text", offsetof(SyntaxException, text), true, false},
    {"end_lineno", offsetof(SyntaxException, end_line), true, false},
    {"end_offset", offsetof(SyntaxException, end_offset), true, false},
    {"print_file_and_line", offsetof(SyntaxException, print_file_and_line), true, false},
    {"_metadata", offsetof(SyntaxException, metadata), true, false},
    {0},
};

/* ---- the hierarchy ---- */

typedef struct ExceptionRow {
    const char *name;
    size_t field; /* in Types */
    size_t base;
    size_t size; /* 0: the base's struct */
} ExceptionRow;

#define ROW(name, base)                                                                            \
    { #name, offsetof(Types, name), offsetof(Types, base), 0 }
#define ROW_WITH(name, base, fields)                                                               \
    { #name, offsetof(Types, name), offsetof(Types, base), sizeof(fields) }

static const ExceptionRow rows[] = {
    ROW_WITH(BaseException, object, Exception),
    ROW(Exception, BaseException),
    ROW_WITH(BaseExceptionGroup, BaseException, GroupException),
    ROW(GeneratorExit, BaseException),
    ROW(KeyboardInterrupt, BaseException),
    ROW_WITH(SystemExit, BaseException, ValueException),
    ROW(ArithmeticError, Exception),
    ROW(FloatingPointError, ArithmeticError),
    ROW(OverflowError, ArithmeticError),
    ROW(ZeroDivisionError, ArithmeticError),
    ROW(AssertionError, Exception),
    ROW_WITH(AttributeError, Exception, NameException),
    ROW(BufferError, Exception),
    ROW(EOFError, Exception),
    ROW_WITH(ImportError, Exception, ImportException),
    ROW(ModuleNotFoundError, ImportError),
    ROW(LookupError, Exception),
    ROW(IndexError, LookupError),
    ROW(KeyError, LookupError),
    ROW(MemoryError, Exception),
    ROW_WITH(NameError, Exception, NameException),
    ROW(UnboundLocalError, NameError),
    ROW_WITH(OSError, Exception, OSException),
    ROW(BlockingIOError, OSError),
    ROW(ChildProcessError, OSError),
    ROW(ConnectionError, OSError),
    ROW(BrokenPipeError, ConnectionError),
    ROW(ConnectionAbortedError, ConnectionError),
    ROW(ConnectionRefusedError, ConnectionError),
    ROW(ConnectionResetError, ConnectionError),
    ROW(FileExistsError, OSError),
    ROW(FileNotFoundError, OSError),
    ROW(InterruptedError, OSError),
    ROW(IsADirectoryError, OSError),
    ROW(NotADirectoryError, OSError),
    ROW(PermissionError, OSError),
    ROW(ProcessLookupError, OSError),
    ROW(TimeoutError, OSError),
    ROW(ReferenceError, Exception),
    ROW(RuntimeError, Exception),
    ROW(NotImplementedError, RuntimeError),
    ROW(RecursionError, RuntimeError),
    ROW(PythonFinalizationError, RuntimeError),
    ROW_WITH(StopIteration, Exception, ValueException),
    ROW(StopAsyncIteration, Exception),
    ROW_WITH(SyntaxError, Exception, SyntaxException),
    ROW(IndentationError, SyntaxError),
    ROW(TabError, IndentationError),
    ROW(SystemError, Exception),
    ROW(TypeError, Exception),
    ROW(ValueError, Exception),
    ROW_WITH(UnicodeError, ValueError, UnicodeException),
    ROW(UnicodeDecodeError, UnicodeError),
    ROW(UnicodeEncodeError, UnicodeError),
    ROW(UnicodeTranslateError, UnicodeError),
    ROW(Warning, Exception),
    ROW(BytesWarning, Warning),
    ROW(DeprecationWarning, Warning),
    ROW(EncodingWarning, Warning),
    ROW(FutureWarning, Warning),
    ROW(ImportWarning, Warning),
    ROW(PendingDeprecationWarning, Warning),
    ROW(ResourceWarning, Warning),
    ROW(RuntimeWarning, Warning),
    ROW(SyntaxWarning, Warning),
    ROW(UnicodeWarning, Warning),
    ROW(UserWarning, Warning),
};

static Type **type_field(VM *vm, size_t offset) {
    return (Type **)(void *)((char *)&vm->types + offset);
}

static void fill_special(VM *vm) {
    Types *types = &vm->types;
    types_fill_base_exception(vm, types->BaseException);
    types->StopIteration->init = stop_init;
    types->StopIteration->members = stop_members;
    types->SystemExit->init = exit_init;
    types->SystemExit->members = exit_members;
    types->KeyError->str = key_error_str;
    types->NameError->init = name_error_init;
    types->NameError->members = name_members;
    types->AttributeError->init = attribute_error_init;
    types->AttributeError->members = attribute_members;
    types->ImportError->init = import_error_init;
    types->ImportError->str = import_error_str;
    types->ImportError->members = import_members;
    types->OSError->create = os_error_create;
    types->OSError->init = os_error_init;
    types->OSError->str = os_error_str;
    types->OSError->members = os_error_members;
    types->SyntaxError->init = syntax_error_init;
    types->SyntaxError->str = syntax_error_str;
    types->SyntaxError->members = syntax_error_members;
    types_fill_unicode_errors(vm);
    types_fill_groups(vm);
}

/* ExceptionGroup has two bases. */
static int ready_group(VM *vm) {
    Type *group = type_new_builtin(vm, "ExceptionGroup", LAYOUT_EXCEPTION, sizeof(GroupException),
                                   vm->types.BaseExceptionGroup, TYPE_SUBCLASSABLE);
    if (group == NULL) {
        return -1;
    }
    vm->types.ExceptionGroup = group;
    return type_ready_with(vm, group, vm->types.Exception);
}

int types_init_exceptions(VM *vm) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Type *base = *type_field(vm, rows[i].base);
        size_t size = rows[i].size == 0 ? base->basic_size : rows[i].size;
        Type *type =
            type_new_builtin(vm, rows[i].name, LAYOUT_EXCEPTION, size, base, TYPE_SUBCLASSABLE);
        if (type == NULL) {
            return -1;
        }
        *type_field(vm, rows[i].field) = type;
    }
    fill_special(vm);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (type_ready(vm, *type_field(vm, rows[i].field)) < 0) {
            return -1;
        }
    }
    return ready_group(vm);
}

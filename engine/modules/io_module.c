/*
 * io_module.c - `_io`: text streams in memory, StringIO, and the two types that it derives from.
 *
 * There are no files (DESIGN section 6): the rest of io is refused by name in engine/lib/io.py.
 * Source: CPython 3.14 Modules/_io/stringio.c, Modules/_io/iobase.c.
 */
#include <stddef.h>

#include "engine/interp/import.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"

typedef struct StringStream {
    Object head;
    Value text;      /* Str: all of it */
    size_t position; /* code points; may lie behind the end */
    bool closed;
    bool translates;    /* newline=None: \r\n and \r are written as \n */
    bool all_line_ends; /* newline='': \r and \r\n end a line, too */
    Dict *dict;
    Value weakrefs;
} StringStream;

static StringStream *to_stream(Value value) {
    return (StringStream *)value_object(value);
}

/* Operations of the stream itself; with a point at the end it is _IOBase's message. */
static StringStream *open_stream(VM *vm, Value self, const char *end) {
    StringStream *stream = to_stream(self);
    if (stream->closed) {
        error_raise(vm, vm->types.ValueError, "I/O operation on closed file%s", end);
        return NULL;
    }
    return stream;
}

static const Str *text_of(const StringStream *stream) {
    return value_to_str(stream->text);
}

/* ---- writing ---- */

/* "\r\n" and "\r" become "\n". */
static Value translated(VM *vm, Value text) {
    const Str *str = value_to_str(text);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    for (size_t i = 0; i < str->length; i++) {
        uint32_t letter = str_at(str, i);
        if (letter == '\r') {
            letter = '\n';
            i += i + 1 < str->length && str_at(str, i + 1) == '\n';
        }
        str_builder_add(&builder, letter);
    }
    return str_builder_finish(&builder);
}

/* Replaces what is at the position, or goes on behind the end. */
static int write_text(VM *vm, StringStream *stream, Value text) {
    const Str *str = text_of(stream);
    size_t length = value_to_str(text)->length;
    if (stream->position == str->length) {
        Value old = stream->text;
        stream->text = vm->shared.empty_str;
        value_retain(stream->text);
        Value grown = str_append_take(vm, old, text);
        if (grown == NULL) {
            return -1;
        }
        value_replace_take(vm, &stream->text, grown);
    } else {
        StrBuilder builder;
        str_builder_init(&builder, vm);
        size_t kept = stream->position < str->length ? stream->position : str->length;
        str_builder_add_slice(&builder, str, 0, kept);
        str_builder_add_repeated(&builder, 0, stream->position - kept);
        str_builder_add_str(&builder, text);
        if (stream->position + length < str->length) {
            str_builder_add_slice(&builder, str, stream->position + length, str->length);
        }
        Value changed = str_builder_finish(&builder);
        if (changed == NULL) {
            return -1;
        }
        value_replace_take(vm, &stream->text, changed);
    }
    stream->position += length;
    object_changed(vm, &stream->head);
    return 0;
}

NATIVE_FUNCTION(stream_write) {
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "string argument expected, got '%T'", args[0]);
    }
    StringStream *stream = open_stream(vm, self, "");
    if (stream == NULL) {
        return NULL;
    }
    size_t length = value_to_str(args[0])->length;
    Value text = stream->translates ? translated(vm, args[0]) : str_exact(vm, args[0]);
    int status = text == NULL || length == 0 ? -1 : write_text(vm, stream, text);
    bool failed = text == NULL || (status < 0 && length > 0);
    value_release_if(vm, text);
    return failed ? NULL : int_from_size(vm, length);
}

NATIVE_FUNCTION(stream_truncate) {
    if (args_check_count(vm, "truncate", nargs, 0, 1) < 0) {
        return NULL;
    }
    StringStream *stream = open_stream(vm, self, "");
    if (stream == NULL) {
        return NULL;
    }
    int64_t size = (int64_t)stream->position;
    if (nargs == 1 && args[0] != VALUE_NONE &&
        int_from_index(vm, args[0], vm->types.OverflowError, &size) < 0) {
        return NULL;
    }
    if (size < 0) {
        return error_raise(vm, vm->types.ValueError, "Negative size value %lld", (long long)size);
    }
    if ((size_t)size < text_of(stream)->length) {
        Value cut = str_substring(vm, stream->text, 0, (size_t)size);
        if (cut == NULL) {
            return NULL;
        }
        value_replace_take(vm, &stream->text, cut);
        object_changed(vm, &stream->head);
    }
    return int_from_i64(vm, size);
}

/* ---- reading ---- */

/* A size argument: -1 for all. */
static int parse_size(VM *vm, const char *name, const Value *args, size_t nargs, int64_t *size) {
    *size = -1;
    if (args_check_count(vm, name, nargs, 0, 1) < 0) {
        return -1;
    }
    if (nargs == 0 || args[0] == VALUE_NONE) {
        return 0;
    }
    if (!object_has_index(vm, args[0])) {
        return error_raise_int(vm, vm->types.TypeError,
                               "argument should be integer or None, not '%T'", args[0]);
    }
    return int_from_index(vm, args[0], vm->types.OverflowError, size);
}

/* The text up to `end`, where the position then is. */
static Value take(VM *vm, StringStream *stream, size_t end) {
    if (stream->position >= end) {
        return value_retain(vm->shared.empty_str);
    }
    Value text = str_substring(vm, stream->text, stream->position, end);
    if (text != NULL) {
        stream->position = end;
    }
    return text;
}

/* Where the line at the position ends, its newline included. */
static size_t line_end(const StringStream *stream) {
    const Str *str = text_of(stream);
    for (size_t i = stream->position; i < str->length; i++) {
        uint32_t letter = str_at(str, i);
        if (letter == '\n') {
            return i + 1;
        }
        if (letter == '\r' && stream->all_line_ends) {
            return i + 1 < str->length && str_at(str, i + 1) == '\n' ? i + 2 : i + 1;
        }
    }
    return str->length;
}

static size_t limited(size_t start, size_t end, int64_t size) {
    return size >= 0 && end > start && (uint64_t)size < end - start ? start + (size_t)size : end;
}

NATIVE_FUNCTION(stream_read) {
    int64_t size;
    StringStream *stream =
        parse_size(vm, "read", args, nargs, &size) < 0 ? NULL : open_stream(vm, self, "");
    return stream == NULL
               ? NULL
               : take(vm, stream, limited(stream->position, text_of(stream)->length, size));
}

NATIVE_FUNCTION(stream_readline) {
    int64_t size;
    StringStream *stream =
        parse_size(vm, "readline", args, nargs, &size) < 0 ? NULL : open_stream(vm, self, "");
    return stream == NULL ? NULL
                          : take(vm, stream, limited(stream->position, line_end(stream), size));
}

static Value stream_next(VM *vm, Value self) {
    StringStream *stream = open_stream(vm, self, "");
    if (stream == NULL || stream->position >= text_of(stream)->length) {
        return NULL;
    }
    return take(vm, stream, line_end(stream));
}

static Value stream_iter(VM *vm, Value self) {
    return open_stream(vm, self, ".") == NULL ? NULL : value_retain(self);
}

NATIVE_FUNCTION(stream_readlines) {
    int64_t hint;
    if (parse_size(vm, "readlines", args, nargs, &hint) < 0 || open_stream(vm, self, ".") == NULL) {
        return NULL;
    }
    List *lines = list_new(vm, 0);
    int64_t total = 0;
    Value line = NULL;
    while (lines != NULL && (hint <= 0 || total < hint) && (line = stream_next(vm, self)) != NULL) {
        total += value_to_str(line)->length;
        if (list_append_take(vm, lines, line) < 0) {
            break;
        }
    }
    if (error_occurred(vm)) {
        value_release_if(vm, value_from_object(lines));
        return NULL;
    }
    return value_from_object(lines);
}

NATIVE_FUNCTION(stream_getvalue) {
    const StringStream *stream = open_stream(vm, self, "");
    return stream == NULL ? NULL : value_retain(stream->text);
}

/* ---- the position ---- */

NATIVE_FUNCTION(stream_tell) {
    const StringStream *stream = open_stream(vm, self, "");
    return stream == NULL ? NULL : int_from_size(vm, stream->position);
}

NATIVE_FUNCTION(stream_seek) {
    int64_t position, whence = 0;
    if (args_check_count(vm, "seek", nargs, 1, 2) < 0 ||
        int_from_index(vm, args[0], vm->types.OverflowError, &position) < 0 ||
        (nargs == 2 && int_from_index(vm, args[1], vm->types.OverflowError, &whence) < 0)) {
        return NULL;
    }
    StringStream *stream = open_stream(vm, self, "");
    if (stream == NULL) {
        return NULL;
    }
    if (whence < 0 || whence > 2) {
        return error_raise(vm, vm->types.ValueError, "Invalid whence (%lld, should be 0, 1 or 2)",
                           (long long)whence);
    }
    if (position < 0 && whence == 0) {
        return error_raise(vm, vm->types.ValueError, "Negative seek position %lld",
                           (long long)position);
    }
    if (position != 0 && whence != 0) {
        return error_raise(vm, vm->types.OSError, "Can't do nonzero cur-relative seeks");
    }
    if (whence != 1) {
        stream->position = whence == 0 ? (size_t)position : text_of(stream)->length;
    }
    return int_from_size(vm, stream->position);
}

/* ---- what every stream has ---- */

NATIVE_FUNCTION(stream_yes) {
    return open_stream(vm, self, "") == NULL ? NULL : VALUE_TRUE;
}

NATIVE_FUNCTION(stream_isatty) {
    return open_stream(vm, self, ".") == NULL ? NULL : VALUE_FALSE;
}

NATIVE_FUNCTION(stream_flush) {
    return VALUE_NONE;
}

NATIVE_FUNCTION(stream_close) {
    StringStream *stream = to_stream(self);
    stream->closed = true;
    value_replace_take(vm, &stream->text, value_retain(vm->shared.empty_str));
    return VALUE_NONE;
}

NATIVE_FUNCTION(stream_enter) {
    return open_stream(vm, self, ".") == NULL ? NULL : value_retain(self);
}

NATIVE_FUNCTION(stream_exit) {
    Value close = object_get_attr(vm, self, vm->names.close);
    Value result = close == NULL ? NULL : object_call_no_args(vm, close);
    value_release_if(vm, close);
    return result;
}

NATIVE_FUNCTION(stream_writelines) {
    if (open_stream(vm, self, ".") == NULL) {
        return NULL;
    }
    Value iterator = object_iter(vm, args[0]);
    Value write = iterator == NULL ? NULL : object_get_attr_string(vm, self, "write");
    Value line;
    while (write != NULL && (line = object_next(vm, iterator)) != NULL) {
        Value result = object_call_one(vm, write, line);
        value_release(vm, line);
        value_release_if(vm, result);
        if (result == NULL) {
            break;
        }
    }
    value_release_if(vm, iterator);
    value_release_if(vm, write);
    return error_occurred(vm) ? NULL : VALUE_NONE;
}

/* io.UnsupportedOperation, which is a class of the Python part. */
static Value raise_unsupported(VM *vm, const char *what) {
    Value name = str_intern_string(vm, "io");
    Value module = name == NULL ? NULL : import_absolute(vm, name);
    Value type = module == NULL ? NULL : object_get_attr_string(vm, module, "UnsupportedOperation");
    if (type != NULL && value_is_type(type)) {
        error_raise(vm, value_to_type(type), "%s", what);
    }
    value_release_if(vm, name);
    value_release_if(vm, module);
    value_release_if(vm, type);
    return NULL;
}

NATIVE_FUNCTION(stream_fileno) {
    return raise_unsupported(vm, "fileno");
}

NATIVE_FUNCTION(stream_detach) {
    return raise_unsupported(vm, "detach");
}

static const NativeDef stream_methods[] = {
    {"close", stream_close, NATIVE_NOARGS, "($self, /)"},
    {"getvalue", stream_getvalue, NATIVE_NOARGS, "($self, /)"},
    {"read", stream_read, NATIVE_FAST, "($self, size=-1, /)"},
    {"readline", stream_readline, NATIVE_FAST, "($self, size=-1, /)"},
    {"tell", stream_tell, NATIVE_NOARGS, "($self, /)"},
    {"truncate", stream_truncate, NATIVE_FAST, "($self, pos=None, /)"},
    {"seek", stream_seek, NATIVE_FAST, "($self, pos, whence=0, /)"},
    {"write", stream_write, NATIVE_ONE, "($self, s, /)"},
    {"seekable", stream_yes, NATIVE_NOARGS, "($self, /)"},
    {"readable", stream_yes, NATIVE_NOARGS, "($self, /)"},
    {"writable", stream_yes, NATIVE_NOARGS, "($self, /)"},
    {"readlines", stream_readlines, NATIVE_FAST, "($self, hint=-1, /)"},
    {"writelines", stream_writelines, NATIVE_ONE, "($self, lines, /)"},
    {"isatty", stream_isatty, NATIVE_NOARGS, "($self, /)"},
    {"flush", stream_flush, NATIVE_NOARGS, "($self, /)"},
    {"fileno", stream_fileno, NATIVE_NOARGS, "($self, /)"},
    {"detach", stream_detach, NATIVE_NOARGS, "($self, /)"},
    {"__enter__", stream_enter, NATIVE_NOARGS, NULL},
    {"__exit__", stream_exit, NATIVE_VARARGS, NULL},
    {0},
};

static Value get_closed(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(to_stream(self)->closed);
}

static Value get_false(VM *vm, Value self, void *closure) {
    (void)closure;
    return open_stream(vm, self, "") == NULL ? NULL : VALUE_FALSE;
}

static Value get_none(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return VALUE_NONE;
}

static Value get_dict(VM *vm, Value self, void *closure) {
    (void)closure;
    Dict *dict = object_dict_borrow(vm, self);
    return dict == NULL ? NULL : value_retain(value_from_object(dict));
}

static const GetSetDef stream_getsets[] = {
    {"closed", get_closed, NULL, NULL},
    {"line_buffering", get_false, NULL, NULL},
    {"newlines", get_none, NULL, NULL},
    {"encoding", get_none, NULL, NULL},
    {"errors", get_none, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {0},
};

/* ---- making one ---- */

static Value stream_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    StringStream *stream = object_new(vm, type, type->basic_size);
    if (stream != NULL) {
        stream->text = value_retain(vm->shared.empty_str);
    }
    return value_from_object(stream);
}

/* newline: '\n' leaves everything as it is; the ways that write other line ends are not here. */
static int set_newline(VM *vm, StringStream *stream, Value newline) {
    stream->translates = newline == VALUE_NONE;
    stream->all_line_ends = false;
    if (newline == NULL || newline == VALUE_NONE) {
        return 0;
    }
    if (!value_is_str(newline)) {
        return error_raise_int(vm, vm->types.TypeError, "newline must be str or None, not %T",
                               newline);
    }
    const Str *str = value_to_str(newline);
    stream->all_line_ends = str->length == 0;
    if (str->length == 0 || str_equal_string(str, "\n")) {
        return 0;
    }
    if (str_equal_string(str, "\r") || str_equal_string(str, "\r\n")) {
        vm_unsupported(vm, "io.StringIO with the newline %s",
                       str->length == 1 ? "'\\r'" : "'\\r\\n'");
        return -1;
    }
    return error_raise_int(vm, vm->types.ValueError, "illegal newline value: %R", newline);
}

static int stream_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"initial_value", "newline", NULL};
    static const ArgSpec spec = {.function = "StringIO", .names = names, .max_positional = 2};
    Value given[2];
    StringStream *stream = to_stream(self);
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        set_newline(vm, stream, given[1]) < 0) {
        return -1;
    }
    stream->closed = false;
    stream->position = 0;
    Value initial = given[0] == NULL || given[0] == VALUE_NONE ? vm->shared.empty_str : given[0];
    if (!value_is_str(initial)) {
        return error_raise_int(vm, vm->types.TypeError, "initial_value must be str or None, not %T",
                               initial);
    }
    Value text = stream->translates ? translated(vm, initial) : str_exact(vm, initial);
    if (text == NULL) {
        return -1;
    }
    value_replace_take(vm, &stream->text, text);
    return 0;
}

static void stream_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((StringStream *)self)->text);
    instance_clear(vm, self);
    object_free(vm, self);
}

static void stream_clear(VM *vm, Object *self) {
    instance_clear(vm, self);
}

static int stream_traverse(Object *self, VisitCall *visit, void *context) {
    return instance_traverse(self, visit, context);
}

static Value base_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return vm_unsupported(vm, "a stream class of the program's own (%s)",
                          type->flags & TYPE_HEAP ? "derived from one of io" : "io.IOBase");
}

static int add_type(VM *vm, Module *module, Type **slot, const char *name, Type *type) {
    if (*slot == NULL && (type == NULL || type_ready_take(vm, slot, type, "_io") < 0)) {
        return -1;
    }
    return module_set(vm, module, name, value_from_object(*slot));
}

static Type *base_type(VM *vm, const char *name, Type *base) {
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(Object), base, TYPE_SUBCLASSABLE);
    if (type != NULL) {
        type->create = base_create;
    }
    return type;
}

static Type *string_type(VM *vm) {
    Type *type =
        type_new_builtin(vm, "StringIO", LAYOUT_OTHER, sizeof(StringStream), vm->types.io_text_base,
                         TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return NULL;
    }
    type->dict_offset = offsetof(StringStream, dict);
    type->weakref_offset = offsetof(StringStream, weakrefs);
    type->destroy = stream_destroy;
    type->traverse = stream_traverse;
    type->clear = stream_clear;
    type->create = stream_create;
    type->init = stream_init;
    type->iter = stream_iter;
    type->next = stream_next;
    type->methods = stream_methods;
    type->getsets = stream_getsets;
    return type;
}

int io_module_init(VM *vm, Module *module) {
    Types *types = &vm->types;
    if (add_type(vm, module, &types->io_base, "_IOBase",
                 types->io_base != NULL ? NULL : base_type(vm, "_IOBase", types->object)) < 0 ||
        add_type(vm, module, &types->io_text_base, "_TextIOBase",
                 types->io_text_base != NULL ? NULL
                                             : base_type(vm, "_TextIOBase", types->io_base)) < 0) {
        return -1;
    }
    return add_type(vm, module, &types->string_io, "StringIO",
                    types->string_io != NULL ? NULL : string_type(vm));
}

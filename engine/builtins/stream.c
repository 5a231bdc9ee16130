/*
 * stream.c - sys.stdin, sys.stdout and sys.stderr.
 *
 * Text goes to the VM's write hook, lines come from its read_line hook; there
 * are no other files.
 */
#include <string.h>

#include "engine/builtins/builtins.h"
#include "engine/interp/iterate.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/codec.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"

typedef struct Stream {
    Object head;
    int number; /* 0 stdin, 1 stdout, 2 stderr */
    Value name; /* "<stdout>" */
} Stream;

static Stream *stream_of(Value self) {
    return (Stream *)value_object(self);
}

Value stream_new(VM *vm, int number, const char *name) {
    Stream *stream = object_new(vm, vm->types.stream, sizeof(Stream));
    if (stream == NULL) {
        return NULL;
    }
    stream->number = number;
    stream->name = str_new_string(vm, name);
    return value_from_object(stream);
}

int stream_number(VM *vm, Value object) {
    return value_has_type(object, vm->types.stream) ? stream_of(object)->number : 0;
}

int stream_add(VM *vm, int number, Value text, Buffer *out) {
    if (value_to_str(text)->kind == 1 || !str_has_surrogates(value_to_str(text))) {
        str_add_utf8(value_to_str(text), out);
        return 0;
    }
    Value errors = str_new_string(vm, number == 2 ? "backslashreplace" : "strict");
    Value bytes = errors == NULL ? NULL : codec_encode(vm, text, NULL, errors);
    if (bytes != NULL) {
        buffer_add(out, value_to_bytes(bytes)->data, value_to_bytes(bytes)->size);
    }
    value_release_if(vm, errors);
    value_release_if(vm, bytes);
    return bytes == NULL ? -1 : 0;
}

static Value stream_write(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "write() argument must be str, not %T",
                           args[0]);
    }
    if (stream_of(self)->number == 0) {
        return error_raise(vm, vm->types.OSError, "not writable");
    }
    Buffer text = {0};
    int status = stream_add(vm, stream_of(self)->number, args[0], &text);
    if (status == 0 && text.size > 0) {
        vm_write(vm, stream_of(self)->number, text.data, text.size);
    }
    buffer_done(&text);
    return status < 0 ? NULL : value_from_small_int(value_to_str(args[0])->length);
}

static Value stream_writelines(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    (void)nargs;
    Value iterator = object_iter(vm, args[0]);
    if (iterator == NULL) {
        return NULL;
    }
    Value line;
    while ((line = iterate_next(vm, iterator)) != NULL) {
        Value written = stream_write(vm, self, &line, 1, kwnames);
        value_release(vm, line);
        if (written == NULL) {
            break;
        }
    }
    value_release(vm, iterator);
    return error_occurred(vm) ? NULL : VALUE_NONE;
}

static Value stream_flush(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    if (vm->options.flush != NULL && stream_of(self)->number != 0) {
        vm->options.flush(vm->options.io_context, stream_of(self)->number);
    }
    return VALUE_NONE;
}

static Value stream_isatty(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return VALUE_FALSE;
}

static Value stream_fileno(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_small_int(stream_of(self)->number);
}

static Value stream_readable(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_bool(stream_of(self)->number == 0);
}

static Value stream_writable(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_bool(stream_of(self)->number != 0);
}

/* Reading: a line, or what is left. */

static bool read_line(VM *vm, Buffer *line) {
    return vm->options.read_line != NULL && vm->options.read_line(vm->options.io_context, line);
}

static Value take_text(VM *vm, Buffer *text) {
    Value str = codec_decode(vm, (const uint8_t *)text->data, text->size, NULL, NULL);
    buffer_done(text);
    return str;
}

static Value stream_readline(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    Buffer line = {0};
    if (stream_of(self)->number == 0) {
        read_line(vm, &line);
    }
    return take_text(vm, &line);
}

static Value stream_read(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    Buffer text = {0};
    while (stream_of(self)->number == 0 && read_line(vm, &text)) {
    }
    return take_text(vm, &text);
}

static Value stream_next(VM *vm, Value self) {
    Buffer line = {0};
    if (stream_of(self)->number != 0 || !read_line(vm, &line)) {
        buffer_done(&line);
        return NULL;
    }
    return take_text(vm, &line);
}

static Value return_self(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

static Value get_name(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(stream_of(self)->name);
}

static Value get_encoding(VM *vm, Value self, void *closure) {
    (void)self;
    (void)closure;
    return str_new_string(vm, "utf-8");
}

static Value get_closed(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)self;
    (void)closure;
    return VALUE_FALSE;
}

static Value get_mode(VM *vm, Value self, void *closure) {
    (void)closure;
    return str_new_string(vm, stream_of(self)->number == 0 ? "r" : "w");
}

static Value stream_repr(VM *vm, Value self) {
    return str_format(vm, "<_io.TextIOWrapper name=%R mode='%s' encoding='utf-8'>",
                      stream_of(self)->name, stream_of(self)->number == 0 ? "r" : "w");
}

static void stream_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((Stream *)self)->name);
    object_free(vm, self);
}

static const NativeDef stream_methods[] = {
    {"write", stream_write, NATIVE_ONE, "($self, text, /)"},
    {"writelines", stream_writelines, NATIVE_ONE, "($self, lines, /)"},
    {"flush", stream_flush, NATIVE_NOARGS, "($self, /)"},
    {"isatty", stream_isatty, NATIVE_NOARGS, "($self, /)"},
    {"fileno", stream_fileno, NATIVE_NOARGS, "($self, /)"},
    {"readable", stream_readable, NATIVE_NOARGS, "($self, /)"},
    {"writable", stream_writable, NATIVE_NOARGS, "($self, /)"},
    {"readline", stream_readline, NATIVE_FAST, "($self, size=-1, /)"},
    {"read", stream_read, NATIVE_FAST, "($self, size=-1, /)"},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef stream_getsets[] = {
    {"name", get_name, NULL, NULL},     {"encoding", get_encoding, NULL, NULL},
    {"closed", get_closed, NULL, NULL}, {"mode", get_mode, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_stream(VM *vm) {
    Type *type = type_new_builtin(vm, "TextIOWrapper", LAYOUT_OTHER, sizeof(Stream),
                                  vm->types.object, TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.stream = type;
    type->destroy = stream_destroy;
    type->repr = stream_repr;
    type->iter = return_self;
    type->next = stream_next;
    type->methods = stream_methods;
    type->getsets = stream_getsets;
    return type_ready(vm, type);
}

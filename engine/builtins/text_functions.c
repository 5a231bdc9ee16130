/* text_functions.c - print, input, repr, ascii, format, chr, ord, bin, oct, hex. */
#include "engine/builtins/builtins.h"
#include "engine/interp/runtime.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/codec.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* print */

/* Where print writes: the program's own stream, or any object with a write method. */
typedef struct Output {
    VM *vm;
    int stream;       /* 1 or 2, or 0 */
    Value write;      /* bound method, when stream is 0 */
    PendingText text; /* what goes to the stream, in one piece if nothing else is written */
} Output;

static int output_add(Output *output, Value text) {
    if (output->stream != 0) {
        return stream_add(output->vm, output->stream, text, &output->text.text);
    }
    Value result = object_call_one(output->vm, output->write, text);
    if (result == NULL) {
        return -1;
    }
    value_release(output->vm, result);
    return 0;
}

static int output_add_value(Output *output, Value value) {
    if (value_has_type(value, output->vm->types.str)) {
        return output_add(output, value);
    }
    Value text = object_str(output->vm, value);
    if (text == NULL) {
        return -1;
    }
    int error = output_add(output, text);
    value_release(output->vm, text);
    return error;
}

static int print_all(Output *output, const Value *args, size_t nargs, Value separator, Value end) {
    for (size_t i = 0; i < nargs; i++) {
        if ((i > 0 && output_add(output, separator) < 0) || output_add_value(output, args[i]) < 0) {
            return -1;
        }
    }
    return output_add(output, end);
}

/* sep= and end=: a str; None and nothing mean the usual one. */
static int text_option(VM *vm, Value *option, const char *name, const char *usual) {
    if (*option == NULL || *option == VALUE_NONE) {
        *option = str_new_string(vm, usual);
        return *option == NULL ? -1 : 0;
    }
    if (!value_is_str(*option)) {
        return error_raise_int(vm, vm->types.TypeError, "%s must be None or a string, not %T", name,
                               *option);
    }
    value_retain(*option);
    return 0;
}

static int flush(VM *vm, Value file) {
    Value method = object_get_attr_string(vm, file, "flush");
    Value result = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    value_release_if(vm, result);
    return result == NULL ? -1 : 0;
}

static int print_to(VM *vm, Value file, const Value *args, size_t nargs, Value separator,
                    Value end) {
    Output output = {.vm = vm, .stream = stream_number(vm, file)};
    if (output.stream == 0) {
        output.write = object_get_attr_string(vm, file, "write");
        if (output.write == NULL) {
            return -1;
        }
    }
    output.text = (PendingText){.stream = output.stream, .outer = vm->runtime->pending};
    vm->runtime->pending = &output.text;
    int error = print_all(&output, args, nargs, separator, end);
    vm_flush(vm);
    vm->runtime->pending = output.text.outer;
    buffer_done(&output.text.text);
    value_release_if(vm, output.write);
    return error;
}

static Value builtin_print(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    static const ArgSpec spec = {.function = "print", .names = names};
    (void)self;
    Value options[4] = {NULL, NULL, NULL, NULL};
    if (kwnames != NULL && (args_refuse_unknown(vm, &spec, kwnames) < 0 ||
                            args_parse(vm, &spec, args + nargs, 0, kwnames, options) < 0)) {
        return NULL;
    }
    Value file = options[2];
    if (file == NULL || file == VALUE_NONE) {
        file = dict_get_string_borrow(vm->sys_dict, "stdout");
        if (file == NULL) {
            return error_raise(vm, vm->types.RuntimeError, "lost sys.stdout");
        }
        if (file == VALUE_NONE) {
            return VALUE_NONE;
        }
    }
    Value separator = options[0];
    Value end = options[1];
    if (text_option(vm, &separator, "sep", " ") < 0) {
        return NULL;
    }
    if (text_option(vm, &end, "end", "\n") < 0) {
        value_release(vm, separator);
        return NULL;
    }
    value_retain(file);
    int error = print_to(vm, file, args, nargs, separator, end);
    value_release(vm, separator);
    value_release(vm, end);
    if (error == 0 && options[3] != NULL) {
        int wanted = object_truth(vm, options[3]);
        error = wanted > 0 ? flush(vm, file) : wanted;
    }
    value_release(vm, file);
    return error < 0 ? NULL : VALUE_NONE;
}

static Value builtin_input(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "input", nargs, 0, 1) < 0) {
        return NULL;
    }
    if (nargs == 1) {
        Value file = dict_get_string_borrow(vm->sys_dict, "stdout");
        if (file != NULL && file != VALUE_NONE &&
            print_to(vm, file, args, 1, vm->shared.empty_str, vm->shared.empty_str) < 0) {
            return NULL;
        }
    }
    Buffer line = {0};
    if (vm->options.read_line == NULL || !vm->options.read_line(vm->options.io_context, &line)) {
        buffer_done(&line);
        return error_raise(vm, vm->types.EOFError, "EOF when reading a line");
    }
    if (line.size > 0 && line.data[line.size - 1] == '\n') {
        line.size--;
    }
    Value text = codec_decode(vm, (const uint8_t *)line.data, line.size, NULL, NULL);
    buffer_done(&line);
    return text;
}

/* Representations. */

static Value builtin_repr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return object_repr(vm, args[0]);
}

static Value builtin_ascii(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return object_ascii(vm, args[0]);
}

static Value builtin_format(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "format", nargs, 1, 2) < 0) {
        return NULL;
    }
    if (nargs == 2 && !value_is_str(args[1])) {
        return args_raise_type(vm, "format", "argument 2", "str", args[1]);
    }
    return object_format(vm, args[0], nargs == 2 ? args[1] : NULL);
}

static Value in_base(VM *vm, Value value, int base) {
    Value number = object_index(vm, value);
    if (number == NULL) {
        return NULL;
    }
    Value text = int_to_str(vm, number, base, true);
    value_release(vm, number);
    return text;
}

static Value builtin_bin(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 2);
}

static Value builtin_oct(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 8);
}

static Value builtin_hex(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 16);
}

/* Letters and numbers. */

static Value builtin_chr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int64_t codepoint;
    if (int_from_index(vm, args[0], NULL, &codepoint) < 0) {
        return NULL;
    }
    if (codepoint < 0 || codepoint > 0x10ffff) {
        return error_raise(vm, vm->types.ValueError, "chr() arg not in range(0x110000)");
    }
    return str_from_codepoint(vm, (uint32_t)codepoint);
}

static Value builtin_ord(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    size_t size;
    if (value_is_str(args[0])) {
        const Str *str = value_to_str(args[0]);
        if (str->length == 1) {
            return value_from_small_int(str_at(str, 0));
        }
        size = str->length;
    } else if (value_is_bytes(args[0]) || value_is_bytearray(args[0])) {
        BytesView bytes;
        bytes_view(args[0], &bytes);
        if (bytes.size == 1) {
            return value_from_small_int(bytes.data[0]);
        }
        size = bytes.size;
    } else {
        return error_raise(vm, vm->types.TypeError,
                           "ord() expected string of length 1, but %T found", args[0]);
    }
    return error_raise(vm, vm->types.TypeError,
                       "ord() expected a character, but string of length %zu found", size);
}

const NativeDef builtins_text_functions[] = {
    {"print", builtin_print, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)"},
    {"input", builtin_input, NATIVE_FAST, "($module, prompt='', /)"},
    {"repr", builtin_repr, NATIVE_ONE, "($module, obj, /)"},
    {"ascii", builtin_ascii, NATIVE_ONE, "($module, obj, /)"},
    {"format", builtin_format, NATIVE_FAST, "($module, value, format_spec='', /)"},
    {"bin", builtin_bin, NATIVE_ONE, "($module, number, /)"},
    {"oct", builtin_oct, NATIVE_ONE, "($module, number, /)"},
    {"hex", builtin_hex, NATIVE_ONE, "($module, number, /)"},
    {"chr", builtin_chr, NATIVE_ONE, "($module, i, /)"},
    {"ord", builtin_ord, NATIVE_ONE, "($module, character, /)"},
    {NULL, NULL, 0, NULL},
};

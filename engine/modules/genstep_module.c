/*
 * genstep_module.c - `_genstep`: what the library in engine/lib needs and Python does not have.
 *
 * A module of engine/lib/ that has not everything that CPython's has names
 * what is missing: absent(__name__, "getsource getfile"). Asking for one of these
 * stops the program with the name, instead of an AttributeError that CPython
 * would not raise. unsupported("...") does the same from a function.
 * defer(__name__, "_enum_flags", ["Flag", "IntFlag"]) says which names of it another
 * module defines: that one is imported when a name of these is first asked for.
 *
 * stand_in(f) marks a function, or every function of a class, as doing in Python what CPython does
 * in C: its frames do not show in tracebacks and to sys._getframe(), as C code does not.
 *
 * wait(seconds) lets time pass (interp/clock.h), waited() gives the nanoseconds waited for so far.
 * source(filename) is the text of a loaded program, or None;
 * source_line(filename, line) is a line of a loaded program without its indentation, or None;
 * exception_text(exception) what the interpreter prints for it.
 * warn(text, category, level) warns about the frame `level` calls up: 1 is the caller's own.
 *
 * tokens(source) are the words of a text, as tuples (kind, spelling, row, column) up to the first
 * error, whose message stands for the spelling.
 *
 * is_builtin(type) says whether the type was made by no class statement.
 *
 * execute(source, globals, locals) runs text that the library makes, where CPython's library calls
 * exec(): the methods of a dataclass. expression(source) gives the code of an annotation that is a
 * text, evaluate(code, globals, locals) its value: there CPython's library calls eval().
 */
#include "engine/compiler/compiler.h"
#include "engine/compiler/token_reader.h"
#include "engine/interp/clock.h"
#include "engine/interp/compile_error.h"
#include "engine/interp/run.h"
#include "engine/interp/runtime.h"
#include "engine/interp/traceback_print.h"
#include "engine/interp/type_check.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* The module of this name that is loaded, or NULL. */
static Module *find_module(VM *vm, Value name) {
    Value module = value_is_str(name) ? dict_get_str_borrow(vm, vm->modules, name) : NULL;
    bool is_module = module != NULL && value_object_is(module, vm->types.module);
    return is_module ? (Module *)value_object(module) : NULL;
}

NATIVE_FUNCTION(genstep_defer) {
    if (args_check_count(vm, "defer", nargs, 3, 3) < 0) {
        return NULL;
    }
    Module *target = find_module(vm, args[0]);
    if (target == NULL || !value_is_str(args[1]) || !value_is_list(args[2])) {
        return error_raise(vm, vm->types.TypeError,
                           "defer() takes the names of two modules and a list");
    }
    return module_defer(vm, target, args[1], value_to_list(args[2])) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(genstep_absent) {
    if (args_check_count(vm, "absent", nargs, 2, 2) < 0) {
        return NULL;
    }
    Module *target = find_module(vm, args[0]);
    if (target == NULL || !value_is_str(args[1])) {
        return error_raise(vm, vm->types.TypeError, "absent() takes a module's name and names");
    }
    value_replace_take(vm, &target->absent, value_retain(args[1]));
    return VALUE_NONE;
}

NATIVE_FUNCTION(genstep_unsupported) {
    Buffer text = {0};
    Value shown = object_str(vm, args[0]);
    if (shown == NULL) {
        return NULL;
    }
    str_add_utf8(value_to_str(shown), &text);
    value_release(vm, shown);
    vm_unsupported(vm, "%s", text.data == NULL ? "this" : text.data);
    buffer_done(&text);
    return NULL;
}

static void mark_function(VM *vm, Value value) {
    if (value != NULL && value_has_type(value, vm->types.function)) {
        value_to_function(value)->code->stand_in = true;
    }
}

static void mark(VM *vm, Value value) {
    if (value_has_type(value, vm->types.property)) {
        const Property *property = (const Property *)value_object(value);
        mark_function(vm, property->getter);
        mark_function(vm, property->setter);
    }
    mark_function(vm, value);
}

NATIVE_FUNCTION(stand_in) {
    Value key;
    Value value;
    size_t position = 0;
    mark(vm, args[0]);
    while (value_is_type(args[0]) &&
           dict_next(value_to_type(args[0])->dict, &position, &key, &value)) {
        mark(vm, value);
    }
    return value_retain(args[0]);
}

NATIVE_FUNCTION(wait_seconds) {
    int64_t nanoseconds;
    if (clock_from_seconds(vm, args[0], &nanoseconds) < 0) {
        return NULL;
    }
    clock_advance(vm, nanoseconds);
    return VALUE_NONE;
}

NATIVE_FUNCTION(waited) {
    return int_from_i64(vm, clock_waited(vm));
}

NATIVE_FUNCTION(source_line) {
    const char *text;
    size_t size;
    int line;
    if (args_check_count(vm, "source_line", nargs, 2, 2) < 0) {
        return NULL;
    }
    if (!value_is_str(args[0]) || !value_is_int(args[1]) || int_to_c_int(vm, args[1], &line) < 0) {
        error_clear(vm);
        return VALUE_NONE;
    }
    if (!runtime_source_line(vm, args[0], line, &text, &size)) {
        return VALUE_NONE;
    }
    while (size > 0 && (*text == ' ' || *text == '\t' || *text == '\f')) {
        text++, size--;
    }
    return str_new_utf8(vm, text, size);
}

NATIVE_FUNCTION(genstep_source) {
    const Text *text = value_is_str(args[0]) ? runtime_source(vm, args[0]) : NULL;
    return text == NULL ? VALUE_NONE : str_new_utf8(vm, text->data, text->size);
}

/* An exception with its traceback and all that belongs to it, as the interpreter prints it. */
NATIVE_FUNCTION(exception_text) {
    if (!value_is_exception(args[0])) {
        return error_raise(vm, vm->types.TypeError, "exception_text() takes an exception");
    }
    Buffer text = {0};
    traceback_format(vm, args[0], &text);
    Value result = str_new_utf8(vm, text.data, text.size);
    buffer_done(&text);
    return result;
}

NATIVE_FUNCTION(warn) {
    int level;
    if (args_check_count(vm, "warn", nargs, 3, 3) < 0) {
        return NULL;
    }
    if (!value_is_str(args[0]) || !value_is_type(args[1]) ||
        int_to_c_int(vm, args[2], &level) < 0) {
        return error_raise(vm, vm->types.TypeError, "warn() takes a text, a category and a level");
    }
    Buffer text = {0};
    str_add_utf8(value_to_str(args[0]), &text);
    int error = warning_warn(vm, value_to_type(args[1]), level, text.data == NULL ? "" : text.data);
    buffer_done(&text);
    return error < 0 ? NULL : VALUE_NONE;
}

/* ---- running text that the library makes or was given ---- */

/* The code of a text; its frames say that they come from the file "<string>". */
static Value compile_text(VM *vm, Value source, bool expression) {
    Buffer text = {0};
    str_add_utf8(value_to_str(source), &text);
    Diagnostics diagnostics = {0};
    const CompileOptions options = {.expression = expression};
    Program *program = compile_source(text.data == NULL ? "" : text.data, text.size, "<string>",
                                      &options, &diagnostics);
    Value code = NULL;
    if (program == NULL) {
        Value filename = str_new_string(vm, "<string>");
        if (filename != NULL) {
            compile_error_raise(vm, &diagnostics.error, filename, source);
            value_release(vm, filename);
        }
    } else {
        runtime_add_program(vm, program, true);
        code = code_object_new(vm, program->code);
    }
    diagnostics_done(&diagnostics);
    buffer_done(&text);
    return code;
}

static Value run_code(VM *vm, Value code, Value globals, Value locals) {
    Value function = function_new(vm, value_to_code(code), value_to_dict(globals));
    Value result = function == NULL ? NULL : run_body(vm, value_to_function(function), locals);
    value_release_if(vm, function);
    return result;
}

NATIVE_FUNCTION(genstep_execute) {
    if (args_check_count(vm, "execute", nargs, 3, 3) < 0) {
        return NULL;
    }
    if (!value_is_str(args[0]) || !value_is_dict(args[1])) {
        return error_raise(vm, vm->types.TypeError, "execute() takes a text and two namespaces");
    }
    Value code = compile_text(vm, args[0], false);
    Value result = code == NULL ? NULL : run_code(vm, code, args[1], args[2]);
    value_release_if(vm, code);
    return result;
}

/* What type.__weakrefoffset__ and __dictoffset__ tell: whether instances have room for these. */
NATIVE_FUNCTION(has_weakrefs) {
    return value_from_bool(value_is_type(args[0]) &&
                           (value_to_type(args[0])->flags & TYPE_HAS_WEAKREFS) != 0);
}

NATIVE_FUNCTION(has_dict) {
    return value_from_bool(value_is_type(args[0]) &&
                           (value_to_type(args[0])->flags & TYPE_HAS_DICT) != 0);
}

NATIVE_FUNCTION(is_builtin) {
    return value_from_bool(value_is_type(args[0]) && !(value_to_type(args[0])->flags & TYPE_HEAP));
}

NATIVE_FUNCTION(genstep_expression) {
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "expression() takes a text");
    }
    return compile_text(vm, args[0], true);
}

NATIVE_FUNCTION(genstep_evaluate) {
    if (args_check_count(vm, "evaluate", nargs, 3, 3) < 0) {
        return NULL;
    }
    if (!value_object_is(args[0], vm->types.code) || !value_is_dict(args[1])) {
        return error_raise(vm, vm->types.TypeError, "evaluate() takes a code and two namespaces");
    }
    return run_code(vm, args[0], args[1], args[2]);
}

/* ---- the words of a text ---- */

static const char *token_kind_name(const Token *token) {
    switch (token->kind) {
    case TOKEN_NEWLINE: return "newline";
    case TOKEN_INDENT: return "indent";
    case TOKEN_DEDENT: return "dedent";
    case TOKEN_ENDMARKER: return "end";
    case TOKEN_ERROR: return "error";
    default: return "";
    }
}

static Value token_tuple(VM *vm, const Diagnostic *error, const Token *token) {
    bool failed = token->kind == TOKEN_ERROR;
    Value kind = str_new_string(vm, token_kind_name(token));
    Value text = failed ? str_new_string(vm, error->message == NULL ? "" : error->message)
                        : str_new_utf8(vm, token->start, token->size);
    int row = failed ? error->line : token->location.line;
    int column = failed ? error->column - 1 : token->location.column;
    Value tuple = kind == NULL || text == NULL
                      ? NULL
                      : tuple_pack(vm, 4, kind, text, value_from_small_int(row),
                                   value_from_small_int(column));
    value_release_if(vm, kind);
    value_release_if(vm, text);
    return tuple;
}

static int add_tokens(VM *vm, List *list, Tokenizer *tokenizer) {
    Token token = {.kind = TOKEN_NAME};
    int error = 0;
    while (error == 0 && token.kind != TOKEN_ENDMARKER && token.kind != TOKEN_ERROR) {
        tokenizer_next(tokenizer, &token);
        Value tuple = token_tuple(vm, &tokenizer->errors.error, &token);
        error = tuple == NULL ? -1 : list_append_take(vm, list, tuple);
    }
    return error;
}

NATIVE_FUNCTION(genstep_tokens) {
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "tokens() takes a text");
    }
    List *list = list_new(vm, 0);
    if (list == NULL) {
        return NULL;
    }
    Buffer text = {0};
    str_add_utf8(value_to_str(args[0]), &text);
    TokenReader *reader = token_reader_new(text.data == NULL ? "" : text.data, text.size);
    int error = add_tokens(vm, list, &reader->tokenizer);
    token_reader_free(reader);
    buffer_done(&text);
    if (error < 0) {
        value_release(vm, value_from_object(list));
        return NULL;
    }
    return value_from_object(list);
}

static const NativeDef functions[] = {
    {"evaluate", genstep_evaluate, NATIVE_FAST, "($module, code, globals, locals, /)"},
    {"execute", genstep_execute, NATIVE_FAST, "($module, source, globals, locals, /)"},
    {"is_builtin", is_builtin, NATIVE_ONE, "($module, type, /)"},
    {"has_weakrefs", has_weakrefs, NATIVE_ONE, "($module, type, /)"},
    {"has_dict", has_dict, NATIVE_ONE, "($module, type, /)"},
    {"absent", genstep_absent, NATIVE_FAST, "($module, name, names, /)"},
    {"defer", genstep_defer, NATIVE_FAST, "($module, name, part, names, /)"},
    {"expression", genstep_expression, NATIVE_ONE, "($module, source, /)"},
    {"exception_text", exception_text, NATIVE_ONE, "($module, exception, /)"},
    {"unsupported", genstep_unsupported, NATIVE_ONE, "($module, what, /)"},
    {"stand_in", stand_in, NATIVE_ONE, "($module, function_or_class, /)"},
    {"wait", wait_seconds, NATIVE_ONE, "($module, seconds, /)"},
    {"waited", waited, NATIVE_NOARGS, "($module, /)"},
    {"source", genstep_source, NATIVE_ONE, "($module, filename, /)"},
    {"source_line", source_line, NATIVE_FAST, "($module, filename, line, /)"},
    {"tokens", genstep_tokens, NATIVE_ONE, "($module, source, /)"},
    {"warn", warn, NATIVE_FAST, "($module, text, category, level, /)"},
    {0},
};

int genstep_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}

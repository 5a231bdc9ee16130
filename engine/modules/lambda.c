/*
 * lambda.c - `_lambda`: functions whose parameters are known only at run time, for the library.
 *
 * CPython's namedtuple evaluates the text of a lambda; here, where programs cannot
 * evaluate text, make(text, globals) is what the library has for that. Nothing
 * runs: the text is compiled, and the lambda in it becomes a function.
 */
#include "engine/compiler/compiler.h"
#include "engine/interp/code_object.h"
#include "engine/interp/function.h"
#include "engine/interp/runtime.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

static Program *compile_text(Value text) {
    Buffer source = {0};
    str_add_utf8(value_to_str(text), &source);
    Diagnostics diagnostics = {0};
    const CompileOptions options = {0};
    Program *program = compile_source(source.data, source.size, "<string>", &options, &diagnostics);
    diagnostics_done(&diagnostics);
    buffer_done(&source);
    if (program != NULL) {
        program->source = NULL; /* tracebacks show no lines of it */
    }
    return program;
}

/* The first code object among the constants; borrowed. */
static CodeObject *first_inner(VM *vm, const CodeObject *code) {
    for (int32_t i = 0; i < code->code->nconsts; i++) {
        if (value_object_is(code->consts[i], vm->types.code)) {
            return (CodeObject *)value_object(code->consts[i]);
        }
    }
    return NULL;
}

NATIVE_FUNCTION(lambda_make) {
    if (args_check_count(vm, "make", nargs, 2, 2) < 0) {
        return NULL;
    }
    Program *program =
        value_is_str(args[0]) && value_is_dict(args[1]) ? compile_text(args[0]) : NULL;
    if (program == NULL) {
        return error_raise(vm, vm->types.ValueError, "not the text of a lambda: %R", args[0]);
    }
    runtime_add_program(vm, program, true);
    Value code = code_object_new(vm, program->code);
    CodeObject *inner = code == NULL ? NULL : first_inner(vm, (CodeObject *)value_object(code));
    Value function = inner == NULL ? NULL : function_new(vm, inner, value_to_dict(args[1]));
    value_release_if(vm, code);
    return function;
}

static const NativeDef functions[] = {
    {"make", lambda_make, NATIVE_FAST, "($module, text, globals, /)"},
    {0},
};

int lambda_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}

/*
 * compiler.c - the way from source text to code objects.
 *
 * Source: CPython 3.14 Python/compile.c (_PyAST_Compile), Python/errors.c
 * (PyErr_ProgramText).
 */
#include "engine/compiler/compiler.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/compiler/ast_preprocess.h"
#include "engine/compiler/codegen.h"
#include "engine/compiler/future.h"
#include "engine/compiler/keyword_typo.h"
#include "engine/compiler/parser.h"
#include "engine/compiler/symtable.h"

/* ---- lines for messages ---- */

/* A line of the source without its newline; size 0 when there is no such line. */
static Text source_line(const Text *source, int line) {
    const char *at = source->data;
    const char *end = at + source->size;
    for (int i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline == NULL ? end : newline + 1;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return (Text){.data = at, .size = (size_t)((newline == NULL ? end : newline) - at)};
}

/* CPython reads the line of an error into a buffer of this size. */
enum { ERROR_LINE_MAX = 999 };

/* At most so many bytes, a character that is cut becoming U+FFFD. */
static void add_cut(Buffer *buffer, Text text, size_t limit) {
    if (text.size <= limit) {
        buffer_add(buffer, text.data, text.size);
        return;
    }
    size_t size = limit;
    while (size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80) {
        size--;
    }
    buffer_add(buffer, text.data, size);
    if (size < limit) {
        buffer_add_codepoint(buffer, 0xFFFD);
    }
}

/* Where the parser has not done so: it quotes several lines where a string goes over them. */
static void add_line(Diagnostic *diagnostic, const Text *source, size_t limit) {
    if (diagnostic->text != NULL || diagnostic->line <= 0) {
        return;
    }
    Text line = source_line(source, diagnostic->line);
    Buffer buffer = {0};
    add_cut(&buffer, line, limit);
    if (line.size < limit) {
        buffer_add_byte(&buffer, '\n');
    }
    diagnostic->text_size = buffer.size;
    diagnostic->text = buffer_take(&buffer);
}

/* Files are read again for the lines; what is only called "<stdin>" can't be. */
static void add_lines(Diagnostics *diagnostics, const Text *source, bool is_file) {
    if (!is_file) {
        return;
    }
    if (diagnostics->error.kind != DIAGNOSTIC_NONE) {
        add_line(&diagnostics->error, source, ERROR_LINE_MAX);
    }
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        add_line(&diagnostics->warnings[i], source, SIZE_MAX);
    }
}

/* ---- compiling ---- */

/* An expression as a module that consists of it; NULL after an error. */
static Module *parse_expression_module(const char *source, size_t size, Arena *arena,
                                       TextPool *texts, Diagnostics *diagnostics) {
    Expr *expr = parse_expression(source, size, arena, texts, diagnostics);
    if (expr == NULL) {
        return NULL;
    }
    Stmt *stmt = ARENA_NEW(arena, Stmt);
    *stmt = (Stmt){.kind = STMT_EXPR, .location = expr->location, .as.value.value = expr};
    Module *module = ARENA_NEW(arena, Module);
    module->body.items = ARENA_NEW(arena, Stmt *);
    module->body.items[0] = stmt;
    module->body.count = 1;
    return module;
}

static const Code *compile_module(Program *program, Module *module, const CompileOptions *options,
                                  Arena *arena, Diagnostics *diagnostics) {
    FutureFeatures future;
    if (!future_from_module(module, &future, diagnostics)) {
        return NULL;
    }
    PreprocessOptions preprocess = {.optimize = options->optimize, .future_flags = future.flags};
    if (!ast_preprocess(module, &preprocess, arena, &program->texts, diagnostics)) {
        return NULL;
    }
    Symtable *symtable = symtable_build(module, &future, arena, &program->texts, diagnostics);
    if (symtable == NULL) {
        return NULL;
    }
    Compiler compiler;
    compiler_init(&compiler, program, symtable, options->optimize, diagnostics);
    const Code *code = options->expression ? codegen_expression_module(&compiler, module)
                                           : codegen_module(&compiler, module);
    compiler_done(&compiler);
    return code;
}

Program *compile_source(const char *source, size_t size, const char *filename,
                        const CompileOptions *options, Diagnostics *diagnostics) {
    Program *program = program_new(filename);
    Arena arena; /* of everything that is only needed on the way */
    arena_init(&arena);
    const Text *decoded = NULL;
    diagnostics->filename = filename;
    Module *module =
        options->expression
            ? parse_expression_module(source, size, &arena, &program->texts, diagnostics)
            : parse_module(source, size, &arena, &program->texts, diagnostics, &decoded);
    bool is_file = filename[0] != '<';
    if (module != NULL) {
        program->code = compile_module(program, module, options, &arena, diagnostics);
        program->source = decoded;
    } else if (!options->no_suggestions && !options->expression) {
        keyword_typo_suggest(diagnostics, source, size, is_file);
    }
    add_lines(diagnostics, decoded, is_file);
    arena_done(&arena);
    if (program->code == NULL) {
        program_free(program);
        return NULL;
    }
    return program;
}

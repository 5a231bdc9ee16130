/*
 * compile_unit.h - where code generation is: the compilation, and the scope it is in.
 *
 * A Compiler is one compilation. A CompileUnit is one code object in the
 * making; units are stacked as scopes are nested in the source:
 *
 *     module  <-  class C  <-  def f     (compiler->unit points to the last)
 *
 * A unit knows its names, constants and instructions so far, the blocks it is
 * inside of (loops, try, with), and the annotations that wait for its end.
 *
 * An error is recorded once, in the compilation's Diagnostics, and code
 * generation goes on without effect until it has unwound: statements and
 * expressions are not visited any more, and nothing is assembled. That is why
 * no function here says whether it succeeded.
 *
 * Ownership: units live in the compilation's arena. What dies with a unit is in
 * an arena of its own, whose memory, like that of its instructions, the next unit
 * uses again. What code objects need is in the program's arena.
 * Source: CPython 3.14 Python/compile.c, Include/internal/pycore_compile.h.
 */
#ifndef GENSTEP_COMPILER_COMPILE_UNIT_H
#define GENSTEP_COMPILER_COMPILE_UNIT_H

#include "engine/base/arena.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/code_unit.h"
#include "engine/compiler/symtable.h"

/* Names that the compiler itself uses: (field of KnownNames, text). */
#define KNOWN_NAMES(NAME)                                                                          \
    NAME(all, "all")                                                                               \
    NAME(annotate, "__annotate__")                                                                 \
    NAME(annotate_func, "__annotate_func__")                                                       \
    NAME(annotations, "__annotations__")                                                           \
    NAME(any, "any")                                                                               \
    NAME(class_, "__class__")                                                                      \
    NAME(classcell, "__classcell__")                                                               \
    NAME(classdict, "__classdict__")                                                               \
    NAME(classdictcell, "__classdictcell__")                                                       \
    NAME(conditional_annotations, "__conditional_annotations__")                                   \
    NAME(dictcomp, "<dictcomp>")                                                                   \
    NAME(doc, "__doc__")                                                                           \
    NAME(empty, "")                                                                                \
    NAME(firstlineno, "__firstlineno__")                                                           \
    NAME(format, "format")                                                                         \
    NAME(generic_base, ".generic_base")                                                            \
    NAME(genexpr, "<genexpr>")                                                                     \
    NAME(join, "join")                                                                             \
    NAME(lambda, "<lambda>")                                                                       \
    NAME(listcomp, "<listcomp>")                                                                   \
    NAME(module, "__module__")                                                                     \
    NAME(module_scope, "<module>")                                                                 \
    NAME(name, "__name__")                                                                         \
    NAME(qualname, "__qualname__")                                                                 \
    NAME(return_, "return")                                                                        \
    NAME(self, "self")                                                                             \
    NAME(setcomp, "<setcomp>")                                                                     \
    NAME(static_attributes, "__static_attributes__")                                               \
    NAME(super, "super")                                                                           \
    NAME(tuple, "tuple")                                                                           \
    NAME(type_params, "__type_params__")                                                           \
    NAME(type_params_local, ".type_params")

typedef struct KnownNames {
#define NAME(field, text) const Text *field;
    KNOWN_NAMES(NAME)
#undef NAME
} KnownNames;

typedef enum UnitKind {
    UNIT_MODULE,
    UNIT_CLASS,
    UNIT_FUNCTION,
    UNIT_ASYNC_FUNCTION,
    UNIT_LAMBDA,
    UNIT_COMPREHENSION,
    UNIT_ANNOTATIONS, /* annotations, type parameters, values of type aliases */
} UnitKind;

/* What surrounds the statement at hand: leaving it early means undoing these. */
typedef enum FrameBlockKind {
    FBLOCK_WHILE_LOOP,
    FBLOCK_FOR_LOOP,
    FBLOCK_ASYNC_FOR_LOOP,
    FBLOCK_TRY_EXCEPT,
    FBLOCK_FINALLY_TRY,
    FBLOCK_FINALLY_END,
    FBLOCK_WITH,
    FBLOCK_ASYNC_WITH,
    FBLOCK_HANDLER_CLEANUP,
    FBLOCK_POP_VALUE,
    FBLOCK_EXCEPTION_HANDLER,
    FBLOCK_EXCEPTION_GROUP_HANDLER,
    FBLOCK_ASYNC_COMPREHENSION_GENERATOR,
    FBLOCK_STOP_ITERATION,
} FrameBlockKind;

typedef struct FrameBlock {
    FrameBlockKind kind;
    Label start;
    Label exit; /* LABEL_NONE where there is none */
    Location location;
    const StmtList *finalbody; /* FBLOCK_FINALLY_TRY */
    const Text *name;          /* FBLOCK_HANDLER_CLEANUP: of the exception, or NULL */
} FrameBlock;

/* CPython's CO_MAXBLOCKS. */
enum { FRAME_BLOCKS_MAX = 21 };

/* An annotation (PEP 649) that waits for the end of its module or class. */
typedef struct DeferredAnnotation {
    const Stmt *stmt;
    int index; /* in __conditional_annotations__; -1 when it is executed unconditionally */
} DeferredAnnotation;

typedef struct DeferredAnnotations {
    DeferredAnnotation *items;
    int count;
    int capacity;
} DeferredAnnotations;

typedef struct CompileUnit CompileUnit;

struct CompileUnit {
    CompileUnit *parent;
    Arena arena; /* of what dies with the unit */
    UnitKind kind;
    CodeUnit code;
    SymtableEntry *entry;
    const Text *private_name;      /* the class for mangling, or NULL */
    InstructionSequence *sequence; /* instructions go here: */
    InstructionSequence body;
    InstructionSequence annotation_setup; /* what makes the module's __annotate__ */
    NameIndex static_attributes;          /* class: X of every self.X assigned in a method */
    DeferredAnnotations deferred;
    int next_conditional_annotation;
    bool *fast_hidden_now; /* for each of code.fast_hidden: a fast local at present */
    int fast_hidden_capacity;
    int inlined_comprehensions; /* that we are inside of */
    int conditional_blocks;     /* likewise */
    int block_count;
    FrameBlock blocks[FRAME_BLOCKS_MAX];
};

typedef struct Compiler {
    Program *program; /* borrowed: gets the code objects */
    Arena *arena;     /* borrowed: of everything that dies with the compilation */
    Symtable *symtable;
    Diagnostics *diagnostics;
    KnownNames names;
    uint32_t future_flags;
    int optimize;
    int silenced; /* above 0: no warnings, the code at hand was compiled before */
    CompileUnit *unit;
    CompileUnit *spare_units; /* left ones, to be used again */
    Arena scratch;            /* of what dies with the assembling of a unit */
} Compiler;

void compiler_init(Compiler *compiler, Program *program, Symtable *symtable, int optimize,
                   Diagnostics *diagnostics);
void compiler_done(Compiler *compiler);

static inline bool compiler_failed(const Compiler *compiler) {
    return compiler->diagnostics->error.kind != DIAGNOSTIC_NONE;
}

/* The SyntaxError, unless there is an error already. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void compiler_error(Compiler *compiler, Location location, const char *format, ...);
/* A SyntaxWarning. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void compiler_warn(Compiler *compiler, Location location, const char *format, ...);

/* ---- scopes ---- */

typedef struct UnitParameters {
    int positional; /* without the positional-only ones */
    int positional_only;
    int keyword_only;
} UnitParameters;

/* `key` as for symtable_lookup; `private_name` NULL: that of the scope around. */
void unit_enter(Compiler *compiler, const Text *name, UnitKind kind, const void *key, int lineno,
                const Text *private_name, UnitParameters parameters);
void unit_exit(Compiler *compiler);

/* Assembles the current unit, which is used up then. NULL when the compilation has failed. */
const Code *unit_assemble(Compiler *compiler);

/* Index in co_consts so far. */
int unit_add_const(Compiler *compiler, const Constant *constant);

/* ---- names ---- */

/* Which family of instructions a name needs. */
typedef enum NameAccess {
    ACCESS_FAST,
    ACCESS_GLOBAL,
    ACCESS_DEREF,
    ACCESS_NAME,
} NameAccess;

const Text *unit_mangle(const Compiler *compiler, const Text *name);
const Text *unit_maybe_mangle(const Compiler *compiler, const Text *name);

/* How the (mangled) name of that scope is accessed; *arg: the oparg, but not for ACCESS_FAST. */
NameAccess unit_resolve_name(Compiler *compiler, const Text *mangled, Scope scope, int *arg);

/* SCOPE_CELL, SCOPE_FREE, ...; the implicit cells of a class are known here. */
Scope unit_reference_scope(const Compiler *compiler, const Text *name);

/* The oparg with which `closure`, made in this scope, gets its free variable `name`. */
int unit_closure_arg(Compiler *compiler, const Code *closure, const Text *name);

int unit_freevar_arg(Compiler *compiler, const Text *name);

/* `self.X = ...` in a method: X goes to the class's __static_attributes__. */
void unit_note_static_attribute(Compiler *compiler, const Expr *attribute);
/* Those of the current class, sorted, as a tuple. */
const Constant *unit_static_attributes(Compiler *compiler);

/* ---- blocks ---- */

void unit_push_block(Compiler *compiler, Location location, FrameBlockKind kind, Label start,
                     Label exit);
void unit_push_finally(Compiler *compiler, Location location, Label start, Label exit,
                       const StmtList *finalbody);
void unit_push_handler_cleanup(Compiler *compiler, Location location, Label start,
                               const Text *name);
void unit_pop_block(Compiler *compiler, FrameBlockKind kind);
FrameBlock *unit_top_block(Compiler *compiler); /* NULL outside all blocks */

/* ---- annotations ---- */

/* Returns its index in __conditional_annotations__, or -1. */
int unit_defer_annotation(Compiler *compiler, const Stmt *stmt);
/*
 * In between, instructions go to the start of the module. CPython marks the place
 * with ANNOTATIONS_PLACEHOLDER.
 */
void unit_start_annotation_setup(Compiler *compiler);
void unit_end_annotation_setup(Compiler *compiler);

/* ---- inlined comprehensions (PEP 709) ---- */

/* What has to be put back when an inlined comprehension ends. */
typedef struct InlinedComprehension {
    Symbol *outer_symbols; /* as they were outside */
    int outer_count;
    const Text **hidden; /* names that became fast locals */
    int hidden_count;
    const Text **pushed; /* locals whose outer values are on the stack */
    int pushed_count;
    Label cleanup;
} InlinedComprehension;

void unit_enter_comprehension(Compiler *compiler, const SymtableEntry *comprehension,
                              InlinedComprehension *state);
void unit_leave_comprehension(Compiler *compiler, const InlinedComprehension *state);

#endif

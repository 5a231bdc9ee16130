/*
 * symtable.h - which scope every name of a program belongs to.
 *
 * A module, class, function, lambda, comprehension, annotation, type alias or
 * type parameter list is a block. For each, the symbol table holds an entry:
 * its names with what is known of each (bound, used, parameter, ...) and, after
 * analysis, the scope: local, cell, free, or global.
 *
 *     def f(x):              module: f LOCAL
 *         def g():             f: x PARAM|USE CELL, g LOCAL
 *             return x           g: x USE FREE
 *
 * Names are interned Texts of the compilation's TextPool, compared with ==.
 * The names in an entry are mangled already (`__x` in class C is `_C__x`).
 *
 * Ownership: everything lives in the compilation's arena.
 * Failure: symtable_build returns NULL, and diagnostics->error says what
 * CPython would raise.
 * Source: CPython 3.14 Include/internal/pycore_symtable.h, Python/symtable.c.
 */
#ifndef GENSTEP_COMPILER_SYMTABLE_H
#define GENSTEP_COMPILER_SYMTABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/bytecode/code.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/diagnostic.h"
#include "engine/compiler/future.h"
#include "engine/compiler/symbol_map.h"

/* CPython's values: the symtable module shows them. */
typedef enum BlockType {
    BLOCK_FUNCTION, /* functions, lambdas, comprehensions */
    BLOCK_CLASS,
    BLOCK_MODULE,
    BLOCK_ANNOTATION,    /* __annotate__ (PEP 649) */
    BLOCK_TYPE_ALIAS,    /* the value of `type X = ...` */
    BLOCK_TYPE_PARAMS,   /* the [T, ...] of a generic */
    BLOCK_TYPE_VARIABLE, /* the bound, constraints or default of one type parameter */
} BlockType;

typedef enum ComprehensionKind {
    COMPREHENSION_NONE,
    COMPREHENSION_LIST,
    COMPREHENSION_DICT,
    COMPREHENSION_SET,
    COMPREHENSION_GENERATOR,
} ComprehensionKind;

/* What is known of a name in a block (CPython's values). */
enum {
    DEF_GLOBAL = 1,           /* global statement */
    DEF_LOCAL = 1 << 1,       /* assigned in the block */
    DEF_PARAM = 1 << 2,       /* parameter */
    DEF_NONLOCAL = 1 << 3,    /* nonlocal statement */
    DEF_USE = 1 << 4,         /* used */
    DEF_FREE_CLASS = 1 << 6,  /* in a class: free in a method, and bound here too */
    DEF_IMPORT = 1 << 7,      /* bound by import */
    DEF_ANNOT = 1 << 8,       /* annotated */
    DEF_COMP_ITER = 1 << 9,   /* iteration variable of a comprehension */
    DEF_TYPE_PARAM = 1 << 10, /* type parameter */
    DEF_COMP_CELL = 1 << 11,  /* cell of an inlined comprehension */
    DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT,
};

/* The scope, in bits 12 and up of the flags. */
typedef enum Scope {
    SCOPE_NONE, /* the name does not occur in the block */
    SCOPE_LOCAL,
    SCOPE_GLOBAL_EXPLICIT, /* by a global statement */
    SCOPE_GLOBAL_IMPLICIT, /* for want of anything else: global or builtin */
    SCOPE_FREE,
    SCOPE_CELL,
} Scope;

enum { SCOPE_OFFSET = 12, SCOPE_MASK = 15 };

/* CPython's SYMBOL_TO_SCOPE. */
static inline Scope symbol_scope(uint32_t flags) {
    return (Scope)((flags >> SCOPE_OFFSET) & SCOPE_MASK);
}

/* A growing list of names. */
typedef struct SymbolNames {
    const Text **items;
    int count;
    int capacity;
} SymbolNames;

typedef struct SymtableEntry SymtableEntry;
typedef struct SymbolDirective SymbolDirective;

struct SymtableEntry {
    const void *key; /* see symtable_lookup */
    BlockType type;
    const Text *name; /* "top", the function's or class's name, "lambda", "listcomp", ... */
    Location location;
    SymbolMap symbols;        /* names to DEF_... and scope, in order of first appearance */
    SymbolNames varnames;     /* parameters, in the order of co_varnames */
    SymtableEntry **children; /* inlined comprehensions are replaced by their own children */
    int child_count;
    int child_capacity;
    SymtableEntry *annotation_block; /* of annotated variables; or NULL */
    ComprehensionKind comprehension;
    bool nested; /* somewhere inside a function-like block */
    bool generator;
    bool coroutine;
    bool annotations_used;
    bool varargs;
    bool varkeywords;
    bool returns_value;       /* `return` with a value occurs */
    bool needs_class_closure; /* class: a cell __class__ is wanted */
    bool needs_classdict;     /* class: a cell __classdict__ is wanted */
    bool has_conditional_annotations;
    bool comp_inlined; /* comprehension that is inlined into its parent (PEP 709) */
    bool can_see_class_scope;
    bool has_docstring;
    bool method;              /* function directly in a class */
    SymbolMap *mangled_names; /* in a generic class's type parameters: only these are mangled */

    /* Only while the table is being built. */
    SymbolDirective *directives; /* global and nonlocal statements, for messages */
    int directive_count;
    int directive_capacity;
    const char *scope_info; /* "a TypeVar bound", ... for messages */
    bool comp_iter_target;
    bool in_conditional_block;
    bool in_unevaluated_annotation;
    int comp_iter_expr;
};

typedef struct Symtable {
    Arena *arena;
    TextPool *texts;
    SymtableEntry *top;     /* the module's */
    SymtableEntry **blocks; /* open addressing by key */
    int block_count;
    int block_capacity;
    FutureFeatures future;
} Symtable;

/* Works out all scopes of a preprocessed module. */
Symtable *symtable_build(const Module *module, const FutureFeatures *future, Arena *arena,
                         TextPool *texts, Diagnostics *diagnostics);

/*
 * The block that a key stands for, or NULL. The keys:
 *   module                          the Module
 *   function, class, type alias     the Stmt
 *   lambda, comprehension           the Expr
 *   a function's annotations        its Arguments
 *   a class's, module's annotations the SymtableEntry of that class or module
 *   type parameters                 symtable_type_params_key
 *   a TypeVar's bound               the TypeParam
 *   any default of a type parameter symtable_type_param_default_key
 */
SymtableEntry *symtable_lookup(const Symtable *table, const void *key);

static inline const void *symtable_type_params_key(const TypeParamList *params) {
    return params->items;
}

static inline const void *symtable_type_param_default_key(const TypeParam *param) {
    return param->kind == TYPE_PARAM_TYPE_VAR ? (const void *)&param->default_value
                                              : (const void *)param;
}

/* Flags and scope of an (already mangled) name; 0 when it does not occur. */
uint32_t symtable_entry_symbol(const SymtableEntry *entry, const Text *name);
Scope symtable_entry_scope(const SymtableEntry *entry, const Text *name);

/*
 * Adds a name or replaces its flags: code generation does this while it is
 * inside an inlined comprehension, and puts the old flags back afterwards.
 */
void symtable_entry_set_symbol(Symtable *table, SymtableEntry *entry, const Text *name,
                               uint32_t flags);

/* Every block type but class and module: names are fast locals, cells or free variables. */
static inline bool symtable_entry_is_function_like(const SymtableEntry *entry) {
    return entry->type != BLOCK_CLASS && entry->type != BLOCK_MODULE;
}

/*
 * The names in Python's string order (by code point), as CPython numbers cells
 * and free variables; an arena array of `*count` Symbols.
 */
const Symbol *symtable_entry_sorted(const Symtable *table, const SymtableEntry *entry, int *count);

/* `__name` as seen in class `private_name` (NULL outside classes): "_Class__name". */
const Text *symtable_mangle(TextPool *texts, const Text *private_name, const Text *name);

/* The same, but in a generic class's type parameter block only type parameters are mangled. */
const Text *symtable_maybe_mangle(TextPool *texts, const Text *private_name,
                                  const SymtableEntry *entry, const Text *name);

#endif

/*
 * symtable_internal.h - what the symbol table's own files share.
 *
 * Building takes two passes, as in CPython:
 *
 *     symtable_statements.c, symtable_expressions.c, symtable_generics.c
 *                          walk the tree; every name met is entered, with what
 *                          is learnt of it, through symtable_define.c
 *     symtable_analyze.c   walks the entries and decides the scopes
 *
 * Failure: a function that returns bool returns false after setting
 * diagnostics->error; the walk then ends.
 * Source: CPython 3.14 Python/symtable.c.
 */
#ifndef GENSTEP_COMPILER_SYMTABLE_INTERNAL_H
#define GENSTEP_COMPILER_SYMTABLE_INTERNAL_H

#include "engine/compiler/symtable.h"

/* The place of a global or nonlocal statement (or what acts as one) for a name. */
struct SymbolDirective {
    const Text *name; /* mangled */
    Location location;
};

/* Names that the compiler itself puts into blocks, and the names of blocks. */
typedef struct KnownNames {
    const Text *class_cell;              /* __class__ */
    const Text *class_dict;              /* __classdict__ */
    const Text *conditional_annotations; /* __conditional_annotations__ */
    const Text *type_params;             /* __type_params__ */
    const Text *annotate;                /* __annotate__ */
    const Text *debug;                   /* __debug__ */
    const Text *future;                  /* __future__ */
    const Text *super;
    const Text *dot_format; /* parameters and variables that no program can name: ".format" */
    const Text *dot_type_params;
    const Text *dot_generic_base;
    const Text *dot_defaults;
    const Text *dot_kwdefaults;
    const Text *dot_zero; /* ".0": the outermost iterable of a comprehension */
    const Text *lambda;
    const Text *comprehensions[5]; /* by ComprehensionKind */
} KnownNames;

typedef struct SymtableBuilder {
    Symtable *table;
    Diagnostics *diagnostics;
    KnownNames known;
    SymtableEntry *current; /* the block being walked: the top of the stack */
    SymtableEntry **stack;
    int stack_count;
    int stack_capacity;
    const Text *private_name; /* the innermost class, for mangling; NULL outside classes */
    int depth;                /* nesting of the walk */
} SymtableBuilder;

/* ---- symtable.c ---- */

/* A new entry, found by `key` from now on. It is not a child of anything yet. */
SymtableEntry *symtable_entry_new(SymtableBuilder *builder, const Text *name, BlockType type,
                                  const void *key, Location location);
void symtable_entry_add_child(Symtable *table, SymtableEntry *entry, SymtableEntry *child);

/* ---- symtable_define.c: blocks and the names in them ---- */

bool symtable_enter_block(SymtableBuilder *builder, const Text *name, BlockType type,
                          const void *key, Location location);
void symtable_enter_existing_block(SymtableBuilder *builder, SymtableEntry *entry,
                                   bool add_to_children);
void symtable_exit_block(SymtableBuilder *builder);

/* Adds DEF_ flags to a name of the current block: a use where they are DEF_USE, else a binding. */
bool symtable_define(SymtableBuilder *builder, const Text *name, uint32_t flags, Location location);
bool symtable_define_in_context(SymtableBuilder *builder, const Text *name, uint32_t flags,
                                Location location, ExprContext context);
/* The same for another block on the stack; __debug__ is not looked at. */
bool symtable_define_in(SymtableBuilder *builder, SymtableEntry *entry, const Text *name,
                        uint32_t flags, Location location);

/* What is known so far of a name that is not mangled yet. */
uint32_t symtable_flags_so_far(SymtableBuilder *builder, const SymtableEntry *entry,
                               const Text *name);

/* Remembers where a name of the current block was declared global or nonlocal. */
void symtable_record_directive(SymtableBuilder *builder, const Text *name, Location location);

/* __debug__ can be neither assigned nor deleted. */
bool symtable_check_name(SymtableBuilder *builder, const Text *name, Location location,
                         ExprContext context);
bool symtable_check_keywords(SymtableBuilder *builder, const KeywordList *keywords);

/* ---- the walk ---- */

bool symtable_visit_statements(SymtableBuilder *builder, const StmtList *statements);
bool symtable_visit_expression(SymtableBuilder *builder, const Expr *expr);
bool symtable_visit_expressions(SymtableBuilder *builder, const ExprList *list);
bool symtable_visit_optional(SymtableBuilder *builder, const Expr *expr);
bool symtable_visit_keywords(SymtableBuilder *builder, const KeywordList *keywords);
bool symtable_visit_arguments(SymtableBuilder *builder, const Arguments *arguments);
bool symtable_visit_match_cases(SymtableBuilder *builder, const MatchCaseList *cases);

/* ---- symtable_generics.c: annotations and type parameters ---- */

bool symtable_visit_annotation(SymtableBuilder *builder, const Expr *annotation);
bool symtable_visit_function_annotations(SymtableBuilder *builder, const Arguments *arguments,
                                         const Expr *returns, Location location);

/* The block of `[T, ...]` is entered and left around what the parameters are visible in. */
bool symtable_enter_type_params(SymtableBuilder *builder, const Text *name,
                                const TypeParamList *params, Location location);
bool symtable_visit_type_params(SymtableBuilder *builder, const TypeParamList *params);

/* ---- symtable_analyze.c ---- */

bool symtable_analyze(Symtable *table, const KnownNames *known, Diagnostics *diagnostics);

#endif

/*
 * itertools.h - what the files of the module itertools share.
 *
 *     itertools.c          the module, and what all its types have in common
 *     itertools_endless.c  count, cycle, repeat
 *     itertools_filter.c   compress, dropwhile, filterfalse, islice, starmap, takewhile
 *     itertools_join.c     accumulate, batched, chain, pairwise, zip_longest
 *     itertools_group.c    groupby, tee
 *     itertools_combine.c  product, permutations, combinations, combinations_with_replacement
 *
 * Every iterator begins with the struct IterTool: whatever Values it holds are
 * there, so that one traverse, one clear and one destroy serve them all.
 *
 * Source: CPython 3.14 Modules/itertoolsmodule.c.
 */
#ifndef GENSTEP_MODULES_ITERTOOLS_H
#define GENSTEP_MODULES_ITERTOOLS_H

#include <stddef.h>

#include "engine/interp/vm.h"
#include "engine/objects/module.h"
#include "engine/objects/recursion.h"

typedef struct IterTool {
    Object head;
    Value source;   /* where items come from: an iterator, or a tuple of them; NULL at the end */
    Value function; /* what is asked about items, or NULL */
    Value memory;   /* items that are kept, or NULL */
} IterTool;

typedef Value CreateSlot(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);

/* A type of the module; tables of them are ended by a NULL name. */
typedef struct IterToolDef {
    const char *name;
    size_t field; /* offset of its place in Types */
    size_t size;  /* bytes of an instance */
    CreateSlot *create;
    UnarySlot *next;
    UnarySlot *repr; /* or NULL: the usual one */
    const NativeDef *methods;
} IterToolDef;

/* Makes the types and adds them to the module. */
int itertools_add_types(VM *vm, Module *module, const IterToolDef *defs);

/* A new instance without Values. */
IterTool *itertool_new(VM *vm, Type *type);
/* The same with a source (consumed, also on failure) and a function (retained, may be NULL);
 * NULL when the source is. */
IterTool *itertool_new_take(VM *vm, Type *type, Value source, Value function);

/* The arguments of a type that takes none by keyword: counts, and no keywords unless a subclass
 * has an __init__ for them. */
int itertool_check_args(VM *vm, Type *type, const char *name, size_t nargs, Tuple *kwnames,
                        size_t min, size_t max);

/* next() of an iterator that stays alive meanwhile; NULL at the end, where StopIteration may be
 * set, or on error. */
static inline Value itertool_advance(VM *vm, Value iterator) {
    value_retain(iterator);
    Value item = recursion_check(vm, "") < 0 ? NULL : value_type(vm, iterator)->next(vm, iterator);
    value_release(vm, iterator);
    return item;
}

/* After an end: true when it was one (a StopIteration is cleared), false on error. */
bool itertool_ended(VM *vm);

int itertools_init_endless(VM *vm, Module *module);
int itertools_init_filter(VM *vm, Module *module);
int itertools_init_join(VM *vm, Module *module);
int itertools_init_group(VM *vm, Module *module);
int itertools_init_combine(VM *vm, Module *module);

#endif

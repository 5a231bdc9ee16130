/*
 * iterator.h - the built-in iterators over sequences, and those that combine others.
 *
 * Each is at its end when its sequence is NULL: an exhausted iterator stays exhausted.
 * Source: CPython 3.14 Objects/iterobject.c, Objects/listobject.c, Objects/enumobject.c,
 * Python/bltinmodule.c (zip, map, filter).
 */
#ifndef GENSTEP_OBJECTS_ITERATOR_H
#define GENSTEP_OBJECTS_ITERATOR_H

#include "engine/objects/native.h"
#include "engine/objects/object.h"

typedef struct ListIterator { /* also list_reverseiterator, where index counts down */
    Object head;
    List *list; /* NULL when exhausted */
    int64_t index;
} ListIterator;

typedef struct TupleIterator {
    Object head;
    Tuple *tuple;
    size_t index;
} TupleIterator;

typedef struct StrIterator {
    Object head;
    Str *str;
    size_t index;
} StrIterator;

/* iter(sequence) by __getitem__, and reversed(sequence) where index counts down. */
typedef struct SequenceIterator {
    Object head;
    Value sequence;
    int64_t index;
} SequenceIterator;

typedef struct CallableIterator { /* iter(callable, sentinel) */
    Object head;
    Value callable;
    Value sentinel;
} CallableIterator;

Value sequence_iterator_new(VM *vm, Value sequence);
Value callable_iterator_new(VM *vm, Value callable, Value sentinel);

/* Makes the type of an iterator that begins with what it goes through (the list above, a dict, a
 * set), NULL when exhausted, and puts it into its place. */
int iterator_make_type(VM *vm, Type **slot, const char *name, size_t size, UnarySlot *next,
                       const NativeDef *methods);

int types_init_iterators(VM *vm);
int types_init_combinators(VM *vm); /* enumerate, zip, map, filter, reversed */

#endif

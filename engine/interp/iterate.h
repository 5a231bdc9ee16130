/*
 * iterate.h - FOR_ITER over what has no specialised form, and the ends of those that have.
 */
#ifndef GENSTEP_INTERP_ITERATE_H
#define GENSTEP_INTERP_ITERATE_H

#include "engine/objects/iterator.h"

/* The next item; NULL at the end (StopIteration is cleared) or with an exception set. */
Value iterate_next(VM *vm, Value iterator);

/* An exhausted iterator lets go of its sequence. */
void iterate_end_list(VM *vm, ListIterator *iterator);
void iterate_end_tuple(VM *vm, TupleIterator *iterator);

#endif

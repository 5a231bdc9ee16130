/*
 * iterator_state.h - __reduce__ and __setstate__ of the built-in iterators: what copy() makes of
 * one.
 *
 *     iter([1, 2, 3]) after one next()  ->  (iter, ([1, 2, 3],), 1)
 *     copy: iter([1, 2, 3]), then __setstate__(1)
 *
 * Each is a NATIVE_NOARGS (reduce) or NATIVE_ONE (setstate) method.
 * Source: CPython 3.14 Objects/iterobject.c, listobject.c, tupleobject.c, rangeobject.c.
 */
#ifndef GENSTEP_OBJECTS_ITERATOR_STATE_H
#define GENSTEP_OBJECTS_ITERATOR_STATE_H

#include "engine/objects/native.h"
#include "engine/objects/object.h"

/* The builtin function of that name as the module builtins has it now, retained. */
Value iterator_builtin(VM *vm, const char *name);

/* (function, (argument,), index); both consumed, NULL if one is. Without an index when it is < 0.
 */
Value iterator_reduced_take(VM *vm, Value function, Value argument, int64_t index);

/* The argument of __setstate__: an int, held between the limits. */
int iterator_index(VM *vm, Value state, int64_t least, int64_t most, int64_t *index);

/* (iter, ([what is left],)), from a copy of the iterator. Consumes. */
Value iterator_reduced_rest_take(VM *vm, Value copy);

NATIVE_METHOD(list_iterator_reduce);
NATIVE_METHOD(list_iterator_setstate);
NATIVE_METHOD(list_reverseiterator_reduce);
NATIVE_METHOD(list_reverseiterator_setstate);
NATIVE_METHOD(tuple_iterator_reduce);
NATIVE_METHOD(tuple_iterator_setstate);
NATIVE_METHOD(str_iterator_reduce);
NATIVE_METHOD(str_iterator_setstate);
NATIVE_METHOD(sequence_iterator_reduce);
NATIVE_METHOD(sequence_iterator_setstate);
NATIVE_METHOD(callable_iterator_reduce);

#endif

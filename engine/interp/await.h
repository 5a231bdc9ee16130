/*
 * await.h - the instructions of await, async for, and yield from over what is no generator.
 *
 * Failure: NULL with CPython's TypeError or what the object's own code raised.
 * Source: CPython 3.14 Python/bytecodes.c, Python/ceval.c.
 */
#ifndef GENSTEP_INTERP_AWAIT_H
#define GENSTEP_INTERP_AWAIT_H

#include "engine/interp/frame.h"

/* SEND by calling next() or send(): the value yielded, or (*finished) returned. */
Value await_send(VM *vm, Value receiver, Value value, bool *finished);

Value await_yield_from_iter(VM *vm, const Frame *frame, Value iterable);
/* `where`: 1 after __aenter__, 2 after __aexit__, for the message. */
Value await_get_awaitable(VM *vm, Value value, int where);
Value await_get_aiter(VM *vm, Value iterable);
Value await_get_anext(VM *vm, Value iterator);

#endif

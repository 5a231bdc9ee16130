/*
 * intrinsic.h - CALL_INTRINSIC_1 and CALL_INTRINSIC_2: rare operations by number.
 *
 * Source: CPython 3.14 Python/intrinsics.c.
 */
#ifndef GENSTEP_INTERP_INTRINSIC_H
#define GENSTEP_INTERP_INTRINSIC_H

#include "engine/interp/frame.h"

Value intrinsic_1(VM *vm, Frame *frame, int which, Value value);
Value intrinsic_2(VM *vm, int which, Value second, Value first);

#endif

/*
 * unraisable.h - what sys.unraisablehook does by itself; error.h has error_write_unraisable.
 */
#ifndef GENSTEP_INTERP_UNRAISABLE_H
#define GENSTEP_INTERP_UNRAISABLE_H

#include "engine/interp/vm.h"

/* Shows what an UnraisableHookArgs describes. None, or NULL with TypeError. */
Value unraisable_show_arguments(VM *vm, Value arguments);

#endif

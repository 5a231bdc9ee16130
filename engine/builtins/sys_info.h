/*
 * sys_info.h - what sys tells about the interpreter: made when a program first asks.
 *
 * Source: CPython 3.14 Python/sysmodule.c.
 */
#ifndef GENSTEP_BUILTINS_SYS_INFO_H
#define GENSTEP_BUILTINS_SYS_INFO_H

#include "engine/objects/type.h"

/* sys.NAME; NULL without an exception when it is none of these. */
Value sys_info_make(VM *vm, Value name);

/* The names that CPython's sys has and this one has not. */
extern const char sys_info_absent[];

#endif

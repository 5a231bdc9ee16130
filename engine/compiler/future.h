/*
 * future.h - what `from __future__ import ...` asks for.
 *
 * Ownership: plain data. Source: CPython 3.14 Python/future.c.
 */
#ifndef GENSTEP_COMPILER_FUTURE_H
#define GENSTEP_COMPILER_FUTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/bytecode/code.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/diagnostic.h"

typedef struct FutureFeatures {
    uint32_t flags;    /* CODE_FUTURE_ANNOTATIONS, CODE_FUTURE_BARRY_AS_BDFL */
    Location location; /* of the last future statement; LOCATION_NONE without one */
} FutureFeatures;

/* Reads the future statements at the head of `module`. False: diagnostics->error says why. */
bool future_from_module(const Module *module, FutureFeatures *future, Diagnostics *diagnostics);

#endif

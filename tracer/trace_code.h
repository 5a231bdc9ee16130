/*
 * trace_code.h - from a compiled code object to what a trace keeps of it.
 */
#ifndef GENSTEP_TRACER_TRACE_CODE_H
#define GENSTEP_TRACER_TRACE_CODE_H

#include "engine/bytecode/code.h"
#include "tracer/trace_data.h"

/* Adds the code object to the trace under this id; everything is copied. */
TraceCodeEntry *trace_code_from(Trace *trace, const Code *code, uint32_t id);

#endif

/*
 * json_format.h - what the writer and the reader of JSON traces agree on. Private to them.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_FORMAT_H
#define GENSTEP_TRACER_FORMATS_JSON_FORMAT_H

#define JSON_FORMAT_NAME   "genstep-trace"
#define JSON_BYTECODE_NAME "cpython-3.14"
enum { JSON_FORMAT_VERSION = 1 };

#endif

/*
 * message.h - the text of error messages: error_raise's conversions.
 *
 * Private to the object room; the conversions are described in error.h.
 */
#ifndef GENSTEP_OBJECTS_MESSAGE_H
#define GENSTEP_OBJECTS_MESSAGE_H

#include <stdarg.h>

#include "engine/objects/str_builder.h"

/* false when a %R or %S raised. */
bool message_add(StrBuilder *builder, const char *format, va_list arguments);
/* A Str. */
Value message_format(VM *vm, const char *format, va_list arguments);

#endif

#include "engine/compiler/diagnostic.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/memory.h"

static void diagnostic_done(Diagnostic *diagnostic) {
    memory_free(diagnostic->message);
    memory_free(diagnostic->text);
    *diagnostic = (Diagnostic){0};
}

void diagnostics_done(Diagnostics *diagnostics) {
    diagnostic_done(&diagnostics->error);
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        diagnostic_done(&diagnostics->warnings[i]);
    }
    memory_free(diagnostics->warnings);
    *diagnostics = (Diagnostics){0};
}

static void set_message(Diagnostic *diagnostic, const char *format, va_list arguments) {
    Buffer message = {0};
    buffer_add_format_list(&message, format, arguments);
    diagnostic->message = buffer_take(&message);
}

Diagnostic *diagnostics_set_error(Diagnostics *diagnostics, DiagnosticKind kind, const char *format,
                                  ...) {
    if (diagnostics->error.kind == DIAGNOSTIC_NONE) {
        diagnostics->error.kind = kind;
        va_list arguments;
        va_start(arguments, format);
        set_message(&diagnostics->error, format, arguments);
        va_end(arguments);
    }
    return &diagnostics->error;
}

static Diagnostic *add_warning(Diagnostics *diagnostics, DiagnosticKind kind) {
    diagnostics->warnings =
        memory_resize(diagnostics->warnings, diagnostics->warning_count + 1, sizeof(Diagnostic));
    Diagnostic *warning = &diagnostics->warnings[diagnostics->warning_count++];
    *warning = (Diagnostic){.kind = kind};
    return warning;
}

Diagnostic *diagnostics_add_warning(Diagnostics *diagnostics, DiagnosticKind kind,
                                    const char *format, ...) {
    Diagnostic *warning = add_warning(diagnostics, kind);
    va_list arguments;
    va_start(arguments, format);
    set_message(warning, format, arguments);
    va_end(arguments);
    return warning;
}

static void set_location(Diagnostic *diagnostic, Location location) {
    diagnostic->line = location.line;
    diagnostic->column = location.column + 1;
    diagnostic->end_line = location.end_line;
    diagnostic->end_column = location.end_column + 1;
}

Diagnostic *diagnostics_set_syntax_error(Diagnostics *diagnostics, Location location,
                                         const char *format, ...) {
    Diagnostic *error = &diagnostics->error;
    if (error->kind == DIAGNOSTIC_NONE) {
        error->kind = DIAGNOSTIC_SYNTAX_ERROR;
        va_list arguments;
        va_start(arguments, format);
        set_message(error, format, arguments);
        va_end(arguments);
        set_location(error, location);
    }
    return error;
}

Diagnostic *diagnostics_add_syntax_warning(Diagnostics *diagnostics, Location location,
                                           const char *format, ...) {
    Diagnostic *warning = add_warning(diagnostics, DIAGNOSTIC_SYNTAX_WARNING);
    va_list arguments;
    va_start(arguments, format);
    set_message(warning, format, arguments);
    va_end(arguments);
    set_location(warning, location);
    return warning;
}

const char *diagnostic_kind_name(DiagnosticKind kind) {
    switch (kind) {
    case DIAGNOSTIC_NONE: return "none";
    case DIAGNOSTIC_SYNTAX_ERROR: return "SyntaxError";
    case DIAGNOSTIC_INDENTATION_ERROR: return "IndentationError";
    case DIAGNOSTIC_TAB_ERROR: return "TabError";
    case DIAGNOSTIC_OVERFLOW_ERROR: return "OverflowError";
    case DIAGNOSTIC_RECURSION_ERROR: return "RecursionError";
    case DIAGNOSTIC_MEMORY_ERROR: return "MemoryError";
    case DIAGNOSTIC_SYSTEM_ERROR: return "SystemError";
    case DIAGNOSTIC_VALUE_ERROR: return "ValueError";
    case DIAGNOSTIC_UNICODE_DECODE_ERROR: return "UnicodeDecodeError";
    case DIAGNOSTIC_SYNTAX_WARNING: return "SyntaxWarning";
    case DIAGNOSTIC_DEPRECATION_WARNING: return "DeprecationWarning";
    case DIAGNOSTIC_UNSUPPORTED: return "unsupported";
    }
    return "";
}

#include "engine/compiler/future.h"

#include <string.h>

#include "engine/compiler/ast_preprocess.h"

/* Features that have long been part of the language: asking for them changes nothing. */
static const char *const mandatory[] = {
    "nested_scopes",  "generators",     "division",         "absolute_import",
    "with_statement", "print_function", "unicode_literals", "generator_stop",
};

static bool is_mandatory(const Text *name) {
    for (size_t i = 0; i < sizeof mandatory / sizeof mandatory[0]; i++) {
        if (text_equal_string(name, mandatory[i])) {
            return true;
        }
    }
    return false;
}

/* The message quotes at most 100 bytes, and no half character. */
static int quoted_size(const Text *name) {
    size_t size = name->size;
    if (size > 100) {
        size = 100;
        while (((unsigned char)name->data[size] & 0xC0) == 0x80) {
            size--;
        }
    }
    return (int)size;
}

/* CPython's future_check_features. */
static bool check_feature(const Alias *alias, FutureFeatures *future, Diagnostics *diagnostics) {
    const Text *name = alias->name;
    if (is_mandatory(name)) {
        return true;
    }
    if (text_equal_string(name, "barry_as_FLUFL")) {
        future->flags |= CODE_FUTURE_BARRY_AS_BDFL;
        return true;
    }
    if (text_equal_string(name, "annotations")) {
        future->flags |= CODE_FUTURE_ANNOTATIONS;
        return true;
    }
    if (text_equal_string(name, "braces")) {
        diagnostics_set_syntax_error(diagnostics, alias->location, "not a chance");
    } else {
        diagnostics_set_syntax_error(diagnostics, alias->location,
                                     "future feature %.*s is not defined", quoted_size(name),
                                     name->data);
    }
    return false;
}

static bool is_future_statement(const Stmt *stmt) {
    return stmt->kind == STMT_IMPORT_FROM && stmt->as.import.level == 0 &&
           stmt->as.import.module != NULL &&
           text_equal_string(stmt->as.import.module, "__future__");
}

/* CPython's future_parse: only a docstring may come before. */
bool future_from_module(const Module *module, FutureFeatures *future, Diagnostics *diagnostics) {
    *future = (FutureFeatures){.flags = 0, .location = LOCATION_NONE};
    int first = ast_docstring(&module->body) != NULL ? 1 : 0;
    for (int i = first; i < module->body.count; i++) {
        const Stmt *stmt = module->body.items[i];
        if (!is_future_statement(stmt)) {
            break;
        }
        for (int j = 0; j < stmt->as.import.names.count; j++) {
            if (!check_feature(stmt->as.import.names.items[j], future, diagnostics)) {
                return false;
            }
        }
        future->location = stmt->location;
    }
    return true;
}

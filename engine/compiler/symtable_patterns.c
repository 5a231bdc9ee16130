/* The first pass over the cases of a match statement (CPython's symtable_visit_pattern). */
#include "engine/compiler/nesting.h"
#include "engine/compiler/symtable_internal.h"

static bool visit_pattern(SymtableBuilder *builder, const Pattern *pattern);

static bool visit_patterns(SymtableBuilder *builder, const PatternList *patterns) {
    for (int i = 0; i < patterns->count; i++) {
        if (!visit_pattern(builder, patterns->items[i])) {
            return false;
        }
    }
    return true;
}

/* NULL: a wildcard binds nothing. */
static bool bind(SymtableBuilder *builder, const Pattern *pattern, const Text *name) {
    return name == NULL || symtable_define(builder, name, DEF_LOCAL, pattern->location);
}

static bool visit_mapping(SymtableBuilder *builder, const Pattern *pattern) {
    return symtable_visit_expressions(builder, &pattern->as.mapping.keys) &&
           visit_patterns(builder, &pattern->as.mapping.patterns) &&
           bind(builder, pattern, pattern->as.mapping.rest);
}

static bool visit_class_pattern(SymtableBuilder *builder, const Pattern *pattern) {
    const NameList *attributes = &pattern->as.class_pattern.kwd_attrs;
    const PatternList *values = &pattern->as.class_pattern.kwd_patterns;
    if (!symtable_visit_expression(builder, pattern->as.class_pattern.cls) ||
        !visit_patterns(builder, &pattern->as.class_pattern.patterns)) {
        return false;
    }
    for (int i = 0; i < attributes->count; i++) {
        if (!symtable_check_name(builder, attributes->items[i], values->items[i]->location,
                                 CONTEXT_STORE)) {
            return false;
        }
    }
    return visit_patterns(builder, values);
}

static bool visit_kind(SymtableBuilder *builder, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE: return symtable_visit_expression(builder, pattern->as.value);
    case PATTERN_SINGLETON: return true;
    case PATTERN_SEQUENCE:
    case PATTERN_OR: return visit_patterns(builder, &pattern->as.patterns);
    case PATTERN_MAPPING: return visit_mapping(builder, pattern);
    case PATTERN_CLASS: return visit_class_pattern(builder, pattern);
    case PATTERN_STAR: return bind(builder, pattern, pattern->as.capture.name);
    case PATTERN_AS:
        return (pattern->as.capture.pattern == NULL ||
                visit_pattern(builder, pattern->as.capture.pattern)) &&
               bind(builder, pattern, pattern->as.capture.name);
    }
    return true;
}

static bool visit_pattern(SymtableBuilder *builder, const Pattern *pattern) {
    if (!nesting_enter(&builder->depth, builder->diagnostics) || !visit_kind(builder, pattern)) {
        return false;
    }
    nesting_leave(&builder->depth);
    return true;
}

bool symtable_visit_match_cases(SymtableBuilder *builder, const MatchCaseList *cases) {
    for (int i = 0; i < cases->count; i++) {
        const MatchCase *match_case = cases->items[i];
        if (!visit_pattern(builder, match_case->pattern) ||
            !symtable_visit_optional(builder, match_case->guard) ||
            !symtable_visit_statements(builder, &match_case->body)) {
            return false;
        }
    }
    return true;
}

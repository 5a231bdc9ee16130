#include "tests/unit/symtable_text.h"

#include <string.h>

#include "engine/compiler/parser.h"
#include "engine/compiler/symtable.h"

static const char *const block_types[] = {
    [BLOCK_FUNCTION] = "function",
    [BLOCK_CLASS] = "class",
    [BLOCK_MODULE] = "module",
    [BLOCK_ANNOTATION] = "annotation",
    [BLOCK_TYPE_ALIAS] = "type alias",
    [BLOCK_TYPE_PARAMS] = "type params",
    [BLOCK_TYPE_VARIABLE] = "type variable",
};

static const char *const scopes[] = {
    [SCOPE_NONE] = "none",
    [SCOPE_LOCAL] = "local",
    [SCOPE_GLOBAL_EXPLICIT] = "global!",
    [SCOPE_GLOBAL_IMPLICIT] = "global",
    [SCOPE_FREE] = "free",
    [SCOPE_CELL] = "cell",
};

static const struct {
    uint32_t flag;
    const char *name;
} flag_names[] = {
    {DEF_GLOBAL, "global"},
    {DEF_LOCAL, "bind"},
    {DEF_PARAM, "param"},
    {DEF_NONLOCAL, "nonlocal"},
    {DEF_USE, "use"},
    {DEF_FREE_CLASS, "free_class"},
    {DEF_IMPORT, "import"},
    {DEF_ANNOT, "annot"},
    {DEF_COMP_ITER, "comp_iter"},
    {DEF_TYPE_PARAM, "type_param"},
    {DEF_COMP_CELL, "comp_cell"},
};

static void add_symbol(const Symbol *symbol, Buffer *out) {
    buffer_add_format(out, " %s=%s(", symbol->name->data, scopes[symbol_scope(symbol->flags)]);
    const char *separator = "";
    for (size_t i = 0; i < sizeof flag_names / sizeof flag_names[0]; i++) {
        if ((symbol->flags & flag_names[i].flag) != 0) {
            buffer_add_format(out, "%s%s", separator, flag_names[i].name);
            separator = " ";
        }
    }
    buffer_add_string(out, ")");
}

static void add_parameters(const SymtableEntry *entry, Buffer *out) {
    if (entry->varnames.count == 0 && entry->type != BLOCK_FUNCTION) {
        return;
    }
    buffer_add_byte(out, '(');
    for (int i = 0; i < entry->varnames.count; i++) {
        buffer_add_format(out, "%s%s", i > 0 ? " " : "", entry->varnames.items[i]->data);
    }
    buffer_add_byte(out, ')');
}

static void add_properties(const SymtableEntry *entry, Buffer *out) {
    const struct {
        bool set;
        const char *name;
    } properties[] = {
        {entry->nested, "nested"},
        {entry->generator, "generator"},
        {entry->coroutine, "coroutine"},
        {entry->varargs, "varargs"},
        {entry->varkeywords, "varkeywords"},
        {entry->returns_value, "returns_value"},
        {entry->method, "method"},
        {entry->has_docstring, "docstring"},
        {entry->annotations_used, "annotations_used"},
        {entry->needs_class_closure, "needs_class_closure"},
        {entry->needs_classdict, "needs_classdict"},
        {entry->can_see_class_scope, "can_see_class_scope"},
        {entry->has_conditional_annotations, "conditional_annotations"},
    };
    const char *separator = " [";
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if (properties[i].set) {
            buffer_add_format(out, "%s%s", separator, properties[i].name);
            separator = " ";
        }
    }
    buffer_add_string(out, separator[1] == '[' ? "" : "]");
}

static bool is_idle_annotation(const SymtableEntry *entry) {
    return entry->type == BLOCK_ANNOTATION && entry->symbols.count == 1;
}

static void add_block(const Symtable *table, const SymtableEntry *entry, int level, Buffer *out) {
    buffer_add_repeated(out, ' ', (size_t)level * 2);
    buffer_add_format(out, "%s %s", block_types[entry->type], entry->name->data);
    add_parameters(entry, out);
    add_properties(entry, out);
    buffer_add_byte(out, ':');
    int count;
    const Symbol *symbols = symtable_entry_sorted(table, entry, &count);
    for (int i = 0; i < count; i++) {
        add_symbol(&symbols[i], out);
    }
    buffer_add_byte(out, '\n');
    for (int i = 0; i < entry->child_count; i++) {
        if (!is_idle_annotation(entry->children[i])) {
            add_block(table, entry->children[i], level + 1, out);
        }
    }
}

void symtable_to_text(const char *source, Buffer *out, Diagnostics *diagnostics) {
    Arena arena;
    TextPool texts;
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    const Module *module = parse_module(source, strlen(source), &arena, &texts, diagnostics, NULL);
    FutureFeatures future;
    if (module != NULL && future_from_module(module, &future, diagnostics)) {
        const Symtable *table = symtable_build(module, &future, &arena, &texts, diagnostics);
        if (table != NULL) {
            add_block(table, table->top, 0, out);
        }
    }
    text_pool_done(&texts);
    arena_done(&arena);
}

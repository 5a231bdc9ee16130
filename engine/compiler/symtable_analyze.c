/*
 * The second pass: from what is known of the names in each block to their scopes.
 *
 * Blocks are analysed from the outside in, so that a block knows what the
 * functions around it bind; names that it does not bind itself are free and
 * reported outwards, where the block that binds them makes them cells.
 *
 * CPython copies the sets of visible names for each block. Here there is one
 * map of what is visible at the moment, and a log by which leaving a block
 * takes back what entering it changed: the work grows with the number of
 * names, not with names times blocks. (CPython's set of declared globals is
 * left out: nothing depends on it.)
 */
#include <assert.h>
#include <string.h>

#include "engine/compiler/symtable_internal.h"

/* What the blocks around the present one say of a name. */
enum {
    VISIBLE_BOUND = 1,      /* bound by a function-like block */
    VISIBLE_TYPE_PARAM = 2, /* and that as a type parameter */
};

typedef struct VisibleChange {
    const Text *name;
    uint32_t before;
} VisibleChange;

typedef struct Analyzer {
    Symtable *table;
    const KnownNames *known;
    Diagnostics *diagnostics;
    Arena scratch; /* for what is not needed after the analysis */
    SymbolMap visible;
    VisibleChange *changes;
    int change_count;
    int change_capacity;
} Analyzer;

/* ---- what is visible ---- */

static uint32_t visible_flags(const Analyzer *analyzer, const Text *name) {
    const Symbol *symbol = symbol_map_find(&analyzer->visible, name);
    return symbol == NULL ? 0 : symbol->flags;
}

static bool is_visible(const Analyzer *analyzer, const Text *name) {
    return (visible_flags(analyzer, name) & VISIBLE_BOUND) != 0;
}

static void log_change(Analyzer *analyzer, const Text *name, uint32_t before) {
    if (analyzer->change_count == analyzer->change_capacity) {
        int capacity = analyzer->change_capacity == 0 ? 64 : analyzer->change_capacity * 2;
        VisibleChange *changes =
            ARENA_NEW_ARRAY(&analyzer->scratch, VisibleChange, (size_t)capacity);
        if (analyzer->change_count > 0) {
            memcpy(changes, analyzer->changes,
                   (size_t)analyzer->change_count * sizeof(VisibleChange));
        }
        analyzer->changes = changes;
        analyzer->change_capacity = capacity;
    }
    analyzer->changes[analyzer->change_count++] = (VisibleChange){name, before};
}

static void set_visible(Analyzer *analyzer, const Text *name, uint32_t mask, uint32_t flags) {
    uint32_t before = visible_flags(analyzer, name);
    uint32_t after = (before & ~mask) | flags;
    if (after != before) {
        log_change(analyzer, name, before);
        symbol_map_add(&analyzer->visible, &analyzer->scratch, name)->flags = after;
    }
}

static void undo_visible(Analyzer *analyzer, int change_count) {
    while (analyzer->change_count > change_count) {
        const VisibleChange *change = &analyzer->changes[--analyzer->change_count];
        symbol_map_find(&analyzer->visible, change->name)->flags = change->before;
    }
}

/* ---- the scope of one name ---- */

static void set_scope(Symbol *symbol, Scope scope) {
    symbol->flags = (symbol->flags & ((1u << SCOPE_OFFSET) - 1)) | (uint32_t)scope << SCOPE_OFFSET;
}

/* A SyntaxError where the name was declared global or nonlocal. */
static bool error_at_directive(Analyzer *analyzer, const SymtableEntry *entry, const Text *name,
                               const char *format) {
    Location location = LOCATION_NONE;
    for (int i = 0; i < entry->directive_count; i++) {
        if (entry->directives[i].name == name) {
            location = entry->directives[i].location;
            break;
        }
    }
    assert(location.line > 0);
    diagnostics_set_syntax_error(analyzer->diagnostics, location, format, name->data);
    return false;
}

static bool analyze_global(Analyzer *analyzer, const SymtableEntry *entry, Symbol *symbol) {
    if ((symbol->flags & DEF_NONLOCAL) != 0) {
        return error_at_directive(analyzer, entry, symbol->name,
                                  "name '%s' is nonlocal and global");
    }
    set_scope(symbol, SCOPE_GLOBAL_EXPLICIT);
    if (entry->type != BLOCK_CLASS) {
        set_visible(analyzer, symbol->name, VISIBLE_BOUND, 0);
    }
    return true;
}

static bool analyze_nonlocal(Analyzer *analyzer, const SymtableEntry *entry, Symbol *symbol,
                             SymbolMap *free) {
    if (entry->type == BLOCK_MODULE) {
        return error_at_directive(analyzer, entry, symbol->name,
                                  "nonlocal declaration not allowed at module level");
    }
    uint32_t visible = visible_flags(analyzer, symbol->name);
    if ((visible & VISIBLE_BOUND) == 0) {
        return error_at_directive(analyzer, entry, symbol->name,
                                  "no binding for nonlocal '%s' found");
    }
    if ((visible & VISIBLE_TYPE_PARAM) != 0) {
        return error_at_directive(analyzer, entry, symbol->name,
                                  "nonlocal binding not allowed for type parameter '%s'");
    }
    set_scope(symbol, SCOPE_FREE);
    symbol_map_add(free, &analyzer->scratch, symbol->name);
    return true;
}

static void analyze_bound(Analyzer *analyzer, const SymtableEntry *entry, Symbol *symbol) {
    set_scope(symbol, SCOPE_LOCAL);
    uint32_t type_param = (symbol->flags & DEF_TYPE_PARAM) != 0 ? VISIBLE_TYPE_PARAM : 0;
    /* What a class or module binds is not visible in the functions inside it. */
    uint32_t bound = symtable_entry_is_function_like(entry) ? VISIBLE_BOUND : 0;
    set_visible(analyzer, symbol->name, VISIBLE_TYPE_PARAM | bound, type_param | bound);
}

/* CPython's analyze_name. `class_entry`: the class whose names the block sees first, or NULL. */
static bool analyze_name(Analyzer *analyzer, const SymtableEntry *entry, Symbol *symbol,
                         const SymtableEntry *class_entry, SymbolMap *free) {
    if ((symbol->flags & DEF_GLOBAL) != 0) {
        return analyze_global(analyzer, entry, symbol);
    }
    if ((symbol->flags & DEF_NONLOCAL) != 0) {
        return analyze_nonlocal(analyzer, entry, symbol, free);
    }
    if ((symbol->flags & DEF_BOUND) != 0) {
        analyze_bound(analyzer, entry, symbol);
        return true;
    }
    if (class_entry != NULL) {
        uint32_t flags = symtable_entry_symbol(class_entry, symbol->name);
        if ((flags & DEF_GLOBAL) != 0) {
            set_scope(symbol, SCOPE_GLOBAL_EXPLICIT);
            return true;
        }
        if ((flags & DEF_BOUND) != 0 && (flags & DEF_NONLOCAL) == 0) {
            set_scope(symbol, SCOPE_GLOBAL_IMPLICIT);
            return true;
        }
    }
    if (is_visible(analyzer, symbol->name)) {
        set_scope(symbol, SCOPE_FREE);
        symbol_map_add(free, &analyzer->scratch, symbol->name);
    } else {
        set_scope(symbol, SCOPE_GLOBAL_IMPLICIT);
    }
    return true;
}

/* ---- inlined comprehensions (PEP 709) ---- */

/* Every name that is free in a child of the comprehension. */
static void collect_free_in_children(Analyzer *analyzer, const SymtableEntry *entry,
                                     SymbolMap *names) {
    for (int i = 0; i < entry->child_count; i++) {
        const SymbolMap *symbols = &entry->children[i]->symbols;
        for (int j = 0; j < symbols->count; j++) {
            const Symbol *symbol = &symbols->items[j];
            if (symbol->name != NULL && symbol_scope(symbol->flags) == SCOPE_FREE) {
                symbol_map_add(names, &analyzer->scratch, symbol->name);
            }
        }
    }
}

/*
 * Takes one name of the comprehension into the block. The comprehension's free
 * names that turn out to be this block's own are removed from `comp_free`.
 * Returns false where the name is to be removed from the comprehension.
 */
static bool inline_symbol(Analyzer *analyzer, SymtableEntry *entry, const Symbol *symbol,
                          const SymbolMap *free_in_children, SymbolMap *comp_free) {
    const Text *name = symbol->name;
    Scope scope = symbol_scope(symbol->flags);
    /* __class__ is never free in a class block: there is no cell yet. */
    bool is_class_cell =
        scope == SCOPE_FREE && entry->type == BLOCK_CLASS && name == analyzer->known->class_cell;
    if (is_class_cell) {
        scope = SCOPE_GLOBAL_IMPLICIT;
        symbol_map_remove(comp_free, name);
    }
    const Symbol *existing = symbol_map_find(&entry->symbols, name);
    if (existing == NULL) {
        Symbol *added = symbol_map_add(&entry->symbols, analyzer->table->arena, name);
        added->flags = symbol->flags;
        set_scope(added, scope);
    } else if ((existing->flags & DEF_BOUND) != 0 && entry->type != BLOCK_CLASS &&
               symbol_map_find(free_in_children, name) == NULL) {
        symbol_map_remove(comp_free, name); /* a mere local now */
    }
    return !is_class_cell;
}

/* CPython's inline_comprehension. */
static void inline_comprehension(Analyzer *analyzer, SymtableEntry *entry, SymtableEntry *comp,
                                 SymbolMap *comp_free, SymbolMap *inlined_cells) {
    SymbolMap free_in_children = {0};
    collect_free_in_children(analyzer, comp, &free_in_children);
    bool keep_class_cell = true;
    for (int i = 0; i < comp->symbols.count; i++) {
        const Symbol *symbol = &comp->symbols.items[i];
        if (symbol->name == NULL || (symbol->flags & DEF_PARAM) != 0) {
            continue; /* the parameter .0 */
        }
        if (symbol_scope(symbol->flags) == SCOPE_CELL || (symbol->flags & DEF_COMP_CELL) != 0) {
            symbol_map_add(inlined_cells, &analyzer->scratch, symbol->name);
        }
        keep_class_cell &= inline_symbol(analyzer, entry, symbol, &free_in_children, comp_free);
    }
    if (!keep_class_cell) {
        symbol_map_remove(&comp->symbols, analyzer->known->class_cell);
    }
    comp->comp_inlined = true;
}

/* The children of inlined comprehensions take their place. */
static void splice_children(Symtable *table, SymtableEntry *entry) {
    bool any = false;
    for (int i = 0; i < entry->child_count; i++) {
        any |= entry->children[i]->comp_inlined;
    }
    if (!any) {
        return;
    }
    SymtableEntry **children = entry->children;
    int count = entry->child_count;
    entry->children = NULL;
    entry->child_count = 0;
    entry->child_capacity = 0;
    for (int i = 0; i < count; i++) {
        if (!children[i]->comp_inlined) {
            symtable_entry_add_child(table, entry, children[i]);
            continue;
        }
        for (int j = 0; j < children[i]->child_count; j++) {
            symtable_entry_add_child(table, entry, children[i]->children[j]);
        }
    }
}

/* ---- a block as a whole ---- */

/* Locals that are free further in become cells, and are free no more. */
static void analyze_cells(SymtableEntry *entry, SymbolMap *free, const SymbolMap *inlined_cells) {
    for (int i = 0; i < entry->symbols.count; i++) {
        Symbol *symbol = &entry->symbols.items[i];
        if (symbol->name == NULL || symbol_scope(symbol->flags) != SCOPE_LOCAL) {
            continue;
        }
        if (symbol_map_remove(free, symbol->name) ||
            symbol_map_find(inlined_cells, symbol->name) != NULL) {
            set_scope(symbol, SCOPE_CELL);
        }
    }
}

/* What methods want of the class around them comes from cells that the class makes. */
static void drop_class_free(const KnownNames *known, SymtableEntry *entry, SymbolMap *free) {
    entry->needs_class_closure |= symbol_map_remove(free, known->class_cell);
    entry->needs_classdict |= symbol_map_remove(free, known->class_dict);
    entry->has_conditional_annotations |= symbol_map_remove(free, known->conditional_annotations);
}

/* Names that are free further in pass through this block. */
static void add_passing_names(Analyzer *analyzer, SymtableEntry *entry, const SymbolMap *free) {
    bool is_class_like = entry->type == BLOCK_CLASS || entry->can_see_class_scope;
    for (int i = 0; i < free->count; i++) {
        const Text *name = free->items[i].name;
        if (name == NULL) {
            continue;
        }
        Symbol *symbol = symbol_map_find(&entry->symbols, name);
        if (symbol != NULL) {
            symbol->flags |= is_class_like ? DEF_FREE_CLASS : 0;
        } else if (entry->type == BLOCK_MODULE || is_visible(analyzer, name)) {
            set_scope(symbol_map_add(&entry->symbols, analyzer->table->arena, name), SCOPE_FREE);
        }
    }
}

static void mark_inlined_cells(SymtableEntry *entry, const SymbolMap *inlined_cells) {
    for (int i = 0; i < inlined_cells->count; i++) {
        Symbol *symbol = symbol_map_find(&entry->symbols, inlined_cells->items[i].name);
        if (symbol != NULL) {
            symbol->flags |= DEF_COMP_CELL;
        }
    }
}

static void add_all(Analyzer *analyzer, SymbolMap *names, const SymbolMap *more) {
    for (int i = 0; i < more->count; i++) {
        if (more->items[i].name != NULL) {
            symbol_map_add(names, &analyzer->scratch, more->items[i].name);
        }
    }
}

static bool analyze_block(Analyzer *analyzer, SymtableEntry *entry,
                          const SymtableEntry *class_entry, SymbolMap *free);

/*
 * Analyses the children: what is free in them is added to `free`, cells of
 * comprehensions that were inlined to `inlined_cells`.
 */
static bool analyze_children(Analyzer *analyzer, SymtableEntry *entry,
                             const SymtableEntry *class_entry, SymbolMap *free,
                             SymbolMap *inlined_cells) {
    for (int i = 0; i < entry->child_count; i++) {
        SymtableEntry *child = entry->children[i];
        const SymtableEntry *child_class = NULL;
        if (child->can_see_class_scope) {
            child_class = entry->type == BLOCK_CLASS ? entry : class_entry;
        }
        SymbolMap child_free = {0};
        if (!analyze_block(analyzer, child, child_class, &child_free)) {
            return false;
        }
        /* All but generator expressions, and not in annotation scopes directly in classes. */
        if (child->comprehension != COMPREHENSION_NONE && !child->generator &&
            !entry->can_see_class_scope) {
            inline_comprehension(analyzer, entry, child, &child_free, inlined_cells);
        }
        add_all(analyzer, free, &child_free);
    }
    splice_children(analyzer->table, entry);
    return true;
}

/* Decides the scopes of a block and of all blocks in it. Free names are added to `free`. */
static bool analyze_block(Analyzer *analyzer, SymtableEntry *entry,
                          const SymtableEntry *class_entry, SymbolMap *free) {
    int change_count = analyzer->change_count;
    for (int i = 0; i < entry->symbols.count; i++) {
        if (!analyze_name(analyzer, entry, &entry->symbols.items[i], class_entry, free)) {
            return false;
        }
    }
    if (entry->type == BLOCK_CLASS) {
        set_visible(analyzer, analyzer->known->class_cell, VISIBLE_BOUND, VISIBLE_BOUND);
        set_visible(analyzer, analyzer->known->class_dict, VISIBLE_BOUND, VISIBLE_BOUND);
        set_visible(analyzer, analyzer->known->conditional_annotations, VISIBLE_BOUND,
                    VISIBLE_BOUND);
    }
    SymbolMap free_inside = {0};
    SymbolMap inlined_cells = {0};
    if (!analyze_children(analyzer, entry, class_entry, &free_inside, &inlined_cells)) {
        return false;
    }
    if (symtable_entry_is_function_like(entry)) {
        analyze_cells(entry, &free_inside, &inlined_cells);
    } else if (entry->type == BLOCK_CLASS) {
        drop_class_free(analyzer->known, entry, &free_inside);
    }
    mark_inlined_cells(entry, &inlined_cells);
    add_passing_names(analyzer, entry, &free_inside);
    add_all(analyzer, free, &free_inside);
    undo_visible(analyzer, change_count);
    return true;
}

bool symtable_analyze(Symtable *table, const KnownNames *known, Diagnostics *diagnostics) {
    Analyzer analyzer = {.table = table, .known = known, .diagnostics = diagnostics};
    arena_init(&analyzer.scratch);
    SymbolMap free = {0};
    bool ok = analyze_block(&analyzer, table->top, NULL, &free);
    arena_done(&analyzer.scratch);
    return ok;
}

/* Entering and leaving blocks, and entering names into them. */
#include <string.h>

#include "engine/compiler/symtable_internal.h"

/* ---- blocks ---- */

static void push(SymtableBuilder *builder, SymtableEntry *entry) {
    if (builder->stack_count == builder->stack_capacity) {
        builder->stack_capacity = builder->stack_capacity == 0 ? 16 : builder->stack_capacity * 2;
        SymtableEntry **stack = ARENA_NEW_ARRAY(builder->table->arena, SymtableEntry *,
                                                (size_t)builder->stack_capacity);
        if (builder->stack_count > 0) {
            memcpy(stack, builder->stack, (size_t)builder->stack_count * sizeof(SymtableEntry *));
        }
        builder->stack = stack;
    }
    builder->stack[builder->stack_count++] = entry;
    builder->current = entry;
}

void symtable_enter_existing_block(SymtableBuilder *builder, SymtableEntry *entry,
                                   bool add_to_children) {
    SymtableEntry *parent = builder->current;
    push(builder, entry);
    if (parent == NULL) {
        return;
    }
    /* No `:=` anywhere in the outermost iterable of a comprehension, however deep. */
    entry->comp_iter_expr = parent->comp_iter_expr;
    if (parent->mangled_names != NULL && entry->type != BLOCK_CLASS) {
        entry->mangled_names = parent->mangled_names;
    }
    /* Annotations that will be mere strings take no part in the analysis. */
    bool is_string = entry->type == BLOCK_ANNOTATION &&
                     (builder->table->future.flags & CODE_FUTURE_ANNOTATIONS) != 0;
    if (add_to_children && !is_string) {
        symtable_entry_add_child(builder->table, parent, entry);
    }
}

bool symtable_enter_block(SymtableBuilder *builder, const Text *name, BlockType type,
                          const void *key, Location location) {
    SymtableEntry *entry = symtable_entry_new(builder, name, type, key, location);
    symtable_enter_existing_block(builder, entry, true);
    if (type == BLOCK_ANNOTATION || type == BLOCK_TYPE_VARIABLE || type == BLOCK_TYPE_ALIAS) {
        /* Such a block becomes a function that is told the format to evaluate in. */
        return symtable_define(builder, builder->known.dot_format, DEF_PARAM, location) &&
               symtable_define(builder, builder->known.dot_format, DEF_USE, location);
    }
    return true;
}

void symtable_exit_block(SymtableBuilder *builder) {
    builder->stack_count--;
    builder->current = builder->stack_count == 0 ? NULL : builder->stack[builder->stack_count - 1];
}

/* ---- names ---- */

static const Text *mangle(SymtableBuilder *builder, const SymtableEntry *entry, const Text *name) {
    if (name->data[0] != '_') {
        return name;
    }
    return symtable_maybe_mangle(builder->table->texts, builder->private_name, entry, name);
}

uint32_t symtable_flags_so_far(SymtableBuilder *builder, const SymtableEntry *entry,
                               const Text *name) {
    return symtable_entry_symbol(entry, mangle(builder, entry, name));
}

static void add_parameter(SymtableBuilder *builder, SymtableEntry *entry, const Text *name) {
    SymbolNames *list = &entry->varnames;
    if (list->count == list->capacity) {
        list->capacity = list->capacity == 0 ? 4 : list->capacity * 2;
        const Text **items =
            ARENA_NEW_ARRAY(builder->table->arena, const Text *, (size_t)list->capacity);
        if (list->count > 0) {
            memcpy(items, list->items, (size_t)list->count * sizeof(Text *));
        }
        list->items = items;
    }
    list->items[list->count++] = name;
}

/* What cannot be said of a name of which `known` was said already. */
static bool check_conflicts(SymtableBuilder *builder, const SymtableEntry *entry, const Text *name,
                            uint32_t known, uint32_t flags, Location location) {
    if ((flags & known & DEF_PARAM) != 0) {
        diagnostics_set_syntax_error(builder->diagnostics, location,
                                     "duplicate argument '%s' in function definition", name->data);
        return false;
    }
    if ((flags & known & DEF_TYPE_PARAM) != 0) {
        diagnostics_set_syntax_error(builder->diagnostics, location,
                                     "duplicate type parameter '%s'", name->data);
        return false;
    }
    if (entry->comp_iter_target && ((known | flags) & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
        diagnostics_set_syntax_error(
            builder->diagnostics, location,
            "comprehension inner loop cannot rebind assignment expression target '%s'", name->data);
        return false;
    }
    return true;
}

bool symtable_define_in(SymtableBuilder *builder, SymtableEntry *entry, const Text *name,
                        uint32_t flags, Location location) {
    Arena *arena = builder->table->arena;
    const Text *mangled = mangle(builder, builder->current, name);
    Symbol *symbol = symbol_map_add(&entry->symbols, arena, mangled);
    if (!check_conflicts(builder, entry, name, symbol->flags, flags, location)) {
        return false;
    }
    symbol->flags |= flags;
    if (entry->comp_iter_target) {
        symbol->flags |= DEF_COMP_ITER; /* for a later `:=` to clash with */
    }
    if ((flags & DEF_PARAM) != 0) {
        add_parameter(builder, entry, mangled);
    } else if ((flags & DEF_GLOBAL) != 0) {
        symbol_map_add(&builder->table->top->symbols, arena, mangled)->flags |= flags;
    }
    return true;
}

bool symtable_define_in_context(SymtableBuilder *builder, const Text *name, uint32_t flags,
                                Location location, ExprContext context) {
    if ((flags & DEF_BOUND) != 0 && !symtable_check_name(builder, name, location, context)) {
        return false;
    }
    SymbolMap *mangled_names = builder->current->mangled_names;
    if ((flags & DEF_TYPE_PARAM) != 0 && mangled_names != NULL) {
        symbol_map_add(mangled_names, builder->table->arena, name);
    }
    return symtable_define_in(builder, builder->current, name, flags, location);
}

bool symtable_define(SymtableBuilder *builder, const Text *name, uint32_t flags,
                     Location location) {
    return symtable_define_in_context(builder, name, flags, location,
                                      flags == DEF_USE ? CONTEXT_LOAD : CONTEXT_STORE);
}

void symtable_record_directive(SymtableBuilder *builder, const Text *name, Location location) {
    SymtableEntry *entry = builder->current;
    if (entry->directive_count == entry->directive_capacity) {
        entry->directive_capacity =
            entry->directive_capacity == 0 ? 4 : entry->directive_capacity * 2;
        SymbolDirective *directives = ARENA_NEW_ARRAY(builder->table->arena, SymbolDirective,
                                                      (size_t)entry->directive_capacity);
        if (entry->directive_count > 0) {
            memcpy(directives, entry->directives,
                   (size_t)entry->directive_count * sizeof(SymbolDirective));
        }
        entry->directives = directives;
    }
    entry->directives[entry->directive_count++] =
        (SymbolDirective){mangle(builder, entry, name), location};
}

/* ---- __debug__ ---- */

bool symtable_check_name(SymtableBuilder *builder, const Text *name, Location location,
                         ExprContext context) {
    if (name != builder->known.debug || context == CONTEXT_LOAD) {
        return true;
    }
    diagnostics_set_syntax_error(builder->diagnostics, location,
                                 context == CONTEXT_STORE ? "cannot assign to __debug__"
                                                          : "cannot delete __debug__");
    return false;
}

bool symtable_check_keywords(SymtableBuilder *builder, const KeywordList *keywords) {
    for (int i = 0; i < keywords->count; i++) {
        const Keyword *keyword = keywords->items[i];
        if (keyword->name != NULL &&
            !symtable_check_name(builder, keyword->name, keyword->location, CONTEXT_STORE)) {
            return false;
        }
    }
    return true;
}

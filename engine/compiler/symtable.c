#include "engine/compiler/symtable.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/compiler/ast_preprocess.h"
#include "engine/compiler/symtable_internal.h"

/* ---- the blocks, by key ---- */

static int find_block(const Symtable *table, const void *key) {
    uint64_t hash = (uint64_t)(uintptr_t)key * 0x9E3779B97F4A7C15u;
    int mask = table->block_capacity - 1;
    int slot = (int)((hash >> 32) & (uint64_t)mask);
    while (table->blocks[slot] != NULL && table->blocks[slot]->key != key) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow_blocks(Symtable *table) {
    SymtableEntry **old = table->blocks;
    int old_capacity = table->block_capacity;
    table->block_capacity = old_capacity == 0 ? 64 : old_capacity * 2;
    table->blocks = ARENA_NEW_ARRAY(table->arena, SymtableEntry *, (size_t)table->block_capacity);
    for (int i = 0; i < old_capacity; i++) {
        if (old[i] != NULL) {
            table->blocks[find_block(table, old[i]->key)] = old[i];
        }
    }
}

SymtableEntry *symtable_lookup(const Symtable *table, const void *key) {
    return table->blocks[find_block(table, key)];
}

/* ---- entries ---- */

/* CPython's ste_new. */
SymtableEntry *symtable_entry_new(SymtableBuilder *builder, const Text *name, BlockType type,
                                  const void *key, Location location) {
    Symtable *table = builder->table;
    const SymtableEntry *parent = builder->current;
    SymtableEntry *entry = ARENA_NEW(table->arena, SymtableEntry);
    entry->key = key;
    entry->type = type;
    entry->name = name;
    entry->location = location;
    entry->nested = parent != NULL && (parent->nested || symtable_entry_is_function_like(parent));
    entry->method = parent != NULL && parent->type == BLOCK_CLASS && type == BLOCK_FUNCTION;
    if (table->block_count * 2 >= table->block_capacity) {
        grow_blocks(table);
    }
    table->blocks[find_block(table, key)] = entry;
    table->block_count++;
    return entry;
}

void symtable_entry_add_child(Symtable *table, SymtableEntry *entry, SymtableEntry *child) {
    if (entry->child_count == entry->child_capacity) {
        entry->child_capacity = entry->child_capacity == 0 ? 4 : entry->child_capacity * 2;
        SymtableEntry **children =
            ARENA_NEW_ARRAY(table->arena, SymtableEntry *, (size_t)entry->child_capacity);
        if (entry->child_count > 0) {
            memcpy(children, entry->children, (size_t)entry->child_count * sizeof(SymtableEntry *));
        }
        entry->children = children;
    }
    entry->children[entry->child_count++] = child;
}

uint32_t symtable_entry_symbol(const SymtableEntry *entry, const Text *name) {
    const Symbol *symbol = symbol_map_find(&entry->symbols, name);
    return symbol == NULL ? 0 : symbol->flags;
}

Scope symtable_entry_scope(const SymtableEntry *entry, const Text *name) {
    return symbol_scope(symtable_entry_symbol(entry, name));
}

void symtable_entry_set_symbol(Symtable *table, SymtableEntry *entry, const Text *name,
                               uint32_t flags) {
    symbol_map_add(&entry->symbols, table->arena, name)->flags = flags;
}

/* By code point, which is the order of UTF-8's bytes. */
static int compare_symbols(const void *left, const void *right) {
    const Text *a = ((const Symbol *)left)->name;
    const Text *b = ((const Symbol *)right)->name;
    int order = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
    if (order != 0) {
        return order;
    }
    return (a->size > b->size) - (a->size < b->size);
}

const Symbol *symtable_entry_sorted(const Symtable *table, const SymtableEntry *entry, int *count) {
    const SymbolMap *symbols = &entry->symbols;
    Symbol *sorted = ARENA_NEW_ARRAY(table->arena, Symbol, (size_t)symbols->count);
    *count = 0;
    for (int i = 0; i < symbols->count; i++) {
        if (symbols->items[i].name != NULL) {
            sorted[(*count)++] = symbols->items[i];
        }
    }
    if (*count > 1) {
        qsort(sorted, (size_t)*count, sizeof(Symbol), compare_symbols);
    }
    return sorted;
}

/* ---- private names ---- */

/* `__name`, but neither `__name__` nor a dotted module name. */
static bool is_private(const Text *name) {
    return name->size >= 2 && name->data[0] == '_' && name->data[1] == '_' &&
           !(name->data[name->size - 1] == '_' && name->data[name->size - 2] == '_') &&
           memchr(name->data, '.', name->size) == NULL;
}

const Text *symtable_mangle(TextPool *texts, const Text *private_name, const Text *name) {
    if (private_name == NULL || !is_private(name)) {
        return name;
    }
    size_t underscores = strspn(private_name->data, "_");
    if (underscores == private_name->size) {
        return name; /* a class named _ or __ has no private names */
    }
    Buffer mangled = {0};
    buffer_add_byte(&mangled, '_');
    buffer_add(&mangled, private_name->data + underscores, private_name->size - underscores);
    buffer_add(&mangled, name->data, name->size);
    const Text *result = text_intern(texts, mangled.data, mangled.size);
    buffer_done(&mangled);
    return result;
}

const Text *symtable_maybe_mangle(TextPool *texts, const Text *private_name,
                                  const SymtableEntry *entry, const Text *name) {
    if (entry->mangled_names != NULL && symbol_map_find(entry->mangled_names, name) == NULL) {
        return name;
    }
    return symtable_mangle(texts, private_name, name);
}

/* ---- building ---- */

static void intern_known_names(KnownNames *known, TextPool *texts) {
    *known = (KnownNames){
        .class_cell = text_intern_string(texts, "__class__"),
        .class_dict = text_intern_string(texts, "__classdict__"),
        .conditional_annotations = text_intern_string(texts, "__conditional_annotations__"),
        .type_params = text_intern_string(texts, "__type_params__"),
        .annotate = text_intern_string(texts, "__annotate__"),
        .debug = text_intern_string(texts, "__debug__"),
        .future = text_intern_string(texts, "__future__"),
        .super = text_intern_string(texts, "super"),
        .dot_format = text_intern_string(texts, ".format"),
        .dot_type_params = text_intern_string(texts, ".type_params"),
        .dot_generic_base = text_intern_string(texts, ".generic_base"),
        .dot_defaults = text_intern_string(texts, ".defaults"),
        .dot_kwdefaults = text_intern_string(texts, ".kwdefaults"),
        .dot_zero = text_intern_string(texts, ".0"),
        .lambda = text_intern_string(texts, "lambda"),
        .comprehensions =
            {
                [COMPREHENSION_LIST] = text_intern_string(texts, "listcomp"),
                [COMPREHENSION_DICT] = text_intern_string(texts, "dictcomp"),
                [COMPREHENSION_SET] = text_intern_string(texts, "setcomp"),
                [COMPREHENSION_GENERATOR] = text_intern_string(texts, "genexpr"),
            },
    };
}

Symtable *symtable_build(const Module *module, const FutureFeatures *future, Arena *arena,
                         TextPool *texts, Diagnostics *diagnostics) {
    Symtable *table = ARENA_NEW(arena, Symtable);
    table->arena = arena;
    table->texts = texts;
    table->future = *future;

    SymtableBuilder builder = {.table = table, .diagnostics = diagnostics};
    intern_known_names(&builder.known, texts);
    if (!symtable_enter_block(&builder, text_intern_string(texts, "top"), BLOCK_MODULE, module,
                              (Location){0, 0, 0, 0})) {
        return NULL;
    }
    table->top = builder.current;
    table->top->has_docstring = ast_docstring(&module->body) != NULL;
    if (!symtable_visit_statements(&builder, &module->body)) {
        return NULL;
    }
    symtable_exit_block(&builder);
    return symtable_analyze(table, &builder.known, diagnostics) ? table : NULL;
}

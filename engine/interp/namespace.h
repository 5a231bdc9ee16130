/*
 * namespace.h - names that are not fast locals: globals, builtins, class and module bodies, cells.
 *
 * Failure: NULL or -1 with CPython's NameError, UnboundLocalError or what the
 * namespace's own code raised.
 * Source: CPython 3.14 Python/ceval.c.
 */
#ifndef GENSTEP_INTERP_NAMESPACE_H
#define GENSTEP_INTERP_NAMESPACE_H

#include "engine/interp/frame.h"
#include "engine/objects/dict.h"

/* `name` is an index into co_names in these three. */
Value namespace_load_name(VM *vm, Frame *frame, unsigned name);
int namespace_store_name(VM *vm, Frame *frame, unsigned name, Value value);
int namespace_store_global(VM *vm, Frame *frame, unsigned name, Value value);
int namespace_delete_name(VM *vm, Frame *frame, Value name);
Value namespace_load_global(VM *vm, Frame *frame, Value name);
int namespace_delete_global(VM *vm, Frame *frame, Value name);
/* Looks in a namespace first: LOAD_FROM_DICT_OR_GLOBALS, LOAD_FROM_DICT_OR_DEREF. */
Value namespace_load_or_global(VM *vm, Frame *frame, Value namespace, Value name);
Value namespace_load_or_deref(VM *vm, Frame *frame, Value namespace, int slot);
int namespace_setup_annotations(VM *vm, Frame *frame);
Value namespace_load_build_class(VM *vm, Frame *frame);

/* A mapping's item: 1 found (*value retained), 0 no such key, -1. */
int namespace_get_item(VM *vm, Value mapping, Value key, Value *value);

/* "cannot access local variable 'x' ..." */
void namespace_raise_unbound(VM *vm, const CodeObject *code, int slot);
/* The same for a cell variable, or NameError for one of an enclosing scope. */
void namespace_raise_unbound_deref(VM *vm, const CodeObject *code, int slot);

/* super(class, self).name, or super().name, when `super` may be anything; at `operands` lie
 * super, class and self. */
Value namespace_load_super(VM *vm, const Value *operands, size_t nargs, Value name);

/* The entry of a name in a namespace by the hint of an earlier look-up, or NULL: look it up. */
static inline DictEntry *namespace_hinted_entry(const CodeObject *code, const Dict *dict,
                                                unsigned name) {
    const NameHint *hints = code->hints;
    if (hints == NULL || hints[name].version != 0 || hints[name].index >= dict->entry_count) {
        return NULL;
    }
    DictEntry *entry = &dict->entries[hints[name].index];
    return entry->key == code->names[name] ? entry : NULL;
}

/* The same for a name that the namespace, a module's, does not have and the builtins do. */
static inline DictEntry *namespace_hinted_builtin(const Frame *frame, unsigned name) {
    const CodeObject *code = frame->code;
    const NameHint *hints = code->hints;
    const Dict *builtins = frame->builtins;
    if (hints == NULL || hints[name].version == 0 ||
        hints[name].version != frame->globals->keys_version ||
        frame->locals != value_from_object(frame->globals) ||
        hints[name].index >= builtins->entry_count) {
        return NULL;
    }
    DictEntry *entry = &builtins->entries[hints[name].index];
    return entry->key == code->names[name] ? entry : NULL;
}

#endif

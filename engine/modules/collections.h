/*
 * collections.h - what the files of the module _collections share.
 *
 *     collections.c             the module; _tuplegetter and _count_elements
 *     collections_deque.c       deque and its iterators
 *     collections_default.c     defaultdict
 *     collections_ordered.c     OrderedDict
 *     collections_ordered_view.c  its views and iterators
 *
 * The rest of collections is Python (engine/lib/collections/__init__.py).
 * Source: CPython 3.14 Modules/_collectionsmodule.c, Objects/odictobject.c.
 */
#ifndef GENSTEP_MODULES_COLLECTIONS_H
#define GENSTEP_MODULES_COLLECTIONS_H

#include <stddef.h>

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/module.h"

int collections_init_deque(VM *vm, Module *module);
int collections_init_default(VM *vm, Module *module);
int collections_init_ordered(VM *vm, Module *module);

/* ---- OrderedDict ---- */

/* A dict remembers the order already. What it adds: moving items, and iterators that notice every
 * change of the order. */
typedef struct OrderedDict {
    Dict dict;
    uint64_t changes; /* counts insertions, deletions and moves */
    Dict *attributes; /* __dict__, or NULL */
    Value weakrefs;
} OrderedDict;

/* What an iterator or a view gives. */
typedef enum OrderedPart { ORDERED_KEYS, ORDERED_VALUES, ORDERED_ITEMS } OrderedPart;

Value ordered_iterator_new(VM *vm, Value ordered, OrderedPart part, bool reversed);
Value ordered_view_new(VM *vm, Value ordered, OrderedPart part);
int collections_init_ordered_views(VM *vm);

#endif

/*
 * functools_lru.c - the cache behind lru_cache: results by arguments, the least recently used
 * forgotten first.
 *
 *     cache: dict of key -> link        links in a ring, by time of use
 *
 *     [ root ] <-> [ oldest ] <-> ... <-> [ newest ] <-> back to root
 *
 * Ownership: the dict owns the links; the ring only borrows them.
 */
#include "engine/modules/functools.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/method.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

typedef struct LruLink {
    Object head;
    struct LruLink *previous;
    struct LruLink *next;
    int64_t hash;
    Value key;
    Value result;
} LruLink;

typedef struct LruCache {
    Object head;
    LruLink root; /* no object: the ring's beginning and end */
    Value function;
    Value cache;      /* Dict: to links, or to results when the size is not bounded */
    Value info_type;  /* makes what cache_info() returns */
    Value separator;  /* stands in keys between arguments and keywords */
    int64_t max_size; /* -1: not bounded; 0: nothing is kept */
    int64_t hits;
    int64_t misses;
    bool typed;
    Dict *dict;
    Value weakrefs;
} LruCache;

static LruCache *to_cache(Value value) {
    return (LruCache *)value_object(value);
}

/* ---- the ring ---- */

static void link_remove(LruLink *link) {
    link->previous->next = link->next;
    link->next->previous = link->previous;
}

static void link_append(LruCache *cache, LruLink *link) {
    link->previous = cache->root.previous;
    link->next = &cache->root;
    link->previous->next = link;
    cache->root.previous = link;
}

static void ring_empty(LruCache *cache) {
    cache->root.next = cache->root.previous = &cache->root;
}

static void link_destroy(VM *vm, Object *self) {
    LruLink *link = (LruLink *)self;
    value_release_if(vm, link->key);
    value_release_if(vm, link->result);
    object_free(vm, self);
}

static int link_traverse(Object *self, VisitCall *visit, void *context) {
    const LruLink *link = (const LruLink *)self;
    int status = link->key == NULL ? 0 : visit(link->key, context);
    return status != 0 || link->result == NULL ? status : visit(link->result, context);
}

/* ---- keys ---- */

/* A lone int or str is its own key; otherwise a tuple of all arguments, with the keywords behind
 * the separator, and with all their types when those matter. */
static Value make_key(VM *vm, const LruCache *cache, const Value *args, size_t nargs,
                      Tuple *kwnames) {
    size_t keywords = kwnames == NULL ? 0 : kwnames->size;
    if (!cache->typed && keywords == 0 && nargs == 1) {
        const Type *type = value_type(vm, args[0]);
        if (type == vm->types.int_ || type == vm->types.str) {
            return value_retain(args[0]);
        }
    }
    size_t size =
        nargs + (keywords == 0 ? 0 : 1 + 2 * keywords) + (cache->typed ? nargs + keywords : 0);
    Tuple *key = tuple_new(vm, size);
    if (key == NULL) {
        return NULL;
    }
    size_t at = 0;
    for (size_t i = 0; i < nargs; i++) {
        key->items[at++] = value_retain(args[i]);
    }
    if (keywords > 0) {
        key->items[at++] = value_retain(cache->separator);
    }
    for (size_t i = 0; i < keywords; i++) {
        key->items[at++] = value_retain(kwnames->items[i]);
        key->items[at++] = value_retain(args[nargs + i]);
    }
    for (size_t i = 0; cache->typed && i < nargs + keywords; i++) {
        key->items[at++] = value_retain(value_from_object(value_type(vm, args[i])));
    }
    return value_from_object(key);
}

/* ---- the three kinds of caches ---- */

/* What is kept for the key, retained: NULL without an exception when it is a miss. */
static Value look_up(VM *vm, const LruCache *cache, Value key, int64_t hash) {
    Value found = NULL;
    return dict_get_hashed(vm, value_to_dict(cache->cache), key, hash, &found) > 0 ? found : NULL;
}

static Value call_unbounded(VM *vm, LruCache *cache, Value key, int64_t hash, const Value *args,
                            size_t nargs, Tuple *kwnames) {
    Value result = look_up(vm, cache, key, hash);
    if (result != NULL) {
        cache->hits++;
        return result;
    }
    if (error_occurred(vm)) {
        return NULL;
    }
    cache->misses++;
    result = object_call(vm, cache->function, args, nargs, kwnames);
    if (result != NULL && dict_set_hashed(vm, value_to_dict(cache->cache), key, hash, result) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

/* Forgets the least recently used: 0, -1. */
static int forget_oldest(VM *vm, LruCache *cache) {
    LruLink *oldest = cache->root.next;
    value_retain(value_from_object(oldest));
    link_remove(oldest);
    int removed = dict_remove(vm, value_to_dict(cache->cache), oldest->key);
    if (removed < 0) {
        /* It goes back to where it was. */
        oldest->previous = &cache->root;
        oldest->next = cache->root.next;
        oldest->next->previous = oldest;
        cache->root.next = oldest;
    }
    value_release(vm, value_from_object(oldest));
    return removed < 0 ? -1 : 0;
}

static int remember(VM *vm, LruCache *cache, Value key, int64_t hash, Value result) {
    Dict *dict = value_to_dict(cache->cache);
    if ((int64_t)dict->used >= cache->max_size && cache->root.next != &cache->root &&
        forget_oldest(vm, cache) < 0) {
        return -1;
    }
    LruLink *link = object_new(vm, vm->types.functools_lru_link, sizeof(LruLink));
    if (link == NULL) {
        return -1;
    }
    link->hash = hash;
    link->key = value_retain(key);
    link->result = value_retain(result);
    int status = dict_set_hashed(vm, dict, key, hash, value_from_object(link));
    if (status == 0) {
        link_append(cache, link);
    }
    value_release(vm, value_from_object(link));
    return status;
}

static Value call_bounded(VM *vm, LruCache *cache, Value key, int64_t hash, const Value *args,
                          size_t nargs, Tuple *kwnames) {
    Value found = look_up(vm, cache, key, hash);
    if (found != NULL) {
        LruLink *link = (LruLink *)value_object(found);
        link_remove(link);
        link_append(cache, link);
        cache->hits++;
        Value result = value_retain(link->result);
        value_release(vm, found);
        return result;
    }
    if (error_occurred(vm)) {
        return NULL;
    }
    cache->misses++;
    Value result = object_call(vm, cache->function, args, nargs, kwnames);
    if (result == NULL) {
        return NULL;
    }
    /* The call may have put the same key there. */
    found = look_up(vm, cache, key, hash);
    if (found != NULL) {
        value_release(vm, found);
        return result;
    }
    if (error_occurred(vm) || remember(vm, cache, key, hash, result) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static Value cache_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    LruCache *cache = to_cache(self);
    if (cache->max_size == 0) {
        cache->misses++;
        return object_call(vm, cache->function, args, nargs, kwnames);
    }
    Value key = make_key(vm, cache, args, nargs, kwnames);
    int64_t hash;
    Value result = NULL;
    if (key != NULL && object_hash(vm, key, &hash) == 0) {
        result = cache->max_size < 0 ? call_unbounded(vm, cache, key, hash, args, nargs, kwnames)
                                     : call_bounded(vm, cache, key, hash, args, nargs, kwnames);
    }
    value_release_if(vm, key);
    return result;
}

/* ---- making one ---- */

static int parse_size(VM *vm, Value value, int64_t *size) {
    *size = -1;
    if (value == VALUE_NONE) {
        return 0;
    }
    if (!object_has_index(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "maxsize should be integer or None");
    }
    if (int_from_index(vm, value, vm->types.OverflowError, size) < 0) {
        return -1;
    }
    *size = *size < 0 ? 0 : *size;
    return 0;
}

static Value cache_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type",
                                        NULL};
    static const ArgSpec spec = {
        .function = "lru_cache", .names = names, .required = 4, .max_positional = 4};
    Value given[4];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (!object_is_callable(vm, given[0])) {
        return error_raise(vm, vm->types.TypeError, "the first argument must be callable");
    }
    int typed = object_truth(vm, given[2]);
    int64_t size;
    if (typed < 0 || parse_size(vm, given[1], &size) < 0) {
        return NULL;
    }
    LruCache *cache = object_new(vm, type, type->basic_size);
    if (cache == NULL) {
        return NULL;
    }
    ring_empty(cache);
    cache->max_size = size;
    cache->typed = typed;
    cache->function = value_retain(given[0]);
    cache->info_type = value_retain(given[3]);
    cache->cache = value_from_object(dict_new(vm));
    if (cache->cache != NULL) {
        cache->separator = object_call_no_args(vm, value_from_object(vm->types.object));
    }
    if (cache->separator == NULL) {
        value_release(vm, value_from_object(cache));
        return NULL;
    }
    return value_from_object(cache);
}

/* As a class attribute it is bound like a function. */
static Value cache_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL || instance == VALUE_NONE ? value_retain(self)
                                                      : method_new(vm, self, instance);
}

/* ---- methods ---- */

NATIVE_FUNCTION(cache_info) {
    const LruCache *cache = to_cache(self);
    const Value numbers[] = {int_from_i64(vm, cache->hits), int_from_i64(vm, cache->misses),
                             cache->max_size < 0 ? VALUE_NONE : int_from_i64(vm, cache->max_size),
                             int_from_size(vm, value_to_dict(cache->cache)->used)};
    return object_call(vm, cache->info_type, numbers, 4, NULL);
}

NATIVE_FUNCTION(cache_clear) {
    LruCache *cache = to_cache(self);
    ring_empty(cache);
    cache->hits = 0;
    cache->misses = 0;
    dict_clear(vm, value_to_dict(cache->cache));
    return VALUE_NONE;
}

NATIVE_FUNCTION(cache_reduce) {
    return object_get_attr(vm, self, vm->names.__qualname__);
}

NATIVE_FUNCTION(cache_copy) {
    return value_retain(self);
}

static const NativeDef cache_methods[] = {
    {"cache_info", cache_info, NATIVE_NOARGS, NULL},
    {"cache_clear", cache_clear, NATIVE_NOARGS, NULL},
    {"__reduce__", cache_reduce, NATIVE_NOARGS, NULL},
    {"__copy__", cache_copy, NATIVE_VARARGS, NULL},
    {"__deepcopy__", cache_copy, NATIVE_VARARGS, NULL},
    {0},
};

static const GetSetDef cache_getsets[] = {
    {"__dict__", object_get_dict, object_set_dict, NULL},
    {0},
};

/* ---- the types ---- */

static void cache_clear_slot(VM *vm, Object *self) {
    LruCache *cache = (LruCache *)self;
    ring_empty(cache);
    if (cache->cache != NULL) {
        dict_clear(vm, value_to_dict(cache->cache));
    }
    instance_clear(vm, self);
}

static void cache_destroy(VM *vm, Object *self) {
    LruCache *cache = (LruCache *)self;
    cache_clear_slot(vm, self);
    const Value parts[] = {cache->function, cache->cache, cache->info_type, cache->separator};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_release_if(vm, parts[i]);
    }
    object_free(vm, self);
}

static int cache_traverse(Object *self, VisitCall *visit, void *context) {
    const LruCache *cache = (const LruCache *)self;
    const Value parts[] = {cache->function, cache->cache, cache->info_type, cache->separator};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int status = parts[i] == NULL ? 0 : visit(parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return instance_traverse(self, visit, context);
}

static int init_cache(VM *vm) {
    Type *type = type_new_builtin(
        vm, "_lru_cache_wrapper", LAYOUT_OTHER, sizeof(LruCache), vm->types.object,
        TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_METHOD_DESCRIPTOR);
    if (type == NULL) {
        return -1;
    }
    type->dict_offset = offsetof(LruCache, dict);
    type->weakref_offset = offsetof(LruCache, weakrefs);
    type->destroy = cache_destroy;
    type->traverse = cache_traverse;
    type->clear = cache_clear_slot;
    type->create = cache_create;
    type->call = cache_call;
    type->descr_get = cache_get;
    type->methods = cache_methods;
    type->getsets = cache_getsets;
    return type_ready_take(vm, &vm->types.functools_lru_cache, type, "functools");
}

static int init_link(VM *vm) {
    Type *type = type_new_builtin(vm, "_lru_list_elem", LAYOUT_OTHER, sizeof(LruLink),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = link_destroy;
    type->traverse = link_traverse;
    return type_ready_take(vm, &vm->types.functools_lru_link, type, "functools");
}

int functools_init_lru(VM *vm, Module *module) {
    if ((vm->types.functools_lru_cache == NULL && init_cache(vm) < 0) ||
        (vm->types.functools_lru_link == NULL && init_link(vm) < 0)) {
        return -1;
    }
    return module_set(vm, module, "_lru_cache_wrapper",
                      value_from_object(vm->types.functools_lru_cache));
}

/*
 * heapq.c - the module _heapq: a list as a heap, where each item is not larger than the two
 * below it (places 2i+1 and 2i+2), so that the smallest comes first; or the other way round.
 *
 * Comparing runs code of the program: the list may have changed its size afterwards, which is
 * an error, or its buffer.
 * Source: CPython 3.14 Modules/_heapqmodule.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"

/* Whether `left` belongs above `right`: 1, 0, -1. `right` first for a max-heap. */
static int is_above(VM *vm, List *heap, Value left, Value right, bool max) {
    size_t size = heap->size;
    value_retain(left);
    value_retain(right);
    int above = max ? object_compare_bool(vm, right, left, CMP_LT)
                    : object_compare_bool(vm, left, right, CMP_LT);
    value_release(vm, left);
    value_release(vm, right);
    if (above >= 0 && heap->size != size) {
        return error_raise_int(vm, vm->types.RuntimeError, "list changed size during iteration");
    }
    return above;
}

static void swap(List *heap, size_t a, size_t b) {
    Value item = heap->items[a];
    heap->items[a] = heap->items[b];
    heap->items[b] = item;
}

/* The item at `at` rises towards `start` until it is in order. */
static int rise(VM *vm, List *heap, size_t start, size_t at, bool max) {
    while (at > start) {
        size_t parent = (at - 1) / 2;
        int above = is_above(vm, heap, heap->items[at], heap->items[parent], max);
        if (above <= 0) {
            return above;
        }
        swap(heap, parent, at);
        at = parent;
    }
    return 0;
}

/* The item at `start` sinks to the bottom, past the child that belongs above the other, and rises
 * from there: fewer comparisons than stopping on the way. */
static int sink(VM *vm, List *heap, size_t start, bool max) {
    size_t size = heap->size;
    size_t at = start;
    while (at < size / 2) {
        size_t child = 2 * at + 1;
        if (child + 1 < size) {
            int above = is_above(vm, heap, heap->items[child], heap->items[child + 1], max);
            if (above < 0) {
                return -1;
            }
            child += !above;
        }
        swap(heap, child, at);
        at = child;
    }
    return rise(vm, heap, start, at, max);
}

/* The arguments: a heap, and for some functions an item. NULL with TypeError. */
static List *parse(VM *vm, const char *name, const Value *args, size_t nargs, size_t count) {
    if (count > 1 && args_check_count(vm, name, nargs, count, count) < 0) {
        return NULL;
    }
    if (!value_is_list(args[0])) {
        error_raise(vm, vm->types.TypeError,
                    count > 1 ? "%s() argument 1 must be list, not %T"
                              : "%s() argument must be list, not %T",
                    name, args[0]);
        return NULL;
    }
    return value_to_list(args[0]);
}

static Value push(VM *vm, const char *name, const Value *args, size_t nargs, bool max) {
    List *heap = parse(vm, name, args, nargs, 2);
    return heap == NULL || list_append(vm, heap, args[1]) < 0 ||
                   rise(vm, heap, 0, heap->size - 1, max) < 0
               ? NULL
               : VALUE_NONE;
}

static Value raise_empty(VM *vm) {
    return error_raise(vm, vm->types.IndexError, "index out of range");
}

/* Puts another item on top and lets it sink; the old one. */
static Value replace_top(VM *vm, List *heap, Value item, bool max) {
    Value top = heap->items[0];
    heap->items[0] = value_retain(item);
    object_changed(vm, &heap->head);
    if (sink(vm, heap, 0, max) < 0) {
        value_release(vm, top);
        return NULL;
    }
    return top;
}

static Value pop(VM *vm, const char *name, const Value *args, size_t nargs, bool max) {
    List *heap = parse(vm, name, args, nargs, 1);
    if (heap == NULL) {
        return NULL;
    }
    if (heap->size == 0) {
        return raise_empty(vm);
    }
    Value last = value_retain(heap->items[heap->size - 1]);
    if (list_replace(vm, heap, heap->size - 1, heap->size, NULL, 0) < 0) {
        value_release(vm, last);
        return NULL;
    }
    if (heap->size == 0) {
        return last;
    }
    Value top = replace_top(vm, heap, last, max);
    value_release(vm, last);
    return top;
}

static Value replace(VM *vm, const char *name, const Value *args, size_t nargs, bool max) {
    List *heap = parse(vm, name, args, nargs, 2);
    if (heap == NULL) {
        return NULL;
    }
    return heap->size == 0 ? raise_empty(vm) : replace_top(vm, heap, args[1], max);
}

static Value pushpop(VM *vm, const char *name, const Value *args, size_t nargs, bool max) {
    List *heap = parse(vm, name, args, nargs, 2);
    if (heap == NULL) {
        return NULL;
    }
    if (heap->size == 0) {
        return value_retain(args[1]);
    }
    Value top = value_retain(heap->items[0]);
    int above = max ? object_compare_bool(vm, args[1], top, CMP_LT)
                    : object_compare_bool(vm, top, args[1], CMP_LT);
    value_release(vm, top);
    if (above <= 0) {
        return above < 0 ? NULL : value_retain(args[1]);
    }
    return heap->size == 0 ? raise_empty(vm) : replace_top(vm, heap, args[1], max);
}

static Value heapify(VM *vm, const char *name, const Value *args, size_t nargs, bool max) {
    List *heap = parse(vm, name, args, nargs, 1);
    for (size_t i = heap == NULL ? 0 : heap->size / 2; i-- > 0;) {
        if (sink(vm, heap, i, max) < 0) {
            return NULL;
        }
    }
    return heap == NULL ? NULL : VALUE_NONE;
}

#define HEAP_FUNCTION(name, function, max)                                                         \
    NATIVE_FUNCTION(name) {                                                                        \
        return function(vm, &#name[sizeof "heapq_" - 1], args, nargs, max);                        \
    }

HEAP_FUNCTION(heapq_heappush, push, false)
HEAP_FUNCTION(heapq_heappushpop, pushpop, false)
HEAP_FUNCTION(heapq_heappop, pop, false)
HEAP_FUNCTION(heapq_heapreplace, replace, false)
HEAP_FUNCTION(heapq_heapify, heapify, false)
HEAP_FUNCTION(heapq_heappush_max, push, true)
HEAP_FUNCTION(heapq_heappushpop_max, pushpop, true)
HEAP_FUNCTION(heapq_heappop_max, pop, true)
HEAP_FUNCTION(heapq_heapreplace_max, replace, true)
HEAP_FUNCTION(heapq_heapify_max, heapify, true)

static const NativeDef functions[] = {
    {"heappush", heapq_heappush, NATIVE_FAST, "($module, heap, item, /)"},
    {"heappushpop", heapq_heappushpop, NATIVE_FAST, "($module, heap, item, /)"},
    {"heappop", heapq_heappop, NATIVE_ONE, "($module, heap, /)"},
    {"heapreplace", heapq_heapreplace, NATIVE_FAST, "($module, heap, item, /)"},
    {"heapify", heapq_heapify, NATIVE_ONE, "($module, heap, /)"},
    {"heappush_max", heapq_heappush_max, NATIVE_FAST, "($module, heap, item, /)"},
    {"heappushpop_max", heapq_heappushpop_max, NATIVE_FAST, "($module, heap, item, /)"},
    {"heappop_max", heapq_heappop_max, NATIVE_ONE, "($module, heap, /)"},
    {"heapreplace_max", heapq_heapreplace_max, NATIVE_FAST, "($module, heap, item, /)"},
    {"heapify_max", heapq_heapify_max, NATIVE_ONE, "($module, heap, /)"},
    {0},
};

int heapq_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}

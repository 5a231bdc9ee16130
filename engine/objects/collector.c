/*
 * collector.c - finds objects that only hold each other.
 *
 * Each traced object gets a mark, in an array beside its page: first the
 * number of its references. Those that come from other traced objects are
 * taken off; what has some left is held from outside (a frame, C code), and
 * so is all that it reaches. The rest is garbage: weak references to it are
 * emptied, its finalizers run, and what they did not bring back to life is
 * made to drop its references.
 */
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/heap_state.h"
#include "engine/objects/instance.h"
#include "engine/objects/object_life.h"
#include "engine/objects/weakref.h"

#define MARK_REACHED UINT32_MAX       /* held from outside */
#define MARK_NONE    (UINT32_MAX - 1) /* takes no part */

#define COLLECT_BUDGET_MIN ((size_t)4 * 1024 * 1024)

typedef struct ObjectList {
    Object **items;
    size_t count;
    size_t capacity;
} ObjectList;

static void list_add(ObjectList *list, Object *object) {
    if (list->count == list->capacity) {
        list->capacity = list->capacity == 0 ? 256 : list->capacity * 2;
        list->items = memory_resize(list->items, list->capacity, sizeof(Object *));
    }
    list->items[list->count++] = object;
}

static Object *page_object(HeapPage *page, uint32_t index) {
    return (Object *)(void *)(heap_page_cells(page) + (size_t)index * page->cell_size);
}

/* Where the mark of an object is; NULL if the object takes no part in this collection. */
static uint32_t *object_mark(const void *object) {
    HeapPage *page = heap_page_of(object);
    if (page->kind != CELL_TRACED) {
        return NULL;
    }
    uint32_t index = heap_cell_index(page, object);
    return index < page->mark_count ? &page->marks[index] : NULL;
}

static HeapPage *traced_pages(VM *vm) {
    return vm->heap.state->pages[CELL_TRACED];
}

static void marks_free(VM *vm) {
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        memory_free(page->marks);
        page->marks = NULL;
        page->mark_count = 0;
    }
}

static int visit_subtract(Value value, void *context) {
    (void)context;
    if (value_is_object(value)) {
        uint32_t *mark = object_mark(value);
        if (mark != NULL && *mark != MARK_NONE) {
            assert(*mark > 0);
            (*mark)--;
        }
    }
    return 0;
}

static int visit_reach(Value value, void *context) {
    if (value_is_object(value)) {
        uint32_t *mark = object_mark(value);
        if (mark != NULL && *mark < MARK_NONE) {
            *mark = MARK_REACHED;
            list_add(context, value_object(value));
        }
    }
    return 0;
}

static void reach_all_from(ObjectList *todo) {
    while (todo->count > 0) {
        Object *object = todo->items[--todo->count];
        object->type->traverse(object, visit_reach, todo);
    }
}

/* Every living object's references, as they are. */
static void marks_count(VM *vm) {
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        page->marks = memory_alloc(page->carved * sizeof(uint32_t));
        page->mark_count = page->carved;
        for (uint32_t i = 0; i < page->carved; i++) {
            uint32_t refcount = page_object(page, i)->refcount;
            page->marks[i] = refcount == 0 ? MARK_NONE : refcount;
        }
    }
}

/* The objects that nothing outside them holds; each is retained. */
static ObjectList find_unreachable(VM *vm, size_t *living_bytes) {
    ObjectList todo = {0};
    ObjectList unreachable = {0};
    marks_count(vm);
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        for (uint32_t i = 0; i < page->mark_count; i++) {
            if (page->marks[i] != MARK_NONE) {
                Object *object = page_object(page, i);
                object->type->traverse(object, visit_subtract, NULL);
            }
        }
    }
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        for (uint32_t i = 0; i < page->mark_count; i++) {
            if (page->marks[i] > 0 && page->marks[i] < MARK_NONE) {
                page->marks[i] = MARK_REACHED;
                list_add(&todo, page_object(page, i));
                reach_all_from(&todo);
            }
        }
    }
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        for (uint32_t i = 0; i < page->mark_count; i++) {
            if (page->marks[i] == 0) {
                list_add(&unreachable, page_object(page, i));
            }
            *living_bytes += page->marks[i] == MARK_REACHED ? page->cell_size : 0;
        }
    }
    memory_free(todo.items);
    for (size_t i = 0; i < unreachable.count; i++) {
        unreachable.items[i]->refcount++;
    }
    return unreachable;
}

/* Empties all weak references to the garbage, then runs the callbacks of those that outlive it. */
static void clear_weakrefs(VM *vm, const ObjectList *garbage) {
    ObjectList callbacks = {0};
    for (size_t i = 0; i < garbage->count; i++) {
        Object *object = garbage->items[i];
        if (weakref_is(vm, object)) {
            weakref_detach((WeakRef *)object);
        }
        if (object->type->weakref_offset == 0) {
            continue;
        }
        WeakRef *ref;
        while ((ref = weakref_first(object)) != NULL) {
            weakref_detach(ref);
            if (ref->callback != NULL && *object_mark(ref) == MARK_REACHED) {
                ref->head.refcount++;
                list_add(&callbacks, &ref->head);
            }
        }
    }
    for (size_t i = 0; i < callbacks.count; i++) {
        weakref_call_back(vm, (WeakRef *)callbacks.items[i]);
        value_release(vm, value_from_object(callbacks.items[i]));
    }
    memory_free(callbacks.items);
}

/* When an object was made; 0 where that is not known. */
static uint32_t serial_of(const Object *object) {
    if (object->type->flags & TYPE_INLINE_VALUES) {
        return ((const Instance *)object)->serial;
    }
    return object->type->layout == LAYOUT_GENERATOR ? ((const Generator *)object)->serial : 0;
}

static int compare_serials(const void *left, const void *right) {
    uint32_t a = serial_of(*(Object *const *)left);
    uint32_t b = serial_of(*(Object *const *)right);
    return a < b ? -1 : a > b;
}

/* In the order in which the objects were made. */
static void run_finalizers(VM *vm, const ObjectList *garbage) {
    ObjectList list = {0};
    for (size_t i = 0; i < garbage->count; i++) {
        if (garbage->items[i]->type->finalize != NULL) {
            list_add(&list, garbage->items[i]);
        }
    }
    if (list.count > 1) {
        qsort(list.items, list.count, sizeof(Object *), compare_serials);
    }
    for (size_t i = 0; i < list.count; i++) {
        object_finalize_once(vm, list.items[i]);
    }
    memory_free(list.items);
}

/* What a finalizer has let go of, as a closed generator does, dies here and does not count. */
static void release_dead(VM *vm, ObjectList *garbage) {
    size_t before;
    do {
        before = garbage->count;
        for (size_t i = garbage->count; i-- > 0;) {
            Object *object = garbage->items[i];
            if (object->refcount == 1) { /* ours */
                garbage->items[i] = garbage->items[--garbage->count];
                value_release(vm, value_from_object(object));
            }
        }
    } while (garbage->count < before);
}

/* Marks MARK_REACHED what the finalizers made reachable again. */
static void find_resurrected(VM *vm, const ObjectList *garbage) {
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        for (uint32_t i = 0; i < page->mark_count; i++) {
            page->marks[i] = MARK_NONE;
        }
    }
    for (size_t i = 0; i < garbage->count; i++) {
        *object_mark(garbage->items[i]) = garbage->items[i]->refcount - 1; /* ours not counted */
    }
    for (size_t i = 0; i < garbage->count; i++) {
        garbage->items[i]->type->traverse(garbage->items[i], visit_subtract, NULL);
    }
    ObjectList todo = {0};
    for (size_t i = 0; i < garbage->count; i++) {
        uint32_t *mark = object_mark(garbage->items[i]);
        if (*mark > 0 && *mark < MARK_NONE) {
            *mark = MARK_REACHED;
            list_add(&todo, garbage->items[i]);
            reach_all_from(&todo);
        }
    }
    memory_free(todo.items);
}

static size_t drop_references(VM *vm, const ObjectList *garbage) {
    size_t dropped = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        Object *object = garbage->items[i];
        if (*object_mark(object) == 0) {
            dropped++;
            if (object->type->clear != NULL) {
                object->type->clear(vm, object);
            }
        }
    }
    return dropped;
}

/* How much can be made again without a new page, of each class. */
static void count_idle(VM *vm) {
    size_t *idle = vm->heap.state->idle;
    memset(idle, 0, sizeof(vm->heap.state->idle));
    for (HeapPage *page = traced_pages(vm); page != NULL; page = page->next) {
        for (uint32_t i = 0; !page->single && i < page->carved; i++) {
            idle[page->class_index] += page_object(page, i)->refcount == 0 ? page->cell_size : 0;
        }
    }
}

size_t heap_collect(VM *vm) {
    if (vm->shared.collecting) {
        return 0;
    }
    vm->shared.collecting = true;
    Value raised = error_fetch_take(vm);
    size_t living_bytes = 0;
    ObjectList garbage = find_unreachable(vm, &living_bytes);
    clear_weakrefs(vm, &garbage);
    run_finalizers(vm, &garbage);
    release_dead(vm, &garbage);
    find_resurrected(vm, &garbage);
    size_t dropped = drop_references(vm, &garbage);
    marks_free(vm);
    for (size_t i = 0; i < garbage.count; i++) {
        value_release(vm, value_from_object(garbage.items[i]));
    }
    memory_free(garbage.items);
    count_idle(vm);
    vm->heap.state->fresh = 0;
    vm->heap.state->collect_budget =
        living_bytes < COLLECT_BUDGET_MIN ? COLLECT_BUDGET_MIN : living_bytes;
    error_restore_take(vm, raised);
    vm->shared.collecting = false;
    return dropped;
}

/*
 * list_sort.c - list.sort: a stable merge sort that finds the runs already there.
 *
 * The list is read from left to right: each natural run (a descending one is
 * turned round) is brought up to a minimal length by binary insertion, and put
 * on a stack; runs are merged in the order of their "powers", which keeps the
 * merges balanced. A merge in which one side keeps winning looks ahead in
 * growing steps ("galloping").
 *
 * Comparing runs Python code, so a student can see each comparison: their
 * order is CPython's, and so every step that decides it follows
 * Objects/listsort.txt to the letter.
 *
 * Source: CPython 3.14 Objects/listobject.c, Objects/listsort.txt.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

#define MIN_RUN_MAX 64
#define MIN_GALLOP  7
#define MAX_PENDING 64 /* powers are distinct and at most the bits of a length */

/* What is compared, and what moves with it. Without a key function they are the same. */
typedef struct SortItem {
    Value key;
    Value value;
} SortItem;

typedef struct Run {
    SortItem *start;
    ptrdiff_t length;
    int power; /* of the boundary to the next run */
} Run;

typedef struct Sorter {
    VM *vm;
    SortItem *items; /* the whole list */
    ptrdiff_t size;
    SortItem *spare; /* room for half of them */
    ptrdiff_t min_gallop;
    Run pending[MAX_PENDING];
    int count;
} Sorter;

/* left < right: 1, 0, -1 when comparing raised. */
static int less(const Sorter *sorter, const SortItem *left, const SortItem *right) {
    VM *vm = sorter->vm;
    Value a = left->key;
    Value b = right->key;
    if (value_are_small_ints(a, b)) {
        return int_compare_small(a, b, CMP_LT);
    }
    if (value_object_is(a, vm->types.float_) && value_object_is(b, vm->types.float_)) {
        return float_number(a) < float_number(b);
    }
    if (value_object_is(a, vm->types.str) && value_object_is(b, vm->types.str)) {
        return str_compare(value_to_str(a), value_to_str(b)) < 0;
    }
    return object_compare_bool(vm, a, b, CMP_LT);
}

static void move_items(SortItem *to, const SortItem *from, ptrdiff_t count) {
    memmove(to, from, (size_t)count * sizeof(SortItem));
}

static void reverse_items(SortItem *items, ptrdiff_t count) {
    for (ptrdiff_t i = 0, j = count - 1; i < j; i++, j--) {
        SortItem item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
}

/* ---- runs ---- */

/* Sorts `count` items of which the first `sorted` are in order. */
static int insert_binary(const Sorter *sorter, SortItem *items, ptrdiff_t count, ptrdiff_t sorted) {
    for (ptrdiff_t next = sorted; next < count; next++) {
        SortItem item = items[next];
        ptrdiff_t low = 0;
        ptrdiff_t high = next;
        while (low < high) {
            ptrdiff_t middle = (low + high) / 2;
            int order = less(sorter, &item, &items[middle]);
            if (order < 0) {
                return -1;
            }
            if (order) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        move_items(items + low + 1, items + low, next - low);
        items[low] = item;
    }
    return 0;
}

/* From `length` on, how far does the run go up? */
static ptrdiff_t extend_ascending(const Sorter *sorter, const SortItem *items, ptrdiff_t length,
                                  ptrdiff_t count) {
    for (; length < count; length++) {
        int down = less(sorter, &items[length], &items[length - 1]);
        if (down != 0) {
            return down < 0 ? -1 : length;
        }
    }
    return length;
}

/*
 * From `length` on, how far does the run go down? Stretches of equal items are
 * turned round as they end, so that turning the whole run round restores their
 * order.
 */
static ptrdiff_t extend_descending(const Sorter *sorter, SortItem *items, ptrdiff_t length,
                                   ptrdiff_t count) {
    ptrdiff_t equals = 0; /* of the last item, before it */
    for (; length < count; length++) {
        int down = less(sorter, &items[length], &items[length - 1]);
        if (down < 0) {
            return -1;
        }
        if (down) {
            reverse_items(items + length - equals - 1, equals > 0 ? equals + 1 : 0);
            equals = 0;
            continue;
        }
        int up = less(sorter, &items[length - 1], &items[length]);
        if (up < 0) {
            return -1;
        }
        if (up) {
            break;
        }
        equals++;
    }
    reverse_items(items + length - equals - 1, equals > 0 ? equals + 1 : 0);
    return length;
}

/* The length of the run at `items`, made ascending; -1 on error. */
static ptrdiff_t find_run(const Sorter *sorter, SortItem *items, ptrdiff_t count) {
    ptrdiff_t length = extend_ascending(sorter, items, 1, count);
    if (length < 0 || length == count) {
        return length;
    }
    if (length > 1) {
        /* Did it go up anywhere? If not, these equal items begin a descending run. */
        int up = less(sorter, &items[0], &items[length - 1]);
        if (up != 0) {
            return up < 0 ? -1 : length;
        }
        reverse_items(items, length);
    }
    length = extend_descending(sorter, items, length + 1, count);
    if (length < 0) {
        return -1;
    }
    reverse_items(items, length);
    return extend_ascending(sorter, items, length, count);
}

/* ---- galloping: where does an item belong among sorted ones? ---- */

/*
 * Both begin at `hint` and look away from it in growing steps 1, 3, 7, ... until
 * the place is enclosed, then search between. gallop_left gives the place
 * before equal items, gallop_right the one after them. -1 on error.
 */
static ptrdiff_t gallop_left(const Sorter *sorter, const SortItem *item, const SortItem *sorted,
                             ptrdiff_t count, ptrdiff_t hint) {
    ptrdiff_t last = 0;
    ptrdiff_t step = 1;
    int order = less(sorter, &sorted[hint], item);
    if (order < 0) {
        return -1;
    }
    if (order) {
        ptrdiff_t max = count - hint;
        while (step < max && (order = less(sorter, &sorted[hint + step], item)) > 0) {
            last = step;
            step = step * 2 + 1;
        }
        step = step < max ? step : max;
        last += hint;
        step += hint;
    } else {
        ptrdiff_t max = hint + 1;
        while (step < max && (order = less(sorter, &sorted[hint - step], item)) == 0) {
            last = step;
            step = step * 2 + 1;
        }
        step = step < max ? step : max;
        ptrdiff_t high = hint - last;
        last = hint - step;
        step = high;
    }
    if (order < 0) {
        return -1;
    }
    for (last++; last < step;) {
        ptrdiff_t middle = last + (step - last) / 2;
        order = less(sorter, &sorted[middle], item);
        if (order < 0) {
            return -1;
        }
        if (order) {
            last = middle + 1;
        } else {
            step = middle;
        }
    }
    return step;
}

static ptrdiff_t gallop_right(const Sorter *sorter, const SortItem *item, const SortItem *sorted,
                              ptrdiff_t count, ptrdiff_t hint) {
    ptrdiff_t last = 0;
    ptrdiff_t step = 1;
    int order = less(sorter, item, &sorted[hint]);
    if (order < 0) {
        return -1;
    }
    if (order) {
        ptrdiff_t max = hint + 1;
        while (step < max && (order = less(sorter, item, &sorted[hint - step])) > 0) {
            last = step;
            step = step * 2 + 1;
        }
        step = step < max ? step : max;
        ptrdiff_t high = hint - last;
        last = hint - step;
        step = high;
    } else {
        ptrdiff_t max = count - hint;
        while (step < max && (order = less(sorter, item, &sorted[hint + step])) == 0) {
            last = step;
            step = step * 2 + 1;
        }
        step = step < max ? step : max;
        last += hint;
        step += hint;
    }
    if (order < 0) {
        return -1;
    }
    for (last++; last < step;) {
        ptrdiff_t middle = last + (step - last) / 2;
        order = less(sorter, item, &sorted[middle]);
        if (order < 0) {
            return -1;
        }
        if (order) {
            step = middle;
        } else {
            last = middle + 1;
        }
    }
    return step;
}

/* ---- merging ---- */

/* Two neighbouring runs being merged: where the rest of each is, and where the next item goes. */
typedef struct Merge {
    SortItem *a;
    ptrdiff_t a_count;
    SortItem *b;
    ptrdiff_t b_count;
    SortItem *to;
} Merge;

typedef enum MergeStep { STEP_ON, STEP_DONE, STEP_ONE_LEFT, STEP_FAILED } MergeStep;

/* Takes one item after the other, until one side has won often enough in a row. */
static MergeStep merge_up_singly(Sorter *sorter, Merge *merge) {
    ptrdiff_t a_wins = 0;
    ptrdiff_t b_wins = 0;
    while (a_wins < sorter->min_gallop && b_wins < sorter->min_gallop) {
        int order = less(sorter, merge->b, merge->a);
        if (order < 0) {
            return STEP_FAILED;
        }
        if (order) {
            *merge->to++ = *merge->b++;
            b_wins++;
            a_wins = 0;
            if (--merge->b_count == 0) {
                return STEP_DONE;
            }
        } else {
            *merge->to++ = *merge->a++;
            a_wins++;
            b_wins = 0;
            if (--merge->a_count == 1) {
                return STEP_ONE_LEFT;
            }
        }
    }
    return STEP_ON;
}

static MergeStep merge_up_galloping(Sorter *sorter, Merge *merge) {
    ptrdiff_t a_wins, b_wins;
    sorter->min_gallop++;
    do {
        sorter->min_gallop -= sorter->min_gallop > 1;
        a_wins = gallop_right(sorter, merge->b, merge->a, merge->a_count, 0);
        if (a_wins < 0) {
            return STEP_FAILED;
        }
        move_items(merge->to, merge->a, a_wins);
        merge->to += a_wins;
        merge->a += a_wins;
        merge->a_count -= a_wins;
        if (a_wins > 0 && merge->a_count <= 1) {
            return merge->a_count == 1 ? STEP_ONE_LEFT : STEP_DONE;
        }
        *merge->to++ = *merge->b++;
        if (--merge->b_count == 0) {
            return STEP_DONE;
        }
        b_wins = gallop_left(sorter, merge->a, merge->b, merge->b_count, 0);
        if (b_wins < 0) {
            return STEP_FAILED;
        }
        move_items(merge->to, merge->b, b_wins);
        merge->to += b_wins;
        merge->b += b_wins;
        merge->b_count -= b_wins;
        if (b_wins > 0 && merge->b_count == 0) {
            return STEP_DONE;
        }
        *merge->to++ = *merge->a++;
        if (--merge->a_count == 1) {
            return STEP_ONE_LEFT;
        }
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    sorter->min_gallop++; /* leaving costs */
    return STEP_ON;
}

/* The left run is the shorter one: it is set aside, and the merge goes upwards. Its last item is
 * known to belong at the end. */
static int merge_up(Sorter *sorter, SortItem *left, ptrdiff_t left_count, SortItem *right,
                    ptrdiff_t right_count) {
    move_items(sorter->spare, left, left_count);
    Merge merge = {sorter->spare, left_count, right, right_count, left};
    *merge.to++ = *merge.b++;
    MergeStep step = --merge.b_count == 0 ? STEP_DONE
                     : merge.a_count == 1 ? STEP_ONE_LEFT
                                          : STEP_ON;
    while (step == STEP_ON) {
        step = merge_up_singly(sorter, &merge);
        if (step == STEP_ON) {
            step = merge_up_galloping(sorter, &merge);
        }
    }
    if (step == STEP_ONE_LEFT) {
        move_items(merge.to, merge.b, merge.b_count);
        merge.to[merge.b_count] = *merge.a;
        return 0;
    }
    move_items(merge.to, merge.a, merge.a_count);
    return step == STEP_FAILED ? -1 : 0;
}

/* The same downwards; a, b and to point at the last items. */
static MergeStep merge_down_singly(Sorter *sorter, Merge *merge) {
    ptrdiff_t a_wins = 0;
    ptrdiff_t b_wins = 0;
    while (a_wins < sorter->min_gallop && b_wins < sorter->min_gallop) {
        int order = less(sorter, merge->b, merge->a);
        if (order < 0) {
            return STEP_FAILED;
        }
        if (order) {
            *merge->to-- = *merge->a--;
            a_wins++;
            b_wins = 0;
            if (--merge->a_count == 0) {
                return STEP_DONE;
            }
        } else {
            *merge->to-- = *merge->b--;
            b_wins++;
            a_wins = 0;
            if (--merge->b_count == 1) {
                return STEP_ONE_LEFT;
            }
        }
    }
    return STEP_ON;
}

static MergeStep merge_down_galloping(Sorter *sorter, Merge *merge, const SortItem *a_start) {
    ptrdiff_t a_wins, b_wins;
    sorter->min_gallop++;
    do {
        sorter->min_gallop -= sorter->min_gallop > 1;
        ptrdiff_t place =
            gallop_right(sorter, merge->b, a_start, merge->a_count, merge->a_count - 1);
        if (place < 0) {
            return STEP_FAILED;
        }
        a_wins = merge->a_count - place;
        merge->to -= a_wins;
        merge->a -= a_wins;
        move_items(merge->to + 1, merge->a + 1, a_wins);
        merge->a_count -= a_wins;
        if (a_wins > 0 && merge->a_count == 0) {
            return STEP_DONE;
        }
        *merge->to-- = *merge->b--;
        if (--merge->b_count == 1) {
            return STEP_ONE_LEFT;
        }
        place = gallop_left(sorter, merge->a, sorter->spare, merge->b_count, merge->b_count - 1);
        if (place < 0) {
            return STEP_FAILED;
        }
        b_wins = merge->b_count - place;
        merge->to -= b_wins;
        merge->b -= b_wins;
        move_items(merge->to + 1, merge->b + 1, b_wins);
        merge->b_count -= b_wins;
        if (b_wins > 0 && merge->b_count <= 1) {
            return merge->b_count == 1 ? STEP_ONE_LEFT : STEP_DONE;
        }
        *merge->to-- = *merge->a--;
        if (--merge->a_count == 0) {
            return STEP_DONE;
        }
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    sorter->min_gallop++;
    return STEP_ON;
}

/* The right run is the shorter one. Its first item is known to belong at the front. */
static int merge_down(Sorter *sorter, SortItem *left, ptrdiff_t left_count, SortItem *right,
                      ptrdiff_t right_count) {
    move_items(sorter->spare, right, right_count);
    Merge merge = {left + left_count - 1, left_count, sorter->spare + right_count - 1, right_count,
                   right + right_count - 1};
    *merge.to-- = *merge.a--;
    MergeStep step = --merge.a_count == 0 ? STEP_DONE
                     : merge.b_count == 1 ? STEP_ONE_LEFT
                                          : STEP_ON;
    while (step == STEP_ON) {
        step = merge_down_singly(sorter, &merge);
        if (step == STEP_ON) {
            step = merge_down_galloping(sorter, &merge, left);
        }
    }
    if (step == STEP_ONE_LEFT) {
        merge.to -= merge.a_count;
        merge.a -= merge.a_count;
        move_items(merge.to + 1, merge.a + 1, merge.a_count);
        *merge.to = *merge.b;
        return 0;
    }
    if (merge.b_count > 0) {
        move_items(merge.to - (merge.b_count - 1), sorter->spare, merge.b_count);
    }
    return step == STEP_FAILED ? -1 : 0;
}

/* Merges pending runs `at` and the one after it. */
static int merge_at(Sorter *sorter, int at) {
    Run left = sorter->pending[at];
    Run right = sorter->pending[at + 1];
    sorter->pending[at].length = left.length + right.length;
    if (at == sorter->count - 3) {
        sorter->pending[at + 1] = sorter->pending[at + 2];
    }
    sorter->count--;
    /* What comes first in the left run, and last in the right one, is in place already. */
    ptrdiff_t skip = gallop_right(sorter, right.start, left.start, left.length, 0);
    if (skip < 0) {
        return -1;
    }
    left.start += skip;
    left.length -= skip;
    if (left.length == 0) {
        return 0;
    }
    right.length = gallop_left(sorter, &left.start[left.length - 1], right.start, right.length,
                               right.length - 1);
    if (right.length <= 0) {
        return (int)right.length;
    }
    return left.length <= right.length
               ? merge_up(sorter, left.start, left.length, right.start, right.length)
               : merge_down(sorter, left.start, left.length, right.start, right.length);
}

/*
 * How deep the boundary between two neighbouring runs lies in a perfectly
 * balanced tree of merges: the first bit in which their midpoints, as fractions
 * of the list, differ. Twice the midpoints are integers.
 */
static int boundary_power(ptrdiff_t start, ptrdiff_t length, ptrdiff_t next, ptrdiff_t size) {
    ptrdiff_t a = 2 * start + length;
    ptrdiff_t b = a + length + next;
    int power = 1;
    for (;; power++, a *= 2, b *= 2) {
        if (a >= size) {
            a -= size;
            b -= size;
        } else if (b >= size) {
            return power;
        }
    }
}

static int push_run(Sorter *sorter, SortItem *start, ptrdiff_t length) {
    if (sorter->count > 0) {
        const Run *top = &sorter->pending[sorter->count - 1];
        int power = boundary_power(top->start - sorter->items, top->length, length, sorter->size);
        while (sorter->count > 1 && sorter->pending[sorter->count - 2].power > power) {
            if (merge_at(sorter, sorter->count - 2) < 0) {
                return -1;
            }
        }
        sorter->pending[sorter->count - 1].power = power;
    }
    sorter->pending[sorter->count++] = (Run){start, length, 0};
    return 0;
}

static int merge_all(Sorter *sorter) {
    while (sorter->count > 1) {
        int at = sorter->count - 2;
        if (at > 0 && sorter->pending[at - 1].length < sorter->pending[at + 1].length) {
            at--;
        }
        if (merge_at(sorter, at) < 0) {
            return -1;
        }
    }
    return 0;
}

/* Such that the list divides into slightly less than a power of two of runs this long. */
static ptrdiff_t minimal_run(ptrdiff_t size) {
    ptrdiff_t rest = 0;
    while (size >= MIN_RUN_MAX) {
        rest |= size & 1;
        size /= 2;
    }
    return size + rest;
}

static int sort_items(Sorter *sorter) {
    ptrdiff_t min_run = minimal_run(sorter->size);
    SortItem *at = sorter->items;
    ptrdiff_t left = sorter->size;
    while (left > 0) {
        ptrdiff_t length = find_run(sorter, at, left);
        if (length < 0) {
            return -1;
        }
        if (length < min_run) {
            ptrdiff_t wanted = left < min_run ? left : min_run;
            if (insert_binary(sorter, at, wanted, length) < 0) {
                return -1;
            }
            length = wanted;
        }
        if (push_run(sorter, at, length) < 0) {
            return -1;
        }
        at += length;
        left -= length;
    }
    return merge_all(sorter);
}

/* ---- list.sort ---- */

/* Pairs every value with its key; on failure the keys made so far are released. */
static int make_keys(VM *vm, SortItem *items, const Value *values, size_t size, Value key) {
    for (size_t i = 0; i < size; i++) {
        items[i].value = values[i];
        items[i].key = key == NULL ? values[i] : object_call_one(vm, key, values[i]);
        if (items[i].key == NULL) {
            while (i-- > 0) {
                value_release(vm, items[i].key);
            }
            return -1;
        }
    }
    return 0;
}

static int sort_values(VM *vm, Value *values, size_t size, Value key, bool reverse) {
    size_t spare = size / 2 + 1;
    size_t bytes = (size + spare) * sizeof(SortItem);
    SortItem *items = heap_alloc(vm, bytes);
    if (items == NULL) {
        error_no_memory(vm);
        return -1;
    }
    int status = make_keys(vm, items, values, size, key);
    if (status == 0) {
        Sorter sorter = {.vm = vm,
                         .items = items,
                         .size = (ptrdiff_t)size,
                         .spare = items + size,
                         .min_gallop = MIN_GALLOP};
        /* Turned round before and after, so that equal items keep their order. */
        if (reverse) {
            reverse_items(items, sorter.size);
        }
        status = size > 1 ? sort_items(&sorter) : 0;
        if (reverse) {
            reverse_items(items, sorter.size);
        }
        for (size_t i = 0; i < size; i++) {
            values[i] = items[i].value;
            if (key != NULL) {
                value_release(vm, items[i].key);
            }
        }
    }
    heap_free(vm, items, bytes);
    return status;
}

int list_sort(VM *vm, List *list, Value key, bool reverse) {
    /* Code that runs while sorting finds the list empty. */
    List saved = *list;
    list->items = NULL;
    list->size = 0;
    list->capacity = 0;
    value_retain(value_from_object(list));
    int status = sort_values(vm, saved.items, saved.size, key == VALUE_NONE ? NULL : key, reverse);
    if (list->items != NULL && status == 0) {
        status = error_raise_int(vm, vm->types.ValueError, "list modified during sort");
    }
    List added = *list; /* meanwhile; letting go of these runs code again */
    list->items = saved.items;
    list->size = saved.size;
    list->capacity = saved.capacity;
    object_changed(vm, &list->head);
    for (size_t i = added.size; i-- > 0;) {
        value_release(vm, added.items[i]);
    }
    heap_free(vm, added.items, added.capacity * sizeof(Value));
    value_release(vm, value_from_object(list));
    return status;
}

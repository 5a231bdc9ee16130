/*
 * itertools_group.c - one iterator shared by several: groupby and its groups, tee.
 */
#include "engine/modules/itertools.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"
#include "engine/objects/weakref.h"

/* ---- groupby: memory is the key of the group given out last ---- */

typedef struct GroupBy {
    IterTool tool;
    Value key;             /* of the item taken last, or NULL */
    Value item;            /* taken last and not given out, or NULL */
    const Object *current; /* the group that may go on; borrowed, compared only */
} GroupBy;

/* source is the groupby, memory the group's key. */
typedef IterTool Group;

static void groupby_clear(VM *vm, Object *self) {
    GroupBy *groupby = (GroupBy *)self;
    value_clear(vm, &groupby->tool.source);
    value_clear(vm, &groupby->tool.function);
    value_clear(vm, &groupby->tool.memory);
    value_clear(vm, &groupby->key);
    value_clear(vm, &groupby->item);
}

static void groupby_destroy(VM *vm, Object *self) {
    groupby_clear(vm, self);
    object_free(vm, self);
}

static int groupby_traverse(Object *self, VisitCall *visit, void *context) {
    const GroupBy *groupby = (const GroupBy *)self;
    const Value parts[] = {groupby->tool.source, groupby->tool.function, groupby->tool.memory,
                           groupby->key, groupby->item};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int status = parts[i] == NULL ? 0 : visit(parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static Value groupby_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"iterable", "key", NULL};
    static const ArgSpec spec = {
        .function = "groupby", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value function = given[1] == VALUE_NONE ? NULL : given[1];
    return value_from_object(itertool_new_take(vm, type, object_iter(vm, given[0]), function));
}

/* Takes the next item and its key: false at the end or on error. */
static bool groupby_step(VM *vm, GroupBy *groupby) {
    Value item = groupby->tool.source == NULL ? NULL : itertool_advance(vm, groupby->tool.source);
    if (item == NULL) {
        return false;
    }
    Value key = groupby->tool.function == NULL ? value_retain(item)
                                               : object_call_one(vm, groupby->tool.function, item);
    if (key == NULL) {
        value_release(vm, item);
        return false;
    }
    Value old_item = groupby->item;
    groupby->item = item;
    value_replace_take(vm, &groupby->key, key);
    value_release_if(vm, old_item);
    return true;
}

/* Whether two keys, held meanwhile, are equal: 1, 0, -1. */
static int keys_equal(VM *vm, Value left, Value right) {
    value_retain(left);
    value_retain(right);
    int equal = object_equal(vm, left, right);
    value_release(vm, left);
    value_release(vm, right);
    return equal;
}

static Value groupby_next(VM *vm, Value self) {
    GroupBy *groupby = (GroupBy *)value_object(self);
    groupby->current = NULL;
    /* Skips what is left of the group given out last. */
    while (groupby->key == NULL || groupby->tool.memory != NULL) {
        if (groupby->key != NULL) {
            int equal = keys_equal(vm, groupby->tool.memory, groupby->key);
            if (equal < 0) {
                return NULL;
            }
            if (equal == 0) {
                break;
            }
        }
        if (!groupby_step(vm, groupby)) {
            return NULL;
        }
    }
    value_replace_take(vm, &groupby->tool.memory, value_retain(groupby->key));
    Group *group = itertool_new_take(vm, vm->types.itertools_group, value_retain(self), NULL);
    if (group == NULL) {
        return NULL;
    }
    group->memory = value_retain(groupby->tool.memory);
    groupby->current = &group->head;
    const Value pair[2] = {value_retain(groupby->key), value_from_object(group)};
    return tuple_from_array_take(vm, pair, 2);
}

static Value group_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (itertool_check_args(vm, type, "_grouper", nargs, kwnames, 2, 2) < 0) {
        return NULL;
    }
    if (!value_is_instance(args[0], vm->types.itertools_groupby)) {
        return error_raise(vm, vm->types.TypeError,
                           "_grouper() argument 1 must be itertools.groupby, not %T", args[0]);
    }
    Group *group = itertool_new_take(vm, type, value_retain(args[0]), NULL);
    if (group != NULL) {
        group->memory = value_retain(args[1]);
        ((GroupBy *)value_object(args[0]))->current = &group->head;
    }
    return value_from_object(group);
}

static Value group_next(VM *vm, Value self) {
    const Group *group = (const Group *)value_object(self);
    GroupBy *groupby = group->source == NULL ? NULL : (GroupBy *)value_object(group->source);
    if (groupby == NULL || groupby->current != &group->head ||
        (groupby->item == NULL && !groupby_step(vm, groupby))) {
        return NULL;
    }
    if (groupby->key == NULL || keys_equal(vm, group->memory, groupby->key) <= 0) {
        return NULL;
    }
    Value item = groupby->item;
    groupby->item = NULL;
    value_clear(vm, &groupby->key);
    return item;
}

/* ---- tee ---- */

/*
 * The items that the branches of a tee have taken lie in a chain of links; each
 * branch stands somewhere in it, and links that all have passed go.
 *
 *     [ 57 items ] -> [ 57 items ] -> [ 12 items ] ... source
 *                        ^ branch        ^ branch
 *
 * source is the iterator (every link's), memory the next link.
 */
#define LINK_SIZE 57

typedef struct TeeLink {
    IterTool tool;
    size_t count;
    bool running; /* the iterator is being asked for an item */
    Value items[LINK_SIZE];
} TeeLink;

/* A branch: memory is its link. */
typedef struct Tee {
    IterTool tool;
    size_t index; /* in the link */
    Value weakrefs;
} Tee;

static void link_clear(VM *vm, Object *self) {
    TeeLink *link = (TeeLink *)self;
    value_clear(vm, &link->tool.source);
    size_t count = link->count;
    link->count = 0;
    for (size_t i = 0; i < count; i++) {
        value_clear(vm, &link->items[i]);
    }
    /* A long chain is let go link by link, not by recursion. */
    Value next = link->tool.memory;
    link->tool.memory = NULL;
    while (next != NULL && value_object(next)->refcount == 1) {
        TeeLink *following = (TeeLink *)value_object(next);
        Value behind = following->tool.memory;
        following->tool.memory = NULL;
        value_release(vm, next);
        next = behind;
    }
    value_release_if(vm, next);
}

static void link_destroy(VM *vm, Object *self) {
    link_clear(vm, self);
    object_free(vm, self);
}

static int link_traverse(Object *self, VisitCall *visit, void *context) {
    const TeeLink *link = (const TeeLink *)self;
    int status = link->tool.source == NULL ? 0 : visit(link->tool.source, context);
    for (size_t i = 0; status == 0 && i < link->count; i++) {
        status = visit(link->items[i], context);
    }
    return status != 0 || link->tool.memory == NULL ? status : visit(link->tool.memory, context);
}

static Value link_new(VM *vm, Value iterator) {
    return value_from_object(
        itertool_new_take(vm, vm->types.itertools_tee_link, value_retain(iterator), NULL));
}

static Value link_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    return itertool_check_args(vm, type, "teedataobject", nargs, kwnames, 3, 3) < 0
               ? NULL
               : vm_unsupported(vm, "itertools._tee_dataobject()");
}

/* The item at `index`, which may be the one behind the last. */
static Value link_item(VM *vm, TeeLink *link, size_t index) {
    if (index < link->count) {
        return value_retain(link->items[index]);
    }
    if (link->running) {
        return error_raise(vm, vm->types.RuntimeError, "cannot re-enter the tee iterator");
    }
    if (link->tool.source == NULL) {
        return NULL;
    }
    link->running = true;
    Value item = itertool_advance(vm, link->tool.source);
    link->running = false;
    if (item == NULL) {
        itertool_ended(vm);
        return NULL;
    }
    link->items[link->count++] = value_retain(item);
    return item;
}

static Value tee_next(VM *vm, Value self) {
    Tee *tee = (Tee *)value_object(self);
    if (tee->tool.memory == NULL) {
        return NULL;
    }
    TeeLink *link = (TeeLink *)value_object(tee->tool.memory);
    if (tee->index >= LINK_SIZE) {
        if (link->tool.memory == NULL && link->tool.source != NULL) {
            link->tool.memory = link_new(vm, link->tool.source);
        }
        if (link->tool.memory == NULL) {
            return NULL;
        }
        value_replace_take(vm, &tee->tool.memory, value_retain(link->tool.memory));
        link = (TeeLink *)value_object(tee->tool.memory);
        tee->index = 0;
    }
    value_retain(value_from_object(link));
    Value item = link_item(vm, link, tee->index);
    value_release(vm, value_from_object(link));
    if (item != NULL) {
        tee->index++;
    }
    return item;
}

/* A branch that stands where `other` does. */
static Value tee_copy(VM *vm, const Tee *other) {
    Tee *tee = (Tee *)itertool_new(vm, vm->types.itertools_tee);
    if (tee != NULL) {
        tee->tool.memory = value_retain_if(other->tool.memory);
        tee->index = other->index;
    }
    return value_from_object(tee);
}

/* The first branch of an iterable; of another tee, one more branch. */
static Value tee_from_iterable(VM *vm, Value iterable) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return NULL;
    }
    Value result = NULL;
    if (value_is_instance(iterator, vm->types.itertools_tee)) {
        result = tee_copy(vm, (const Tee *)value_object(iterator));
    } else {
        Value link = link_new(vm, iterator);
        Tee *tee = link == NULL ? NULL : (Tee *)itertool_new(vm, vm->types.itertools_tee);
        if (tee != NULL) {
            tee->tool.memory = link;
        } else {
            value_release_if(vm, link);
        }
        result = value_from_object(tee);
    }
    value_release(vm, iterator);
    return result;
}

static Value tee_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    return itertool_check_args(vm, type, "_tee", nargs, kwnames, 1, 1) < 0
               ? NULL
               : tee_from_iterable(vm, args[0]);
}

static void tee_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((Tee *)self)->tool.memory);
    object_free(vm, self);
}

NATIVE_FUNCTION(tee_copy_method) {
    return tee_copy(vm, (const Tee *)value_object(self));
}

static const NativeDef tee_methods[] = {
    {"__copy__", tee_copy_method, NATIVE_NOARGS, NULL},
    {0},
};

/* tee(iterable, n=2, /) */
NATIVE_FUNCTION(itertools_tee) {
    int64_t count = 2;
    if (args_check_count(vm, "tee", nargs, 1, 2) < 0 ||
        (nargs == 2 && int_from_index(vm, args[1], vm->types.OverflowError, &count) < 0)) {
        return NULL;
    }
    if (count < 0) {
        return error_raise(vm, vm->types.ValueError, "n must be >= 0");
    }
    Tuple *branches = tuple_new(vm, (size_t)count);
    if (branches == NULL || count == 0) {
        return value_from_object(branches);
    }
    Value iterator = object_iter(vm, args[0]);
    if (iterator == NULL) {
        value_release(vm, value_from_object(branches));
        return NULL;
    }
    branches->items[0] = tee_from_iterable(vm, iterator);
    value_release(vm, iterator);
    for (size_t i = 1; branches->items[i - 1] != NULL && i < (size_t)count; i++) {
        branches->items[i] = tee_copy(vm, (const Tee *)value_object(branches->items[0]));
    }
    if (branches->items[count - 1] == NULL) {
        value_release(vm, value_from_object(branches));
        return NULL;
    }
    return value_from_object(branches);
}

static const NativeDef functions[] = {
    {"tee", itertools_tee, NATIVE_FAST, "($module, iterable, n=2, /)"},
    {0},
};

int itertools_init_group(VM *vm, Module *module) {
    static const IterToolDef defs[] = {
        {"groupby", offsetof(Types, itertools_groupby), sizeof(GroupBy), groupby_create,
         groupby_next, NULL, NULL},
        {"_grouper", offsetof(Types, itertools_group), sizeof(Group), group_create, group_next,
         NULL, NULL},
        {"_tee", offsetof(Types, itertools_tee), sizeof(Tee), tee_create, tee_next, NULL,
         tee_methods},
        {"_tee_dataobject", offsetof(Types, itertools_tee_link), sizeof(TeeLink), link_create, NULL,
         NULL, NULL},
        {0},
    };
    if (itertools_add_types(vm, module, defs) < 0) {
        return -1;
    }
    Type *groupby = vm->types.itertools_groupby;
    groupby->destroy = groupby_destroy;
    groupby->traverse = groupby_traverse;
    groupby->clear = groupby_clear;
    Type *link = vm->types.itertools_tee_link;
    link->destroy = link_destroy;
    link->traverse = link_traverse;
    link->clear = link_clear;
    Type *tee = vm->types.itertools_tee;
    tee->destroy = tee_destroy;
    tee->weakref_offset = offsetof(Tee, weakrefs);
    tee->flags |= TYPE_HAS_WEAKREFS;
    return module_add_natives(vm, module, functions);
}

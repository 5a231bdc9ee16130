/*
 * frame_locals.c - f_locals of a function's frame: a mapping that is the variables (PEP 667).
 *
 * Reading an item reads the variable, writing it writes it. Names that are no
 * variables of the function go to a dict beside them.
 *
 * Source: CPython 3.14 Objects/frameobject.c (FrameLocalsProxy).
 */
#include "engine/interp/frame_object.h"
#include "engine/interp/function.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

typedef struct FrameLocalsProxy {
    Object head;
    FrameObject *frame; /* owned */
} FrameLocalsProxy;

static FrameObject *frame_object_of(Value self) {
    return ((FrameLocalsProxy *)value_object(self))->frame;
}

Value frame_locals_proxy_new(VM *vm, FrameObject *frame) {
    FrameLocalsProxy *proxy =
        object_new(vm, vm->types.frame_locals_proxy, sizeof(FrameLocalsProxy));
    if (proxy == NULL) {
        return NULL;
    }
    proxy->frame = frame;
    value_retain(value_from_object(frame));
    return value_from_object(proxy);
}

/* Finding a variable. */

/* Whether a slot named by the key counts: one that holds a value, to read; one that is not hidden
 * (a comprehension's), to write. */
static bool counts(VM *vm, const Frame *frame, int slot, bool read) {
    if (read) {
        return frame_variable_borrow(vm, frame, slot) != NULL;
    }
    return (frame->code->code->localspluskinds[slot] & LOCAL_HIDDEN) == 0;
}

/* The slot of the key's variable; -1 when there is none, -2 on error. */
static int find_slot(VM *vm, const Frame *frame, Value key, bool read) {
    int64_t hash;
    if (object_hash(vm, key, &hash) < 0) {
        return -2;
    }
    for (int i = 0; i < frame->code->nlocalsplus; i++) {
        Value name = frame->code->localsplus_names[i];
        int equal = name == key ? 1 : 0;
        if (!equal && str_hash(value_to_str(name)) == hash) {
            equal = object_equal(vm, name, key);
        }
        if (equal < 0) {
            return -2;
        }
        if (equal && counts(vm, frame, i, read)) {
            return i;
        }
    }
    return -1;
}

static Value get_item(VM *vm, Value self, Value key) {
    FrameObject *object = frame_object_of(self);
    int slot = find_slot(vm, object->frame, key, true);
    if (slot == -2) {
        return NULL;
    }
    if (slot >= 0) {
        return value_retain(frame_variable_borrow(vm, object->frame, slot));
    }
    if (object->extra_locals != NULL) {
        Value value;
        int found = dict_get(vm, value_to_dict(object->extra_locals), key, &value);
        if (found != 0) {
            return found > 0 ? value : NULL;
        }
    }
    return error_raise(vm, vm->types.KeyError, "local variable '%R' is not defined", key);
}

static void set_variable(VM *vm, Frame *frame, int slot, Value value) {
    Value *variable = &frame_slots(frame)[slot];
    bool may_be_cell = (frame->code->code->localspluskinds[slot] & (LOCAL_CELL | LOCAL_FREE)) != 0;
    if (may_be_cell && *variable != NULL && value_has_type(*variable, vm->types.cell)) {
        Cell *cell = value_to_cell(*variable);
        value_replace_take(vm, &cell->content, value_retain(value));
        object_changed(vm, &cell->head);
    } else {
        value_replace_take(vm, variable, value_retain(value));
    }
}

static int set_item(VM *vm, Value self, Value key, Value value) {
    FrameObject *object = frame_object_of(self);
    int slot = find_slot(vm, object->frame, key, false);
    if (slot == -2) {
        return -1;
    }
    if (slot >= 0) {
        if (value == NULL) {
            return error_raise_int(vm, vm->types.ValueError,
                                   "cannot remove local variables from FrameLocalsProxy");
        }
        set_variable(vm, object->frame, slot, value);
        return 0;
    }
    if (value == NULL) {
        int removed = object->extra_locals == NULL
                          ? 0
                          : dict_remove(vm, value_to_dict(object->extra_locals), key);
        if (removed == 0) {
            error_raise_with(vm, vm->types.KeyError, key);
        }
        return removed > 0 ? 0 : -1;
    }
    if (object->extra_locals == NULL) {
        object->extra_locals = value_from_object(dict_new(vm));
        if (object->extra_locals == NULL) {
            return -1;
        }
    }
    return dict_set(vm, value_to_dict(object->extra_locals), key, value);
}

static int contains(VM *vm, Value self, Value key) {
    FrameObject *object = frame_object_of(self);
    int slot = find_slot(vm, object->frame, key, true);
    if (slot != -1) {
        return slot >= 0 ? 1 : -1;
    }
    return object->extra_locals == NULL
               ? 0
               : dict_contains(vm, value_to_dict(object->extra_locals), key);
}

/* As a dict, and what can be asked of one. */

static Dict *to_dict(VM *vm, Value self) {
    Value dict = frame_locals(vm, frame_object_of(self)->frame);
    if (dict == NULL) {
        return NULL;
    }
    FrameObject *object = frame_object_of(self);
    bool outlived = object->frame == &object->own; /* then the frame no longer knows its object */
    if (outlived && object->extra_locals != NULL &&
        dict_merge(vm, value_to_dict(dict), object->extra_locals, true) < 0) {
        value_release(vm, dict);
        return NULL;
    }
    return value_to_dict(dict);
}

static int64_t length(VM *vm, Value self) {
    Dict *dict = to_dict(vm, self);
    if (dict == NULL) {
        return -1;
    }
    int64_t used = dict->used;
    value_release(vm, value_from_object(dict));
    return used;
}

typedef Value ListOf(VM *vm, Dict *dict);

static Value list_of(VM *vm, Value self, ListOf *make) {
    Dict *dict = to_dict(vm, self);
    if (dict == NULL) {
        return NULL;
    }
    Value list = make(vm, dict);
    value_release(vm, value_from_object(dict));
    return list;
}

static Value proxy_iter(VM *vm, Value self) {
    Value keys = list_of(vm, self, dict_keys_list);
    if (keys == NULL) {
        return NULL;
    }
    Value iterator = object_iter(vm, keys);
    value_release(vm, keys);
    return iterator;
}

static Value proxy_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running > 0 ? str_new_string(vm, "{...}") : NULL;
    }
    Dict *dict = to_dict(vm, self);
    Value text = dict == NULL ? NULL : object_repr(vm, value_from_object(dict));
    if (dict != NULL) {
        value_release(vm, value_from_object(dict));
    }
    object_repr_leave(vm, self);
    return text;
}

static bool is_proxy(VM *vm, Value value) {
    return value_has_type(value, vm->types.frame_locals_proxy);
}

static Value proxy_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (is_proxy(vm, right) && (op == CMP_EQ || op == CMP_NE)) {
        bool same = frame_object_of(left) == frame_object_of(right);
        return value_from_bool(same == (op == CMP_EQ));
    }
    if (!value_is_dict(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Dict *dict = to_dict(vm, left);
    if (dict == NULL) {
        return NULL;
    }
    Value result = object_compare(vm, value_from_object(dict), right, op);
    value_release(vm, value_from_object(dict));
    return result;
}

/* self | other and other | self: a new dict. */
static Value proxy_or(VM *vm, Value left, Value right) {
    Value sides[] = {left, right};
    for (int i = 0; i < 2; i++) {
        if (!is_proxy(vm, sides[i]) && !value_is_dict(sides[i])) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    Dict *result = dict_from_mapping(vm, left);
    if (result != NULL && dict_merge(vm, result, right, true) < 0) {
        value_release(vm, value_from_object(result));
        return NULL;
    }
    return value_from_object(result);
}

/* Writes every item of a dict or proxy; 1 done, 0 when `other` is neither, -1. */
static int merge(VM *vm, Value self, Value other) {
    if (!is_proxy(vm, other) && !value_is_dict(other)) {
        return 0;
    }
    Dict *items = dict_from_mapping(vm, other);
    if (items == NULL) {
        return -1;
    }
    int error = 0;
    size_t position = 0;
    Value key;
    Value value;
    while (error == 0 && dict_next(items, &position, &key, &value)) {
        error = set_item(vm, self, key, value);
    }
    value_release(vm, value_from_object(items));
    return error == 0 ? 1 : -1;
}

static Value proxy_inplace_or(VM *vm, Value self, Value other) {
    int merged = merge(vm, self, other);
    if (merged <= 0) {
        return merged < 0 ? NULL : VALUE_NOT_IMPLEMENTED;
    }
    return value_retain(self);
}

/* Methods. */

static Value method_keys(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return list_of(vm, self, dict_keys_list);
}

static Value method_values(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return list_of(vm, self, dict_values_list);
}

static Value method_items(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return list_of(vm, self, dict_items_list);
}

static Value method_copy(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_object(to_dict(vm, self));
}

static Value method_reversed(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    Value keys = list_of(vm, self, dict_keys_list);
    if (keys != NULL) {
        list_reverse(vm, value_to_list(keys));
    }
    return keys;
}

static Value method_update(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    if (merge(vm, self, args[0]) <= 0) {
        error_clear(vm);
        return error_raise(vm, vm->types.TypeError,
                           "update() argument must be dict or another FrameLocalsProxy");
    }
    return VALUE_NONE;
}

/* The item, or (when the key is unknown) NULL without an exception. */
static Value find_item(VM *vm, Value self, Value key) {
    Value value = get_item(vm, self, key);
    if (value == NULL && error_matches(vm, vm->types.KeyError)) {
        error_clear(vm);
    }
    return value;
}

static Value method_get(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (nargs < 1 || nargs > 2) {
        return error_raise(vm, vm->types.TypeError, "get expected 1 or 2 arguments");
    }
    Value value = find_item(vm, self, args[0]);
    if (value != NULL || error_occurred(vm)) {
        return value;
    }
    return nargs == 2 ? value_retain(args[1]) : VALUE_NONE;
}

static Value method_setdefault(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    (void)kwnames;
    if (nargs < 1 || nargs > 2) {
        return error_raise(vm, vm->types.TypeError, "setdefault expected 1 or 2 arguments");
    }
    Value value = find_item(vm, self, args[0]);
    if (value != NULL || error_occurred(vm)) {
        return value;
    }
    value = nargs == 2 ? args[1] : VALUE_NONE;
    return set_item(vm, self, args[0], value) < 0 ? NULL : value_retain(value);
}

static Value method_pop(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (args_check_count(vm, "pop", nargs, 1, 2) < 0) {
        return NULL;
    }
    FrameObject *object = frame_object_of(self);
    int slot = find_slot(vm, object->frame, args[0], false);
    if (slot != -1) {
        return slot == -2 ? NULL
                          : error_raise(vm, vm->types.ValueError,
                                        "cannot remove local variables from FrameLocalsProxy");
    }
    Value value = NULL;
    int found = object->extra_locals == NULL
                    ? 0
                    : dict_pop(vm, value_to_dict(object->extra_locals), args[0], &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    if (nargs == 2) {
        return value_retain(args[1]);
    }
    return error_raise_with(vm, vm->types.KeyError, args[0]);
}

/* The type. */

static Value proxy_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (nargs != 1) {
        return error_raise(vm, vm->types.TypeError, "FrameLocalsProxy expected 1 argument, got %zu",
                           nargs);
    }
    if (!value_has_type(args[0], vm->types.frame)) {
        return error_raise(vm, vm->types.TypeError, "expect frame, not %T", args[0]);
    }
    if (kwnames != NULL && kwnames->size > 0) {
        return error_raise(vm, vm->types.TypeError, "FrameLocalsProxy takes no keyword arguments");
    }
    return frame_locals_proxy_new(vm, value_to_frame_object(args[0]));
}

static void proxy_destroy(VM *vm, Object *self) {
    value_release(vm, value_from_object(((FrameLocalsProxy *)self)->frame));
    object_free(vm, self);
}

static int proxy_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(value_from_object(((FrameLocalsProxy *)self)->frame), context);
}

static const NativeDef proxy_methods[] = {
    {"keys", method_keys, NATIVE_NOARGS, NULL},
    {"values", method_values, NATIVE_NOARGS, NULL},
    {"items", method_items, NATIVE_NOARGS, NULL},
    {"copy", method_copy, NATIVE_NOARGS, NULL},
    {"__reversed__", method_reversed, NATIVE_NOARGS, NULL},
    {"update", method_update, NATIVE_ONE, NULL},
    {"get", method_get, NATIVE_FAST, NULL},
    {"setdefault", method_setdefault, NATIVE_FAST, NULL},
    {"pop", method_pop, NATIVE_FAST, NULL},
    {NULL, NULL, 0, NULL},
};

int types_init_frame_locals(VM *vm) {
    Type *type = type_new_builtin(vm, "FrameLocalsProxy", LAYOUT_OTHER, sizeof(FrameLocalsProxy),
                                  vm->types.object, TYPE_IMMUTABLE | TYPE_MAPPING);
    if (type == NULL) {
        return -1;
    }
    vm->types.frame_locals_proxy = type;
    type->destroy = proxy_destroy;
    type->traverse = proxy_traverse;
    type->create = proxy_create;
    type->repr = proxy_repr;
    type->length = length;
    type->contains = contains;
    type->get_item = get_item;
    type->set_item = set_item;
    type->iter = proxy_iter;
    type->compare = proxy_compare;
    type->binary[NB_OR] = proxy_or;
    type->inplace[NB_OR] = proxy_inplace_or;
    type->methods = proxy_methods;
    return type_ready(vm, type);
}

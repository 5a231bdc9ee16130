#include "engine/objects/weakref.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

static WeakRef *to_ref(Value value) {
    return (WeakRef *)value_object(value);
}

/* ---- the list of an object's references: the plain ones first, then the newest ---- */

WeakRef *weakref_first(Object *object) {
    return (WeakRef *)*object_weakref_slot(object);
}

bool weakref_is(VM *vm, const Object *object) {
    return type_is_subtype(object->type, vm->types.weakref) ||
           (vm->types.weakproxy != NULL &&
            (object->type == vm->types.weakproxy || object->type == vm->types.weakcallableproxy));
}

/* Where a reference without callback stands in the list: 0 the reference, 1 the proxy, 2 among
 * the others. */
static int rank(VM *vm, const WeakRef *ref) {
    if (ref->callback != NULL) {
        return 2;
    }
    const Type *type = ref->head.type;
    return type == vm->types.weakref                                            ? 0
           : type == vm->types.weakproxy || type == vm->types.weakcallableproxy ? 1
                                                                                : 2;
}

/* The one that would be shared, or NULL. */
static WeakRef *find_plain(VM *vm, WeakRef *first, int wanted) {
    while (first != NULL && rank(vm, first) < wanted) {
        first = first->next;
    }
    return first != NULL && rank(vm, first) == wanted && wanted < 2 ? first : NULL;
}

static void attach(VM *vm, WeakRef *ref, Object *object) {
    Value *slot = object_weakref_slot(object);
    WeakRef *first = (WeakRef *)*slot;
    WeakRef *before = NULL;
    for (WeakRef *at = first; at != NULL && rank(vm, at) < rank(vm, ref); at = at->next) {
        before = at;
    }
    ref->target = object;
    ref->previous = before;
    ref->next = before == NULL ? first : before->next;
    if (ref->next != NULL) {
        ref->next->previous = ref;
    }
    if (before != NULL) {
        before->next = ref;
    } else {
        *slot = value_from_object(ref);
    }
}

void weakref_detach(WeakRef *ref) {
    if (ref->target == NULL) {
        return;
    }
    if (ref->previous != NULL) {
        ref->previous->next = ref->next;
    } else {
        *object_weakref_slot(ref->target) = value_from_object(ref->next);
    }
    if (ref->next != NULL) {
        ref->next->previous = ref->previous;
    }
    ref->target = NULL;
    ref->previous = NULL;
    ref->next = NULL;
}

static void call_take(VM *vm, Value callback, WeakRef *ref) {
    Value result = object_call_one(vm, callback, value_from_object(ref));
    if (result == NULL) {
        error_write_unraisable(vm, "Exception ignored while calling weakref callback", callback);
    }
    value_release_if(vm, result);
    value_release(vm, callback);
}

void weakref_call_back(VM *vm, WeakRef *ref) {
    call_take(vm, value_retain(ref->callback), ref);
}

void weakref_clear_all(VM *vm, Object *object) {
    Value *slot = object_weakref_slot(object);
    if (*slot == NULL) {
        return;
    }
    Value raised = error_fetch_take(vm);
    /* All are emptied before the first callback runs; those to call are kept alive in a chain. */
    WeakRef *to_call = NULL;
    WeakRef **last = &to_call;
    WeakRef *ref;
    while ((ref = (WeakRef *)*slot) != NULL) {
        weakref_detach(ref);
        if (ref->callback != NULL && ref->head.refcount > 0) {
            ref->head.refcount++;
            *last = ref;
            last = &ref->next;
        }
    }
    while (to_call != NULL) {
        ref = to_call;
        to_call = ref->next;
        ref->next = NULL;
        Value callback = ref->callback;
        ref->callback = NULL;
        call_take(vm, callback, ref);
        value_release(vm, value_from_object(ref));
    }
    error_restore_take(vm, raised);
}

/* ---- making, asking ---- */

Value weakref_new_of(VM *vm, Type *type, Value target, Value callback) {
    Value *slot = value_is_object(target) ? object_weakref_slot(value_object(target)) : NULL;
    if (slot == NULL) {
        return error_raise(vm, vm->types.TypeError, "cannot create weak reference to '%T' object",
                           target);
    }
    if (callback == VALUE_NONE) {
        callback = NULL;
    }
    int wanted = callback != NULL ? 2 : rank(vm, &(WeakRef){.head.type = type});
    WeakRef *shared = find_plain(vm, (WeakRef *)*slot, wanted);
    if (shared != NULL) {
        return value_retain(value_from_object(shared));
    }
    WeakRef *ref = object_new(vm, type, type->basic_size);
    if (ref == NULL) {
        return NULL;
    }
    ref->callback = value_retain_if(callback);
    ref->hash = -1;
    attach(vm, ref, value_object(target));
    return value_from_object(ref);
}

Value weakref_new(VM *vm, Value target, Value callback) {
    return weakref_new_of(vm, vm->types.weakref, target, callback);
}

/* An object whose destruction has begun is as good as gone. */
Value weakref_get(Value weakref) {
    Object *target = to_ref(weakref)->target;
    return target == NULL || target->refcount == 0 ? VALUE_NONE
                                                   : value_retain(value_from_object(target));
}

/* ---- the type ---- */

static Value ref_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if ((type == vm->types.weakref && args_refuse_keywords(vm, "ref", kwnames) < 0) ||
        args_check_count(vm, "__new__", nargs, 1, 2) < 0) {
        return NULL;
    }
    return weakref_new_of(vm, type, args[0], nargs == 2 ? args[1] : NULL);
}

static int ref_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args;
    if (args_refuse_keywords(vm, "ref", kwnames) < 0) {
        return -1;
    }
    return args_check_count(vm, "__init__", nargs, 1, 2);
}

static Value ref_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (args_refuse_keywords(vm, "weakref", kwnames) < 0 ||
        args_check_count(vm, "weakref", nargs, 0, 0) < 0) {
        return NULL;
    }
    return weakref_get(self);
}

Value weakref_describe_target(VM *vm, Value target) {
    Value address = str_from_address(vm, target);
    Value text = address == NULL ? NULL : str_format(vm, "to '%F' at %U", target, address);
    value_release_if(vm, address);
    return text;
}

static Value ref_repr(VM *vm, Value self) {
    Value target = weakref_get(self);
    Value address = str_from_address(vm, self);
    if (target == VALUE_NONE || address == NULL) {
        Value text = address == NULL ? NULL : str_format(vm, "<weakref at %U; dead>", address);
        value_release_if(vm, address);
        value_release(vm, target);
        return text;
    }
    bool missing;
    Value name = object_lookup_special(vm, target, vm->names.__name__, &missing);
    if (name == NULL) {
        error_clear(vm);
    }
    Value to = weakref_describe_target(vm, target);
    Value text = NULL;
    if (to != NULL && name != NULL && value_is_str(name)) {
        text = str_format(vm, "<weakref at %U; %U (%U)>", address, to, name);
    } else if (to != NULL) {
        text = str_format(vm, "<weakref at %U; %U>", address, to);
    }
    value_release(vm, address);
    value_release_if(vm, to);
    value_release_if(vm, name);
    value_release(vm, target);
    return text;
}

static int ref_hash(VM *vm, Value self, int64_t *hash) {
    WeakRef *ref = to_ref(self);
    if (ref->hash == -1) {
        Value target = weakref_get(self);
        if (target == VALUE_NONE) {
            return error_raise_int(vm, vm->types.TypeError, "weak object has gone away");
        }
        int status = object_hash(vm, target, &ref->hash);
        value_release(vm, target);
        if (status < 0) {
            ref->hash = -1;
            return -1;
        }
    }
    *hash = ref->hash;
    return 0;
}

static Value ref_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_is_instance(left, vm->types.weakref) ||
        !value_is_instance(right, vm->types.weakref)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value a = weakref_get(left);
    Value b = weakref_get(right);
    Value result = a == VALUE_NONE || b == VALUE_NONE
                       ? value_from_bool((left == right) == (op == CMP_EQ))
                       : object_compare(vm, a, b, op);
    value_release(vm, a);
    value_release(vm, b);
    return result;
}

void weakref_drop(VM *vm, Object *self) {
    WeakRef *ref = (WeakRef *)self;
    weakref_detach(ref);
    value_clear(vm, &ref->callback);
}

void weakref_release(VM *vm, Object *self) {
    weakref_drop(vm, self);
    object_free(vm, self);
}

int weakref_traverse(Object *self, VisitCall *visit, void *context) {
    const WeakRef *ref = (const WeakRef *)self;
    return ref->callback == NULL ? 0 : visit(ref->callback, context);
}

static const NativeDef ref_methods[] = {
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef ref_members[] = {
    {"__callback__", offsetof(WeakRef, callback), false, false},
    {0},
};

int types_init_weakref(VM *vm) {
    Type *type = type_new_builtin(vm, "ReferenceType", LAYOUT_WEAKREF, sizeof(WeakRef),
                                  vm->types.object, TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.weakref = type;
    type->destroy = weakref_release;
    type->traverse = weakref_traverse;
    type->clear = weakref_drop;
    type->repr = ref_repr;
    type->hash = ref_hash;
    type->compare = ref_compare;
    type->call = ref_call;
    type->create = ref_create;
    type->init = ref_init;
    type->methods = ref_methods;
    type->members = ref_members;
    return type_ready(vm, type) < 0 ? -1 : type_set_module(vm, type, "weakref");
}

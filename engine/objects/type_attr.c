/*
 * type_attr.c - classes as objects: their attributes, calling them, `type`.
 */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/mappingproxy.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"
#include "engine/objects/type_slots.h"
#include "engine/objects/union.h"

/* ---- getting and setting ---- */

Value type_find_attr(VM *vm, Type *type, Value name, bool *missing) {
    *missing = false;
    Value self = value_from_object(type);
    Type *metatype = type->head.type;
    Value from_meta = value_retain_if(type_lookup_borrow(vm, metatype, name));
    TernarySlot *meta_get = from_meta == NULL ? NULL : value_type(vm, from_meta)->descr_get;
    Value result = NULL;
    if (meta_get != NULL && value_type(vm, from_meta)->descr_set != NULL) {
        result = meta_get(vm, from_meta, self, value_from_object(metatype));
        value_release(vm, from_meta);
        return result;
    }
    Value found = type_lookup_borrow(vm, type, name);
    if (found != NULL) {
        value_release_if(vm, from_meta);
        value_retain(found);
        TernarySlot *get = value_type(vm, found)->descr_get;
        if (get == NULL) {
            return found;
        }
        result = get(vm, found, NULL, self);
        value_release(vm, found);
        return result;
    }
    if (meta_get != NULL) {
        result = meta_get(vm, from_meta, self, value_from_object(metatype));
        value_release(vm, from_meta);
        return result;
    }
    *missing = from_meta == NULL;
    return from_meta;
}

static Value raise_no_attribute(VM *vm, Type *type, Value name) {
    return error_raise_attribute(vm, value_from_object(type), name,
                                 "type object '%N' has no attribute '%U'", type, name);
}

Value type_get_attr(VM *vm, Value self, Value name) {
    bool missing;
    Value result = type_find_attr(vm, value_to_type(self), name, &missing);
    return missing ? raise_no_attribute(vm, value_to_type(self), name) : result;
}

static int delete_from_dict(VM *vm, Type *type, Value name) {
    int removed = dict_remove(vm, type->dict, name);
    if (removed == 0) {
        raise_no_attribute(vm, type, name);
    }
    return removed == 1 ? 0 : -1;
}

int type_set_attr(VM *vm, Value self, Value name, Value value) {
    Type *type = value_to_type(self);
    if (type->flags & TYPE_IMMUTABLE) {
        return error_raise_int(vm, vm->types.TypeError,
                               "cannot set %R attribute of immutable type '%N'", name, type);
    }
    Value from_meta = type_lookup_borrow(vm, type->head.type, name);
    if (from_meta != NULL && value_type(vm, from_meta)->descr_set != NULL) {
        value_retain(from_meta);
        int status = value_type(vm, from_meta)->descr_set(vm, from_meta, self, value);
        value_release(vm, from_meta);
        return status;
    }
    type_modified(vm, type);
    int status =
        value == NULL ? delete_from_dict(vm, type, name) : dict_set(vm, type->dict, name, value);
    type_modified(vm, type);
    if (status == 0) {
        type_update_slot(vm, type, name);
        object_changed(vm, &type->head);
    }
    return status;
}

/* ---- attributes of every class ---- */

static Value get_name(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_to_type(self)->name);
}

static Value get_qualname(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_to_type(self)->qualname);
}

static bool may_set(VM *vm, const Type *type, Value value, const char *name) {
    if ((type->flags & TYPE_IMMUTABLE) || value == NULL) {
        error_raise(vm, vm->types.TypeError, "cannot %s '%s' attribute of immutable type '%N'",
                    type->flags & TYPE_IMMUTABLE ? "set" : "delete", name, type);
        return false;
    }
    return true;
}

static int set_name_field(VM *vm, Type *type, Value *field, Value value, const char *name) {
    if (!may_set(vm, type, value, name)) {
        return -1;
    }
    if (!value_is_str(value)) {
        return error_raise_int(vm, vm->types.TypeError, "can only assign string to %N.%s, not '%T'",
                               type, name, value);
    }
    value_replace_take(vm, field, value_retain(value));
    return 0;
}

static int set_name(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    return set_name_field(vm, type, &type->name, value, "__name__");
}

static int set_qualname(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    return set_name_field(vm, type, &type->qualname, value, "__qualname__");
}

static Value get_bases(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(value_to_type(self)->bases));
}

/* While a metaclass's mro() runs, a new __base__ is there before the MRO that it is in. */
static bool is_in_base_chain(const Type *type, const Type *wanted) {
    while (type != NULL && type != wanted) {
        type = type->base;
    }
    return type == wanted;
}

static int check_bases(VM *vm, Type *type, Value value) {
    if (!value_is_tuple(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "can only assign tuple to %N.__bases__, not %T", type, value);
    }
    const Tuple *bases = value_to_tuple(value);
    if (bases->size == 0) {
        return error_raise_int(vm, vm->types.TypeError,
                               "can only assign non-empty tuple to %N.__bases__, not ()", type);
    }
    for (size_t i = 0; i < bases->size; i++) {
        if (!value_is_type(bases->items[i])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "%N.__bases__ must be tuple of classes, not '%T'", type,
                                   bases->items[i]);
        }
        if (type_is_subtype(value_to_type(bases->items[i]), type) ||
            is_in_base_chain(value_to_type(bases->items[i]), type)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "a __bases__ item causes an inheritance cycle");
        }
    }
    return 0;
}

/* The MROs that classes had before the bases of one changed; owned, the classes too. */
typedef struct MroChanges {
    struct {
        Type *type;
        Tuple *was;
    } * items;
    size_t count;
    size_t capacity;
} MroChanges;

static void set_mro(VM *vm, MroChanges *changes, Type *type, Tuple *mro) {
    if (changes->count == changes->capacity) {
        changes->capacity = changes->capacity * 2 + 8;
        changes->items = memory_resize(changes->items, changes->capacity, sizeof *changes->items);
    }
    changes->items[changes->count].type = (Type *)value_retain(value_from_object(type));
    changes->items[changes->count++].was = type->mro;
    type->mro = mro;
    type_modified(vm, type);
}

/* The MROs of a class and of those derived from it, after its bases changed. CPython:
 * mro_hierarchy. */
static int follow_bases(VM *vm, Type *type, MroChanges *changes) {
    Tuple *mro = type_make_mro(vm, type);
    if (mro == NULL) {
        return -1;
    }
    set_mro(vm, changes, type, mro);
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < type->subclass_count; i++) {
        Type *subclass = (Type *)value_retain(value_from_object(type->subclasses[i]));
        status = follow_bases(vm, subclass, changes); /* mro() may let go of it */
        value_release(vm, value_from_object(subclass));
    }
    return status;
}

static void changes_done(VM *vm, MroChanges *changes, bool keep) {
    for (size_t i = changes->count; i-- > 0;) {
        Type *type = changes->items[i].type;
        Tuple *other = changes->items[i].was;
        if (!keep) {
            other = type->mro;
            type->mro = changes->items[i].was;
            type_modified(vm, type);
        }
        value_release_if(vm, value_from_object(other));
    }
    for (size_t i = 0; i < changes->count; i++) {
        if (keep) {
            type_update_all_slots(vm, changes->items[i].type);
        }
        value_release(vm, value_from_object(changes->items[i].type));
    }
    memory_free(changes->items);
}

static void replace_bases(VM *vm, Type *type, Type *base, Tuple *bases) {
    type_leave_bases(type);
    Tuple *old_bases = type->bases;
    Type *old_base = type->base;
    type->bases = (Tuple *)value_retain(value_from_object(bases));
    type->base = (Type *)value_retain(value_from_object(base));
    type_join_bases(type);
    value_release_if(vm, value_from_object(old_bases));
    value_release_if(vm, value_from_object(old_base));
}

static int set_bases(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!may_set(vm, type, value, "__bases__") || check_bases(vm, type, value) < 0) {
        return -1;
    }
    Type *base = type_best_base(vm, value_to_tuple(value));
    if (base == NULL) {
        return -1;
    }
    if (!type_same_layout(type->base, base)) {
        bool both_heap = (type->base->flags & base->flags & TYPE_HEAP) != 0;
        return error_raise_int(vm, vm->types.TypeError,
                               "__bases__ assignment: '%N' %s differs from '%N'", base,
                               both_heap ? "object layout" : "deallocator", type->base);
    }
    Value old_bases = value_retain(value_from_object(type->bases));
    Value old_base = value_retain(value_from_object(type->base));
    type_modified(vm, type);
    replace_bases(vm, type, base, value_to_tuple(value));
    MroChanges changes = {0};
    int status = follow_bases(vm, type, &changes);
    Value raised = status < 0 ? error_fetch_take(vm) : NULL;
    if (status < 0) { /* no consistent order: everything as it was */
        replace_bases(vm, type, value_to_type(old_base), value_to_tuple(old_bases));
    }
    changes_done(vm, &changes, status == 0);
    if (status < 0) {
        error_restore_take(vm, raised);
    }
    value_release(vm, old_bases);
    value_release(vm, old_base);
    return status;
}

static Value get_mro(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    Tuple *mro = value_to_type(self)->mro;
    return mro == NULL ? VALUE_NONE : value_retain(value_from_object(mro));
}

static Value get_base(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    const Type *base = value_to_type(self)->base;
    return base == NULL ? VALUE_NONE : value_retain((Value)(uintptr_t)base);
}

/* The text before the last dot of a built-in type's full name is its module. */
Value type_module(VM *vm, Type *type) {
    if (type->module != NULL) {
        return value_retain(type->module);
    }
    Value module = dict_get_str_borrow(vm, type->dict, vm->names.__module__);
    if (type->flags & TYPE_HEAP) {
        return module == NULL ? error_raise(vm, vm->types.AttributeError, "__module__")
                              : value_retain(module);
    }
    /* Functions and classes have a descriptor of that name for their instances. */
    return value_retain(module == NULL || !value_is_str(module) ? vm->names.builtins : module);
}

static Value get_module(VM *vm, Value self, void *closure) {
    (void)closure;
    return type_module(vm, value_to_type(self));
}

static int set_module(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!may_set(vm, type, value, "__module__")) {
        return -1;
    }
    type_modified(vm, type);
    if (dict_remove(vm, type->dict, vm->names.__firstlineno__) < 0) {
        return -1;
    }
    return dict_set(vm, type->dict, vm->names.__module__, value);
}

static Value get_namespace(VM *vm, Value self, void *closure) {
    (void)closure;
    return mappingproxy_new(vm, value_from_object(value_to_type(self)->dict));
}

static Value get_doc(VM *vm, Value self, void *closure) {
    (void)closure;
    Value doc = dict_get_str_borrow(vm, value_to_type(self)->dict, vm->names.__doc__);
    if (doc == NULL) {
        return VALUE_NONE;
    }
    TernarySlot *get = value_type(vm, doc)->descr_get;
    return get == NULL ? value_retain(doc) : get(vm, doc, NULL, self);
}

static int set_doc(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!may_set(vm, type, value, "__doc__")) {
        return -1;
    }
    type_modified(vm, type);
    return dict_set(vm, type->dict, vm->names.__doc__, value);
}

static Value get_abstract(VM *vm, Value self, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    Value methods = type == vm->types.type
                        ? NULL
                        : dict_get_str_borrow(vm, type->dict, vm->names.__abstractmethods__);
    return methods == NULL
               ? error_raise_with(vm, vm->types.AttributeError, vm->names.__abstractmethods__)
               : value_retain(methods);
}

static int set_abstract(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    int truth = value == NULL ? 0 : object_truth(vm, value);
    if (truth < 0) {
        return -1;
    }
    int status = value == NULL ? dict_remove(vm, type->dict, vm->names.__abstractmethods__)
                               : dict_set(vm, type->dict, vm->names.__abstractmethods__, value);
    if (value == NULL && status == 0) {
        error_raise_with(vm, vm->types.AttributeError, vm->names.__abstractmethods__);
        return -1;
    }
    if (status < 0) {
        return -1;
    }
    type_modified(vm, type);
    type->flags = truth ? type->flags | TYPE_ABSTRACT : type->flags & ~(uint32_t)TYPE_ABSTRACT;
    return 0;
}

static Value get_type_params(VM *vm, Value self, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    Value params = type == vm->types.type
                       ? NULL
                       : dict_get_str_borrow(vm, type->dict, vm->names.__type_params__);
    return value_retain(params == NULL ? value_from_object(vm->shared.empty_tuple) : params);
}

static int set_type_params(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!may_set(vm, type, value, "__type_params__")) {
        return -1;
    }
    type_modified(vm, type);
    return dict_set(vm, type->dict, vm->names.__type_params__, value);
}

static Value get_size(VM *vm, Value self, void *closure) {
    (void)closure;
    return int_from_size(vm, value_to_type(self)->basic_size);
}

/* ---- annotations: made by calling __annotate__ when they are first asked for ---- */

static Value bind_to_class(VM *vm, Value found, Value self) {
    TernarySlot *get = value_type(vm, found)->descr_get;
    return get == NULL ? value_retain(found) : get(vm, found, NULL, self);
}

static Value raise_builtin_has_none(VM *vm, const Type *type, const char *name) {
    return error_raise(vm, vm->types.AttributeError, "type object '%N' has no attribute '%s'", type,
                       name);
}

static Value get_annotate(VM *vm, Value self, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!(type->flags & TYPE_HEAP)) {
        return raise_builtin_has_none(vm, type, "__annotate__");
    }
    Value annotate = dict_get_str_borrow(vm, type->dict, vm->names.__annotate__);
    if (annotate == NULL) {
        annotate = dict_get_str_borrow(vm, type->dict, vm->names.__annotate_func__);
    }
    if (annotate != NULL) {
        return bind_to_class(vm, annotate, self);
    }
    return dict_set(vm, type->dict, vm->names.__annotate_func__, VALUE_NONE) < 0 ? NULL
                                                                                 : VALUE_NONE;
}

static int set_annotate(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "cannot delete __annotate__ attribute");
    }
    if (!may_set(vm, type, value, "__annotate__")) {
        return -1;
    }
    if (value != VALUE_NONE && !object_is_callable(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "__annotate__ must be callable or None");
    }
    int status = dict_set(vm, type->dict, vm->names.__annotate_func__, value);
    if (status == 0 && value != VALUE_NONE) {
        status = dict_remove(vm, type->dict, vm->names.__annotations_cache__) < 0 ? -1 : 0;
    }
    type_modified(vm, type);
    return status;
}

/* Calls __annotate__(1), the form VALUE. */
static Value make_annotations(VM *vm, Value self) {
    Value annotate = object_get_attr(vm, self, vm->names.__annotate__);
    if (annotate == NULL) {
        return NULL;
    }
    Value annotations;
    if (!object_is_callable(vm, annotate)) {
        annotations = value_from_object(dict_new(vm));
    } else {
        annotations = object_call_one(vm, annotate, value_from_small_int(1));
        if (annotations != NULL && !value_is_dict(annotations)) {
            error_raise(vm, vm->types.TypeError, "__annotate__ returned non-dict of type '%T'",
                        annotations);
            value_release(vm, annotations);
            annotations = NULL;
        }
    }
    value_release(vm, annotate);
    return annotations;
}

static Value get_annotations(VM *vm, Value self, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (!(type->flags & TYPE_HEAP)) {
        return raise_builtin_has_none(vm, type, "__annotations__");
    }
    Value annotations = dict_get_str_borrow(vm, type->dict, vm->names.__annotations__);
    if (annotations == NULL) {
        annotations = dict_get_str_borrow(vm, type->dict, vm->names.__annotations_cache__);
    }
    if (annotations != NULL) {
        return bind_to_class(vm, annotations, self);
    }
    annotations = make_annotations(vm, self);
    if (annotations != NULL &&
        dict_set(vm, type->dict, vm->names.__annotations_cache__, annotations) < 0) {
        value_release(vm, annotations);
        return NULL;
    }
    type_modified(vm, type);
    return annotations;
}

/* Puts `value` under a name, or takes the name out: AttributeError if it is not there. */
static int put_annotations(VM *vm, Dict *dict, Value name, Value value) {
    if (value != NULL) {
        return dict_set(vm, dict, name, value);
    }
    int removed = dict_remove(vm, dict, name);
    return removed == 0  ? error_raise_int(vm, vm->types.AttributeError, "__annotations__")
           : removed < 0 ? -1
                         : 0;
}

static int set_annotations(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Type *type = value_to_type(self);
    if (type->flags & TYPE_IMMUTABLE) {
        return error_raise_int(vm, vm->types.TypeError,
                               "cannot set '__annotations__' attribute of immutable type '%N'",
                               type);
    }
    bool direct = dict_get_str_borrow(vm, type->dict, vm->names.__annotations__) != NULL;
    int status = put_annotations(
        vm, type->dict, direct ? vm->names.__annotations__ : vm->names.__annotations_cache__,
        value);
    if (status == 0 && direct) {
        status = dict_remove(vm, type->dict, vm->names.__annotations_cache__);
    }
    if (status >= 0) {
        status = dict_remove(vm, type->dict, vm->names.__annotate_func__);
    }
    if (status >= 0) {
        status = dict_remove(vm, type->dict, vm->names.__annotate__);
    }
    type_modified(vm, type);
    return status < 0 ? -1 : 0;
}

static const GetSetDef type_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__base__", get_base, member_is_readonly, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_namespace, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__basicsize__", get_size, member_is_readonly, NULL},
    {0},
};

/* ---- methods of every class ---- */

NATIVE_FUNCTION(type_mro_method) {
    Tuple *mro = type_compute_mro(vm, value_to_type(self));
    if (mro == NULL) {
        return NULL;
    }
    Value list = list_from_array(vm, mro->items, mro->size);
    value_release(vm, value_from_object(mro));
    return list;
}

NATIVE_FUNCTION(type_subclasses) {
    const Type *type = value_to_type(self);
    List *list = list_new(vm, type->subclass_count);
    for (uint32_t i = 0; list != NULL && i < type->subclass_count; i++) {
        if (type->subclasses[i]->head.refcount > 0 &&
            list_append(vm, list, value_from_object(type->subclasses[i])) < 0) {
            value_release(vm, value_from_object(list));
            return NULL;
        }
    }
    return value_from_object(list);
}

NATIVE_FUNCTION(type_prepare) {
    return value_from_object(dict_new(vm));
}

NATIVE_FUNCTION(type_instance_check) {
    int result = object_plain_is_instance(vm, args[0], self);
    return result < 0 ? NULL : value_from_bool(result);
}

NATIVE_FUNCTION(type_subclass_check) {
    int result = object_plain_is_subclass(vm, args[0], self);
    return result < 0 ? NULL : value_from_bool(result);
}

NATIVE_FUNCTION(type_dir) {
    Dict *names = dict_new(vm);
    Value result = NULL;
    if (names != NULL && type_collect_names(vm, self, names) == 0) {
        result = dict_keys_list(vm, names);
    }
    value_release_if(vm, value_from_object(names));
    return result;
}

static const NativeDef type_methods[] = {
    {"mro", type_mro_method, NATIVE_NOARGS, "($self, /)"},
    {"__subclasses__", type_subclasses, NATIVE_NOARGS, "($self, /)"},
    {"__prepare__", type_prepare, NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_CLASS,
     "($cls, name, bases, /, **kwds)"},
    {"__instancecheck__", type_instance_check, NATIVE_ONE, "($self, instance, /)"},
    {"__subclasscheck__", type_subclass_check, NATIVE_ONE, "($self, subclass, /)"},
    {"__dir__", type_dir, NATIVE_NOARGS, "($self, /)"},
    {0},
};

int type_collect_names(VM *vm, Value cls, Dict *names) {
    bool missing;
    Value namespace = object_find_attr(vm, cls, vm->names.__dict__, &missing);
    if (namespace != NULL) {
        int status = dict_update(vm, names, namespace);
        value_release(vm, namespace);
        if (status < 0) {
            return -1;
        }
    } else if (!missing) {
        return -1;
    }
    Value bases = object_find_attr(vm, cls, vm->names.__bases__, &missing);
    if (bases == NULL) {
        return missing ? 0 : -1;
    }
    Value sequence = object_to_sequence(vm, bases, "__bases__ must be a sequence");
    value_release(vm, bases);
    if (sequence == NULL) {
        return -1;
    }
    size_t count;
    const Value *items = object_sequence_items(sequence, &count);
    int status = 0;
    for (size_t i = 0; status == 0 && i < count; i++) {
        status = type_collect_names(vm, items[i], names);
    }
    value_release(vm, sequence);
    return status;
}

/* ---- int.__new__ and the like ---- */

NATIVE_FUNCTION(call_new) {
    Type *type = value_to_type(self);
    if (nargs == 0) {
        return error_raise(vm, vm->types.TypeError, "%N.__new__(): not enough arguments", type);
    }
    if (!value_is_type(args[0])) {
        return error_raise(vm, vm->types.TypeError, "%N.__new__(X): X is not a type object (%T)",
                           type, args[0]);
    }
    Type *subtype = value_to_type(args[0]);
    if (!type_is_subtype(subtype, type)) {
        return error_raise(vm, vm->types.TypeError, "%N.__new__(%N): %N is not a subtype of %N",
                           type, subtype, subtype, type);
    }
    Type *maker = subtype;
    while (maker != NULL && maker->create == slot_create) {
        maker = maker->base;
    }
    if (maker != NULL && maker->create != type->create) {
        return error_raise(vm, vm->types.TypeError, "%N.__new__(%N) is not safe, use %N.__new__()",
                           type, subtype, maker);
    }
    return type->create(vm, subtype, args + 1, nargs - 1, kwnames);
}

static const NativeDef new_method = {"__new__", call_new, NATIVE_FAST | NATIVE_KEYWORDS,
                                     "($type, *args, **kwargs)"};

const NativeDef *type_new_method_def(void) {
    return &new_method;
}

bool type_is_new_native(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_NATIVE &&
           ((const Native *)value_object(value))->def == &new_method;
}

/* ---- calling a class ---- */

static Value type_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    Type *type = value_to_type(self);
    size_t keywords = kwnames == NULL ? 0 : kwnames->size;
    if (type == vm->types.type) {
        if (nargs == 1 && keywords == 0) {
            return value_retain(value_from_object(value_type(vm, args[0])));
        }
        if (nargs != 3) {
            return error_raise(vm, vm->types.TypeError, "type() takes 1 or 3 arguments");
        }
    }
    if (type->create == NULL) {
        return error_raise(vm, vm->types.TypeError, "cannot create '%N' instances", type);
    }
    Value instance = type->create(vm, type, args, nargs, kwnames);
    if (instance == NULL || !type_is_subtype(value_type(vm, instance), type)) {
        return instance;
    }
    Type *made = value_type(vm, instance);
    if (made->init != NULL && made->init(vm, instance, args, nargs, kwnames) < 0) {
        value_release(vm, instance);
        return NULL;
    }
    return instance;
}

static int type_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args;
    if (kwnames != NULL && kwnames->size > 0 && nargs == 1) {
        return error_raise_int(vm, vm->types.TypeError,
                               "type.__init__() takes no keyword arguments");
    }
    if (nargs != 1 && nargs != 3) {
        return error_raise_int(vm, vm->types.TypeError, "type.__init__() takes 1 or 3 arguments");
    }
    return 0;
}

static Value type_repr(VM *vm, Value self) {
    const Type *type = value_to_type(self);
    Value module = type_module(vm, value_to_type(self));
    if (module == NULL) {
        error_clear(vm);
    }
    Value result;
    if (module != NULL && value_is_str(module) &&
        !str_equal(value_to_str(module), value_to_str(vm->names.builtins))) {
        result = str_format(vm, "<class '%U.%U'>", module, type->qualname);
    } else {
        result = str_format(vm, "<class '%U'>", type->name);
    }
    value_release_if(vm, module);
    return result;
}

void types_fill_type(VM *vm) {
    Type *type = vm->types.type;
    type->destroy = type_destroy;
    type->traverse = type_traverse;
    type->clear = type_clear;
    type->repr = type_repr;
    type->call = type_call;
    type->create = type_create;
    type->init = type_init;
    type->get_attr = type_get_attr;
    type->set_attr = type_set_attr;
    type->binary[NB_OR] = union_or;
    type->methods = type_methods;
    type->getsets = type_getsets;
    type->dict_offset = offsetof(Type, dict);
    type->weakref_offset = offsetof(Type, weakrefs);
}

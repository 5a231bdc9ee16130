/*
 * abc_module.c - `_abc`: what abstract base classes remember, and how they answer isinstance().
 *
 * Each abstract base class has an AbcData in its namespace, under `_abc_impl`:
 * the classes registered with it, and those it has already said yes or no to.
 * All of them hold weak references. A "no" is forgotten as soon as any class
 * is registered anywhere: `version` of the module's state counts that.
 *
 * The metaclass itself, ABCMeta, is Python (engine/lib/abc.py), as in CPython:
 * its methods are frames that a trace shows.
 *
 * Source: CPython 3.14 Modules/_abc.c.
 */
#include "engine/interp/runtime.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/set.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/weakref.h"

typedef struct AbcData {
    Object head;
    Set *registry; /* each a set of weak references; NULL until the first one */
    Set *cache;
    Set *negative_cache;
    uint64_t negative_version; /* the registrations that negative_cache knows of */
} AbcData;

/* ---- sets of weak references ---- */

/* Dead references are dropped before the table would grow for them. */
static int drop_dead(VM *vm, Set *set) {
    List *dead = list_new(vm, 0);
    int status = dead == NULL ? -1 : 0;
    size_t position = 0;
    Value key;
    int64_t hash;
    while (status == 0 && set_next(set, &position, &key, &hash)) {
        if (((const WeakRef *)value_object(key))->target == NULL) {
            status = list_append(vm, dead, key);
        }
    }
    for (size_t i = 0; status >= 0 && dead != NULL && i < dead->size; i++) {
        status = set_discard(vm, set, dead->items[i]);
    }
    value_release_if(vm, value_from_object(dead));
    return status < 0 ? -1 : 0;
}

static int weak_set_add(VM *vm, Set **slot, Value cls) {
    if (*slot == NULL) {
        *slot = set_new(vm, vm->types.set);
    }
    Set *set = *slot;
    if (set == NULL || (set->fill * 5 >= set->mask * 3 && drop_dead(vm, set) < 0)) {
        return -1;
    }
    Value reference = weakref_new(vm, cls, NULL);
    int status = reference == NULL ? -1 : set_add(vm, set, reference);
    value_release_if(vm, reference);
    return status;
}

static int weak_set_contains(VM *vm, Set *set, Value cls) {
    if (set == NULL || set->used == 0) {
        return 0;
    }
    if (!value_is_object(cls) || object_weakref_slot(value_object(cls)) == NULL) {
        return 0; /* never a member then */
    }
    Value reference = weakref_new(vm, cls, NULL);
    int found = reference == NULL ? -1 : set_contains(vm, set, reference);
    value_release_if(vm, reference);
    return found;
}

static void weak_set_clear(VM *vm, Set *set) {
    if (set != NULL) {
        set_clear(vm, set);
    }
}

/* ---- AbcData ---- */

static void data_destroy(VM *vm, Object *self) {
    AbcData *data = (AbcData *)self;
    value_release_if(vm, value_from_object(data->registry));
    value_release_if(vm, value_from_object(data->cache));
    value_release_if(vm, value_from_object(data->negative_cache));
    object_free(vm, self);
}

static int data_traverse(Object *self, VisitCall *visit, void *context) {
    const AbcData *data = (const AbcData *)self;
    Set *const sets[] = {data->registry, data->cache, data->negative_cache};
    int status = 0;
    for (size_t i = 0; status == 0 && i < 3; i++) {
        status = sets[i] == NULL ? 0 : visit(value_from_object(sets[i]), context);
    }
    return status;
}

static int make_data_type(VM *vm) {
    if (vm->types.abc_data != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, "_abc_data", LAYOUT_OTHER, sizeof(AbcData), vm->types.object,
                                  TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = data_destroy;
    type->traverse = data_traverse;
    return type_ready_take(vm, &vm->types.abc_data, type, "_abc");
}

/* The data of an abstract base class, borrowed: the class keeps it. */
static AbcData *data_of(VM *vm, Value cls) {
    Value found = object_get_attr(vm, cls, vm->names._abc_impl);
    if (found == NULL) {
        return NULL;
    }
    value_release(vm, found);
    if (!value_object_is(found, vm->types.abc_data)) {
        error_raise(vm, vm->types.TypeError, "_abc_impl is set to a wrong type");
        return NULL;
    }
    return (AbcData *)value_object(found);
}

/* ---- making a class abstract ---- */

/* Adds the name to `abstract` if what it stands for is an abstract method. */
static int add_if_abstract(VM *vm, Set *abstract, Value name, Value member) {
    int is_abstract = object_is_abstract(vm, member);
    return is_abstract <= 0 ? is_abstract : set_add(vm, abstract, name);
}

static int add_own_methods(VM *vm, Set *abstract, Value cls) {
    Value namespace = object_get_attr(vm, cls, vm->names.__dict__);
    Value items = NULL;
    if (namespace != NULL) {
        Value method = object_get_attr(vm, namespace, vm->names.items);
        Value view = method == NULL ? NULL : object_call_no_args(vm, method);
        items = view == NULL ? NULL : object_to_list(vm, view);
        value_release_if(vm, method);
        value_release_if(vm, view);
        value_release(vm, namespace);
    }
    int status = items == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < value_to_list(items)->size; i++) {
        const Tuple *pair = value_to_tuple(value_to_list(items)->items[i]);
        status = add_if_abstract(vm, abstract, pair->items[0], pair->items[1]);
    }
    value_release_if(vm, items);
    return status;
}

/* What a base left abstract and the class did not fill in. */
static int add_inherited_methods(VM *vm, Set *abstract, Value cls, Value base) {
    bool missing;
    Value names = object_find_attr(vm, base, vm->names.__abstractmethods__, &missing);
    if (names == NULL) {
        return missing ? 0 : -1;
    }
    Value list = object_to_list(vm, names);
    value_release(vm, names);
    int status = list == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < value_to_list(list)->size; i++) {
        Value name = value_to_list(list)->items[i];
        Value member = object_find_attr(vm, cls, name, &missing);
        if (member != NULL) {
            status = add_if_abstract(vm, abstract, name, member);
            value_release(vm, member);
        } else if (!missing) {
            status = -1;
        }
    }
    value_release_if(vm, list);
    return status;
}

static int compute_abstract_methods(VM *vm, Value cls) {
    Set *abstract = set_new(vm, vm->types.frozenset);
    Value bases = object_get_attr(vm, cls, vm->names.__bases__);
    int status = abstract == NULL || bases == NULL ? -1 : add_own_methods(vm, abstract, cls);
    if (status == 0 && !value_is_tuple(bases)) {
        status = error_raise_int(vm, vm->types.TypeError, "__bases__ is not tuple");
    }
    for (size_t i = 0; status == 0 && i < value_to_tuple(bases)->size; i++) {
        status = add_inherited_methods(vm, abstract, cls, value_to_tuple(bases)->items[i]);
    }
    if (status == 0) {
        status =
            object_set_attr(vm, cls, vm->names.__abstractmethods__, value_from_object(abstract));
    }
    value_release_if(vm, bases);
    value_release_if(vm, value_from_object(abstract));
    return status;
}

/* collections.abc says `__abc_tpflags__` which pattern instances match. */
static int take_pattern_flags(VM *vm, Type *type) {
    enum { SEQUENCE = 1 << 5, MAPPING = 1 << 6 };
    Value name = str_intern_string(vm, "__abc_tpflags__");
    if (name == NULL) {
        return -1;
    }
    Value number;
    int found = dict_pop(vm, type->dict, name, &number);
    value_release(vm, name);
    if (found <= 0) {
        return found;
    }
    int64_t bits = 0;
    if (value_is_int(number) && int_fits_i64(number, &bits)) {
        if ((bits & (SEQUENCE | MAPPING)) == (SEQUENCE | MAPPING)) {
            value_release(vm, number);
            return error_raise_int(
                vm, vm->types.TypeError,
                "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        type->flags |= bits & SEQUENCE ? TYPE_SEQUENCE : 0;
        type->flags |= bits & MAPPING ? TYPE_MAPPING : 0;
    }
    value_release(vm, number);
    type_modified(vm, type);
    return 0;
}

NATIVE_FUNCTION(abc_init) {
    Value cls = args[0];
    if (compute_abstract_methods(vm, cls) < 0) {
        return NULL;
    }
    Value data = value_from_object(object_new(vm, vm->types.abc_data, sizeof(AbcData)));
    int status = data == NULL ? -1 : object_set_attr(vm, cls, vm->names._abc_impl, data);
    value_release_if(vm, data);
    if (status == 0 && value_is_type(cls)) {
        status = take_pattern_flags(vm, value_to_type(cls));
    }
    return status < 0 ? NULL : VALUE_NONE;
}

/* ---- registering ---- */

/* A class registered with Sequence or Mapping matches their patterns, and so do its subclasses. */
static void set_pattern_flag(VM *vm, Type *type, uint32_t flag) {
    const uint32_t both = TYPE_SEQUENCE | TYPE_MAPPING;
    if ((type->flags & both) == flag || (type->flags & TYPE_IMMUTABLE)) {
        return;
    }
    type->flags = (type->flags & ~both) | flag;
    type_modified(vm, type);
    for (uint32_t i = 0; i < type->subclass_count; i++) {
        set_pattern_flag(vm, type->subclasses[i], flag);
    }
}

NATIVE_FUNCTION(abc_register) {
    if (args_check_count(vm, "_abc_register", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value cls = args[0];
    Value subclass = args[1];
    if (!value_is_type(subclass)) {
        return error_raise(vm, vm->types.TypeError, "Can only register classes");
    }
    int is_subclass = object_is_subclass(vm, subclass, cls);
    if (is_subclass != 0) {
        return is_subclass < 0 ? NULL : value_retain(subclass);
    }
    int is_cycle = object_is_subclass(vm, cls, subclass);
    if (is_cycle != 0) {
        return is_cycle < 0 ? NULL
                            : error_raise(vm, vm->types.RuntimeError,
                                          "Refusing to create an inheritance cycle");
    }
    AbcData *data = data_of(vm, cls);
    if (data == NULL || weak_set_add(vm, &data->registry, subclass) < 0) {
        return NULL;
    }
    vm->runtime->abc_version++;
    if (value_is_type(cls)) {
        uint32_t flag = value_to_type(cls)->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
        if (flag != 0) {
            set_pattern_flag(vm, value_to_type(subclass), flag);
        }
    }
    return value_retain(subclass);
}

/* ---- asking ---- */

static Value call_subclass_check(VM *vm, Value cls, Value subclass) {
    const Value args[] = {cls, subclass};
    return object_call_method(vm, vm->names.__subclasscheck__, args, 2);
}

/* cls.__subclasscheck__ of both what the instance says it is and what it is. */
static Value check_both(VM *vm, Value cls, Value said, Value is) {
    Value result = call_subclass_check(vm, cls, said);
    if (result == NULL || said == is) {
        return result;
    }
    int truth = object_truth(vm, result);
    if (truth != 0) {
        if (truth < 0) {
            value_release(vm, result);
            return NULL;
        }
        return result;
    }
    value_release(vm, result);
    return call_subclass_check(vm, cls, is);
}

NATIVE_FUNCTION(abc_instance_check) {
    if (args_check_count(vm, "_abc_instancecheck", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value cls = args[0];
    AbcData *data = data_of(vm, cls);
    Value said = data == NULL ? NULL : object_get_attr(vm, args[1], vm->names.__class__);
    if (said == NULL) {
        return NULL;
    }
    Value result = NULL;
    int cached = weak_set_contains(vm, data->cache, said);
    if (cached > 0) {
        result = VALUE_TRUE;
    } else if (cached == 0) {
        Value is = value_from_object(value_type(vm, args[1]));
        int refused = 0;
        if (is == said && data->negative_version == vm->runtime->abc_version) {
            refused = weak_set_contains(vm, data->negative_cache, said);
        }
        result = refused == 0 ? check_both(vm, cls, said, is) : refused > 0 ? VALUE_FALSE : NULL;
    }
    value_release(vm, said);
    return result;
}

/* 1 or 0 when the class's __subclasshook__ knows, 2 when it does not. */
static int ask_hook(VM *vm, Value cls, Value subclass) {
    const Value args[] = {cls, subclass};
    Value answer = object_call_method(vm, vm->names.__subclasshook__, args, 2);
    if (answer == NULL) {
        return -1;
    }
    value_release(vm, answer);
    if (answer == VALUE_TRUE || answer == VALUE_FALSE) {
        return answer == VALUE_TRUE;
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        return 2;
    }
    return error_raise_int(vm, vm->types.AssertionError,
                           "__subclasshook__ must return either False, True, or NotImplemented");
}

/* Whether it derives from a class registered with this one; the registry may change meanwhile. */
static int ask_registry(VM *vm, AbcData *data, Value subclass) {
    int found = weak_set_contains(vm, data->registry, subclass);
    if (found != 0 || data->registry == NULL) {
        return found;
    }
    Value references = object_to_list(vm, value_from_object(data->registry));
    if (references == NULL) {
        return -1;
    }
    const List *list = value_to_list(references);
    for (size_t i = 0; found == 0 && i < list->size; i++) {
        Value registered = weakref_get(list->items[i]);
        if (registered != VALUE_NONE) {
            found = object_is_subclass(vm, subclass, registered);
        }
        value_release(vm, registered);
    }
    value_release(vm, references);
    return found;
}

/* Whether it is a subclass of one of the class's own subclasses. */
static int ask_subclasses(VM *vm, Value cls, Value subclass) {
    Value method = object_get_attr_string(vm, cls, "__subclasses__");
    Value classes = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    if (classes == NULL) {
        return -1;
    }
    if (!value_is_list(classes)) {
        value_release(vm, classes);
        return error_raise_int(vm, vm->types.TypeError, "__subclasses__() must return a list");
    }
    int found = 0;
    for (size_t i = 0; found == 0 && i < value_to_list(classes)->size; i++) {
        Value one = value_retain(value_to_list(classes)->items[i]);
        found = object_is_subclass(vm, subclass, one);
        value_release(vm, one);
    }
    value_release(vm, classes);
    return found;
}

static bool derives_from(Value subclass, Value cls) {
    return value_is_type(cls) && type_is_subtype(value_to_type(subclass), value_to_type(cls));
}

/* 1, 0, -1; *remember says whether the answer comes from this class's own knowledge. */
static int subclass_check(VM *vm, AbcData *data, Value cls, Value subclass) {
    int answer = ask_hook(vm, cls, subclass);
    if (answer == 2) {
        answer = derives_from(subclass, cls);
        if (answer == 0) {
            int registered = weak_set_contains(vm, data->registry, subclass);
            if (registered != 0) {
                return registered; /* not cached: the registry answers as quickly */
            }
            answer = ask_registry(vm, data, subclass);
        }
        if (answer == 0) {
            answer = ask_subclasses(vm, cls, subclass);
        }
    }
    if (answer < 0 ||
        weak_set_add(vm, answer ? &data->cache : &data->negative_cache, subclass) < 0) {
        return -1;
    }
    return answer;
}

NATIVE_FUNCTION(abc_subclass_check) {
    if (args_check_count(vm, "_abc_subclasscheck", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value cls = args[0];
    Value subclass = args[1];
    if (!value_is_type(subclass)) {
        return error_raise(vm, vm->types.TypeError, "issubclass() arg 1 must be a class");
    }
    AbcData *data = data_of(vm, cls);
    int answer = data == NULL ? -1 : weak_set_contains(vm, data->cache, subclass);
    if (answer != 0) {
        return answer < 0 ? NULL : VALUE_TRUE;
    }
    if (data->negative_version < vm->runtime->abc_version) {
        weak_set_clear(vm, data->negative_cache);
        data->negative_version = vm->runtime->abc_version;
    } else {
        int refused = weak_set_contains(vm, data->negative_cache, subclass);
        if (refused != 0) {
            return refused < 0 ? NULL : VALUE_FALSE;
        }
    }
    value_retain(value_from_object(data));
    answer = subclass_check(vm, data, cls, subclass);
    value_release(vm, value_from_object(data));
    return answer < 0 ? NULL : value_from_bool(answer);
}

/* ---- for debugging ---- */

NATIVE_FUNCTION(abc_token) {
    return int_from_u64(vm, vm->runtime->abc_version);
}

NATIVE_FUNCTION(abc_reset_registry) {
    AbcData *data = data_of(vm, args[0]);
    if (data == NULL) {
        return NULL;
    }
    weak_set_clear(vm, data->registry);
    return VALUE_NONE;
}

NATIVE_FUNCTION(abc_reset_caches) {
    AbcData *data = data_of(vm, args[0]);
    if (data == NULL) {
        return NULL;
    }
    weak_set_clear(vm, data->cache);
    weak_set_clear(vm, data->negative_cache);
    return VALUE_NONE;
}

static Value copy_of(VM *vm, Set *set) {
    return set == NULL ? value_from_object(set_new(vm, vm->types.set))
                       : set_from_iterable(vm, vm->types.set, value_from_object(set));
}

NATIVE_FUNCTION(abc_dump) {
    const AbcData *data = data_of(vm, args[0]);
    if (data == NULL) {
        return NULL;
    }
    Value parts[4] = {copy_of(vm, data->registry), copy_of(vm, data->cache),
                      copy_of(vm, data->negative_cache), int_from_u64(vm, data->negative_version)};
    for (size_t i = 0; i < 4; i++) {
        if (parts[i] == NULL) {
            for (size_t j = 0; j < 4; j++) {
                value_release_if(vm, parts[j]);
            }
            return NULL;
        }
    }
    return tuple_from_array_take(vm, parts, 4);
}

static const NativeDef functions[] = {
    {"get_cache_token", abc_token, NATIVE_NOARGS, "($module, /)"},
    {"_abc_init", abc_init, NATIVE_ONE, "($module, self, /)"},
    {"_abc_register", abc_register, NATIVE_FAST, "($module, self, subclass, /)"},
    {"_abc_instancecheck", abc_instance_check, NATIVE_FAST, "($module, self, instance, /)"},
    {"_abc_subclasscheck", abc_subclass_check, NATIVE_FAST, "($module, self, subclass, /)"},
    {"_get_dump", abc_dump, NATIVE_ONE, "($module, self, /)"},
    {"_reset_registry", abc_reset_registry, NATIVE_ONE, "($module, self, /)"},
    {"_reset_caches", abc_reset_caches, NATIVE_ONE, "($module, self, /)"},
    {0},
};

int abc_module_init(VM *vm, Module *module) {
    return make_data_type(vm) < 0 ? -1 : module_add_natives(vm, module, functions);
}

#include "engine/objects/shared.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/complex.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/dict_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/float.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/mappingproxy.h"
#include "engine/objects/memoryview.h"
#include "engine/objects/method.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/object_life.h"
#include "engine/objects/range.h"
#include "engine/objects/set.h"
#include "engine/objects/singletons.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/super.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"
#include "engine/objects/weakref.h"

/*
 * The first types: those that a type's name, dict, MRO and methods are made
 * of. They are made without any of these; type_ready does nothing for them
 * until there are names.
 */
typedef struct FirstType {
    size_t field; /* in Types */
    const char *name;
} FirstType;

static const FirstType first_types[] = {
    {offsetof(Types, object), "object"},
    {offsetof(Types, type), "type"},
    {offsetof(Types, str), "str"},
    {offsetof(Types, tuple), "tuple"},
    {offsetof(Types, dict), "dict"},
    {offsetof(Types, wrapper_descriptor), "wrapper_descriptor"},
    {offsetof(Types, method_wrapper), "method-wrapper"},
    {offsetof(Types, method_descriptor), "method_descriptor"},
    {offsetof(Types, classmethod_descriptor), "classmethod_descriptor"},
    {offsetof(Types, builtin), "builtin_function_or_method"},
    {offsetof(Types, getset_descriptor), "getset_descriptor"},
    {offsetof(Types, member_descriptor), "member_descriptor"},
};

#define FIRST_TYPE_COUNT (sizeof first_types / sizeof first_types[0])

static Type *first_type(VM *vm, size_t index) {
    return *(Type **)(void *)((char *)&vm->types + first_types[index].field);
}

static int make_first_types(VM *vm) {
    Type *type = type_new_builtin(vm, "type", LAYOUT_TYPE, sizeof(Type), NULL, TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    type->head.type = type;
    vm->types.type = type;
    Type *object =
        type_new_builtin(vm, "object", LAYOUT_OBJECT, sizeof(Object), NULL, TYPE_SUBCLASSABLE);
    if (object == NULL) {
        return -1;
    }
    vm->types.object = object;
    type->base = object;
    types_fill_type(vm);
    types_fill_object(vm);
    return types_init_str(vm) < 0 || types_init_tuple(vm) < 0 || types_init_dict(vm) < 0 ||
                   types_init_native(vm) < 0 || types_init_slot_wrapper(vm) < 0 ||
                   types_init_descriptors(vm) < 0
               ? -1
               : 0;
}

static int complete_first_types(VM *vm) {
    for (size_t i = 0; i < FIRST_TYPE_COUNT; i++) {
        Type *type = first_type(vm, i);
        type->name = str_intern_string(vm, first_types[i].name);
        if (type->name == NULL) {
            return -1;
        }
        type->qualname = value_retain(type->name);
    }
    for (size_t i = 0; i < FIRST_TYPE_COUNT; i++) {
        if (type_ready(vm, first_type(vm, i)) < 0) {
            return -1;
        }
    }
    return 0;
}

/* The rows of names.def, in the order of the fields of Names. */
static const char *const name_texts[] = {
#define NAME(field) #field,
#include "engine/objects/names.def"
};

#define NAME_COUNT (sizeof name_texts / sizeof name_texts[0])

static Value *name_field(VM *vm, size_t index) {
    return (Value *)(void *)((char *)&vm->names + index * sizeof(Value));
}

static int make_names(VM *vm) {
    for (size_t i = 0; i < NAME_COUNT; i++) {
        Value name = str_intern_string(vm, name_texts[i]);
        if (name == NULL) {
            return -1;
        }
        *name_field(vm, i) = name;
    }
    return type_slot_names_init(vm);
}

static int make_empty_values(VM *vm) {
    Str *str = str_alloc(vm, 0, 1);
    if (str == NULL) {
        return -1;
    }
    str->ascii = true;
    vm->shared.empty_str = str_intern_take(vm, value_from_object(str));
    vm->shared.empty_tuple = tuple_new(vm, 0);
    return vm->shared.empty_tuple == NULL ? -1 : 0;
}

static int make_other_types(VM *vm) {
    typedef int InitTypes(VM *);
    static InitTypes *const inits[] = {
        types_init_exceptions,  types_init_singletons,   types_init_int,
        types_init_float,       types_init_complex,      types_init_bytes,
        types_init_bytearray,   types_init_memoryview,   types_init_bytes_iterators,
        types_init_list,        types_init_dict_views,   types_init_set,
        types_init_range,       types_init_slice,        types_init_iterators,
        types_init_combinators, types_init_method,       types_init_property,
        types_init_super,       types_init_mappingproxy, types_init_function_wrappers,
        types_init_module,      types_init_weakref,      types_init_generic_alias,
    };
    for (size_t i = 0; i < sizeof inits / sizeof inits[0]; i++) {
        if (inits[i](vm) < 0) {
            return -1;
        }
    }
    return 0;
}

static int make_spare_values(VM *vm) {
    vm->shared.memory_error = exception_new(vm, vm->types.MemoryError, vm->shared.empty_tuple);
    vm->shared.empty_bytes = bytes_new(vm, NULL, 0);
    return vm->shared.memory_error == NULL || vm->shared.empty_bytes == NULL ? -1 : 0;
}

int objects_init(VM *vm) {
    heap_init(vm, vm->options.max_memory);
    memset(&vm->shared, 0, sizeof vm->shared);
    vm->shared.attribute_cache =
        memory_alloc_zeroed(ATTRIBUTE_CACHE_SIZE, sizeof(AttributeCacheEntry));
    vm->shared.max_str_digits = INT_MAX_STR_DIGITS;
    vm->shared.next_keys_version = 1;
    vm->next_type_version = 1;
    str_interned_init(vm);
    return make_first_types(vm) < 0 || make_empty_values(vm) < 0 || make_names(vm) < 0 ||
                   complete_first_types(vm) < 0 || make_other_types(vm) < 0 ||
                   make_spare_values(vm) < 0
               ? -1
               : 0;
}

/* ---- the end ---- */

#define TYPE_COUNT (sizeof(Types) / sizeof(Type *))

static Type **type_field(VM *vm, size_t index) {
    return (Type **)(void *)((char *)&vm->types + index * sizeof(Type *));
}

/* Types hold each other, and are needed to destroy what they hold: all give up their contents
 * before the first one goes. */
static void release_types(VM *vm) {
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        Type *type = *type_field(vm, i);
        if (type != NULL && type->dict != NULL) {
            dict_clear(vm, type->dict);
        }
    }
    heap_collect(vm);
    Tuple *mros[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        Type *type = *type_field(vm, i);
        mros[i] = NULL;
        if (type == NULL) {
            continue;
        }
        memory_free(type->subclasses);
        type->subclasses = NULL;
        type->subclass_count = 0;
        mros[i] = type->mro;
        type->mro = NULL;
        Value parts[] = {value_from_object(type->dict), value_from_object(type->bases), type->name,
                         type->qualname, type->module};
        type->dict = NULL;
        type->bases = NULL;
        for (size_t j = 0; j < sizeof parts / sizeof parts[0]; j++) {
            value_release_if(vm, parts[j]);
        }
    }
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        value_release_if(vm, value_from_object(mros[i]));
    }
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        Type *type = *type_field(vm, i);
        if (type != NULL && type->base != NULL) {
            type->base->head.refcount--;
            type->base = NULL;
        }
    }
}

static void release_shared(VM *vm) {
    Shared *shared = &vm->shared;
    for (size_t i = 0; i < sizeof shared->latin1 / sizeof shared->latin1[0]; i++) {
        value_clear(vm, &shared->latin1[i]);
    }
    value_clear(vm, &shared->memory_error);
    value_clear(vm, &shared->empty_bytes);
    value_clear(vm, &shared->no_default);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        value_clear(vm, name_field(vm, i));
    }
    type_slot_names_done(vm);
}

size_t objects_release_all(VM *vm) {
    heap_thaw(vm);
    vm->shared.finalizing = true;
    if (vm->shared.memory_error != NULL) { /* it may have been raised: its frames go */
        exception_set_traceback_take(vm, vm->shared.memory_error, NULL);
        exception_set_context_take(vm, vm->shared.memory_error, NULL);
    }
    memset(vm->shared.attribute_cache, 0, ATTRIBUTE_CACHE_SIZE * sizeof(AttributeCacheEntry));
    heap_collect(vm);
    release_types(vm);
    release_shared(vm);
    Value tuple = value_from_object(vm->shared.empty_tuple);
    vm->shared.empty_tuple = NULL;
    value_release_if(vm, tuple);
    value_clear(vm, &vm->shared.empty_str);
    size_t kept = 0;
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        kept += *type_field(vm, i) != NULL;
    }
    size_t left = heap_count_objects(vm);
    return left - kept; /* the empty types go with the heap */
}

static void free_subclasses(Object *object, void *context) {
    (void)context;
    if (object->type->layout == LAYOUT_TYPE) {
        memory_free(((Type *)object)->subclasses);
    }
}

/* The objects go with their heap, without being asked. Debug builds release them one by one first,
 * which tells whether references were lost. */
void objects_done(VM *vm) {
#ifdef GENSTEP_DEBUG
    size_t left = objects_release_all(vm);
    assert(left == 0 && "every reference taken was given back");
#endif
    heap_each_traced(vm, free_subclasses, NULL);
    type_slot_names_done(vm);
    memory_free(vm->shared.attribute_cache);
    memory_free(vm->shared.repr_running);
    str_interned_done(vm);
    object_life_done(vm);
    heap_done(vm);
}

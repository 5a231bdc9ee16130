#include "engine/objects/type.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/native.h"
#include "engine/objects/slot_wrapper.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"

bool value_is_type(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_TYPE;
}

static Type *mro_at(const Type *type, size_t index) {
    return (Type *)type->mro->items[index];
}

bool type_is_subtype_slow(const Type *derived, const Type *base) {
    if (derived->mro == NULL) {
        /* Not ready yet: single inheritance so far. */
        for (const Type *type = derived; type != NULL; type = type->base) {
            if (type == base) {
                return true;
            }
        }
        return false;
    }
    for (size_t i = 0; i < derived->mro->size; i++) {
        if (mro_at(derived, i) == base) {
            return true;
        }
    }
    return false;
}

/* ---- versions: what inline caches and the attribute cache rely on ---- */

uint32_t type_version(VM *vm, Type *type) {
    if (type->version != 0) {
        return type->version;
    }
    /* A base without a version would not pass its changes on to this type. */
    for (size_t i = 0; type->bases != NULL && i < type->bases->size; i++) {
        if (type_version(vm, (Type *)type->bases->items[i]) == 0) {
            return 0;
        }
    }
    if (type->mro == NULL || (type->flags & TYPE_OWN_MRO) || vm->next_type_version == 0) {
        return 0;
    }
    type->version = vm->next_type_version++;
    return type->version;
}

void type_modified(VM *vm, Type *type) {
    if (type->version == 0) {
        return;
    }
    type->version = 0;
    for (uint32_t i = 0; i < type->subclass_count; i++) {
        type_modified(vm, type->subclasses[i]);
    }
}

/* ---- lookup ---- */

static Value lookup_in_mro(VM *vm, const Type *type, Value name) {
    if (type->mro == NULL) {
        return NULL; /* its metaclass's mro() is asking */
    }
    for (size_t i = 0; i < type->mro->size; i++) {
        Value found = dict_get_str_borrow(vm, mro_at(type, i)->dict, name);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

Value type_lookup_borrow(VM *vm, Type *type, Value name) {
    if (!value_to_str(name)->interned) {
        return lookup_in_mro(vm, type, name);
    }
    uint32_t version = type_version(vm, type);
    size_t slot = ((size_t)version ^ value_bits(name) >> 4) % ATTRIBUTE_CACHE_SIZE;
    AttributeCacheEntry *entry = &vm->shared.attribute_cache[slot];
    if (entry->name == name && entry->type_version == version && version != 0) {
        return entry->value;
    }
    Value found = lookup_in_mro(vm, type, name);
    /* The search may have run an __eq__ that changed the type. */
    if (version != 0 && type->version == version) {
        *entry = (AttributeCacheEntry){version, name, found};
    }
    return found;
}

/* ---- subclasses ---- */

static void subclass_add(Type *base, Type *derived) {
    if (base->subclass_count == base->subclass_capacity) {
        base->subclass_capacity = base->subclass_capacity == 0 ? 4 : base->subclass_capacity * 2;
        base->subclasses = memory_resize(base->subclasses, base->subclass_capacity, sizeof(Type *));
    }
    base->subclasses[base->subclass_count++] = derived;
}

static void subclass_remove(Type *base, const Type *derived) {
    for (uint32_t i = 0; i < base->subclass_count; i++) {
        if (base->subclasses[i] == derived) {
            memmove(base->subclasses + i, base->subclasses + i + 1,
                    (base->subclass_count - i - 1) * sizeof(Type *));
            base->subclass_count--;
            return;
        }
    }
}

void type_leave_bases(Type *type) {
    for (size_t i = 0; type->bases != NULL && i < type->bases->size; i++) {
        subclass_remove((Type *)type->bases->items[i], type);
    }
}

void type_join_bases(Type *type) {
    for (size_t i = 0; i < type->bases->size; i++) {
        subclass_add((Type *)type->bases->items[i], type);
    }
}

/* ---- the method resolution order: C3 ---- */

/* Whether cls lies in a list behind its first remaining item. */
static bool in_tail(const Tuple *list, size_t start, Value cls) {
    for (size_t i = start + 1; i < list->size; i++) {
        if (list->items[i] == cls) {
            return true;
        }
    }
    return false;
}

/* The first class that heads a list and is in no tail; NULL when the lists contradict. */
static Value next_class(Tuple *const *lists, const size_t *starts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (starts[i] >= lists[i]->size) {
            continue;
        }
        Value candidate = lists[i]->items[starts[i]];
        bool blocked = false;
        for (size_t j = 0; j < count && !blocked; j++) {
            blocked = in_tail(lists[j], starts[j], candidate);
        }
        if (!blocked) {
            return candidate;
        }
    }
    return NULL;
}

static void raise_contradiction(VM *vm, Tuple *const *lists, const size_t *starts, size_t count) {
    Buffer seen = {0};
    StrBuilder names;
    str_builder_init(&names, vm);
    for (size_t i = 0; i < count; i++) {
        if (starts[i] >= lists[i]->size) {
            continue;
        }
        Value cls = lists[i]->items[starts[i]];
        bool repeated = false;
        for (size_t at = 0; at < seen.size; at += sizeof cls) {
            repeated = repeated || memcmp(seen.data + at, &cls, sizeof cls) == 0;
        }
        if (!repeated) {
            str_builder_add_string(&names, seen.size == 0 ? " " : ", ");
            str_builder_add_str(&names, value_to_type(cls)->name);
            buffer_add(&seen, &cls, sizeof cls);
        }
    }
    buffer_done(&seen);
    Value text = str_builder_finish(&names);
    if (text != NULL) {
        error_raise(vm, vm->types.TypeError,
                    "Cannot create a consistent method resolution order (MRO) for bases%U", text);
        value_release(vm, text);
    }
}

static bool lists_are_done(Tuple *const *lists, const size_t *starts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (starts[i] < lists[i]->size) {
            return false;
        }
    }
    return true;
}

/* Merges the MROs of the bases and the list of bases itself; `order` begins with the type. */
static bool merge(VM *vm, Tuple *const *lists, size_t *starts, size_t count, Value *order,
                  size_t *length) {
    while (!lists_are_done(lists, starts, count)) {
        Value cls = next_class(lists, starts, count);
        if (cls == NULL) {
            raise_contradiction(vm, lists, starts, count);
            return false;
        }
        order[(*length)++] = cls;
        for (size_t i = 0; i < count; i++) {
            starts[i] += starts[i] < lists[i]->size && lists[i]->items[starts[i]] == cls;
        }
    }
    return true;
}

/* Whether all have their MRO; one whose metaclass's mro() is just running has none. */
static bool bases_are_complete(VM *vm, const Tuple *bases) {
    for (size_t i = 0; i < bases->size; i++) {
        const Type *base = value_to_type(bases->items[i]);
        if (base->mro == NULL) {
            error_raise(vm, vm->types.TypeError, "Cannot extend an incomplete type '%N'", base);
            return false;
        }
    }
    return true;
}

static bool bases_are_distinct(VM *vm, const Tuple *bases) {
    for (size_t i = 0; i < bases->size; i++) {
        for (size_t j = i + 1; j < bases->size; j++) {
            if (bases->items[i] == bases->items[j]) {
                error_raise(vm, vm->types.TypeError, "duplicate base class %N",
                            value_to_type(bases->items[i]));
                return false;
            }
        }
    }
    return true;
}

Tuple *type_compute_mro(VM *vm, Type *type) {
    const Tuple *bases = type->bases;
    size_t count = bases->size + 1;
    if (!bases_are_complete(vm, bases) || !bases_are_distinct(vm, bases)) {
        return NULL;
    }
    Tuple **lists = memory_alloc(count * sizeof(Tuple *));
    size_t *starts = memory_alloc_zeroed(count, sizeof(size_t));
    size_t total = 1;
    for (size_t i = 0; i < bases->size; i++) {
        lists[i] = value_to_type(bases->items[i])->mro;
        total += lists[i]->size;
    }
    lists[bases->size] = type->bases;
    Value *order = memory_alloc(total * sizeof(Value));
    order[0] = value_from_object(type);
    size_t length = 1;
    Value mro = NULL;
    if (merge(vm, lists, starts, count, order, &length)) {
        mro = tuple_from_array(vm, order, length);
    }
    memory_free(lists);
    memory_free(starts);
    memory_free(order);
    return (Tuple *)mro;
}

/* Whether classes, the ones that a metaclass's mro() gave, can stand in the type's MRO. */
static bool mro_fits(VM *vm, Type *type, const Tuple *mro) {
    if (mro->size == 0) {
        error_raise(vm, vm->types.TypeError, "type MRO must not be empty");
        return false;
    }
    Type *solid = type_solid_base(type);
    for (size_t i = 0; i < mro->size; i++) {
        if (!value_is_type(mro->items[i])) {
            error_raise(vm, vm->types.TypeError, "mro() returned a non-class ('%T')",
                        mro->items[i]);
            return false;
        }
        Type *item = value_to_type(mro->items[i]);
        if (!type_is_subtype(solid, type_solid_base(item))) {
            error_raise(vm, vm->types.TypeError,
                        "mro() returned base with unsuitable layout ('%N')", item);
            return false;
        }
    }
    return true;
}

/* A metaclass may have an mro() of its own. A new reference. */
static Tuple *mro_from_metaclass(VM *vm, Type *type) {
    Value receiver;
    Value method = object_lookup_method(vm, value_from_object(type), vm->names.mro, &receiver);
    if (method == NULL) {
        return NULL;
    }
    Value result = object_call_bound(vm, method, receiver, NULL, 0);
    value_release(vm, method);
    Tuple *mro = result == NULL ? NULL : (Tuple *)object_to_tuple(vm, result);
    value_release_if(vm, result);
    if (mro != NULL && !mro_fits(vm, type, mro)) {
        value_release(vm, value_from_object(mro));
        return NULL;
    }
    return mro;
}

static bool metaclass_has_mro(VM *vm, const Type *type) {
    Type *metatype = type->head.type;
    return metatype != vm->types.type &&
           type_lookup_borrow(vm, metatype, vm->names.mro) !=
               dict_get_str_borrow(vm, vm->types.type->dict, vm->names.mro);
}

Tuple *type_make_mro(VM *vm, Type *type) {
    if (!metaclass_has_mro(vm, type)) {
        return type_compute_mro(vm, type);
    }
    type->flags |= TYPE_OWN_MRO;
    return mro_from_metaclass(vm, type);
}

int type_set_bases(VM *vm, Type *type, Type *base, Tuple *bases) {
    type->base = (Type *)value_retain(value_from_object(base));
    type->bases = (Tuple *)value_retain(value_from_object(bases));
    type->mro = type_make_mro(vm, type);
    if (type->mro == NULL) {
        return -1;
    }
    type_join_bases(type);
    return 0;
}

/* ---- inheritance of slots ---- */

/* The slots that are inherited one by one, as any function pointer. */
#define SLOT_OFFSET(field) offsetof(Type, field)

static const size_t single_slots[] = {
    SLOT_OFFSET(destroy),   SLOT_OFFSET(finalize),       SLOT_OFFSET(repr),
    SLOT_OFFSET(str),       SLOT_OFFSET(truth),          SLOT_OFFSET(length),
    SLOT_OFFSET(contains),  SLOT_OFFSET(get_item),       SLOT_OFFSET(set_item),
    SLOT_OFFSET(concat),    SLOT_OFFSET(repeat),         SLOT_OFFSET(inplace_concat),
    SLOT_OFFSET(power),     SLOT_OFFSET(inplace_repeat), SLOT_OFFSET(divmod),
    SLOT_OFFSET(negative),  SLOT_OFFSET(positive),       SLOT_OFFSET(invert),
    SLOT_OFFSET(absolute),  SLOT_OFFSET(to_int),         SLOT_OFFSET(to_float),
    SLOT_OFFSET(index),     SLOT_OFFSET(get_attr),       SLOT_OFFSET(set_attr),
    SLOT_OFFSET(call),      SLOT_OFFSET(create),         SLOT_OFFSET(init),
    SLOT_OFFSET(iter),      SLOT_OFFSET(next),           SLOT_OFFSET(descr_get),
    SLOT_OFFSET(descr_set), SLOT_OFFSET(await),          SLOT_OFFSET(aiter),
    SLOT_OFFSET(anext),
};

SlotFunction **type_slot_at(Type *type, size_t offset) {
    return (SlotFunction **)(void *)((char *)type + offset);
}

static void inherit_slot(Type *type, Type *base, size_t offset) {
    SlotFunction **slot = type_slot_at(type, offset);
    if (*slot == NULL) {
        *slot = *type_slot_at(base, offset);
    }
}

static void inherit_from(VM *vm, Type *type, Type *base) {
    for (size_t i = 0; i < sizeof single_slots / sizeof single_slots[0]; i++) {
        inherit_slot(type, base, single_slots[i]);
    }
    for (size_t i = 0; i < NB_SLOT_COUNT; i++) {
        inherit_slot(type, base, SLOT_OFFSET(binary) + i * sizeof(BinarySlot *));
        inherit_slot(type, base, SLOT_OFFSET(inplace) + i * sizeof(BinarySlot *));
    }
    /* Equality and hash belong together. */
    if (type->compare == NULL && type->hash == NULL &&
        dict_get_str_borrow(vm, type->dict, vm->names.__eq__) == NULL &&
        dict_get_str_borrow(vm, type->dict, vm->names.__hash__) == NULL) {
        type->compare = base->compare;
        type->hash = base->hash;
    }
    if (type->traverse == NULL && type->clear == NULL) {
        type->traverse = base->traverse;
        type->clear = base->clear;
    }
    const uint32_t patterns = TYPE_SEQUENCE | TYPE_MAPPING;
    if (!(type->flags & patterns)) {
        type->flags |= base->flags & patterns;
    }
}

void type_inherit(VM *vm, Type *type) {
    if ((type->flags & TYPE_HEAP) != 0 && type->create == NULL) {
        type->create = type->base->create; /* what makes the struct, not the first in the MRO */
    }
    for (size_t i = 1; i < type->mro->size; i++) {
        inherit_from(vm, type, mro_at(type, i));
    }
    const uint32_t inherited =
        TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_SLOTS_BEHIND_ITEMS | TYPE_MATCH_SELF;
    const Type *base = type->base;
    if (base == NULL) {
        return;
    }
    type->flags |= base->flags & inherited;
    if (type->dict_offset == 0) {
        type->dict_offset = base->dict_offset;
    }
    if (type->weakref_offset == 0) {
        type->weakref_offset = base->weakref_offset;
    }
}

/* ---- built-in types ---- */

Type *type_new_builtin(VM *vm, const char *name, Layout layout, size_t basic_size, Type *base,
                       uint32_t flags) {
    /* The first types are made before there are the types of a name: objects_init completes them.
     */
    Value name_str = vm->shared.empty_str == NULL ? NULL : str_intern_string(vm, name);
    if (name_str == NULL && vm->shared.empty_str != NULL) {
        return NULL;
    }
    Type *type = heap_cell(&vm->heap, sizeof(Type), CELL_TRACED);
    if (type == NULL) {
        value_release_if(vm, name_str);
        error_no_memory(vm);
        return NULL;
    }
    memset(type, 0, sizeof(Type));
    type->head = (Object){.refcount = 1, .type = vm->types.type};
    type->name = name_str;
    type->qualname = value_retain_if(name_str);
    type->layout = layout;
    type->basic_size = basic_size;
    type->flags = flags | TYPE_IMMUTABLE;
    type->base = base; /* borrowed until type_ready */
    return type;
}

static int add_methods(VM *vm, Type *type) {
    for (const NativeDef *def = type->methods; def != NULL && def->name != NULL; def++) {
        Value descriptor = native_descriptor_new(vm, type, def);
        if (descriptor == NULL) {
            return -1;
        }
        Value name = str_intern_string(vm, def->name);
        if (name == NULL) {
            value_release(vm, descriptor);
            return -1;
        }
        bool keep =
            !(def->flags & NATIVE_COEXIST) && dict_get_str_borrow(vm, type->dict, name) != NULL;
        if (keep) {
            value_release(vm, descriptor);
            value_release(vm, name);
        } else if (dict_set_take(vm, type->dict, name, descriptor) < 0) {
            return -1;
        }
    }
    for (const MemberDef *def = type->members; def != NULL && def->name != NULL; def++) {
        Value name = str_intern_string(vm, def->name);
        if (name == NULL) {
            return -1;
        }
        Value member =
            member_descriptor_new(vm, type, name, def->offset, !def->writable, !def->required);
        if (member == NULL) {
            value_release(vm, name);
            return -1;
        }
        if (dict_set_take(vm, type->dict, name, member) < 0) {
            return -1;
        }
    }
    for (const GetSetDef *def = type->getsets; def != NULL && def->name != NULL; def++) {
        Value descriptor = getset_descriptor_new(vm, type, def);
        if (descriptor == NULL || dict_set_string(vm, type->dict, def->name, descriptor) < 0) {
            value_release_if(vm, descriptor);
            return -1;
        }
        value_release(vm, descriptor);
    }
    return 0;
}

static int add_new(VM *vm, Type *type) {
    if (type->create == NULL || (type->flags & TYPE_DISALLOW_NEW)) {
        return 0;
    }
    Value native = native_new(vm, type_new_method_def(), value_from_object(type), NULL);
    if (native == NULL) {
        return -1;
    }
    return dict_set_take(vm, type->dict, value_retain(vm->names.__new__), native);
}

static int builtin_bases(VM *vm, Type *type, Type *second_base) {
    Type *base = type->base;
    type->base = NULL;
    if (base == NULL) {
        type->bases = (Tuple *)value_retain(value_from_object(vm->shared.empty_tuple));
        type->mro = type_compute_mro(vm, type);
        return type->mro == NULL ? -1 : 0;
    }
    const Value both[2] = {value_from_object(base), value_from_object(second_base)};
    Value bases = tuple_from_array(vm, both, second_base == NULL ? 1 : 2);
    if (bases == NULL) {
        return -1;
    }
    int status = type_set_bases(vm, type, base, value_to_tuple(bases));
    value_release(vm, bases);
    return status;
}

int type_ready(VM *vm, Type *type) {
    return type_ready_with(vm, type, NULL);
}

int type_ready_with(VM *vm, Type *type, Type *second_base) {
    if (vm->names.__init__ == NULL) {
        return 0; /* one of the first types: objects_init comes back to it */
    }
    if (builtin_bases(vm, type, second_base) < 0) {
        return -1; /* first: until then type->base is borrowed */
    }
    type->dict = dict_new(vm);
    if (type->dict == NULL || type_add_wrappers(vm, type) < 0 || add_methods(vm, type) < 0 ||
        add_new(vm, type) < 0) {
        return -1;
    }
    if (!(type->flags & TYPE_DISALLOW_NEW) && type->create == NULL && type->base != NULL &&
        type->base == vm->types.object) {
        type->flags |= TYPE_DISALLOW_NEW;
    }
    type_inherit(vm, type);
    if (type->flags & TYPE_DISALLOW_NEW) {
        type->create = NULL;
    }
    if (dict_get_str_borrow(vm, type->dict, vm->names.__doc__) == NULL &&
        dict_set(vm, type->dict, vm->names.__doc__, VALUE_NONE) < 0) {
        return -1;
    }
    return 0;
}

int type_ready_take(VM *vm, Type **slot, Type *type, const char *module) {
    if (type_ready(vm, type) < 0 || (module != NULL && type_set_module(vm, type, module) < 0)) {
        value_release(vm, value_from_object(type));
        return -1;
    }
    *slot = type;
    return 0;
}

int type_set_module(VM *vm, Type *type, const char *module) {
    Value name = str_intern_string(vm, module);
    if (name == NULL) {
        return -1;
    }
    value_replace_take(vm, &type->module, name);
    if (dict_get_str_borrow(vm, type->dict, vm->names.__module__) != NULL) {
        return 0; /* instances have one of their own */
    }
    return dict_set(vm, type->dict, vm->names.__module__, name);
}

/*
 * type_heap.c - the life of classes made at run time, and of their instances.
 */
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/instance.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"

/* ---- instances ---- */

Type *type_builtin_base(Type *type) {
    while (type->flags & TYPE_HEAP) {
        type = type->base;
    }
    return type;
}

static Value *own_slots(Object *self, const Type *type) {
    return (Value *)(void *)((char *)self + type->slots_offset);
}

/* Whether the __dict__ was added by a heap type; otherwise the built-in base takes care of it. */
static bool dict_is_ours(const Type *type, const Type *builtin) {
    return type->dict_offset != 0 && builtin->dict_offset == 0;
}

static void clear_slots(VM *vm, Object *self) {
    for (const Type *type = self->type; type->flags & TYPE_HEAP; type = type->base) {
        for (uint32_t i = 0; i < type->slots_count; i++) {
            value_clear(vm, &own_slots(self, type)[i]);
        }
    }
}

void heap_instance_destroy(VM *vm, Object *self) {
    Type *builtin = type_builtin_base(self->type);
    clear_slots(vm, self);
    if (dict_is_ours(self->type, builtin)) {
        instance_clear(vm, self);
    }
    builtin->destroy(vm, self);
}

int heap_instance_traverse(Object *self, VisitCall *visit, void *context) {
    int status = visit(value_from_object(self->type), context);
    for (const Type *type = self->type; status == 0 && (type->flags & TYPE_HEAP);
         type = type->base) {
        const Value *slots = own_slots(self, type);
        for (uint32_t i = 0; status == 0 && i < type->slots_count; i++) {
            status = slots[i] == NULL ? 0 : visit(slots[i], context);
        }
    }
    const Type *builtin = type_builtin_base(self->type);
    if (status == 0 && dict_is_ours(self->type, builtin)) {
        status = instance_traverse(self, visit, context);
    }
    return status != 0 || builtin->traverse == NULL ? status
                                                    : builtin->traverse(self, visit, context);
}

void heap_instance_clear(VM *vm, Object *self) {
    const Type *builtin = type_builtin_base(self->type);
    clear_slots(vm, self);
    if (dict_is_ours(self->type, builtin)) {
        instance_clear(vm, self);
    }
    if (builtin->clear != NULL) {
        builtin->clear(vm, self);
    }
}

/* ---- classes ---- */

int type_traverse(Object *self, VisitCall *visit, void *context) {
    const Type *type = (const Type *)self;
    const void *const parts[] = {type->dict, type->bases, type->mro, type->base};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int status = parts[i] == NULL ? 0 : visit((Value)(uintptr_t)parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

/* The class is garbage: what it is looked up by goes, the struct stays until instances are gone. */
void type_clear(VM *vm, Object *self) {
    Type *type = (Type *)self;
    type_modified(vm, type);
    if (type->dict != NULL) {
        dict_clear(vm, type->dict);
    }
    /* The MRO holds the type itself. */
    Tuple *mro = type->mro;
    if (mro != NULL) {
        type->mro = (Tuple *)tuple_slice(vm, mro, 1, mro->size);
        value_release(vm, value_from_object(mro));
    }
}

void type_destroy(VM *vm, Object *self) {
    Type *type = (Type *)self;
    type_leave_bases(type);
    type_modified(vm, type);
    memory_free(type->subclasses);
    if (type->shared_keys != NULL) {
        shared_keys_free(vm, type->shared_keys);
    }
    Value parts[] = {value_from_object(type->dict),
                     value_from_object(type->mro),
                     value_from_object(type->bases),
                     value_from_object(type->slot_names),
                     value_from_object(type->base),
                     type->name,
                     type->qualname,
                     type->module};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_release_if(vm, parts[i]);
    }
    object_free(vm, self);
}

/*
 * type_parts.h - what the files that make up types need of each other.
 *
 * Private to type*.c and object_type.c:
 *
 *     type.c        MRO, lookup, versions, inheritance, built-in types
 *     type_slots.c  the functions in the slots of heap types
 *     type_table.c  special method names and their slots; slot wrappers
 *     type_new.c    class statements: type.__new__
 *     type_attr.c   attributes of classes; type's own methods
 *     type_heap.c   the life of heap types and of their instances
 *     object_type.c `object`
 */
#ifndef GENSTEP_OBJECTS_TYPE_PARTS_H
#define GENSTEP_OBJECTS_TYPE_PARTS_H

#include "engine/objects/slot_wrapper.h"
#include "engine/objects/type.h"

/* type.c */
Tuple *type_compute_mro(VM *vm, Type *type); /* of its bases */
Tuple *type_make_mro(VM *vm, Type *type);    /* by its metaclass's mro(), if that has one */
void type_join_bases(Type *type);
void type_leave_bases(Type *type);
SlotFunction **type_slot_at(Type *type, size_t offset);

/* type_table.c */
#define SLOT_DEF_MAX 128
/* The rows, ended by a NULL name. */
const SlotDef *type_slot_defs(void);
/* Interns the rows' names into vm->shared.slot_names. */
int type_slot_names_init(VM *vm);
void type_slot_names_done(VM *vm);
/* Gives a built-in type a wrapper for each slot that it defines itself. */
int type_add_wrappers(VM *vm, Type *type);
/* Sets all slots of a heap type from the methods found along its MRO. */
void type_update_all_slots(VM *vm, Type *type);
/* After type.name changed: the slots of that name, in the type and its subclasses. */
void type_update_slot(VM *vm, Type *type, Value name);

/* type_new.c */
Value type_create(VM *vm, Type *metatype, const Value *args, size_t nargs, Tuple *kwnames);
Type *type_most_derived_metaclass(VM *vm, Type *metatype, Tuple *bases);
/* The base whose struct instances continue; NULL with TypeError. */
Type *type_best_base(VM *vm, Tuple *bases);
Type *type_solid_base(Type *type);

/* type_attr.c */
void types_fill_type(VM *vm);          /* slots of `type`, for objects_init */
Value type_module(VM *vm, Type *type); /* __module__ */
/* Adds the names of a class's attributes and of its bases' to a dict: dir(). */
int type_collect_names(VM *vm, Value cls, Dict *names);
const NativeDef *type_new_method_def(void); /* int.__new__ and the like */
/* Whether the __new__ found on the type is that of a built-in type. */
bool type_is_new_native(Value value);

/* type_heap.c: slots of heap types that are not methods */
void heap_instance_destroy(VM *vm, Object *self);
int heap_instance_traverse(Object *self, VisitCall *visit, void *context);
void heap_instance_clear(VM *vm, Object *self);
Type *type_builtin_base(Type *type); /* the nearest base that is no heap type */
void type_destroy(VM *vm, Object *self);
int type_traverse(Object *self, VisitCall *visit, void *context);
void type_clear(VM *vm, Object *self);

/* object_type.c */
/* Whether instances of one are laid out like instances of the other. */
bool type_same_layout(Type *left, Type *right);
void types_fill_object(VM *vm); /* slots of `object`, for objects_init */

#endif

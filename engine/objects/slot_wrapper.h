/*
 * slot_wrapper.h - the table that ties slots of a Type to the names of special methods.
 *
 * Each row says: the method name, the slot, the function that a heap type puts
 * in the slot (it looks the name up and calls it), and the function that calls
 * a built-in type's slot when the method is called by name.
 *
 * Source: CPython 3.14 Objects/typeobject.c (slotdefs).
 */
#ifndef GENSTEP_OBJECTS_SLOT_WRAPPER_H
#define GENSTEP_OBJECTS_SLOT_WRAPPER_H

#include "engine/objects/type.h"

typedef void SlotFunction(void); /* any slot's function, cast back before it is called */

/* Calls `slot` of a built-in type as the method `self.name(args...)`. */
typedef Value WrapperCall(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames,
                          SlotFunction *slot);

typedef struct SlotDef {
    const char *name;
    size_t offset;         /* of the slot in Type */
    SlotFunction *generic; /* what heap types put there */
    WrapperCall *wrapper;  /* NULL: no wrapper */
    const char *signature;
} SlotDef;

typedef struct SlotWrapper { /* wrapper_descriptor */
    Object head;
    Type *type;
    const SlotDef *def;
    SlotFunction *slot;
    Value name;
} SlotWrapper;

typedef struct BoundSlotWrapper { /* method-wrapper */
    Object head;
    SlotWrapper *wrapper;
    Value self;
} BoundSlotWrapper;

Value slot_wrapper_new(VM *vm, Type *type, const SlotDef *def, SlotFunction *slot, Value name);

int types_init_slot_wrapper(VM *vm);

#endif

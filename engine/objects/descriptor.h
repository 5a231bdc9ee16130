/*
 * descriptor.h - what turns an attribute found on a class into the attribute of an instance.
 *
 *     property, classmethod, staticmethod   made by programs
 *     getset_descriptor                     a built-in type's GetSetDef
 *     member_descriptor                     a value kept in the object: __slots__, C fields
 *     wrapper_descriptor, method_wrapper    a slot of a built-in type as a method (int.__add__)
 *
 * Source: CPython 3.14 Objects/descrobject.c, Objects/funcobject.c.
 */
#ifndef GENSTEP_OBJECTS_DESCRIPTOR_H
#define GENSTEP_OBJECTS_DESCRIPTOR_H

#include "engine/objects/type.h"

typedef struct Property {
    Object head;
    Value getter; /* or NULL */
    Value setter; /* or NULL */
    Value deleter;
    Value doc;
    Value name;      /* from __set_name__, or NULL */
    bool getter_doc; /* doc is the getter's */
} Property;

/* classmethod and staticmethod. */
typedef struct FunctionWrapper {
    Object head;
    Value callable; /* NULL before __init__ */
    Dict *dict;
} FunctionWrapper;

typedef struct GetSetDescriptor {
    Object head;
    Type *type;
    Value name;
    const GetSetDef *def;
} GetSetDescriptor;

typedef struct MemberDescriptor {
    Object head;
    Type *type;
    Value name;
    uint32_t offset; /* of a Value in the instance, counted from its start */
    bool readonly;
    bool none_if_empty;        /* NULL reads as None; otherwise AttributeError */
    const GetSetDef *computed; /* what stands for the Value; NULL: there is one */
} MemberDescriptor;

Value getset_descriptor_new(VM *vm, Type *type, const GetSetDef *def);
Value member_descriptor_new(VM *vm, Type *type, Value name, uint32_t offset, bool readonly,
                            bool none_if_empty);
Value classmethod_new(VM *vm, Value callable);
Value staticmethod_new(VM *vm, Value callable);

int types_init_descriptors(VM *vm);
int types_init_property(VM *vm);
int types_init_function_wrappers(VM *vm);

#endif

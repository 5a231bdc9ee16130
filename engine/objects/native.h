/*
 * native.h - callables written in C: built-in functions and the methods of built-in types.
 *
 *     len                       Native, self: the module or NULL
 *     [].append                 Native, self: the list
 *     list.append               NativeDescriptor (method_descriptor), found on the type
 *     dict.fromkeys             Native, self: the type, made from a classmethod_descriptor
 *
 * A NativeDef says how the C function takes its arguments (type.h); native_call
 * checks counts and keywords with CPython's messages before it is called.
 *
 * Source: CPython 3.14 Objects/methodobject.c, Objects/descrobject.c.
 */
#ifndef GENSTEP_OBJECTS_NATIVE_H
#define GENSTEP_OBJECTS_NATIVE_H

#include "engine/objects/type.h"

typedef struct Native {
    Object head;
    const NativeDef *def; /* borrowed: static data */
    Value self;           /* owned, or NULL */
    Value module;         /* Str: __module__, or NULL */
    Value weakrefs;
} Native;

/* method_descriptor and classmethod_descriptor. */
typedef struct NativeDescriptor {
    Object head;
    const NativeDef *def;
    Type *type; /* whose instances it takes as self; owned */
    Value name; /* interned Str */
} NativeDescriptor;

/* How the C functions in NativeDef tables begin: those of the table's own file, and those that a
 * header declares (`NativeCall name;`) for the table of another file. */
#define NATIVE_UNUSED __attribute__((unused))
#define NATIVE_METHOD(name)                                                                        \
    Value name(NATIVE_UNUSED VM *vm, NATIVE_UNUSED Value self, NATIVE_UNUSED const Value *args,    \
               NATIVE_UNUSED size_t nargs, NATIVE_UNUSED Tuple *kwnames)
#define NATIVE_FUNCTION(name) static NATIVE_METHOD(name)

/* A function that genstep does not cover: it stops the program by that name. */
#define NATIVE_OUTSIDE(name, words)                                                                \
    NATIVE_FUNCTION(name) {                                                                        \
        return vm_unsupported(vm, "%s", words);                                                    \
    }

Value native_new(VM *vm, const NativeDef *def, Value self, Value module); /* both may be NULL */

/* What a row of a type's method table becomes in its dict. */
Value native_descriptor_new(VM *vm, Type *type, const NativeDef *def);

/* Checks the arguments against def->flags and calls. `self` as in NativeCall. */
Value native_call(VM *vm, const NativeDef *def, Value self, const Value *args, size_t nargs,
                  Tuple *kwnames);

/* "list.append()": how messages name a native function. A Str. */
Value native_full_name(VM *vm, Value callable);

int types_init_native(VM *vm);

#endif

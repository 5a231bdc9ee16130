/*
 * type.h - types: what a class is, built-in or made by a class statement.
 *
 * A Type has a slot for every operation the interpreter performs on its
 * instances. Built-in types fill slots with C functions; `type_ready` gives
 * them the matching methods (`int.__add__`) as slot wrappers. A class statement
 * makes a heap type whose slots call the methods found in its namespace
 * (`__add__`), and follows later changes to it.
 *
 * Types belong to their VM (vm->types); nothing here is shared between VMs.
 * Source: CPython 3.14 Objects/typeobject.c, Doc/c-api/typeobj.rst.
 */
#ifndef GENSTEP_OBJECTS_TYPE_H
#define GENSTEP_OBJECTS_TYPE_H

#include "engine/objects/object.h"

/* The C struct of instances: that of the nearest built-in base. */
typedef enum Layout {
    LAYOUT_OBJECT, /* Instance: nothing but attributes */
    LAYOUT_TYPE,
    LAYOUT_INT, /* ints that are objects: big ones, and instances of subclasses (bool is not) */
    LAYOUT_FLOAT,
    LAYOUT_COMPLEX,
    LAYOUT_STR,
    LAYOUT_BYTES,
    LAYOUT_BYTEARRAY,
    LAYOUT_TUPLE,
    LAYOUT_LIST,
    LAYOUT_DICT,
    LAYOUT_SET, /* set and frozenset */
    LAYOUT_EXCEPTION,
    LAYOUT_FUNCTION,
    LAYOUT_METHOD, /* bound method */
    LAYOUT_NATIVE, /* built-in function or method */
    LAYOUT_CODE,
    LAYOUT_CELL,
    LAYOUT_FRAME,
    LAYOUT_TRACEBACK,
    LAYOUT_GENERATOR, /* generator, coroutine, async generator */
    LAYOUT_MODULE,
    LAYOUT_RANGE,
    LAYOUT_SLICE,
    LAYOUT_ITERATOR, /* built-in iterators */
    LAYOUT_DESCRIPTOR,
    LAYOUT_WEAKREF,
    LAYOUT_OTHER,
} Layout;

enum {
    TYPE_HEAP = 1 << 0, /* made at run time; instances own a reference to it */
    TYPE_SUBCLASSABLE = 1 << 1,
    TYPE_HAS_DICT = 1 << 2,      /* instances have a __dict__ (maybe as inline values) */
    TYPE_INLINE_VALUES = 1 << 3, /* attributes lie in the instance, named by shared_keys */
    TYPE_HAS_WEAKREFS = 1 << 4,
    TYPE_SEQUENCE = 1 << 5,          /* matches a sequence pattern */
    TYPE_MAPPING = 1 << 6,           /* matches a mapping pattern */
    TYPE_IMMUTABLE = 1 << 7,         /* attributes of the type cannot be set */
    TYPE_METHOD_DESCRIPTOR = 1 << 8, /* calling obj.f(x) may call f(obj, x) without binding */
    TYPE_ABSTRACT = 1 << 9,          /* has abstract methods */
    TYPE_DISALLOW_NEW = 1 << 10,     /* "cannot create 'X' instances" */
    TYPE_MATCH_SELF = 1 << 11,       /* case int(x): x is the subject itself */
    /* dict_offset and weakref_offset count from the end of the items (subclasses of tuple) */
    TYPE_SLOTS_BEHIND_ITEMS = 1 << 12,
    /* the metaclass's mro() made the MRO: what is in it may not know of this class */
    TYPE_OWN_MRO = 1 << 13,
};

/* How a native function takes its arguments; CPython's METH_ flags, which specialisation shows. */
enum {
    NATIVE_NOARGS = 1 << 0,
    NATIVE_ONE = 1 << 1,      /* METH_O */
    NATIVE_FAST = 1 << 2,     /* any number, positional only */
    NATIVE_KEYWORDS = 1 << 3, /* with NATIVE_FAST or NATIVE_VARARGS: keywords too */
    NATIVE_VARARGS = 1 << 4,  /* METH_VARARGS; the same C signature here */
    NATIVE_CLASS = 1 << 5,
    NATIVE_STATIC = 1 << 6,
    NATIVE_COEXIST = 1 << 7, /* wins over a slot wrapper of that name */
};

/* `self` is NULL (or the module) for plain functions, the type for class methods. Keyword values
 * follow the nargs positional arguments, named by kwnames (NULL: none). The caller has checked
 * counts for NOARGS and ONE, and refused keywords where they are not taken. */
typedef Value NativeCall(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

typedef struct NativeDef {
    const char *name;
    NativeCall *call;
    uint32_t flags;        /* NATIVE_ */
    const char *signature; /* "($self, iterable, /)" for errors and inspect; may be NULL */
} NativeDef;

typedef Value GetterCall(VM *vm, Value self, void *closure);
typedef int SetterCall(VM *vm, Value self, Value value, void *closure); /* value NULL: delete */

typedef struct GetSetDef {
    const char *name;
    GetterCall *get;
    SetterCall *set; /* NULL: read-only; or member_is_readonly */
    void *closure;
} GetSetDef;

/* The setter of what CPython has as a member, though here a function computes it: its descriptor
 * is a member_descriptor, and says "readonly attribute". */
SetterCall member_is_readonly;

/* A Value in the struct of instances that is an attribute as it is. */
typedef struct MemberDef {
    const char *name;
    uint32_t offset; /* from the start of the instance */
    bool writable;
    bool required; /* empty: AttributeError; otherwise it reads as None */
} MemberDef;

/* Binary operators in CPython's NB_ order, so that BINARY_OP's oparg indexes the slots. */
enum {
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_REMAINDER,
    NB_OR,
    NB_POWER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NB_SLOT_COUNT,
    NB_INPLACE_ADD = NB_SLOT_COUNT, /* the in-place forms follow in the same order */
    NB_SUBSCR = 26,
    NB_OPERATOR_COUNT,
};

typedef int VisitCall(Value value, void *context);
typedef Value UnarySlot(VM *vm, Value self);
typedef Value BinarySlot(VM *vm, Value left, Value right);
typedef Value TernarySlot(VM *vm, Value first, Value second, Value third);

struct Type {
    Object head;
    Value name;     /* Str: __name__ */
    Value qualname; /* Str */
    Value module;   /* Str: of a built-in type that is no builtin; else NULL (it is in the dict) */
    Layout layout;
    uint32_t flags;
    uint32_t version;  /* changes whenever the type or a base changes; 0: not cacheable now */
    size_t basic_size; /* bytes of an instance without items and inline values */
    Type *base;        /* the base whose layout is continued; NULL for object */
    Tuple *bases;
    Tuple *mro;
    Dict *dict;
    Type **subclasses; /* direct ones, borrowed: each takes itself out before it dies */
    uint32_t subclass_count;
    uint32_t subclass_capacity;
    Value weakrefs;
    struct SharedKeys *shared_keys; /* names of attributes that instances hold inline; owned */
    void *cache; /* specialisation data (__getitem__, __init__), owned; interp frees it */

    uint32_t dict_offset;    /* where instances keep a Dict *; 0: no such place */
    uint32_t weakref_offset; /* where instances keep their weak references; 0: none */
    uint32_t slots_offset;   /* heap types: where the Values of their own __slots__ begin */
    uint32_t slots_count;
    Tuple *slot_names; /* their names, sorted; NULL without __slots__ */

    void (*destroy)(VM *vm, Object *self); /* release parts, then object_free */
    int (*traverse)(Object *self, VisitCall *visit, void *context);
    void (*clear)(VM *vm, Object *self);  /* drop references that may form cycles */
    void (*finalize)(VM *vm, Value self); /* __del__, closing generators; may resurrect */

    UnarySlot *repr;
    UnarySlot *str;
    int (*hash)(VM *vm, Value self, int64_t *hash);
    int (*truth)(VM *vm, Value self);
    int64_t (*length)(VM *vm, Value self);
    int (*contains)(VM *vm, Value self, Value item);
    BinarySlot *get_item;
    int (*set_item)(VM *vm, Value self, Value key, Value item); /* item NULL: delete */
    BinarySlot *concat;                                         /* after the number slots */
    Value (*repeat)(VM *vm, Value self, int64_t count);
    BinarySlot *inplace_concat;
    Value (*inplace_repeat)(VM *vm, Value self, int64_t count);

    BinarySlot *binary[NB_SLOT_COUNT];
    BinarySlot *inplace[NB_SLOT_COUNT];
    TernarySlot *power; /* a ** b and pow(a, b, m); without a modulus it is None */
    BinarySlot *divmod;
    UnarySlot *negative;
    UnarySlot *positive;
    UnarySlot *invert;
    UnarySlot *absolute;
    UnarySlot *to_int;
    UnarySlot *to_float;
    UnarySlot *index;

    Value (*compare)(VM *vm, Value left, Value right, CompareOp op);
    Value (*get_attr)(VM *vm, Value self, Value name);
    int (*set_attr)(VM *vm, Value self, Value name, Value value);
    Value (*call)(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
    Value (*create)(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
    int (*init)(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
    UnarySlot *iter;
    UnarySlot *next; /* at the end NULL, without an exception or with StopIteration */
    Value (*descr_get)(VM *vm, Value self, Value instance, Value owner); /* either may be NULL */
    int (*descr_set)(VM *vm, Value self, Value instance, Value value);
    UnarySlot *await;
    UnarySlot *aiter;
    UnarySlot *anext;

    const NativeDef *methods; /* built-in types: tables ended by a NULL name */
    const GetSetDef *getsets;
    const MemberDef *members;
};

/* A new built-in type, slots empty, one reference; fill it in, then type_ready it. */
Type *type_new_builtin(VM *vm, const char *name, Layout layout, size_t basic_size, Type *base,
                       uint32_t flags);
/* Bases and MRO of a type that is not ready yet, and its place among its bases' subclasses. */
int type_set_bases(VM *vm, Type *type, Type *base, Tuple *bases);
/* Takes over what the type does not define itself from the types after it in the MRO. */
void type_inherit(VM *vm, Type *type);
/* Computes the MRO, inherits slots, adds slot wrappers, methods and getsets to the dict. */
int type_ready(VM *vm, Type *type);
/* The same for a type with a second base behind type->base. */
int type_ready_with(VM *vm, Type *type, Type *second_base);
/* For a type made while programs run, at a module's first import: makes it ready, sets its
 * __module__ unless that is NULL, and puts it into *slot. On failure it is given up and *slot stays
 * empty, so that the next import makes it anew. */
int type_ready_take(VM *vm, Type **slot, Type *type, const char *module);

/* What `type(name, bases, namespace, **keywords)` makes; keyword values lie at `keywords`. */
Value type_new_heap(VM *vm, Type *metatype, Value name, Tuple *bases, Dict *namespace,
                    const Value *keywords, Tuple *kwnames);

/* __module__ of a built-in type that does not live in builtins. */
int type_set_module(VM *vm, Type *type, const char *module);

/* The attribute found along the MRO; borrowed, NULL without an exception when absent. */
Value type_lookup_borrow(VM *vm, Type *type, Value name);

/* The version for inline caches, given on demand; 0 when the type cannot be cached. It changes
 * whenever an attribute of the type or of a base does. */
uint32_t type_version(VM *vm, Type *type);
/* To be called after changing a type's dict or bases directly. */
void type_modified(VM *vm, Type *type);
/* The attribute slots of classes: the metaclass's data descriptors, then the class's own MRO. */
Value type_get_attr(VM *vm, Value type, Value name);
/* The same; NULL without an exception when there is none: *missing tells. */
Value type_find_attr(VM *vm, Type *type, Value name, bool *missing);
/* type.name = value (NULL: delete), with slots following. */
int type_set_attr(VM *vm, Value type, Value name, Value value);

bool type_is_subtype_slow(const Type *derived, const Type *base);

static inline bool type_is_subtype(const Type *derived, const Type *base) {
    return derived == base || type_is_subtype_slow(derived, base);
}

/* Exactly of a type whose instances are objects. */
static inline bool value_object_is(Value value, const Type *type) {
    return value_is_object(value) && value_object(value)->type == type;
}

static inline bool value_is_instance(Value value, const Type *type) {
    return value_is_object(value) && type_is_subtype(value_object(value)->type, type);
}

bool value_is_type(Value value); /* a class */

static inline Type *value_to_type(Value value) {
    return (Type *)value_object(value);
}

#endif

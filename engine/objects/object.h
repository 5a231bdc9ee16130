/*
 * object.h - what can be done with any value: the operations behind the bytecode.
 *
 * Each function here asks the value's type (type.h) and follows the data
 * model's rules: attribute lookup, binary operators with their reflected
 * forms, comparison, truth, calls, iteration.
 *
 * Ownership: as in value.h.
 * Failure: functions that return a Value return NULL, those that return int
 * return -1, with the exception set on the VM (error.h).
 * Source: CPython 3.14 Objects/object.c, Objects/abstract.c, Objects/call.c.
 */
#ifndef GENSTEP_OBJECTS_OBJECT_H
#define GENSTEP_OBJECTS_OBJECT_H

#include "engine/objects/value.h"

typedef struct Str Str;
typedef struct Tuple Tuple;
typedef struct Dict Dict;
typedef struct List List;

/* A new object of `size` bytes, zeroed behind its header, with one reference. It is known to the
 * cycle collector if its type has a traverse slot. The type is retained if it is a heap type.
 * NULL with MemoryError set when the VM's memory limit is reached. */
void *object_new(VM *vm, Type *type, size_t size);

/* Gives back the memory of an object whose parts are released; only for destroy slots. */
void object_free(VM *vm, void *object);

/* The type of any value; borrowed. */
Type *value_type(VM *vm, Value value);

/* repr(), str(), ascii(), format(): a Str. */
Value object_repr(VM *vm, Value value);
Value object_str(VM *vm, Value value);
Value object_ascii(VM *vm, Value value);
Value object_format(VM *vm, Value value, Value spec); /* spec: a Str, or NULL for "" */

/* Attributes. `name` is a Str, interned for speed. */
Value object_get_attr(VM *vm, Value value, Value name);
/* NULL without an exception when there is no such attribute: *missing tells. */
Value object_find_attr(VM *vm, Value value, Value name, bool *missing);
int object_set_attr(VM *vm, Value value, Value name, Value attr); /* attr NULL: delete */
Value object_get_attr_string(VM *vm, Value value, const char *name);

/* The slots of most objects: lookup along the type's MRO, then the instance dict. */
Value object_generic_get_attr(VM *vm, Value value, Value name);
/* The same without raising: NULL and *missing when there is no such attribute. */
Value object_generic_find_attr(VM *vm, Value value, Value name, bool *missing);
int object_generic_set_attr(VM *vm, Value value, Value name, Value attr);

/*
 * For LOAD_ATTR's method form: if the attribute is a plain method found on the
 * type, *self is the retained receiver and the result the function; otherwise
 * *self is NULL and the result is the bound attribute.
 */
Value object_get_method(VM *vm, Value value, Value name, Value *self);

/* Looks `name` up on the type only, bound to value, as implicit special-method calls do.
 * NULL without an exception when it is missing: *missing tells. */
Value object_lookup_special(VM *vm, Value value, Value name, bool *missing);

/* The same without binding: the function, and *self is the receiver (borrowed) to be passed
 * first; or what binding gave, and *self is NULL. NULL without an exception when it is missing.
 * object_call_bound takes both. */
Value object_lookup_method(VM *vm, Value value, Value name, Value *self);

/* Operators. `op` is CPython's NB_ number (BINARY_OP's oparg): in-place forms and NB_SUBSCR
 * included. */
Value object_binary(VM *vm, int op, Value left, Value right);
Value object_power(VM *vm, Value base, Value exponent, Value modulus); /* pow() with three */
Value object_divmod(VM *vm, Value left, Value right);
Value object_negative(VM *vm, Value value);
Value object_positive(VM *vm, Value value);
Value object_invert(VM *vm, Value value);
Value object_absolute(VM *vm, Value value);
Value object_index(VM *vm, Value value);    /* operator.index: an int, maybe of a subclass */
bool object_has_index(VM *vm, Value value); /* whether its type has __index__ */

typedef enum CompareOp { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE } CompareOp;
Value object_compare(VM *vm, Value left, Value right, CompareOp op);
/* 1 true, 0 false, -1 error. Identity implies equality for EQ and NE, as in containers. */
int object_compare_bool(VM *vm, Value left, Value right, CompareOp op);
int object_equal(VM *vm, Value left, Value right);

int object_truth(VM *vm, Value value);                        /* 1, 0, -1 */
int object_hash(VM *vm, Value value, int64_t *hash);          /* 0, -1 */
int64_t object_identity_hash(Value value);                    /* from the address */
int object_hash_identity(VM *vm, Value value, int64_t *hash); /* hash slots of types */
int object_hash_refuse(VM *vm, Value value, int64_t *hash);   /* that cannot be hashed */
int64_t object_length(VM *vm, Value value);                   /* len(), -1 on error */
int64_t object_length_hint(VM *vm, Value value, int64_t fallback);
int object_contains(VM *vm, Value container, Value item);
int object_contains_by_iterating(VM *vm, Value container, Value item);
Value object_get_item(VM *vm, Value container, Value key);
int object_set_item(VM *vm, Value container, Value key, Value item); /* item NULL: delete */

int object_is_instance(VM *vm, Value value, Value class_or_tuple); /* 1, 0, -1 */
int object_is_subclass(VM *vm, Value derived, Value class_or_tuple);
/* The same without asking __instancecheck__ and __subclasscheck__ (type's own). */
int object_plain_is_instance(VM *vm, Value value, Value cls);
int object_plain_is_subclass(VM *vm, Value derived, Value cls);
bool object_is_callable(VM *vm, Value value);
int object_is_abstract(VM *vm, Value value); /* the truth of its __isabstractmethod__ */

/* iter() and next(). The end of an iteration is NULL without an exception set. */
Value object_iter(VM *vm, Value value);
Value object_next(VM *vm, Value iterator);
Value object_self_iter(VM *vm, Value self); /* the iter slot of iterators */

/*
 * Calls. `args` holds the positional arguments, then the values named by
 * `kwnames` (a tuple of Str, or NULL). `nargs` counts the positional ones.
 */
Value object_call(VM *vm, Value callable, const Value *args, size_t nargs, Tuple *kwnames);
Value object_call_no_args(VM *vm, Value callable);
Value object_call_one(VM *vm, Value callable, Value argument);
/* callable(first, *args, **keywords) */
Value object_call_prepend(VM *vm, Value callable, Value first, const Value *args, size_t nargs,
                          Tuple *kwnames);
/* Calls what object_lookup_method found. */
Value object_call_bound(VM *vm, Value method, Value self, const Value *args, size_t nargs);
/* f(*args, **kwargs); kwargs may be NULL. */
Value object_call_tuple_dict(VM *vm, Value callable, Tuple *args, Dict *kwargs);
/* args[0].name(args[1:]); nargs counts args[0]. */
Value object_call_method(VM *vm, Value name, const Value *args, size_t nargs);

/* Iterates and collects. */
Value object_to_list(VM *vm, Value iterable);  /* a new List */
Value object_to_tuple(VM *vm, Value iterable); /* a Tuple, maybe the same one */
/* A list or tuple with the items: the value itself if it is one (or of a subclass). TypeError
 * with `message` when it is not iterable (CPython's PySequence_Fast). */
Value object_to_sequence(VM *vm, Value iterable, const char *message);
/* Of a list or tuple. */
const Value *object_sequence_items(Value sequence, size_t *size);

/* Tells the hook, if there is one, that a numbered object's contents changed. */
void object_report_change(VM *vm, Object *object);

/* To be called whenever a mutable object's contents change, so that a trace that has shown the
 * object can show the change; nothing happens when no trace has seen it. */
static inline void object_changed(VM *vm, Object *object) {
    if (object->number != 0) {
        object_report_change(vm, object);
    }
}

/* A container's repr is being made: 1 if it is already (print "[...]"), 0 if it was not (call
 * object_repr_leave afterwards), -1 with MemoryError. */
int object_repr_enter(VM *vm, Value value);
void object_repr_leave(VM *vm, Value value);

#endif

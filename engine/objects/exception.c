#include "engine/objects/exception.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception_parts.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"

bool value_is_exception(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_EXCEPTION;
}

bool value_is_exception_type(Value value) {
    return value_is_type(value) && value_to_type(value)->layout == LAYOUT_EXCEPTION;
}

/* ---- making ---- */

Value exception_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    Exception *exception = object_new(vm, type, type->basic_size);
    if (exception == NULL) {
        return NULL;
    }
    exception->args = (Tuple *)tuple_from_array(vm, args, nargs);
    if (exception->args == NULL) {
        value_release(vm, value_from_object(exception));
        return NULL;
    }
    return value_from_object(exception);
}

int exception_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    Exception *exception = value_to_exception(self);
    if (kwnames != NULL && kwnames->size > 0) {
        return error_raise_int(vm, vm->types.TypeError, "%T() takes no keyword arguments", self);
    }
    Tuple *old = exception->args;
    /* Those that __new__ put there, mostly. */
    bool same = old != NULL && old->size == nargs;
    for (size_t i = 0; same && i < nargs; i++) {
        same = old->items[i] == args[i];
    }
    if (!same) {
        Value tuple = tuple_from_array(vm, args, nargs);
        if (tuple == NULL) {
            return -1;
        }
        exception->args = value_to_tuple(tuple);
        value_release_if(vm, value_from_object(old));
    }
    return 0;
}

Value exception_new(VM *vm, Type *type, Tuple *args) {
    Value exception = type->create(vm, type, args->items, args->size, NULL);
    if (exception != NULL && type->init(vm, exception, args->items, args->size, NULL) < 0) {
        value_release(vm, exception);
        return NULL;
    }
    return exception;
}

Value exception_new_message(VM *vm, Type *type, Value message) {
    Value args = tuple_from_array(vm, &message, 1);
    Value exception = args == NULL ? NULL : exception_new(vm, type, value_to_tuple(args));
    value_release_if(vm, args);
    return exception;
}

/* ---- fields ---- */

void exception_set_cause_take(VM *vm, Value exception, Value cause) {
    Exception *fields = value_to_exception(exception);
    fields->suppress_context = true;
    value_replace_take(vm, &fields->cause, cause);
    object_changed(vm, &fields->head);
}

void exception_set_context_take(VM *vm, Value exception, Value context) {
    value_replace_take(vm, &value_to_exception(exception)->context, context);
    object_changed(vm, value_object(exception));
}

void exception_set_traceback_take(VM *vm, Value exception, Value traceback) {
    value_replace_take(vm, &value_to_exception(exception)->traceback, traceback);
    object_changed(vm, value_object(exception));
}

int exception_add_note(VM *vm, Value exception, Value note) {
    bool missing;
    Value notes = object_find_attr(vm, exception, vm->names.__notes__, &missing);
    if (notes == NULL && missing) {
        notes = value_from_object(list_new(vm, 0));
        if (notes != NULL && object_set_attr(vm, exception, vm->names.__notes__, notes) < 0) {
            value_release(vm, notes);
            notes = NULL;
        }
    }
    if (notes == NULL) {
        return -1;
    }
    int status = value_is_list(notes) ? list_append(vm, value_to_list(notes), note)
                                      : error_raise_int(vm, vm->types.TypeError,
                                                        "Cannot add note: __notes__ is not a list");
    value_release(vm, notes);
    return status;
}

/* ---- StopIteration ---- */

Value exception_stop_value(VM *vm, Value exception) {
    Value value = type_is_subtype(value_object(exception)->type, vm->types.StopIteration)
                      ? ((const ValueException *)value_object(exception))->value
                      : NULL;
    return value_retain(value == NULL ? VALUE_NONE : value);
}

int exception_raise_stop(VM *vm, Value value) {
    error_raise_with(vm, vm->types.StopIteration, value);
    return -1;
}

/* ---- except ---- */

int exception_matches(VM *vm, Value exception, Value target) {
    if (value_is_tuple(target)) {
        const Tuple *tuple = value_to_tuple(target);
        int matches = 0;
        for (size_t i = 0; matches == 0 && i < tuple->size; i++) {
            matches = exception_matches(vm, exception, tuple->items[i]);
        }
        return matches;
    }
    return value_is_exception_type(target) &&
           type_is_subtype(value_object(exception)->type, value_to_type(target));
}

static int raise_not_class(VM *vm) {
    return error_raise_int(
        vm, vm->types.TypeError,
        "catching classes that do not inherit from BaseException is not allowed");
}

int exception_check_match_type(VM *vm, Value target) {
    if (!value_is_tuple(target)) {
        return value_is_exception_type(target) ? 0 : raise_not_class(vm);
    }
    const Tuple *tuple = value_to_tuple(target);
    for (size_t i = 0; i < tuple->size; i++) {
        if (!value_is_exception_type(tuple->items[i])) {
            return raise_not_class(vm);
        }
    }
    return 0;
}

static int refuse_group(VM *vm, Value target) {
    int is_group = object_is_subclass(vm, target, value_from_object(vm->types.BaseExceptionGroup));
    if (is_group > 0) {
        return error_raise_int(vm, vm->types.TypeError,
                               "catching ExceptionGroup with except* is not allowed. Use except "
                               "instead.");
    }
    return is_group;
}

int exception_check_match_star_type(VM *vm, Value target) {
    if (exception_check_match_type(vm, target) < 0) {
        return -1;
    }
    if (!value_is_tuple(target)) {
        return refuse_group(vm, target);
    }
    const Tuple *tuple = value_to_tuple(target);
    for (size_t i = 0; i < tuple->size; i++) {
        if (refuse_group(vm, tuple->items[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- BaseException ---- */

Value exception_str(VM *vm, Value self) {
    const Tuple *args = value_to_exception(self)->args;
    switch (args->size) {
    case 0: return value_retain(vm->shared.empty_str);
    case 1: return object_str(vm, args->items[0]);
    default: return object_str(vm, value_from_object((void *)(uintptr_t)args));
    }
}

static Value exception_repr(VM *vm, Value self) {
    Tuple *args = value_to_exception(self)->args;
    return args->size == 1 ? str_format(vm, "%T(%R)", self, args->items[0])
                           : str_format(vm, "%T%R", self, value_from_object(args));
}

/* The Values that a struct has behind the common part. */
static Value *own_fields(Object *self, size_t *count) {
    const Type *builtin = type_builtin_base(self->type);
    *count = (builtin->basic_size - sizeof(Exception)) / sizeof(Value);
    return (Value *)(void *)((Exception *)self + 1);
}

static void base_clear(VM *vm, Object *self) {
    Exception *exception = (Exception *)self;
    instance_clear(vm, self);
    value_clear(vm, &exception->traceback);
    value_clear(vm, &exception->context);
    value_clear(vm, &exception->cause);
    size_t count;
    Value *fields = own_fields(self, &count);
    for (size_t i = 0; i < count; i++) {
        value_clear(vm, &fields[i]);
    }
}

static void base_destroy(VM *vm, Object *self) {
    base_clear(vm, self);
    value_release_if(vm, value_from_object(((Exception *)self)->args));
    object_free(vm, self);
}

static int base_traverse(Object *self, VisitCall *visit, void *context) {
    const Exception *exception = (const Exception *)self;
    const Value common[] = {value_from_object((void *)(uintptr_t)exception->args),
                            value_from_object((void *)(uintptr_t)exception->dict),
                            exception->traceback, exception->context, exception->cause};
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        int status = common[i] == NULL ? 0 : visit(common[i], context);
        if (status != 0) {
            return status;
        }
    }
    size_t count;
    const Value *fields = own_fields(self, &count);
    for (size_t i = 0; i < count; i++) {
        int status = fields[i] == NULL ? 0 : visit(fields[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

NATIVE_FUNCTION(base_with_traceback) {
    if (object_set_attr(vm, self, vm->names.__traceback__, args[0]) < 0) {
        return NULL;
    }
    return value_retain(self);
}

NATIVE_FUNCTION(base_add_note) {
    if (!value_is_str(args[0])) {
        args_raise_type(vm, "add_note", "argument", "str", args[0]);
        return NULL;
    }
    return exception_add_note(vm, self, args[0]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(base_reduce) {
    const Exception *exception = value_to_exception(self);
    const Value parts[3] = {value_from_object(value_type(vm, self)),
                            value_from_object((void *)(uintptr_t)exception->args),
                            value_from_object((void *)(uintptr_t)exception->dict)};
    return tuple_from_array(vm, parts, exception->dict == NULL ? 2 : 3);
}

/* Sets the attributes that __reduce__ gave. */
NATIVE_FUNCTION(base_setstate) {
    if (args[0] == VALUE_NONE) {
        return VALUE_NONE;
    }
    if (!value_is_dict(args[0])) {
        return error_raise(vm, vm->types.TypeError, "state is not a dictionary");
    }
    Value items = object_call_method(vm, vm->names.items, args, 1);
    Value pairs = items == NULL ? NULL : object_to_list(vm, items);
    value_release_if(vm, items);
    int error = pairs == NULL ? -1 : 0;
    for (size_t i = 0; error == 0 && i < value_to_list(pairs)->size; i++) {
        const Value *pair = value_to_tuple(value_to_list(pairs)->items[i])->items;
        error = value_is_str(pair[0])
                    ? object_set_attr(vm, self, pair[0], pair[1])
                    : error_raise_int(vm, vm->types.TypeError,
                                      "attribute name must be string, not '%T'", pair[0]);
    }
    value_release_if(vm, pairs);
    return error < 0 ? NULL : VALUE_NONE;
}

static const NativeDef base_methods[] = {
    {"__setstate__", base_setstate, NATIVE_ONE, NULL},
    {"__reduce__", base_reduce, NATIVE_NOARGS, NULL},
    {"with_traceback", base_with_traceback, NATIVE_ONE, NULL},
    {"add_note", base_add_note, NATIVE_ONE, NULL},
    {0},
};

static Value get_args(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(value_to_exception(self)->args));
}

static int set_args(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "args may not be deleted");
    }
    Value tuple = object_to_tuple(vm, value);
    if (tuple == NULL) {
        return -1;
    }
    Exception *exception = value_to_exception(self);
    Tuple *old = exception->args;
    exception->args = value_to_tuple(tuple);
    value_release(vm, value_from_object(old));
    return 0;
}

static Value none_if_null(Value value) {
    return value == NULL ? VALUE_NONE : value_retain(value);
}

static Value get_traceback(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return none_if_null(value_to_exception(self)->traceback);
}

static int set_traceback(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "__traceback__ may not be deleted");
    }
    if (value != VALUE_NONE && value_type(vm, value) != vm->types.traceback) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__traceback__ must be a traceback or None");
    }
    exception_set_traceback_take(vm, self, value == VALUE_NONE ? NULL : value_retain(value));
    return 0;
}

/* What may be a context or a cause. */
static bool is_link(VM *vm, Value value, const char *name, const char *noun) {
    if (value == NULL) {
        error_raise(vm, vm->types.TypeError, "%s may not be deleted", name);
        return false;
    }
    if (value != VALUE_NONE && !value_is_exception(value)) {
        error_raise(vm, vm->types.TypeError,
                    "exception %s must be None or derive from BaseException", noun);
        return false;
    }
    return true;
}

static Value get_context(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return none_if_null(value_to_exception(self)->context);
}

static int set_context(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (!is_link(vm, value, "__context__", "context")) {
        return -1;
    }
    exception_set_context_take(vm, self, value == VALUE_NONE ? NULL : value_retain(value));
    return 0;
}

static Value get_cause(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return none_if_null(value_to_exception(self)->cause);
}

static int set_cause(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (!is_link(vm, value, "__cause__", "cause")) {
        return -1;
    }
    exception_set_cause_take(vm, self, value == VALUE_NONE ? NULL : value_retain(value));
    return 0;
}

static Value get_suppress(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(value_to_exception(self)->suppress_context);
}

static int set_suppress(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "can't delete numeric/char attribute");
    }
    if (!value_is_bool(value)) {
        return error_raise_int(vm, vm->types.TypeError, "attribute value type must be bool");
    }
    value_to_exception(self)->suppress_context = value == VALUE_TRUE;
    return 0;
}

static const GetSetDef base_getsets[] = {
    {"__dict__", object_get_dict, object_set_dict, NULL},
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {0},
};

void types_fill_base_exception(VM *vm, Type *type) {
    (void)vm;
    type->flags |= TYPE_HAS_DICT;
    type->dict_offset = offsetof(Exception, dict);
    type->destroy = base_destroy;
    type->traverse = base_traverse;
    type->clear = base_clear;
    type->repr = exception_repr;
    type->str = exception_str;
    type->create = exception_create;
    type->init = exception_init;
    type->methods = base_methods;
    type->getsets = base_getsets;
}

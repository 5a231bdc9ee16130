/* attribute_functions.c - getattr, isinstance, dir, vars, id and their like. */
#include "engine/builtins/builtins.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"

static int check_name(VM *vm, Value name) {
    if (!value_is_str(name)) {
        return error_raise_int(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                               name);
    }
    return 0;
}

static Value builtin_getattr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "getattr", nargs, 2, 3) < 0 || check_name(vm, args[1]) < 0) {
        return NULL;
    }
    if (nargs == 2) {
        return object_get_attr(vm, args[0], args[1]);
    }
    bool missing;
    Value value = object_find_attr(vm, args[0], args[1], &missing);
    return value == NULL && missing ? value_retain(args[2]) : value;
}

static Value builtin_hasattr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "hasattr", nargs, 2, 2) < 0 || check_name(vm, args[1]) < 0) {
        return NULL;
    }
    bool missing;
    Value value = object_find_attr(vm, args[0], args[1], &missing);
    if (value == NULL) {
        return missing ? VALUE_FALSE : NULL;
    }
    value_release(vm, value);
    return VALUE_TRUE;
}

static Value builtin_setattr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "setattr", nargs, 3, 3) < 0 || check_name(vm, args[1]) < 0 ||
        object_set_attr(vm, args[0], args[1], args[2]) < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

static Value builtin_delattr(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "delattr", nargs, 2, 2) < 0 || check_name(vm, args[1]) < 0 ||
        object_set_attr(vm, args[0], args[1], NULL) < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

static Value builtin_isinstance(VM *vm, Value self, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "isinstance", nargs, 2, 2) < 0) {
        return NULL;
    }
    int truth = object_is_instance(vm, args[0], args[1]);
    return truth < 0 ? NULL : value_from_bool(truth != 0);
}

static Value builtin_issubclass(VM *vm, Value self, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "issubclass", nargs, 2, 2) < 0) {
        return NULL;
    }
    int truth = object_is_subclass(vm, args[0], args[1]);
    return truth < 0 ? NULL : value_from_bool(truth != 0);
}

static Value builtin_callable(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return value_from_bool(object_is_callable(vm, args[0]));
}

static Value builtin_hash(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int64_t hash;
    return object_hash(vm, args[0], &hash) < 0 ? NULL : int_from_i64(vm, hash);
}

/* The address of an object; for values without one, their word. */
static Value builtin_id(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    return int_from_u64(vm, (uint64_t)value_bits(args[0]));
}

/* dir */

/* The names that object.__dir__ gives, in order. */
Value builtins_dir(VM *vm, Value object) {
    bool missing;
    Value method = object_lookup_special(vm, object, vm->names.__dir__, &missing);
    if (method == NULL) {
        return missing ? error_raise(vm, vm->types.TypeError, "object does not provide __dir__")
                       : NULL;
    }
    Value names = object_call_no_args(vm, method);
    value_release(vm, method);
    if (names == NULL) {
        return NULL;
    }
    Value list = object_to_list(vm, names);
    value_release(vm, names);
    if (list != NULL && list_sort(vm, value_to_list(list), NULL, false) < 0) {
        value_release(vm, list);
        return NULL;
    }
    return list;
}

static Frame *calling_frame(VM *vm) {
    return frame_first_complete(vm->frame);
}

static Value local_names(VM *vm) {
    Frame *frame = calling_frame(vm);
    if (frame == NULL) {
        return error_raise(vm, vm->types.SystemError, "frame does not exist");
    }
    Value locals = frame_locals(vm, frame);
    if (locals == NULL) {
        return NULL;
    }
    Value list = object_to_list(vm, locals);
    value_release(vm, locals);
    if (list != NULL && list_sort(vm, value_to_list(list), NULL, false) < 0) {
        value_release(vm, list);
        return NULL;
    }
    return list;
}

static Value builtin_dir(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "dir", nargs, 0, 1) < 0) {
        return NULL;
    }
    return nargs == 0 ? local_names(vm) : builtins_dir(vm, args[0]);
}

/* Namespaces. */

static Value builtin_globals(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    Frame *frame = calling_frame(vm);
    return frame == NULL ? VALUE_NONE : value_retain(value_from_object(frame->globals));
}

static Value builtin_locals(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    Frame *frame = calling_frame(vm);
    if (frame == NULL) {
        return error_raise(vm, vm->types.SystemError, "frame does not exist");
    }
    return frame_locals(vm, frame);
}

static Value builtin_vars(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (args_check_count(vm, "vars", nargs, 0, 1) < 0) {
        return NULL;
    }
    if (nargs == 0) {
        return builtin_locals(vm, self, args, 0, kwnames);
    }
    bool missing;
    Value dict = object_find_attr(vm, args[0], vm->names.__dict__, &missing);
    if (dict == NULL && missing) {
        error_raise(vm, vm->types.TypeError, "vars() argument must have __dict__ attribute");
    }
    return dict;
}

const NativeDef builtins_attribute_functions[] = {
    {"getattr", builtin_getattr, NATIVE_FAST, NULL},
    {"hasattr", builtin_hasattr, NATIVE_FAST, "($module, obj, name, /)"},
    {"setattr", builtin_setattr, NATIVE_FAST, "($module, obj, name, value, /)"},
    {"delattr", builtin_delattr, NATIVE_FAST, "($module, obj, name, /)"},
    {"isinstance", builtin_isinstance, NATIVE_FAST, "($module, obj, class_or_tuple, /)"},
    {"issubclass", builtin_issubclass, NATIVE_FAST, "($module, cls, class_or_tuple, /)"},
    {"callable", builtin_callable, NATIVE_ONE, "($module, obj, /)"},
    {"hash", builtin_hash, NATIVE_ONE, "($module, obj, /)"},
    {"id", builtin_id, NATIVE_ONE, "($module, obj, /)"},
    {"dir", builtin_dir, NATIVE_VARARGS, NULL},
    {"globals", builtin_globals, NATIVE_NOARGS, "($module, /)"},
    {"locals", builtin_locals, NATIVE_NOARGS, "($module, /)"},
    {"vars", builtin_vars, NATIVE_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* call.c - see call.h. */
#include "engine/interp/call.h"

#include "engine/interp/runtime.h"
#include "engine/interp/stack.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static size_t keyword_count(const Tuple *kwnames) {
    return kwnames == NULL ? 0 : kwnames->size;
}

static void release_all(VM *vm, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        value_release_if(vm, values[i]);
    }
}

/* Gives back a frame that nobody has seen. */
static void discard(VM *vm, Frame *frame) {
    release_all(vm, frame_slots(frame), (size_t)frame->code->nlocalsplus);
    value_release_if(vm, frame->locals);
    value_release(vm, value_from_object(frame->function));
    frame_stack_release(vm, frame);
}

/* Consumes the function and all arguments. */
static Frame *push_bound_take(VM *vm, Function *function, const Value *args, size_t nargs,
                              Tuple *kwnames, Frame *previous) {
    CodeObject *code = function->code;
    Frame *frame = frame_push_take(vm, function, code, 0, previous);
    if (frame == NULL) {
        release_all(vm, args, nargs + keyword_count(kwnames));
        return NULL;
    }
    if ((code->flags & CODE_OPTIMIZED) == 0) {
        frame->locals = value_retain(value_from_object(function->globals));
    }
    if (bind_arguments_take(vm, function, frame_slots(frame), args, nargs, kwnames) < 0) {
        discard(vm, frame);
        return NULL;
    }
    return frame;
}

Frame *call_push(VM *vm, Function *function, const Value *args, size_t nargs, Tuple *kwnames) {
    CodeObject *code = function->code;
    value_retain(value_from_object(function));
    size_t total = nargs + keyword_count(kwnames);
    if (total == nargs && call_is_simple(code) && (size_t)code->argcount == nargs) {
        Frame *frame = frame_push_take(vm, function, code, code->argcount, NULL);
        for (size_t i = 0; frame != NULL && i < nargs; i++) {
            frame_slots(frame)[i] = value_retain(args[i]);
        }
        return frame;
    }
    Value few[8] = {NULL};
    Value *owned = few;
    if (total > sizeof(few) / sizeof(few[0])) {
        owned = heap_alloc(vm, total * sizeof(Value));
        if (owned == NULL) {
            value_release(vm, value_from_object(function));
            error_raise(vm, vm->types.MemoryError, "");
            return NULL;
        }
    }
    for (size_t i = 0; i < total; i++) {
        owned[i] = value_retain(args[i]);
    }
    Frame *frame = push_bound_take(vm, function, owned, nargs, kwnames, NULL);
    if (owned != few) {
        heap_free(vm, owned, total * sizeof(Value));
    }
    return frame;
}

Frame *call_push_values(VM *vm, Frame *frame, Value *base, Tuple *kwnames) {
    Function *function = value_to_function(base[0]);
    Value *args = base[1] != NULL ? base + 1 : base + 2;
    size_t total = (size_t)(frame->stack - args);
    frame->stack = base;
    return push_bound_take(vm, function, args, total - keyword_count(kwnames), kwnames, frame);
}

Value call_values(VM *vm, Frame *frame, Value *base, Tuple *kwnames) {
    Value *args = base[1] != NULL ? base + 1 : base + 2;
    size_t total = (size_t)(frame->stack - args);
    Value result = object_call(vm, base[0], args, total - keyword_count(kwnames), kwnames);
    stack_cut(vm, frame, frame->stack, base);
    return result;
}

/* f(*args, **kwargs) */

Value call_function_name(VM *vm, Value callable) {
    bool missing;
    Value qualname = object_find_attr(vm, callable, vm->names.__qualname__, &missing);
    if (qualname == NULL) {
        return missing ? object_str(vm, callable) : NULL;
    }
    Value result = NULL;
    Value module = object_find_attr(vm, callable, vm->names.__module__, &missing);
    if (module == NULL && !missing) {
        value_release(vm, qualname);
        return NULL;
    }
    if (module != NULL && value_is_str(module) &&
        !str_equal_string(value_to_str(module), "builtins")) {
        result = str_format(vm, "%S.%S()", module, qualname);
    } else {
        result = str_format(vm, "%S()", qualname);
    }
    value_release_if(vm, module);
    value_release(vm, qualname);
    return result;
}

int call_args_to_tuple(VM *vm, Value *base) {
    Value args = base[2];
    if (value_has_type(args, vm->types.tuple)) {
        return 0;
    }
    Type *type = type_of(vm, args);
    if (type->iter == NULL && type->get_item == NULL) {
        Value name = call_function_name(vm, base[0]);
        if (name != NULL) {
            error_raise(vm, vm->types.TypeError, "%U argument after * must be an iterable, not %T",
                        name, args);
            value_release(vm, name);
        }
        return -1;
    }
    Value tuple = object_to_tuple(vm, args);
    if (tuple == NULL) {
        return -1;
    }
    base[2] = tuple;
    value_release(vm, args);
    return 0;
}

Value call_tuple_dict(VM *vm, Frame *frame, Value *base) {
    Dict *kwargs = base[3] == NULL ? NULL : value_to_dict(base[3]);
    Value result = object_call_tuple_dict(vm, base[0], value_to_tuple(base[2]), kwargs);
    stack_cut(vm, frame, frame->stack, base);
    return result;
}

/* The dict's values behind the positional arguments, its keys as a tuple of names. */
static Tuple *spread_keywords(VM *vm, const Dict *kwargs, Value *values) {
    Tuple *names = tuple_new(vm, kwargs->used);
    if (names == NULL) {
        return NULL;
    }
    size_t position = 0;
    size_t index = 0;
    Value key;
    Value value;
    while (dict_next(kwargs, &position, &key, &value)) {
        names->items[index] = value_retain(key);
        values[index++] = value_retain(value);
    }
    return names;
}

Frame *call_push_tuple_dict(VM *vm, Frame *frame, Value *base) {
    Value function = base[0];
    Tuple *args = value_to_tuple(base[2]);
    const Dict *kwargs = base[3] == NULL ? NULL : value_to_dict(base[3]);
    size_t total = args->size + (kwargs == NULL ? 0 : kwargs->used);
    Frame *inner = NULL;
    Tuple *names = NULL;
    Value few[8] = {NULL};
    Value *values = few;
    frame->stack = base;
    if (total > sizeof(few) / sizeof(few[0])) {
        values = heap_alloc(vm, total * sizeof(Value));
        if (values == NULL) {
            value_release(vm, function);
            error_raise(vm, vm->types.MemoryError, "");
            goto done;
        }
    }
    if (kwargs != NULL && kwargs->used > 0) {
        names = spread_keywords(vm, kwargs, values + args->size);
        if (names == NULL) {
            value_release(vm, function);
            goto done;
        }
    }
    for (size_t i = 0; i < args->size; i++) {
        values[i] = value_retain(args->items[i]);
    }
    inner = push_bound_take(vm, value_to_function(function), values, args->size, names, frame);
done:
    if (values != few && values != NULL) {
        heap_free(vm, values, total * sizeof(Value));
    }
    value_release_if(vm, value_from_object(names));
    value_release(vm, base[2]);
    value_release_if(vm, base[3]);
    return inner;
}

/* Instances with a Python __init__. */

bool call_fits_init(const VM *vm, const Function *init) {
    size_t size = init->code->frame_size + vm->runtime->init_cleanup->frame_size;
    return frame_stack_fits(vm, size) && vm->depth + 2 < vm->max_depth;
}

/*
 * caller -> [cleanup: instance] -> __init__(instance, args...)
 *
 * The frame between them has no function; its two instructions check that
 * __init__ returned None and return the instance.
 */
Frame *call_push_init(VM *vm, Frame *frame, Type *type, Function *init, Value *base) {
    Value instance = instance_new(vm, type);
    if (instance == NULL) {
        stack_cut(vm, frame, frame->stack, base);
        return NULL;
    }
    CodeObject *cleanup = vm->runtime->init_cleanup;
    value_retain(value_from_object(init)); /* each frame owns its function: the two share it */
    Frame *shim = frame_push_unchecked_take(vm, init, cleanup, 0, frame);
    *shim->stack++ = instance;
    value_retain(instance);
    Value class = base[0];
    base[0] = value_retain(value_from_object(init));
    base[1] = instance;
    size_t nargs = (size_t)(frame->stack - base) - 1;
    frame->stack = base;
    value_release(vm, class);
    Frame *inner = push_bound_take(vm, init, base + 1, nargs, NULL, shim);
    if (inner == NULL) {
        value_release(vm, instance);
        discard(vm, shim);
        return NULL;
    }
    vm->depth++;
    return inner;
}

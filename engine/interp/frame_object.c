/* frame_object.c - see frame_object.h. */
#include "engine/interp/frame_object.h"

#include "engine/interp/event.h"
#include "engine/interp/function.h"
#include "engine/interp/generator.h"
#include "engine/interp/runtime.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"

Value frame_get_object(VM *vm, Frame *frame) {
    if (frame->frame_object != NULL) {
        return value_retain(value_from_object(frame->frame_object));
    }
    if (frame->owner == OWNER_FRAME_OBJECT) { /* it lies in its object */
        FrameObject *object = (FrameObject *)((uintptr_t)frame - offsetof(FrameObject, own));
        return value_retain(value_from_object(object));
    }
    size_t size = offsetof(FrameObject, own) + frame->code->frame_size;
    FrameObject *object = object_new(vm, vm->types.frame, size);
    if (object == NULL) {
        return NULL;
    }
    object->frame = frame;
    object->trace_lines = true;
    frame->frame_object = object;
    return value_retain(value_from_object(object));
}

Value frame_variable_borrow(VM *vm, const Frame *frame, int slot) {
    Value value = frame_slots(frame)[slot];
    bool may_be_cell = (frame->code->code->localspluskinds[slot] & (LOCAL_CELL | LOCAL_FREE)) != 0;
    if (value != NULL && may_be_cell && value_type(vm, value) == vm->types.cell) {
        return value_to_cell(value)->content;
    }
    return value;
}

/* Adds the frame's variables, and what was written through f_locals. */
static int add_variables(VM *vm, Frame *frame, Dict *dict) {
    for (int i = 0; i < frame->code->nlocalsplus; i++) {
        Value value = frame_variable_borrow(vm, frame, i);
        if (value != NULL && dict_set(vm, dict, frame->code->localsplus_names[i], value) < 0) {
            return -1;
        }
    }
    const FrameObject *object = frame->frame_object;
    if (object != NULL && object->extra_locals != NULL) {
        return dict_merge(vm, dict, object->extra_locals, true);
    }
    return 0;
}

/* A comprehension is running inline in a class or module: its variables are what is seen. */
static bool has_hidden_variables(VM *vm, const Frame *frame) {
    const Code *code = frame->code->code;
    for (int i = 0; i < code->nlocalsplus; i++) {
        if ((code->localspluskinds[i] & LOCAL_HIDDEN) != 0 &&
            frame_variable_borrow(vm, frame, i) != NULL) {
            return true;
        }
    }
    return false;
}

Value frame_locals(VM *vm, Frame *frame) {
    if ((frame->code->flags & CODE_OPTIMIZED) == 0 && !has_hidden_variables(vm, frame)) {
        return value_retain(frame->locals);
    }
    Dict *dict = dict_new(vm);
    if (dict != NULL && add_variables(vm, frame, dict) < 0) {
        value_release(vm, value_from_object(dict));
        return NULL;
    }
    return value_from_object(dict);
}

/* Attributes. */

static Frame *frame_of(Value self) {
    return value_to_frame_object(self)->frame;
}

static Value get_back(VM *vm, Value self, void *closure) {
    (void)closure;
    FrameObject *object = value_to_frame_object(self);
    if (object->back != NULL) {
        return value_retain(object->back);
    }
    Frame *previous = frame_first_complete(object->frame->previous);
    return previous == NULL ? VALUE_NONE : frame_get_object(vm, previous);
}

static Value get_code(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(frame_of(self)->code));
}

static Value get_globals(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(frame_of(self)->globals));
}

static Value get_builtins(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(frame_of(self)->builtins));
}

static Value get_locals(VM *vm, Value self, void *closure) {
    (void)closure;
    Frame *frame = frame_of(self);
    if ((frame->code->flags & CODE_OPTIMIZED) == 0) {
        return frame->locals == NULL ? VALUE_NONE : value_retain(frame->locals);
    }
    return frame_locals_proxy_new(vm, value_to_frame_object(self));
}

static Value get_lasti(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(frame_offset(frame_of(self)));
}

static Value get_line(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    int line = frame_line(frame_of(self));
    return line < 0 ? VALUE_NONE : value_from_small_int(line);
}

static int set_line(VM *vm, Value self, Value value, void *closure) {
    (void)self;
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.AttributeError, "cannot delete attribute");
    }
    return error_raise_int(vm, vm->types.ValueError,
                           value_is_small_int(value)
                               ? "f_lineno can only be set in a trace function"
                               : "lineno must be an integer");
}

static Value get_generator(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    Frame *frame = frame_of(self);
    if (frame->owner != OWNER_GENERATOR) {
        return VALUE_NONE;
    }
    return value_retain(value_from_object(frame_generator(frame)));
}

static Value get_trace(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    Value trace = value_to_frame_object(self)->trace;
    return trace == NULL ? VALUE_NONE : value_retain(trace);
}

static int set_trace(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Value trace = value == VALUE_NONE ? NULL : value_retain_if(value);
    value_replace_take(vm, &value_to_frame_object(self)->trace, trace);
    return 0;
}

static int set_flag(VM *vm, bool *flag, Value value) {
    if (value == NULL || !value_is_bool(value)) {
        return error_raise_int(vm, vm->types.TypeError, "attribute value type must be bool");
    }
    *flag = value == VALUE_TRUE;
    return 0;
}

static Value get_trace_lines(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_bool(value_to_frame_object(self)->trace_lines);
}

static int set_trace_lines(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "can't delete numeric/char attribute");
    }
    return set_flag(vm, &value_to_frame_object(self)->trace_lines, value);
}

static Value get_trace_opcodes(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_bool(value_to_frame_object(self)->trace_opcodes);
}

static int set_trace_opcodes(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    return set_flag(vm, &value_to_frame_object(self)->trace_opcodes, value);
}

/* Methods. */

static void clear_contents(VM *vm, FrameObject *object) {
    value_clear(vm, &object->trace);
    value_clear(vm, &object->extra_locals);
    Frame *frame = object->frame;
    Value *slots = frame_slots(frame);
    while (frame->stack > slots) {
        Value value = *--frame->stack;
        *frame->stack = NULL;
        value_release_if(vm, value);
    }
    value_clear(vm, &frame->locals);
}

static Value method_clear(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    Frame *frame = frame_of(self);
    if (frame->owner == OWNER_FRAME_OBJECT) {
        clear_contents(vm, value_to_frame_object(self));
        return VALUE_NONE;
    }
    const char *state = "executing";
    if (frame->owner == OWNER_GENERATOR) {
        Generator *generator = frame_generator(frame);
        if (generator->state == GEN_CREATED || generator_is_finished(generator)) {
            generator_finalize(vm, value_from_object(generator));
            return VALUE_NONE;
        }
        state = generator->state == GEN_EXECUTING ? "executing" : "suspended";
    }
    return error_raise(vm, vm->types.RuntimeError, "cannot clear %s frame",
                       state[0] == 'e' ? "an executing" : "a suspended");
}

static Value frame_repr(VM *vm, Value self) {
    Frame *frame = frame_of(self);
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = str_format(vm, "<frame at %U, file %R, line %d, code %U>", address,
                            frame->code->filename, frame_line(frame), frame->code->name);
    value_release(vm, address);
    return text;
}

/* The type. */

static void frame_object_destroy(VM *vm, Object *self) {
    FrameObject *object = (FrameObject *)self;
    value_clear(vm, &object->back);
    value_clear(vm, &object->trace);
    value_clear(vm, &object->extra_locals);
    if (object->frame == &object->own) {
        event_clear(vm, &object->own);
        clear_contents(vm, object);
        value_release(vm, value_from_object(object->own.function));
    }
    object_free(vm, object);
}

static int frame_object_traverse(Object *self, VisitCall *visit, void *context) {
    FrameObject *object = (FrameObject *)self;
    Value held[] = {object->back, object->trace, object->extra_locals};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        if (held[i] != NULL && visit(held[i], context) != 0) {
            return -1;
        }
    }
    return object->frame == &object->own ? frame_traverse(&object->own, visit, context) : 0;
}

static void frame_object_clear(VM *vm, Object *self) {
    FrameObject *object = (FrameObject *)self;
    value_clear(vm, &object->back);
    if (object->frame == &object->own) {
        clear_contents(vm, object);
    }
}

static const NativeDef frame_methods[] = {
    {"clear", method_clear, NATIVE_NOARGS, "($self, /)"},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef frame_getsets[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL},
    {"f_lineno", get_line, set_line, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {"f_generator", get_generator, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_frame(VM *vm) {
    Type *type = type_new_builtin(vm, "frame", LAYOUT_FRAME, sizeof(FrameObject), vm->types.object,
                                  TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.frame = type;
    type->destroy = frame_object_destroy;
    type->traverse = frame_object_traverse;
    type->clear = frame_object_clear;
    type->repr = frame_repr;
    type->methods = frame_methods;
    type->getsets = frame_getsets;
    return type_ready(vm, type);
}

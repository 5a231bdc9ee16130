/* traceback.c - see traceback.h. */
#include "engine/interp/traceback.h"

#include "engine/interp/frame_object.h"
#include "engine/interp/runtime.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

Value traceback_new(VM *vm, Value next, Frame *frame) {
    Value object = frame_get_object(vm, frame);
    if (object == NULL) {
        return NULL;
    }
    Traceback *traceback = object_new(vm, vm->types.traceback, sizeof(Traceback));
    if (traceback == NULL) {
        value_release(vm, object);
        return NULL;
    }
    traceback->next = value_retain_if(next);
    traceback->frame = object;
    traceback->lasti = frame_offset(frame);
    traceback->line = -1;
    return value_from_object(traceback);
}

void traceback_here(VM *vm, Frame *frame) {
    if (vm->runtime->stopping || frame_is_incomplete(frame)) {
        return;
    }
    Value raised = vm->raised;
    vm->raised = NULL;
    Value traceback = traceback_new(vm, value_to_exception(raised)->traceback, frame);
    if (traceback == NULL) {
        error_clear(vm); /* out of memory: the exception goes on without this entry */
    } else {
        exception_set_traceback_take(vm, raised, traceback);
    }
    vm->raised = raised;
}

int traceback_line(const Traceback *traceback) {
    if (traceback->line != -1) {
        return traceback->line;
    }
    const Frame *frame = value_to_frame_object(traceback->frame)->frame;
    return code_object_location(frame->code, traceback->lasti / (int)sizeof(Unit)).line;
}

/* The type. */

static void traceback_destroy(VM *vm, Object *self) {
    /* A long chain is taken apart from the front, without recursion. */
    Traceback *traceback = (Traceback *)self;
    Value next = traceback->next;
    value_release(vm, traceback->frame);
    object_free(vm, traceback);
    while (next != NULL && value_object(next)->refcount == 1) {
        Value after = value_to_traceback(next)->next;
        value_to_traceback(next)->next = NULL;
        value_release(vm, next);
        next = after;
    }
    value_release_if(vm, next);
}

static int traceback_traverse(Object *self, VisitCall *visit, void *context) {
    Traceback *traceback = (Traceback *)self;
    if (traceback->next != NULL && visit(traceback->next, context) != 0) {
        return -1;
    }
    return visit(traceback->frame, context);
}

static void traceback_clear(VM *vm, Object *self) {
    value_clear(vm, &((Traceback *)self)->next);
}

static Value get_next(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    Value next = value_to_traceback(self)->next;
    return next == NULL ? VALUE_NONE : value_retain(next);
}

static int set_next(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "can't delete tb_next attribute");
    }
    if (value != VALUE_NONE && value_type(vm, value) != vm->types.traceback) {
        return error_raise_int(vm, vm->types.TypeError, "expected traceback object, got '%T'",
                               value);
    }
    Value next = value == VALUE_NONE ? NULL : value;
    for (Value at = next; at != NULL; at = value_to_traceback(at)->next) {
        if (at == self) {
            return error_raise_int(vm, vm->types.ValueError, "traceback loop detected");
        }
    }
    value_replace_take(vm, &value_to_traceback(self)->next, value_retain_if(next));
    return 0;
}

static Value get_frame(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_traceback(self)->frame);
}

static Value get_lasti(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(value_to_traceback(self)->lasti);
}

static Value get_line(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    int line = traceback_line(value_to_traceback(self));
    return line < 0 ? VALUE_NONE : value_from_small_int(line);
}

static Value traceback_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno", NULL};
    static const ArgSpec spec = {
        .function = "traceback", .names = names, .required = 4, .max_positional = 4};
    (void)type;
    Value values[4];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    Value next = values[0] == VALUE_NONE ? NULL : values[0];
    if (next != NULL && value_type(vm, next) != vm->types.traceback) {
        return error_raise(vm, vm->types.TypeError, "expected traceback object or None, got '%T'",
                           next);
    }
    if (value_type(vm, values[1]) != vm->types.frame) {
        return error_raise(vm, vm->types.TypeError,
                           "traceback() argument 'tb_frame' must be frame, not %T", values[1]);
    }
    int lasti;
    int line;
    if (int_to_c_int(vm, values[2], &lasti) < 0 || int_to_c_int(vm, values[3], &line) < 0) {
        return NULL;
    }
    Traceback *traceback = object_new(vm, vm->types.traceback, sizeof(Traceback));
    if (traceback == NULL) {
        return NULL;
    }
    traceback->next = value_retain_if(next);
    traceback->frame = value_retain(values[1]);
    traceback->lasti = lasti;
    traceback->line = line;
    return value_from_object(traceback);
}

NATIVE_FUNCTION(traceback_dir) {
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    List *list = list_new(vm, 4);
    for (size_t i = 0; list != NULL && i < sizeof names / sizeof names[0]; i++) {
        Value name = str_intern_string(vm, names[i]);
        if (name == NULL || list_append_take(vm, list, name) < 0) {
            value_release(vm, value_from_object(list));
            list = NULL;
        }
    }
    return value_from_object(list);
}

static const NativeDef traceback_methods[] = {
    {"__dir__", traceback_dir, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static const GetSetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, member_is_readonly, NULL},
    {"tb_lasti", get_lasti, member_is_readonly, NULL},
    {"tb_lineno", get_line, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_traceback(VM *vm) {
    Type *type = type_new_builtin(vm, "traceback", LAYOUT_TRACEBACK, sizeof(Traceback),
                                  vm->types.object, TYPE_IMMUTABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.traceback = type;
    type->destroy = traceback_destroy;
    type->traverse = traceback_traverse;
    type->clear = traceback_clear;
    type->create = traceback_create;
    type->getsets = traceback_getsets;
    type->methods = traceback_methods;
    return type_ready(vm, type);
}

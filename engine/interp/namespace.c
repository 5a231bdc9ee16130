/* namespace.c - see namespace.h. */
#include "engine/interp/namespace.h"

#include <string.h>

#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/tuple.h"

/* NameError with its `name` set, so that a suggestion can be made when it is printed. */
static void raise_name_error(VM *vm, const char *format, Value name) {
    error_raise(vm, vm->types.NameError, format, name);
    if (vm->raised != NULL && value_object(vm->raised)->type == vm->types.NameError) {
        NameException *exception = (NameException *)value_object(vm->raised);
        if (exception->name == NULL) {
            exception->name = value_retain(name);
        }
    }
}

static void raise_undefined(VM *vm, Value name) {
    raise_name_error(vm, "name '%U' is not defined", name);
}

void namespace_raise_unbound(VM *vm, const CodeObject *code, int slot) {
    error_raise(vm, vm->types.UnboundLocalError,
                "cannot access local variable '%U' where it is not associated with a value",
                code->localsplus_names[slot]);
}

void namespace_raise_unbound_deref(VM *vm, const CodeObject *code, int slot) {
    if (slot < code->nlocalsplus - code->code->nfreevars) {
        namespace_raise_unbound(vm, code, slot);
        return;
    }
    raise_name_error(vm,
                     "cannot access free variable '%U' where it is not associated with a value in "
                     "enclosing scope",
                     code->localsplus_names[slot]);
}

int namespace_get_item(VM *vm, Value mapping, Value key, Value *value) {
    if (value_has_type(mapping, vm->types.dict)) {
        return dict_get(vm, value_to_dict(mapping), key, value);
    }
    *value = object_get_item(vm, mapping, key);
    if (*value != NULL) {
        return 1;
    }
    if (error_matches(vm, vm->types.KeyError)) {
        error_clear(vm);
        return 0;
    }
    return -1;
}

/* Globals, then builtins: 1, 0, -1. Globals of a subclass of dict may have a __missing__. */
static int find_global(VM *vm, Frame *frame, Value name, Value *value) {
    int found = namespace_get_item(vm, value_from_object(frame->globals), name, value);
    return found != 0 ? found : dict_get(vm, frame->builtins, name, value);
}

static Value load_global(VM *vm, Frame *frame, Value name) {
    Value value;
    int found = find_global(vm, frame, name, &value);
    if (found > 0) {
        return value;
    }
    if (found == 0) {
        raise_undefined(vm, name);
    }
    return NULL;
}

Value namespace_load_global(VM *vm, Frame *frame, Value name) {
    return load_global(vm, frame, name);
}

Value namespace_load_or_global(VM *vm, Frame *frame, Value namespace, Value name) {
    Value value;
    int found = namespace_get_item(vm, namespace, name, &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    return load_global(vm, frame, name);
}

/* ---- hints ---- */

/* A missing hint is no error: without memory for it, names are looked up. */
static void set_hint(VM *vm, CodeObject *code, unsigned name, int64_t index, uint32_t version) {
    size_t size = (size_t)code->code->nnames * sizeof(NameHint);
    if (code->hints == NULL) {
        code->hints = heap_alloc(vm, size);
        if (code->hints == NULL) {
            return;
        }
        memset(code->hints, 0xFF, size); /* at no entry */
    }
    code->hints[name] = (NameHint){(uint32_t)index, version};
}

/* After a name was looked up in `dict`, and maybe behind it: remembers where it was. */
static void remember(VM *vm, Frame *frame, Dict *dict, unsigned name) {
    Value key = frame->code->names[name];
    int64_t index = dict_entry_index(vm, dict, key);
    if (index >= 0) {
        set_hint(vm, frame->code, name, index, 0);
        return;
    }
    uint32_t version = dict == frame->globals ? dict_keys_version(vm, dict) : 0;
    index = version == 0 ? -1 : dict_entry_index(vm, frame->builtins, key);
    if (index >= 0) {
        set_hint(vm, frame->code, name, index, version);
    }
}

Value namespace_load_name(VM *vm, Frame *frame, unsigned name) {
    if (frame->locals == NULL) {
        return error_raise(vm, vm->types.SystemError, "no locals found");
    }
    Value value = namespace_load_or_global(vm, frame, frame->locals, frame->code->names[name]);
    if (value != NULL && value_has_type(frame->locals, vm->types.dict)) {
        remember(vm, frame, value_to_dict(frame->locals), name);
    }
    return value;
}

static int store(VM *vm, Frame *frame, Dict *dict, unsigned name, Value value) {
    int error = dict_set(vm, dict, frame->code->names[name], value);
    if (error == 0) {
        remember(vm, frame, dict, name);
    }
    return error;
}

int namespace_store_name(VM *vm, Frame *frame, unsigned name, Value value) {
    if (frame->locals == NULL) {
        return error_raise_int(vm, vm->types.SystemError, "no locals found when storing %R",
                               frame->code->names[name]);
    }
    if (value_has_type(frame->locals, vm->types.dict)) {
        return store(vm, frame, value_to_dict(frame->locals), name, value);
    }
    return object_set_item(vm, frame->locals, frame->code->names[name], value);
}

int namespace_store_global(VM *vm, Frame *frame, unsigned name, Value value) {
    return store(vm, frame, frame->globals, name, value);
}

int namespace_delete_name(VM *vm, Frame *frame, Value name) {
    if (frame->locals == NULL) {
        return error_raise_int(vm, vm->types.SystemError, "no locals when deleting %R", name);
    }
    if (object_set_item(vm, frame->locals, name, NULL) < 0) {
        error_clear(vm);
        raise_undefined(vm, name);
        return -1;
    }
    return 0;
}

int namespace_delete_global(VM *vm, Frame *frame, Value name) {
    int removed = dict_remove(vm, frame->globals, name);
    if (removed == 0) {
        raise_undefined(vm, name);
    }
    return removed > 0 ? 0 : -1;
}

Value namespace_load_or_deref(VM *vm, Frame *frame, Value namespace, int slot) {
    Value value;
    int found = namespace_get_item(vm, namespace, frame->code->localsplus_names[slot], &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    value = value_to_cell(frame_slots(frame)[slot])->content;
    if (value == NULL) {
        namespace_raise_unbound_deref(vm, frame->code, slot);
        return NULL;
    }
    return value_retain(value);
}

int namespace_setup_annotations(VM *vm, Frame *frame) {
    if (frame->locals == NULL) {
        return error_raise_int(vm, vm->types.SystemError,
                               "no locals found when setting up annotations");
    }
    Value annotations;
    int found = namespace_get_item(vm, frame->locals, vm->names.__annotations__, &annotations);
    if (found != 0) {
        if (found > 0) {
            value_release(vm, annotations);
        }
        return found > 0 ? 0 : -1;
    }
    Dict *dict = dict_new(vm);
    if (dict == NULL) {
        return -1;
    }
    int error =
        object_set_item(vm, frame->locals, vm->names.__annotations__, value_from_object(dict));
    value_release(vm, value_from_object(dict));
    return error;
}

Value namespace_load_build_class(VM *vm, Frame *frame) {
    Value function;
    int found = dict_get(vm, frame->builtins, vm->names.__build_class__, &function);
    if (found > 0) {
        return function;
    }
    if (found == 0) {
        error_raise(vm, vm->types.NameError, "__build_class__ not found");
    }
    return NULL;
}

Value namespace_load_super(VM *vm, const Value *operands, size_t nargs, Value name) {
    Value super = object_call(vm, operands[0], operands + 1, nargs, NULL);
    if (super == NULL) {
        return NULL;
    }
    Value attribute = object_get_attr(vm, super, name);
    value_release(vm, super);
    return attribute;
}

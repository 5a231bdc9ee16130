#include "engine/objects/super.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static Super *to_super(Value value) {
    return (Super *)value_object(value);
}

/* The class whose MRO is searched: that of the instance, or the class given as instance. Retained;
 * TypeError if it does not derive from type. */
static Type *check_instance(VM *vm, Type *type, Value instance) {
    if (value_is_type(instance) && type_is_subtype(value_to_type(instance), type)) {
        return (Type *)value_retain(instance);
    }
    Type *own = value_type(vm, instance);
    if (type_is_subtype(own, type)) {
        return (Type *)value_retain(value_from_object(own));
    }
    /* A proxy says by __class__ what it stands for. */
    bool missing;
    Value pretended = object_find_attr(vm, instance, vm->names.__class__, &missing);
    if (pretended == NULL && !missing) {
        return NULL;
    }
    if (pretended != NULL && value_is_type(pretended) && value_to_type(pretended) != own &&
        type_is_subtype(value_to_type(pretended), type)) {
        return (Type *)pretended;
    }
    value_release_if(vm, pretended);
    bool is_type = value_is_type(instance);
    error_raise(vm, vm->types.TypeError,
                "super(type, obj): obj (%s %N) is not an instance or subtype of type (%N).",
                is_type ? "type" : "instance of", is_type ? value_to_type(instance) : own, type);
    return NULL;
}

/* What the classes behind `type` in the MRO of `start` have; retained, NULL if nothing. */
static Value lookup_behind(VM *vm, const Type *type, const Type *start, Value name) {
    const Tuple *mro = start->mro;
    if (name == vm->names.__class__ || mro == NULL) { /* super's own; no MRO while mro() runs */
        return NULL;
    }
    size_t i = 0;
    while (i < mro->size && value_to_type(mro->items[i]) != type) {
        i++;
    }
    for (i++; i < mro->size; i++) {
        Value found = dict_get_str_borrow(vm, value_to_type(mro->items[i])->dict, name);
        if (found != NULL) {
            return value_retain(found);
        }
    }
    return NULL;
}

/* Binds what was found. Consumes. */
static Value bind(VM *vm, Value found, Value instance, Type *start) {
    Type *found_type = value_type(vm, found);
    if (found_type->descr_get == NULL) {
        return found;
    }
    Value start_value = value_from_object(start);
    Value bound =
        found_type->descr_get(vm, found, instance == start_value ? NULL : instance, start_value);
    value_release(vm, found);
    return bound;
}

static Value make_super(VM *vm, Type *type, Value instance, Type *start) {
    Super *super = object_new(vm, vm->types.super, sizeof(Super));
    if (super != NULL) {
        super->type = (Type *)value_retain(value_from_object(type));
        super->instance = value_retain(instance);
        super->start = (Type *)value_retain(value_from_object(start));
    }
    return value_from_object(super);
}

/* An attribute of the super object itself, or the AttributeError that names it. */
static Value get_own_attr(VM *vm, Type *type, Value instance, Type *start, Value name) {
    Value super = make_super(vm, type, instance, start);
    Value attr = super == NULL ? NULL : object_generic_get_attr(vm, super, name);
    value_release_if(vm, super);
    return attr;
}

Value super_get_attr(VM *vm, Type *type, Value instance, Value name, bool *is_method) {
    Type *start = check_instance(vm, type, instance);
    if (start == NULL) {
        return NULL;
    }
    Value attr = lookup_behind(vm, type, start, name);
    if (attr == NULL) {
        attr = get_own_attr(vm, type, instance, start, name);
    } else if (is_method != NULL && (value_type(vm, attr)->flags & TYPE_METHOD_DESCRIPTOR) &&
               value_type(vm, instance)->get_attr == object_generic_get_attr) {
        *is_method = true;
    } else {
        attr = bind(vm, attr, instance, start);
    }
    value_release(vm, value_from_object(start));
    return attr;
}

static Value super_get_attr_slot(VM *vm, Value self, Value name) {
    const Super *super = to_super(self);
    Value found = super->start == NULL ? NULL : lookup_behind(vm, super->type, super->start, name);
    if (found != NULL) {
        return bind(vm, found, super->instance, super->start);
    }
    return object_generic_get_attr(vm, self, name);
}

/* ---- super() without arguments: from the running method ---- */

static Value raise_runtime(VM *vm, const char *message) {
    return error_raise(vm, vm->types.RuntimeError, "super(): %s", message);
}

/* The method's first argument; borrowed. */
static Value first_argument(VM *vm, const Frame *frame) {
    const Code *code = frame->code->code;
    if (code->argcount == 0) {
        return raise_runtime(vm, "no arguments");
    }
    Value first = frame_slots(frame)[0];
    if (first != NULL && (code->localspluskinds[0] & LOCAL_CELL) &&
        value_type(vm, first) == vm->types.cell) {
        first = ((const Cell *)value_object(first))->content;
    }
    return first == NULL ? raise_runtime(vm, "arg[0] deleted") : first;
}

/* The class in which the method was defined, from its free variable __class__; borrowed. */
static Type *defining_class(VM *vm, const Frame *frame) {
    const Code *code = frame->code->code;
    for (int32_t i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus; i++) {
        if (!text_equal_string(code->localsplusnames[i], "__class__")) {
            continue;
        }
        Value cell = frame_slots(frame)[i];
        if (cell == NULL || value_type(vm, cell) != vm->types.cell) {
            raise_runtime(vm, "bad __class__ cell");
            return NULL;
        }
        Value content = ((const Cell *)value_object(cell))->content;
        if (content == NULL) {
            raise_runtime(vm, "empty __class__ cell");
            return NULL;
        }
        if (!value_is_type(content)) {
            error_raise(vm, vm->types.RuntimeError, "super(): __class__ is not a type (%T)",
                        content);
            return NULL;
        }
        return value_to_type(content);
    }
    raise_runtime(vm, "__class__ cell not found");
    return NULL;
}

/* ---- the type ---- */

static Value super_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(object_new(vm, type, type->basic_size));
}

static int super_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (args_refuse_keywords(vm, "super", kwnames) < 0 ||
        args_check_count(vm, "super()", nargs, 0, 2) < 0) {
        return -1;
    }
    Type *type;
    Value instance = nargs == 2 ? args[1] : NULL;
    if (nargs > 0) {
        if (!value_is_type(args[0])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "super() argument 1 must be a type, not %T", args[0]);
        }
        type = value_to_type(args[0]);
    } else {
        if (vm->frame == NULL || vm->frame->code == NULL) {
            raise_runtime(vm, "no current frame");
            return -1;
        }
        instance = first_argument(vm, vm->frame);
        type = instance == NULL ? NULL : defining_class(vm, vm->frame);
        if (type == NULL) {
            return -1;
        }
    }
    if (instance == VALUE_NONE) {
        instance = NULL;
    }
    Type *start = instance == NULL ? NULL : check_instance(vm, type, instance);
    if (instance != NULL && start == NULL) {
        return -1;
    }
    Super *super = to_super(self);
    Super old = *super;
    super->type = (Type *)value_retain(value_from_object(type));
    super->instance = value_retain_if(instance);
    super->start = start;
    value_release_if(vm, value_from_object(old.type));
    value_release_if(vm, old.instance);
    value_release_if(vm, value_from_object(old.start));
    return 0;
}

static Value super_descr_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    Super *super = to_super(self);
    if (instance == NULL || instance == VALUE_NONE || super->instance != NULL) {
        return value_retain(self);
    }
    if (super->head.type != vm->types.super) {
        const Value args[2] = {value_from_object(super->type), instance};
        return object_call(vm, value_from_object(super->head.type), args, 2, NULL);
    }
    Type *start = check_instance(vm, super->type, instance);
    if (start == NULL) {
        return NULL;
    }
    Value bound = make_super(vm, super->type, instance, start);
    value_release(vm, value_from_object(start));
    return bound;
}

static Value super_repr(VM *vm, Value self) {
    const Super *super = to_super(self);
    if (super->type == NULL) {
        return str_new_string(vm, "<super: <class 'NULL'>, NULL>");
    }
    return super->start != NULL
               ? str_format(vm, "<super: <class '%N'>, <%N object>>", super->type, super->start)
               : str_format(vm, "<super: <class '%N'>, NULL>", super->type);
}

static void super_destroy(VM *vm, Object *self) {
    Super *super = (Super *)self;
    value_release_if(vm, value_from_object(super->type));
    value_release_if(vm, super->instance);
    value_release_if(vm, value_from_object(super->start));
    object_free(vm, self);
}

static int super_traverse(Object *self, VisitCall *visit, void *context) {
    const Super *super = (const Super *)self;
    const Value parts[] = {value_from_object(super->type), super->instance,
                           value_from_object(super->start)};
    for (size_t i = 0; i < 3; i++) {
        int status = parts[i] == NULL ? 0 : visit(parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static const MemberDef super_members[] = {
    {"__thisclass__", offsetof(Super, type), false, false},
    {"__self__", offsetof(Super, instance), false, false},
    {"__self_class__", offsetof(Super, start), false, false},
    {0},
};

int types_init_super(VM *vm) {
    Type *type = type_new_builtin(vm, "super", LAYOUT_OTHER, sizeof(Super), vm->types.object,
                                  TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.super = type;
    type->destroy = super_destroy;
    type->traverse = super_traverse;
    type->repr = super_repr;
    type->get_attr = super_get_attr_slot;
    type->descr_get = super_descr_get;
    type->create = super_create;
    type->init = super_init;
    type->members = super_members;
    return type_ready(vm, type);
}

/* itertools.c - see itertools.h. */
#include "engine/modules/itertools.h"

#include "engine/objects/args.h"
#include "engine/objects/error.h"

/* ---- what all types have in common ---- */

static void tool_clear(VM *vm, Object *self) {
    IterTool *tool = (IterTool *)self;
    value_clear(vm, &tool->source);
    value_clear(vm, &tool->function);
    value_clear(vm, &tool->memory);
}

static void tool_destroy(VM *vm, Object *self) {
    tool_clear(vm, self);
    object_free(vm, self);
}

static int tool_traverse(Object *self, VisitCall *visit, void *context) {
    const IterTool *tool = (const IterTool *)self;
    const Value parts[] = {tool->source, tool->function, tool->memory};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int status = parts[i] == NULL ? 0 : visit(parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static Type *make_type(VM *vm, const IterToolDef *def) {
    uint32_t flags = def->name[0] == '_' ? 0 : TYPE_SUBCLASSABLE;
    Type *type =
        type_new_builtin(vm, def->name, LAYOUT_ITERATOR, def->size, vm->types.object, flags);
    if (type == NULL) {
        return NULL;
    }
    type->destroy = tool_destroy;
    type->traverse = tool_traverse;
    type->clear = tool_clear;
    type->create = def->create;
    type->iter = def->next == NULL ? NULL : object_self_iter;
    type->next = def->next;
    type->repr = def->repr;
    type->methods = def->methods;
    return type;
}

int itertools_add_types(VM *vm, Module *module, const IterToolDef *defs) {
    for (; defs->name != NULL; defs++) {
        Type **slot = (Type **)(void *)((char *)&vm->types + defs->field);
        if (*slot == NULL) {
            Type *type = make_type(vm, defs);
            if (type == NULL || type_ready_take(vm, slot, type, "itertools") < 0) {
                return -1;
            }
        }
        if (module_set(vm, module, defs->name, value_from_object(*slot)) < 0) {
            return -1;
        }
    }
    return 0;
}

IterTool *itertool_new(VM *vm, Type *type) {
    return object_new(vm, type, type->basic_size);
}

IterTool *itertool_new_take(VM *vm, Type *type, Value source, Value function) {
    IterTool *tool = source == NULL ? NULL : itertool_new(vm, type);
    if (tool == NULL) {
        value_release_if(vm, source);
        return NULL;
    }
    tool->source = source;
    tool->function = value_retain_if(function);
    return tool;
}

int itertool_check_args(VM *vm, Type *type, const char *name, size_t nargs, Tuple *kwnames,
                        size_t min, size_t max) {
    if (type->init == vm->types.object->init && args_refuse_keywords(vm, name, kwnames) < 0) {
        return -1;
    }
    return args_check_count(vm, name, nargs, min, max);
}

bool itertool_ended(VM *vm) {
    if (!error_occurred(vm)) {
        return true;
    }
    if (!error_matches(vm, vm->types.StopIteration)) {
        return false;
    }
    error_clear(vm);
    return true;
}

int itertools_module_init(VM *vm, Module *module) {
    return itertools_init_endless(vm, module) < 0 || itertools_init_filter(vm, module) < 0 ||
                   itertools_init_join(vm, module) < 0 || itertools_init_group(vm, module) < 0
               ? -1
               : itertools_init_combine(vm, module);
}

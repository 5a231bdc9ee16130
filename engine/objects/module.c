#include "engine/objects/module.h"

#include "engine/interp/import.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

static Module *to_module(Value value) {
    return (Module *)value_object(value);
}

/* ---- making ---- */

static int fill(VM *vm, Module *module, Value name, Value doc) {
    Dict *dict = module->dict;
    return dict_set(vm, dict, vm->names.__name__, name) < 0 ||
                   dict_set(vm, dict, vm->names.__doc__, doc) < 0 ||
                   dict_set(vm, dict, vm->names.__package__, VALUE_NONE) < 0 ||
                   dict_set(vm, dict, vm->names.__loader__, VALUE_NONE) < 0 ||
                   dict_set(vm, dict, vm->names.__spec__, VALUE_NONE) < 0
               ? -1
               : 0;
}

static Value module_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Module *module = object_new(vm, type, type->basic_size);
    if (module == NULL) {
        return NULL;
    }
    module->dict = dict_new(vm);
    if (module->dict == NULL) {
        value_release(vm, value_from_object(module));
        return NULL;
    }
    return value_from_object(module);
}

Module *module_new(VM *vm, Value name) {
    Value module = module_create(vm, vm->types.module, NULL, 0, NULL);
    if (module != NULL && fill(vm, to_module(module), name, VALUE_NONE) < 0) {
        value_release(vm, module);
        return NULL;
    }
    return (Module *)module;
}

static int module_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", "doc", NULL};
    static const ArgSpec spec = {
        .function = "module", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    if (!value_is_str(given[0])) {
        return error_raise_int(vm, vm->types.TypeError,
                               "module() argument 'name' must be str, not %T", given[0]);
    }
    return fill(vm, to_module(self), given[0], given[1] == NULL ? VALUE_NONE : given[1]);
}

int module_add_natives(VM *vm, Module *module, const NativeDef *natives) {
    Value name = dict_get_str_borrow(vm, module->dict, vm->names.__name__);
    for (; natives->name != NULL; natives++) {
        Value native = native_new(vm, natives, value_from_object(module), name);
        if (native == NULL || dict_set_string(vm, module->dict, natives->name, native) < 0) {
            value_release_if(vm, native);
            return -1;
        }
        value_release(vm, native);
    }
    return 0;
}

int module_add_types(VM *vm, Module *module, const ModuleType *types, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (types[i].type != NULL &&
            module_set(vm, module, types[i].name, value_from_object(types[i].type)) < 0) {
            return -1;
        }
    }
    return 0;
}

int module_set(VM *vm, Module *module, const char *name, Value value) {
    return dict_set_string(vm, module->dict, name, value);
}

Value module_get_borrow(const Module *module, const char *name) {
    return module->dict == NULL ? NULL : dict_get_string_borrow(module->dict, name);
}

/* ---- attributes ---- */

static bool spec_is_initializing(VM *vm, Value spec) {
    if (spec == NULL || spec == VALUE_NONE) {
        return false;
    }
    Value flag = object_get_attr_string(vm, spec, "_initializing");
    if (flag == NULL) {
        error_clear(vm);
        return false;
    }
    bool initializing = object_truth(vm, flag) == 1;
    value_release(vm, flag);
    return initializing;
}

static bool is_blank(uint32_t codepoint) {
    return codepoint == ' ' || codepoint == '\n';
}

/* Whether the module says that it leaves the name out. */
static bool is_absent(const Module *module, Value name) {
    if (module->absent == NULL) {
        return false;
    }
    const Str *all = value_to_str(module->absent);
    const Str *one = value_to_str(name);
    int64_t at = -1;
    while (one->length > 0 && (at = str_find(all, one, (size_t)(at + 1), all->length)) >= 0) {
        size_t end = (size_t)at + one->length;
        if ((at == 0 || is_blank(str_at(all, (size_t)at - 1))) &&
            (end == all->length || is_blank(str_at(all, end)))) {
            return true;
        }
    }
    return false;
}

static Value refuse_absent(VM *vm, Value module_name, Value name) {
    Buffer text = {0};
    str_add_utf8(value_to_str(module_name), &text);
    buffer_add_byte(&text, '.');
    str_add_utf8(value_to_str(name), &text);
    vm_unsupported(vm, "%s", text.data);
    buffer_done(&text);
    return NULL;
}

/* A submodule becomes an attribute of its package only when it is whole. */
static bool is_loading_submodule(VM *vm, Value package, Value name) {
    Value full = str_format(vm, "%U.%U", package, name);
    if (full == NULL) {
        error_clear(vm);
        return false;
    }
    Value found = dict_get_str_borrow(vm, vm->modules, full);
    value_release(vm, full);
    return found != NULL && value_is_instance(found, vm->types.module) && to_module(found)->loading;
}

static Value raise_missing(VM *vm, Module *module, Value name) {
    Value module_name = dict_get_str_borrow(vm, module->dict, vm->names.__name__);
    if (module_name == NULL || !value_is_str(module_name)) {
        return error_raise(vm, vm->types.AttributeError, "module has no attribute '%U'", name);
    }
    const Value self = value_from_object(module);
    Value spec = dict_get_str_borrow(vm, module->dict, vm->names.__spec__);
    Value file = dict_get_str_borrow(vm, module->dict, vm->names.__file__);
    bool loading = module->loading || spec_is_initializing(vm, spec);
    if (file != NULL && value_is_str(file) && module->hides == HIDES_LIBRARY) {
        return error_raise_attribute(
            vm, self, name,
            "module '%U' has no attribute '%U' (consider renaming '%U' since it has the same name "
            "as the standard library module named '%U' and prevents importing that standard "
            "library module)",
            module_name, name, file, module_name);
    }
    if (!loading && is_loading_submodule(vm, module_name, name)) {
        return error_raise_attribute(vm, self, name,
                                     "cannot access submodule '%U' of module '%U' (most likely due "
                                     "to a circular import)",
                                     name, module_name);
    }
    if (!loading) {
        return error_raise_attribute(vm, self, name, "module '%U' has no attribute '%U'",
                                     module_name, name);
    }
    if (file == NULL || !value_is_str(file)) {
        return error_raise_attribute(vm, self, name,
                                     "partially initialized module '%U' has no attribute '%U' "
                                     "(most likely due to a circular import)",
                                     module_name, name);
    }
    if (module->hides == HIDES_SOMETHING) {
        return error_raise_attribute(vm, self, name,
                                     "module '%U' has no attribute '%U' (consider renaming '%U' if "
                                     "it has the same name as a library you intended to import)",
                                     module_name, name, file);
    }
    return error_raise_attribute(vm, self, name,
                                 "partially initialized module '%U' from '%U' has no attribute "
                                 "'%U' (most likely due to a circular import)",
                                 module_name, file, name);
}

/* What the module makes on demand; it is kept. */
static Value make_attribute(VM *vm, Module *module, Value name) {
    Value made = module->make(vm, name);
    if (made != NULL && dict_set(vm, module->dict, name, made) < 0) {
        value_release(vm, made);
        return NULL;
    }
    return made;
}

int module_defer(VM *vm, Module *module, Value part, const List *names) {
    if (module->deferred == NULL && (module->deferred = dict_new(vm)) == NULL) {
        return -1;
    }
    int error = 0;
    for (size_t i = 0; i < names->size && error == 0; i++) {
        error = dict_set(vm, module->deferred, names->items[i], part);
    }
    return error;
}

/* All that `part` defines for the module becomes the module's own. */
static int take_deferred(VM *vm, Module *module, Value part) {
    Value imported = import_absolute(vm, part);
    Value name;
    Value from;
    size_t position = 0;
    int error = imported == NULL ? -1 : 0;
    while (error == 0 && dict_next(module->deferred, &position, &name, &from)) {
        Value value =
            from == part ? dict_get_str_borrow(vm, to_module(imported)->dict, name) : NULL;
        error = value == NULL ? 0 : dict_set(vm, module->dict, name, value);
    }
    value_release_if(vm, imported);
    return error;
}

/* NULL without an exception when no other module has it. */
static Value get_deferred(VM *vm, Module *module, Value name) {
    Value part = module->deferred == NULL ? NULL : dict_get_str_borrow(vm, module->deferred, name);
    if (part == NULL || take_deferred(vm, module, part) < 0) {
        return NULL;
    }
    Value found = dict_get_str_borrow(vm, module->dict, name);
    return found == NULL ? NULL : value_retain(found);
}

static Value module_get_attr(VM *vm, Value self, Value name) {
    bool missing;
    Value found = object_generic_find_attr(vm, self, name, &missing);
    if (!missing) {
        return found;
    }
    Module *module = to_module(self);
    if (module->make != NULL) {
        found = make_attribute(vm, module, name);
        if (found != NULL || error_occurred(vm)) {
            return found;
        }
    }
    found = get_deferred(vm, module, name);
    if (found != NULL || error_occurred(vm)) {
        return found;
    }
    Value module_name = dict_get_str_borrow(vm, module->dict, vm->names.__name__);
    if (module_name != NULL && value_is_str(module_name) && is_absent(module, name)) {
        return refuse_absent(vm, module_name, name);
    }
    Value hook = dict_get_str_borrow(vm, module->dict, vm->names.__getattr__);
    if (hook == NULL) {
        return raise_missing(vm, module, name);
    }
    value_retain(hook);
    Value result = object_call_one(vm, hook, name);
    value_release(vm, hook);
    return result;
}

/* What is shown of a module: its name, and where it is from. */
static Value module_text(VM *vm, const Module *module, Value name, Value file, Value loader,
                         Value path) {
    if (file == VALUE_NONE && path != NULL) { /* a package without an __init__.py */
        return str_format(vm, "<module %R (namespace) from %R>", name, path);
    }
    if (file != NULL) {
        return str_format(vm, "<module %R from %R>", name, file);
    }
    if (module->builtin) {
        return str_format(vm, "<module %R (built-in)>", name);
    }
    if (loader != NULL && loader != VALUE_NONE) {
        return str_format(vm, "<module %R (%R)>", name, loader);
    }
    return str_format(vm, "<module %R>", name);
}

static Value module_repr(VM *vm, Value self) {
    const Module *module = to_module(self);
    Value name = dict_get_str_borrow(vm, module->dict, vm->names.__name__);
    name = name == NULL ? str_new_string(vm, "?") : value_retain(name);
    if (name == NULL) {
        return NULL;
    }
    /* Their __repr__ may take any of them out of the module. */
    Value file = value_retain_if(dict_get_str_borrow(vm, module->dict, vm->names.__file__));
    Value loader = value_retain_if(dict_get_string_borrow(module->dict, "__loader__"));
    Value path = value_retain_if(dict_get_str_borrow(vm, module->dict, vm->names.__path__));
    Value text = module_text(vm, module, name, file, loader, path);
    value_release(vm, name);
    value_release_if(vm, file);
    value_release_if(vm, loader);
    value_release_if(vm, path);
    return text;
}

/* A subclass may have a __dict__ of its own making, which does not count. */
static int check_dict(VM *vm, Value self) {
    Value dict = object_get_attr(vm, self, vm->names.__dict__);
    if (dict != NULL && !value_is_dict(dict)) {
        error_raise(vm, vm->types.TypeError, "<module>.__dict__ is not a dictionary");
        value_clear(vm, &dict);
    }
    value_release_if(vm, dict);
    return dict == NULL ? -1 : 0;
}

NATIVE_FUNCTION(module_dir) {
    Module *module = to_module(self);
    if (check_dict(vm, self) < 0) {
        return NULL;
    }
    Value hook = dict_get_str_borrow(vm, module->dict, vm->names.__dir__);
    if (hook != NULL) {
        return object_call_no_args(vm, hook);
    }
    Value names = dict_keys_list(vm, module->dict);
    Value name;
    Value part;
    size_t position = 0;
    while (names != NULL && module->deferred != NULL &&
           dict_next(module->deferred, &position, &name, &part)) {
        if (dict_get_str_borrow(vm, module->dict, name) == NULL &&
            list_append(vm, value_to_list(names), name) < 0) {
            value_release(vm, names);
            return NULL;
        }
    }
    return names;
}

static Value get_dict(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(to_module(self)->dict));
}

/* Made by calling __annotate__ when they are first asked for. */
static Value get_annotations(VM *vm, Value self, void *closure) {
    (void)closure;
    Module *module = to_module(self);
    Value known = dict_get_str_borrow(vm, module->dict, vm->names.__annotations__);
    if (known != NULL) {
        return value_retain(known);
    }
    Value annotate = dict_get_str_borrow(vm, module->dict, vm->names.__annotate__);
    Value annotations;
    if (annotate != NULL && object_is_callable(vm, annotate)) {
        value_retain(annotate);
        annotations = object_call_one(vm, annotate, value_from_small_int(1));
        value_release(vm, annotate);
        if (annotations != NULL && !value_is_dict(annotations)) {
            error_raise(vm, vm->types.TypeError, "__annotate__ returned non-dict of type '%T'",
                        annotations);
            value_release(vm, annotations);
            annotations = NULL;
        }
    } else {
        annotations = value_from_object(dict_new(vm));
    }
    if (annotations != NULL &&
        dict_set(vm, module->dict, vm->names.__annotations__, annotations) < 0) {
        value_release(vm, annotations);
        return NULL;
    }
    return annotations;
}

static int set_annotations(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Dict *dict = to_module(self)->dict;
    if (value != NULL) {
        if (dict_set(vm, dict, vm->names.__annotations__, value) < 0) {
            return -1;
        }
    } else {
        int removed = dict_remove(vm, dict, vm->names.__annotations__);
        if (removed <= 0) {
            return removed < 0 ? -1
                               : error_raise_int(vm, vm->types.AttributeError, "__annotations__");
        }
    }
    return dict_remove(vm, dict, vm->names.__annotate__) < 0 ? -1 : 0;
}

static Value get_annotate(VM *vm, Value self, void *closure) {
    (void)closure;
    Dict *dict = to_module(self)->dict;
    Value annotate = dict_get_str_borrow(vm, dict, vm->names.__annotate__);
    if (annotate != NULL) {
        return value_retain(annotate);
    }
    return dict_set(vm, dict, vm->names.__annotate__, VALUE_NONE) < 0 ? NULL : VALUE_NONE;
}

static int set_annotate(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Dict *dict = to_module(self)->dict;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "cannot delete __annotate__ attribute");
    }
    if (value != VALUE_NONE && !object_is_callable(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "__annotate__ must be callable or None");
    }
    if (dict_set(vm, dict, vm->names.__annotate__, value) < 0) {
        return -1;
    }
    return value != VALUE_NONE && dict_remove(vm, dict, vm->names.__annotations__) < 0 ? -1 : 0;
}

/* ---- the type ---- */

static void module_clear(VM *vm, Object *self) {
    Module *module = (Module *)self;
    if (module->dict != NULL) {
        dict_clear(vm, module->dict);
    }
}

static void module_destroy(VM *vm, Object *self) {
    value_release_if(vm, value_from_object(((Module *)self)->dict));
    value_release_if(vm, ((Module *)self)->absent);
    value_release_if(vm, value_from_object(((Module *)self)->deferred));
    object_free(vm, self);
}

static int module_traverse(Object *self, VisitCall *visit, void *context) {
    Dict *dict = ((Module *)self)->dict;
    return dict == NULL ? 0 : visit(value_from_object(dict), context);
}

static const NativeDef module_methods[] = {
    {"__dir__", module_dir, NATIVE_NOARGS, NULL},
    {0},
};

static const GetSetDef module_getsets[] = {
    {"__dict__", get_dict, member_is_readonly, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {0},
};

int types_init_module(VM *vm) {
    Type *type = type_new_builtin(vm, "module", LAYOUT_MODULE, sizeof(Module), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.module = type;
    type->dict_offset = offsetof(Module, dict);
    type->weakref_offset = offsetof(Module, weakrefs);
    type->destroy = module_destroy;
    type->traverse = module_traverse;
    type->clear = module_clear;
    type->repr = module_repr;
    type->get_attr = module_get_attr;
    type->create = module_create;
    type->init = module_init;
    type->methods = module_methods;
    type->getsets = module_getsets;
    return type_ready(vm, type);
}

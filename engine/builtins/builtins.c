/* builtins.c - see builtins.h. */
#include "engine/builtins/builtins.h"

#include "engine/builtins/modules.h"
#include "engine/interp/runtime.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"

/* Types that are names of the module; exceptions are added by theirs. */
static int add_types(VM *vm, Module *module) {
    const Types *types = &vm->types;
    const ModuleType list[] = {
        {"bool", types->bool_},
        {"bytearray", types->bytearray},
        {"bytes", types->bytes},
        {"classmethod", types->classmethod},
        {"complex", types->complex_},
        {"dict", types->dict},
        {"enumerate", types->enumerate},
        {"filter", types->filter},
        {"float", types->float_},
        {"frozenset", types->frozenset},
        {"int", types->int_},
        {"list", types->list},
        {"map", types->map},
        {"memoryview", types->memoryview},
        {"object", types->object},
        {"property", types->property},
        {"range", types->range},
        {"reversed", types->reversed},
        {"set", types->set},
        {"slice", types->slice},
        {"staticmethod", types->staticmethod},
        {"str", types->str},
        {"super", types->super},
        {"tuple", types->tuple},
        {"type", types->type},
        {"zip", types->zip},
    };
    return module_add_types(vm, module, list, sizeof(list) / sizeof(list[0]));
}

static int add_exceptions(VM *vm, Module *module) {
    struct {
        const char *name;
        Type *type;
    } const list[] = {
#define TYPE(field) {#field, vm->types.field},
#include "engine/objects/types.def"
    };
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        bool is_exception = list[i].name[0] >= 'A' && list[i].name[0] <= 'Z';
        if (is_exception && list[i].type != NULL &&
            module_set(vm, module, list[i].name, value_from_object(list[i].type)) < 0) {
            return -1;
        }
    }
    Value os_error = value_from_object(vm->types.OSError);
    return module_set(vm, module, "EnvironmentError", os_error) < 0 ||
                   module_set(vm, module, "IOError", os_error) < 0
               ? -1
               : 0;
}

static int add_constants(VM *vm, Module *module) {
    struct {
        const char *name;
        Value value;
    } const list[] = {
        {"None", VALUE_NONE},      {"Ellipsis", VALUE_ELLIPSIS},
        {"False", VALUE_FALSE},    {"True", VALUE_TRUE},
        {"__debug__", VALUE_TRUE}, {"NotImplemented", VALUE_NOT_IMPLEMENTED},
    };
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        if (module_set(vm, module, list[i].name, list[i].value) < 0) {
            return -1;
        }
    }
    return 0;
}

static int fill_builtins(VM *vm, Module *module) {
    const NativeDef *const tables[] = {builtins_attribute_functions, builtins_iteration_functions,
                                       builtins_number_functions,    builtins_text_functions,
                                       builtins_class_functions,     builtins_outside_functions};
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        if (module_add_natives(vm, module, tables[i]) < 0) {
            return -1;
        }
    }
    if (add_types(vm, module) < 0 || add_exceptions(vm, module) < 0 ||
        builtins_add_quitters(vm, module) < 0) {
        return -1;
    }
    return add_constants(vm, module);
}

/* A new module in sys.modules, which keeps it; NULL on error. */
static Module *new_module(VM *vm, Value name) {
    Module *module = module_new(vm, name);
    if (module == NULL) {
        return NULL;
    }
    module->builtin = true;
    int error = dict_set(vm, vm->modules, name, value_from_object(module));
    value_release(vm, value_from_object(module));
    return error < 0 ? NULL : module;
}

int builtins_init(VM *vm) {
    vm->modules = dict_new(vm);
    if (vm->modules == NULL || types_init_stream(vm) < 0 || types_init_anext(vm) < 0) {
        return -1;
    }
    Module *sys = new_module(vm, vm->names.sys);
    Module *builtins = new_module(vm, vm->names.builtins);
    if (sys == NULL || builtins == NULL) {
        return -1;
    }
    sys->builtin = builtins->builtin = true;
    vm->sys_dict = sys->dict;
    vm->builtins = builtins->dict;
    value_retain(value_from_object(vm->sys_dict));
    value_retain(value_from_object(vm->builtins));
    return fill_builtins(vm, builtins) < 0 ? -1 : sys_module_init(vm, sys);
}

void builtins_done(VM *vm) {
    Dict **const dicts[] = {&vm->modules, &vm->sys_dict, &vm->builtins};
    for (size_t i = 0; i < sizeof(dicts) / sizeof(dicts[0]); i++) {
        Dict *dict = *dicts[i];
        *dicts[i] = NULL;
        if (dict != NULL) {
            dict_clear(vm, dict);
            value_release(vm, value_from_object(dict));
        }
    }
    value_clear(vm, &vm->runtime->struct_types);
}

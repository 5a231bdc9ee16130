/*
 * typing_module.c - `_typing`: what typing has in C, and what [T] after a name makes.
 *
 * Source: CPython 3.14 Modules/_typingmodule.c, Objects/typevarobject.c (Generic).
 */
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/generic.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/type_alias.h"
#include "engine/objects/type_variable.h"
#include "engine/objects/union.h"

NATIVE_FUNCTION(identity) {
    return value_retain(args[0]);
}

static const NativeDef functions[] = {
    {"_idfunc", identity, NATIVE_ONE, "($module, x, /)"},
    {0},
};

int typing_module_init(VM *vm, Module *module) {
    if (type_alias_make_type(vm) < 0 || generic_make_type(vm) < 0 || union_make_type(vm) < 0 ||
        module_add_natives(vm, module, functions) < 0 ||
        module_set(vm, module, "NoDefault", vm->shared.no_default) < 0) {
        return -1;
    }
    const Types *types = &vm->types;
    const ModuleType list[] = {
        {"Generic", types->generic},
        {"ParamSpec", types->paramspec},
        {"ParamSpecArgs", types->paramspec_args},
        {"ParamSpecKwargs", types->paramspec_kwargs},
        {"TypeAliasType", types->type_alias},
        {"TypeVar", types->typevar},
        {"TypeVarTuple", types->typevartuple},
        {"Union", types->union_},
    };
    return module_add_types(vm, module, list, sizeof(list) / sizeof(list[0]));
}

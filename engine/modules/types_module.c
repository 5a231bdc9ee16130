/*
 * types_module.c - `_types`: names for the built-in types that are no builtins.
 *
 * The module types (engine/lib/types.py) takes them all over and adds what is Python.
 *
 * Source: CPython 3.14 Modules/_typesmodule.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/module.h"
#include "engine/objects/simple_namespace.h"
#include "engine/objects/union.h"

int types_module_init(VM *vm, Module *module) {
    if (simple_namespace_make_type(vm) < 0 || union_make_type(vm) < 0) {
        return -1;
    }
    const Types *types = &vm->types;
    const ModuleType list[] = {
        {"AsyncGeneratorType", types->async_generator},
        {"BuiltinFunctionType", types->builtin},
        {"BuiltinMethodType", types->builtin},
        {"CellType", types->cell},
        {"ClassMethodDescriptorType", types->classmethod_descriptor},
        {"CodeType", types->code},
        {"CoroutineType", types->coroutine},
        {"EllipsisType", types->ellipsis},
        {"FrameType", types->frame},
        {"FunctionType", types->function},
        {"GeneratorType", types->generator},
        {"GenericAlias", types->generic_alias},
        {"GetSetDescriptorType", types->getset_descriptor},
        {"LambdaType", types->function},
        {"MappingProxyType", types->mappingproxy},
        {"MemberDescriptorType", types->member_descriptor},
        {"MethodDescriptorType", types->method_descriptor},
        {"MethodType", types->method},
        {"MethodWrapperType", types->method_wrapper},
        {"ModuleType", types->module},
        {"NoneType", types->none},
        {"NotImplementedType", types->not_implemented},
        {"SimpleNamespace", types->simple_namespace},
        {"TracebackType", types->traceback},
        {"UnionType", types->union_},
        {"WrapperDescriptorType", types->wrapper_descriptor},
    };
    return module_add_types(vm, module, list, sizeof(list) / sizeof(list[0]));
}

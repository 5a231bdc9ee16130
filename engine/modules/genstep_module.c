/*
 * genstep_module.c - `_genstep`: how the library says what it leaves out.
 *
 * A module of engine/lib/ that has not everything that CPython's has names
 * what is missing: absent(__name__, "getsource getfile"). Asking for one of these
 * stops the program with the name, instead of an AttributeError that CPython
 * would not raise. unsupported("...") does the same from a function.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

NATIVE_FUNCTION(genstep_absent) {
    if (args_check_count(vm, "absent", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value module = value_is_str(args[0]) ? dict_get_str_borrow(vm, vm->modules, args[0]) : NULL;
    if (module == NULL || !value_object_is(module, vm->types.module) || !value_is_str(args[1])) {
        return error_raise(vm, vm->types.TypeError, "absent() takes a module's name and names");
    }
    Module *target = (Module *)value_object(module);
    value_replace_take(vm, &target->absent, value_retain(args[1]));
    return VALUE_NONE;
}

NATIVE_FUNCTION(genstep_unsupported) {
    Buffer text = {0};
    Value shown = object_str(vm, args[0]);
    if (shown == NULL) {
        return NULL;
    }
    str_add_utf8(value_to_str(shown), &text);
    value_release(vm, shown);
    vm_unsupported(vm, "%s", text.data == NULL ? "this" : text.data);
    buffer_done(&text);
    return NULL;
}

static const NativeDef functions[] = {
    {"absent", genstep_absent, NATIVE_FAST, "($module, name, names, /)"},
    {"unsupported", genstep_unsupported, NATIVE_ONE, "($module, what, /)"},
    {0},
};

int genstep_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}

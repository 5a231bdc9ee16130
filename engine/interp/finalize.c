/* finalize.c - see finalize.h. */
#include "engine/interp/finalize.h"

#include "engine/interp/runtime.h"
#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"
#include "engine/objects/weakref.h"

/* Where user values hide in sys. */
static void clear_special(VM *vm) {
    static const char *const names[] = {"path",       "argv",           "ps1",
                                        "ps2",        "last_exc",       "last_type",
                                        "last_value", "last_traceback", "path_importer_cache",
                                        NULL};
    Value sys = dict_get_string_borrow(vm->modules, "sys");
    if (sys == NULL || !value_has_type(sys, vm->types.module)) {
        error_clear(vm);
        return;
    }
    Dict *dict = ((Module *)value_object(sys))->dict;
    for (int i = 0; names[i] != NULL; i++) {
        if (dict_get_string_borrow(dict, names[i]) != NULL) {
            dict_set_string(vm, dict, names[i], VALUE_NONE);
        }
        error_clear(vm);
    }
    static const char *const streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int i = 0; i < 3; i++) {
        Value original = dict_get_string_borrow(dict, streams[i][1]);
        dict_set_string(vm, dict, streams[i][0], original == NULL ? VALUE_NONE : original);
        error_clear(vm);
    }
}

/* Each module becomes None in sys.modules; the list has weak references to them. */
static List *remove_modules(VM *vm) {
    vm->runtime->modules_gone = true;
    List *weak = list_new(vm, 0);
    Value keys = dict_keys_list(vm, vm->modules);
    if (weak == NULL || keys == NULL) {
        error_clear(vm);
        value_release_if(vm, keys);
        return weak;
    }
    const List *names = value_to_list(keys);
    for (size_t i = 0; i < names->size; i++) {
        Value module = dict_get_str_borrow(vm, vm->modules, names->items[i]);
        if (module == NULL || !value_is_instance(module, vm->types.module)) {
            continue;
        }
        Value reference = weakref_new(vm, module, NULL);
        if (reference != NULL) {
            list_append_take(vm, weak, reference);
        }
        dict_set(vm, vm->modules, names->items[i], VALUE_NONE);
        error_clear(vm);
    }
    value_release(vm, keys);
    return weak;
}

static bool is_private(const Str *name) {
    return name->length > 0 && str_at(name, 0) == '_' &&
           !(name->length > 1 && str_at(name, 1) == '_');
}

/* Sets every name of a namespace to None: first those with one underscore, then the others. */
static void clear_namespace(VM *vm, Dict *dict) {
    for (int round = 0; round < 2; round++) {
        Value keys = dict_keys_list(vm, dict);
        if (keys == NULL) {
            error_clear(vm);
            return;
        }
        const List *names = value_to_list(keys);
        for (size_t i = 0; i < names->size; i++) {
            Value name = names->items[i];
            if (!value_is_str(name) || (round == 0 && !is_private(value_to_str(name))) ||
                str_equal_string(value_to_str(name), "__builtins__")) {
                continue;
            }
            dict_set(vm, dict, name, VALUE_NONE);
            error_clear(vm);
        }
        value_release(vm, keys);
    }
}

/* Modules that something still holds lose their contents, the last imported first. */
static void clear_survivors(VM *vm, const List *weak) {
    for (size_t i = weak->size; i-- > 0;) {
        Value module = weakref_get(weak->items[i]);
        if (module == VALUE_NONE) {
            continue;
        }
        Dict *dict = ((Module *)value_object(module))->dict;
        if (dict != vm->builtins && dict != vm->sys_dict) {
            clear_namespace(vm, dict);
        }
        value_release(vm, module);
    }
}

void finalize_program(VM *vm) {
    finalize_run_exit_handlers(vm);
    heap_collect(vm);
    clear_special(vm);
    vm->main_module = NULL;
    List *weak = remove_modules(vm);
    dict_clear(vm, vm->modules);
    heap_collect(vm);
    if (weak != NULL) {
        clear_survivors(vm, weak);
        value_release(vm, value_from_object(weak));
    }
    heap_collect(vm);
}

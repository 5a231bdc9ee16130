#include "engine/objects/object_reduce.h"

#include "engine/interp/import.h"
#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"

static Value copyreg_attr(VM *vm, const char *name) {
    Value module_name = str_intern_string(vm, "copyreg");
    Value module = module_name == NULL ? NULL : import_absolute(vm, module_name);
    value_release_if(vm, module_name);
    Value function = module == NULL ? NULL : object_get_attr_string(vm, module, name);
    value_release_if(vm, module);
    return function;
}

/* ---- state ---- */

Value object_state(VM *vm, Value value) {
    Value method = object_get_attr(vm, value, vm->names.__getstate__);
    Value state = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    return state;
}

/* Without arguments for __new__, all that makes the object up must be attributes: a struct of C's
 * own could not be made again. */
static int check_plain(VM *vm, Value value) {
    Type *builtin = type_builtin_base(value_type(vm, value));
    if (builtin == vm->types.object || builtin == vm->types.none || builtin == vm->types.generic) {
        return 0;
    }
    return error_raise_int(vm, vm->types.TypeError, "cannot pickle '%T' object", value);
}

static Value state_of(VM *vm, Value value, bool required) {
    Value method = object_get_attr(vm, value, vm->names.__getstate__);
    if (method == NULL) {
        return NULL;
    }
    Value own = type_lookup_borrow(vm, vm->types.object, vm->names.__getstate__);
    Value found = type_lookup_borrow(vm, value_type(vm, value), vm->names.__getstate__);
    Value state = NULL;
    if (!required || found != own || check_plain(vm, value) == 0) {
        state = object_call_no_args(vm, method);
    }
    value_release(vm, method);
    return state;
}

/* ---- arguments for __new__ ---- */

typedef struct NewArguments {
    Value args;   /* Tuple, or NULL: none are given */
    Value kwargs; /* Dict, or NULL */
} NewArguments;

static int split_extended(VM *vm, Value pair, NewArguments *arguments) {
    if (!value_is_tuple(pair)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__getnewargs_ex__ should return a tuple, not '%T'", pair);
    }
    const Tuple *tuple = value_to_tuple(pair);
    if (tuple->size != 2) {
        return error_raise_int(vm, vm->types.ValueError,
                               "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                               tuple->size);
    }
    if (!value_is_tuple(tuple->items[0])) {
        return error_raise_int(vm, vm->types.TypeError,
                               "first item of the tuple returned by __getnewargs_ex__ must be a "
                               "tuple, not '%T'",
                               tuple->items[0]);
    }
    if (!value_is_dict(tuple->items[1])) {
        return error_raise_int(vm, vm->types.TypeError,
                               "second item of the tuple returned by __getnewargs_ex__ must be a "
                               "dict, not '%T'",
                               tuple->items[1]);
    }
    arguments->args = value_retain(tuple->items[0]);
    arguments->kwargs = value_retain(tuple->items[1]);
    return 0;
}

/* What a special method gives, or NULL without an exception when there is none. */
static Value call_special(VM *vm, Value value, const char *name) {
    Value interned = str_intern_string(vm, name);
    bool missing = false;
    Value method = interned == NULL ? NULL : object_lookup_special(vm, value, interned, &missing);
    value_release_if(vm, interned);
    Value result = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    return result;
}

static int get_new_arguments(VM *vm, Value value, NewArguments *arguments) {
    *arguments = (NewArguments){NULL, NULL};
    Value given = call_special(vm, value, "__getnewargs_ex__");
    if (given != NULL) {
        int status = split_extended(vm, given, arguments);
        value_release(vm, given);
        return status;
    }
    given = error_occurred(vm) ? NULL : call_special(vm, value, "__getnewargs__");
    if (given == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    if (!value_is_tuple(given)) {
        error_raise(vm, vm->types.TypeError, "__getnewargs__ should return a tuple, not '%T'",
                    given);
        value_release(vm, given);
        return -1;
    }
    arguments->args = given;
    return 0;
}

/* (class, args...) for __newobj__, or (class, args, kwargs) for __newobj_ex__. */
static Value maker_arguments(VM *vm, Value cls, const NewArguments *arguments) {
    if (arguments->kwargs != NULL && value_to_dict(arguments->kwargs)->used > 0) {
        return tuple_pack(vm, 3, cls, arguments->args, arguments->kwargs);
    }
    Value first = tuple_from_array(vm, &cls, 1);
    if (first == NULL || arguments->args == NULL) {
        return first;
    }
    Value all = tuple_concat(vm, first, arguments->args);
    value_release(vm, first);
    return all;
}

/* ---- the items of lists and dicts ---- */

static Value iterate_list(VM *vm, Value value) {
    return value_is_list(value) ? object_iter(vm, value) : VALUE_NONE;
}

static Value iterate_pairs(VM *vm, Value value) {
    if (!value_is_dict(value)) {
        return VALUE_NONE;
    }
    Value items = object_call_method(vm, vm->names.items, &value, 1);
    Value iterator = items == NULL ? NULL : object_iter(vm, items);
    value_release_if(vm, items);
    return iterator;
}

/* ---- all of it ---- */

static Value reduce_new(VM *vm, Value value) {
    Type *type = value_type(vm, value);
    if (type->create == NULL) {
        return error_raise(vm, vm->types.TypeError, "cannot pickle '%T' object", value);
    }
    NewArguments arguments;
    if (get_new_arguments(vm, value, &arguments) < 0) {
        return NULL;
    }
    bool keywords = arguments.kwargs != NULL && value_to_dict(arguments.kwargs)->used > 0;
    bool required = arguments.args == NULL && !value_is_list(value) && !value_is_dict(value);
    Value parts[5] = {copyreg_attr(vm, keywords ? "__newobj_ex__" : "__newobj__")};
    bool fine = parts[0] != NULL;
    for (size_t i = 1; fine && i < 5; i++) {
        switch (i) {
        case 1: parts[i] = maker_arguments(vm, value_from_object(type), &arguments); break;
        case 2: parts[i] = state_of(vm, value, required); break;
        case 3: parts[i] = iterate_list(vm, value); break;
        case 4: parts[i] = iterate_pairs(vm, value); break;
        }
        fine = parts[i] != NULL;
    }
    value_release_if(vm, arguments.args);
    value_release_if(vm, arguments.kwargs);
    if (fine) {
        return tuple_from_array_take(vm, parts, 5);
    }
    for (size_t i = 0; i < 5; i++) {
        value_release_if(vm, parts[i]);
    }
    return NULL;
}

Value object_reduce(VM *vm, Value value, int protocol) {
    if (protocol >= 2) {
        return reduce_new(vm, value);
    }
    Value function = copyreg_attr(vm, "_reduce_ex");
    const Value args[] = {value, value_from_small_int(protocol)};
    Value result = function == NULL ? NULL : object_call(vm, function, args, 2, NULL);
    value_release_if(vm, function);
    return result;
}

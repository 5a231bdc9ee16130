#include "engine/objects/type_parameters.h"

#include "engine/interp/import.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

Value type_parameters_typing_attr(VM *vm, const char *name) {
    Value module_name = str_intern_string(vm, "typing");
    Value typing = module_name == NULL ? NULL : import_absolute(vm, module_name);
    value_release_if(vm, module_name);
    Value found = typing == NULL ? NULL : object_get_attr_string(vm, typing, name);
    value_release_if(vm, typing);
    return found;
}

Value type_parameters_call_typing(VM *vm, const char *function, const Value *args, size_t nargs) {
    Value callable = type_parameters_typing_attr(vm, function);
    Value result = callable == NULL ? NULL : object_call(vm, callable, args, nargs, NULL);
    value_release_if(vm, callable);
    return result;
}

/* ---- how a type is shown ---- */

/* 1, 0, -1: whether it has an attribute. */
static int has_attr(VM *vm, Value value, Value name) {
    bool missing;
    Value found = object_find_attr(vm, value, name, &missing);
    value_release_if(vm, found);
    return found != NULL ? 1 : missing ? 0 : -1;
}

static bool add_class_name(StrBuilder *builder, Value item, Value module, Value qualname) {
    VM *vm = builder->vm;
    if (module == NULL || module == VALUE_NONE || qualname == NULL) {
        return str_builder_add_repr(builder, item);
    }
    if (!value_is_str(module) ||
        !str_equal(value_to_str(module), value_to_str(vm->names.builtins))) {
        if (!str_builder_add_str_of(builder, module)) {
            return false;
        }
        str_builder_add(builder, '.');
    }
    return str_builder_add_str_of(builder, qualname);
}

bool type_parameters_add_repr(StrBuilder *builder, Value item) {
    VM *vm = builder->vm;
    if (item == VALUE_ELLIPSIS || item == value_from_object(vm->types.none)) {
        str_builder_add_string(builder, item == VALUE_ELLIPSIS ? "..." : "None");
        return true;
    }
    int is_alias = has_attr(vm, item, vm->names.__origin__);
    if (is_alias == 1) {
        is_alias = has_attr(vm, item, vm->names.__args__);
    }
    if (is_alias != 0) {
        return is_alias == 1 && str_builder_add_repr(builder, item);
    }
    bool missing = false;
    Value module = NULL;
    Value qualname = object_find_attr(vm, item, vm->names.__qualname__, &missing);
    if (qualname != NULL) {
        module = object_find_attr(vm, item, vm->names.__module__, &missing);
    }
    bool fine = !error_occurred(vm) && add_class_name(builder, item, module, qualname);
    value_release_if(vm, module);
    value_release_if(vm, qualname);
    return fine;
}

/* ---- finding ---- */

static int append_new(VM *vm, List *found, Value parameter) {
    for (size_t i = 0; i < found->size; i++) {
        if (found->items[i] == parameter) {
            return 0;
        }
    }
    return list_append(vm, found, parameter);
}

static int append_all_new(VM *vm, List *found, const Tuple *parameters) {
    int status = 0;
    for (size_t i = 0; status == 0 && i < parameters->size; i++) {
        status = append_new(vm, found, parameters->items[i]);
    }
    return status;
}

/* A list or tuple among the arguments (of a ParamSpec) as a tuple. */
static Value as_tuple(VM *vm, Value item) {
    return value_is_tuple(item) ? value_retain(item) : list_to_tuple(vm, value_to_list(item));
}

/* The parameters of an argument that is no class: of a type variable, itself. */
static int collect(VM *vm, List *found, Value arg) {
    bool missing;
    if (value_is_tuple(arg) || value_is_list(arg)) {
        Value inner = as_tuple(vm, arg);
        Value parameters = inner == NULL ? NULL : type_parameters_of(vm, value_to_tuple(inner));
        int status =
            parameters == NULL ? -1 : append_all_new(vm, found, value_to_tuple(parameters));
        value_release_if(vm, inner);
        value_release_if(vm, parameters);
        return status;
    }
    Value replace = object_find_attr(vm, arg, vm->names.__typing_subst__, &missing);
    if (replace != NULL) {
        value_release(vm, replace);
        return append_new(vm, found, arg);
    }
    Value parameters =
        missing ? object_find_attr(vm, arg, vm->names.__parameters__, &missing) : NULL;
    if (parameters == NULL) {
        return missing ? 0 : -1;
    }
    int status =
        value_is_tuple(parameters) ? append_all_new(vm, found, value_to_tuple(parameters)) : 0;
    value_release(vm, parameters);
    return status;
}

Value type_parameters_of(VM *vm, Tuple *args) {
    if (recursion_check(vm, " in __parameter__ calculation") < 0) {
        return NULL;
    }
    List *found = list_new(vm, args->size);
    int status = found == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < args->size; i++) {
        status = value_is_type(args->items[i]) ? 0 : collect(vm, found, args->items[i]);
    }
    Value result = status < 0 ? NULL : list_to_tuple(vm, found);
    value_release_if(vm, value_from_object(found));
    return result;
}

/* ---- replacing ---- */

static int64_t index_of(const Tuple *tuple, Value item) {
    for (size_t i = 0; i < tuple->size; i++) {
        if (tuple->items[i] == item) {
            return (int64_t)i;
        }
    }
    return -1;
}

/* The types in `*tuple[int, str]`, or NULL without an exception. */
static Value unpacked_args(VM *vm, Value item) {
    bool missing;
    Value inner = object_find_attr(vm, item, vm->names.__typing_unpacked_tuple_args__, &missing);
    if (inner == VALUE_NONE) {
        return NULL;
    }
    return inner;
}

static bool ends_open(Value tuple) {
    const Tuple *items = value_to_tuple(tuple);
    return items->size > 0 && items->items[items->size - 1] == VALUE_ELLIPSIS;
}

/* What was written in the brackets as a Tuple: *tuple[int, str] gives two. */
static Value unpack_item(VM *vm, Value item) {
    const Value *items = value_is_tuple(item) ? value_to_tuple(item)->items : &item;
    size_t count = value_is_tuple(item) ? value_to_tuple(item)->size : 1;
    List *list = list_new(vm, count);
    int status = list == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < count; i++) {
        Value inner = value_is_type(items[i]) ? NULL : unpacked_args(vm, items[i]);
        if (inner == NULL && error_occurred(vm)) {
            status = -1;
        } else if (inner != NULL && value_is_tuple(inner) && !ends_open(inner)) {
            status = list_extend(vm, list, inner);
        } else {
            status = list_append(vm, list, items[i]);
        }
        value_release_if(vm, inner);
    }
    Value result = status < 0 ? NULL : list_to_tuple(vm, list);
    value_release_if(vm, value_from_object(list));
    return result;
}

/* Each parameter may change the arguments first: defaults, TypeVarTuple, ParamSpec. `item` is
 * consumed. */
static Value prepare_take(VM *vm, Value self, const Tuple *parameters, Value item) {
    for (size_t i = 0; item != NULL && i < parameters->size; i++) {
        bool missing;
        Value prepare = object_find_attr(vm, parameters->items[i],
                                         vm->names.__typing_prepare_subst__, &missing);
        if (prepare == NULL && !missing) {
            value_release(vm, item);
            return NULL;
        }
        if (prepare != NULL && prepare != VALUE_NONE) {
            const Value args[] = {self, item};
            Value prepared = object_call(vm, prepare, args, 2, NULL);
            value_release(vm, item);
            item = prepared;
        }
        value_release_if(vm, prepare);
    }
    return item;
}

/* An argument that is generic itself: list[T] with the parameters replaced. */
static Value replace_inside(VM *vm, Value arg, const Tuple *parameters, const Tuple *items) {
    bool missing;
    Value own = object_find_attr(vm, arg, vm->names.__parameters__, &missing);
    if (own == NULL) {
        return missing ? value_retain(arg) : NULL;
    }
    if (!value_is_tuple(own) || value_to_tuple(own)->size == 0) {
        value_release(vm, own);
        return value_retain(arg);
    }
    List *chosen = list_new(vm, value_to_tuple(own)->size);
    int status = chosen == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < value_to_tuple(own)->size; i++) {
        Value parameter = value_to_tuple(own)->items[i];
        int64_t at = index_of(parameters, parameter);
        Value given = at >= 0 ? items->items[at] : parameter;
        bool many = at >= 0 && value_type(vm, parameter)->iter != NULL && value_is_tuple(given);
        status = many ? list_extend(vm, chosen, given) : list_append(vm, chosen, given);
    }
    Value key = status < 0 ? NULL : list_to_tuple(vm, chosen);
    Value result = key == NULL ? NULL : object_get_item(vm, arg, key);
    value_release_if(vm, key);
    value_release_if(vm, value_from_object(chosen));
    value_release(vm, own);
    return result;
}

static int is_unpacked_typevartuple(VM *vm, Value arg) {
    bool missing;
    Value flag = object_find_attr(vm, arg, vm->names.__typing_is_unpacked_typevartuple__, &missing);
    if (flag == NULL) {
        return missing ? 0 : -1;
    }
    int truth = object_truth(vm, flag);
    value_release(vm, flag);
    return truth;
}

/* A list or tuple among the arguments, of the parameters of a callable. */
static Value replace_in_sequence(VM *vm, Value self, Value arg, Tuple *parameters, Value item) {
    Value inner = as_tuple(vm, arg);
    Value result = NULL;
    if (inner != NULL) {
        result = type_parameters_replace(vm, self, value_to_tuple(inner), parameters, item);
        value_release(vm, inner);
    }
    if (result != NULL && value_is_list(arg)) {
        Value list = object_to_list(vm, result);
        value_release(vm, result);
        return list;
    }
    return result;
}

/* Adds what one argument becomes. */
static int replace_one(VM *vm, List *list, Value arg, const Tuple *parameters, const Tuple *items) {
    int unpack = is_unpacked_typevartuple(vm, arg);
    if (unpack < 0) {
        return -1;
    }
    bool missing;
    Value replace = object_find_attr(vm, arg, vm->names.__typing_subst__, &missing);
    Value result;
    if (replace != NULL) {
        int64_t at = index_of(parameters, arg);
        result = at < 0
                     ? error_raise(vm, vm->types.TypeError, "%R not found in __parameters__", arg)
                     : object_call_one(vm, replace, items->items[at]);
        value_release(vm, replace);
    } else {
        result = missing ? replace_inside(vm, arg, parameters, items) : NULL;
    }
    if (result == NULL) {
        return -1;
    }
    int status;
    if (!unpack) {
        status = list_append(vm, list, result);
    } else if (value_is_tuple(result)) {
        status = list_extend(vm, list, result);
    } else {
        status = error_raise_int(vm, vm->types.TypeError,
                                 "expected __typing_subst__ of %T objects to return a tuple, not "
                                 "%T",
                                 arg, result);
    }
    value_release(vm, result);
    return status;
}

Value type_parameters_replace(VM *vm, Value self, Tuple *args, Tuple *parameters, Value item) {
    if (parameters->size == 0) {
        return error_raise(vm, vm->types.TypeError, "%R is not a generic class", self);
    }
    Value unpacked = unpack_item(vm, item);
    Value prepared = unpacked == NULL ? NULL : prepare_take(vm, self, parameters, unpacked);
    if (prepared == NULL) {
        return NULL;
    }
    Value items =
        value_is_tuple(prepared) ? value_retain(prepared) : tuple_from_array(vm, &prepared, 1);
    value_release(vm, prepared);
    if (items == NULL) {
        return NULL;
    }
    size_t count = value_to_tuple(items)->size;
    if (count != parameters->size) {
        error_raise(vm, vm->types.TypeError, "Too %s arguments for %R; actual %zu, expected %zu",
                    count > parameters->size ? "many" : "few", self, count, parameters->size);
        value_release(vm, items);
        return NULL;
    }
    List *list = list_new(vm, args->size);
    int status = list == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < args->size; i++) {
        Value arg = args->items[i];
        if (value_is_type(arg)) {
            status = list_append(vm, list, arg);
        } else if (value_is_tuple(arg) || value_is_list(arg)) {
            Value replaced = replace_in_sequence(vm, self, arg, parameters, items);
            status = replaced == NULL ? -1 : list_append_take(vm, list, replaced);
        } else {
            status = replace_one(vm, list, arg, parameters, value_to_tuple(items));
        }
    }
    Value result = status < 0 ? NULL : list_to_tuple(vm, list);
    value_release(vm, items);
    value_release_if(vm, value_from_object(list));
    return result;
}

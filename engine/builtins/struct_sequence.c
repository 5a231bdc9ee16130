/* struct_sequence.c - see struct_sequence.h. */
#include "engine/builtins/struct_sequence.h"

#include <string.h>

#include "engine/interp/runtime.h"
#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

Value struct_sequence_get(VM *vm, Value self, void *closure) {
    (void)vm;
    return value_retain(value_to_tuple(self)->items[(uintptr_t)closure]);
}

int struct_sequence_set(VM *vm, Value self, Value value, void *closure) {
    (void)self, (void)value, (void)closure;
    return error_raise_int(vm, vm->types.AttributeError, "readonly attribute");
}

/* "sys.version_info(major=3, minor=14)" */
static Value struct_sequence_repr(VM *vm, Value self) {
    const Type *type = value_object(self)->type;
    const Tuple *tuple = value_to_tuple(self);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    Value module = dict_get_str_borrow(vm, type->dict, vm->names.__module__);
    if (module != NULL) {
        str_builder_add_format(&builder, "%U.", module);
    }
    str_builder_add_format(&builder, "%U(", type->name);
    for (size_t i = 0; i < tuple->size; i++) {
        str_builder_add_format(&builder, "%s%s=", i > 0 ? ", " : "", type->getsets[i].name);
        if (!str_builder_add_repr(&builder, tuple->items[i])) {
            str_builder_done(&builder);
            return NULL;
        }
    }
    str_builder_add_string(&builder, ")");
    return str_builder_finish(&builder);
}

static int set_module(VM *vm, Type *type, const char *name, size_t size) {
    Value module = str_new_utf8(vm, name, size);
    type->module = value_retain_if(module); /* for messages: 'sys.flags' object ... */
    return module == NULL
               ? -1
               : dict_set_take(vm, type->dict, value_retain(vm->names.__module__), module);
}

/* What a match statement and other programs may ask the type: its fields' names, and how many. */
static int describe_fields(VM *vm, Type *type, size_t count) {
    Tuple *names = tuple_new(vm, count);
    if (names == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        names->items[i] = str_new_string(vm, type->getsets[i].name);
        if (names->items[i] == NULL) {
            value_release(vm, value_from_object(names));
            return -1;
        }
    }
    Value size = value_from_small_int((int64_t)count);
    Value none_unnamed = value_from_small_int(0);
    int error = dict_set_string(vm, type->dict, "__match_args__", value_from_object(names));
    value_release(vm, value_from_object(names));
    return error < 0 || dict_set_string(vm, type->dict, "n_fields", size) < 0 ||
                   dict_set_string(vm, type->dict, "n_sequence_fields", size) < 0 ||
                   dict_set_string(vm, type->dict, "n_unnamed_fields", none_unnamed) < 0
               ? -1
               : 0;
}

static size_t count_fields(const GetSetDef *fields) {
    size_t count = 0;
    while (fields[count].name != NULL) {
        count++;
    }
    return count;
}

static Type *make_type(VM *vm, const char *type_name, const GetSetDef *fields) {
    const char *dot = strrchr(type_name, '.');
    const char *name = dot == NULL ? type_name : dot + 1;
    Type *type = type_new_builtin(vm, name, LAYOUT_TUPLE, sizeof(Tuple), vm->types.tuple,
                                  TYPE_IMMUTABLE | TYPE_DISALLOW_NEW | TYPE_SEQUENCE);
    if (type == NULL) {
        return NULL;
    }
    type->repr = struct_sequence_repr;
    type->getsets = fields;
    if (type_ready(vm, type) < 0 || describe_fields(vm, type, count_fields(fields)) < 0 ||
        (dot != NULL && set_module(vm, type, type_name, (size_t)(dot - type_name)) < 0)) {
        value_release(vm, value_from_object(type));
        return NULL;
    }
    type->flags |= TYPE_HEAP; /* its instances and the VM keep it */
    return type;
}

/* Made when it is first needed. */
static Type *find_type_borrow(VM *vm, const char *type_name, const GetSetDef *fields) {
    Value *types = &vm->runtime->struct_types;
    if (*types == NULL && (*types = value_from_object(dict_new(vm))) == NULL) {
        return NULL;
    }
    Dict *known = value_to_dict(*types);
    Value found = dict_get_string_borrow(known, type_name);
    if (found != NULL) {
        return value_to_type(found);
    }
    Type *type = make_type(vm, type_name, fields);
    if (type == NULL) {
        return NULL;
    }
    int error = dict_set_string(vm, known, type_name, value_from_object(type));
    value_release(vm, value_from_object(type));
    return error < 0 ? NULL : type;
}

Value struct_sequence_new(VM *vm, const char *type_name, const GetSetDef *fields,
                          const Value *values) {
    size_t count = count_fields(fields);
    Type *type = find_type_borrow(vm, type_name, fields);
    Tuple *tuple =
        type == NULL ? NULL : object_new(vm, type, sizeof(Tuple) + count * sizeof(Value));
    if (tuple == NULL) {
        return NULL;
    }
    tuple->size = count;
    tuple->hash = -1;
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = value_retain(values[i]);
    }
    return value_from_object(tuple);
}

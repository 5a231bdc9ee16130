/* function.c - see function.h. */
#include "engine/interp/function.h"

#include "engine/interp/repr.h"
#include "engine/interp/run.h"
#include "engine/interp/runtime.h"
#include "engine/interp/type_check.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/method.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

Value function_new(VM *vm, CodeObject *code, Dict *globals) {
    Function *function = object_new(vm, vm->types.function, sizeof(Function));
    if (function == NULL) {
        return NULL;
    }
    function->code = code;
    function->globals = globals;
    value_retain(value_from_object(globals));
    function->builtins = vm->builtins;
    value_retain(value_from_object(vm->builtins));
    function->name = value_retain(code->name);
    function->qualname = value_retain(code->qualname);
    bool has_doc = (code->flags & CODE_HAS_DOCSTRING) != 0;
    function->doc = value_retain(has_doc ? code->consts[0] : VALUE_NONE);
    Value module = dict_get_str_borrow(vm, globals, vm->names.__name__);
    function->module = value_retain_if(module);
    function->version = code->version;
    return value_from_object(function);
}

void function_set_attribute_take(VM *vm, Function *function, int which, Value attribute) {
    switch (which) {
    case FUNCTION_DEFAULTS: value_replace_take(vm, &function->defaults, attribute); break;
    case FUNCTION_KWDEFAULTS: value_replace_take(vm, &function->kwdefaults, attribute); break;
    case FUNCTION_ANNOTATIONS: value_replace_take(vm, &function->annotations, attribute); break;
    case FUNCTION_CLOSURE: value_replace_take(vm, &function->closure, attribute); break;
    default: value_replace_take(vm, &function->annotate, attribute); break;
    }
}

/* __annotations__ */

/* What old compilers store: a tuple of names and values in turn. */
static Value annotations_from_pairs(VM *vm, const Tuple *pairs) {
    Dict *dict = dict_new(vm);
    for (size_t i = 0; dict != NULL && i + 1 < pairs->size; i += 2) {
        if (dict_set(vm, dict, pairs->items[i], pairs->items[i + 1]) < 0) {
            value_release(vm, value_from_object(dict));
            return NULL;
        }
    }
    return value_from_object(dict);
}

static Value compute_annotations(VM *vm, Function *function) {
    if (function->annotate == NULL || !object_is_callable(vm, function->annotate)) {
        return value_from_object(dict_new(vm));
    }
    Value format = value_from_small_int(1); /* annotationlib.Format.VALUE */
    Value annotations = object_call_one(vm, function->annotate, format);
    if (annotations != NULL && !value_is_dict(annotations)) {
        error_raise(vm, vm->types.TypeError, "__annotate__ returned non-dict of type '%T'",
                    annotations);
        value_release(vm, annotations);
        return NULL;
    }
    return annotations;
}

Value function_annotations(VM *vm, Function *function) {
    if (function->annotations == NULL) {
        Value annotations = compute_annotations(vm, function);
        if (annotations == NULL) {
            return NULL;
        }
        value_replace_take(vm, &function->annotations, annotations);
    } else if (value_has_type(function->annotations, vm->types.tuple)) {
        Value dict = annotations_from_pairs(vm, value_to_tuple(function->annotations));
        if (dict == NULL) {
            return NULL;
        }
        value_replace_take(vm, &function->annotations, dict);
    }
    return function->annotations;
}

/* Attributes. */

static Value or_none(Value value) {
    return value == NULL ? VALUE_NONE : value_retain(value);
}

static Value get_code(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(value_to_function(self)->code));
}

static int set_code(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Function *function = value_to_function(self);
    if (value == NULL || value_type(vm, value) != vm->types.code) {
        return error_raise_int(vm, vm->types.TypeError, "__code__ must be set to a code object");
    }
    CodeObject *code = value_to_code(value);
    int closure_size = function->closure == NULL ? 0 : (int)value_to_tuple(function->closure)->size;
    if (code->code->nfreevars != closure_size) {
        return error_raise_int(vm, vm->types.ValueError,
                               "%U() requires a code object with %d free vars, not %d",
                               function->name, closure_size, code->code->nfreevars);
    }
    const uint32_t kinds = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    if (((function->code->code->flags ^ code->code->flags) & kinds) != 0 &&
        warning_warn(vm, vm->types.DeprecationWarning, 1,
                     "Assigning a code object of non-matching type is deprecated "
                     "(e.g., from a generator to a plain function)") < 0) {
        return -1;
    }
    function->code = code;
    function->version = 0;
    return 0;
}

static Value get_defaults(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->defaults);
}

/* Defaults: what fits, or None for none; calls of the function are looked at anew. */
static int replace_defaults(VM *vm, Function *function, Value *slot, Value value) {
    function->version = 0;
    value_replace_take(vm, slot, value == VALUE_NONE ? NULL : value_retain_if(value));
    return 0;
}

static int set_defaults(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Function *function = value_to_function(self);
    return value == NULL || value == VALUE_NONE || value_is_tuple(value)
               ? replace_defaults(vm, function, &function->defaults, value)
               : error_raise_int(vm, vm->types.TypeError,
                                 "__defaults__ must be set to a tuple object");
}

static Value get_kwdefaults(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->kwdefaults);
}

static int set_kwdefaults(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Function *function = value_to_function(self);
    return value == NULL || value == VALUE_NONE || value_is_dict(value)
               ? replace_defaults(vm, function, &function->kwdefaults, value)
               : error_raise_int(vm, vm->types.TypeError,
                                 "__kwdefaults__ must be set to a dict object");
}

static Value get_annotations(VM *vm, Value self, void *closure) {
    (void)closure;
    Value annotations = function_annotations(vm, value_to_function(self));
    return value_retain_if(annotations);
}

static int set_annotations(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Function *function = value_to_function(self);
    if (value == VALUE_NONE) {
        value = NULL;
    }
    if (value != NULL && !value_is_dict(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__annotations__ must be set to a dict object");
    }
    value_replace_take(vm, &function->annotations, value_retain_if(value));
    value_clear(vm, &function->annotate);
    return 0;
}

static Value get_annotate(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->annotate);
}

static int set_annotate(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Function *function = value_to_function(self);
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "__annotate__ cannot be deleted");
    }
    if (value == VALUE_NONE) {
        value_clear(vm, &function->annotate);
        return 0;
    }
    if (!object_is_callable(vm, value)) {
        return error_raise_int(vm, vm->types.TypeError, "__annotate__ must be callable or None");
    }
    value_replace_take(vm, &function->annotate, value_retain(value));
    value_clear(vm, &function->annotations);
    return 0;
}

static int set_text(VM *vm, Value *slot, Value value, const char *name) {
    if (value == NULL || !value_is_str(value)) {
        return error_raise_int(vm, vm->types.TypeError, "%s must be set to a string object", name);
    }
    value_replace_take(vm, slot, value_retain(value));
    return 0;
}

static Value get_name(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_function(self)->name);
}

static int set_name(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    return set_text(vm, &value_to_function(self)->name, value, "__name__");
}

static Value get_qualname(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_function(self)->qualname);
}

static int set_qualname(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    return set_text(vm, &value_to_function(self)->qualname, value, "__qualname__");
}

static Value get_type_params(VM *vm, Value self, void *closure) {
    (void)closure;
    Value type_params = value_to_function(self)->type_params;
    return value_retain(type_params != NULL ? type_params
                                            : value_from_object(vm->shared.empty_tuple));
}

static int set_type_params(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL || !value_is_tuple(value)) {
        return error_raise_int(vm, vm->types.TypeError, "__type_params__ must be set to a tuple");
    }
    value_replace_take(vm, &value_to_function(self)->type_params, value_retain(value));
    return 0;
}

static Value get_doc(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->doc);
}

static int set_doc(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    value_replace_take(vm, &value_to_function(self)->doc, value_retain_if(value));
    return 0;
}

static Value get_module(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->module);
}

static int set_module(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    value_replace_take(vm, &value_to_function(self)->module, value_retain_if(value));
    return 0;
}

static Value get_closure(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return or_none(value_to_function(self)->closure);
}

static Value get_globals(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(value_to_function(self)->globals));
}

static Value get_builtins(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(value_to_function(self)->builtins));
}

/* The function type. */

static Value function_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return run_function(vm, value_to_function(self), args, nargs, kwnames);
}

static Value function_repr(VM *vm, Value self) {
    return repr_named_at(vm, "function", value_to_function(self)->qualname, self);
}

static Value function_descr_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    if (instance == NULL || instance == VALUE_NONE) {
        return value_retain(self);
    }
    return method_new(vm, self, instance);
}

static int check_closure(VM *vm, const CodeObject *code, Value closure) {
    size_t expected = (size_t)code->code->nfreevars;
    if (closure == VALUE_NONE && expected > 0) {
        return error_raise_int(vm, vm->types.TypeError, "arg 5 (closure) must be tuple");
    }
    if (closure != VALUE_NONE && !value_is_tuple(closure)) {
        return error_raise_int(vm, vm->types.TypeError, "arg 5 (closure) must be None or tuple");
    }
    const Tuple *cells = closure == VALUE_NONE ? NULL : value_to_tuple(closure);
    size_t size = cells == NULL ? 0 : cells->size;
    if (size != expected) {
        return error_raise_int(vm, vm->types.ValueError,
                               "%U requires closure of length %zu, not %zu", code->name, expected,
                               size);
    }
    for (size_t i = 0; i < size; i++) {
        if (!value_has_type(cells->items[i], vm->types.cell)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "arg 5 (closure) expected cell, found %T", cells->items[i]);
        }
    }
    return 0;
}

/* types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
static Value function_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"code",    "globals",    "name", "argdefs",
                                        "closure", "kwdefaults", NULL};
    static const ArgSpec spec = {
        .function = "function", .names = names, .required = 2, .max_positional = 6};
    (void)type;
    Value values[6];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    for (int i = 2; i < 6; i++) {
        values[i] = values[i] == NULL ? VALUE_NONE : values[i];
    }
    if (value_type(vm, values[0]) != vm->types.code) {
        return error_raise(vm, vm->types.TypeError,
                           "function() argument 'code' must be code, not %T", values[0]);
    }
    if (!value_is_dict(values[1])) {
        return error_raise(vm, vm->types.TypeError,
                           "function() argument 'globals' must be dict, not %T", values[1]);
    }
    if (values[2] != VALUE_NONE && !value_is_str(values[2])) {
        return error_raise(vm, vm->types.TypeError, "arg 3 (name) must be None or string");
    }
    if (values[3] != VALUE_NONE && !value_is_tuple(values[3])) {
        return error_raise(vm, vm->types.TypeError, "arg 4 (defaults) must be None or tuple");
    }
    if (check_closure(vm, value_to_code(values[0]), values[4]) < 0) {
        return NULL;
    }
    if (values[5] != VALUE_NONE && !value_is_dict(values[5])) {
        return error_raise(vm, vm->types.TypeError, "arg 6 (kwdefaults) must be None or dict");
    }
    Value result = function_new(vm, value_to_code(values[0]), value_to_dict(values[1]));
    if (result == NULL) {
        return NULL;
    }
    Function *function = value_to_function(result);
    Value *slots[] = {&function->name, &function->defaults, &function->closure,
                      &function->kwdefaults};
    for (int i = 0; i < 4; i++) {
        if (values[i + 2] != VALUE_NONE) {
            value_replace_take(vm, slots[i], value_retain(values[i + 2]));
        }
    }
    return result;
}

static void function_clear(VM *vm, Object *self) {
    Function *function = (Function *)self;
    Value *held[] = {&function->defaults,    &function->kwdefaults, &function->closure,
                     &function->doc,         &function->module,     &function->annotations,
                     &function->type_params, &function->annotate};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        value_clear(vm, held[i]);
    }
    Dict *dict = function->dict;
    function->dict = NULL;
    value_release_if(vm, value_from_object(dict));
}

static void function_destroy(VM *vm, Object *self) {
    Function *function = (Function *)self;
    function_clear(vm, self);
    value_release(vm, value_from_object(function->globals));
    value_release(vm, value_from_object(function->builtins));
    value_release(vm, function->name);
    value_release(vm, function->qualname);
    object_free(vm, function);
}

static int function_traverse(Object *self, VisitCall *visit, void *context) {
    Function *function = (Function *)self;
    Value held[] = {value_from_object(function->globals),
                    value_from_object(function->builtins),
                    function->name,
                    function->qualname,
                    function->defaults,
                    function->kwdefaults,
                    function->closure,
                    function->doc,
                    function->module,
                    function->annotations,
                    function->annotate,
                    function->type_params,
                    value_from_object(function->dict)};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        if (held[i] != NULL && visit(held[i], context) != 0) {
            return -1;
        }
    }
    return 0;
}

static const GetSetDef function_getsets[] = {
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__dict__", object_get_dict, object_set_dict, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__closure__", get_closure, member_is_readonly, NULL},
    {"__globals__", get_globals, member_is_readonly, NULL},
    {"__builtins__", get_builtins, member_is_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

/* Cells. */

Value cell_new(VM *vm, Value content) {
    Cell *cell = object_new(vm, vm->types.cell, sizeof(Cell));
    if (cell == NULL) {
        return NULL;
    }
    cell->content = value_retain_if(content);
    return value_from_object(cell);
}

static Value cell_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_refuse_keywords(vm, "cell", kwnames) < 0 ||
        args_check_count(vm, "cell", nargs, 0, 1) < 0) {
        return NULL;
    }
    return cell_new(vm, nargs == 1 ? args[0] : NULL);
}

static Value cell_get(VM *vm, Value self, void *closure) {
    (void)closure;
    Value content = value_to_cell(self)->content;
    if (content == NULL) {
        return error_raise(vm, vm->types.ValueError, "Cell is empty");
    }
    return value_retain(content);
}

static int cell_set(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    value_replace_take(vm, &value_to_cell(self)->content, value_retain_if(value));
    object_changed(vm, value_object(self));
    return 0;
}

static Value cell_repr(VM *vm, Value self) {
    Value content = value_to_cell(self)->content;
    Value address = str_from_address(vm, self);
    Value where = content == NULL ? NULL : str_from_address(vm, content);
    Value text = NULL;
    if (address != NULL && content == NULL) {
        text = str_format(vm, "<cell at %U: empty>", address);
    } else if (address != NULL && where != NULL) {
        text = str_format(vm, "<cell at %U: %T object at %U>", address, content, where);
    }
    value_release_if(vm, address);
    value_release_if(vm, where);
    return text;
}

static Value cell_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!value_has_type(left, vm->types.cell) || !value_has_type(right, vm->types.cell)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value a = value_to_cell(left)->content;
    Value b = value_to_cell(right)->content;
    if (a != NULL && b != NULL) {
        return object_compare(vm, a, b, op);
    }
    Value left_full = value_from_small_int(a != NULL); /* an empty cell is less than a full one */
    return object_compare(vm, left_full, value_from_small_int(b != NULL), op);
}

static void cell_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((Cell *)self)->content);
    object_free(vm, self);
}

static int cell_traverse(Object *self, VisitCall *visit, void *context) {
    Value content = ((Cell *)self)->content;
    return content == NULL ? 0 : visit(content, context);
}

static void cell_clear(VM *vm, Object *self) {
    value_clear(vm, &((Cell *)self)->content);
}

static const GetSetDef cell_getsets[] = {
    {"cell_contents", cell_get, cell_set, NULL},
    {NULL, NULL, NULL, NULL},
};

static int init_cell(VM *vm) {
    Type *type =
        type_new_builtin(vm, "cell", LAYOUT_CELL, sizeof(Cell), vm->types.object, TYPE_IMMUTABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.cell = type;
    type->destroy = cell_destroy;
    type->traverse = cell_traverse;
    type->clear = cell_clear;
    type->create = cell_create;
    type->repr = cell_repr;
    type->compare = cell_compare;
    type->getsets = cell_getsets;
    return type_ready(vm, type);
}

int types_init_function(VM *vm) {
    Type *type = type_new_builtin(
        vm, "function", LAYOUT_FUNCTION, sizeof(Function), vm->types.object,
        TYPE_IMMUTABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_METHOD_DESCRIPTOR);
    if (type == NULL) {
        return -1;
    }
    vm->types.function = type;
    type->dict_offset = offsetof(Function, dict);
    type->weakref_offset = offsetof(Function, weakrefs);
    type->destroy = function_destroy;
    type->traverse = function_traverse;
    type->clear = function_clear;
    type->create = function_create;
    type->repr = function_repr;
    type->call = function_call;
    type->descr_get = function_descr_get;
    type->getsets = function_getsets;
    return type_ready(vm, type) < 0 ? -1 : init_cell(vm);
}

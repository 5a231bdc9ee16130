#include "engine/objects/type_variable.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parameters.h"
#include "engine/objects/union.h"

static TypeVariable *to_variable(Value value) {
    return (TypeVariable *)value_object(value);
}

/* ---- NoDefault ---- */

static Value no_default_repr(VM *vm, Value self) {
    (void)self;
    return str_intern_string(vm, "typing.NoDefault");
}

static Value no_default_create(VM *vm, Type *type, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    (void)type, (void)args;
    if (nargs > 0 || (kwnames != NULL && kwnames->size > 0)) {
        return error_raise(vm, vm->types.TypeError, "NoDefaultType takes no arguments");
    }
    return value_retain(vm->shared.no_default);
}

NATIVE_FUNCTION(no_default_reduce) {
    return str_intern_string(vm, "NoDefault");
}

static const NativeDef no_default_methods[] = {
    {"__reduce__", no_default_reduce, NATIVE_NOARGS, NULL},
    {0},
};

static int make_no_default_type(VM *vm) {
    Type *type =
        type_new_builtin(vm, "NoDefaultType", LAYOUT_OTHER, sizeof(Object), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->repr = no_default_repr;
    type->create = no_default_create;
    type->methods = no_default_methods;
    return type_ready_take(vm, &vm->types.no_default, type, NULL);
}

static int make_no_default(VM *vm) {
    if (vm->types.no_default == NULL && make_no_default_type(vm) < 0) {
        return -1;
    }
    vm->shared.no_default = value_from_object(object_new(vm, vm->types.no_default, sizeof(Object)));
    return vm->shared.no_default == NULL ? -1 : 0;
}

/* ---- evaluating what is known already ---- */

typedef struct ConstEvaluator {
    Object head;
    Value value;
} ConstEvaluator;

Value const_evaluator_new(VM *vm, Value value) {
    ConstEvaluator *evaluator = object_new(vm, vm->types.const_evaluator, sizeof(ConstEvaluator));
    if (evaluator != NULL) {
        evaluator->value = value_retain(value);
    }
    return value_from_object(evaluator);
}

static Value evaluator_value(Value self) {
    return ((const ConstEvaluator *)value_object(self))->value;
}

/* As text: "int", "(int, str)". */
static Value evaluator_text(VM *vm, Value value) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    bool fine = true;
    if (value_is_tuple(value)) {
        const Tuple *tuple = value_to_tuple(value);
        str_builder_add(&builder, '(');
        for (size_t i = 0; fine && i < tuple->size; i++) {
            str_builder_add_string(&builder, i == 0 ? "" : ", ");
            fine = type_parameters_add_repr(&builder, tuple->items[i]);
        }
        str_builder_add(&builder, ')');
    } else {
        fine = type_parameters_add_repr(&builder, value);
    }
    if (!fine) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

static Value evaluator_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    enum { FORMAT_STRING = 4 };
    int format;
    if (args_refuse_keywords(vm, "constevaluator.__call__", kwnames) < 0 ||
        args_check_count(vm, "constevaluator.__call__", nargs, 1, 1) < 0 ||
        int_to_c_int(vm, args[0], &format) < 0) {
        return NULL;
    }
    Value value = evaluator_value(self);
    return format == FORMAT_STRING ? evaluator_text(vm, value) : value_retain(value);
}

static Value evaluator_repr(VM *vm, Value self) {
    return str_format(vm, "<constevaluator %R>", evaluator_value(self));
}

static void evaluator_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((ConstEvaluator *)self)->value);
    object_free(vm, self);
}

static int evaluator_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(((ConstEvaluator *)self)->value, context);
}

static int make_const_evaluator(VM *vm) {
    Type *type = type_new_builtin(vm, "_ConstEvaluator", LAYOUT_OTHER, sizeof(ConstEvaluator),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->call = evaluator_call;
    type->repr = evaluator_repr;
    type->destroy = evaluator_destroy;
    type->traverse = evaluator_traverse;
    return type_ready_take(vm, &vm->types.const_evaluator, type, "_typing");
}

/* ---- making ---- */

Value type_variable_new(VM *vm, Type *type, Value name, Value evaluate_bound,
                        Value evaluate_constraints) {
    TypeVariable *variable = object_new(vm, type, sizeof(TypeVariable));
    if (variable != NULL) {
        variable->name = value_retain(name);
        variable->evaluate_bound = value_retain_if(evaluate_bound);
        variable->evaluate_constraints = value_retain_if(evaluate_constraints);
        variable->infer_variance = true;
    }
    return value_from_object(variable);
}

static bool is_variable(VM *vm, Value value) {
    return value_is_object(value) && vm->types.typevar != NULL &&
           (value_object(value)->type == vm->types.typevar ||
            value_object(value)->type == vm->types.paramspec ||
            value_object(value)->type == vm->types.typevartuple);
}

int type_variable_set_default(VM *vm, Value variable, Value evaluate_default) {
    if (!is_variable(vm, variable)) {
        return error_raise_int(vm, vm->types.TypeError, "Expected a type param, got %R", variable);
    }
    value_replace_take(vm, &to_variable(variable)->evaluate_default,
                       value_retain(evaluate_default));
    return 0;
}

static Value get_default(VM *vm, Value self, void *closure);

int type_variable_has_default(VM *vm, Value variable) {
    if (!is_variable(vm, variable)) {
        return error_raise_int(vm, vm->types.TypeError, "Expected a type param, got %R", variable);
    }
    Value value = get_default(vm, variable, NULL);
    value_release_if(vm, value);
    return value == NULL ? -1 : value != vm->shared.no_default;
}

/* The arguments that calls of the three have in common. */
typedef struct VariableArguments {
    Value name;
    Value bound; /* checked; owned, or NULL */
    Value default_value;
    int covariant;
    int contravariant;
    int infer_variance;
} VariableArguments;

static int take_flag(VM *vm, Value value, int *flag) {
    *flag = value == NULL ? 0 : object_truth(vm, value);
    return *flag < 0 ? -1 : 0;
}

static int check_variance(VM *vm, const VariableArguments *given) {
    if (given->covariant && given->contravariant) {
        return error_raise_int(vm, vm->types.ValueError, "Bivariant types are not supported.");
    }
    if (given->infer_variance && (given->covariant || given->contravariant)) {
        return error_raise_int(vm, vm->types.ValueError,
                               "Variance cannot be specified with infer_variance.");
    }
    return 0;
}

static int check_bound(VM *vm, VariableArguments *given, Value bound) {
    if (bound == NULL || bound == VALUE_NONE) {
        return 0;
    }
    Value message = str_new_string(vm, "Bound must be a type.");
    const Value args[] = {bound, message};
    given->bound = message == NULL ? NULL : type_parameters_call_typing(vm, "_type_check", args, 2);
    value_release_if(vm, message);
    return given->bound == NULL ? -1 : 0;
}

/* `values` follows the names: name, bound, default, covariant, contravariant, infer_variance. */
static int take_arguments(VM *vm, const char *function, const Value *values,
                          VariableArguments *given) {
    *given = (VariableArguments){.name = values[0], .default_value = values[2]};
    if (!value_is_str(values[0])) {
        return error_raise_int(vm, vm->types.TypeError, "%s() argument 'name' must be str, not %T",
                               function, values[0]);
    }
    if (take_flag(vm, values[3], &given->covariant) < 0 ||
        take_flag(vm, values[4], &given->contravariant) < 0 ||
        take_flag(vm, values[5], &given->infer_variance) < 0 || check_variance(vm, given) < 0) {
        return -1;
    }
    return check_bound(vm, given, values[1]);
}

/* __module__ is that of the caller. */
static int set_caller_module(VM *vm, Value variable) {
    Value module = NULL;
    if (vm->frame != NULL && vm->frame->globals != NULL) {
        module = dict_get_str_borrow(vm, vm->frame->globals, vm->names.__name__);
    }
    return object_set_attr(vm, variable, vm->names.__module__,
                           module == NULL ? VALUE_NONE : module);
}

/* Consumes the bound. */
static Value make_variable(VM *vm, Type *type, VariableArguments *given, Value constraints) {
    Value result = type_variable_new(vm, type, given->name, NULL, NULL);
    if (result == NULL) {
        value_release_if(vm, given->bound);
        return NULL;
    }
    TypeVariable *variable = to_variable(result);
    variable->bound = given->bound;
    variable->constraints = value_retain_if(constraints);
    variable->default_value =
        value_retain(given->default_value == NULL ? vm->shared.no_default : given->default_value);
    variable->covariant = given->covariant;
    variable->contravariant = given->contravariant;
    variable->infer_variance = given->infer_variance;
    if (set_caller_module(vm, result) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static const char *const variable_names[] = {
    "name", "bound", "default", "covariant", "contravariant", "infer_variance", NULL};

static Value typevar_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const ArgSpec spec = {
        .function = "typevar", .names = variable_names, .required = 1, .max_positional = 1};
    size_t more = nargs > 1 ? nargs - 1 : 0; /* constraints */
    Value values[6];
    Value *all = NULL;
    size_t keywords = kwnames == NULL ? 0 : kwnames->size;
    Value packed = more == 0 ? NULL : tuple_from_array(vm, args + 1, more);
    if (more > 0) { /* without the constraints, for args_parse */
        all = heap_alloc(vm, (1 + keywords) * sizeof(Value));
        if (packed == NULL || all == NULL) {
            value_release_if(vm, packed);
            return all == NULL ? error_no_memory(vm) : NULL;
        }
        all[0] = args[0];
        for (size_t i = 0; i < keywords; i++) {
            all[1 + i] = args[nargs + i];
        }
    }
    int status =
        args_parse(vm, &spec, all == NULL ? args : all, all == NULL ? nargs : 1, kwnames, values);
    if (all != NULL) {
        heap_free(vm, all, (1 + keywords) * sizeof(Value));
    }
    VariableArguments given = {0};
    if (status == 0) {
        status = take_arguments(vm, "typevar", values, &given);
    }
    if (status == 0 && more == 1) {
        status = error_raise_int(vm, vm->types.TypeError, "A single constraint is not allowed");
    } else if (status == 0 && more > 1 && given.bound != NULL) {
        status = error_raise_int(vm, vm->types.TypeError,
                                 "Constraints cannot be combined with bound=...");
    }
    Value result = NULL;
    if (status == 0) {
        result = make_variable(vm, type, &given, packed);
    } else {
        value_release_if(vm, given.bound);
    }
    value_release_if(vm, packed);
    return result;
}

static Value paramspec_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const ArgSpec spec = {
        .function = "paramspec", .names = variable_names, .required = 1, .max_positional = 1};
    Value values[6];
    VariableArguments given;
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0 ||
        take_arguments(vm, "paramspec", values, &given) < 0) {
        return NULL;
    }
    return make_variable(vm, type, &given, NULL);
}

static Value typevartuple_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                 Tuple *kwnames) {
    static const char *const names[] = {"name", "default", NULL};
    static const ArgSpec spec = {
        .function = "typevartuple", .names = names, .required = 1, .max_positional = 1};
    Value given_values[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given_values) < 0) {
        return NULL;
    }
    const Value values[6] = {given_values[0], NULL, given_values[1], NULL, NULL, NULL};
    VariableArguments given;
    if (take_arguments(vm, "typevartuple", values, &given) < 0) {
        return NULL;
    }
    return make_variable(vm, type, &given, NULL);
}

/* ---- attributes ---- */

/* What was given, or what its function gives when it is first asked for. */
static Value evaluated(VM *vm, Value self, Value *slot, Value evaluate, Value otherwise) {
    if (*slot == NULL && evaluate != NULL) {
        value_retain(self);
        Value value = object_call_no_args(vm, evaluate);
        if (value != NULL) {
            value_replace_take(vm, slot, value_retain(value));
        }
        value_release(vm, self);
        return value;
    }
    return value_retain(*slot == NULL ? otherwise : *slot);
}

static Value get_bound(VM *vm, Value self, void *closure) {
    (void)closure;
    TypeVariable *variable = to_variable(self);
    return evaluated(vm, self, &variable->bound, variable->evaluate_bound, VALUE_NONE);
}

static Value get_constraints(VM *vm, Value self, void *closure) {
    (void)closure;
    TypeVariable *variable = to_variable(self);
    return evaluated(vm, self, &variable->constraints, variable->evaluate_constraints,
                     value_from_object(vm->shared.empty_tuple));
}

static Value get_default(VM *vm, Value self, void *closure) {
    (void)closure;
    TypeVariable *variable = to_variable(self);
    return evaluated(vm, self, &variable->default_value, variable->evaluate_default,
                     vm->shared.no_default);
}

static Value evaluator_of(VM *vm, Value evaluate, Value value) {
    return evaluate != NULL ? value_retain(evaluate)
           : value != NULL  ? const_evaluator_new(vm, value)
                            : VALUE_NONE;
}

static Value get_evaluate_bound(VM *vm, Value self, void *closure) {
    (void)closure;
    const TypeVariable *variable = to_variable(self);
    return evaluator_of(vm, variable->evaluate_bound, variable->bound);
}

static Value get_evaluate_constraints(VM *vm, Value self, void *closure) {
    (void)closure;
    const TypeVariable *variable = to_variable(self);
    return evaluator_of(vm, variable->evaluate_constraints, variable->constraints);
}

static Value get_evaluate_default(VM *vm, Value self, void *closure) {
    (void)closure;
    const TypeVariable *variable = to_variable(self);
    return evaluator_of(vm, variable->evaluate_default, variable->default_value);
}

static Value get_covariant(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(to_variable(self)->covariant);
}

static Value get_contravariant(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(to_variable(self)->contravariant);
}

static Value get_infer_variance(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(to_variable(self)->infer_variance);
}

static const MemberDef variable_members[] = {
    {"__name__", offsetof(TypeVariable, name), false, false},
    {0},
};

static Value variable_repr(VM *vm, Value self) {
    const TypeVariable *variable = to_variable(self);
    if (variable->infer_variance || value_type(vm, self) == vm->types.typevartuple) {
        return value_retain(variable->name);
    }
    return str_format(vm, "%c%U",
                      variable->covariant       ? '+'
                      : variable->contravariant ? '-'
                                                : '~',
                      variable->name);
}

/* ---- methods ---- */

NATIVE_FUNCTION(variable_reduce) {
    return value_retain(to_variable(self)->name);
}

NATIVE_FUNCTION(variable_has_default) {
    const TypeVariable *variable = to_variable(self);
    return value_from_bool(
        variable->evaluate_default != NULL ||
        (variable->default_value != NULL && variable->default_value != vm->shared.no_default));
}

NATIVE_FUNCTION(variable_mro_entries) {
    return error_raise(vm, vm->types.TypeError, "Cannot subclass an instance of %U",
                       value_type(vm, self)->name);
}

NATIVE_FUNCTION(typevar_subst) {
    const Value both[] = {self, args[0]};
    return type_parameters_call_typing(vm, "_typevar_subst", both, 2);
}

NATIVE_FUNCTION(paramspec_subst) {
    const Value both[] = {self, args[0]};
    return type_parameters_call_typing(vm, "_paramspec_subst", both, 2);
}

NATIVE_FUNCTION(typevartuple_subst) {
    return error_raise(vm, vm->types.TypeError,
                       "Substitution of bare TypeVarTuple is not supported");
}

static Value prepare_by(VM *vm, const char *function, Value self, const Value *args, size_t nargs) {
    if (args_check_count(vm, "__typing_prepare_subst__", nargs, 2, 2) < 0) {
        return NULL;
    }
    const Value all[] = {self, args[0], args[1]};
    return type_parameters_call_typing(vm, function, all, 3);
}

NATIVE_FUNCTION(typevar_prepare) {
    return prepare_by(vm, "_typevar_prepare_subst", self, args, nargs);
}

NATIVE_FUNCTION(paramspec_prepare) {
    return prepare_by(vm, "_paramspec_prepare_subst", self, args, nargs);
}

NATIVE_FUNCTION(typevartuple_prepare) {
    return prepare_by(vm, "_typevartuple_prepare_subst", self, args, nargs);
}

/* ---- P.args, P.kwargs ---- */

typedef struct ParamSpecPart {
    Object head;
    Value origin;
    Value weakrefs;
} ParamSpecPart;

static Value part_origin(Value self) {
    return ((const ParamSpecPart *)value_object(self))->origin;
}

static Value part_new(VM *vm, Type *type, Value origin) {
    ParamSpecPart *part = object_new(vm, type, sizeof(ParamSpecPart));
    if (part != NULL) {
        part->origin = value_retain(origin);
    }
    return value_from_object(part);
}

static Value part_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"origin", NULL};
    const ArgSpec spec = {.function = type == vm->types.paramspec_args ? "paramspecargs"
                                                                       : "paramspeckwargs",
                          .names = names,
                          .required = 1,
                          .max_positional = 1};
    Value origin;
    return args_parse(vm, &spec, args, nargs, kwnames, &origin) < 0 ? NULL
                                                                    : part_new(vm, type, origin);
}

static Value part_repr(VM *vm, Value self) {
    const char *part = value_type(vm, self) == vm->types.paramspec_args ? "args" : "kwargs";
    Value origin = part_origin(self);
    if (value_object_is(origin, vm->types.paramspec)) {
        return str_format(vm, "%U.%s", to_variable(origin)->name, part);
    }
    return str_format(vm, "%R.%s", origin, part);
}

static Value part_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || value_type(vm, left) != value_type(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return object_compare(vm, part_origin(left), part_origin(right), op);
}

NATIVE_FUNCTION(part_mro_entries) {
    return error_raise(vm, vm->types.TypeError, "Cannot subclass an instance of %U",
                       value_type(vm, self)->name);
}

/* For copies; CPython's typing tells copyreg. */
NATIVE_FUNCTION(part_reduce) {
    Value origin = tuple_pack(vm, 1, part_origin(self));
    Value result =
        origin == NULL ? NULL : tuple_pack(vm, 2, value_from_object(value_type(vm, self)), origin);
    value_release_if(vm, origin);
    return result;
}

static const NativeDef part_methods[] = {
    {"__mro_entries__", part_mro_entries, NATIVE_ONE, NULL},
    {"__reduce__", part_reduce, NATIVE_NOARGS, NULL},
    {0},
};

static const MemberDef part_members[] = {
    {"__origin__", offsetof(ParamSpecPart, origin), false, false},
    {0},
};

static void part_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((ParamSpecPart *)self)->origin);
    object_free(vm, self);
}

static int part_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(((ParamSpecPart *)self)->origin, context);
}

static int make_part_type(VM *vm, Type **slot, const char *name) {
    if (*slot != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(ParamSpecPart), vm->types.object,
                                  TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->weakref_offset = offsetof(ParamSpecPart, weakrefs);
    type->create = part_create;
    type->repr = part_repr;
    type->compare = part_compare;
    type->hash = object_hash_refuse;
    type->methods = part_methods;
    type->members = part_members;
    type->destroy = part_destroy;
    type->traverse = part_traverse;
    return type_ready_take(vm, slot, type, "typing");
}

static Value get_args(VM *vm, Value self, void *closure) {
    (void)closure;
    return part_new(vm, vm->types.paramspec_args, self);
}

static Value get_kwargs(VM *vm, Value self, void *closure) {
    (void)closure;
    return part_new(vm, vm->types.paramspec_kwargs, self);
}

/* ---- *Ts ---- */

static Value unpack(VM *vm, Value variable) {
    Value form = type_parameters_typing_attr(vm, "Unpack");
    Value result = form == NULL ? NULL : object_get_item(vm, form, variable);
    value_release_if(vm, form);
    return result;
}

Value type_variable_unpack_iter(VM *vm, Value self) {
    Value unpacked = unpack(vm, self);
    Value tuple = unpacked == NULL ? NULL : tuple_from_array_take(vm, &unpacked, 1);
    Value iterator = tuple == NULL ? NULL : object_iter(vm, tuple);
    value_release_if(vm, tuple);
    return iterator;
}

Value type_variable_unpack_all(VM *vm, Tuple *parameters) {
    List *list = list_new(vm, parameters->size);
    int status = list == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < parameters->size; i++) {
        Value parameter = parameters->items[i];
        Value item = value_object_is(parameter, vm->types.typevartuple) ? unpack(vm, parameter)
                                                                        : value_retain(parameter);
        status = item == NULL ? -1 : list_append_take(vm, list, item);
    }
    Value result = status < 0 ? NULL : list_to_tuple(vm, list);
    value_release_if(vm, value_from_object(list));
    return result;
}

/* ---- the types ---- */

#define DEFAULT_GETSETS                                                                            \
    {"__default__", get_default, NULL, NULL}, {                                                    \
        "evaluate_default", get_evaluate_default, NULL, NULL                                       \
    }
#define VARIANCE_GETSETS                                                                           \
    {"__covariant__", get_covariant, NULL, NULL},                                                  \
        {"__contravariant__", get_contravariant, NULL, NULL}, {                                    \
        "__infer_variance__", get_infer_variance, NULL, NULL                                       \
    }

static const GetSetDef typevar_getsets[] = {
    {"__bound__", get_bound, NULL, NULL},
    {"__constraints__", get_constraints, NULL, NULL},
    {"evaluate_bound", get_evaluate_bound, NULL, NULL},
    {"evaluate_constraints", get_evaluate_constraints, NULL, NULL},
    DEFAULT_GETSETS,
    VARIANCE_GETSETS,
    {0},
};

static const GetSetDef paramspec_getsets[] = {
    {"args", get_args, NULL, NULL},
    {"kwargs", get_kwargs, NULL, NULL},
    {"__bound__", get_bound, NULL, NULL},
    DEFAULT_GETSETS,
    VARIANCE_GETSETS,
    {0},
};

static const GetSetDef typevartuple_getsets[] = {DEFAULT_GETSETS, {0}};

#define SHARED_METHODS                                                                             \
    {"__reduce__", variable_reduce, NATIVE_NOARGS, "($self, /)"},                                  \
        {"has_default", variable_has_default, NATIVE_NOARGS, "($self, /)"}, {                      \
        "__mro_entries__", variable_mro_entries, NATIVE_ONE, NULL                                  \
    }

static const NativeDef typevar_methods[] = {
    {"__typing_subst__", typevar_subst, NATIVE_ONE, "($self, arg, /)"},
    {"__typing_prepare_subst__", typevar_prepare, NATIVE_FAST, "($self, alias, args, /)"},
    SHARED_METHODS,
    {0},
};

static const NativeDef paramspec_methods[] = {
    {"__typing_subst__", paramspec_subst, NATIVE_ONE, "($self, arg, /)"},
    {"__typing_prepare_subst__", paramspec_prepare, NATIVE_FAST, "($self, alias, args, /)"},
    SHARED_METHODS,
    {0},
};

static const NativeDef typevartuple_methods[] = {
    {"__typing_subst__", typevartuple_subst, NATIVE_ONE, "($self, arg, /)"},
    {"__typing_prepare_subst__", typevartuple_prepare, NATIVE_FAST, "($self, alias, args, /)"},
    SHARED_METHODS,
    {0},
};

static void variable_clear(VM *vm, Object *self) {
    TypeVariable *variable = (TypeVariable *)self;
    Value *const parts[] = {&variable->bound,         &variable->evaluate_bound,
                            &variable->constraints,   &variable->evaluate_constraints,
                            &variable->default_value, &variable->evaluate_default};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_clear(vm, parts[i]);
    }
    Dict *dict = variable->dict;
    variable->dict = NULL;
    value_release_if(vm, value_from_object(dict));
}

static void variable_destroy(VM *vm, Object *self) {
    variable_clear(vm, self);
    value_release_if(vm, ((TypeVariable *)self)->name);
    object_free(vm, self);
}

static int variable_traverse(Object *self, VisitCall *visit, void *context) {
    const TypeVariable *variable = (const TypeVariable *)self;
    const Value parts[] = {variable->bound,
                           variable->evaluate_bound,
                           variable->constraints,
                           variable->evaluate_constraints,
                           variable->default_value,
                           variable->evaluate_default,
                           value_from_object(variable->dict)};
    int status = 0;
    for (size_t i = 0; status == 0 && i < sizeof parts / sizeof parts[0]; i++) {
        status = parts[i] == NULL ? 0 : visit(parts[i], context);
    }
    return status;
}

/* In what the three types differ. */
typedef struct VariableKind {
    Value (*create)(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
    const GetSetDef *getsets;
    const NativeDef *methods;
    UnarySlot *iter;
    BinarySlot *union_or;
} VariableKind;

static int make_variable_type(VM *vm, Type **slot, const char *name, const VariableKind *kind) {
    if (*slot != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(TypeVariable), vm->types.object,
                                  TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_IMMUTABLE);
    if (type == NULL) {
        return -1;
    }
    type->dict_offset = offsetof(TypeVariable, dict);
    type->weakref_offset = offsetof(TypeVariable, weakrefs);
    type->repr = variable_repr;
    type->members = variable_members;
    type->destroy = variable_destroy;
    type->traverse = variable_traverse;
    type->clear = variable_clear;
    type->create = kind->create;
    type->getsets = kind->getsets;
    type->methods = kind->methods;
    type->iter = kind->iter;
    type->binary[NB_OR] = kind->union_or;
    return type_ready_take(vm, slot, type, "typing");
}

int type_variable_make_types(VM *vm) {
    static const VariableKind typevar = {typevar_create, typevar_getsets, typevar_methods, NULL,
                                         union_or_any};
    static const VariableKind paramspec = {paramspec_create, paramspec_getsets, paramspec_methods,
                                           NULL, union_or_any};
    static const VariableKind typevartuple = {typevartuple_create, typevartuple_getsets,
                                              typevartuple_methods, type_variable_unpack_iter,
                                              NULL};
    Types *types = &vm->types;
    if (types->typevartuple != NULL) {
        return 0; /* the last one made */
    }
    return (vm->shared.no_default == NULL && make_no_default(vm) < 0) ||
                   (types->const_evaluator == NULL && make_const_evaluator(vm) < 0) ||
                   make_part_type(vm, &types->paramspec_args, "ParamSpecArgs") < 0 ||
                   make_part_type(vm, &types->paramspec_kwargs, "ParamSpecKwargs") < 0 ||
                   make_variable_type(vm, &types->typevar, "TypeVar", &typevar) < 0 ||
                   make_variable_type(vm, &types->paramspec, "ParamSpec", &paramspec) < 0 ||
                   make_variable_type(vm, &types->typevartuple, "TypeVarTuple", &typevartuple) < 0
               ? -1
               : 0;
}

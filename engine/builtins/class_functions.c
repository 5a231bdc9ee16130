/* class_functions.c - __build_class__ (the class statement) and __import__. */
#include "engine/builtins/builtins.h"
#include "engine/interp/import.h"
#include "engine/interp/run.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* A class in the making. */
typedef struct ClassBuild {
    Value function; /* the body */
    Value name;
    Value written_bases; /* the tuple in the class statement */
    Value bases;         /* after __mro_entries__ */
    Value metaclass;
    Dict *keywords; /* without metaclass=; or NULL */
    Value namespace;
} ClassBuild;

static void class_build_done(VM *vm, ClassBuild *build) {
    value_release_if(vm, build->written_bases);
    value_release_if(vm, build->bases);
    value_release_if(vm, build->metaclass);
    value_release_if(vm, value_from_object(build->keywords));
    value_release_if(vm, build->namespace);
}

/* Bases that are no classes say by __mro_entries__ what stands for them. */
static int append_base(VM *vm, List *bases, Value base, Value written_bases) {
    bool missing = true;
    Value method = NULL;
    if (!value_is_type(base)) {
        method = object_find_attr(vm, base, vm->names.__mro_entries__, &missing);
    }
    if (method == NULL) {
        return missing ? list_append(vm, bases, base) : -1;
    }
    Value entries = object_call_one(vm, method, written_bases);
    value_release(vm, method);
    if (entries == NULL) {
        return -1;
    }
    int error = 0;
    if (!value_is_tuple(entries)) {
        error = error_raise_int(vm, vm->types.TypeError, "__mro_entries__ must return a tuple");
    } else {
        error = list_extend(vm, bases, entries);
    }
    value_release(vm, entries);
    return error;
}

static int resolve_bases(VM *vm, ClassBuild *build) {
    const Tuple *written = value_to_tuple(build->written_bases);
    bool all_classes = true;
    for (size_t i = 0; i < written->size; i++) {
        all_classes = all_classes && value_is_type(written->items[i]);
    }
    if (all_classes) {
        build->bases = value_retain(build->written_bases);
        return 0;
    }
    List *bases = list_new(vm, 0);
    int error = bases == NULL ? -1 : 0;
    for (size_t i = 0; error == 0 && i < written->size; i++) {
        error = append_base(vm, bases, written->items[i], build->written_bases);
    }
    if (error == 0) {
        build->bases = list_to_tuple(vm, bases);
    }
    if (bases != NULL) {
        value_release(vm, value_from_object(bases));
    }
    return build->bases == NULL ? -1 : 0;
}

/* The keywords of the class statement, metaclass= among them. */
static int take_keywords(VM *vm, ClassBuild *build, const Value *values, const Tuple *kwnames) {
    if (kwnames == NULL || kwnames->size == 0) {
        return 0;
    }
    build->keywords = dict_new(vm);
    if (build->keywords == NULL) {
        return -1;
    }
    for (size_t i = 0; i < kwnames->size; i++) {
        if (kwnames->items[i] == vm->names.metaclass) {
            build->metaclass = value_retain(values[i]);
        } else if (dict_set(vm, build->keywords, kwnames->items[i], values[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/* The most derived of the metaclass and the types of the bases. */
static int choose_metaclass(VM *vm, ClassBuild *build) {
    const Tuple *bases = value_to_tuple(build->bases);
    if (build->metaclass == NULL) {
        Type *type = bases->size == 0 ? vm->types.type : type_of(vm, bases->items[0]);
        build->metaclass = value_retain(value_from_object(type));
    }
    if (!value_is_type(build->metaclass)) {
        return 0; /* any callable will do */
    }
    Type *winner = value_to_type(build->metaclass);
    for (size_t i = 0; i < bases->size; i++) {
        Type *other = type_of(vm, bases->items[i]);
        if (type_is_subtype(winner, other)) {
            continue;
        }
        if (!type_is_subtype(other, winner)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "metaclass conflict: the metaclass of a derived class must be "
                                   "a (non-strict) subclass of the metaclasses of all its bases");
        }
        winner = other;
    }
    value_replace_take(vm, &build->metaclass, value_retain(value_from_object(winner)));
    return 0;
}

/* callable(args..., **keywords) */
static Value call_with_keywords(VM *vm, Value callable, const Value *args, size_t nargs,
                                Dict *keywords) {
    Value packed = tuple_from_array(vm, args, nargs);
    if (packed == NULL) {
        return NULL;
    }
    Value result = object_call_tuple_dict(vm, callable, value_to_tuple(packed), keywords);
    value_release(vm, packed);
    return result;
}

static int prepare_namespace(VM *vm, ClassBuild *build) {
    if (build->metaclass == value_from_object(vm->types.type)) {
        build->namespace = value_from_object(dict_new(vm));
        return build->namespace == NULL ? -1 : 0;
    }
    bool missing;
    Value prepare = object_find_attr(vm, build->metaclass, vm->names.__prepare__, &missing);
    if (prepare == NULL) {
        build->namespace = missing ? value_from_object(dict_new(vm)) : NULL;
        return build->namespace == NULL ? -1 : 0;
    }
    Value args[] = {build->name, build->bases};
    build->namespace = call_with_keywords(vm, prepare, args, 2, build->keywords);
    value_release(vm, prepare);
    if (build->namespace == NULL) {
        return -1;
    }
    if (type_of(vm, build->namespace)->get_item == NULL) {
        if (!value_is_type(build->metaclass)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "<metaclass>.__prepare__() must return a mapping, not %T",
                                   build->namespace);
        }
        return error_raise_int(vm, vm->types.TypeError,
                               "%N.__prepare__() must return a mapping, not %T",
                               value_to_type(build->metaclass), build->namespace);
    }
    return 0;
}

/* The body returns the __class__ cell, which the metaclass must have filled with the class. */
static int check_class_cell(VM *vm, const ClassBuild *build, Value cell, Value class) {
    if (!value_is_type(class) || !value_has_type(cell, vm->types.cell)) {
        return 0;
    }
    Value content = value_to_cell(cell)->content;
    if (content == class) {
        return 0;
    }
    if (content == NULL) {
        return error_raise_int(vm, vm->types.RuntimeError,
                               "__class__ not set defining %R as %R. Was __classcell__ propagated "
                               "to type.__new__?",
                               build->name, class);
    }
    return error_raise_int(vm, vm->types.TypeError, "__class__ set to %R defining %R as %R",
                           content, build->name, class);
}

static Value make_class(VM *vm, ClassBuild *build) {
    Value cell = run_body(vm, value_to_function(build->function), build->namespace);
    if (cell == NULL) {
        return NULL;
    }
    Value class = NULL;
    int error = 0;
    if (build->bases != build->written_bases) {
        Value key = str_intern_string(vm, "__orig_bases__");
        error = key == NULL ? -1 : object_set_item(vm, build->namespace, key, build->written_bases);
        value_release_if(vm, key);
    }
    if (error == 0) {
        Value args[] = {build->name, build->bases, build->namespace};
        class = call_with_keywords(vm, build->metaclass, args, 3, build->keywords);
    }
    if (class != NULL && check_class_cell(vm, build, cell, class) < 0) {
        value_release(vm, class);
        class = NULL;
    }
    value_release(vm, cell);
    return class;
}

/* __build_class__(function, name, *bases, metaclass=None, **keywords) */
static Value builtin_build_class(VM *vm, Value self, const Value *args, size_t nargs,
                                 Tuple *kwnames) {
    (void)self;
    if (nargs < 2) {
        return error_raise(vm, vm->types.TypeError, "__build_class__: not enough arguments");
    }
    if (!value_has_type(args[0], vm->types.function)) {
        return error_raise(vm, vm->types.TypeError, "__build_class__: func must be a function");
    }
    if (!value_is_str(args[1])) {
        return error_raise(vm, vm->types.TypeError, "__build_class__: name is not a string");
    }
    ClassBuild build = {.function = args[0], .name = args[1]};
    build.written_bases = tuple_from_array(vm, args + 2, nargs - 2);
    Value class = NULL;
    if (build.written_bases != NULL && resolve_bases(vm, &build) == 0 &&
        take_keywords(vm, &build, args + nargs, kwnames) == 0 &&
        choose_metaclass(vm, &build) == 0 && prepare_namespace(vm, &build) == 0) {
        class = make_class(vm, &build);
    }
    class_build_done(vm, &build);
    return class;
}

static Value builtin_import(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    static const ArgSpec spec = {
        .function = "__import__", .names = names, .required = 1, .max_positional = 5};
    (void)self;
    Value values[5];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    Dict *globals = values[1] != NULL && value_is_dict(values[1]) ? value_to_dict(values[1]) : NULL;
    int level =
        values[4] != NULL && value_is_small_int(values[4]) ? (int)value_to_small_int(values[4]) : 0;
    return import_module_level(vm, values[0], globals, values[3], level);
}

const NativeDef builtins_class_functions[] = {
    {"__build_class__", builtin_build_class, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"__import__", builtin_import, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, /, name, globals=None, locals=None, fromlist=(), level=0)"},
    {NULL, NULL, 0, NULL},
};

/* quitter.c - exit and quit: objects that say how to end the program, and end it when called.
 *
 * Source: CPython 3.14 Lib/_sitebuiltins.py. */
#include "engine/builtins/builtins.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str.h"

typedef struct Quitter {
    Object head;
    Value name;
    Value eof; /* the keys that end a session */
} Quitter;

static Quitter *to_quitter(Value value) {
    return (Quitter *)value_object(value);
}

static Value quitter_repr(VM *vm, Value self) {
    const Quitter *quitter = to_quitter(self);
    return str_format(vm, "Use %S() or %S to exit", quitter->name, quitter->eof);
}

static Value quitter_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    static const char *const names[] = {"code", NULL};
    static const ArgSpec spec = {
        .function = "Quitter.__call__", .names = names, .max_positional = 1};
    Value code;
    if (nargs > 1) {
        return error_raise(vm, vm->types.TypeError,
                           "%s() takes from 1 to 2 positional arguments but %zu were given",
                           spec.function, nargs + 1);
    }
    if (args_parse(vm, &spec, args, nargs, kwnames, &code) < 0) {
        return NULL;
    }
    return error_raise_with(vm, vm->types.SystemExit, code == NULL ? VALUE_NONE : code);
}

static void quitter_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((Quitter *)self)->name);
    value_release_if(vm, ((Quitter *)self)->eof);
    object_free(vm, self);
}

static const MemberDef quitter_members[] = {
    {"name", offsetof(Quitter, name), false, false},
    {"eof", offsetof(Quitter, eof), false, false},
    {0},
};

static int init_type(VM *vm) {
    Type *type = type_new_builtin(vm, "Quitter", LAYOUT_OTHER, sizeof(Quitter), vm->types.object,
                                  TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = quitter_destroy;
    type->repr = quitter_repr;
    type->call = quitter_call;
    type->members = quitter_members;
    if (type_ready_take(vm, &vm->types.quitter, type, NULL) < 0) {
        return -1;
    }
    /* A class written in Python there: messages call it by its name alone. */
    Value module = str_intern_string(vm, "_sitebuiltins");
    int status = module == NULL ? -1 : dict_set(vm, type->dict, vm->names.__module__, module);
    value_release_if(vm, module);
    return status;
}

static int add_quitter(VM *vm, Module *module, const char *name) {
    Quitter *quitter = object_new(vm, vm->types.quitter, sizeof(Quitter));
    if (quitter == NULL) {
        return -1;
    }
    quitter->name = str_intern_string(vm, name);
    quitter->eof = str_new_string(vm, "Ctrl-D (i.e. EOF)");
    Value value = value_from_object(quitter);
    int status =
        quitter->name == NULL || quitter->eof == NULL ? -1 : module_set(vm, module, name, value);
    value_release(vm, value);
    return status;
}

int builtins_add_quitters(VM *vm, Module *module) {
    return init_type(vm) < 0 || add_quitter(vm, module, "exit") < 0
               ? -1
               : add_quitter(vm, module, "quit");
}

/* import.c - see import.h. */
#include "engine/interp/import.h"

#include <string.h>

#include "engine/builtins/modules.h"
#include "engine/compiler/compiler.h"
#include "engine/interp/compile_error.h"
#include "engine/interp/run.h"
#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/list.h"
#include "engine/objects/module.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* Errors. */

/* ImportError or a subclass, with the module's name. Returns NULL. */
static Value raise_import_error(VM *vm, Type *type, Value message, Value name) {
    if (message == NULL) {
        return NULL;
    }
    Value exception = exception_new_message(vm, type, message);
    if (exception != NULL) {
        ImportException *import = (ImportException *)value_object(exception);
        value_replace_take(vm, &import->message, value_retain(message));
        value_replace_take(vm, &import->name, value_retain(name));
        error_raise_value_take(vm, exception);
    }
    value_release(vm, message);
    return NULL;
}

static Value raise_not_found(VM *vm, Value name) {
    return raise_import_error(vm, vm->types.ModuleNotFoundError,
                              str_format(vm, "No module named %R", name), name);
}

/* Finding and loading. */

static Value find_loaded(VM *vm, Value name) {
    Value module = dict_get_str_borrow(vm, vm->modules, name);
    return module == NULL ? NULL : value_retain(module);
}

/* "a.b.c" -> "a.b"; NULL without an exception when there is no dot. */
static Value parent_name(VM *vm, Value name) {
    const Str *str = value_to_str(name);
    int64_t dot = str_find_last(str, value_to_str(vm->runtime->dot), 0, str->length);
    return dot < 0 ? NULL : str_substring(vm, name, 0, (size_t)dot);
}

static int set_attributes(VM *vm, Module *module, const Program *program, Value name,
                          bool is_package) {
    Value package = is_package ? value_retain(name) : parent_name(vm, name);
    if (package == NULL) {
        package = value_retain(vm->shared.empty_str);
    }
    Value file = str_from_text(vm, program->filename);
    int error = file == NULL ? -1 : module_set(vm, module, "__file__", file);
    if (error == 0) {
        error = module_set(vm, module, "__package__", package);
    }
    if (error == 0 && is_package) {
        List *path = list_new(vm, 0);
        error = path == NULL ? -1 : module_set(vm, module, "__path__", value_from_object(path));
        value_release_if(vm, value_from_object(path));
    }
    if (error == 0) {
        error = module_set(vm, module, "__builtins__", value_from_object(vm->builtins));
    }
    value_release(vm, package);
    value_release_if(vm, file);
    return error;
}

/* Runs a program's code as a new module, which sys.modules knows from the start. */
static Value load_program(VM *vm, Program *program, Value name, bool is_package,
                          ModuleHides hides) {
    runtime_add_program(vm, program, true);
    Module *module = module_new(vm, name);
    if (module == NULL) {
        return NULL;
    }
    module->hides = hides;
    Value value = value_from_object(module);
    Value function = NULL;
    Value code = code_object_new(vm, program->code);
    if (code != NULL && set_attributes(vm, module, program, name, is_package) == 0 &&
        dict_set(vm, vm->modules, name, value) == 0) {
        function = function_new(vm, value_to_code(code), module->dict);
    }
    Value result = NULL;
    if (function != NULL) {
        module->loading = true;
        result = run_body(vm, value_to_function(function), value_from_object(module->dict));
        module->loading = false;
        value_release(vm, function);
    }
    value_release_if(vm, code);
    value_release(vm, value);
    if (result == NULL) {
        Value raised = error_fetch_take(vm);
        dict_remove(vm, vm->modules, name);
        error_restore_take(vm, raised);
        return NULL;
    }
    value_release(vm, result);
    return find_loaded(vm, name); /* the module may have put another object in its place */
}

static Value load_native(VM *vm, const BuiltinModule *builtin, Value name) {
    Module *module = module_new(vm, name);
    if (module == NULL) {
        return NULL;
    }
    module->builtin = true;
    Value value = value_from_object(module);
    if (builtin->init(vm, module) < 0 || dict_set(vm, vm->modules, name, value) < 0) {
        value_release(vm, value);
        return NULL;
    }
    return value;
}

/* OSError, or the subclass that the number stands for. Returns NULL. */
static Value raise_unreadable(VM *vm, int error, Value filename) {
    Value message = str_new_string(vm, strerror(error));
    const Value args[] = {value_from_small_int(error), message, filename};
    Value exception = message == NULL
                          ? NULL
                          : object_call(vm, value_from_object(vm->types.OSError), args, 3, NULL);
    value_release_if(vm, message);
    return error_raise_value_take(vm, exception);
}

static void print_warnings(VM *vm, const Diagnostics *diagnostics, const char *filename) {
    Buffer text = {0};
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        diagnostic_print(&diagnostics->warnings[i], filename, &text);
    }
    if (text.size > 0) {
        standard_error_write(vm, text.data, text.size);
    }
    buffer_done(&text);
}

/* The code of a module's source; NULL with an exception. */
static Program *compile_file(VM *vm, const ModuleFile *file) {
    const char *bytes = file->bytes.data == NULL ? "" : file->bytes.data;
    Value filename = str_new_utf8(vm, file->path.data, file->path.size);
    if (filename == NULL) {
        return NULL;
    }
    Program *program = NULL;
    if (file->error != 0) {
        raise_unreadable(vm, file->error, filename);
    } else if (memchr(bytes, '\0', file->bytes.size) != NULL) {
        error_raise(vm, vm->types.SyntaxError, "source code string cannot contain null bytes");
    } else {
        Diagnostics diagnostics = {0};
        const CompileOptions options = {0};
        program = compile_source(bytes, file->bytes.size, file->path.data, &options, &diagnostics);
        print_warnings(vm, &diagnostics, file->path.data);
        if (program == NULL) {
            compile_error_raise(vm, &diagnostics.error, filename, NULL);
        }
        diagnostics_done(&diagnostics);
    }
    value_release(vm, filename);
    return program;
}

/* What a module beside the program may hide. */
static ModuleHides hidden_by(const char *name) {
    if (strchr(name, '.') != NULL) {
        return HIDES_NOTHING; /* it lies in a package's folder */
    }
    return builtin_module_is_known(name) ? HIDES_LIBRARY : HIDES_SOMETHING;
}

/* A package that is a folder and nothing more. */
static Value load_namespace(VM *vm, const Buffer *folder, Value name) {
    Module *module = module_new(vm, name);
    if (module == NULL) {
        return NULL;
    }
    Value value = value_from_object(module);
    Value path = str_new_utf8(vm, folder->data, folder->size);
    List *paths = path == NULL ? NULL : list_new(vm, 1);
    if (paths == NULL) {
        value_release_if(vm, path);
        value_release(vm, value);
        return NULL;
    }
    int error = list_append_take(vm, paths, path);
    if (error < 0 || module_set(vm, module, "__path__", value_from_object(paths)) < 0 ||
        module_set(vm, module, "__file__", VALUE_NONE) < 0 ||
        module_set(vm, module, "__package__", name) < 0 ||
        dict_set(vm, vm->modules, name, value) < 0) {
        error = -1;
    }
    value_release(vm, value_from_object(paths));
    if (error < 0) {
        value_release(vm, value);
        return NULL;
    }
    return value;
}

/* A module beside the program; NULL without an exception when there is none of that name. */
static Value load_beside(VM *vm, const char *text, Value name) {
    ModuleFile file = {0};
    Value module = NULL;
    if (vm->options.find_module == NULL ||
        !vm->options.find_module(vm->options.import_context, text, &file)) {
        module = NULL;
    } else if (file.is_namespace) {
        /* Any other module of that name comes first: so does one that is missing here. */
        module = builtin_module_is_known(text) ? NULL : load_namespace(vm, &file.path, name);
    } else {
        Program *program = compile_file(vm, &file);
        module = program == NULL
                     ? NULL
                     : load_program(vm, program, name, file.is_package, hidden_by(text));
    }
    buffer_done(&file.path);
    buffer_done(&file.bytes);
    return module;
}

static Value find_and_load(VM *vm, Value name) {
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &text);
    Value result = NULL;
    bool is_package = false;
    Program *program;
    const BuiltinModule *builtin = builtin_module_find(text.data);
    if (builtin != NULL) {
        result = load_native(vm, builtin, name);
    } else if ((program = library_find(vm, text.data, &is_package)) != NULL) {
        result = load_program(vm, program, name, is_package, HIDES_NOTHING);
    } else {
        result = load_beside(vm, text.data, name);
        if (result == NULL && !error_occurred(vm)) {
            result = builtin_module_is_known(text.data)
                         ? vm_unsupported(vm, "the module '%s'", text.data)
                         : raise_not_found(vm, name);
        }
    }
    buffer_done(&text);
    return result;
}

/* A submodule is an attribute of its package. */
static int bind_in_parent(VM *vm, Value parent, Value name, Value module) {
    const Str *str = value_to_str(name);
    int64_t dot = str_find_last(str, value_to_str(vm->runtime->dot), 0, str->length);
    Value last = str_substring(vm, name, (size_t)dot + 1, str->length);
    if (last == NULL) {
        return -1;
    }
    last = str_intern_take(vm, last);
    int error = object_set_attr(vm, parent, last, module);
    value_release(vm, last);
    return error;
}

/* Whether CPython's library has a module of that name. */
static bool is_known(Value name) {
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &text);
    bool known = text.data != NULL && builtin_module_is_known(text.data);
    buffer_done(&text);
    return known;
}

static Value refuse_known(VM *vm, Value name) {
    Buffer text = {0};
    str_add_utf8(value_to_str(name), &text);
    vm_unsupported(vm, "the module '%s'", text.data);
    buffer_done(&text);
    return NULL;
}

static Value load_submodule(VM *vm, Value parent_text, Value name) {
    Value parent = import_absolute(vm, parent_text);
    if (parent == NULL) {
        return NULL;
    }
    Value module = find_loaded(vm, name); /* importing the parent may have imported it */
    bool missing = false;
    Value path = NULL;
    if (module == NULL) {
        path = object_find_attr(vm, parent, vm->names.__path__, &missing);
    }
    if (path != NULL) {
        module = find_and_load(vm, name);
        if (module != NULL && bind_in_parent(vm, parent, name, module) < 0) {
            value_release(vm, module);
            module = NULL;
        }
    } else if (missing && is_known(name)) {
        refuse_known(vm, name);
    } else if (missing) {
        raise_import_error(
            vm, vm->types.ModuleNotFoundError,
            str_format(vm, "No module named %R; %R is not a package", name, parent_text), name);
    }
    value_release_if(vm, path);
    value_release(vm, parent);
    return module;
}

Value import_absolute(VM *vm, Value name) {
    Value module = find_loaded(vm, name);
    if (module == VALUE_NONE) {
        return raise_import_error(vm, vm->types.ModuleNotFoundError,
                                  str_format(vm, "import of %U halted; None in sys.modules", name),
                                  name);
    }
    if (module != NULL) {
        return module;
    }
    if (recursion_check(vm, "") < 0) {
        return NULL;
    }
    Value parent = parent_name(vm, name);
    module = parent == NULL ? find_and_load(vm, name) : load_submodule(vm, parent, name);
    value_release_if(vm, parent);
    return module;
}

/* Relative names. */

/* The package that a module's relative imports start from; a new reference. */
static Value own_package(VM *vm, Dict *globals) {
    Value package = dict_get_string_borrow(globals, "__package__");
    if (package != NULL && package != VALUE_NONE) {
        if (!value_is_str(package)) {
            return error_raise(vm, vm->types.TypeError, "package must be a string");
        }
        return value_retain(package);
    }
    Value name = dict_get_string_borrow(globals, "__name__");
    if (name == NULL || !value_is_str(name)) {
        return error_raise(vm, vm->types.KeyError, "'__name__' not in globals");
    }
    if (dict_get_string_borrow(globals, "__path__") != NULL) {
        return value_retain(name);
    }
    Value parent = parent_name(vm, name);
    return parent != NULL ? parent : value_retain(vm->shared.empty_str);
}

static Value resolve_relative(VM *vm, Value name, Dict *globals, int level) {
    if (globals == NULL) {
        return error_raise(vm, vm->types.KeyError, "'__name__' not in globals");
    }
    Value package = own_package(vm, globals);
    if (package == NULL) {
        return NULL;
    }
    if (value_to_str(package)->length == 0) {
        value_release(vm, package);
        return error_raise(vm, vm->types.ImportError,
                           "attempted relative import with no known parent package");
    }
    for (int up = 1; up < level; up++) {
        Value parent = parent_name(vm, package);
        value_release(vm, package);
        if (parent == NULL) {
            return error_raise(vm, vm->types.ImportError,
                               "attempted relative import beyond top-level package");
        }
        package = parent;
    }
    if (value_to_str(name)->length == 0) {
        return str_intern_take(vm, package);
    }
    Value full = str_format(vm, "%U.%U", package, name);
    value_release(vm, package);
    return full == NULL ? NULL : str_intern_take(vm, full);
}

/* __import__ */

/* `from package import name, ...`: names that are no attributes may be submodules. */
static int import_listed(VM *vm, Value module, Value module_name, Value fromlist) {
    bool missing;
    Value path = object_find_attr(vm, module, vm->names.__path__, &missing);
    if (path == NULL) {
        return missing ? 0 : -1;
    }
    value_release(vm, path);
    Value names = object_to_list(vm, fromlist);
    if (names == NULL) {
        return -1;
    }
    int error = 0;
    const List *list = value_to_list(names);
    for (size_t i = 0; error == 0 && i < list->size; i++) {
        Value item = list->items[i];
        if (!value_is_str(item) || str_equal_string(value_to_str(item), "*")) {
            continue;
        }
        Value attribute = object_find_attr(vm, module, item, &missing);
        if (attribute == NULL && missing) {
            Value full = str_format(vm, "%U.%U", module_name, item);
            attribute = full == NULL ? NULL : import_absolute(vm, full);
            if (attribute == NULL && error_matches(vm, vm->types.ModuleNotFoundError)) {
                ImportException *raised = (ImportException *)value_object(vm->raised);
                if (raised->name != NULL && object_equal(vm, raised->name, full) == 1) {
                    error_clear(vm); /* the import statement will complain */
                }
            }
            value_release_if(vm, full);
        }
        error = attribute == NULL && error_occurred(vm) ? -1 : 0;
        value_release_if(vm, attribute);
    }
    value_release(vm, names);
    return error;
}

/* `import a.b.c` binds a: the part of the absolute name before what was asked for has a dot. */
static Value first_package(VM *vm, Value name, Value absolute) {
    const Str *asked = value_to_str(name);
    int64_t dot = str_find_codepoint(asked, '.', 0, asked->length);
    if (dot < 0) {
        return import_absolute(vm, absolute);
    }
    size_t cut = asked->length - (size_t)dot;
    Value front = str_substring(vm, absolute, 0, value_to_str(absolute)->length - cut);
    if (front == NULL) {
        return NULL;
    }
    front = str_intern_take(vm, front);
    Value module = import_absolute(vm, front);
    value_release(vm, front);
    return module;
}

Value import_module_level(VM *vm, Value name, Dict *globals, Value fromlist, int level) {
    if (!value_is_str(name)) {
        return error_raise(vm, vm->types.TypeError, "module name must be a string");
    }
    if (level < 0) {
        return error_raise(vm, vm->types.ValueError, "level must be >= 0");
    }
    if (level == 0 && value_to_str(name)->length == 0) {
        return error_raise(vm, vm->types.ValueError, "Empty module name");
    }
    Value absolute = level == 0 ? value_retain(name) : resolve_relative(vm, name, globals, level);
    if (absolute == NULL) {
        return NULL;
    }
    Value module = import_absolute(vm, absolute);
    int listed = 0;
    if (module != NULL && fromlist != NULL && fromlist != VALUE_NONE) {
        listed = object_truth(vm, fromlist);
    }
    if (listed > 0) {
        listed = import_listed(vm, module, absolute, fromlist);
    } else if (module != NULL && listed == 0 && (level == 0 || value_to_str(name)->length > 0)) {
        value_release(vm, module);
        module = first_package(vm, name, absolute);
    }
    if (listed < 0) {
        value_release(vm, module);
        module = NULL;
    }
    value_release(vm, absolute);
    return module;
}

Value import_name(VM *vm, Frame *frame, Value name, Value fromlist, Value level) {
    Value function;
    int found = dict_get(vm, frame->builtins, vm->names.__import__, &function);
    if (found <= 0) {
        return found < 0 ? NULL : error_raise(vm, vm->types.ImportError, "__import__ not found");
    }
    Value module;
    if (function == vm->runtime->callable_import) {
        module =
            import_module_level(vm, name, frame->globals, fromlist, (int)value_to_small_int(level));
    } else {
        Value args[] = {name, value_from_object(frame->globals),
                        frame->locals == NULL ? VALUE_NONE : frame->locals, fromlist, level};
        module = object_call(vm, function, args, 5, NULL);
    }
    value_release(vm, function);
    return module;
}

/* from module import name */

static Value raise_cannot_import(VM *vm, Value module, Value module_name, Value name) {
    bool missing;
    Value file = object_find_attr(vm, module, vm->names.__file__, &missing);
    if (file == NULL && !missing) {
        return NULL;
    }
    const Module *found =
        value_is_instance(module, vm->types.module) ? (const Module *)value_object(module) : NULL;
    bool loading = found != NULL && found->loading;
    ModuleHides hides = found == NULL ? HIDES_NOTHING : found->hides;
    Value message;
    if (module_name == NULL) {
        message = str_format(
            vm, "cannot import name %R from '<unknown module name>' (unknown location)", name);
    } else if (file == NULL || !value_is_str(file)) {
        message =
            str_format(vm, "cannot import name %R from %R (unknown location)", name, module_name);
    } else if (hides == HIDES_LIBRARY) {
        message = str_format(vm,
                             "cannot import name %R from %R (consider renaming %R since it has the "
                             "same name as the standard library module named %R and prevents "
                             "importing that standard library module)",
                             name, module_name, file, module_name);
    } else if (loading && hides == HIDES_SOMETHING) {
        message = str_format(vm,
                             "cannot import name %R from %R (consider renaming %R if it has the "
                             "same name as a library you intended to import)",
                             name, module_name, file);
    } else if (loading) {
        message = str_format(vm,
                             "cannot import name %R from partially initialized module %R (most "
                             "likely due to a circular import) (%S)",
                             name, module_name, file);
    } else {
        message = str_format(vm, "cannot import name %R from %R (%S)", name, module_name, file);
    }
    value_release_if(vm, file);
    raise_import_error(vm, vm->types.ImportError, message,
                       module_name == NULL ? VALUE_NONE : module_name);
    if (vm->raised != NULL && value_is_instance(vm->raised, vm->types.ImportError)) {
        ImportException *import = (ImportException *)value_object(vm->raised);
        value_replace_take(vm, &import->name_from, value_retain(name));
    }
    return NULL;
}

Value import_from(VM *vm, Value module, Value name) {
    bool missing;
    Value value = object_find_attr(vm, module, name, &missing);
    if (value != NULL || !missing) {
        return value;
    }
    Value module_name = object_find_attr(vm, module, vm->names.__name__, &missing);
    if (module_name == NULL && !missing) {
        return NULL;
    }
    if (module_name != NULL && !value_is_str(module_name)) {
        value_release(vm, module_name);
        module_name = NULL;
    }
    if (module_name != NULL) { /* circular imports: it may be there as a module already */
        Value full = str_format(vm, "%U.%U", module_name, name);
        value = full == NULL ? NULL : find_loaded(vm, full);
        value_release_if(vm, full);
    }
    if (value == NULL && !error_occurred(vm)) {
        raise_cannot_import(vm, module, module_name, name);
    }
    value_release_if(vm, module_name);
    return value;
}

/* from module import * */

int import_star(VM *vm, Frame *frame, Value module) {
    if (frame->locals == NULL) {
        return error_raise_int(vm, vm->types.SystemError, "no locals found during 'import *'");
    }
    bool missing;
    Value all = object_get_attr_string(vm, module, "__all__");
    bool skip_underscores = all == NULL;
    if (all == NULL) {
        if (!error_matches(vm, vm->types.AttributeError)) {
            return -1;
        }
        error_clear(vm);
        Value dict = object_find_attr(vm, module, vm->names.__dict__, &missing);
        if (dict == NULL) {
            return missing ? error_raise_int(vm, vm->types.ImportError,
                                             "from-import-* object has no __dict__ and no __all__")
                           : -1;
        }
        all = object_to_list(vm, dict);
        value_release(vm, dict);
    }
    Value names = all == NULL ? NULL : object_to_list(vm, all);
    value_release_if(vm, all);
    if (names == NULL) {
        return -1;
    }
    int error = 0;
    const List *list = value_to_list(names);
    for (size_t i = 0; error == 0 && i < list->size; i++) {
        Value name = list->items[i];
        if (!value_is_str(name)) {
            error = error_raise_int(vm, vm->types.TypeError,
                                    skip_underscores ? "Key in %S.__dict__ must be str, not %T"
                                                     : "Item in %S.__all__ must be str, not %T",
                                    module, name);
            break;
        }
        const Str *str = value_to_str(name);
        if (skip_underscores && str->length > 0 && str_at(str, 0) == '_') {
            continue;
        }
        Value value = object_get_attr(vm, module, name);
        error = value == NULL ? -1 : object_set_item(vm, frame->locals, name, value);
        value_release_if(vm, value);
    }
    value_release(vm, names);
    return error;
}

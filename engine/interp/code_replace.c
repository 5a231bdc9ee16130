#include "engine/interp/code_replace.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/type_check.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* Flags that the loop does not rely on. */
enum {
    FREE_FLAGS = CODE_NESTED | CODE_ITERABLE_COROUTINE | CODE_FUTURE_BARRY_AS_BDFL |
                 CODE_FUTURE_ANNOTATIONS | CODE_NO_MONITORING_EVENTS | CODE_METHOD,
};

/* A Code of its own for one code object, with the parts that differ, all in the VM's heap; the
 * others are the original's. */
typedef struct OwnCode {
    Code code;
    Value original; /* the code object; owned */
    Text texts[3];
    char *memory[3];    /* what texts have as data, or NULL */
    uint8_t *linetable; /* or NULL: the original's */
} OwnCode;

static void free_text(VM *vm, OwnCode *own, size_t which) {
    if (own->memory[which] != NULL) {
        heap_free(vm, own->memory[which], own->texts[which].size + 1);
        own->memory[which] = NULL;
    }
}

static void free_linetable(VM *vm, OwnCode *own) {
    if (own->linetable != NULL) {
        heap_free(vm, own->linetable, own->code.linetable.size + 1);
        own->linetable = NULL;
    }
}

void code_replace_free(VM *vm, const Code *code) {
    OwnCode *own = (OwnCode *)(uintptr_t)code;
    for (size_t i = 0; i < 3; i++) {
        free_text(vm, own, i);
    }
    free_linetable(vm, own);
    value_release(vm, own->original);
    heap_free(vm, own, sizeof(OwnCode));
}

static int set_text(VM *vm, OwnCode *own, size_t which, const char *keyword, Value value) {
    if (!value_is_str(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "replace() argument '%s' must be str, not %T", keyword, value);
    }
    Buffer text = {0};
    str_add_utf8(value_to_str(value), &text);
    char *copy = heap_alloc(vm, text.size + 1);
    if (copy == NULL) {
        buffer_done(&text);
        error_no_memory(vm);
        return -1;
    }
    memcpy(copy, text.data == NULL ? "" : text.data, text.size + 1);
    free_text(vm, own, which);
    own->memory[which] = copy;
    own->texts[which] = (Text){.data = copy, .size = text.size};
    buffer_done(&text);
    const Text **const fields[] = {&own->code.filename, &own->code.name, &own->code.qualname};
    *fields[which] = &own->texts[which];
    return 0;
}

static int set_number(VM *vm, OwnCode *own, bool is_flags, Value value) {
    int number;
    if (int_to_c_int(vm, value, &number) < 0) {
        return -1;
    }
    if (is_flags && (((uint32_t)number ^ own->code.flags) & ~(uint32_t)FREE_FLAGS) != 0) {
        vm_unsupported(vm, "code.replace(co_flags=...) with flags that say how code is run");
        return -1;
    }
    if (is_flags) {
        own->code.flags = (uint32_t)number;
    } else {
        own->code.firstlineno = number;
    }
    return 0;
}

/* Any bytes do: whoever reads a location table stops where it makes no sense. */
static int set_linetable(VM *vm, OwnCode *own, Value value) {
    if (!value_is_bytes(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "replace() argument 'co_linetable' must be bytes, not %T", value);
    }
    const BytesObject *bytes = value_to_bytes(value);
    uint8_t *copy = heap_alloc(vm, bytes->size + 1);
    if (copy == NULL) {
        error_no_memory(vm);
        return -1;
    }
    memcpy(copy, bytes->data, bytes->size);
    free_linetable(vm, own);
    own->linetable = copy;
    own->code.linetable = (Bytes){.data = own->linetable, .size = bytes->size};
    return 0;
}

static int set_field(VM *vm, OwnCode *own, Value keyword, Value value) {
    static const char *const texts[] = {"co_filename", "co_name", "co_qualname"};
    static const char *const names[] = {
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",  "co_stacksize",
        "co_flags",    "co_firstlineno",     "co_code",           "co_consts",   "co_names",
        "co_varnames", "co_freevars",        "co_cellvars",       "co_filename", "co_name",
        "co_qualname", "co_linetable",       "co_exceptiontable", NULL};
    const Str *name = value_to_str(keyword);
    for (size_t i = 0; i < 3; i++) {
        if (str_equal_string(name, texts[i])) {
            return set_text(vm, own, i, texts[i], value);
        }
    }
    if (str_equal_string(name, "co_flags") || str_equal_string(name, "co_firstlineno")) {
        return set_number(vm, own, str_equal_string(name, "co_flags"), value);
    }
    if (str_equal_string(name, "co_linetable")) {
        return set_linetable(vm, own, value);
    }
    for (size_t i = 0; names[i] != NULL; i++) {
        if (str_equal_string(name, names[i])) {
            vm_unsupported(vm, "code.replace(%s=...)", names[i]);
            return -1;
        }
    }
    return args_raise_unexpected(vm, "replace", names, keyword);
}

Value code_replace(VM *vm, CodeObject *code, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 0) {
        return error_raise(vm, vm->types.TypeError, "replace() takes no positional arguments");
    }
    OwnCode *own = heap_alloc(vm, sizeof(OwnCode));
    if (own == NULL) {
        return error_no_memory(vm);
    }
    *own = (OwnCode){.code = *code->code, .original = value_retain(value_from_object(code))};
    Value result = NULL;
    int status = 0;
    for (size_t i = 0; status == 0 && kwnames != NULL && i < kwnames->size; i++) {
        status = set_field(vm, own, kwnames->items[i], args[i]);
    }
    if (status == 0) {
        result = code_object_new(vm, &own->code);
    }
    if (result == NULL) {
        code_replace_free(vm, &own->code);
        return NULL;
    }
    CodeObject *copy = value_to_code(result);
    copy->owns_code = true;
    /* The same constants, functions' code objects among them. */
    for (int32_t i = 0; i < own->code.nconsts; i++) {
        value_replace_take(vm, &copy->consts[i], value_retain(code->consts[i]));
    }
    return result;
}

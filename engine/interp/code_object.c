/* code_object.c - see code_object.h. */
#include "engine/interp/code_object.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/location_table.h"
#include "engine/interp/code_replace.h"
#include "engine/interp/inline_cache.h"
#include "engine/interp/runtime.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/set.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* Constants. */

static Value constant_to_value(VM *vm, const Constant *constant);

/* A string that looks like a name is interned, as CPython does. */
static bool looks_like_name(const Text *text) {
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        bool name_char =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!name_char) {
            return false;
        }
    }
    return true;
}

static Value tuple_from_items(VM *vm, const Constant *const *items, size_t size) {
    Tuple *tuple = tuple_new(vm, size);
    if (tuple == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < size; i++) {
        tuple->items[i] = constant_to_value(vm, items[i]);
        if (tuple->items[i] == NULL) {
            value_release(vm, value_from_object(tuple));
            return NULL;
        }
    }
    return value_from_object(tuple);
}

static Value tuple_from_constants(VM *vm, const Constant *constant) {
    return tuple_from_items(vm, constant->as.sequence.items, constant->as.sequence.size);
}

/* Filled as the compiler's set was: the same table, the same order. */
static Value set_from_constants(VM *vm, const Constant *constant) {
    Value items =
        constant->as.sequence.added == NULL
            ? tuple_from_constants(vm, constant)
            : tuple_from_items(vm, constant->as.sequence.added, constant->as.sequence.added_size);
    if (items == NULL) {
        return NULL;
    }
    Value set = set_from_iterable(vm, vm->types.frozenset, items);
    value_release(vm, items);
    return set;
}

static Value slice_from_constants(VM *vm, const Constant *constant) {
    Value parts = tuple_from_constants(vm, constant);
    if (parts == NULL) {
        return NULL;
    }
    const Value *items = value_to_tuple(parts)->items;
    Value slice = slice_new(vm, items[0], items[1], items[2]);
    value_release(vm, parts);
    return slice;
}

static Value complex_from_parts(VM *vm, double real, double imaginary) {
    if (vm->types.complex_ == NULL) {
        return vm_unsupported(vm, "complex numbers");
    }
    Value parts[] = {float_new(vm, real), float_new(vm, imaginary)};
    Value result = NULL;
    if (parts[0] != NULL && parts[1] != NULL) {
        result = object_call(vm, value_from_object(vm->types.complex_), parts, 2, NULL);
    }
    value_release_if(vm, parts[0]);
    value_release_if(vm, parts[1]);
    return result;
}

static Value constant_to_value(VM *vm, const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE: return VALUE_NONE;
    case CONSTANT_FALSE: return VALUE_FALSE;
    case CONSTANT_TRUE: return VALUE_TRUE;
    case CONSTANT_ELLIPSIS: return VALUE_ELLIPSIS;
    case CONSTANT_INT: return int_from_i64(vm, constant->as.integer);
    case CONSTANT_BIG_INT:
        return int_from_magnitude(vm, constant->as.big.negative, constant->as.big.magnitude,
                                  constant->as.big.size);
    case CONSTANT_FLOAT: return float_new(vm, constant->as.real);
    case CONSTANT_COMPLEX:
        return complex_from_parts(vm, constant->as.complex.real, constant->as.complex.imaginary);
    case CONSTANT_STR:
        return looks_like_name(constant->as.text) ? str_intern_text(vm, constant->as.text)
                                                  : str_from_text(vm, constant->as.text);
    case CONSTANT_BYTES: return bytes_new(vm, constant->as.text->data, constant->as.text->size);
    case CONSTANT_TUPLE: return tuple_from_constants(vm, constant);
    case CONSTANT_FROZENSET: return set_from_constants(vm, constant);
    case CONSTANT_SLICE: return slice_from_constants(vm, constant);
    case CONSTANT_CODE: return code_object_new(vm, constant->as.code);
    }
    return NULL;
}

/* Instructions. */

static int caches_of(int opcode) {
    return opcode_caches(opcode);
}

/* What the cache behind an instruction starts with. */
static uint16_t initial_cache(VM *vm, int opcode) {
    bool adaptive = !vm->options.no_specialization;
    switch (opcode) {
    case OP_JUMP_BACKWARD: return adaptive ? BACKOFF_JUMP : BACKOFF_NEVER;
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: return 0x5555;
    default: return adaptive ? BACKOFF_WARMUP : BACKOFF_NEVER;
    }
}

/* Copies co_code and starts the counters. */
static void quicken(VM *vm, CodeObject *code, const uint8_t *bytes) {
    code->first_traceable = code->unit_count;
    for (int i = 0; i < code->unit_count; i++) {
        int opcode = bytes[2 * i];
        code->units[i].op.opcode = (uint8_t)opcode;
        code->units[i].op.oparg = bytes[2 * i + 1];
        if (opcode == OP_RESUME && code->first_traceable == code->unit_count) {
            code->first_traceable = i;
        }
        int caches = caches_of(opcode);
        for (int k = 1; k <= caches && i + k < code->unit_count; k++) {
            code->units[i + k].cache = k == 1 ? initial_cache(vm, opcode) : 0;
        }
        i += caches;
    }
}

/* Reads the whole table, so that raising does not decode it each time; false without memory. */
static bool read_handlers(VM *vm, CodeObject *code) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    int32_t count = 0;
    exception_table_iterator_init(&table, code->code);
    while (exception_table_iterator_next(&table, &entry)) {
        count++;
    }
    code->handlers = heap_alloc(vm, (size_t)count * sizeof(ExceptionEntry));
    if (code->handlers == NULL) {
        return false;
    }
    code->handler_count = count;
    exception_table_iterator_init(&table, code->code);
    for (int32_t i = 0; i < count; i++) {
        exception_table_iterator_next(&table, &code->handlers[i]);
    }
    return true;
}

bool code_object_find_handler(VM *vm, CodeObject *code, int offset, ExceptionEntry *entry) {
    if (code->code->exceptiontable.size == 0) {
        return false;
    }
    if (code->handlers == NULL && !read_handlers(vm, code)) {
        return exception_table_lookup(code->code, offset, entry);
    }
    /* Entries before `low` start at or before the offset, those from `high` on behind it. */
    int32_t low = 0;
    int32_t high = code->handler_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (code->handlers[middle].start <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0 || offset >= code->handlers[low - 1].end) {
        return false;
    }
    *entry = code->handlers[low - 1];
    return true;
}

Location code_object_location(const CodeObject *code, int unit) {
    return location_table_lookup(code->code, unit * (int)sizeof(Unit));
}

/* Making. */

static Value *new_array(VM *vm, int32_t count) {
    size_t size = (size_t)(count > 0 ? count : 1) * sizeof(Value);
    Value *array = heap_alloc(vm, size);
    if (array != NULL) {
        memset(array, 0, size);
    }
    return array;
}

static int fill_names(VM *vm, Value *names, const Text *const *texts, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        names[i] = str_intern_text(vm, texts[i]);
        if (names[i] == NULL) {
            return -1;
        }
    }
    return 0;
}

static int fill(VM *vm, CodeObject *object, const Code *code) {
    object->units = heap_alloc(vm, code->bytecode.size);
    object->consts = new_array(vm, code->nconsts);
    object->names = new_array(vm, code->nnames);
    object->localsplus_names = new_array(vm, code->nlocalsplus);
    if (object->units == NULL || object->consts == NULL || object->names == NULL ||
        object->localsplus_names == NULL) {
        return error_raise_int(vm, vm->types.MemoryError, "");
    }
    object->unit_count = (int32_t)(code->bytecode.size / sizeof(Unit));
    quicken(vm, object, code->bytecode.data);
    if (fill_names(vm, object->names, code->names, code->nnames) < 0 ||
        fill_names(vm, object->localsplus_names, code->localsplusnames, code->nlocalsplus) < 0 ||
        fill_names(vm, &object->name, &code->name, 1) < 0 ||
        fill_names(vm, &object->qualname, &code->qualname, 1) < 0 ||
        fill_names(vm, &object->filename, &code->filename, 1) < 0) {
        return -1;
    }
    for (int32_t i = 0; i < code->nconsts; i++) {
        object->consts[i] = constant_to_value(vm, code->consts[i]);
        if (object->consts[i] == NULL) {
            return -1;
        }
    }
    return 0;
}

Value code_object_new(VM *vm, const Code *code) {
    CodeObject *object = object_new(vm, vm->types.code, sizeof(CodeObject));
    if (object == NULL) {
        return NULL;
    }
    object->code = code;
    object->flags = code->flags;
    object->argcount = code->argcount;
    object->nlocalsplus = code->nlocalsplus;
    object->frame_slots = code->nlocalsplus + code->stacksize;
    object->frame_size = sizeof(Frame) + (size_t)object->frame_slots * sizeof(Value);
    object->version = ++vm->next_function_version;
    object->id = vm->next_code_id++;
    if (fill(vm, object, code) < 0) {
        value_release(vm, value_from_object(object));
        return NULL;
    }
    runtime_keep_code(vm, object);
    return value_from_object(object);
}

/* Attributes. */

static const Code *code_of(Value self) {
    return value_to_code(self)->code;
}

static Value get_argcount(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->argcount);
}

static Value get_posonlyargcount(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->posonlyargcount);
}

static Value get_kwonlyargcount(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->kwonlyargcount);
}

static Value get_nlocals(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->nlocals);
}

static Value get_stacksize(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->stacksize);
}

static Value get_flags(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->flags);
}

static Value get_firstlineno(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_small_int(code_of(self)->firstlineno);
}

static Value get_name(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_code(self)->name);
}

static Value get_qualname(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_code(self)->qualname);
}

static Value get_filename(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_code(self)->filename);
}

static Value get_consts(VM *vm, Value self, void *closure) {
    (void)closure;
    return tuple_from_array(vm, value_to_code(self)->consts, (size_t)code_of(self)->nconsts);
}

static Value get_names(VM *vm, Value self, void *closure) {
    (void)closure;
    return tuple_from_array(vm, value_to_code(self)->names, (size_t)code_of(self)->nnames);
}

/* The localsplus names of some kinds, as a tuple. */
static Value names_of_kind(VM *vm, Value self, unsigned kinds) {
    const CodeObject *code = value_to_code(self);
    List *names = list_new(vm, 0);
    if (names == NULL) {
        return NULL;
    }
    Value result = NULL;
    for (int i = 0; i < code->nlocalsplus; i++) {
        if ((code->code->localspluskinds[i] & kinds) != 0 &&
            list_append(vm, names, code->localsplus_names[i]) < 0) {
            goto done;
        }
    }
    result = list_to_tuple(vm, names);
done:
    value_release(vm, value_from_object(names));
    return result;
}

static Value get_varnames(VM *vm, Value self, void *closure) {
    (void)closure;
    return names_of_kind(vm, self, LOCAL_PLAIN);
}

static Value get_cellvars(VM *vm, Value self, void *closure) {
    (void)closure;
    return names_of_kind(vm, self, LOCAL_CELL);
}

static Value get_freevars(VM *vm, Value self, void *closure) {
    (void)closure;
    return names_of_kind(vm, self, LOCAL_FREE);
}

static Value get_bytecode(VM *vm, Value self, void *closure) {
    (void)closure;
    return bytes_new(vm, code_of(self)->bytecode.data, code_of(self)->bytecode.size);
}

static Value get_linetable(VM *vm, Value self, void *closure) {
    (void)closure;
    return bytes_new(vm, code_of(self)->linetable.data, code_of(self)->linetable.size);
}

static Value get_exceptiontable(VM *vm, Value self, void *closure) {
    (void)closure;
    return bytes_new(vm, code_of(self)->exceptiontable.data, code_of(self)->exceptiontable.size);
}

/* Methods. */

static Value number_or_none(int number) {
    return number < 0 ? VALUE_NONE : value_from_small_int(number);
}

/* co_lines(): (start, end, line) of each run of instructions of one line. */
static Value method_lines(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    List *lines = list_new(vm, 0);
    if (lines == NULL) {
        return NULL;
    }
    LocationIterator entry;
    location_iterator_init(&entry, code_of(self));
    bool more = location_iterator_next(&entry);
    int error = 0;
    while (more && error == 0) {
        int start = entry.start;
        int end = entry.end;
        int line = entry.location.line;
        while ((more = location_iterator_next(&entry)) && entry.location.line == line) {
            end = entry.end;
        }
        Value item = tuple_pack(vm, 3, value_from_small_int(start), value_from_small_int(end),
                                number_or_none(line));
        error = item == NULL ? -1 : list_append_take(vm, lines, item);
    }
    Value iterator = error < 0 ? NULL : object_iter(vm, value_from_object(lines));
    value_release(vm, value_from_object(lines));
    return iterator;
}

/* co_positions(): (line, end line, column, end column) of each code unit. */
static Value method_positions(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    List *positions = list_new(vm, 0);
    if (positions == NULL) {
        return NULL;
    }
    LocationIterator entry;
    location_iterator_init(&entry, code_of(self));
    int error = 0;
    while (error == 0 && location_iterator_next(&entry)) {
        for (int at = entry.start; error == 0 && at < entry.end; at += (int)sizeof(Unit)) {
            Value item = tuple_pack(
                vm, 4, number_or_none(entry.location.line), number_or_none(entry.location.end_line),
                number_or_none(entry.location.column), number_or_none(entry.location.end_column));
            error = item == NULL ? -1 : list_append_take(vm, positions, item);
        }
    }
    Value iterator = error < 0 ? NULL : object_iter(vm, value_from_object(positions));
    value_release(vm, value_from_object(positions));
    return iterator;
}

static Value method_replace(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return code_replace(vm, value_to_code(self), args, nargs, kwnames);
}

static Value code_repr(VM *vm, Value self) {
    const CodeObject *code = value_to_code(self);
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = str_format(vm, "<code object %U at %U, file \"%U\", line %d>", code->name, address,
                            code->filename, code->code->firstlineno);
    value_release(vm, address);
    return text;
}

static Value code_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(left, vm->types.code) ||
        !value_object_is(right, vm->types.code)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool equal = code_equal(value_to_code(left)->code, value_to_code(right)->code);
    return value_from_bool(equal == (op == CMP_EQ));
}

static int code_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    const CodeObject *code = value_to_code(self);
    uint64_t mixed = (uint64_t)str_hash(value_to_str(code->name));
    mixed = mixed * 1000003 ^ (uint64_t)(uint32_t)code->code->firstlineno;
    mixed = mixed * 1000003 ^ code->code->bytecode.size;
    *hash = (int64_t)mixed == -1 ? -2 : (int64_t)mixed;
    return 0;
}

/* The type. */

static void release_array(VM *vm, Value *array, int32_t count) {
    if (array == NULL) {
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        value_release_if(vm, array[i]);
    }
    heap_free(vm, array, (size_t)(count > 0 ? count : 1) * sizeof(Value));
}

static void code_destroy(VM *vm, Object *self) {
    CodeObject *object = (CodeObject *)self;
    const Code *code = object->code;
    if (object->units != NULL) {
        heap_free(vm, object->units, code->bytecode.size);
    }
    release_array(vm, object->consts, code->nconsts);
    release_array(vm, object->names, code->nnames);
    release_array(vm, object->localsplus_names, code->nlocalsplus);
    if (object->handlers != NULL) {
        heap_free(vm, object->handlers, (size_t)object->handler_count * sizeof(ExceptionEntry));
    }
    if (object->hints != NULL) {
        heap_free(vm, object->hints, (size_t)code->nnames * sizeof(NameHint));
    }
    value_release_if(vm, object->name);
    value_release_if(vm, object->qualname);
    value_release_if(vm, object->filename);
    if (object->owns_code) {
        code_replace_free(vm, code);
    }
    object_free(vm, object);
}

static const NativeDef code_methods[] = {
    {"co_lines", method_lines, NATIVE_NOARGS, NULL},
    {"co_positions", method_positions, NATIVE_NOARGS, NULL},
    {"replace", method_replace, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"__replace__", method_replace, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef code_getsets[] = {
    {"co_argcount", get_argcount, member_is_readonly, NULL},
    {"co_posonlyargcount", get_posonlyargcount, member_is_readonly, NULL},
    {"co_kwonlyargcount", get_kwonlyargcount, member_is_readonly, NULL},
    {"co_nlocals", get_nlocals, member_is_readonly, NULL},
    {"co_stacksize", get_stacksize, member_is_readonly, NULL},
    {"co_flags", get_flags, member_is_readonly, NULL},
    {"co_firstlineno", get_firstlineno, member_is_readonly, NULL},
    {"co_name", get_name, member_is_readonly, NULL},
    {"co_qualname", get_qualname, member_is_readonly, NULL},
    {"co_filename", get_filename, member_is_readonly, NULL},
    {"co_consts", get_consts, member_is_readonly, NULL},
    {"co_names", get_names, member_is_readonly, NULL},
    {"co_varnames", get_varnames, NULL, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL},
    {"co_code", get_bytecode, NULL, NULL},
    {"co_linetable", get_linetable, member_is_readonly, NULL},
    {"co_exceptiontable", get_exceptiontable, member_is_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_code(VM *vm) {
    Type *type = type_new_builtin(vm, "code", LAYOUT_CODE, sizeof(CodeObject), vm->types.object,
                                  TYPE_IMMUTABLE | TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.code = type;
    type->weakref_offset = offsetof(CodeObject, weakrefs);
    type->destroy = code_destroy;
    type->repr = code_repr;
    type->compare = code_compare;
    type->hash = code_hash;
    type->methods = code_methods;
    type->getsets = code_getsets;
    return type_ready(vm, type);
}

/* specialize.c - operators, iteration, subscripts and globals; see specialize.h. */
#include "engine/interp/specialize.h"

#include <limits.h>

#include "engine/interp/inline_cache.h"
#include "engine/interp/type_check.h"
#include "engine/objects/bytes.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

void specialize_to(Unit *ip, int opcode) {
    ip->op.opcode = (uint8_t)opcode;
    ip[1].cache = BACKOFF_COOLDOWN;
}

void specialize_fail(Unit *ip) {
    ip->op.opcode = (uint8_t)opcode_base(ip->op.opcode);
    ip[1].cache = backoff_restart(ip[1].cache);
}

/* Rewrites to `opcode`, or fails when it is 0. */
static void conclude(Unit *ip, int opcode) {
    if (opcode != 0) {
        specialize_to(ip, opcode);
    } else {
        specialize_fail(ip);
    }
}

bool specialize_const_is_immortal(Value value) {
    if (value_is_small_int(value)) {
        int64_t number = value_to_small_int(value);
        return number >= -5 && number <= 256;
    }
    if (!value_is_object(value)) {
        return true;
    }
    switch (value_object(value)->type->layout) {
    case LAYOUT_STR: {
        const Str *str = value_to_str(value);
        return str->length == 0 || (str->length == 1 && str->kind == 1);
    }
    case LAYOUT_BYTES: return value_to_bytes(value)->size <= 1;
    case LAYOUT_TUPLE: return value_to_tuple(value)->size == 0;
    default: return false;
    }
}

bool specialize_is_simple(const Function *function) {
    const CodeObject *code = function->code;
    return (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_OPTIMIZED)) == CODE_OPTIMIZED &&
           code->code->kwonlyargcount == 0;
}

/* Operators. */

static bool is_exact_int(VM *vm, Value value) {
    return value_is_small_int(value) || value_has_type(value, vm->types.int_);
}

/* One of three forms, by the type that both operands share; 0: none. */
static int form_for_pair(VM *vm, Value left, Value right, int for_int, int for_float) {
    if (is_exact_int(vm, left) && is_exact_int(vm, right)) {
        return for_int;
    }
    return values_have_type(left, right, vm->types.float_) ? for_float : 0;
}

static int form_of_add(VM *vm, Value left, Value right, const Unit *ip, const Value *locals) {
    if (values_have_type(left, right, vm->types.str)) {
        const Unit *next = ip + 1 + CACHES_BINARY_OP;
        bool stores = next->op.opcode == OP_STORE_FAST && locals[next->op.oparg] == left;
        return stores ? OP_BINARY_OP_INPLACE_ADD_UNICODE : OP_BINARY_OP_ADD_UNICODE;
    }
    return form_for_pair(vm, left, right, OP_BINARY_OP_ADD_INT, OP_BINARY_OP_ADD_FLOAT);
}

/* container[key] by a Python __getitem__. */
static int form_of_getitem(VM *vm, Value container, Unit *ip) {
    Type *type = type_of(vm, container);
    if ((type->flags & TYPE_HEAP) == 0) {
        return 0;
    }
    Value method = type_lookup_borrow(vm, type, vm->names.__getitem__);
    if (method == NULL || !value_has_type(method, vm->types.function)) {
        return 0;
    }
    const Function *function = value_to_function(method);
    uint32_t version = type_version(vm, type);
    if (!specialize_is_simple(function) || function->code->argcount != 2 || version == 0 ||
        function->version == 0) {
        return 0;
    }
    cache_set_u32(ip + 2, version);
    cache_set_u32(ip + 4, function->version);
    return OP_BINARY_OP_SUBSCR_GETITEM;
}

static int form_of_subscript(VM *vm, Value container, Value key, Unit *ip) {
    if (specialize_is_compact(key) && value_to_small_int(key) >= 0) {
        if (value_has_type(container, vm->types.list)) {
            return OP_BINARY_OP_SUBSCR_LIST_INT;
        }
        if (value_has_type(container, vm->types.tuple)) {
            return OP_BINARY_OP_SUBSCR_TUPLE_INT;
        }
        if (value_has_type(container, vm->types.str)) {
            return OP_BINARY_OP_SUBSCR_STR_INT;
        }
    }
    if (value_has_type(container, vm->types.dict)) {
        return OP_BINARY_OP_SUBSCR_DICT;
    }
    if (value_has_type(container, vm->types.list) && value_has_type(key, vm->types.slice)) {
        return OP_BINARY_OP_SUBSCR_LIST_SLICE;
    }
    return form_of_getitem(vm, container, ip);
}

void specialize_binary_op(VM *vm, Value left, Value right, Unit *ip, int oparg,
                          const Value *locals) {
    int form = 0;
    switch (oparg) {
    case NB_ADD:
    case NB_INPLACE_ADD: form = form_of_add(vm, left, right, ip, locals); break;
    case NB_MULTIPLY:
    case NB_INPLACE_ADD + NB_MULTIPLY:
        form =
            form_for_pair(vm, left, right, OP_BINARY_OP_MULTIPLY_INT, OP_BINARY_OP_MULTIPLY_FLOAT);
        break;
    case NB_SUBTRACT:
    case NB_INPLACE_ADD + NB_SUBTRACT:
        form =
            form_for_pair(vm, left, right, OP_BINARY_OP_SUBTRACT_INT, OP_BINARY_OP_SUBTRACT_FLOAT);
        break;
    case NB_SUBSCR: form = form_of_subscript(vm, left, right, ip); break;
    default: break;
    }
    if (form == 0) {
        const BinaryExtension *extension = specialize_find_extension(vm, oparg, left, right);
        if (extension != NULL) {
            cache_set_pointer(ip + 2, extension);
            form = OP_BINARY_OP_EXTEND;
        }
    }
    conclude(ip, form);
}

Function *specialize_cached_getitem(VM *vm, Type *type) {
    return value_to_function(type_lookup_borrow(vm, type, vm->names.__getitem__));
}

void specialize_compare_op(VM *vm, Value left, Value right, Unit *ip, int oparg) {
    int form = 0;
    if (specialize_is_compact(left) && specialize_is_compact(right)) {
        form = OP_COMPARE_OP_INT;
    } else if (values_have_type(left, right, vm->types.float_)) {
        form = OP_COMPARE_OP_FLOAT;
    } else if (values_have_type(left, right, vm->types.str) &&
               (oparg >> 5 == CMP_EQ || oparg >> 5 == CMP_NE)) {
        form = OP_COMPARE_OP_STR;
    }
    conclude(ip, form);
}

void specialize_contains_op(VM *vm, Value container, Unit *ip) {
    int form = 0;
    if (value_has_type(container, vm->types.dict)) {
        form = OP_CONTAINS_OP_DICT;
    } else if (value_has_type(container, vm->types.set) ||
               value_has_type(container, vm->types.frozenset)) {
        form = OP_CONTAINS_OP_SET;
    }
    conclude(ip, form);
}

void specialize_to_bool(VM *vm, Value value, Unit *ip) {
    int form = 0;
    Type *type = type_of(vm, value);
    if (value_is_bool(value)) {
        form = OP_TO_BOOL_BOOL;
    } else if (is_exact_int(vm, value)) {
        form = OP_TO_BOOL_INT;
    } else if (type == vm->types.list) {
        form = OP_TO_BOOL_LIST;
    } else if (value == VALUE_NONE) {
        form = OP_TO_BOOL_NONE;
    } else if (type == vm->types.str) {
        form = OP_TO_BOOL_STR;
    } else if ((type->flags & TYPE_HEAP) != 0 && type->truth == NULL && type->length == NULL) {
        uint32_t version = type_version(vm, type);
        if (version != 0) {
            cache_set_u32(ip + 2, version);
            form = OP_TO_BOOL_ALWAYS_TRUE;
        }
    }
    conclude(ip, form);
}

void specialize_store_subscr(VM *vm, Value container, Value key, Unit *ip) {
    int form = 0;
    if (value_has_type(container, vm->types.list)) {
        bool in_range = specialize_is_compact(key) && value_to_small_int(key) >= 0 &&
                        (size_t)value_to_small_int(key) < value_to_list(container)->size;
        form = in_range ? OP_STORE_SUBSCR_LIST_INT : 0;
    } else if (value_has_type(container, vm->types.dict)) {
        form = OP_STORE_SUBSCR_DICT;
    }
    conclude(ip, form);
}

void specialize_unpack_sequence(VM *vm, Value sequence, Unit *ip, int oparg) {
    int form = 0;
    if (value_has_type(sequence, vm->types.tuple)) {
        if (value_to_tuple(sequence)->size == (size_t)oparg) {
            form = oparg == 2 ? OP_UNPACK_SEQUENCE_TWO_TUPLE : OP_UNPACK_SEQUENCE_TUPLE;
        }
    } else if (value_has_type(sequence, vm->types.list)) {
        form = value_to_list(sequence)->size == (size_t)oparg ? OP_UNPACK_SEQUENCE_LIST : 0;
    }
    conclude(ip, form);
}

/* Iteration. */

void specialize_for_iter(VM *vm, Value iterator, Unit *ip, int oparg) {
    int form = 0;
    Type *type = type_of(vm, iterator);
    if (type == vm->types.list_iterator) {
        form = OP_FOR_ITER_LIST;
    } else if (type == vm->types.tuple_iterator) {
        form = OP_FOR_ITER_TUPLE;
    } else if (type == vm->types.range_iterator) {
        form = OP_FOR_ITER_RANGE;
    } else if (type == vm->types.generator && oparg <= SHRT_MAX) {
        form = OP_FOR_ITER_GEN;
    }
    conclude(ip, form);
}

void specialize_send(VM *vm, Value receiver, Unit *ip) {
    Type *type = type_of(vm, receiver);
    bool resumable = type == vm->types.generator || type == vm->types.coroutine;
    conclude(ip, resumable ? OP_SEND_GEN : 0);
}

/* Globals: where in the dict's entries the name lies, as long as no key comes or goes. */

static bool cacheable(int64_t index, uint32_t version) {
    return index <= UINT16_MAX && version != 0 && version <= UINT16_MAX;
}

void specialize_load_global(VM *vm, Dict *globals, Dict *builtins, Unit *ip, Value name) {
    int form = 0;
    int64_t index = dict_entry_index(vm, globals, name);
    uint32_t globals_version = dict_keys_version(vm, globals);
    if (index >= 0) {
        if (cacheable(index, globals_version)) {
            form = OP_LOAD_GLOBAL_MODULE;
        }
    } else {
        index = dict_entry_index(vm, builtins, name);
        uint32_t builtins_version = dict_keys_version(vm, builtins);
        if (index >= 0 && cacheable(0, globals_version) && cacheable(index, builtins_version)) {
            ip[4].cache = (uint16_t)builtins_version;
            form = OP_LOAD_GLOBAL_BUILTIN;
        }
    }
    if (form != 0) {
        ip[2].cache = (uint16_t)index;
        ip[3].cache = (uint16_t)globals_version;
    }
    conclude(ip, form);
}

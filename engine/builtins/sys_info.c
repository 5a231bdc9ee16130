/* sys_info.c - see sys_info.h. */
#include "engine/builtins/sys_info.h"

#include <float.h>

#include "engine/builtins/struct_sequence.h"
#include "engine/interp/runtime.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/simple_namespace.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

const char sys_info_absent[] =
    "__breakpointhook__ __displayhook__ __interactivehook__ _base_executable "
    "_clear_internal_caches "
    "_clear_type_cache _clear_type_descriptors _current_exceptions _current_frames "
    "_debugmallocstats _framework _get_cpu_count_config _getframemodulename _git _home "
    "_is_gil_enabled _is_immortal _is_interned _jit _setprofileallthreads _settraceallthreads "
    "_stdlib_dir _xoptions abiflags activate_stack_trampoline addaudithook audit base_exec_prefix "
    "base_prefix breakpointhook builtin_module_names call_tracing deactivate_stack_trampoline "
    "displayhook exec_prefix getallocatedblocks getdlopenflags getswitchinterval "
    "getunicodeinternedsize is_remote_debug_enabled is_stack_trampoline_active meta_path "
    "monitoring "
    "path_hooks path_importer_cache platlibdir prefix pycache_prefix remote_exec setdlopenflags "
    "setswitchinterval stdlib_module_names thread_info";

#define FIELD(name, index)                                                                         \
    { name, struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(index) }

/* Consumes the values; NULL if one is. */
static Value sequence_take(VM *vm, const char *name, const GetSetDef *fields, Value *values,
                           size_t count) {
    bool complete = true;
    for (size_t i = 0; i < count; i++) {
        complete = complete && values[i] != NULL;
    }
    Value sequence = complete ? struct_sequence_new(vm, name, fields, values) : NULL;
    for (size_t i = 0; i < count; i++) {
        value_release_if(vm, values[i]);
    }
    return sequence;
}

static const GetSetDef float_fields[] = {
    FIELD("max", 0),     FIELD("max_exp", 1),    FIELD("max_10_exp", 2), FIELD("min", 3),
    FIELD("min_exp", 4), FIELD("min_10_exp", 5), FIELD("dig", 6),        FIELD("mant_dig", 7),
    FIELD("epsilon", 8), FIELD("radix", 9),      FIELD("rounds", 10),    {0},
};

static Value make_float_info(VM *vm) {
    Value values[] = {
        float_new(vm, DBL_MAX),
        value_from_small_int(DBL_MAX_EXP),
        value_from_small_int(DBL_MAX_10_EXP),
        float_new(vm, DBL_MIN),
        value_from_small_int(DBL_MIN_EXP),
        value_from_small_int(DBL_MIN_10_EXP),
        value_from_small_int(DBL_DIG),
        value_from_small_int(DBL_MANT_DIG),
        float_new(vm, DBL_EPSILON),
        value_from_small_int(FLT_RADIX),
        value_from_small_int(1),
    };
    return sequence_take(vm, "sys.float_info", float_fields, values, 11);
}

static const GetSetDef int_fields[] = {
    FIELD("bits_per_digit", 0),
    FIELD("sizeof_digit", 1),
    FIELD("default_max_str_digits", 2),
    FIELD("str_digits_check_threshold", 3),
    {0},
};

/* CPython's digits, not those of our ints: programs use them to reason about CPython. */
static Value make_int_info(VM *vm) {
    Value values[] = {value_from_small_int(30), value_from_small_int(4),
                      value_from_small_int(INT_MAX_STR_DIGITS), value_from_small_int(640)};
    return sequence_take(vm, "sys.int_info", int_fields, values, 4);
}

static const GetSetDef hash_fields[] = {
    FIELD("width", 0),     FIELD("modulus", 1),
    FIELD("inf", 2),       FIELD("nan", 3),
    FIELD("imag", 4),      FIELD("algorithm", 5),
    FIELD("hash_bits", 6), FIELD("seed_bits", 7),
    FIELD("cutoff", 8),    {0},
};

static Value make_hash_info(VM *vm) {
    Value values[] = {
        value_from_small_int(64),      int_from_i64(vm, (INT64_C(1) << 61) - 1),
        value_from_small_int(314159),  value_from_small_int(0),
        value_from_small_int(1000003), str_new_string(vm, "siphash13"),
        value_from_small_int(64),      value_from_small_int(128),
        value_from_small_int(0),
    };
    return sequence_take(vm, "sys.hash_info", hash_fields, values, 9);
}

static const GetSetDef flag_fields[] = {
    FIELD("debug", 0),
    FIELD("inspect", 1),
    FIELD("interactive", 2),
    FIELD("optimize", 3),
    FIELD("dont_write_bytecode", 4),
    FIELD("no_user_site", 5),
    FIELD("no_site", 6),
    FIELD("ignore_environment", 7),
    FIELD("verbose", 8),
    FIELD("bytes_warning", 9),
    FIELD("quiet", 10),
    FIELD("hash_randomization", 11),
    FIELD("isolated", 12),
    FIELD("dev_mode", 13),
    FIELD("utf8_mode", 14),
    FIELD("warn_default_encoding", 15),
    FIELD("safe_path", 16),
    FIELD("int_max_str_digits", 17),
    {0},
};

/* A plain `python3.14 FILE`, with PYTHONHASHSEED=0. */
static Value make_flags(VM *vm) {
    Value values[18];
    for (size_t i = 0; i < 17; i++) {
        values[i] = i == 13 || i == 16 ? VALUE_FALSE : value_from_small_int(0);
    }
    values[17] = value_from_small_int(vm->shared.max_str_digits);
    return sequence_take(vm, "sys.flags", flag_fields, values, 18);
}

/* sys.implementation: whose bytecode and behaviour this is. */
static Value make_implementation(VM *vm) {
    Value names = tuple_pack(vm, 4, vm->names.name, vm->names.cache_tag, vm->names.version,
                             vm->names.hexversion);
    Value values[] = {str_new_string(vm, "cpython"), str_new_string(vm, "cpython-314"),
                      dict_get_string_borrow(vm->sys_dict, "version_info"),
                      dict_get_string_borrow(vm->sys_dict, "hexversion")};
    Value namespace = NULL;
    if (names != NULL && values[0] != NULL && values[1] != NULL && values[2] != NULL &&
        values[3] != NULL && simple_namespace_make_type(vm) == 0) {
        namespace = object_call(vm, value_from_object(vm->types.simple_namespace), values, 0,
                                value_to_tuple(names));
    }
    value_release_if(vm, names);
    value_release_if(vm, values[0]);
    value_release_if(vm, values[1]);
    return namespace;
}

static Value make_list(VM *vm) {
    return value_from_object(list_new(vm, 0));
}

static Value make_api_version(VM *vm) {
    (void)vm;
    return value_from_small_int(1013);
}

static Value make_float_repr_style(VM *vm) {
    return str_new_string(vm, "short");
}

Value sys_info_make(VM *vm, Value name) {
    static const struct {
        const char *name;
        Value (*make)(VM *vm);
    } rows[] = {
        {"api_version", make_api_version}, {"flags", make_flags},
        {"float_info", make_float_info},   {"float_repr_style", make_float_repr_style},
        {"hash_info", make_hash_info},     {"implementation", make_implementation},
        {"int_info", make_int_info},       {"warnoptions", make_list},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (str_equal_string(value_to_str(name), rows[i].name)) {
            return rows[i].make(vm);
        }
    }
    return NULL;
}

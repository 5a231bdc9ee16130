/*
 * exception_unicode.c - UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/exception_parts.h"
#include "engine/objects/int.h"
#include "engine/objects/str_builder.h"

static UnicodeException *of(Value self) {
    return (UnicodeException *)value_object(self);
}

static bool is_kind(Value self, const Type *type) {
    return type_is_subtype(value_object(self)->type, type);
}

/* ---- making ---- */

static int check_str(VM *vm, Value value, int position) {
    if (value_is_str(value)) {
        return 0;
    }
    return value == VALUE_NONE
               ? error_raise_int(vm, vm->types.TypeError, "argument %d must be str, not None",
                                 position)
               : error_raise_int(vm, vm->types.TypeError, "argument %d must be str, not %T",
                                 position, value);
}

/* The bytes that could not be decoded: bytes as they are, else a copy. */
static Value bytes_object(VM *vm, Value value) {
    BytesView bytes;
    if (value_is_bytes(value)) {
        return value_retain(value);
    }
    return bytes_view_of(vm, value, &bytes) < 0 ? NULL : bytes_new(vm, bytes.data, bytes.size);
}

/* Fills all fields from args: (encoding,) object, start, end, reason. */
static int fill(VM *vm, Value self, const Value *args, size_t nargs) {
    bool translate = is_kind(self, vm->types.UnicodeTranslateError);
    bool decode = is_kind(self, vm->types.UnicodeDecodeError);
    size_t expected = translate ? 4 : 5;
    if (nargs != expected) {
        return error_raise_int(vm, vm->types.TypeError,
                               "function takes exactly %zu arguments (%zu given)", expected, nargs);
    }
    const Value *rest = translate ? args : args + 1; /* object, start, end, reason */
    int64_t start, end;
    if ((!translate && check_str(vm, args[0], 1) < 0) ||
        (!decode && check_str(vm, rest[0], translate ? 1 : 2) < 0) ||
        args_to_index(vm, rest[1], &start) < 0 || args_to_index(vm, rest[2], &end) < 0 ||
        check_str(vm, rest[3], (int)expected) < 0) {
        return -1;
    }
    Value object = decode ? bytes_object(vm, rest[0]) : value_retain(rest[0]);
    if (object == NULL) {
        return -1;
    }
    UnicodeException *exception = of(self);
    if (!translate) {
        value_replace_take(vm, &exception->encoding, value_retain(args[0]));
    }
    value_replace_take(vm, &exception->object, object);
    value_replace_take(vm, &exception->start, int_from_i64(vm, start));
    value_replace_take(vm, &exception->end, int_from_i64(vm, end));
    value_replace_take(vm, &exception->reason, value_retain(rest[3]));
    return 0;
}

static int unicode_error_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return exception_init(vm, self, args, nargs, kwnames) < 0 ? -1 : fill(vm, self, args, nargs);
}

/* ---- text ---- */

static int64_t number_of(Value field) {
    int64_t number = 0;
    if (field != NULL) {
        int_fits_i64(field, &number);
    }
    return number;
}

static void add_letter(StrBuilder *builder, uint32_t letter) {
    int digits = letter < 0x100 ? 2 : letter < 0x10000 ? 4 : 8;
    str_builder_add_string(builder, digits == 2 ? "'\\x" : digits == 4 ? "'\\u" : "'\\U");
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        str_builder_add(builder, (uint32_t) "0123456789abcdef"[letter >> shift & 15]);
    }
    str_builder_add(builder, '\'');
}

/* str(value), or "<NULL>" for a deleted attribute. */
static Value text_of(VM *vm, Value value) {
    return value == NULL ? str_new_string(vm, "<NULL>") : object_str(vm, value);
}

static int check_object(VM *vm, Value object, bool decode) {
    if (object == NULL) {
        return error_raise_int(vm, vm->types.TypeError,
                               "UnicodeError 'object' attribute is not set");
    }
    if (decode ? !value_is_bytes(object) : !value_is_str(object)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "UnicodeError 'object' attribute must be a %s",
                               decode ? "bytes" : "string");
    }
    return 0;
}

/* "character '\xe9' in position 3", "bytes in position 0-4" */
static void add_place(StrBuilder *builder, const UnicodeException *exception, bool decode) {
    int64_t start = number_of(exception->start);
    int64_t end = number_of(exception->end);
    int64_t length = decode ? (int64_t)value_to_bytes(exception->object)->size
                            : (int64_t)value_to_str(exception->object)->length;
    if (start < 0 || start >= length || end != start + 1) {
        str_builder_add_format(builder, "%s in position %zd-%zd", decode ? "bytes" : "characters",
                               (ptrdiff_t)start, (ptrdiff_t)(end - 1));
        return;
    }
    if (decode) {
        unsigned byte = value_to_bytes(exception->object)->data[start];
        str_builder_add_format(builder, "byte 0x%c%c", "0123456789abcdef"[byte >> 4],
                               "0123456789abcdef"[byte & 15]);
    } else {
        str_builder_add_string(builder, "character ");
        add_letter(builder, str_at(value_to_str(exception->object), (size_t)start));
    }
    str_builder_add_format(builder, " in position %zd", (ptrdiff_t)start);
}

static Value unicode_error_str(VM *vm, Value self) {
    const UnicodeException *exception = of(self);
    if (exception->object == NULL) {
        return value_retain(vm->shared.empty_str);
    }
    bool decode = is_kind(self, vm->types.UnicodeDecodeError);
    bool translate = is_kind(self, vm->types.UnicodeTranslateError);
    /* Making texts of these may run code that changes the object, so it is looked at afterwards. */
    Value reason = text_of(vm, exception->reason);
    Value encoding = reason == NULL || translate ? NULL : text_of(vm, exception->encoding);
    Value result = NULL;
    if (reason != NULL && (translate || encoding != NULL) &&
        check_object(vm, exception->object, decode) == 0) {
        StrBuilder builder;
        str_builder_init(&builder, vm);
        if (!translate) {
            str_builder_add_format(&builder, "'%U' codec ", encoding);
        }
        str_builder_add_string(&builder, decode      ? "can't decode "
                                         : translate ? "can't translate "
                                                     : "can't encode ");
        add_place(&builder, exception, decode);
        str_builder_add_format(&builder, ": %U", reason);
        result = str_builder_finish(&builder);
    }
    value_release_if(vm, reason);
    value_release_if(vm, encoding);
    return result;
}

/* ---- attributes ---- */

static Value *position_field(Value self, const void *closure) {
    return closure == NULL ? &of(self)->start : &of(self)->end;
}

static Value get_position(VM *vm, Value self, void *closure) {
    (void)vm;
    Value value = *position_field(self, closure);
    return value == NULL ? value_from_small_int(0) : value_retain(value);
}

static int set_position(VM *vm, Value self, Value value, void *closure) {
    int64_t number;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "can't delete numeric/char attribute");
    }
    if (!value_is_int(value)) {
        return error_raise_int(vm, vm->types.TypeError, "an integer is required");
    }
    if (int_to_i64(vm, value, &number) < 0) {
        return -1;
    }
    value_replace_take(vm, position_field(self, closure), int_from_i64(vm, number));
    return 0;
}

static const GetSetDef unicode_getsets[] = {
    {"start", get_position, set_position, NULL},
    {"end", get_position, set_position, (void *)(uintptr_t)1},
    {0},
};

static const MemberDef unicode_members[] = {
    {"encoding", offsetof(UnicodeException, encoding), true, false},
    {"object", offsetof(UnicodeException, object), true, false},
    {"reason", offsetof(UnicodeException, reason), true, false},
    {0},
};

void types_fill_unicode_errors(VM *vm) {
    Type *const types[] = {vm->types.UnicodeDecodeError, vm->types.UnicodeEncodeError,
                           vm->types.UnicodeTranslateError};
    for (size_t i = 0; i < 3; i++) {
        types[i]->init = unicode_error_init;
        types[i]->str = unicode_error_str;
        types[i]->members = unicode_members;
        types[i]->getsets = unicode_getsets;
    }
}

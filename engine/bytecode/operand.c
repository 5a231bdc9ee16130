#include "engine/bytecode/operand.h"

#include <stddef.h>

static const char *const binary_names[] = {
    "+",  "&",   "//",  "<<", "@",  "*",  "%",  "|",   "**",  ">>", "-",  "/",  "^",  "+=",
    "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]",
};

static const char *const compare_names[] = {"<", "<=", "==", "!=", ">", ">="};

static const char *const conversion_names[] = {"", "str", "repr", "ascii"};

static const char *const intrinsic_1_names[] = {
    "INTRINSIC_1_INVALID",         "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",       "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",     "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",         "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS",
};

static const char *const intrinsic_2_names[] = {
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
};

static const char *const common_constant_names[] = {
    "AssertionError",          "NotImplementedError",     "tuple",
    "<built-in function all>", "<built-in function any>",
};

static const char *const special_names[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};

/* One bit of the oparg each. */
static const char *const function_attribute_names[] = {"defaults", "kwdefaults", "annotations",
                                                       "closure", "annotate"};

typedef struct NameList {
    const char *const *names;
    int count;
} NameList;

#define NAME_LIST(array) ((NameList){(array), (int)(sizeof(array) / sizeof((array)[0]))})

static NameList names_of(OperandKind kind) {
    switch (kind) {
    case OPERAND_BINARY: return NAME_LIST(binary_names);
    case OPERAND_COMPARE: return NAME_LIST(compare_names);
    case OPERAND_CONVERSION: return NAME_LIST(conversion_names);
    case OPERAND_INTRINSIC_1: return NAME_LIST(intrinsic_1_names);
    case OPERAND_INTRINSIC_2: return NAME_LIST(intrinsic_2_names);
    case OPERAND_COMMON_CONSTANT: return NAME_LIST(common_constant_names);
    case OPERAND_SPECIAL: return NAME_LIST(special_names);
    default: return (NameList){NULL, 0};
    }
}

const char *operand_name(OperandKind kind, int number) {
    NameList list = names_of(kind);
    return number >= 0 && number < list.count ? list.names[number] : NULL;
}

int operand_name_count(OperandKind kind) {
    return names_of(kind).count;
}

static void add_text(const Text *text, Buffer *out) {
    buffer_add(out, text->data, text->size);
}

static void add_name(const Code *code, int index, const char *suffix, Buffer *out) {
    if (index >= 0 && index < code->nnames && code->names[index]->size > 0) {
        add_text(code->names[index], out);
        buffer_add_string(out, suffix);
    }
}

static void add_local(const Code *code, int index, Buffer *out) {
    if (index >= 0 && index < code->nlocalsplus) {
        add_text(code->localsplusnames[index], out);
    }
}

static void add_function_attributes(int oparg, Buffer *out) {
    NameList list = NAME_LIST(function_attribute_names);
    const char *separator = "";
    for (int bit = 0; bit < list.count; bit++) {
        if (oparg & (1 << bit)) {
            buffer_add_string(out, separator);
            buffer_add_string(out, list.names[bit]);
            separator = ", ";
        }
    }
}

void operand_text(const Code *code, int opcode, int oparg, Buffer *out) {
    OperandKind kind = opcode_operand(opcode);
    switch (kind) {
    case OPERAND_CONST:
        if (oparg >= 0 && oparg < code->nconsts) {
            constant_repr(code->consts[oparg], out);
        }
        break;
    case OPERAND_NAME: add_name(code, oparg, "", out); break;
    case OPERAND_NAME_PUSH_NULL: add_name(code, oparg >> 1, oparg & 1 ? " + NULL" : "", out); break;
    case OPERAND_NAME_METHOD:
        add_name(code, oparg >> 1, oparg & 1 ? " + NULL|self" : "", out);
        break;
    case OPERAND_NAME_SUPER:
        add_name(code, oparg >> 2, oparg & 1 ? " + NULL|self" : "", out);
        break;
    case OPERAND_LOCAL:
    case OPERAND_DEREF: add_local(code, oparg, out); break;
    case OPERAND_LOCAL_PAIR:
        add_local(code, oparg >> 4, out);
        buffer_add_string(out, ", ");
        add_local(code, oparg & 15, out);
        break;
    case OPERAND_COMPARE: {
        const char *name = operand_name(kind, oparg >> 5);
        if (name != NULL) {
            buffer_add_format(out, oparg & 16 ? "bool(%s)" : "%s", name);
        }
        break;
    }
    case OPERAND_BINARY:
    case OPERAND_CONVERSION:
    case OPERAND_INTRINSIC_1:
    case OPERAND_INTRINSIC_2:
    case OPERAND_COMMON_CONSTANT:
    case OPERAND_SPECIAL: {
        const char *name = operand_name(kind, oparg);
        buffer_add_string(out, name == NULL ? "" : name);
        break;
    }
    case OPERAND_FUNCTION_ATTRIBUTE: add_function_attributes(oparg, out); break;
    case OPERAND_INVERT:
        if (opcode_base(opcode) == OP_IS_OP) {
            buffer_add_string(out, oparg ? "is not" : "is");
        } else {
            buffer_add_string(out, oparg ? "not in" : "in");
        }
        break;
    case OPERAND_NONE:
    case OPERAND_COUNT:
    case OPERAND_DEPTH:
    case OPERAND_SMALL_INT:
    case OPERAND_JUMP_FORWARD:
    case OPERAND_JUMP_BACKWARD:
    case OPERAND_RESUME: break;
    }
}

/*
 * pyasm_operand_read.c - opargs from their spelling; the counterpart of bytecode/pyasm_operand.c.
 */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"
#include "engine/bytecode/pyasm_constant.h"
#include "engine/bytecode/pyasm_names.h"
#include "engine/loader/pyasm_body.h"

enum { MAX_INDEX = 1 << 28 };

/* ---- what is looked up ---- */

static bool same_text(const void *items, int index, const void *wanted) {
    return ((const Text *const *)items)[index] == wanted; /* of one pool */
}

static int find_text(const PyasmTexts *texts, const Text *text) {
    return index_table_find(&texts->table, text->hash, same_text, texts->items, text);
}

static bool same_constant(const void *items, int index, const void *wanted) {
    const Constant *left = ((const Constant *const *)items)[index];
    const Constant *right = wanted;
    if (left->kind == CONSTANT_CODE || right->kind == CONSTANT_CODE) {
        return left->kind == right->kind && left->as.code == right->as.code;
    }
    return constant_same(left, right);
}

/* Code objects are compared by identity: most of them are not even read yet. */
static uint64_t hash_of(const Constant *constant) {
    return constant->kind == CONSTANT_CODE ? (uint64_t)(uintptr_t)constant->as.code * 0x9E3779B9u
                                           : constant_hash(constant);
}

static bool can_be_found(const Constant *constant) {
    return constant->kind == CONSTANT_CODE || pyasm_is_plain(constant);
}

static int find_const(const PyasmBody *body, const Constant *constant) {
    return index_table_find(&body->const_table, hash_of(constant), same_constant, body->consts,
                            constant);
}

void pyasm_body_add_const(PyasmBody *body, const Constant *constant) {
    if (body->const_count == body->const_capacity) {
        body->const_capacity = body->const_capacity == 0 ? 16 : 2 * body->const_capacity;
        body->consts =
            memory_resize(body->consts, (size_t)body->const_capacity, sizeof(Constant *));
    }
    body->consts[body->const_count] = constant;
    if (can_be_found(constant) && find_const(body, constant) < 0) {
        index_table_add(&body->const_table, hash_of(constant), body->const_count);
    }
    body->const_count++;
}

int pyasm_texts_add(PyasmTexts *texts, const Text *text) {
    if (texts->count == texts->capacity) {
        texts->capacity = texts->capacity == 0 ? 16 : 2 * texts->capacity;
        texts->items = memory_resize(texts->items, (size_t)texts->capacity, sizeof(Text *));
    }
    texts->items[texts->count] = text;
    if (find_text(texts, text) < 0) {
        index_table_add(&texts->table, text->hash, texts->count);
    }
    return texts->count++;
}

/* ---- operands by kind ---- */

static bool read_code_number(PyasmBody *body, int *oparg) {
    PyasmCodeSlot *slot = pyasm_need_code_number(body->cursor, body->slots);
    if (slot == NULL) {
        return false;
    }
    Constant wanted = {.kind = CONSTANT_CODE, .as.code = slot->code};
    *oparg = find_const(body, &wanted);
    return *oparg >= 0 || cursor_fail(body->cursor, "no constant of this code object is that one");
}

static bool read_const(PyasmBody *body, int *oparg) {
    if (cursor_take_keyword(body->cursor, "code")) {
        return read_code_number(body, oparg);
    }
    const Constant *constant = pyasm_need_constant(body->cursor, NULL);
    if (constant == NULL) {
        return false;
    }
    *oparg = can_be_found(constant) ? find_const(body, constant) : -1;
    if (*oparg < 0) {
        *oparg = body->const_count;
        pyasm_body_add_const(body, constant);
    }
    return true;
}

static bool read_name(PyasmBody *body, int *index) {
    const Text *name = cursor_need_word(body->cursor);
    if (name == NULL) {
        return false;
    }
    *index = find_text(&body->names, name);
    if (*index < 0) {
        *index = pyasm_texts_add(&body->names, name);
    }
    return *index < MAX_INDEX || cursor_fail(body->cursor, "too many names");
}

static bool read_flagged_name(PyasmBody *body, OperandKind kind, int *oparg) {
    int index;
    if (!read_name(body, &index)) {
        return false;
    }
    int flag = cursor_take(body->cursor, "+ NULL") ? 1 : 0;
    if (flag != 0 && kind != OPERAND_NAME_PUSH_NULL && !cursor_need(body->cursor, "|self")) {
        return false;
    }
    if (kind == OPERAND_NAME_SUPER) {
        flag |= cursor_take_keyword(body->cursor, "explicit") ? 2 : 0;
    }
    *oparg = index << (kind == OPERAND_NAME_SUPER ? 2 : 1) | flag;
    return true;
}

static bool read_local(PyasmBody *body, int *index) {
    const Text *name = cursor_need_word(body->cursor);
    if (name == NULL) {
        return false;
    }
    *index = find_text(&body->locals, name);
    return *index >= 0 || cursor_fail(body->cursor, "there is no variable of that name");
}

static bool read_local_pair(PyasmBody *body, int *oparg) {
    int first;
    int second;
    if (!read_local(body, &first) || !cursor_need(body->cursor, ",") ||
        !read_local(body, &second)) {
        return false;
    }
    *oparg = first << 4 | second;
    return (first < 16 && second < 16) ||
           cursor_fail(body->cursor, "a pair can only be of the first 16 variables");
}

/* The token's place among the fixed names of a kind. */
static bool read_fixed(PyasmBody *body, OperandKind kind, int *oparg) {
    const Text *token = cursor_need_token(body->cursor);
    if (token == NULL) {
        return false;
    }
    for (int i = 0;; i++) {
        const char *name = kind == OPERAND_COMMON_CONSTANT ? pyasm_common_constant(i)
                           : i < operand_name_count(kind)  ? operand_name(kind, i)
                                                           : NULL;
        if (name == NULL) {
            return cursor_fail(body->cursor, "'%s' is not known here", token->data);
        }
        if (name[0] != '\0' && text_equal_string(token, name)) {
            *oparg = i;
            return true;
        }
    }
}

static bool read_compare(PyasmBody *body, int *oparg) {
    enum { AS_BOOL = 16 };
    /* The longer operators first, as the shorter ones are how they begin. */
    static const int order[] = {1, 2, 3, 5, 0, 4};
    bool as_bool = cursor_take(body->cursor, "bool(");
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        if (cursor_take(body->cursor, operand_name(OPERAND_COMPARE, order[i]))) {
            *oparg = pyasm_compare_oparg(order[i]) | (as_bool ? AS_BOOL : 0);
            return !as_bool || cursor_need(body->cursor, ")");
        }
    }
    return cursor_fail(body->cursor, "a comparison expected");
}

static bool read_function_attribute(PyasmBody *body, int *oparg) {
    for (const PyasmName *name = pyasm_function_attributes; name->name != NULL; name++) {
        if (cursor_take_keyword(body->cursor, name->name)) {
            *oparg = (int)name->bit;
            return true;
        }
    }
    return cursor_fail(body->cursor, "a function attribute expected");
}

/* is, is not; in, not in */
static bool read_invert(PyasmBody *body, int opcode, int *oparg) {
    if (opcode == OP_IS_OP) {
        bool is = cursor_take_keyword(body->cursor, "is");
        *oparg = cursor_take_keyword(body->cursor, "not");
        return is || cursor_fail(body->cursor, "'is' or 'is not' expected");
    }
    *oparg = cursor_take_keyword(body->cursor, "not");
    return cursor_take_keyword(body->cursor, "in") ||
           cursor_fail(body->cursor, "'in' or 'not in' expected");
}

bool pyasm_body_read_operand(PyasmBody *body, LayoutInstruction *instruction) {
    PyasmCursor *cursor = body->cursor;
    OperandKind kind = opcode_operand(instruction->opcode);
    int *oparg = &instruction->oparg;
    if (cursor_take(cursor, "#")) {
        return cursor_need_int(cursor, 0, INT32_MAX, oparg);
    }
    switch (kind) {
    case OPERAND_CONST: return read_const(body, oparg);
    case OPERAND_NAME: return read_name(body, oparg);
    case OPERAND_NAME_PUSH_NULL:
    case OPERAND_NAME_METHOD:
    case OPERAND_NAME_SUPER: return read_flagged_name(body, kind, oparg);
    case OPERAND_LOCAL:
    case OPERAND_DEREF: return read_local(body, oparg);
    case OPERAND_LOCAL_PAIR: return read_local_pair(body, oparg);
    case OPERAND_JUMP_FORWARD:
    case OPERAND_JUMP_BACKWARD:
        instruction->target = pyasm_body_need_label(body);
        return instruction->target >= 0;
    case OPERAND_COMPARE: return read_compare(body, oparg);
    case OPERAND_BINARY:
    case OPERAND_CONVERSION:
    case OPERAND_INTRINSIC_1:
    case OPERAND_INTRINSIC_2:
    case OPERAND_COMMON_CONSTANT:
    case OPERAND_SPECIAL: return read_fixed(body, kind, oparg);
    case OPERAND_FUNCTION_ATTRIBUTE: return read_function_attribute(body, oparg);
    case OPERAND_INVERT: return read_invert(body, instruction->opcode, oparg);
    case OPERAND_NONE:
    case OPERAND_COUNT:
    case OPERAND_DEPTH:
    case OPERAND_SMALL_INT:
    case OPERAND_RESUME: return cursor_need_int(cursor, 0, INT32_MAX, oparg);
    }
    return false;
}

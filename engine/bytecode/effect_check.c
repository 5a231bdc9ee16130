#include "engine/bytecode/effect_check.h"

#include "engine/bytecode/opcode.h"

enum { COMPARE_AS_BOOL = 16 };

/* The parties to one effect, so that helpers need not pass four things along. */
typedef struct Effect {
    Verification *verification;
    AbstractState *state;
    const Instruction *instruction;
    bool *locals_changed;
    int *lowest;
} Effect;

static bool refuse(const Effect *effect, const char *what) {
    return verification_fail(effect->verification, effect->instruction->offset, "%s %s",
                             opcode_name(effect->instruction->opcode), what);
}

/* The slot `depth` places from the top; 1 is the top. */
static Slot *peek(const Effect *effect, int depth) {
    return &effect->state->stack[effect->state->depth - depth];
}

static void pop(const Effect *effect, int count) {
    effect->state->depth -= count;
}

static void push(const Effect *effect, Slot slot) {
    AbstractState *state = effect->state;
    state->stack[state->depth] = slot;
    if (state->depth < *effect->lowest) {
        *effect->lowest = state->depth;
    }
    state->depth++;
}

static void replace(const Effect *effect, int depth, Slot slot) {
    *peek(effect, depth) = slot;
    if (effect->state->depth - depth < *effect->lowest) {
        *effect->lowest = effect->state->depth - depth;
    }
}

static bool refuse_slot(const Effect *effect, Slot slot) {
    return refuse(effect, slot_kind(slot) == SLOT_OPEN_FUNCTION
                              ? "gets a function that lacks its closure"
                              : "may get NULL where it needs a value");
}

static bool need_values(const Effect *effect, int count) {
    for (int i = 1; i <= count; i++) {
        if (!slot_is_value(*peek(effect, i))) {
            return refuse_slot(effect, *peek(effect, i));
        }
    }
    return true;
}

static bool need(const Effect *effect, int depth, SlotKind kind, const char *what) {
    return slot_is(effect->verification->code, *peek(effect, depth), kind) || refuse(effect, what);
}

/* Pops values and pushes values, as most instructions do. */
static bool plain(const Effect *effect) {
    int opcode = effect->instruction->opcode;
    int pops = opcode_stack_pops(opcode, effect->instruction->oparg);
    int pushes = opcode_stack_pushes(opcode, effect->instruction->oparg, false);
    if (!need_values(effect, pops)) {
        return false;
    }
    pop(effect, pops);
    for (int i = 0; i < pushes; i++) {
        push(effect, SLOT_VALUE);
    }
    return true;
}

/* Likewise with one result of a known kind. */
static bool produce(const Effect *effect, SlotKind kind) {
    if (!plain(effect)) {
        return false;
    }
    replace(effect, 1, kind);
    return true;
}

/* ---- locals ---- */

static const char *local_name(const Effect *effect, int local) {
    return effect->verification->code->localsplusnames[local]->data;
}

static bool refuse_local(const Effect *effect, int local, const char *what) {
    return verification_fail(effect->verification, effect->instruction->offset, "%s of '%s', %s",
                             opcode_name(effect->instruction->opcode), local_name(effect, local),
                             what);
}

static void set_local(const Effect *effect, int local, uint8_t kind) {
    if (effect->state->locals[local] != kind) {
        effect->state->locals[local] = kind;
        *effect->locals_changed = true;
    }
}

static bool load_local(const Effect *effect, int local) {
    uint8_t kind = effect->state->locals[local];
    if (kind == SLOT_NULL || kind == SLOT_NULLABLE) {
        return refuse_local(effect, local, "which may be unbound");
    }
    push(effect, kind);
    return true;
}

static bool store_local(const Effect *effect, int local) {
    Slot slot = *peek(effect, 1);
    if (slot_kind(slot) == SLOT_OPEN_FUNCTION) {
        return refuse_slot(effect, slot);
    }
    pop(effect, 1);
    bool kept = slot_kind(slot) == SLOT_NULL || slot_kind(slot) == SLOT_NULLABLE ||
                slot_kind(slot) == SLOT_CELL;
    set_local(effect, local, kept ? (uint8_t)slot_kind(slot) : SLOT_VALUE);
    return true;
}

static bool need_cell(const Effect *effect) {
    int local = effect->instruction->oparg;
    return effect->state->locals[local] == SLOT_CELL ||
           refuse_local(effect, local, "which may not be a cell yet");
}

/* ---- calls and functions ---- */

/* callable, self or NULL, arguments, above them `extra` values that are checked elsewhere */
static bool call(const Effect *effect, int extra) {
    int arguments = effect->instruction->oparg;
    for (int i = extra + 1; i <= extra + arguments; i++) {
        if (!slot_is_value(*peek(effect, i))) {
            return refuse(effect, "may get NULL as an argument");
        }
    }
    int self = extra + arguments + 1;
    if (slot_kind(*peek(effect, self)) == SLOT_OPEN_FUNCTION ||
        !slot_is_value(*peek(effect, self + 1))) {
        return refuse(effect, "has nothing it can call");
    }
    pop(effect, self + 1);
    push(effect, SLOT_VALUE);
    return true;
}

static bool is_tuple_of_names(const Constant *constant) {
    if (constant == NULL || constant->kind != CONSTANT_TUPLE) {
        return false;
    }
    for (size_t i = 0; i < constant->as.sequence.size; i++) {
        if (constant->as.sequence.items[i]->kind != CONSTANT_STR) {
            return false;
        }
    }
    return true;
}

static bool call_with_keywords(const Effect *effect) {
    const Constant *names = slot_constant(effect->verification->code, *peek(effect, 1));
    if (!is_tuple_of_names(names) || names->as.sequence.size > (size_t)effect->instruction->oparg) {
        return refuse(effect, "lacks a constant tuple of the keywords");
    }
    return call(effect, 1);
}

static bool call_expanded(const Effect *effect) {
    Slot keywords = *peek(effect, 1);
    if (slot_kind(keywords) != SLOT_NULL && slot_kind(keywords) != SLOT_DICT) {
        return refuse(effect, "may get keywords that are neither a dict nor NULL");
    }
    if (slot_kind(*peek(effect, 3)) != SLOT_NULL) {
        return refuse(effect, "needs NULL below the arguments");
    }
    if (!slot_is_value(*peek(effect, 2)) || !slot_is_value(*peek(effect, 4))) {
        return refuse(effect, "has nothing it can call");
    }
    pop(effect, 4);
    push(effect, SLOT_VALUE);
    return true;
}

static bool make_function(const Effect *effect) {
    const Constant *constant = slot_constant(effect->verification->code, *peek(effect, 1));
    if (constant == NULL || constant->kind != CONSTANT_CODE) {
        return refuse(effect, "needs a constant code object");
    }
    int32_t cells = constant->as.code->nfreevars;
    replace(effect, 1, cells == 0 ? SLOT_FUNCTION : slot_make(SLOT_OPEN_FUNCTION, (uint32_t)cells));
    return true;
}

/* attribute, function -> function */
static bool set_function_attribute(const Effect *effect) {
    enum { CLOSURE = 8 };
    Slot function = *peek(effect, 1);
    Slot attribute = *peek(effect, 2);
    if (slot_kind(function) != SLOT_FUNCTION && slot_kind(function) != SLOT_OPEN_FUNCTION) {
        return refuse(effect, "needs a function that was just made");
    }
    if (!slot_is_value(attribute)) {
        return refuse_slot(effect, attribute);
    }
    if (effect->instruction->oparg == CLOSURE) {
        if (slot_kind(function) != SLOT_OPEN_FUNCTION ||
            attribute != slot_make(SLOT_CELLS, slot_info(function))) {
            return refuse(effect, "needs one cell for each free variable");
        }
        function = SLOT_FUNCTION;
    }
    pop(effect, 2);
    push(effect, function);
    return true;
}

/* ---- displays ---- */

static bool build_tuple(const Effect *effect) {
    int size = effect->instruction->oparg;
    bool cells = size > 0;
    for (int i = 1; i <= size && cells; i++) {
        cells = slot_kind(*peek(effect, i)) == SLOT_CELL;
    }
    if (!produce(effect, SLOT_TUPLE)) {
        return false;
    }
    replace(effect, 1,
            cells ? slot_make(SLOT_CELLS, (uint32_t)size)
                  : slot_make(SLOT_TUPLE, (uint32_t)size + 1));
    return true;
}

static bool build_string(const Effect *effect) {
    for (int i = 1; i <= effect->instruction->oparg; i++) {
        if (!need(effect, i, SLOT_STR, "joins what may be no str")) {
            return false;
        }
    }
    return produce(effect, SLOT_STR);
}

/* `items` values on top go into the container that the oparg counts from below them. */
static bool add_to(const Effect *effect, SlotKind kind, int items, const char *what) {
    int container = items + effect->instruction->oparg;
    if (!need_values(effect, items)) {
        return false;
    }
    if (kind == SLOT_VALUE ? !slot_is_value(*peek(effect, container))
                           : slot_kind(*peek(effect, container)) != kind) {
        return refuse(effect, what);
    }
    pop(effect, items);
    return true;
}

/* callable, NULL, positional, dict, [others], mapping: the callable is named in an error. */
static bool dict_merge(const Effect *effect) {
    int dict = 1 + effect->instruction->oparg;
    if (!slot_is_value(*peek(effect, dict + 3))) {
        return refuse(effect, "has no call that it is for");
    }
    return add_to(effect, SLOT_DICT, 1, "adds to what may be no dict");
}

/* strings, interpolations: as many strings as there is room around the interpolations. */
static bool build_template(const Effect *effect) {
    int64_t strings = slot_tuple_size(effect->verification->code, *peek(effect, 2));
    int64_t interpolations = slot_tuple_size(effect->verification->code, *peek(effect, 1));
    if (interpolations < 0 || strings != interpolations + 1) {
        return refuse(effect, "needs tuples of n + 1 strings and n interpolations");
    }
    return plain(effect);
}

static bool build_interpolation(const Effect *effect) {
    int source = 1 + (effect->instruction->oparg & 1);
    return need(effect, source, SLOT_STR, "needs its source text") &&
           (source == 1 || need(effect, 1, SLOT_STR, "needs a str as format")) && plain(effect);
}

static bool call_intrinsic(const Effect *effect) {
    enum { STOPITERATION_ERROR = 3, LIST_TO_TUPLE = 6, TYPEVAR = 7, TYPEVARTUPLE = 9 };
    switch (effect->instruction->oparg) {
    case STOPITERATION_ERROR:
        return need(effect, 1, SLOT_EXCEPTION, "needs an exception") &&
               produce(effect, SLOT_EXCEPTION);
    case LIST_TO_TUPLE:
        return need(effect, 1, SLOT_LIST, "needs a list") && produce(effect, SLOT_TUPLE);
    default:
        if (effect->instruction->oparg >= TYPEVAR && effect->instruction->oparg <= TYPEVARTUPLE) {
            return need(effect, 1, SLOT_STR, "needs a name") && plain(effect);
        }
        return plain(effect);
    }
}

static bool call_intrinsic_2(const Effect *effect) {
    enum {
        PREP_RERAISE_STAR = 1,
        TYPEVAR_WITH_BOUND = 2,
        TYPEVAR_WITH_CONSTRAINTS = 3,
        SET_FUNCTION_TYPE_PARAMS = 4
    };
    switch (effect->instruction->oparg) {
    case PREP_RERAISE_STAR:
        return need(effect, 2, SLOT_EXCEPTION, "needs an exception") &&
               need(effect, 1, SLOT_LIST, "needs a list") &&
               produce(effect, SLOT_EXCEPTION_OR_NONE);
    case TYPEVAR_WITH_BOUND:
    case TYPEVAR_WITH_CONSTRAINTS:
        return need(effect, 2, SLOT_STR, "needs a name") && plain(effect);
    case SET_FUNCTION_TYPE_PARAMS:
        return need(effect, 2, SLOT_FUNCTION, "needs a function") && produce(effect, SLOT_FUNCTION);
    default: return plain(effect);
    }
}

/* level, names or None */
static bool import_name(const Effect *effect) {
    const Constant *names = slot_constant(effect->verification->code, *peek(effect, 1));
    if (names == NULL || (names->kind != CONSTANT_NONE && !is_tuple_of_names(names))) {
        return refuse(effect, "lacks a constant tuple of names, or None");
    }
    return need(effect, 2, SLOT_INT, "needs a level") && plain(effect);
}

/* ---- exceptions ---- */

static bool need_exception_or_none(const Effect *effect, int depth) {
    SlotKind kind = slot_kind(*peek(effect, depth));
    return kind == SLOT_EXCEPTION ||
           need(effect, depth, SLOT_EXCEPTION_OR_NONE, "needs an exception");
}

/* exc -> previous, exc */
static bool push_exc_info(const Effect *effect) {
    if (!need(effect, 1, SLOT_EXCEPTION, "needs an exception")) {
        return false;
    }
    replace(effect, 1, SLOT_EXCEPTION_OR_NONE);
    push(effect, SLOT_EXCEPTION);
    return true;
}

static bool reraise(const Effect *effect) {
    int kept = effect->instruction->oparg;
    if (kept > 0 && slot_kind(*peek(effect, 1 + kept)) != SLOT_OFFSET) {
        return refuse(effect, "finds no kept offset");
    }
    return need_exception_or_none(effect, 1);
}

/* exit, self or NULL, offset, previous, exc -> the same, answer */
static bool with_except_start(const Effect *effect) {
    if (!slot_is_value(*peek(effect, 5)) || slot_kind(*peek(effect, 4)) == SLOT_OPEN_FUNCTION) {
        return refuse(effect, "has nothing it can call");
    }
    if (!need(effect, 1, SLOT_EXCEPTION, "needs an exception")) {
        return false;
    }
    push(effect, SLOT_VALUE);
    return true;
}

static bool check_eg_match(const Effect *effect) {
    if (!need_exception_or_none(effect, 2) || !need_values(effect, 1)) {
        return false;
    }
    replace(effect, 2, SLOT_EXCEPTION_OR_NONE);
    replace(effect, 1, SLOT_EXCEPTION_OR_NONE);
    return true;
}

/* ---- all instructions ---- */

static bool apply(const Effect *effect) {
    const Code *code = effect->verification->code;
    AbstractState *state = effect->state;
    int oparg = effect->instruction->oparg;
    Slot slot;

    switch (effect->instruction->opcode) {
    case OP_PUSH_NULL: push(effect, SLOT_NULL); return true;
    case OP_POP_TOP: pop(effect, 1); return true;
    case OP_COPY:
        slot = *peek(effect, oparg);
        if (slot_kind(slot) == SLOT_OPEN_FUNCTION) {
            return refuse_slot(effect, slot);
        }
        push(effect, slot);
        return true;
    case OP_SWAP:
        slot = *peek(effect, 1);
        replace(effect, 1, *peek(effect, oparg));
        replace(effect, oparg, slot);
        return true;

    case OP_LOAD_SMALL_INT: push(effect, SLOT_INT); return true;
    case OP_LOAD_CONST: push(effect, slot_make(SLOT_CONST, (uint32_t)oparg)); return true;
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_BORROW: return load_local(effect, oparg);
    case OP_LOAD_FAST_LOAD_FAST:
    case OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
        return load_local(effect, oparg >> 4) && load_local(effect, oparg & 15);
    case OP_LOAD_FAST_CHECK:
        if (state->locals[oparg] != SLOT_CELL) { /* it goes on only if the local is bound */
            set_local(effect, oparg, SLOT_VALUE);
        }
        push(effect, state->locals[oparg]);
        return true;
    case OP_LOAD_FAST_AND_CLEAR:
        push(effect, state->locals[oparg]);
        set_local(effect, oparg, SLOT_NULL);
        return true;
    case OP_STORE_FAST: return store_local(effect, oparg);
    case OP_STORE_FAST_STORE_FAST:
        return store_local(effect, oparg >> 4) && store_local(effect, oparg & 15);
    case OP_STORE_FAST_LOAD_FAST:
        return store_local(effect, oparg >> 4) && load_local(effect, oparg & 15);
    case OP_DELETE_FAST: set_local(effect, oparg, SLOT_NULL); return true;
    case OP_MAKE_CELL: set_local(effect, oparg, SLOT_CELL); return true;
    case OP_COPY_FREE_VARS:
        for (int i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus; i++) {
            set_local(effect, i, SLOT_CELL);
        }
        return true;
    case OP_LOAD_DEREF:
    case OP_STORE_DEREF:
    case OP_DELETE_DEREF:
    case OP_LOAD_FROM_DICT_OR_DEREF: return need_cell(effect) && plain(effect);

    case OP_LOAD_GLOBAL:
        push(effect, SLOT_VALUE);
        if (oparg & 1) {
            push(effect, SLOT_NULL);
        }
        return true;
    case OP_LOAD_ATTR:
    case OP_LOAD_SUPER_ATTR:
    case OP_LOAD_SPECIAL:
        if (!plain(effect)) {
            return false;
        }
        if (effect->instruction->opcode == OP_LOAD_SPECIAL || (oparg & 1)) {
            replace(effect, 1, SLOT_NULLABLE);
        }
        return true;

    case OP_CALL: return call(effect, 0);
    case OP_CALL_KW: return call_with_keywords(effect);
    case OP_CALL_FUNCTION_EX: return call_expanded(effect);
    case OP_CALL_INTRINSIC_1: return call_intrinsic(effect);
    case OP_CALL_INTRINSIC_2: return call_intrinsic_2(effect);
    case OP_MAKE_FUNCTION: return make_function(effect);
    case OP_SET_FUNCTION_ATTRIBUTE: return set_function_attribute(effect);

    case OP_BUILD_LIST: return produce(effect, SLOT_LIST);
    case OP_BUILD_SET: return produce(effect, SLOT_SET);
    case OP_BUILD_MAP: return produce(effect, SLOT_DICT);
    case OP_BUILD_TUPLE: return build_tuple(effect);
    case OP_BUILD_STRING: return build_string(effect);
    case OP_FORMAT_SIMPLE:
    case OP_CONVERT_VALUE: return produce(effect, SLOT_STR);
    case OP_FORMAT_WITH_SPEC:
        return need(effect, 1, SLOT_STR, "needs a str as format") && produce(effect, SLOT_STR);
    case OP_BUILD_TEMPLATE: return build_template(effect);
    case OP_BUILD_INTERPOLATION: return build_interpolation(effect);
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND: return add_to(effect, SLOT_LIST, 1, "adds to what may be no list");
    case OP_SET_ADD: /* also adds to the module's own __conditional_annotations__ */
        return add_to(effect, SLOT_VALUE, 1, "may get NULL to add to");
    case OP_SET_UPDATE: return add_to(effect, SLOT_SET, 1, "adds to what may be no set");
    case OP_MAP_ADD: return add_to(effect, SLOT_DICT, 2, "adds to what may be no dict");
    case OP_DICT_UPDATE: return add_to(effect, SLOT_DICT, 1, "adds to what may be no dict");
    case OP_DICT_MERGE: return dict_merge(effect);

    case OP_MATCH_KEYS:
        return need(effect, 1, SLOT_TUPLE, "needs a tuple of keys") && plain(effect);
    case OP_MATCH_CLASS:
        if (!is_tuple_of_names(slot_constant(code, *peek(effect, 1)))) {
            return refuse(effect, "lacks a constant tuple of names");
        }
        return plain(effect);

    case OP_MATCH_MAPPING:
    case OP_MATCH_SEQUENCE:
        if (!need_values(effect, 1)) {
            return false;
        }
        push(effect, SLOT_BOOL);
        return true;

    case OP_TO_BOOL:
    case OP_IS_OP:
    case OP_CONTAINS_OP: return produce(effect, SLOT_BOOL);
    case OP_COMPARE_OP:
        return produce(effect, oparg & COMPARE_AS_BOOL ? SLOT_BOOL : SLOT_COMPARISON);
    case OP_UNARY_NOT:
        return need(effect, 1, SLOT_BOOL, "may get what is no bool") && produce(effect, SLOT_BOOL);
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
        /* Annotation functions compare their format and do not make a bool of the result. */
        return (slot_kind(*peek(effect, 1)) == SLOT_COMPARISON ||
                need(effect, 1, SLOT_BOOL, "may get what is no bool")) &&
               plain(effect);

    case OP_IMPORT_NAME: return import_name(effect);

    case OP_PUSH_EXC_INFO: return push_exc_info(effect);
    case OP_POP_EXCEPT:
        if (!need_exception_or_none(effect, 1)) {
            return false;
        }
        pop(effect, 1);
        return true;
    case OP_CHECK_EXC_MATCH:
        if (!need(effect, 2, SLOT_EXCEPTION, "needs an exception") || !need_values(effect, 1)) {
            return false;
        }
        replace(effect, 1, SLOT_BOOL);
        return true;
    case OP_CHECK_EG_MATCH: return check_eg_match(effect);
    case OP_RERAISE: return reraise(effect);
    case OP_WITH_EXCEPT_START: return with_except_start(effect);
    case OP_CLEANUP_THROW:
    case OP_END_ASYNC_FOR:
        return need(effect, 1, SLOT_EXCEPTION, "needs an exception") && plain(effect);

    case OP_YIELD_VALUE:
        if (oparg == 1 && (state->depth < 2 || !slot_is_value(*peek(effect, 2)))) {
            return refuse(effect, "has no iterator that it yields from");
        }
        return plain(effect);
    case OP_RETURN_VALUE:
        if (state->depth != 1) {
            return refuse(effect, "leaves values on the stack");
        }
        return plain(effect);

    default: return plain(effect);
    }
}

bool effect_check_apply(Verification *verification, AbstractState *state,
                        const Instruction *instruction, bool *locals_changed, int *lowest) {
    Effect effect = {verification, state, instruction, locals_changed, lowest};
    int pops = opcode_stack_pops(instruction->opcode, instruction->oparg);
    int pushes = opcode_stack_pushes(instruction->opcode, instruction->oparg, false);
    if (pops > state->depth) {
        return refuse(&effect, "needs more values than the stack has");
    }
    if (pushes - pops > verification->code->stacksize - state->depth) {
        return refuse(&effect, "makes the stack deeper than co_stacksize");
    }
    verification->work -= verification->work < (uint64_t)(pops + pushes)
                              ? verification->work
                              : (uint64_t)(pops + pushes);
    return apply(&effect);
}

bool effect_check_may_raise(int opcode) {
    switch (opcode) {
    case OP_NOP:
    case OP_NOT_TAKEN:
    case OP_EXTENDED_ARG:
    case OP_POP_TOP:
    case OP_PUSH_NULL:
    case OP_COPY:
    case OP_SWAP:
    case OP_LOAD_CONST:
    case OP_LOAD_SMALL_INT:
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_BORROW:
    case OP_LOAD_FAST_LOAD_FAST:
    case OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case OP_LOAD_FAST_AND_CLEAR:
    case OP_STORE_FAST:
    case OP_STORE_FAST_STORE_FAST:
    case OP_STORE_FAST_LOAD_FAST:
    case OP_PUSH_EXC_INFO:
    case OP_POP_EXCEPT:
    case OP_POP_ITER:
    case OP_END_FOR:
    case OP_END_SEND:
    case OP_IS_OP:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_JUMP_FORWARD:
    case OP_JUMP_BACKWARD_NO_INTERRUPT:
    case OP_RETURN_VALUE: return false;
    default: return true;
    }
}

int effect_check_consumed(const Instruction *instruction) {
    switch (instruction->opcode) {
    case OP_FOR_ITER:
    case OP_GET_LEN:
    case OP_IMPORT_FROM:
    case OP_GET_ANEXT:
    case OP_WITH_EXCEPT_START: return 0; /* only look at the stack */
    case OP_YIELD_VALUE: return 0;       /* None stands for the value when throw() comes back */
    case OP_SEND:
    case OP_RERAISE:
    case OP_CHECK_EXC_MATCH: return 1;
    default: break;
    }
    int pops = opcode_stack_pops(instruction->opcode, instruction->oparg);
    int pushes = opcode_stack_pushes(instruction->opcode, instruction->oparg, false);
    /* Those that reach into the stack leave what is between in place. */
    return opcode_operand(instruction->opcode) == OPERAND_DEPTH ? pops - pushes : pops;
}

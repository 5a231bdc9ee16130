/*
 * codegen_match.c - match statements.
 *
 * Each pattern takes its subject from the top of the stack. When it does not
 * match it jumps to a place that pops what is on the stack by then:
 *
 *     fail_pop[2]: POP_TOP
 *     fail_pop[1]: POP_TOP
 *     fail_pop[0]: the next case
 *
 * Names are bound only when the whole pattern has matched. Until then their
 * values wait on the stack, below the `on_top` values that are still needed:
 *
 *     [captured values..., values needed]
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_match, codegen_pattern_*).
 */
#include "engine/compiler/codegen.h"

#include <limits.h>
#include <string.h>

#include "engine/base/memory.h"

typedef struct PatternContext {
    NameIndex stores; /* names captured so far, in the order of their values on the stack */
    bool allow_irrefutable;
    Label *fail_pop;
    int fail_pop_count;
    int fail_pop_capacity;
    int on_top;
} PatternContext;

static void codegen_pattern(Compiler *compiler, const Pattern *pattern, PatternContext *context);

static bool is_wildcard(const Pattern *pattern) {
    return pattern->kind == PATTERN_AS && pattern->as.capture.pattern == NULL &&
           pattern->as.capture.name == NULL;
}

static bool is_star_wildcard(const Pattern *pattern) {
    return pattern->kind == PATTERN_STAR && pattern->as.capture.name == NULL;
}

/* ---- failing ---- */

static void reserve_fail_pop(Compiler *compiler, PatternContext *context, int pops) {
    while (context->fail_pop_count <= pops) {
        if (context->fail_pop_count == context->fail_pop_capacity) {
            int capacity = context->fail_pop_capacity == 0 ? 8 : context->fail_pop_capacity * 2;
            Label *labels = ARENA_NEW_ARRAY(&compiler->unit->arena, Label, (size_t)capacity);
            if (context->fail_pop_count > 0) {
                memcpy(labels, context->fail_pop, (size_t)context->fail_pop_count * sizeof *labels);
            }
            context->fail_pop = labels;
            context->fail_pop_capacity = capacity;
        }
        context->fail_pop[context->fail_pop_count++] = new_label(compiler);
    }
}

static void jump_to_fail_pop(Compiler *compiler, Location location, PatternContext *context,
                             int opcode) {
    int pops = context->on_top + context->stores.count;
    reserve_fail_pop(compiler, context, pops);
    emit_jump(compiler, location, opcode, context->fail_pop[pops]);
}

static void emit_fail_pops(Compiler *compiler, Location location, PatternContext *context) {
    for (int i = context->fail_pop_count - 1; i > 0; i--) {
        use_label(compiler, context->fail_pop[i]);
        emit(compiler, location, OP_POP_TOP);
    }
    if (context->fail_pop_count > 0) {
        use_label(compiler, context->fail_pop[0]);
    }
    context->fail_pop = NULL;
    context->fail_pop_count = 0;
    context->fail_pop_capacity = 0;
}

/* ---- capturing ---- */

/* Moves the top of the stack below the `count` - 1 values under it. */
static void emit_rotate(Compiler *compiler, Location location, int count) {
    for (; count > 1; count--) {
        emit_arg(compiler, location, OP_SWAP, count);
    }
}

static char *repr_of_name(const Text *name) {
    Buffer buffer = {0};
    text_repr(name, &buffer);
    return buffer_take(&buffer);
}

static void duplicate_store(Compiler *compiler, Location location, const Text *name) {
    char *repr = repr_of_name(name);
    compiler_error(compiler, location, "multiple assignments to name %s in pattern", repr);
    memory_free(repr);
}

/* Keeps the top of the stack for the name; NULL: drops it. */
static void codegen_capture(Compiler *compiler, Location location, const Text *name,
                            PatternContext *context) {
    if (name == NULL) {
        emit(compiler, location, OP_POP_TOP);
        return;
    }
    if (name_index_find(&context->stores, name) >= 0) {
        duplicate_store(compiler, location, name);
        return;
    }
    emit_rotate(compiler, location, context->on_top + context->stores.count + 1);
    name_index_add(&context->stores, &compiler->unit->arena, name);
}

/* A part of a pattern: whether it always matches does not matter. */
static void codegen_subpattern(Compiler *compiler, const Pattern *pattern,
                               PatternContext *context) {
    bool allow_irrefutable = context->allow_irrefutable;
    context->allow_irrefutable = true;
    codegen_pattern(compiler, pattern, context);
    context->allow_irrefutable = allow_irrefutable;
}

static void codegen_as_pattern(Compiler *compiler, const Pattern *pattern,
                               PatternContext *context) {
    const Text *name = pattern->as.capture.name;
    if (pattern->as.capture.pattern != NULL) {
        context->on_top++;
        emit_arg(compiler, pattern->location, OP_COPY, 1);
        codegen_pattern(compiler, pattern->as.capture.pattern, context);
        context->on_top--;
    } else if (!context->allow_irrefutable && name != NULL) {
        char *repr = repr_of_name(name);
        compiler_error(compiler, pattern->location,
                       "name capture %s makes remaining patterns unreachable", repr);
        memory_free(repr);
    } else if (!context->allow_irrefutable) {
        compiler_error(compiler, pattern->location,
                       "wildcard makes remaining patterns unreachable");
    }
    codegen_capture(compiler, pattern->location, name, context);
}

/* ---- sequences ---- */

static void emit_pattern_unpack(Compiler *compiler, Location location,
                                const PatternList *patterns) {
    int count = patterns->count;
    for (int i = 0; i < count; i++) {
        if (patterns->items[i]->kind == PATTERN_STAR) {
            if (i >= 1 << 8 || count - i - 1 >= INT_MAX >> 8) {
                compiler_error(compiler, location,
                               "too many expressions in star-unpacking sequence pattern");
            }
            emit_arg(compiler, location, OP_UNPACK_EX, i + ((count - i - 1) << 8));
            return;
        }
    }
    emit_arg(compiler, location, OP_UNPACK_SEQUENCE, count);
}

/* Unpacks the subject and matches part by part. */
static void codegen_unpacked_sequence(Compiler *compiler, Location location,
                                      const PatternList *patterns, PatternContext *context) {
    emit_pattern_unpack(compiler, location, patterns);
    context->on_top += patterns->count;
    for (int i = 0; i < patterns->count; i++) {
        context->on_top--;
        codegen_subpattern(compiler, patterns->items[i], context);
    }
}

/* Takes single items by index, when nobody wants what the star gets. */
static void codegen_indexed_sequence(Compiler *compiler, Location location,
                                     const PatternList *patterns, int star,
                                     PatternContext *context) {
    context->on_top++;
    for (int i = 0; i < patterns->count; i++) {
        if (i == star || is_wildcard(patterns->items[i])) {
            continue;
        }
        emit_arg(compiler, location, OP_COPY, 1);
        if (i < star) {
            emit_const_int(compiler, location, i);
        } else { /* from the end: not every sequence knows negative indexes */
            emit(compiler, location, OP_GET_LEN);
            emit_const_int(compiler, location, patterns->count - i);
            emit_binary(compiler, location, BINARY_SUB, false);
        }
        emit_arg(compiler, location, OP_BINARY_OP, BINARY_SUBSCRIPT);
        codegen_subpattern(compiler, patterns->items[i], context);
    }
    context->on_top--;
    emit(compiler, location, OP_POP_TOP);
}

static void codegen_length_check(Compiler *compiler, Location location, CompareOperator op,
                                 int length, PatternContext *context) {
    emit(compiler, location, OP_GET_LEN);
    emit_const_int(compiler, location, length);
    emit_compare(compiler, location, op);
    jump_to_fail_pop(compiler, location, context, OP_POP_JUMP_IF_FALSE);
}

static void codegen_sequence_pattern(Compiler *compiler, const Pattern *pattern,
                                     PatternContext *context) {
    Location location = pattern->location;
    const PatternList *patterns = &pattern->as.patterns;
    int star = -1;
    bool only_wildcards = true;
    bool star_wildcard = false;
    for (int i = 0; i < patterns->count; i++) {
        const Pattern *part = patterns->items[i];
        if (part->kind != PATTERN_STAR) {
            only_wildcards = only_wildcards && is_wildcard(part);
            continue;
        }
        if (star >= 0) {
            compiler_error(compiler, location, "multiple starred names in sequence pattern");
            return;
        }
        star_wildcard = is_star_wildcard(part);
        only_wildcards = only_wildcards && star_wildcard;
        star = i;
    }
    context->on_top++;
    emit(compiler, location, OP_MATCH_SEQUENCE);
    jump_to_fail_pop(compiler, location, context, OP_POP_JUMP_IF_FALSE);
    if (star < 0) {
        codegen_length_check(compiler, location, COMPARE_EQ, patterns->count, context);
    } else if (patterns->count > 1) {
        codegen_length_check(compiler, location, COMPARE_GT_E, patterns->count - 1, context);
    }
    context->on_top--;
    if (only_wildcards) {
        emit(compiler, location, OP_POP_TOP);
    } else if (star_wildcard) {
        codegen_indexed_sequence(compiler, location, patterns, star, context);
    } else {
        codegen_unpacked_sequence(compiler, location, patterns, context);
    }
}

/* ---- classes ---- */

/* Errors are at the pattern: a name has no location of its own. */
static void check_attributes(Compiler *compiler, const NameList *names,
                             const PatternList *patterns) {
    Arena *arena = &compiler->unit->arena;
    NameIndex seen = {0};
    int *positions = ARENA_NEW_ARRAY(arena, int, (size_t)names->count);
    int first = names->count;
    int repeated = 0;
    for (int i = 0; i < names->count; i++) {
        int before = seen.count;
        int index = name_index_add(&seen, arena, names->items[i]);
        if (index == before) {
            positions[index] = i;
        } else if (positions[index] < first) {
            first = positions[index];
            repeated = i;
        }
    }
    if (first < names->count) {
        compiler_error(compiler, patterns->items[repeated]->location,
                       "attribute name repeated in class pattern: %s", names->items[first]->data);
    }
}

static const Constant *tuple_of_names(Arena *arena, const NameList *names) {
    size_t count = (size_t)names->count;
    const Constant **items = ARENA_NEW_ARRAY(arena, const Constant *, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = constant_str(arena, names->items[i]);
    }
    return constant_sequence(arena, CONSTANT_TUPLE, items, count);
}

/* [result] fails when it is None, else goes on with it. */
static void codegen_none_check(Compiler *compiler, Location location, PatternContext *context) {
    emit_arg(compiler, location, OP_COPY, 1);
    emit_const_none(compiler, location);
    emit_arg(compiler, location, OP_IS_OP, 1);
    jump_to_fail_pop(compiler, location, context, OP_POP_JUMP_IF_FALSE);
}

static void codegen_class_pattern(Compiler *compiler, const Pattern *pattern,
                                  PatternContext *context) {
    Location location = pattern->location;
    const PatternList *positional = &pattern->as.class_pattern.patterns;
    const PatternList *keyword = &pattern->as.class_pattern.kwd_patterns;
    const NameList *attributes = &pattern->as.class_pattern.kwd_attrs;
    int count = positional->count + keyword->count;
    check_attributes(compiler, attributes, keyword);
    codegen_expr(compiler, pattern->as.class_pattern.cls);
    emit_const(compiler, location, tuple_of_names(&compiler->unit->arena, attributes));
    emit_arg(compiler, location, OP_MATCH_CLASS, positional->count);
    context->on_top++; /* a tuple of the attributes, or None */
    codegen_none_check(compiler, location, context);
    emit_arg(compiler, location, OP_UNPACK_SEQUENCE, count);
    context->on_top += count - 1;
    for (int i = 0; i < count; i++) {
        const Pattern *part =
            i < positional->count ? positional->items[i] : keyword->items[i - positional->count];
        context->on_top--;
        if (is_wildcard(part)) {
            emit(compiler, location, OP_POP_TOP);
        } else {
            codegen_subpattern(compiler, part, context);
        }
    }
}

/* ---- mappings ---- */

static void duplicate_key(Compiler *compiler, Location location, const Constant *key) {
    Buffer buffer = {0};
    constant_repr(key, &buffer);
    char *repr = buffer_take(&buffer);
    compiler_error(compiler, location, "mapping pattern checks duplicate key (%s)", repr);
    memory_free(repr);
}

/* Literals equal to one of the earlier ones, which are found by their hash. */
typedef struct KeySet {
    const Constant **slots;
    size_t mask;
} KeySet;

static KeySet key_set_new(Arena *arena, int count) {
    size_t capacity = 8;
    while (capacity < (size_t)count * 2) {
        capacity *= 2;
    }
    return (KeySet){ARENA_NEW_ARRAY(arena, const Constant *, capacity), capacity - 1};
}

/* False when an equal key is there already. */
static bool key_set_add(KeySet *set, const Constant *key) {
    size_t slot = (size_t)constant_python_hash(key) & set->mask;
    while (set->slots[slot] != NULL) {
        if (constant_equal(set->slots[slot], key)) {
            return false;
        }
        slot = (slot + 1) & set->mask;
    }
    set->slots[slot] = key;
    return true;
}

static void codegen_keys(Compiler *compiler, const Pattern *pattern) {
    const ExprList *keys = &pattern->as.mapping.keys;
    KeySet seen = key_set_new(&compiler->unit->arena, keys->count);
    for (int i = 0; i < keys->count; i++) {
        const Expr *key = keys->items[i];
        if (key->kind == EXPR_CONSTANT && !key_set_add(&seen, key->as.constant.value)) {
            duplicate_key(compiler, pattern->location, key->as.constant.value);
        } else if (key->kind != EXPR_CONSTANT && key->kind != EXPR_ATTRIBUTE) {
            compiler_error(compiler, pattern->location,
                           "mapping pattern keys may only match literals and attribute lookups");
        }
        codegen_expr(compiler, key);
    }
    emit_arg(compiler, pattern->location, OP_BUILD_TUPLE, keys->count);
}

/* [subject, keys] -> [a dict of the rest of the subject] */
static void codegen_rest(Compiler *compiler, Location location, int key_count) {
    emit_arg(compiler, location, OP_BUILD_MAP, 0);               /* [subject, keys, rest] */
    emit_arg(compiler, location, OP_SWAP, 3);                    /* [rest, keys, subject] */
    emit_arg(compiler, location, OP_DICT_UPDATE, 2);             /* [rest, keys] */
    emit_arg(compiler, location, OP_UNPACK_SEQUENCE, key_count); /* [rest, key...] */
    for (int i = key_count; i > 0; i--) {
        emit_arg(compiler, location, OP_COPY, i + 1); /* [rest, key..., rest] */
        emit_arg(compiler, location, OP_SWAP, 2);     /* [rest, key..., rest, key] */
        emit(compiler, location, OP_DELETE_SUBSCR);   /* [rest, key...] */
    }
}

static void codegen_mapping_pattern(Compiler *compiler, const Pattern *pattern,
                                    PatternContext *context) {
    Location location = pattern->location;
    const PatternList *patterns = &pattern->as.mapping.patterns;
    int count = pattern->as.mapping.keys.count;
    const Text *rest = pattern->as.mapping.rest;
    context->on_top++;
    emit(compiler, location, OP_MATCH_MAPPING);
    jump_to_fail_pop(compiler, location, context, OP_POP_JUMP_IF_FALSE);
    if (count == 0 && rest == NULL) {
        context->on_top--;
        emit(compiler, location, OP_POP_TOP);
        return;
    }
    if (count > 0) {
        codegen_length_check(compiler, location, COMPARE_GT_E, count, context);
    }
    codegen_keys(compiler, pattern);
    emit(compiler, location, OP_MATCH_KEYS);
    context->on_top += 2; /* [subject, keys, values or None] */
    codegen_none_check(compiler, location, context);
    emit_arg(compiler, location, OP_UNPACK_SEQUENCE, count);
    context->on_top += count - 1;
    for (int i = 0; i < count; i++) {
        context->on_top--;
        codegen_subpattern(compiler, patterns->items[i], context);
    }
    context->on_top -= 2;
    if (rest != NULL) {
        codegen_rest(compiler, location, count);
        codegen_capture(compiler, location, rest, context);
    } else {
        emit(compiler, location, OP_POP_TOP);
        emit(compiler, location, OP_POP_TOP);
    }
}

/* ---- alternatives ---- */

static int position_of(const NameIndex *names, const Text *name) {
    for (int i = 0; i < names->count; i++) {
        if (names->names[i] == name) {
            return i;
        }
    }
    return -1;
}

/* names[:count] move behind the `distance` names that follow them. */
static void rotate_names(Compiler *compiler, NameIndex *names, int count, int distance) {
    const Text **moved = ARENA_NEW_ARRAY(&compiler->unit->arena, const Text *, (size_t)count);
    memcpy(moved, names->names, (size_t)count * sizeof *moved);
    memmove(names->names, names->names + count, (size_t)distance * sizeof *moved);
    memcpy(names->names + distance, moved, (size_t)count * sizeof *moved);
}

/*
 * Brings the values that an alternative captured into the order of the first
 * alternative's. False when the names differ.
 */
static bool reorder_captures(Compiler *compiler, Location location, const NameIndex *control,
                             NameIndex *stores) {
    if (stores->count != control->count) {
        return false;
    }
    for (int i = control->count - 1; i >= 0; i--) {
        int at = position_of(stores, control->names[i]);
        if (at < 0) {
            return false;
        }
        if (at != i) {
            rotate_names(compiler, stores, at + 1, i - at);
            for (int rotations = at + 1; rotations > 0; rotations--) {
                emit_rotate(compiler, location, i + 1);
            }
        }
    }
    return true;
}

static void codegen_or_pattern(Compiler *compiler, const Pattern *pattern,
                               PatternContext *context) {
    const PatternList *patterns = &pattern->as.patterns;
    Label end = new_label(compiler);
    NameIndex control = {0}; /* what the first alternative captures */
    for (int i = 0; i < patterns->count; i++) {
        const Pattern *alternative = patterns->items[i];
        PatternContext inner = {
            .allow_irrefutable = i == patterns->count - 1 && context->allow_irrefutable,
        };
        emit_arg(compiler, alternative->location, OP_COPY, 1);
        codegen_pattern(compiler, alternative, &inner);
        if (compiler_failed(compiler)) {
            return;
        }
        if (i == 0) {
            control = inner.stores;
        } else if (!reorder_captures(compiler, alternative->location, &control, &inner.stores)) {
            compiler_error(compiler, pattern->location,
                           "alternative patterns bind different names");
            return;
        }
        emit_jump(compiler, alternative->location, OP_JUMP, end);
        emit_fail_pops(compiler, alternative->location, &inner);
    }
    emit(compiler, pattern->location, OP_POP_TOP);
    jump_to_fail_pop(compiler, pattern->location, context, OP_JUMP);

    /* [earlier captures..., needed..., subject, captures of the alternative...] */
    use_label(compiler, end);
    int depth = control.count + 1 + context->on_top + context->stores.count;
    for (int i = 0; i < control.count; i++) {
        emit_rotate(compiler, pattern->location, depth);
        if (name_index_find(&context->stores, control.names[i]) >= 0) {
            duplicate_store(compiler, pattern->location, control.names[i]);
            return;
        }
        name_index_add(&context->stores, &compiler->unit->arena, control.names[i]);
    }
    emit(compiler, pattern->location, OP_POP_TOP);
}

/* ---- values ---- */

static void codegen_value_pattern(Compiler *compiler, const Pattern *pattern,
                                  PatternContext *context) {
    const Expr *value = pattern->as.value;
    if (value->kind != EXPR_CONSTANT && value->kind != EXPR_ATTRIBUTE) {
        compiler_error(compiler, pattern->location,
                       "patterns may only match literals and attribute lookups");
        return;
    }
    codegen_expr(compiler, value);
    emit_compare(compiler, pattern->location, COMPARE_EQ);
    emit(compiler, pattern->location, OP_TO_BOOL);
    jump_to_fail_pop(compiler, pattern->location, context, OP_POP_JUMP_IF_FALSE);
}

static void codegen_singleton_pattern(Compiler *compiler, const Pattern *pattern,
                                      PatternContext *context) {
    emit_const(compiler, pattern->location, pattern->as.singleton);
    emit_compare(compiler, pattern->location, COMPARE_IS);
    jump_to_fail_pop(compiler, pattern->location, context, OP_POP_JUMP_IF_FALSE);
}

static void codegen_pattern(Compiler *compiler, const Pattern *pattern, PatternContext *context) {
    if (compiler_failed(compiler)) {
        return;
    }
    switch (pattern->kind) {
    case PATTERN_VALUE: codegen_value_pattern(compiler, pattern, context); break;
    case PATTERN_SINGLETON: codegen_singleton_pattern(compiler, pattern, context); break;
    case PATTERN_SEQUENCE: codegen_sequence_pattern(compiler, pattern, context); break;
    case PATTERN_MAPPING: codegen_mapping_pattern(compiler, pattern, context); break;
    case PATTERN_CLASS: codegen_class_pattern(compiler, pattern, context); break;
    case PATTERN_STAR:
        codegen_capture(compiler, pattern->location, pattern->as.capture.name, context);
        break;
    case PATTERN_AS: codegen_as_pattern(compiler, pattern, context); break;
    case PATTERN_OR: codegen_or_pattern(compiler, pattern, context); break;
    }
}

/* ---- the statement ---- */

/* [subject] One case. The last one takes the subject itself, the others a copy. */
static void codegen_case(Compiler *compiler, const MatchCase *match_case, bool last,
                         bool allow_irrefutable, Label end) {
    Location location = match_case->pattern->location;
    PatternContext context = {.allow_irrefutable = allow_irrefutable};
    if (!last) {
        emit_arg(compiler, location, OP_COPY, 1);
    }
    codegen_pattern(compiler, match_case->pattern, &context);
    for (int i = 0; i < context.stores.count; i++) {
        codegen_name(compiler, location, context.stores.names[i], CONTEXT_STORE);
    }
    if (match_case->guard != NULL) {
        reserve_fail_pop(compiler, &context, 0);
        codegen_jump_if(compiler, location, match_case->guard, context.fail_pop[0], false);
    }
    if (!last) {
        emit(compiler, LOCATION_NEXT, OP_POP_TOP);
    }
    codegen_stmts(compiler, &match_case->body);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP, end);
    emit_fail_pops(compiler, location, &context);
}

/* [subject popped already] A trailing `case _` needs no test. */
static void codegen_default_case(Compiler *compiler, const MatchCase *match_case, Label end) {
    emit(compiler, match_case->pattern->location, OP_NOP); /* for the line to be seen */
    if (match_case->guard != NULL) {
        codegen_jump_if(compiler, match_case->pattern->location, match_case->guard, end, false);
    }
    codegen_stmts(compiler, &match_case->body);
}

void codegen_match(Compiler *compiler, const Stmt *stmt) {
    const MatchCaseList *cases = &stmt->as.match.cases;
    codegen_expr(compiler, stmt->as.match.subject);
    Label end = new_label(compiler);
    bool has_default = cases->count > 1 && is_wildcard(cases->items[cases->count - 1]->pattern);
    int tested = cases->count - has_default;
    for (int i = 0; i < tested; i++) {
        const MatchCase *match_case = cases->items[i];
        codegen_case(compiler, match_case, i == tested - 1,
                     match_case->guard != NULL || i == cases->count - 1, end);
    }
    if (has_default) {
        codegen_default_case(compiler, cases->items[cases->count - 1], end);
    }
    use_label(compiler, end);
}

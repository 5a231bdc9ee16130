/*
 * codegen_collections.c - lists, tuples, sets and dicts, and unpacking into targets.
 *
 * Source: CPython 3.14 Python/codegen.c (starunpack_helper, unpack_helper,
 * assignment_helper, codegen_list, codegen_tuple, codegen_set, codegen_dict).
 */
#include "engine/compiler/codegen.h"

#include <limits.h>

static bool has_starred(const ExprList *elements) {
    for (int i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

/* All elements on the stack, then one instruction. */
static void codegen_few_elements(Compiler *compiler, Location location, const ExprList *elements,
                                 const Text *injected, int pushed, Collector collector) {
    int count = elements->count + pushed;
    codegen_exprs(compiler, elements);
    if (injected != NULL) {
        codegen_name(compiler, location, injected, CONTEXT_LOAD);
        count++;
    }
    emit_arg(compiler, location, collector.tuple ? OP_BUILD_TUPLE : collector.build, count);
}

void codegen_elements(Compiler *compiler, Location location, const ExprList *elements,
                      const Text *injected, int pushed, Collector collector) {
    bool big = elements->count + pushed + (injected != NULL) > STACK_USE_GUIDELINE;
    if (!big && !has_starred(elements)) {
        codegen_few_elements(compiler, location, elements, injected, pushed, collector);
        return;
    }
    bool built = false;
    if (big) {
        emit_arg(compiler, location, collector.build, pushed);
        built = true;
    }
    for (int i = 0; i < elements->count; i++) {
        const Expr *element = elements->items[i];
        if (element->kind == EXPR_STARRED) {
            if (!built) {
                emit_arg(compiler, location, collector.build, i + pushed);
                built = true;
            }
            codegen_expr(compiler, element->as.starred.value);
            emit_arg(compiler, location, collector.extend, 1);
        } else {
            codegen_expr(compiler, element);
            if (built) {
                emit_arg(compiler, location, collector.add, 1);
            }
        }
    }
    if (injected != NULL) {
        codegen_name(compiler, location, injected, CONTEXT_LOAD);
        emit_arg(compiler, location, collector.add, 1);
    }
    if (collector.tuple) {
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE);
    }
}

/* ---- unpacking ---- */

/* UNPACK_EX has the number of targets before the star in its low byte, behind it above. */
static void emit_unpack(Compiler *compiler, Location location, const ExprList *targets) {
    int count = targets->count;
    bool seen_star = false;
    for (int i = 0; i < count; i++) {
        if (targets->items[i]->kind != EXPR_STARRED) {
            continue;
        }
        if (seen_star) {
            compiler_error(compiler, location, "multiple starred expressions in assignment");
            return;
        }
        if (i >= 1 << 8 || count - i - 1 >= INT_MAX >> 8) {
            compiler_error(compiler, location, "too many expressions in star-unpacking assignment");
            return;
        }
        emit_arg(compiler, location, OP_UNPACK_EX, i + ((count - i - 1) << 8));
        seen_star = true;
    }
    if (!seen_star) {
        emit_arg(compiler, location, OP_UNPACK_SEQUENCE, count);
    }
}

static void codegen_targets(Compiler *compiler, Location location, const ExprList *targets) {
    emit_unpack(compiler, location, targets);
    for (int i = 0; i < targets->count; i++) {
        const Expr *target = targets->items[i];
        codegen_expr(compiler, target->kind == EXPR_STARRED ? target->as.starred.value : target);
    }
}

static void codegen_sequence(Compiler *compiler, const Expr *expr, bool tuple) {
    const ExprList *elements = &expr->as.sequence.elements;
    switch (expr->as.sequence.ctx) {
    case CONTEXT_STORE: codegen_targets(compiler, expr->location, elements); break;
    case CONTEXT_LOAD:
        codegen_elements(compiler, expr->location, elements, NULL, 0,
                         (Collector){OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, tuple});
        break;
    case CONTEXT_DEL: codegen_exprs(compiler, elements); break;
    }
}

void codegen_list(Compiler *compiler, const Expr *expr) {
    codegen_sequence(compiler, expr, false);
}

void codegen_tuple(Compiler *compiler, const Expr *expr) {
    codegen_sequence(compiler, expr, true);
}

void codegen_set(Compiler *compiler, const Expr *expr) {
    codegen_elements(compiler, expr->location, &expr->as.sequence.elements, NULL, 0,
                     (Collector){OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, false});
}

/* ---- dicts ---- */

/* A dict of the items from `begin` to `end`, none of them an unpacking. */
static void codegen_dict_items(Compiler *compiler, const Expr *dict, int begin, int end) {
    int count = end - begin;
    bool big = count * 2 > STACK_USE_GUIDELINE;
    if (big) {
        emit_arg(compiler, dict->location, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end; i++) {
        codegen_expr(compiler, dict->as.dict.keys.items[i]);
        codegen_expr(compiler, dict->as.dict.values.items[i]);
        if (big) {
            emit_arg(compiler, dict->location, OP_MAP_ADD, 1);
        }
    }
    if (!big) {
        emit_arg(compiler, dict->location, OP_BUILD_MAP, count);
    }
}

void codegen_dict(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    int count = expr->as.dict.values.count;
    bool have_dict = false;
    int waiting = 0; /* items before the one at hand that are not compiled yet */
    for (int i = 0; i < count; i++) {
        if (expr->as.dict.keys.items[i] == NULL) { /* **value */
            if (waiting > 0) {
                codegen_dict_items(compiler, expr, i - waiting, i);
                if (have_dict) {
                    emit_arg(compiler, location, OP_DICT_UPDATE, 1);
                }
                have_dict = true;
                waiting = 0;
            }
            if (!have_dict) {
                emit_arg(compiler, location, OP_BUILD_MAP, 0);
                have_dict = true;
            }
            codegen_expr(compiler, expr->as.dict.values.items[i]);
            emit_arg(compiler, location, OP_DICT_UPDATE, 1);
        } else if (waiting * 2 > STACK_USE_GUIDELINE) {
            codegen_dict_items(compiler, expr, i - waiting, i + 1);
            if (have_dict) {
                emit_arg(compiler, location, OP_DICT_UPDATE, 1);
            }
            have_dict = true;
            waiting = 0;
        } else {
            waiting++;
        }
    }
    if (waiting > 0) {
        codegen_dict_items(compiler, expr, count - waiting, count);
        if (have_dict) {
            emit_arg(compiler, location, OP_DICT_UPDATE, 1);
        }
        have_dict = true;
    }
    if (!have_dict) {
        emit_arg(compiler, location, OP_BUILD_MAP, 0);
    }
}

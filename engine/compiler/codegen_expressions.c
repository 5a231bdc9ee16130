/*
 * codegen_expressions.c - expressions: the visitor, operators, attributes, subscripts, jumps.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_visit_expr, codegen_jump_if,
 * codegen_boolop, codegen_compare, codegen_ifexp, codegen_subscript, codegen_slice).
 */
#include "engine/compiler/codegen.h"

/* ---- operators ---- */

static void codegen_bool_op(Compiler *compiler, const Expr *expr) {
    const ExprList *values = &expr->as.bool_op.values;
    int opcode = expr->as.bool_op.op == BOOL_AND ? OP_JUMP_IF_FALSE : OP_JUMP_IF_TRUE;
    Label end = new_label(compiler);
    int last = values->count - 1;
    for (int i = 0; i < last; i++) {
        codegen_expr(compiler, values->items[i]);
        emit_jump(compiler, expr->location, opcode, end);
        emit(compiler, expr->location, OP_POP_TOP);
    }
    codegen_expr(compiler, values->items[last]);
    use_label(compiler, end);
}

static void codegen_bin_op(Compiler *compiler, const Expr *expr) {
    codegen_expr(compiler, expr->as.bin_op.left);
    codegen_expr(compiler, expr->as.bin_op.right);
    emit_binary(compiler, expr->location, expr->as.bin_op.op, false);
}

static void codegen_unary_op(Compiler *compiler, const Expr *expr) {
    codegen_expr(compiler, expr->as.unary_op.operand);
    switch (expr->as.unary_op.op) {
    case UNARY_ADD:
        emit_arg(compiler, expr->location, OP_CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE);
        break;
    case UNARY_NOT:
        emit(compiler, expr->location, OP_TO_BOOL);
        emit(compiler, expr->location, OP_UNARY_NOT);
        break;
    case UNARY_INVERT: emit(compiler, expr->location, OP_UNARY_INVERT); break;
    case UNARY_SUB: emit(compiler, expr->location, OP_UNARY_NEGATIVE); break;
    }
}

/* a < b < c: b is kept for the second comparison while the first one may end it all. */
static void codegen_compare(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    const ExprList *comparators = &expr->as.compare.comparators;
    const CompareOperator *ops = expr->as.compare.ops;
    check_compare(compiler, expr);
    codegen_expr(compiler, expr->as.compare.left);
    int last = comparators->count - 1;
    if (last == 0) {
        codegen_expr(compiler, comparators->items[0]);
        emit_compare(compiler, location, ops[0]);
        return;
    }
    Label cleanup = new_label(compiler);
    for (int i = 0; i < last; i++) {
        codegen_expr(compiler, comparators->items[i]);
        emit_arg(compiler, location, OP_SWAP, 2);
        emit_arg(compiler, location, OP_COPY, 2);
        emit_compare(compiler, location, ops[i]);
        emit_arg(compiler, location, OP_COPY, 1);
        emit(compiler, location, OP_TO_BOOL);
        emit_jump(compiler, location, OP_POP_JUMP_IF_FALSE, cleanup);
        emit(compiler, location, OP_POP_TOP);
    }
    codegen_expr(compiler, comparators->items[last]);
    emit_compare(compiler, location, ops[last]);
    Label end = new_label(compiler);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, cleanup);
    emit_arg(compiler, location, OP_SWAP, 2);
    emit(compiler, location, OP_POP_TOP);

    use_label(compiler, end);
}

static void codegen_if_exp(Compiler *compiler, const Expr *expr) {
    Label end = new_label(compiler);
    Label next = new_label(compiler);
    codegen_jump_if(compiler, expr->location, expr->as.if_exp.test, next, false);
    codegen_expr(compiler, expr->as.if_exp.body);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, next);
    codegen_expr(compiler, expr->as.if_exp.orelse);

    use_label(compiler, end);
}

/* ---- jumping on the truth of an expression ---- */

static void jump_if_bool_op(Compiler *compiler, Location location, const Expr *expr, Label target,
                            bool condition) {
    const ExprList *values = &expr->as.bool_op.values;
    bool decides = expr->as.bool_op.op == BOOL_OR; /* the value that ends it early */
    Label early = decides == condition ? target : new_label(compiler);
    int last = values->count - 1;
    for (int i = 0; i < last; i++) {
        codegen_jump_if(compiler, location, values->items[i], early, decides);
    }
    codegen_jump_if(compiler, location, values->items[last], target, condition);
    if (early.id != target.id) {
        use_label(compiler, early);
    }
}

static void jump_if_if_exp(Compiler *compiler, Location location, const Expr *expr, Label target,
                           bool condition) {
    Label end = new_label(compiler);
    Label next = new_label(compiler);
    codegen_jump_if(compiler, location, expr->as.if_exp.test, next, false);
    codegen_jump_if(compiler, location, expr->as.if_exp.body, target, condition);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, next);
    codegen_jump_if(compiler, location, expr->as.if_exp.orelse, target, condition);

    use_label(compiler, end);
}

static void jump_if_chained_compare(Compiler *compiler, const Expr *expr, Label target,
                                    bool condition) {
    Location location = expr->location;
    const ExprList *comparators = &expr->as.compare.comparators;
    const CompareOperator *ops = expr->as.compare.ops;
    int last = comparators->count - 1;
    check_compare(compiler, expr);
    Label cleanup = new_label(compiler);
    codegen_expr(compiler, expr->as.compare.left);
    for (int i = 0; i < last; i++) {
        codegen_expr(compiler, comparators->items[i]);
        emit_arg(compiler, location, OP_SWAP, 2);
        emit_arg(compiler, location, OP_COPY, 2);
        emit_compare(compiler, location, ops[i]);
        emit(compiler, location, OP_TO_BOOL);
        emit_jump(compiler, location, OP_POP_JUMP_IF_FALSE, cleanup);
    }
    codegen_expr(compiler, comparators->items[last]);
    emit_compare(compiler, location, ops[last]);
    emit(compiler, location, OP_TO_BOOL);
    emit_jump(compiler, location, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target);
    Label end = new_label(compiler);
    emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, end);

    use_label(compiler, cleanup);
    emit(compiler, location, OP_POP_TOP);
    if (!condition) {
        emit_jump(compiler, LOCATION_NONE, OP_JUMP_NO_INTERRUPT, target);
    }

    use_label(compiler, end);
}

void codegen_jump_if(Compiler *compiler, Location location, const Expr *expr, Label target,
                     bool condition) {
    if (expr->kind == EXPR_UNARY_OP && expr->as.unary_op.op == UNARY_NOT) {
        codegen_jump_if(compiler, location, expr->as.unary_op.operand, target, !condition);
    } else if (expr->kind == EXPR_BOOL_OP) {
        jump_if_bool_op(compiler, location, expr, target, condition);
    } else if (expr->kind == EXPR_IF) {
        jump_if_if_exp(compiler, location, expr, target, condition);
    } else if (expr->kind == EXPR_COMPARE && expr->as.compare.comparators.count > 1) {
        jump_if_chained_compare(compiler, expr, target, condition);
    } else {
        codegen_expr(compiler, expr);
        emit(compiler, expr->location, OP_TO_BOOL);
        emit_jump(compiler, expr->location, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE,
                  target);
    }
}

/* ---- attributes and subscripts ---- */

static int character_count(const Text *text) {
    int count = 0;
    for (size_t i = 0; i < text->size; i++) {
        count += ((unsigned char)text->data[i] & 0xC0) != 0x80;
    }
    return count;
}

Location attribute_location(Location location, const Expr *attribute) {
    Location end = attribute->location;
    if (location.line == end.end_line) {
        return location;
    }
    location.line = end.end_line;
    /* Columns count bytes, and the length of the name characters: as CPython has it. */
    int length = character_count(attribute->as.attribute.attr);
    if (length <= end.end_column) {
        location.column = end.end_column - length;
    } else {
        location.column = -1;
        location.end_column = -1;
    }
    if (location.end_line < location.line) {
        location.end_line = location.line;
    }
    if (location.line == location.end_line && location.end_column < location.column) {
        location.end_column = location.column;
    }
    return location;
}

static void codegen_attribute(Compiler *compiler, const Expr *expr) {
    const Text *name = expr->as.attribute.attr;
    if (expr->as.attribute.ctx == CONTEXT_LOAD && can_optimize_super_call(compiler, expr)) {
        codegen_super_arguments(compiler, expr);
        bool zero = expr->as.attribute.value->as.call.args.count == 0;
        emit_name(compiler, expr->location, zero ? LOAD_ZERO_SUPER_ATTR : OP_LOAD_SUPER_ATTR, name);
        emit(compiler, attribute_location(expr->location, expr), OP_NOP);
        return;
    }
    unit_note_static_attribute(compiler, expr);
    codegen_expr(compiler, expr->as.attribute.value);
    Location location = attribute_location(expr->location, expr);
    switch (expr->as.attribute.ctx) {
    case CONTEXT_LOAD: emit_name(compiler, location, OP_LOAD_ATTR, name); break;
    case CONTEXT_STORE: emit_name(compiler, location, OP_STORE_ATTR, name); break;
    case CONTEXT_DEL: emit_name(compiler, location, OP_DELETE_ATTR, name); break;
    }
}

static bool is_constant_or_none(const Expr *expr) {
    return expr == NULL || expr->kind == EXPR_CONSTANT;
}

static bool is_constant_slice(const Expr *expr) {
    return expr->kind == EXPR_SLICE && is_constant_or_none(expr->as.slice.lower) &&
           is_constant_or_none(expr->as.slice.upper) && is_constant_or_none(expr->as.slice.step);
}

bool slice_has_two_parts(const Expr *slice) {
    return slice->kind == EXPR_SLICE && !is_constant_slice(slice) && slice->as.slice.step == NULL;
}

void codegen_slice_bounds(Compiler *compiler, const Expr *slice) {
    if (slice->as.slice.lower != NULL) {
        codegen_expr(compiler, slice->as.slice.lower);
    } else {
        emit_const_none(compiler, slice->location);
    }
    if (slice->as.slice.upper != NULL) {
        codegen_expr(compiler, slice->as.slice.upper);
    } else {
        emit_const_none(compiler, slice->location);
    }
}

static const Constant *constant_of(const Expr *expr) {
    return expr == NULL ? constant_none() : expr->as.constant.value;
}

void codegen_slice(Compiler *compiler, const Expr *slice) {
    if (is_constant_slice(slice)) {
        const Constant *items[] = {constant_of(slice->as.slice.lower),
                                   constant_of(slice->as.slice.upper),
                                   constant_of(slice->as.slice.step)};
        emit_const(compiler, slice->location,
                   constant_sequence(&compiler->unit->arena, CONSTANT_SLICE, items, 3));
        return;
    }
    codegen_slice_bounds(compiler, slice);
    int count = 2;
    if (slice->as.slice.step != NULL) {
        codegen_expr(compiler, slice->as.slice.step);
        count++;
    }
    emit_arg(compiler, slice->location, OP_BUILD_SLICE, count);
}

void codegen_subscript(Compiler *compiler, const Expr *expr) {
    Location location = expr->location;
    const Expr *object = expr->as.subscript.value;
    const Expr *index = expr->as.subscript.slice;
    ExprContext ctx = expr->as.subscript.ctx;
    if (ctx == CONTEXT_LOAD) {
        check_subscripter(compiler, object);
        check_index(compiler, object, index);
    }
    codegen_expr(compiler, object);
    if (slice_has_two_parts(index) && ctx != CONTEXT_DEL) {
        codegen_slice_bounds(compiler, index);
        emit(compiler, location, ctx == CONTEXT_LOAD ? OP_BINARY_SLICE : OP_STORE_SLICE);
        return;
    }
    codegen_expr(compiler, index);
    switch (ctx) {
    case CONTEXT_LOAD: emit_arg(compiler, location, OP_BINARY_OP, BINARY_SUBSCRIPT); break;
    case CONTEXT_STORE: emit(compiler, location, OP_STORE_SUBSCR); break;
    case CONTEXT_DEL: emit(compiler, location, OP_DELETE_SUBSCR); break;
    }
}

/* ---- yield and await ---- */

static void codegen_yield(Compiler *compiler, const Expr *expr) {
    if (!symtable_entry_is_function_like(compiler->unit->entry)) {
        compiler_error(compiler, expr->location, "'yield' outside function");
        return;
    }
    if (expr->as.unary_value.value != NULL) {
        codegen_expr(compiler, expr->as.unary_value.value);
    } else {
        emit_const_none(compiler, expr->location);
    }
    emit_yield(compiler, expr->location);
}

static void codegen_yield_from(Compiler *compiler, const Expr *expr) {
    if (!symtable_entry_is_function_like(compiler->unit->entry)) {
        compiler_error(compiler, expr->location, "'yield from' outside function");
        return;
    }
    if (compiler->unit->kind == UNIT_ASYNC_FUNCTION) {
        compiler_error(compiler, expr->location, "'yield from' inside async function");
        return;
    }
    codegen_expr(compiler, expr->as.unary_value.value);
    emit(compiler, expr->location, OP_GET_YIELD_FROM_ITER);
    emit_const_none(compiler, expr->location);
    emit_yield_from(compiler, expr->location, YIELD_FROM_ITERATOR);
}

/* ---- the visitor ---- */

static void visit(Compiler *compiler, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_NAMED:
        codegen_expr(compiler, expr->as.named.value);
        emit_arg(compiler, expr->location, OP_COPY, 1);
        codegen_expr(compiler, expr->as.named.target);
        break;
    case EXPR_BOOL_OP: codegen_bool_op(compiler, expr); break;
    case EXPR_BIN_OP: codegen_bin_op(compiler, expr); break;
    case EXPR_UNARY_OP: codegen_unary_op(compiler, expr); break;
    case EXPR_LAMBDA: codegen_lambda(compiler, expr); break;
    case EXPR_IF: codegen_if_exp(compiler, expr); break;
    case EXPR_DICT: codegen_dict(compiler, expr); break;
    case EXPR_SET: codegen_set(compiler, expr); break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: codegen_comprehension(compiler, expr); break;
    case EXPR_YIELD: codegen_yield(compiler, expr); break;
    case EXPR_YIELD_FROM: codegen_yield_from(compiler, expr); break;
    case EXPR_AWAIT:
        codegen_expr(compiler, expr->as.unary_value.value);
        emit_await(compiler, expr->location, AWAIT_EXPRESSION);
        break;
    case EXPR_COMPARE: codegen_compare(compiler, expr); break;
    case EXPR_CALL: codegen_call(compiler, expr); break;
    case EXPR_CONSTANT: emit_const(compiler, expr->location, expr->as.constant.value); break;
    case EXPR_JOINED_STR: codegen_joined_str(compiler, expr); break;
    case EXPR_TEMPLATE_STR: codegen_template_str(compiler, expr); break;
    case EXPR_FORMATTED_VALUE: codegen_formatted_value(compiler, expr); break;
    case EXPR_INTERPOLATION: codegen_interpolation(compiler, expr); break;
    case EXPR_ATTRIBUTE: codegen_attribute(compiler, expr); break;
    case EXPR_SUBSCRIPT: codegen_subscript(compiler, expr); break;
    case EXPR_STARRED: /* where one may be, the node around has dealt with it */
        compiler_error(compiler, expr->location,
                       expr->as.starred.ctx == CONTEXT_STORE
                           ? "starred assignment target must be in a list or tuple"
                           : "can't use starred expression here");
        break;
    case EXPR_SLICE: codegen_slice(compiler, expr); break;
    case EXPR_NAME:
        codegen_name(compiler, expr->location, expr->as.name.id, expr->as.name.ctx);
        break;
    case EXPR_LIST: codegen_list(compiler, expr); break;
    case EXPR_TUPLE: codegen_tuple(compiler, expr); break;
    }
}

void codegen_expr(Compiler *compiler, const Expr *expr) {
    if (!compiler_failed(compiler)) {
        visit(compiler, expr);
    }
}

void codegen_exprs(Compiler *compiler, const ExprList *exprs) {
    for (int i = 0; i < exprs->count; i++) {
        codegen_expr(compiler, exprs->items[i]);
    }
}

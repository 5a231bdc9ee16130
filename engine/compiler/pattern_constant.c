#include "engine/compiler/pattern_constant.h"

#include <math.h>

static void make_constant(Expr *expr, const Constant *value) {
    expr->kind = EXPR_CONSTANT;
    expr->as.constant.value = value;
    expr->as.constant.kind_u = false;
}

static const Constant *negate_int(const Constant *value, Arena *arena) {
    if (value->kind == CONSTANT_BIG_INT) {
        return constant_big_int(arena, !value->as.big.negative, value->as.big.magnitude,
                                value->as.big.size);
    }
    if (value->as.integer == INT64_MIN) {
        static const uint8_t magnitude[] = {0, 0, 0, 0, 0, 0, 0, 0x80};
        return constant_big_int(arena, false, magnitude, sizeof magnitude);
    }
    return constant_int(arena, -value->as.integer);
}

/* NULL: not a number. */
static const Constant *negate(const Constant *value, Arena *arena) {
    switch (value->kind) {
    case CONSTANT_INT:
    case CONSTANT_BIG_INT: return negate_int(value, arena);
    case CONSTANT_FLOAT: return constant_float(arena, -value->as.real);
    case CONSTANT_COMPLEX:
        return constant_complex(arena, -value->as.complex.real, -value->as.complex.imaginary);
    default: return NULL;
    }
}

/* A big int as the nearest double, ties to even; infinite when there is none. */
static double big_to_double(const Constant *value) {
    const uint8_t *magnitude = value->as.big.magnitude;
    size_t size = value->as.big.size;
    if (size > 128) {
        return INFINITY;
    }
    /* The topmost 64 bits at least 57 of which count, and whether anything is below them. */
    uint64_t top = 0;
    for (size_t i = size; i > size - 8; i--) {
        top = top << 8 | magnitude[i - 1];
    }
    bool below = false;
    for (size_t i = 0; i < size - 8; i++) {
        below |= magnitude[i] != 0;
    }
    double result = ldexp((double)(top | (below ? 1 : 0)), (int)(8 * (size - 8)));
    return value->as.big.negative ? -result : result;
}

/* False: no real number, or beyond the floats. */
static bool real_number(const Constant *value, double *real) {
    switch (value->kind) {
    case CONSTANT_INT: *real = (double)value->as.integer; return true;
    case CONSTANT_BIG_INT: *real = big_to_double(value); return isfinite(*real);
    case CONSTANT_FLOAT: *real = value->as.real; return true;
    default: return false;
    }
}

/* real + imaginary, real - imaginary */
static void fold_sum(Expr *expr, Arena *arena) {
    Expr *left = expr->as.bin_op.left;
    const Expr *right = expr->as.bin_op.right;
    if (right->kind != EXPR_CONSTANT || right->as.constant.value->kind != CONSTANT_COMPLEX) {
        return;
    }
    pattern_constant_fold(left, arena);
    double real;
    if (left->kind != EXPR_CONSTANT || !real_number(left->as.constant.value, &real)) {
        return;
    }
    double other = right->as.constant.value->as.complex.real;
    double imaginary = right->as.constant.value->as.complex.imaginary;
    make_constant(expr, expr->as.bin_op.op == BINARY_ADD
                            ? constant_complex(arena, real + other, imaginary)
                            : constant_complex(arena, real - other, -imaginary));
}

void pattern_constant_fold(Expr *expr, Arena *arena) {
    if (expr->kind == EXPR_BIN_OP &&
        (expr->as.bin_op.op == BINARY_ADD || expr->as.bin_op.op == BINARY_SUB)) {
        fold_sum(expr, arena);
    } else if (expr->kind == EXPR_UNARY_OP && expr->as.unary_op.op == UNARY_SUB &&
               expr->as.unary_op.operand->kind == EXPR_CONSTANT) {
        const Constant *value = negate(expr->as.unary_op.operand->as.constant.value, arena);
        if (value != NULL) {
            make_constant(expr, value);
        }
    }
}

#include "engine/compiler/ast_unparse.h"

#include <string.h>

#include "engine/compiler/nesting.h"

/* How tightly an expression holds together: put in parentheses where its place wants more. */
typedef enum Priority {
    PRIORITY_TUPLE,
    PRIORITY_TEST, /* if-else, lambda */
    PRIORITY_OR,
    PRIORITY_AND,
    PRIORITY_NOT,
    PRIORITY_COMPARE,
    PRIORITY_EXPR, /* '|' and up: what `*` and `**` take */
    PRIORITY_BIT_OR = PRIORITY_EXPR,
    PRIORITY_BIT_XOR,
    PRIORITY_BIT_AND,
    PRIORITY_SHIFT,
    PRIORITY_ARITHMETIC,
    PRIORITY_TERM,
    PRIORITY_FACTOR,
    PRIORITY_POWER,
    PRIORITY_AWAIT,
    PRIORITY_ATOM,
} Priority;

typedef struct Unparser {
    Buffer *out; /* exchanged for another one inside f-strings */
    Diagnostics *diagnostics;
    int depth;
} Unparser;

static bool add_expr(Unparser *unparser, const Expr *expr, Priority priority);

static void add(Unparser *unparser, const char *string) {
    buffer_add_string(unparser->out, string);
}

static void add_if(Unparser *unparser, bool condition, const char *string) {
    if (condition) {
        add(unparser, string);
    }
}

static void add_text(Unparser *unparser, const Text *text) {
    buffer_add(unparser->out, text->data, text->size);
}

/* Expressions with commas between them. */
static bool add_list(Unparser *unparser, const ExprList *list) {
    for (int i = 0; i < list->count; i++) {
        add_if(unparser, i > 0, ", ");
        if (!add_expr(unparser, list->items[i], PRIORITY_TEST)) {
            return false;
        }
    }
    return true;
}

/* An expression between two strings. */
static bool add_between(Unparser *unparser, const char *open, const Expr *expr, Priority priority,
                        const char *close) {
    add(unparser, open);
    bool ok = add_expr(unparser, expr, priority);
    add(unparser, close);
    return ok;
}

/* ---- operators ---- */

static bool add_bool_op(Unparser *unparser, const Expr *expr, Priority outer) {
    bool is_and = expr->as.bool_op.op == BOOL_AND;
    Priority priority = is_and ? PRIORITY_AND : PRIORITY_OR;
    const ExprList *values = &expr->as.bool_op.values;
    add_if(unparser, outer > priority, "(");
    for (int i = 0; i < values->count; i++) {
        add_if(unparser, i > 0, is_and ? " and " : " or ");
        if (!add_expr(unparser, values->items[i], priority + 1)) {
            return false;
        }
    }
    add_if(unparser, outer > priority, ")");
    return true;
}

static const struct {
    const char *spelling;
    Priority priority;
} binary_operators[] = {
    [BINARY_ADD] = {" + ", PRIORITY_ARITHMETIC}, [BINARY_SUB] = {" - ", PRIORITY_ARITHMETIC},
    [BINARY_MULT] = {" * ", PRIORITY_TERM},      [BINARY_MATMULT] = {" @ ", PRIORITY_TERM},
    [BINARY_DIV] = {" / ", PRIORITY_TERM},       [BINARY_MOD] = {" % ", PRIORITY_TERM},
    [BINARY_POW] = {" ** ", PRIORITY_POWER},     [BINARY_LSHIFT] = {" << ", PRIORITY_SHIFT},
    [BINARY_RSHIFT] = {" >> ", PRIORITY_SHIFT},  [BINARY_BITOR] = {" | ", PRIORITY_BIT_OR},
    [BINARY_BITXOR] = {" ^ ", PRIORITY_BIT_XOR}, [BINARY_BITAND] = {" & ", PRIORITY_BIT_AND},
    [BINARY_FLOORDIV] = {" // ", PRIORITY_TERM},
};

static bool add_bin_op(Unparser *unparser, const Expr *expr, Priority outer) {
    BinaryOperator op = expr->as.bin_op.op;
    Priority priority = binary_operators[op].priority;
    bool right_associative = op == BINARY_POW;
    add_if(unparser, outer > priority, "(");
    if (!add_expr(unparser, expr->as.bin_op.left, priority + (right_associative ? 1 : 0))) {
        return false;
    }
    add(unparser, binary_operators[op].spelling);
    if (!add_expr(unparser, expr->as.bin_op.right, priority + (right_associative ? 0 : 1))) {
        return false;
    }
    add_if(unparser, outer > priority, ")");
    return true;
}

static bool add_unary_op(Unparser *unparser, const Expr *expr, Priority outer) {
    static const char *const spellings[] = {
        [UNARY_INVERT] = "~", [UNARY_NOT] = "not ", [UNARY_ADD] = "+", [UNARY_SUB] = "-"};
    UnaryOperator op = expr->as.unary_op.op;
    Priority priority = op == UNARY_NOT ? PRIORITY_NOT : PRIORITY_FACTOR;
    add_if(unparser, outer > priority, "(");
    add(unparser, spellings[op]);
    bool ok = add_expr(unparser, expr->as.unary_op.operand, priority);
    add_if(unparser, outer > priority, ")");
    return ok;
}

static bool add_compare(Unparser *unparser, const Expr *expr, Priority outer) {
    static const char *const spellings[] = {
        [COMPARE_EQ] = " == ",         [COMPARE_NOT_EQ] = " != ",     [COMPARE_LT] = " < ",
        [COMPARE_LT_E] = " <= ",       [COMPARE_GT] = " > ",          [COMPARE_GT_E] = " >= ",
        [COMPARE_IS] = " is ",         [COMPARE_IS_NOT] = " is not ", [COMPARE_IN] = " in ",
        [COMPARE_NOT_IN] = " not in ",
    };
    const ExprList *comparators = &expr->as.compare.comparators;
    add_if(unparser, outer > PRIORITY_COMPARE, "(");
    if (!add_expr(unparser, expr->as.compare.left, PRIORITY_COMPARE + 1)) {
        return false;
    }
    for (int i = 0; i < comparators->count; i++) {
        add(unparser, spellings[expr->as.compare.ops[i]]);
        if (!add_expr(unparser, comparators->items[i], PRIORITY_COMPARE + 1)) {
            return false;
        }
    }
    add_if(unparser, outer > PRIORITY_COMPARE, ")");
    return true;
}

static bool add_if_exp(Unparser *unparser, const Expr *expr, Priority outer) {
    add_if(unparser, outer > PRIORITY_TEST, "(");
    bool ok = add_expr(unparser, expr->as.if_exp.body, PRIORITY_TEST + 1) &&
              add_between(unparser, " if ", expr->as.if_exp.test, PRIORITY_TEST + 1, " else ") &&
              add_expr(unparser, expr->as.if_exp.orelse, PRIORITY_TEST);
    add_if(unparser, outer > PRIORITY_TEST, ")");
    return ok;
}

/* ---- lambda ---- */

typedef struct ArgumentWriter {
    Unparser *unparser;
    bool any; /* an argument was written before */
} ArgumentWriter;

/* "name", "name=default"; `stars` before it. `arg` may be NULL for a bare star. */
static bool add_argument(ArgumentWriter *writer, const char *stars, const Arg *arg,
                         const Expr *default_value) {
    add_if(writer->unparser, writer->any, ", ");
    writer->any = true;
    add(writer->unparser, stars);
    if (arg != NULL) {
        add_text(writer->unparser, arg->name);
    }
    return default_value == NULL ||
           add_between(writer->unparser, "=", default_value, PRIORITY_TEST, "");
}

static bool add_positional_arguments(ArgumentWriter *writer, const Arguments *args) {
    int only_count = args->posonlyargs.count;
    int count = only_count + args->args.count;
    int first_default = count - args->defaults.count;
    for (int i = 0; i < count; i++) {
        const Arg *arg =
            i < only_count ? args->posonlyargs.items[i] : args->args.items[i - only_count];
        const Expr *value = i >= first_default ? args->defaults.items[i - first_default] : NULL;
        if (!add_argument(writer, "", arg, value)) {
            return false;
        }
        add_if(writer->unparser, i + 1 == only_count, ", /");
    }
    return true;
}

static bool add_arguments(Unparser *unparser, const Arguments *args) {
    ArgumentWriter writer = {unparser, false};
    if (!add_positional_arguments(&writer, args)) {
        return false;
    }
    if ((args->vararg != NULL || args->kwonlyargs.count > 0) &&
        !add_argument(&writer, "*", args->vararg, NULL)) {
        return false;
    }
    for (int i = 0; i < args->kwonlyargs.count; i++) {
        if (!add_argument(&writer, "", args->kwonlyargs.items[i], args->kw_defaults.items[i])) {
            return false;
        }
    }
    return args->kwarg == NULL || add_argument(&writer, "**", args->kwarg, NULL);
}

static bool add_lambda(Unparser *unparser, const Expr *expr, Priority outer) {
    const Arguments *args = expr->as.lambda.args;
    bool has_positional = args->args.count + args->posonlyargs.count > 0;
    add_if(unparser, outer > PRIORITY_TEST, "(");
    add(unparser, has_positional ? "lambda " : "lambda");
    bool ok = add_arguments(unparser, args) &&
              add_between(unparser, ": ", expr->as.lambda.body, PRIORITY_TEST, "");
    add_if(unparser, outer > PRIORITY_TEST, ")");
    return ok;
}

/* ---- displays and comprehensions ---- */

static bool add_dict(Unparser *unparser, const Expr *expr) {
    const ExprList *keys = &expr->as.dict.keys;
    const ExprList *values = &expr->as.dict.values;
    add(unparser, "{");
    for (int i = 0; i < values->count; i++) {
        add_if(unparser, i > 0, ", ");
        bool ok = keys->items[i] == NULL
                      ? add_between(unparser, "**", values->items[i], PRIORITY_EXPR, "")
                      : add_between(unparser, "", keys->items[i], PRIORITY_TEST, ": ") &&
                            add_expr(unparser, values->items[i], PRIORITY_TEST);
        if (!ok) {
            return false;
        }
    }
    add(unparser, "}");
    return true;
}

static bool add_display(Unparser *unparser, const char *open, const Expr *expr, const char *close) {
    add(unparser, open);
    bool ok = add_list(unparser, &expr->as.sequence.elements);
    add(unparser, close);
    return ok;
}

static bool add_tuple(Unparser *unparser, const Expr *expr, Priority outer) {
    const ExprList *elements = &expr->as.sequence.elements;
    bool parentheses = outer > PRIORITY_TUPLE || elements->count == 0;
    add_if(unparser, parentheses, "(");
    bool ok = add_list(unparser, elements);
    add_if(unparser, elements->count == 1, ",");
    add_if(unparser, parentheses, ")");
    return ok;
}

static bool add_clause(Unparser *unparser, const Comprehension *clause) {
    if (!add_between(unparser, clause->is_async ? " async for " : " for ", clause->target,
                     PRIORITY_TUPLE, " in ") ||
        !add_expr(unparser, clause->iter, PRIORITY_TEST + 1)) {
        return false;
    }
    for (int i = 0; i < clause->ifs.count; i++) {
        if (!add_between(unparser, " if ", clause->ifs.items[i], PRIORITY_TEST + 1, "")) {
            return false;
        }
    }
    return true;
}

static bool add_comprehension(Unparser *unparser, const char *open, const Expr *expr,
                              const char *close) {
    const ComprehensionList *clauses = &expr->as.comp.generators;
    if (!add_between(unparser, open, expr->as.comp.element, PRIORITY_TEST, "")) {
        return false;
    }
    if (expr->as.comp.value != NULL &&
        !add_between(unparser, ": ", expr->as.comp.value, PRIORITY_TEST, "")) {
        return false;
    }
    for (int i = 0; i < clauses->count; i++) {
        if (!add_clause(unparser, clauses->items[i])) {
            return false;
        }
    }
    add(unparser, close);
    return true;
}

/* ---- calls, attributes, subscripts ---- */

static bool add_keyword(Unparser *unparser, const Keyword *keyword) {
    if (keyword->name == NULL) {
        add(unparser, "**");
    } else {
        add_text(unparser, keyword->name);
        add(unparser, "=");
    }
    return add_expr(unparser, keyword->value, PRIORITY_TEST);
}

static bool add_call(Unparser *unparser, const Expr *expr) {
    const ExprList *args = &expr->as.call.args;
    const KeywordList *keywords = &expr->as.call.keywords;
    if (!add_expr(unparser, expr->as.call.func, PRIORITY_ATOM)) {
        return false;
    }
    if (args->count == 1 && keywords->count == 0 && args->items[0]->kind == EXPR_GENERATOR) {
        return add_comprehension(unparser, "(", args->items[0], ")");
    }
    add(unparser, "(");
    if (!add_list(unparser, args)) {
        return false;
    }
    for (int i = 0; i < keywords->count; i++) {
        add_if(unparser, i > 0 || args->count > 0, ", ");
        if (!add_keyword(unparser, keywords->items[i])) {
            return false;
        }
    }
    add(unparser, ")");
    return true;
}

static bool is_int(const Expr *expr) {
    return expr->kind == EXPR_CONSTANT && (expr->as.constant.value->kind == CONSTANT_INT ||
                                           expr->as.constant.value->kind == CONSTANT_BIG_INT);
}

/* `1 .real`: without the space it would be a float. */
static bool add_attribute(Unparser *unparser, const Expr *expr) {
    const Expr *value = expr->as.attribute.value;
    if (!add_between(unparser, "", value, PRIORITY_ATOM, is_int(value) ? " ." : ".")) {
        return false;
    }
    add_text(unparser, expr->as.attribute.attr);
    return true;
}

static bool add_slice(Unparser *unparser, const Expr *expr) {
    const Expr *lower = expr->as.slice.lower;
    const Expr *upper = expr->as.slice.upper;
    const Expr *step = expr->as.slice.step;
    if (lower != NULL && !add_expr(unparser, lower, PRIORITY_TEST)) {
        return false;
    }
    add(unparser, ":");
    if (upper != NULL && !add_expr(unparser, upper, PRIORITY_TEST)) {
        return false;
    }
    return step == NULL || add_between(unparser, ":", step, PRIORITY_TEST, "");
}

static bool add_await(Unparser *unparser, const Expr *expr, Priority outer) {
    bool parentheses = outer > PRIORITY_AWAIT;
    return add_between(unparser, parentheses ? "(await " : "await ", expr->as.unary_value.value,
                       PRIORITY_ATOM, parentheses ? ")" : "");
}

static bool add_yield(Unparser *unparser, const Expr *expr) {
    if (expr->as.unary_value.value == NULL) {
        add(unparser, "(yield)");
        return true;
    }
    return add_between(unparser, expr->kind == EXPR_YIELD ? "(yield " : "(yield from ",
                       expr->as.unary_value.value, PRIORITY_TEST, ")");
}

static bool add_named(Unparser *unparser, const Expr *expr, Priority outer) {
    add_if(unparser, outer > PRIORITY_TUPLE, "(");
    bool ok = add_between(unparser, "", expr->as.named.target, PRIORITY_ATOM, " := ") &&
              add_expr(unparser, expr->as.named.value, PRIORITY_ATOM);
    add_if(unparser, outer > PRIORITY_TUPLE, ")");
    return ok;
}

/* ---- constants ---- */

/* A literal that is read as infinity, for each "inf" of a repr. */
static void add_without_inf(Unparser *unparser, const char *repr) {
    for (const char *inf; (inf = strstr(repr, "inf")) != NULL; repr = inf + 3) {
        buffer_add(unparser->out, repr, (size_t)(inf - repr));
        add(unparser, "1e309");
    }
    add(unparser, repr);
}

static bool add_constant(Unparser *unparser, const Expr *expr) {
    const Constant *value = expr->as.constant.value;
    if (value->kind == CONSTANT_ELLIPSIS) {
        add(unparser, "...");
        return true;
    }
    add_if(unparser, expr->as.constant.kind_u, "u");
    if (value->kind == CONSTANT_FLOAT || value->kind == CONSTANT_COMPLEX) {
        Buffer repr = {0};
        constant_repr(value, &repr);
        add_without_inf(unparser, repr.data);
        buffer_done(&repr);
        return true;
    }
    size_t start = unparser->out->size;
    constant_repr(value, unparser->out);
    if (value->kind == CONSTANT_BIG_INT && unparser->out->data[start + 1] == 'x') {
        diagnostics_set_error(unparser->diagnostics, DIAGNOSTIC_VALUE_ERROR,
                              "Exceeds the limit (%d digits) for integer string conversion; "
                              "use sys.set_int_max_str_digits() to increase the limit",
                              CONSTANT_INT_DIGITS);
        return false;
    }
    return true;
}

/* ---- f-strings and t-strings ---- */

static bool add_string_part(Unparser *unparser, const Expr *expr, bool is_format_spec);

static bool add_string_parts(Unparser *unparser, const ExprList *parts, bool is_format_spec) {
    for (int i = 0; i < parts->count; i++) {
        if (!add_string_part(unparser, parts->items[i], is_format_spec)) {
            return false;
        }
    }
    return true;
}

/* prefix and the repr of all parts, as one literal */
static bool add_string_literal(Unparser *unparser, char prefix, const ExprList *parts) {
    Buffer body = {0};
    Buffer *outer = unparser->out;
    unparser->out = &body;
    bool ok = add_string_parts(unparser, parts, false);
    unparser->out = outer;
    buffer_add_byte(outer, prefix);
    text_repr(&(Text){.data = body.size > 0 ? body.data : "", .size = body.size}, outer);
    buffer_done(&body);
    return ok;
}

static bool add_joined(Unparser *unparser, const Expr *expr, bool is_format_spec) {
    const ExprList *parts = &expr->as.sequence.elements;
    return is_format_spec ? add_string_parts(unparser, parts, true)
                          : add_string_literal(unparser, 'f', parts);
}

/* The expression of a field; a brace of its own is kept apart from the field's. */
static void add_field_text(Unparser *unparser, const char *data, size_t size) {
    add(unparser, size > 0 && data[0] == '{' ? "{ " : "{");
    buffer_add(unparser->out, data, size);
}

static bool add_field_value(Unparser *unparser, const Expr *expr) {
    if (expr->kind == EXPR_INTERPOLATION) {
        add_field_text(unparser, expr->as.formatted.str->data, expr->as.formatted.str->size);
        return true;
    }
    Buffer value = {0};
    Buffer *outer = unparser->out;
    unparser->out = &value;
    bool ok = add_expr(unparser, expr->as.formatted.value, PRIORITY_TEST + 1);
    unparser->out = outer;
    add_field_text(unparser, value.data, value.size);
    buffer_done(&value);
    return ok;
}

/* "{value!r:spec}" of f-strings and t-strings */
static bool add_field(Unparser *unparser, const Expr *expr) {
    if (!add_field_value(unparser, expr)) {
        return false;
    }
    if (expr->as.formatted.conversion >= 0) {
        buffer_add_byte(unparser->out, '!');
        buffer_add_byte(unparser->out, (char)expr->as.formatted.conversion);
    }
    if (expr->as.formatted.format_spec != NULL) {
        add(unparser, ":");
        if (!add_string_part(unparser, expr->as.formatted.format_spec, true)) {
            return false;
        }
    }
    add(unparser, "}");
    return true;
}

/* Literal text, its braces doubled. */
static void add_literal_part(Unparser *unparser, const Text *text) {
    for (size_t i = 0; i < text->size; i++) {
        char byte = text->data[i];
        buffer_add_repeated(unparser->out, byte, byte == '{' || byte == '}' ? 2 : 1);
    }
}

static bool add_string_part(Unparser *unparser, const Expr *expr, bool is_format_spec) {
    switch (expr->kind) {
    case EXPR_CONSTANT: add_literal_part(unparser, expr->as.constant.value->as.text); return true;
    case EXPR_JOINED_STR: return add_joined(unparser, expr, is_format_spec);
    case EXPR_TEMPLATE_STR: return add_string_literal(unparser, 't', &expr->as.sequence.elements);
    default: return add_field(unparser, expr);
    }
}

/* ---- any expression ---- */

static bool add_kind(Unparser *unparser, const Expr *expr, Priority outer) {
    switch (expr->kind) {
    case EXPR_BOOL_OP: return add_bool_op(unparser, expr, outer);
    case EXPR_NAMED: return add_named(unparser, expr, outer);
    case EXPR_BIN_OP: return add_bin_op(unparser, expr, outer);
    case EXPR_UNARY_OP: return add_unary_op(unparser, expr, outer);
    case EXPR_LAMBDA: return add_lambda(unparser, expr, outer);
    case EXPR_IF: return add_if_exp(unparser, expr, outer);
    case EXPR_DICT: return add_dict(unparser, expr);
    case EXPR_SET: return add_display(unparser, "{", expr, "}");
    case EXPR_LIST: return add_display(unparser, "[", expr, "]");
    case EXPR_TUPLE: return add_tuple(unparser, expr, outer);
    case EXPR_LIST_COMP: return add_comprehension(unparser, "[", expr, "]");
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP: return add_comprehension(unparser, "{", expr, "}");
    case EXPR_GENERATOR: return add_comprehension(unparser, "(", expr, ")");
    case EXPR_AWAIT: return add_await(unparser, expr, outer);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return add_yield(unparser, expr);
    case EXPR_COMPARE: return add_compare(unparser, expr, outer);
    case EXPR_CALL: return add_call(unparser, expr);
    case EXPR_FORMATTED_VALUE:
    case EXPR_INTERPOLATION: return add_field(unparser, expr);
    case EXPR_JOINED_STR: return add_joined(unparser, expr, false);
    case EXPR_TEMPLATE_STR: return add_string_literal(unparser, 't', &expr->as.sequence.elements);
    case EXPR_CONSTANT: return add_constant(unparser, expr);
    case EXPR_ATTRIBUTE: return add_attribute(unparser, expr);
    case EXPR_SUBSCRIPT:
        return add_between(unparser, "", expr->as.subscript.value, PRIORITY_ATOM, "[") &&
               add_between(unparser, "", expr->as.subscript.slice, PRIORITY_TUPLE, "]");
    case EXPR_STARRED: return add_between(unparser, "*", expr->as.starred.value, PRIORITY_EXPR, "");
    case EXPR_NAME: add_text(unparser, expr->as.name.id); return true;
    case EXPR_SLICE: return add_slice(unparser, expr);
    }
    return true;
}

static bool add_expr(Unparser *unparser, const Expr *expr, Priority priority) {
    if (!nesting_enter(&unparser->depth, unparser->diagnostics) ||
        !add_kind(unparser, expr, priority)) {
        return false;
    }
    nesting_leave(&unparser->depth);
    return true;
}

bool ast_unparse(const Expr *expr, Buffer *out, Diagnostics *diagnostics) {
    Unparser unparser = {.out = out, .diagnostics = diagnostics};
    return add_expr(&unparser, expr, PRIORITY_TEST);
}

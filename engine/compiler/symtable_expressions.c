/* The first pass over expressions, arguments and patterns (CPython's symtable_visit_expr). */
#include "engine/compiler/nesting.h"
#include "engine/compiler/symtable_internal.h"

/* ---- where an expression is not allowed ---- */

static bool is_async_function(const SymtableEntry *entry) {
    return entry->type == BLOCK_FUNCTION && entry->coroutine;
}

/* Annotations and type scopes hold no `:=`, yield or await; `what` names it. */
static bool check_not_annotation(SymtableBuilder *builder, const Expr *expr, const char *what) {
    const char *place = NULL;
    switch (builder->current->type) {
    case BLOCK_ANNOTATION: place = "an annotation"; break;
    case BLOCK_TYPE_VARIABLE: place = builder->current->scope_info; break;
    case BLOCK_TYPE_ALIAS: place = "a type alias"; break;
    case BLOCK_TYPE_PARAMS: place = "the definition of a generic"; break;
    case BLOCK_FUNCTION:
    case BLOCK_CLASS:
    case BLOCK_MODULE: return true;
    }
    diagnostics_set_syntax_error(builder->diagnostics, expr->location,
                                 "%s cannot be used within %s", what, place);
    return false;
}

/* ---- assignment expressions ---- */

/* `:=` in a comprehension of a function binds in the function: nonlocal here, or global. */
static bool bind_in_function(SymtableBuilder *builder, SymtableEntry *function,
                             const Expr *target) {
    const Text *name = target->as.name.id;
    uint32_t flags = symtable_flags_so_far(builder, function, name);
    if (!symtable_define(builder, name, (flags & DEF_GLOBAL) != 0 ? DEF_GLOBAL : DEF_NONLOCAL,
                         target->location)) {
        return false;
    }
    symtable_record_directive(builder, name, target->location);
    return symtable_define_in(builder, function, name, DEF_LOCAL, target->location);
}

static bool bind_in_module(SymtableBuilder *builder, SymtableEntry *module, const Expr *target) {
    const Text *name = target->as.name.id;
    if (!symtable_define(builder, name, DEF_GLOBAL, target->location)) {
        return false;
    }
    symtable_record_directive(builder, name, target->location);
    return symtable_define_in(builder, module, name, DEF_GLOBAL, target->location);
}

static bool refuse_named_target(SymtableBuilder *builder, const Expr *target, const char *place) {
    diagnostics_set_syntax_error(builder->diagnostics, target->location,
                                 "assignment expression within a comprehension cannot be used %s",
                                 place);
    return false;
}

/*
 * The target of `:=` inside a comprehension belongs to the nearest block
 * around it that is no comprehension (PEP 572).
 */
static bool extend_named_scope(SymtableBuilder *builder, const Expr *target) {
    for (int i = builder->stack_count - 1; i >= 0; i--) {
        SymtableEntry *entry = builder->stack[i];
        if (entry->comprehension != COMPREHENSION_NONE) {
            uint32_t flags = symtable_flags_so_far(builder, entry, target->as.name.id);
            if ((flags & DEF_COMP_ITER) != 0 && (flags & DEF_LOCAL) != 0) {
                diagnostics_set_syntax_error(
                    builder->diagnostics, target->location,
                    "assignment expression cannot rebind comprehension iteration variable '%s'",
                    target->as.name.id->data);
                return false;
            }
            continue;
        }
        switch (entry->type) {
        case BLOCK_FUNCTION: return bind_in_function(builder, entry, target);
        case BLOCK_MODULE: return bind_in_module(builder, entry, target);
        case BLOCK_CLASS: return refuse_named_target(builder, target, "in a class body");
        case BLOCK_TYPE_PARAMS:
            return refuse_named_target(builder, target, "within the definition of a generic");
        case BLOCK_TYPE_ALIAS: return refuse_named_target(builder, target, "in a type alias");
        case BLOCK_TYPE_VARIABLE: return refuse_named_target(builder, target, "in a TypeVar bound");
        case BLOCK_ANNOTATION: break; /* the block around the annotation decides */
        }
    }
    return true;
}

static bool visit_named(SymtableBuilder *builder, const Expr *expr) {
    if (!check_not_annotation(builder, expr, "named expression")) {
        return false;
    }
    if (builder->current->comp_iter_expr > 0) {
        diagnostics_set_syntax_error(
            builder->diagnostics, expr->location,
            "assignment expression cannot be used in a comprehension iterable expression");
        return false;
    }
    if (builder->current->comprehension != COMPREHENSION_NONE &&
        !extend_named_scope(builder, expr->as.named.target)) {
        return false;
    }
    return symtable_visit_expression(builder, expr->as.named.value) &&
           symtable_visit_expression(builder, expr->as.named.target);
}

/* ---- functions in expressions ---- */

static bool define_parameters(SymtableBuilder *builder, const ArgList *args) {
    for (int i = 0; i < args->count; i++) {
        if (!symtable_define(builder, args->items[i]->name, DEF_PARAM, args->items[i]->location)) {
            return false;
        }
    }
    return true;
}

/* In the order of co_varnames: *args and **kwargs last. */
bool symtable_visit_arguments(SymtableBuilder *builder, const Arguments *arguments) {
    if (!define_parameters(builder, &arguments->posonlyargs) ||
        !define_parameters(builder, &arguments->args) ||
        !define_parameters(builder, &arguments->kwonlyargs)) {
        return false;
    }
    const Arg *vararg = arguments->vararg;
    if (vararg != NULL) {
        if (!symtable_define(builder, vararg->name, DEF_PARAM, vararg->location)) {
            return false;
        }
        builder->current->varargs = true;
    }
    const Arg *kwarg = arguments->kwarg;
    if (kwarg != NULL) {
        if (!symtable_define(builder, kwarg->name, DEF_PARAM, kwarg->location)) {
            return false;
        }
        builder->current->varkeywords = true;
    }
    return true;
}

static bool visit_lambda(SymtableBuilder *builder, const Expr *expr) {
    const Arguments *args = expr->as.lambda.args;
    if (!symtable_visit_expressions(builder, &args->defaults) ||
        !symtable_visit_expressions(builder, &args->kw_defaults) ||
        !symtable_enter_block(builder, builder->known.lambda, BLOCK_FUNCTION, expr,
                              expr->location) ||
        !symtable_visit_arguments(builder, args) ||
        !symtable_visit_expression(builder, expr->as.lambda.body)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

/* ---- comprehensions ---- */

static ComprehensionKind comprehension_kind(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_LIST_COMP: return COMPREHENSION_LIST;
    case EXPR_SET_COMP: return COMPREHENSION_SET;
    case EXPR_DICT_COMP: return COMPREHENSION_DICT;
    default: return COMPREHENSION_GENERATOR;
    }
}

static bool visit_comprehension_target(SymtableBuilder *builder, const Comprehension *clause) {
    builder->current->comp_iter_target = true;
    bool ok = symtable_visit_expression(builder, clause->target);
    builder->current->comp_iter_target = false;
    return ok;
}

static bool visit_comprehension_iterable(SymtableBuilder *builder, const Comprehension *clause) {
    SymtableEntry *entry = builder->current;
    entry->comp_iter_expr++;
    bool ok = symtable_visit_expression(builder, clause->iter);
    entry->comp_iter_expr--;
    return ok;
}

/* Everything but the outermost iterable: `[element for target in ... if ... for ...]`. */
static bool visit_comprehension_block(SymtableBuilder *builder, const Expr *expr) {
    SymtableEntry *entry = builder->current;
    const ComprehensionList *clauses = &expr->as.comp.generators;
    for (int i = 0; i < clauses->count; i++) {
        const Comprehension *clause = clauses->items[i];
        if (!visit_comprehension_target(builder, clause) ||
            (i > 0 && !visit_comprehension_iterable(builder, clause)) ||
            !symtable_visit_expressions(builder, &clause->ifs)) {
            return false;
        }
        entry->coroutine |= clause->is_async;
    }
    return symtable_visit_optional(builder, expr->as.comp.value) &&
           symtable_visit_expression(builder, expr->as.comp.element);
}

/* CPython's symtable_handle_comprehension. The outermost iterable is evaluated outside. */
static bool visit_comprehension(SymtableBuilder *builder, const Expr *expr) {
    ComprehensionKind kind = comprehension_kind(expr);
    const Comprehension *outermost = expr->as.comp.generators.items[0];
    if (!visit_comprehension_iterable(builder, outermost) ||
        !symtable_enter_block(builder, builder->known.comprehensions[kind], BLOCK_FUNCTION, expr,
                              expr->location)) {
        return false;
    }
    SymtableEntry *entry = builder->current;
    entry->comprehension = kind;
    entry->coroutine = outermost->is_async;
    if (!symtable_define(builder, builder->known.dot_zero, DEF_PARAM, expr->location) ||
        !visit_comprehension_block(builder, expr)) {
        return false;
    }
    entry->generator = kind == COMPREHENSION_GENERATOR;
    symtable_exit_block(builder);
    if (!entry->coroutine || entry->generator) {
        return true;
    }
    if (!is_async_function(builder->current) &&
        builder->current->comprehension == COMPREHENSION_NONE) {
        diagnostics_set_syntax_error(
            builder->diagnostics, expr->location,
            "asynchronous comprehension outside of an asynchronous function");
        return false;
    }
    builder->current->coroutine = true;
    return true;
}

/* ---- yield and await ---- */

static bool refuse_yield(SymtableBuilder *builder, const Expr *expr) {
    static const char *const names[] = {
        [COMPREHENSION_NONE] = "",
        [COMPREHENSION_LIST] = "list comprehension",
        [COMPREHENSION_DICT] = "dict comprehension",
        [COMPREHENSION_SET] = "set comprehension",
        [COMPREHENSION_GENERATOR] = "generator expression",
    };
    diagnostics_set_syntax_error(builder->diagnostics, expr->location, "'yield' inside %s",
                                 names[builder->current->comprehension]);
    return false;
}

/* yield, yield from */
static bool visit_yield(SymtableBuilder *builder, const Expr *expr) {
    if (!check_not_annotation(builder, expr, "yield expression") ||
        !symtable_visit_optional(builder, expr->as.unary_value.value)) {
        return false;
    }
    builder->current->generator = true;
    return builder->current->comprehension == COMPREHENSION_NONE || refuse_yield(builder, expr);
}

static bool visit_await(SymtableBuilder *builder, const Expr *expr) {
    const SymtableEntry *entry = builder->current;
    if (!check_not_annotation(builder, expr, "await expression")) {
        return false;
    }
    if (!symtable_entry_is_function_like(entry)) {
        diagnostics_set_syntax_error(builder->diagnostics, expr->location,
                                     "'await' outside function");
        return false;
    }
    if (!is_async_function(entry) && entry->comprehension == COMPREHENSION_NONE) {
        diagnostics_set_syntax_error(builder->diagnostics, expr->location,
                                     "'await' outside async function");
        return false;
    }
    bool ok = symtable_visit_expression(builder, expr->as.unary_value.value);
    builder->current->coroutine = true;
    return ok;
}

/* ---- names and what holds them ---- */

static bool visit_name(SymtableBuilder *builder, const Expr *expr) {
    const Text *name = expr->as.name.id;
    bool is_load = expr->as.name.ctx == CONTEXT_LOAD;
    if (builder->current->in_unevaluated_annotation) {
        return true;
    }
    if (!symtable_define_in_context(builder, name, is_load ? DEF_USE : DEF_LOCAL, expr->location,
                                    expr->as.name.ctx)) {
        return false;
    }
    /* super() without arguments finds the class in the cell __class__. */
    if (is_load && name == builder->known.super &&
        symtable_entry_is_function_like(builder->current)) {
        return symtable_define(builder, builder->known.class_cell, DEF_USE, expr->location);
    }
    return true;
}

static bool visit_call(SymtableBuilder *builder, const Expr *expr) {
    return symtable_visit_expression(builder, expr->as.call.func) &&
           symtable_visit_expressions(builder, &expr->as.call.args) &&
           symtable_check_keywords(builder, &expr->as.call.keywords) &&
           symtable_visit_keywords(builder, &expr->as.call.keywords);
}

static bool visit_slice(SymtableBuilder *builder, const Expr *expr) {
    return symtable_visit_optional(builder, expr->as.slice.lower) &&
           symtable_visit_optional(builder, expr->as.slice.upper) &&
           symtable_visit_optional(builder, expr->as.slice.step);
}

/* ---- any expression ---- */

static bool visit_kind(SymtableBuilder *builder, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_NAMED: return visit_named(builder, expr);
    case EXPR_BOOL_OP: return symtable_visit_expressions(builder, &expr->as.bool_op.values);
    case EXPR_BIN_OP:
        return symtable_visit_expression(builder, expr->as.bin_op.left) &&
               symtable_visit_expression(builder, expr->as.bin_op.right);
    case EXPR_UNARY_OP: return symtable_visit_expression(builder, expr->as.unary_op.operand);
    case EXPR_LAMBDA: return visit_lambda(builder, expr);
    case EXPR_IF:
        return symtable_visit_expression(builder, expr->as.if_exp.test) &&
               symtable_visit_expression(builder, expr->as.if_exp.body) &&
               symtable_visit_expression(builder, expr->as.if_exp.orelse);
    case EXPR_DICT:
        return symtable_visit_expressions(builder, &expr->as.dict.keys) &&
               symtable_visit_expressions(builder, &expr->as.dict.values);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: return visit_comprehension(builder, expr);
    case EXPR_AWAIT: return visit_await(builder, expr);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return visit_yield(builder, expr);
    case EXPR_COMPARE:
        return symtable_visit_expression(builder, expr->as.compare.left) &&
               symtable_visit_expressions(builder, &expr->as.compare.comparators);
    case EXPR_CALL: return visit_call(builder, expr);
    case EXPR_FORMATTED_VALUE:
    case EXPR_INTERPOLATION:
        return symtable_visit_expression(builder, expr->as.formatted.value) &&
               symtable_visit_optional(builder, expr->as.formatted.format_spec);
    case EXPR_CONSTANT: return true;
    case EXPR_ATTRIBUTE:
        return symtable_check_name(builder, expr->as.attribute.attr, expr->location,
                                   expr->as.attribute.ctx) &&
               symtable_visit_expression(builder, expr->as.attribute.value);
    case EXPR_SUBSCRIPT:
        return symtable_visit_expression(builder, expr->as.subscript.value) &&
               symtable_visit_expression(builder, expr->as.subscript.slice);
    case EXPR_STARRED: return symtable_visit_expression(builder, expr->as.starred.value);
    case EXPR_NAME: return visit_name(builder, expr);
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_JOINED_STR:
    case EXPR_TEMPLATE_STR: return symtable_visit_expressions(builder, &expr->as.sequence.elements);
    case EXPR_SLICE: return visit_slice(builder, expr);
    }
    return true;
}

bool symtable_visit_expression(SymtableBuilder *builder, const Expr *expr) {
    if (!nesting_enter(&builder->depth, builder->diagnostics) || !visit_kind(builder, expr)) {
        return false;
    }
    nesting_leave(&builder->depth);
    return true;
}

bool symtable_visit_optional(SymtableBuilder *builder, const Expr *expr) {
    return expr == NULL || symtable_visit_expression(builder, expr);
}

bool symtable_visit_expressions(SymtableBuilder *builder, const ExprList *list) {
    for (int i = 0; i < list->count; i++) {
        if (!symtable_visit_optional(builder, list->items[i])) {
            return false;
        }
    }
    return true;
}

bool symtable_visit_keywords(SymtableBuilder *builder, const KeywordList *keywords) {
    for (int i = 0; i < keywords->count; i++) {
        if (!symtable_visit_expression(builder, keywords->items[i]->value)) {
            return false;
        }
    }
    return true;
}

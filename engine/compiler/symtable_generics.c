/* Annotations (PEP 649) and type parameters (PEP 695, 696): blocks that are evaluated lazily. */
#include "engine/compiler/nesting.h"
#include "engine/compiler/symtable_internal.h"

/* A block directly in a class looks names up in the class first, through its dict. */
static bool see_class_scope(SymtableBuilder *builder, Location location) {
    builder->current->can_see_class_scope = true;
    return symtable_define(builder, builder->known.class_dict, DEF_USE, location);
}

/* ---- annotations ---- */

/*
 * Which annotations of a class or module were reached is recorded in
 * __conditional_annotations__, where not all may be: always in a module, which
 * may be executed in part.
 */
static bool note_conditional(SymtableBuilder *builder, Location location) {
    SymtableEntry *entry = builder->current;
    bool conditional =
        entry->type == BLOCK_MODULE || (entry->type == BLOCK_CLASS && entry->in_conditional_block);
    if (!conditional || entry->has_conditional_annotations) {
        return true;
    }
    entry->has_conditional_annotations = true;
    return symtable_define(builder, builder->known.conditional_annotations, DEF_USE, location);
}

/* All annotated variables of a block share one annotation block. */
static bool enter_annotation_block(SymtableBuilder *builder, Location location) {
    SymtableEntry *parent = builder->current;
    if (parent->annotation_block != NULL) {
        symtable_enter_existing_block(builder, parent->annotation_block, false);
        return true;
    }
    if (!symtable_enter_block(builder, builder->known.annotate, BLOCK_ANNOTATION, parent,
                              location)) {
        return false;
    }
    parent->annotation_block = builder->current;
    bool is_string = (builder->table->future.flags & CODE_FUTURE_ANNOTATIONS) != 0;
    return parent->type != BLOCK_CLASS || is_string || see_class_scope(builder, location);
}

/* The annotation of a variable. In a function it is never evaluated. */
bool symtable_visit_annotation(SymtableBuilder *builder, const Expr *annotation) {
    bool is_unevaluated = builder->current->type == BLOCK_FUNCTION;
    if (!note_conditional(builder, annotation->location) ||
        !enter_annotation_block(builder, annotation->location)) {
        return false;
    }
    SymtableEntry *block = builder->current;
    block->in_unevaluated_annotation = is_unevaluated;
    if (!symtable_visit_expression(builder, annotation)) {
        return false;
    }
    block->in_unevaluated_annotation = false;
    symtable_exit_block(builder);
    return true;
}

static bool visit_one_annotation(SymtableBuilder *builder, const Expr *annotation) {
    if (annotation == NULL) {
        return true;
    }
    builder->current->annotations_used = true;
    return symtable_visit_expression(builder, annotation);
}

static bool visit_argument_annotations(SymtableBuilder *builder, const ArgList *args) {
    for (int i = 0; i < args->count; i++) {
        if (!visit_one_annotation(builder, args->items[i]->annotation)) {
            return false;
        }
    }
    return true;
}

/* A function has an annotation block even when nothing is annotated: then nobody uses it. */
bool symtable_visit_function_annotations(SymtableBuilder *builder, const Arguments *arguments,
                                         const Expr *returns, Location location) {
    bool is_in_class =
        builder->current->can_see_class_scope || builder->current->type == BLOCK_CLASS;
    if (!symtable_enter_block(builder, builder->known.annotate, BLOCK_ANNOTATION, arguments,
                              location)) {
        return false;
    }
    if (is_in_class && !see_class_scope(builder, location)) {
        return false;
    }
    const Expr *vararg = arguments->vararg != NULL ? arguments->vararg->annotation : NULL;
    const Expr *kwarg = arguments->kwarg != NULL ? arguments->kwarg->annotation : NULL;
    if (!visit_argument_annotations(builder, &arguments->posonlyargs) ||
        !visit_argument_annotations(builder, &arguments->args) ||
        !visit_one_annotation(builder, vararg) || !visit_one_annotation(builder, kwarg) ||
        !visit_argument_annotations(builder, &arguments->kwonlyargs) ||
        !visit_one_annotation(builder, returns)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

/* ---- type parameters ---- */

bool symtable_enter_type_params(SymtableBuilder *builder, const Text *name,
                                const TypeParamList *params, Location location) {
    bool is_in_class = builder->current->type == BLOCK_CLASS;
    return symtable_enter_block(builder, name, BLOCK_TYPE_PARAMS, symtable_type_params_key(params),
                                location) &&
           (!is_in_class || see_class_scope(builder, location));
}

/* A bound or a default (or NULL), in a block of its own; `place` names it in messages. */
static bool visit_lazy_expression(SymtableBuilder *builder, const TypeParam *param,
                                  const Expr *expr, const void *key, const char *place) {
    if (param->name == builder->known.class_dict) {
        diagnostics_set_syntax_error(builder->diagnostics, param->location,
                                     "reserved name '%s' cannot be used for type parameter",
                                     param->name->data);
        return false;
    }
    if (expr == NULL) {
        return true;
    }
    bool is_in_class = builder->current->can_see_class_scope;
    if (!symtable_enter_block(builder, param->name, BLOCK_TYPE_VARIABLE, key, expr->location) ||
        (is_in_class && !see_class_scope(builder, expr->location))) {
        return false;
    }
    builder->current->scope_info = place;
    if (!symtable_visit_expression(builder, expr)) {
        return false;
    }
    symtable_exit_block(builder);
    return true;
}

static bool visit_type_var(SymtableBuilder *builder, const TypeParam *param) {
    const Expr *bound = param->bound;
    bool is_constraints = bound != NULL && bound->kind == EXPR_TUPLE;
    return visit_lazy_expression(builder, param, bound, param,
                                 is_constraints ? "a TypeVar constraint" : "a TypeVar bound") &&
           visit_lazy_expression(builder, param, param->default_value,
                                 symtable_type_param_default_key(param), "a TypeVar default");
}

static bool visit_type_param(SymtableBuilder *builder, const TypeParam *param) {
    if (!symtable_define(builder, param->name, DEF_TYPE_PARAM | DEF_LOCAL, param->location)) {
        return false;
    }
    const void *key = symtable_type_param_default_key(param);
    switch (param->kind) {
    case TYPE_PARAM_TYPE_VAR: return visit_type_var(builder, param);
    case TYPE_PARAM_TYPE_VAR_TUPLE:
        return visit_lazy_expression(builder, param, param->default_value, key,
                                     "a TypeVarTuple default");
    case TYPE_PARAM_PARAM_SPEC:
        return visit_lazy_expression(builder, param, param->default_value, key,
                                     "a ParamSpec default");
    }
    return true;
}

bool symtable_visit_type_params(SymtableBuilder *builder, const TypeParamList *params) {
    for (int i = 0; i < params->count; i++) {
        if (!visit_type_param(builder, params->items[i])) {
            return false;
        }
    }
    return true;
}

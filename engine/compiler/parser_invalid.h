/*
 * parser_invalid.h - the invalid_ rules: what people get wrong, and what to tell them.
 *
 * They are tried in the invalid pass only, at the places where CPython's
 * grammar has them, and either raise an error or do nothing: the mark is left
 * where it was. As in CPython, once an alternative of such a rule matches, its
 * other alternatives are not tried, even when it has nothing to complain about.
 *
 * Source: CPython 3.14 Grammar/python.gram (from "START OF INVALID RULES" on),
 * Parser/action_helpers.c, Parser/pegen.h (RAISE_SYNTAX_ERROR_INVALID_TARGET).
 */
#ifndef GENSTEP_COMPILER_PARSER_INVALID_H
#define GENSTEP_COMPILER_PARSER_INVALID_H

#include "engine/compiler/parser_internal.h"

/* ---- what the rules share ---- */

typedef enum TargetKind { TARGET_STAR, TARGET_DEL, TARGET_FOR } TargetKind;

/* What messages call an expression: "function call", "literal", ... */
const char *expr_name(const Expr *expr);
/* The first part of an expression that cannot be a target; NULL when all can. */
const Expr *find_invalid_target(const Expr *expr, TargetKind kind);
void raise_invalid_target(Parser *parser, const Expr *expr, TargetKind kind);
/* Whether it is a name of a statement of Python 2, print or exec. */
bool is_legacy_name(const Expr *expr);

/* ---- expressions (parse_invalid_expressions.c) ---- */

void invalid_arithmetic_rule(Parser *parser);
void invalid_comprehension_rule(Parser *parser);
void invalid_dict_comprehension_rule(Parser *parser);
void invalid_double_starred_kvpairs_rule(Parser *parser);
void invalid_expression_rule(Parser *parser);
void invalid_factor_rule(Parser *parser);
void invalid_for_if_clause_rule(Parser *parser);
void invalid_for_target_rule(Parser *parser);
void invalid_group_rule(Parser *parser);
void invalid_legacy_expression_rule(Parser *parser);
void invalid_named_expression_rule(Parser *parser);
void invalid_replacement_field_rule(Parser *parser, bool template);
void invalid_string_tstring_concat_rule(Parser *parser);

/* ---- calls and parameters (parse_invalid_arguments.c) ---- */

void invalid_arguments_rule(Parser *parser);
void invalid_default_rule(Parser *parser);
void invalid_kwarg_rule(Parser *parser);
void invalid_kwds_rule(Parser *parser, bool lambda);
void invalid_parameters_rule(Parser *parser, bool lambda);
void invalid_star_etc_rule(Parser *parser, bool lambda);
void invalid_starred_expression_rule(Parser *parser);
void invalid_starred_expression_unpacking_rule(Parser *parser);
void invalid_type_param_rule(Parser *parser);
void invalid_type_params_rule(Parser *parser);

/* ---- statements (parse_invalid_statements.c) ---- */

void invalid_assignment_rule(Parser *parser);
void invalid_del_stmt_rule(Parser *parser);
void invalid_dotted_as_name_rule(Parser *parser);
void invalid_import_from_as_name_rule(Parser *parser);
void invalid_import_from_targets_rule(Parser *parser);
void invalid_import_rule(Parser *parser);

/* ---- compound statements (parse_invalid_compound.c) ---- */

void invalid_as_pattern_rule(Parser *parser);
void invalid_block_rule(Parser *parser);
void invalid_case_block_rule(Parser *parser);
void invalid_class_def_raw_rule(Parser *parser);
void invalid_class_pattern_rule(Parser *parser);
/* Its last alternative can match without an error; then it gives some statement. */
Stmt *invalid_def_raw_rule(Parser *parser);
void invalid_elif_stmt_rule(Parser *parser);
void invalid_else_stmt_rule(Parser *parser);
void invalid_except_star_stmt_indent_rule(Parser *parser);
void invalid_except_star_stmt_rule(Parser *parser);
void invalid_except_stmt_indent_rule(Parser *parser);
void invalid_except_stmt_rule(Parser *parser);
void invalid_finally_stmt_rule(Parser *parser);
void invalid_for_stmt_rule(Parser *parser);
void invalid_if_stmt_rule(Parser *parser);
void invalid_match_stmt_rule(Parser *parser);
void invalid_try_stmt_rule(Parser *parser);
void invalid_while_stmt_rule(Parser *parser);
void invalid_with_item_rule(Parser *parser);
void invalid_with_stmt_indent_rule(Parser *parser);
void invalid_with_stmt_rule(Parser *parser);

#endif

#ifndef GENSTEP_COMPILER_PARSER_INVALID_H
#define GENSTEP_COMPILER_PARSER_INVALID_H
#include "engine/compiler/parser_internal.h"
static inline void invalid_arguments_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_arithmetic_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_as_pattern_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_assignment_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_block_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_case_block_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_class_def_raw_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_class_pattern_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_comprehension_rule(Parser *parser) {
    (void)parser;
}
static inline Stmt *invalid_def_raw_rule(Parser *parser) {
    (void)parser;
    return NULL;
}
static inline void invalid_default_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_del_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_dict_comprehension_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_dotted_as_name_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_double_starred_kvpairs_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_elif_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_else_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_except_star_stmt_indent_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_except_star_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_except_stmt_indent_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_except_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_expression_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_factor_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_finally_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_for_if_clause_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_for_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_for_target_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_group_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_if_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_import_from_as_name_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_import_from_targets_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_import_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_kwarg_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_kwds_rule(Parser *parser, bool lambda) {
    (void)parser;
    (void)lambda;
}
static inline void invalid_legacy_expression_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_match_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_named_expression_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_parameters_rule(Parser *parser, bool lambda) {
    (void)parser;
    (void)lambda;
}
static inline void invalid_replacement_field_rule(Parser *parser, bool template) {
    (void)parser;
    (void)template;
}
static inline void invalid_star_etc_rule(Parser *parser, bool lambda) {
    (void)parser;
    (void)lambda;
}
static inline void invalid_starred_expression_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_starred_expression_unpacking_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_try_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_type_param_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_type_params_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_while_stmt_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_with_item_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_with_stmt_indent_rule(Parser *parser) {
    (void)parser;
}
static inline void invalid_with_stmt_rule(Parser *parser) {
    (void)parser;
}
#endif

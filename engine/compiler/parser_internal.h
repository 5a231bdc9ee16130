/*
 * parser_internal.h - what the parser's own files share: its state, tokens, memo, errors, rules.
 *
 * There is a function for each rule of CPython's grammar, called NAME_rule,
 * with the rule above it. A rule either succeeds, leaving `mark` behind what it
 * matched, or returns NULL (false), leaving `mark` where it was: the caller
 * tries its next alternative. Alternatives are tried in the grammar's order, so
 * that the first error raised is CPython's.
 *
 * A file is parsed in up to three passes:
 *
 *     quick     what CPython's first pass accepts, by shorter ways: a statement
 *               is read as an expression before it is known to be a target,
 *               nothing is remembered. Most files end here.
 *     plain     CPython's first pass, step by step: finds the token at which
 *               the file stops making sense.
 *     invalid   its second pass: the invalid_ rules, which know what people
 *               get wrong, are tried too.
 *
 * Source: CPython 3.14 Grammar/python.gram, Parser/pegen.c, pegen_errors.c, action_helpers.c.
 */
#ifndef GENSTEP_COMPILER_PARSER_INTERNAL_H
#define GENSTEP_COMPILER_PARSER_INTERNAL_H

#include "engine/compiler/parser.h"
#include "engine/compiler/token.h"
#include "engine/compiler/tokenizer.h"

/* How deep rules may nest: CPython's limit, and a lower one after which the quick pass gives up. */
enum { RULE_DEPTH_MAX = 6000, QUICK_DEPTH_MAX = 1000 };

/* Rules whose results are remembered in the plain and invalid passes, as in CPython. */
typedef enum MemoRule {
    MEMO_ARGUMENTS,
    MEMO_ATTR,
    MEMO_AWAIT_PRIMARY,
    MEMO_BITWISE_AND,
    MEMO_BITWISE_OR,
    MEMO_BITWISE_XOR,
    MEMO_BLOCK,
    MEMO_CLOSED_PATTERN,
    MEMO_CONJUNCTION,
    MEMO_DEL_TARGET,
    MEMO_DISJUNCTION,
    MEMO_DOTTED_NAME,
    MEMO_EXPRESSION,
    MEMO_FACTOR,
    MEMO_INVALID_NAMED_EXPRESSION,
    MEMO_INVERSION,
    MEMO_PRIMARY,
    MEMO_SHIFT_EXPR,
    MEMO_SIMPLE_STMT,
    MEMO_STAR_EXPRESSION,
    MEMO_STAR_PATTERN,
    MEMO_STAR_TARGET,
    MEMO_STRINGS,
    MEMO_SUM,
    MEMO_TARGET_WITH_STAR_ATOM,
    MEMO_TERM,
    MEMO_TSTRING,
    MEMO_TYPE_PARAM,
    MEMO_T_PRIMARY,
} MemoRule;

typedef struct Memo {
    struct Memo *next;
    MemoRule rule;
    int end; /* the mark behind the match */
    void *node;
} Memo;

typedef struct Parser {
    Tokenizer *tokenizer;
    const Source *source;
    Arena *arena;
    TextPool *texts;
    Diagnostics *diagnostics;
    Token *tokens;
    int fill; /* tokens read so far */
    int capacity;
    int mark;  /* the token to be looked at next */
    int depth; /* nesting of rules, as CPython counts it */
    bool quick;
    bool invalid_rules; /* the invalid_ rules are tried */
    bool second_pass;
    bool failed; /* an error was raised, or the quick pass gave up: everything returns NULL */
    int statement_line; /* of the last compound statement that the invalid pass understood, or 0 */
    bool barry;         /* from __future__ import barry_as_FLUFL: '<>' for '!=' */
    int memo_capacity;
    Memo **memos; /* for each token, in the plain and invalid passes */
    void **items; /* parts of the sequences being read, a stack */
    int item_count;
    int item_capacity;
    int changeable; /* nodes made so far that ast_preprocess may change */
    const Text *text_case;
    const Text *text_debug; /* __debug__ */
    const Text *text_match;
    const Text *text_type;
    const Text *text_underscore;
} Parser;

/* ---- tokens ---- */

/* Reads one more token. false: the tokenizer found an error, which is now raised. */
bool parser_fill(Parser *parser);

/* The token at the mark. After an error it is some token that no rule expects. */
static inline const Token *current_token(Parser *parser) {
    if (parser->mark == parser->fill) {
        parser_fill(parser);
    }
    return &parser->tokens[parser->mark];
}

static inline TokenKind current_kind(Parser *parser) {
    return (TokenKind)current_token(parser)->kind;
}

/* The token before the mark: valid until the next one is looked at. */
static inline const Token *last_token(const Parser *parser) {
    return &parser->tokens[parser->mark - 1];
}

static inline Location last_location(const Parser *parser) {
    return parser->tokens[parser->mark - 1].location;
}

/* &'x': whether the token at the mark is of this kind. */
static inline bool at(Parser *parser, TokenKind kind) {
    return current_kind(parser) == kind;
}

/* Takes the token at the mark if it is of this kind. */
static inline bool accept(Parser *parser, TokenKind kind) {
    bool found = at(parser, kind);
    parser->mark += found;
    return found;
}

/* &&'x': takes the token or raises "expected 'x'". */
bool expect_forced(Parser *parser, TokenKind kind, const char *spelling);

/* The soft keywords are names. */
bool at_soft_keyword(Parser *parser, const Text *keyword);
bool accept_soft_keyword(Parser *parser, const Text *keyword);

/* Whether the token behind the current one is of this kind. */
static inline bool next_is(Parser *parser, TokenKind kind) {
    parser->mark++;
    bool found = at(parser, kind);
    parser->mark--;
    return found;
}

/* From a token to the last one before the mark that is not a line end or indentation. */
Location location_from(const Parser *parser, int start_mark);

/* ---- rules ---- */

/* Every rule that can nest enters and leaves. false: too deep, or an error was raised before. */
bool rule_enter_slow(Parser *parser);
static inline bool rule_enter(Parser *parser) {
    return (++parser->depth < QUICK_DEPTH_MAX && !parser->failed) || rule_enter_slow(parser);
}
static inline void rule_leave(Parser *parser) {
    parser->depth--;
}

/* A remembered result for this place: true, mark moved behind it, *node set (NULL: no match). */
bool memo_find_slow(Parser *parser, MemoRule rule, void *node);
static inline bool memo_find(Parser *parser, MemoRule rule, void *node) {
    return !parser->quick && memo_find_slow(parser, rule, node);
}
void memo_add_slow(Parser *parser, int start_mark, MemoRule rule, void *node);
static inline void memo_add(Parser *parser, int start_mark, MemoRule rule, void *node) {
    if (!parser->quick) {
        memo_add_slow(parser, start_mark, rule, node);
    }
}

/* ---- sequences: pushed one by one, taken as an array of the arena ---- */

void items_push(Parser *parser, const void *item);
void *items_take(Parser *parser, int start);

static inline int items_begin(const Parser *parser) {
    return parser->item_count;
}

/* Gives up what was pushed since `start`. */
static inline void items_drop(Parser *parser, int start) {
    parser->item_count = start;
}

#define ITEMS_TAKE(List, name)                                                                     \
    static inline List name(Parser *parser, int start) {                                           \
        int count = parser->item_count - start;                                                    \
        return (List){items_take(parser, start), count};                                           \
    }
ITEMS_TAKE(ExprList, take_exprs)
ITEMS_TAKE(StmtList, take_stmts)
ITEMS_TAKE(PatternList, take_patterns)
ITEMS_TAKE(TypeParamList, take_type_params)
ITEMS_TAKE(ArgList, take_args)
ITEMS_TAKE(KeywordList, take_keywords)
ITEMS_TAKE(AliasList, take_aliases)
ITEMS_TAKE(WithItemList, take_with_items)
ITEMS_TAKE(MatchCaseList, take_match_cases)
ITEMS_TAKE(ComprehensionList, take_comprehensions)
ITEMS_TAKE(ExceptHandlerList, take_except_handlers)
ITEMS_TAKE(NameList, take_names)
#undef ITEMS_TAKE

/* ---- nodes ---- */

Expr *expr_new(Parser *parser, ExprKind kind, Location location);
Stmt *stmt_new(Parser *parser, StmtKind kind, Location location);

Expr *make_name(Parser *parser, const Text *id, ExprContext ctx, Location location);
Expr *make_constant(Parser *parser, const Constant *value, Location location);
Expr *make_binary(Parser *parser, Expr *left, BinaryOperator op, Expr *right, Location location);
Expr *make_unary(Parser *parser, UnaryOperator op, Expr *operand, Location location);
Expr *make_sequence(Parser *parser, ExprKind kind, ExprList elements, ExprContext ctx,
                    Location location);
/* The expression with another context; unlike CPython's it is changed in place in the quick pass.
 */
Expr *set_context(Parser *parser, Expr *expr, ExprContext ctx);

/* ---- errors: the first one raised wins; all return NULL ---- */

enum { CURRENT_POSITION = -5 }; /* as end: where the tokenizer is */

/* At the last token read, or at the next one. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void *
raise_error(Parser *parser, DiagnosticKind kind, const char *format, ...);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void *
raise_at_next_token(Parser *parser, const char *format, ...);
/* At a place; columns in bytes from 0, -1 for none. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
void *
raise_located(Parser *parser, DiagnosticKind kind, Location location, const char *format, ...);

#define raise_syntax_error(parser, ...) raise_error((parser), DIAGNOSTIC_SYNTAX_ERROR, __VA_ARGS__)
#define raise_syntax_error_at(parser, location, ...)                                               \
    raise_located((parser), DIAGNOSTIC_SYNTAX_ERROR, (location), __VA_ARGS__)

/* From the start of one place to the end of another; from a place to where the tokenizer is. */
Location location_range(Location first, Location last);
Location starting_from(Location location);

/* What the parser raises when the tokenizer gives an error token. */
void raise_tokenizer_error(Parser *parser);
/* Decides what is raised after the invalid pass. `last` was the last token of the plain pass. */
void raise_final_error(Parser *parser, const Token *last);

/* ---- strings (parse_strings.c) ---- */

Expr *strings_rule(Parser *parser);
Expr *string_or_fstring(Parser *parser);
Expr *tstring_rule(Parser *parser);
bool format_spec(Parser *parser, bool template); /* pushes its parts as items */

/* ---- statements (parse_statements.c, parse_compound.c, parse_patterns.c) ---- */

bool statements_rule(Parser *parser, StmtList *statements);
Stmt *compound_stmt_rule(Parser *parser);
bool simple_stmts_rule(Parser *parser); /* pushes its statements as items */
Stmt *simple_stmt_rule(Parser *parser);
Stmt *assignment_rule(Parser *parser);
Stmt *import_stmt_rule(Parser *parser);
Stmt *match_stmt_rule(Parser *parser);
bool block_rule(Parser *parser, StmtList *body);
bool type_params_rule(Parser *parser, TypeParamList *params);
Expr *dotted_name_rule(Parser *parser);
bool augassign_rule(Parser *parser, BinaryOperator *op);
bool import_from_as_names_rule(Parser *parser, AliasList *names);
Stmt *keyword_stmt(Parser *parser, TokenKind keyword, StmtKind kind);
ExceptHandler *except_block_rule(Parser *parser);
ExceptHandler *except_star_block_rule(Parser *parser);
Expr *subject_expr_rule(Parser *parser);
Expr *guard_rule(Parser *parser);
Pattern *patterns_rule(Parser *parser);
Pattern *or_pattern_rule(Parser *parser);
Expr *name_or_attr_rule(Parser *parser);
bool positional_patterns_rule(Parser *parser); /* these push what they read as items */
bool keyword_patterns_rule(Parser *parser);

/* ---- parameters (parse_parameters.c) ---- */

Arguments *params_rule(Parser *parser);
Arguments *lambda_params_rule(Parser *parser);
Arguments *empty_arguments(Parser *parser);
Arg *param_rule(Parser *parser, bool lambda);
Arg *param_no_default_rule(Parser *parser, bool lambda);
bool param_with_default_rule(Parser *parser, bool lambda); /* these push what they read */
bool param_maybe_default_rule(Parser *parser, bool lambda);
bool slash_rule(Parser *parser, bool lambda); /* '/' and what must follow it */

/* ---- targets (parse_targets.c) ---- */

Expr *star_targets_rule(Parser *parser);
Expr *star_target_rule(Parser *parser);
Expr *single_target_rule(Parser *parser);
Expr *single_subscript_attribute_target_rule(Parser *parser);
bool del_targets_rule(Parser *parser, ExprList *targets);
/* Quick pass: whether an expression is also a target of its kind. */
bool is_star_targets(const Expr *expr);
bool is_single_target(const Expr *expr);

/* ---- expressions (parse_expressions.c, parse_atoms.c, parse_calls.c) ---- */

Expr *expressions_rule(Parser *parser);
Expr *expression_rule(Parser *parser);
Expr *yield_expr_rule(Parser *parser);
Expr *annotated_rhs_rule(Parser *parser);
Expr *star_expressions_rule(Parser *parser);
Expr *star_expression_rule(Parser *parser);
bool star_named_expressions_rule(Parser *parser); /* pushes its expressions as items */
Expr *star_named_expression_rule(Parser *parser);
Expr *assignment_expression_rule(Parser *parser);
Expr *named_expression_rule(Parser *parser);
Expr *disjunction_rule(Parser *parser);
/* Quick pass: operators that bind at least so strongly. */
typedef enum Precedence {
    PRECEDENCE_OR = 1,
    PRECEDENCE_AND,
    PRECEDENCE_NOT,
    PRECEDENCE_COMPARISON,
    PRECEDENCE_BITWISE_OR,
    PRECEDENCE_BITWISE_XOR,
    PRECEDENCE_BITWISE_AND,
    PRECEDENCE_SHIFT,
    PRECEDENCE_SUM,
    PRECEDENCE_TERM,
    PRECEDENCE_UNARY,
} Precedence;
Expr *operators_quick(Parser *parser, Precedence lowest);
bool accept_comparison(Parser *parser, CompareOperator *op);
/* Of operands pushed since `start`; for comparisons operators and operands in turn. */
Expr *make_bool(Parser *parser, BoolOperator op, int start, int mark);
Expr *make_compare(Parser *parser, Expr *left, int start, int mark);
Expr *bitwise_or_rule(Parser *parser);
Expr *primary_rule(Parser *parser);
Expr *slices_rule(Parser *parser);
Expr *atom_rule(Parser *parser);
Expr *genexp_rule(Parser *parser);
bool for_if_clauses_rule(Parser *parser, ComprehensionList *clauses);
/* A call whose function is yet to be set: arguments and keywords, as CPython parses them. */
Expr *arguments_rule(Parser *parser);
Expr *starred_expression_rule(Parser *parser);
Expr *positional_argument(Parser *parser);
Expr *args_rule(Parser *parser);
bool kwargs_rule(Parser *parser);                /* pushes pairs as items */
bool double_starred_kvpair_rule(Parser *parser); /* pushes key and value as items */
Expr *expression_without_invalid_rule(Parser *parser);
Expr *inversion_rule(Parser *parser);
Expr *sum_rule(Parser *parser);
Expr *factor_rule(Parser *parser);
Expr *tuple_rule(Parser *parser);
Expr *list_rule(Parser *parser);
/* One of '.' NAME, '(' ... ')' and '[' ... ']' behind a value that began at `mark`. */
Expr *primary_trailer(Parser *parser, Expr *value, int mark);
Expr *make_attribute(Parser *parser, Expr *value, const Text *attr, ExprContext ctx,
                     Location location);
Expr *make_subscript(Parser *parser, Expr *value, Expr *slice, ExprContext ctx, Location location);
Expr *arguments_quick(Parser *parser, bool allow_generator);
Expr *generator_quick(Parser *parser, Expr *element, int mark);
const Text *identifier_token(Parser *parser); /* NAME, where no expression is made of it */
Expr *name_token(Parser *parser);
Expr *number_token(Parser *parser);

#endif

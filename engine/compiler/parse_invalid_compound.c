#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- what the rules share ---- */

/* ':' NEWLINE !INDENT: raises "expected an indented block after WHAT on line N". */
static bool missing_block(Parser *parser, const char *what, Location keyword) {
    int mark = parser->mark;
    if (!accept(parser, TOKEN_COLON) || !accept(parser, TOKEN_NEWLINE) ||
        at(parser, TOKEN_INDENT)) {
        parser->mark = mark;
        return false;
    }
    raise_error(parser, DIAGNOSTIC_INDENTATION_ERROR,
                "expected an indented block after %s on line %d", what, keyword.line);
    return true;
}

/* NEWLINE where a ':' should be. */
static bool missing_colon(Parser *parser) {
    if (!accept(parser, TOKEN_NEWLINE)) {
        return false;
    }
    raise_syntax_error(parser, "expected ':'");
    return true;
}

/* invalid_block: NEWLINE !INDENT */
void invalid_block_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, TOKEN_NEWLINE) && !at(parser, TOKEN_INDENT)) {
        raise_error(parser, DIAGNOSTIC_INDENTATION_ERROR, "expected an indented block");
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- if and while ---- */

/* (keyword) named_expression NEWLINE | (keyword) named_expression ':' NEWLINE !INDENT */
static void invalid_condition(Parser *parser, TokenKind keyword, const char *what) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location location = current_token(parser)->location;
    if (accept(parser, keyword)) {
        if (named_expression_rule(parser) != NULL && !missing_colon(parser)) {
            missing_block(parser, what, location);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_if_stmt: 'if' named_expression NEWLINE | 'if' named_expression ':' NEWLINE !INDENT */
void invalid_if_stmt_rule(Parser *parser) {
    invalid_condition(parser, KEYWORD_IF, "'if' statement");
}

/* invalid_elif_stmt: likewise */
void invalid_elif_stmt_rule(Parser *parser) {
    invalid_condition(parser, KEYWORD_ELIF, "'elif' statement");
}

/* invalid_while_stmt: likewise */
void invalid_while_stmt_rule(Parser *parser) {
    invalid_condition(parser, KEYWORD_WHILE, "'while' statement");
}

/* invalid_else_stmt: 'else' ':' NEWLINE !INDENT | 'else' ':' block 'elif' */
void invalid_else_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    StmtList body;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_ELSE) && !missing_block(parser, "'else' statement", keyword) &&
        accept(parser, TOKEN_COLON) && block_rule(parser, &body) && accept(parser, KEYWORD_ELIF)) {
        raise_syntax_error(parser, "'elif' block follows an 'else' block");
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- for ---- */

/*
 * invalid_for_stmt:
 *     | ['async'] 'for' star_targets 'in' star_expressions NEWLINE
 *     | ['async'] 'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
 */
void invalid_for_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    accept(parser, KEYWORD_ASYNC);
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_FOR) && star_targets_rule(parser) != NULL &&
        accept(parser, KEYWORD_IN) && star_expressions_rule(parser) != NULL &&
        !missing_colon(parser)) {
        missing_block(parser, "'for' statement", keyword);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- with ---- */

/* invalid_with_item: expression 'as' expression &(',' | ')' | ':') */
void invalid_with_item_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (expression_rule(parser) != NULL && accept(parser, KEYWORD_AS)) {
        const Expr *target = expression_rule(parser);
        if (target != NULL &&
            (at(parser, TOKEN_COMMA) || at(parser, TOKEN_RPAR) || at(parser, TOKEN_COLON))) {
            raise_invalid_target(parser, target, TARGET_STAR);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ','.(rule ['as' star_target])+ */
static bool items_of(Parser *parser, Expr *(*rule)(Parser *)) {
    if (rule(parser) == NULL) {
        return false;
    }
    for (;;) {
        int mark = parser->mark;
        if (accept(parser, KEYWORD_AS) && star_target_rule(parser) == NULL) {
            parser->mark = mark;
        }
        mark = parser->mark;
        if (!accept(parser, TOKEN_COMMA)) {
            return true;
        }
        if (rule(parser) == NULL) {
            parser->mark = mark;
            return true;
        }
    }
}

/* Tries `end` behind the items, without and with parentheses. */
static void behind_with_items(Parser *parser, bool (*end)(Parser *, Location)) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    accept(parser, KEYWORD_ASYNC);
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_WITH)) {
        int start = parser->mark;
        if (!items_of(parser, expression_rule) || !end(parser, keyword)) {
            parser->mark = start;
            if (accept(parser, TOKEN_LPAR) && items_of(parser, expressions_rule)) {
                accept(parser, TOKEN_COMMA);
                if (accept(parser, TOKEN_RPAR)) {
                    end(parser, keyword);
                }
            }
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

static bool with_missing_colon(Parser *parser, Location keyword) {
    (void)keyword;
    return missing_colon(parser);
}

static bool with_missing_block(Parser *parser, Location keyword) {
    return missing_block(parser, "'with' statement", keyword);
}

/*
 * invalid_with_stmt:
 *     | ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE
 *     | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE
 */
void invalid_with_stmt_rule(Parser *parser) {
    behind_with_items(parser, with_missing_colon);
}

/* invalid_with_stmt_indent: likewise, with ':' NEWLINE !INDENT */
void invalid_with_stmt_indent_rule(Parser *parser) {
    behind_with_items(parser, with_missing_block);
}

/* ---- try ---- */

/* ['as' NAME] */
static void skip_as_name(Parser *parser) {
    if (accept(parser, KEYWORD_AS) && name_token(parser) == NULL) {
        parser->mark--;
    }
}

/* block* */
static void skip_blocks(Parser *parser) {
    StmtList body;
    while (block_rule(parser, &body)) {
    }
}

/* except_block+ or except_star_block+ */
static bool skip_handlers(Parser *parser, ExceptHandler *(*rule)(Parser *)) {
    bool some = false;
    while (rule(parser) != NULL) {
        some = true;
    }
    return some;
}

/* The two alternatives about 'except' and 'except*' together; the mark is behind 'try' ':'. */
static void mixed_handlers(Parser *parser) {
    int mark = parser->mark;
    skip_blocks(parser);
    if (skip_handlers(parser, except_block_rule)) {
        Location except = current_token(parser)->location;
        if (accept(parser, KEYWORD_EXCEPT) && accept(parser, TOKEN_STAR)) {
            Location star = last_location(parser);
            if (expression_rule(parser) != NULL) {
                skip_as_name(parser);
                if (accept(parser, TOKEN_COLON)) {
                    raise_syntax_error_at(
                        parser, location_range(except, star),
                        "cannot have both 'except' and 'except*' on the same 'try'");
                    return;
                }
            }
        }
    }
    parser->mark = mark;
    skip_blocks(parser);
    if (skip_handlers(parser, except_star_block_rule)) {
        Location except = current_token(parser)->location;
        if (accept(parser, KEYWORD_EXCEPT)) {
            if (expression_rule(parser) != NULL) {
                skip_as_name(parser);
            }
            if (accept(parser, TOKEN_COLON)) {
                raise_syntax_error_at(parser, except,
                                      "cannot have both 'except' and 'except*' on the same 'try'");
            }
        }
    }
}

/*
 * invalid_try_stmt:
 *     | 'try' ':' NEWLINE !INDENT
 *     | 'try' ':' block !('except' | 'finally')
 *     | 'try' ':' block* except_block+ 'except' '*' expression ['as' NAME] ':'
 *     | 'try' ':' block* except_star_block+ 'except' [expression ['as' NAME]] ':'
 */
void invalid_try_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    StmtList body;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_TRY) && !missing_block(parser, "'try' statement", keyword) &&
        accept(parser, TOKEN_COLON)) {
        int start = parser->mark;
        if (block_rule(parser, &body) && !at(parser, KEYWORD_EXCEPT) &&
            !at(parser, KEYWORD_FINALLY)) {
            raise_syntax_error(parser, "expected 'except' or 'finally' block");
        } else {
            parser->mark = start;
            mixed_handlers(parser);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* expression ',' expressions 'as' NAME ':' */
static bool bare_types_with_as(Parser *parser) {
    const Expr *type = expression_rule(parser);
    if (type == NULL || !accept(parser, TOKEN_COMMA) || expressions_rule(parser) == NULL ||
        !accept(parser, KEYWORD_AS) || name_token(parser) == NULL || !accept(parser, TOKEN_COLON)) {
        return false;
    }
    raise_syntax_error_at(parser, starting_from(type->location),
                          "multiple exception types must be parenthesized when using 'as'");
    return true;
}

/* expression ['as' NAME] NEWLINE */
static bool handler_missing_colon(Parser *parser) {
    if (expression_rule(parser) == NULL) {
        return false;
    }
    skip_as_name(parser);
    return missing_colon(parser);
}

/* expression 'as' expression ':' block */
static void invalid_handler_name(Parser *parser, const char *statement) {
    StmtList body;
    if (expression_rule(parser) == NULL || !accept(parser, KEYWORD_AS)) {
        return;
    }
    const Expr *name = expression_rule(parser);
    if (name != NULL && accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
        raise_syntax_error_at(parser, name->location, "cannot use %s statement with %s", statement,
                              expr_name(name));
    }
}

/*
 * invalid_except_stmt:
 *     | 'except' expression ',' expressions 'as' NAME ':'
 *     | 'except' expression ['as' NAME] NEWLINE
 *     | 'except' NEWLINE
 *     | 'except' expression 'as' expression ':' block
 */
void invalid_except_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, KEYWORD_EXCEPT)) {
        int start = parser->mark;
        bool found = bare_types_with_as(parser);
        parser->mark = start;
        found = found || handler_missing_colon(parser);
        parser->mark = start;
        found = found || missing_colon(parser);
        parser->mark = start;
        if (!found) {
            invalid_handler_name(parser, "except");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 * invalid_except_star_stmt:
 *     | 'except' '*' expression ',' expressions 'as' NAME ':'
 *     | 'except' '*' expression ['as' NAME] NEWLINE
 *     | 'except' '*' (NEWLINE | ':')
 *     | 'except' '*' expression 'as' expression ':' block
 */
void invalid_except_star_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (accept(parser, KEYWORD_EXCEPT) && accept(parser, TOKEN_STAR)) {
        int start = parser->mark;
        bool found = bare_types_with_as(parser);
        parser->mark = start;
        found = found || handler_missing_colon(parser);
        parser->mark = start;
        if (!found && (accept(parser, TOKEN_NEWLINE) || accept(parser, TOKEN_COLON))) {
            raise_syntax_error(parser, "expected one or more exception types");
            found = true;
        }
        if (!found) {
            invalid_handler_name(parser, "except*");
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 * invalid_except_stmt_indent:
 *     | 'except' expression ['as' NAME] ':' NEWLINE !INDENT
 *     | 'except' ':' NEWLINE !INDENT
 */
void invalid_except_stmt_indent_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_EXCEPT)) {
        if (expression_rule(parser) != NULL) {
            skip_as_name(parser);
        }
        missing_block(parser, "'except' statement", keyword);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_except_star_stmt_indent: 'except' '*' expression ['as' NAME] ':' NEWLINE !INDENT */
void invalid_except_star_stmt_indent_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_EXCEPT) && accept(parser, TOKEN_STAR) &&
        expression_rule(parser) != NULL) {
        skip_as_name(parser);
        missing_block(parser, "'except*' statement", keyword);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_finally_stmt: 'finally' ':' NEWLINE !INDENT */
void invalid_finally_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_FINALLY)) {
        missing_block(parser, "'finally' statement", keyword);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- match ---- */

/*
 * invalid_match_stmt: "match" subject_expr NEWLINE | "match" subject_expr ':' NEWLINE !INDENT
 */
void invalid_match_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept_soft_keyword(parser, parser->text_match) && subject_expr_rule(parser) != NULL &&
        !missing_colon(parser)) {
        missing_block(parser, "'match' statement", keyword);
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 * invalid_case_block: "case" patterns guard? NEWLINE | "case" patterns guard? ':' NEWLINE !INDENT
 */
void invalid_case_block_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept_soft_keyword(parser, parser->text_case) && patterns_rule(parser) != NULL) {
        guard_rule(parser);
        if (!missing_colon(parser)) {
            missing_block(parser, "'case' statement", keyword);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* invalid_as_pattern: or_pattern 'as' "_" | or_pattern 'as' expression */
void invalid_as_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    if (or_pattern_rule(parser) != NULL && accept(parser, KEYWORD_AS)) {
        if (accept_soft_keyword(parser, parser->text_underscore)) {
            raise_syntax_error_at(parser, last_location(parser), "cannot use '_' as a target");
        } else {
            const Expr *target = expression_rule(parser);
            if (target != NULL) {
                raise_syntax_error_at(parser, target->location, "cannot use %s as pattern target",
                                      expr_name(target));
            }
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/*
 * invalid_class_pattern: name_or_attr '(' invalid_class_argument_pattern
 * invalid_class_argument_pattern: [positional_patterns ','] keyword_patterns ','
 *     positional_patterns
 */
void invalid_class_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    if (name_or_attr_rule(parser) != NULL && accept(parser, TOKEN_LPAR)) {
        int arguments = parser->mark;
        if (!positional_patterns_rule(parser) || !accept(parser, TOKEN_COMMA)) {
            parser->mark = arguments;
        }
        items_drop(parser, start);
        bool found = keyword_patterns_rule(parser) && accept(parser, TOKEN_COMMA);
        items_drop(parser, start);
        if (found && positional_patterns_rule(parser)) {
            const Pattern *first = parser->items[start];
            const Pattern *last = parser->items[parser->item_count - 1];
            raise_syntax_error_at(parser, location_range(first->location, last->location),
                                  "positional patterns follow keyword patterns");
        }
    }
    items_drop(parser, start);
    parser->mark = mark;
    rule_leave(parser);
}

/* ---- classes and functions ---- */

/*
 * invalid_class_def_raw:
 *     | 'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE
 *     | 'class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT
 */
void invalid_class_def_raw_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    int mark = parser->mark;
    Location keyword = current_token(parser)->location;
    if (accept(parser, KEYWORD_CLASS) && name_token(parser) != NULL) {
        TypeParamList params;
        type_params_rule(parser, &params);
        int bracket = parser->mark;
        if (accept(parser, TOKEN_LPAR)) {
            arguments_rule(parser);
            if (!accept(parser, TOKEN_RPAR)) {
                parser->mark = bracket;
            }
        }
        if (!missing_colon(parser)) {
            missing_block(parser, "class definition", keyword);
        }
    }
    parser->mark = mark;
    rule_leave(parser);
}

/* ['->' expression] */
static void skip_returns(Parser *parser) {
    if (accept(parser, TOKEN_RARROW) && expression_rule(parser) == NULL) {
        parser->mark--;
    }
}

/* The mark is behind 'def'; the alternatives differ in what they insist on. */
static bool missing_function_block(Parser *parser, Location def) {
    TypeParamList params;
    if (name_token(parser) == NULL) {
        return false;
    }
    type_params_rule(parser, &params);
    if (!accept(parser, TOKEN_LPAR)) {
        return false;
    }
    params_rule(parser);
    if (!accept(parser, TOKEN_RPAR)) {
        return false;
    }
    skip_returns(parser);
    return missing_block(parser, "function definition", def);
}

static bool forced_function(Parser *parser) {
    TypeParamList params;
    StmtList body;
    if (name_token(parser) == NULL) {
        return false;
    }
    type_params_rule(parser, &params);
    if (!expect_forced(parser, TOKEN_LPAR, "(")) {
        return false;
    }
    params_rule(parser);
    if (!accept(parser, TOKEN_RPAR)) {
        return false;
    }
    skip_returns(parser);
    return expect_forced(parser, TOKEN_COLON, ":") && block_rule(parser, &body);
}

/*
 * invalid_def_raw:
 *     | ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT
 *     | ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
 */
Stmt *invalid_def_raw_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    accept(parser, KEYWORD_ASYNC);
    Location def = current_token(parser)->location;
    if (accept(parser, KEYWORD_DEF)) {
        int start = parser->mark;
        if (!missing_function_block(parser, def)) {
            parser->mark = start;
            if (forced_function(parser)) {
                result = stmt_new(parser, STMT_FUNCTION_DEF, location_from(parser, mark));
            }
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

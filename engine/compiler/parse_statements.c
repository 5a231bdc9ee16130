#include <string.h>

#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/* ---- assignments ---- */

static bool augassign(TokenKind kind, BinaryOperator *op) {
    switch (kind) {
    case TOKEN_PLUSEQUAL: *op = BINARY_ADD; return true;
    case TOKEN_MINEQUAL: *op = BINARY_SUB; return true;
    case TOKEN_STAREQUAL: *op = BINARY_MULT; return true;
    case TOKEN_ATEQUAL: *op = BINARY_MATMULT; return true;
    case TOKEN_SLASHEQUAL: *op = BINARY_DIV; return true;
    case TOKEN_PERCENTEQUAL: *op = BINARY_MOD; return true;
    case TOKEN_AMPEREQUAL: *op = BINARY_BITAND; return true;
    case TOKEN_VBAREQUAL: *op = BINARY_BITOR; return true;
    case TOKEN_CIRCUMFLEXEQUAL: *op = BINARY_BITXOR; return true;
    case TOKEN_LEFTSHIFTEQUAL: *op = BINARY_LSHIFT; return true;
    case TOKEN_RIGHTSHIFTEQUAL: *op = BINARY_RSHIFT; return true;
    case TOKEN_DOUBLESTAREQUAL: *op = BINARY_POW; return true;
    case TOKEN_DOUBLESLASHEQUAL: *op = BINARY_FLOORDIV; return true;
    default: return false;
    }
}

/* augassign: '+=' | '-=' | '*=' | ... */
bool augassign_rule(Parser *parser, BinaryOperator *op) {
    bool found = augassign(current_kind(parser), op);
    parser->mark += found;
    return found;
}

/* ':' expression ['=' annotated_rhs] behind a target that can be annotated. */
static Stmt *annotated_assignment(Parser *parser, Expr *target, bool simple, int mark) {
    if (!accept(parser, TOKEN_COLON)) {
        return NULL;
    }
    Expr *annotation = expression_rule(parser);
    if (annotation == NULL) {
        return NULL;
    }
    Expr *value = NULL;
    if (accept(parser, TOKEN_EQUAL)) {
        value = annotated_rhs_rule(parser);
        parser->mark -= value == NULL;
    }
    Stmt *stmt = stmt_new(parser, STMT_ANN_ASSIGN, location_from(parser, mark));
    stmt->as.ann_assign.target = target;
    stmt->as.ann_assign.annotation = annotation;
    stmt->as.ann_assign.value = value;
    stmt->as.ann_assign.simple = simple;
    return stmt;
}

static Stmt *make_assign(Parser *parser, int start, Expr *value, int mark) {
    Stmt *stmt = stmt_new(parser, STMT_ASSIGN, location_from(parser, mark));
    stmt->as.assign.targets = take_exprs(parser, start);
    stmt->as.assign.value = value;
    return stmt;
}

static Stmt *make_aug_assign(Parser *parser, Expr *target, BinaryOperator op, Expr *value,
                             int mark) {
    Stmt *stmt = stmt_new(parser, STMT_AUG_ASSIGN, location_from(parser, mark));
    stmt->as.aug_assign.target = target;
    stmt->as.aug_assign.op = op;
    stmt->as.aug_assign.value = value;
    return stmt;
}

static Stmt *make_expr_stmt(Parser *parser, Expr *value, int mark) {
    Stmt *stmt = stmt_new(parser, STMT_EXPR, location_from(parser, mark));
    stmt->as.value.value = value;
    return stmt;
}

/* '(' single_target ')' | single_subscript_attribute_target */
static Expr *annotated_target(Parser *parser) {
    int mark = parser->mark;
    if (accept(parser, TOKEN_LPAR)) {
        Expr *target = single_target_rule(parser);
        if (target != NULL && accept(parser, TOKEN_RPAR)) {
            return target;
        }
        parser->mark = mark;
    }
    return single_subscript_attribute_target_rule(parser);
}

/* (star_targets '=')+ annotated_rhs !'=' */
static Stmt *plain_assignment(Parser *parser, int mark) {
    int start = items_begin(parser);
    int end = mark;
    for (;;) {
        Expr *target = star_targets_rule(parser);
        if (target == NULL || !accept(parser, TOKEN_EQUAL)) {
            break;
        }
        end = parser->mark;
        items_push(parser, target);
    }
    parser->mark = end;
    if (parser->item_count > start) {
        Expr *value = annotated_rhs_rule(parser);
        if (value != NULL && !at(parser, TOKEN_EQUAL)) {
            return make_assign(parser, start, value, mark);
        }
    }
    items_drop(parser, start);
    parser->mark = mark;
    return NULL;
}

/*
 * assignment:
 *     | NAME ':' expression ['=' annotated_rhs]
 *     | ('(' single_target ')' | single_subscript_attribute_target) ':' expression
 *           ['=' annotated_rhs]
 *     | (star_targets '=')+ annotated_rhs !'='
 *     | single_target augassign ~ annotated_rhs
 *     | invalid_assignment
 */
Stmt *assignment_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    bool cut = false;
    if (at(parser, TOKEN_NAME) && next_is(parser, TOKEN_COLON)) {
        Expr *target = name_token(parser);
        if (target != NULL) {
            target = set_context(parser, target, CONTEXT_STORE);
            result = annotated_assignment(parser, target, true, mark);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        Expr *target = annotated_target(parser);
        if (target != NULL) {
            result = annotated_assignment(parser, target, false, mark);
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        result = plain_assignment(parser, mark);
    }
    if (result == NULL) {
        Expr *target = single_target_rule(parser);
        BinaryOperator op;
        if (target != NULL && augassign_rule(parser, &op)) {
            cut = true;
            Expr *value = annotated_rhs_rule(parser);
            if (value != NULL) {
                result = make_aug_assign(parser, target, op, value, mark);
            }
        }
    }
    if (result == NULL) {
        parser->mark = mark;
        if (!cut && parser->invalid_rules) {
            invalid_assignment_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* Quick pass: '=' behind an expression that must be a target. */
static Stmt *assignment_quick(Parser *parser, Expr *target, int mark) {
    int start = items_begin(parser);
    Expr *value = target;
    while (accept(parser, TOKEN_EQUAL)) {
        if (!is_star_targets(value)) {
            value = NULL;
            break;
        }
        items_push(parser, set_context(parser, value, CONTEXT_STORE));
        value = annotated_rhs_rule(parser);
        if (value == NULL) {
            break;
        }
    }
    if (value == NULL) {
        items_drop(parser, start);
        return NULL;
    }
    return make_assign(parser, start, value, mark);
}

/* Quick pass: assignment and expression statement, told apart behind the first expression. */
static Stmt *expression_quick(Parser *parser) {
    int mark = parser->mark;
    Expr *value = star_expressions_rule(parser);
    if (value == NULL) {
        return NULL;
    }
    BinaryOperator op;
    switch (current_kind(parser)) {
    case TOKEN_NEWLINE:
    case TOKEN_SEMI: return make_expr_stmt(parser, value, mark);
    case TOKEN_EQUAL: return assignment_quick(parser, value, mark);
    case TOKEN_COLON:
        if (!is_single_target(value)) {
            return NULL;
        }
        return annotated_assignment(parser, set_context(parser, value, CONTEXT_STORE),
                                    value->kind == EXPR_NAME && parser->mark == mark + 1, mark);
    default:
        if (!is_single_target(value) || !augassign_rule(parser, &op)) {
            return NULL;
        }
        value = set_context(parser, value, CONTEXT_STORE);
        Expr *operand = annotated_rhs_rule(parser);
        return operand != NULL ? make_aug_assign(parser, value, op, operand, mark) : NULL;
    }
}

/* ---- statements of one word ---- */

/* return_stmt: 'return' [star_expressions] */
static Stmt *return_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    Expr *value = star_expressions_rule(parser);
    Stmt *result = stmt_new(parser, STMT_RETURN, location_from(parser, mark));
    result->as.value.value = value;
    rule_leave(parser);
    return result;
}

/* raise_stmt: 'raise' expression ['from' expression] | 'raise' */
static Stmt *raise_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    Expr *cause = NULL;
    Expr *exc = expression_rule(parser);
    if (exc != NULL && accept(parser, KEYWORD_FROM)) {
        cause = expression_rule(parser);
        parser->mark -= cause == NULL;
    }
    Stmt *result = stmt_new(parser, STMT_RAISE, location_from(parser, mark));
    result->as.raise.exc = exc;
    result->as.raise.cause = cause;
    rule_leave(parser);
    return result;
}

/* pass_stmt: 'pass'   break_stmt: 'break'   continue_stmt: 'continue' */
Stmt *keyword_stmt(Parser *parser, TokenKind keyword, StmtKind kind) {
    if (!at(parser, keyword) || !rule_enter(parser)) {
        return NULL;
    }
    parser->mark++;
    Stmt *result = stmt_new(parser, kind, last_location(parser));
    rule_leave(parser);
    return result;
}

/* global_stmt: 'global' ','.NAME+   nonlocal_stmt: 'nonlocal' ','.NAME+ */
static Stmt *names_stmt(Parser *parser, StmtKind kind) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    int start = items_begin(parser);
    Expr *name = name_token(parser);
    while (name != NULL) {
        items_push(parser, name->as.name.id);
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
        name = name_token(parser);
        parser->mark -= name == NULL;
    }
    Stmt *result = NULL;
    if (parser->item_count > start) {
        result = stmt_new(parser, kind, location_from(parser, mark));
        result->as.names.names = take_names(parser, start);
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt */
static Stmt *del_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    Stmt *result = NULL;
    ExprList targets;
    if (del_targets_rule(parser, &targets) &&
        (at(parser, TOKEN_SEMI) || at(parser, TOKEN_NEWLINE))) {
        result = stmt_new(parser, STMT_DELETE, location_from(parser, mark));
        result->as.del.targets = targets;
    } else {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_del_stmt_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* yield_stmt: yield_expr */
static Stmt *yield_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *value = yield_expr_rule(parser);
    Stmt *result = value != NULL ? make_expr_stmt(parser, value, mark) : NULL;
    rule_leave(parser);
    return result;
}

/* assert_stmt: 'assert' expression [',' expression] */
static Stmt *assert_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    Stmt *result = NULL;
    Expr *test = expression_rule(parser);
    if (test != NULL) {
        Expr *msg = NULL;
        if (accept(parser, TOKEN_COMMA)) {
            msg = expression_rule(parser);
            parser->mark -= msg == NULL;
        }
        result = stmt_new(parser, STMT_ASSERT, location_from(parser, mark));
        result->as.assertion.test = test;
        result->as.assertion.msg = msg;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- imports ---- */

static Alias *make_alias(Parser *parser, const Text *name, const Text *asname, int mark) {
    Alias *alias = ARENA_NEW(parser->arena, Alias);
    *alias = (Alias){location_from(parser, mark), name, asname};
    return alias;
}

/* 'as' NAME; NULL without it. */
static const Text *as_name(Parser *parser) {
    if (!accept(parser, KEYWORD_AS)) {
        return NULL;
    }
    Expr *name = name_token(parser);
    if (name == NULL) {
        parser->mark--;
        return NULL;
    }
    return name->as.name.id;
}

/* dotted_name: dotted_name '.' NAME | NAME. Gives a name with dots. */
Expr *dotted_name_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_DOTTED_NAME, &result)) {
        int mark = parser->mark;
        result = name_token(parser);
        Buffer joined = {0};
        while (result != NULL && accept(parser, TOKEN_DOT)) {
            Expr *next = name_token(parser);
            if (next == NULL) {
                parser->mark--;
                break;
            }
            if (joined.size == 0) {
                buffer_add(&joined, result->as.name.id->data, result->as.name.id->size);
            }
            buffer_add_byte(&joined, '.');
            buffer_add(&joined, next->as.name.id->data, next->as.name.id->size);
        }
        if (joined.size != 0) {
            result = make_name(parser, text_intern(parser->texts, joined.data, joined.size),
                               CONTEXT_LOAD, location_from(parser, mark));
        }
        buffer_done(&joined);
        memo_add(parser, mark, MEMO_DOTTED_NAME, result);
    }
    rule_leave(parser);
    return result;
}

/* dotted_as_name: invalid_dotted_as_name | dotted_name ['as' NAME] */
static Alias *dotted_as_name_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    if (parser->invalid_rules) {
        invalid_dotted_as_name_rule(parser);
    }
    Alias *result = NULL;
    Expr *name = dotted_name_rule(parser);
    if (name != NULL) {
        const Text *asname = as_name(parser);
        result = make_alias(parser, name->as.name.id, asname, mark);
    }
    rule_leave(parser);
    return result;
}

/* import_from_as_name: invalid_import_from_as_name | NAME ['as' NAME] */
static Alias *import_from_as_name_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    if (parser->invalid_rules) {
        invalid_import_from_as_name_rule(parser);
    }
    Alias *result = NULL;
    Expr *name = name_token(parser);
    if (name != NULL) {
        const Text *asname = as_name(parser);
        result = make_alias(parser, name->as.name.id, asname, mark);
    }
    rule_leave(parser);
    return result;
}

/* ','.alias+ */
static bool aliases(Parser *parser, Alias *(*rule)(Parser *), AliasList *names) {
    if (!rule_enter(parser)) {
        return false;
    }
    int start = items_begin(parser);
    Alias *alias = rule(parser);
    while (alias != NULL) {
        items_push(parser, alias);
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
        alias = rule(parser);
        parser->mark -= alias == NULL;
    }
    *names = take_aliases(parser, start);
    rule_leave(parser);
    return names->count > 0;
}

/* import_from_as_names: ','.import_from_as_name+ */
bool import_from_as_names_rule(Parser *parser, AliasList *names) {
    return aliases(parser, import_from_as_name_rule, names);
}

/*
 * import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !','
 *     | '*' | invalid_import_from_targets
 */
static bool import_from_targets_rule(Parser *parser, AliasList *names) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    bool found = false;
    if (accept(parser, TOKEN_LPAR)) {
        if (import_from_as_names_rule(parser, names)) {
            accept(parser, TOKEN_COMMA);
            found = accept(parser, TOKEN_RPAR);
        }
    } else if (accept(parser, TOKEN_STAR)) {
        int start = items_begin(parser);
        items_push(parser, make_alias(parser, text_intern_string(parser->texts, "*"), NULL, mark));
        *names = take_aliases(parser, start);
        found = true;
    } else {
        found = import_from_as_names_rule(parser, names) && !at(parser, TOKEN_COMMA);
    }
    if (!found) {
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_import_from_targets_rule(parser);
        }
    }
    rule_leave(parser);
    return found;
}

/* import_name: 'import' dotted_as_names */
static Stmt *import_name_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    AliasList names;
    if (accept(parser, KEYWORD_IMPORT) && aliases(parser, dotted_as_name_rule, &names)) {
        result = stmt_new(parser, STMT_IMPORT, location_from(parser, mark));
        result->as.import.names = names;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ('.' | '...')*, counted in dots. */
static int import_dots(Parser *parser) {
    int dots = 0;
    for (;;) {
        if (accept(parser, TOKEN_DOT)) {
            dots++;
        } else if (accept(parser, TOKEN_ELLIPSIS)) {
            dots += 3;
        } else {
            return dots;
        }
    }
}

/* From here on '<>' is how "not equal" is written. */
static void note_barry(Parser *parser, const Text *module, AliasList names) {
    if (!text_equal_string(module, "__future__")) {
        return;
    }
    for (int i = 0; i < names.count; i++) {
        parser->barry = parser->barry || text_equal_string(names.items[i]->name, "barry_as_FLUFL");
    }
}

/*
 * import_from:
 *     | 'from' ('.' | '...')* dotted_name 'import' import_from_targets
 *     | 'from' ('.' | '...')+ 'import' import_from_targets
 */
static Stmt *import_from_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Stmt *result = NULL;
    if (accept(parser, KEYWORD_FROM)) {
        int level = import_dots(parser);
        Expr *module = dotted_name_rule(parser);
        AliasList names;
        if ((module != NULL || level > 0) && accept(parser, KEYWORD_IMPORT) &&
            import_from_targets_rule(parser, &names)) {
            if (module != NULL && level == 0) {
                note_barry(parser, module->as.name.id, names);
            }
            result = stmt_new(parser, STMT_IMPORT_FROM, location_from(parser, mark));
            result->as.import.module = module != NULL ? module->as.name.id : NULL;
            result->as.import.names = names;
            result->as.import.level = level;
        } else {
            parser->mark = mark;
        }
    }
    rule_leave(parser);
    return result;
}

/* import_stmt: invalid_import | import_name | import_from */
Stmt *import_stmt_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_import_rule(parser);
    }
    Stmt *result = import_name_rule(parser);
    if (result == NULL) {
        result = import_from_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/* ---- type statement ---- */

/* type_alias: "type" NAME [type_params] '=' expression */
static Stmt *type_alias_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    Stmt *result = NULL;
    Expr *name = name_token(parser);
    if (name != NULL) {
        TypeParamList params = {0};
        type_params_rule(parser, &params);
        Expr *value = accept(parser, TOKEN_EQUAL) ? expression_rule(parser) : NULL;
        if (value != NULL) {
            result = stmt_new(parser, STMT_TYPE_ALIAS, location_from(parser, mark));
            result->as.type_alias.name = set_context(parser, name, CONTEXT_STORE);
            result->as.type_alias.type_params = params;
            result->as.type_alias.value = value;
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- simple statements ---- */

/* The statements that start with a keyword of their own. */
static Stmt *keyword_simple_stmt(Parser *parser) {
    switch (current_kind(parser)) {
    case KEYWORD_RETURN: return return_stmt_rule(parser);
    case KEYWORD_IMPORT:
    case KEYWORD_FROM: return import_stmt_rule(parser);
    case KEYWORD_RAISE: return raise_stmt_rule(parser);
    case KEYWORD_PASS: return keyword_stmt(parser, KEYWORD_PASS, STMT_PASS);
    case KEYWORD_DEL: return del_stmt_rule(parser);
    case KEYWORD_YIELD: return yield_stmt_rule(parser);
    case KEYWORD_ASSERT: return assert_stmt_rule(parser);
    case KEYWORD_BREAK: return keyword_stmt(parser, KEYWORD_BREAK, STMT_BREAK);
    case KEYWORD_CONTINUE: return keyword_stmt(parser, KEYWORD_CONTINUE, STMT_CONTINUE);
    case KEYWORD_GLOBAL: return names_stmt(parser, STMT_GLOBAL);
    case KEYWORD_NONLOCAL: return names_stmt(parser, STMT_NONLOCAL);
    default: return NULL;
    }
}

static Stmt *simple_stmt_quick(Parser *parser) {
    int changeable = parser->changeable;
    Stmt *result = keyword_simple_stmt(parser);
    if (result == NULL) {
        bool is_type = at_soft_keyword(parser, parser->text_type) && next_is(parser, TOKEN_NAME);
        result = is_type ? type_alias_rule(parser) : expression_quick(parser);
    }
    if (result != NULL) {
        result->is_final = parser->changeable == changeable;
    }
    return result;
}

/*
 * simple_stmt:
 *     | assignment
 *     | &"type" type_alias
 *     | star_expressions
 *     | return_stmt | import_stmt | raise_stmt | pass_stmt | del_stmt | yield_stmt
 *     | assert_stmt | break_stmt | continue_stmt | global_stmt | nonlocal_stmt
 */
static Stmt *simple_stmt_exact(Parser *parser) {
    Stmt *result = assignment_rule(parser);
    if (result == NULL && at_soft_keyword(parser, parser->text_type)) {
        result = type_alias_rule(parser);
    }
    if (result == NULL) {
        int mark = parser->mark;
        Expr *value = star_expressions_rule(parser);
        if (value != NULL) {
            return make_expr_stmt(parser, value, mark);
        }
        result = keyword_simple_stmt(parser);
    }
    return result;
}

Stmt *simple_stmt_rule(Parser *parser) {
    Stmt *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    if (parser->quick) {
        result = simple_stmt_quick(parser);
        if (result == NULL) {
            parser->mark = mark;
        }
    } else if (!memo_find(parser, MEMO_SIMPLE_STMT, &result)) {
        result = simple_stmt_exact(parser);
        memo_add(parser, mark, MEMO_SIMPLE_STMT, result);
    }
    rule_leave(parser);
    return result;
}

/* simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE */
bool simple_stmts_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Stmt *stmt = simple_stmt_rule(parser);
    while (stmt != NULL) {
        items_push(parser, stmt);
        stmt = accept(parser, TOKEN_SEMI) ? simple_stmt_rule(parser) : NULL;
    }
    bool found = parser->item_count > start && accept(parser, TOKEN_NEWLINE);
    if (!found) {
        items_drop(parser, start);
        parser->mark = mark;
    }
    rule_leave(parser);
    return found;
}

/* Where the search for a misspelt keyword starts. Of statements in each other, the inner counts. */
static void note_statement(Parser *parser, const Stmt *stmt) {
    bool is_function = stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_ASYNC_FUNCTION_DEF;
    if (parser->invalid_rules && !is_function && stmt->location.line > parser->statement_line) {
        parser->statement_line = stmt->location.line;
    }
}

/*
 * The quick pass never goes back behind a statement that it has read, so the few tokens of
 * the present one stay in the processor's cache. All that is asked of the others is where the
 * last one of a block ended: of all since `first` it alone is kept, and what was read ahead.
 */
static void forget_tokens(Parser *parser, int first) {
    int last = parser->mark - 1;
    while (last > first && token_is_layout(&parser->tokens[last])) {
        last--;
    }
    int ahead = parser->fill - parser->mark;
    parser->tokens[first] = parser->tokens[last];
    memmove(&parser->tokens[first + 1], &parser->tokens[parser->mark],
            (size_t)ahead * sizeof(Token));
    parser->mark = first + 1;
    parser->fill = parser->mark + ahead;
}

/* statements: statement+   statement: compound_stmt | simple_stmts */
bool statements_rule(Parser *parser, StmtList *statements) {
    *statements = (StmtList){0};
    if (!rule_enter(parser)) {
        return false;
    }
    int start = items_begin(parser);
    int first = parser->mark;
    for (;;) {
        int changeable = parser->changeable;
        Stmt *stmt = compound_stmt_rule(parser);
        if (stmt != NULL) {
            /* Only in the quick pass all of it was made just now. */
            stmt->is_final = parser->quick && parser->changeable == changeable;
            items_push(parser, stmt);
            note_statement(parser, stmt);
        } else if (!simple_stmts_rule(parser)) {
            break;
        }
        if (parser->quick) {
            forget_tokens(parser, first);
        }
    }
    *statements = take_stmts(parser, start);
    rule_leave(parser);
    return statements->count > 0;
}

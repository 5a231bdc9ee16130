#include "engine/compiler/parser.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/compiler/parser_internal.h"

enum { FIRST_TOKENS = 256, FIRST_ITEMS = 64, ITEMS_AT_ONCE = 4 };

/* ---- tokens ---- */

bool parser_fill(Parser *parser) {
    if (parser->fill == parser->capacity) {
        parser->capacity = parser->capacity == 0 ? FIRST_TOKENS : parser->capacity * 2;
        parser->tokens = memory_resize(parser->tokens, (size_t)parser->capacity, sizeof(Token));
    }
    Token *token = &parser->tokens[parser->fill];
    if (parser->failed) {
        *token = (Token){.kind = TOKEN_ERROR}; /* not counted: there is always one to look at */
        return false;
    }
    tokenizer_next(parser->tokenizer, token);
    parser->fill++;
    if (token->kind == TOKEN_ERROR) {
        raise_tokenizer_error(parser);
        return false;
    }
    return true;
}

bool expect_forced(Parser *parser, TokenKind kind, const char *spelling) {
    if (parser->failed) {
        return false;
    }
    if (!accept(parser, kind)) {
        raise_syntax_error_at(parser, current_token(parser)->location, "expected '%s'", spelling);
        return false;
    }
    return true;
}

bool at_soft_keyword(Parser *parser, const Text *keyword) {
    const Token *token = current_token(parser);
    return token->kind == TOKEN_NAME && token->text == keyword && !token->normalized;
}

bool accept_soft_keyword(Parser *parser, const Text *keyword) {
    bool found = at_soft_keyword(parser, keyword);
    parser->mark += found;
    return found;
}

Location location_from(const Parser *parser, int start_mark) {
    Location location = parser->tokens[start_mark].location;
    int last = parser->mark - 1;
    while (last > 0 && token_is_layout(&parser->tokens[last])) {
        last--;
    }
    location.end_line = parser->tokens[last].location.end_line;
    location.end_column = parser->tokens[last].location.end_column;
    return location;
}

/* ---- rules ---- */

bool rule_enter_slow(Parser *parser) {
    if (parser->failed) {
        parser->depth--;
        return false;
    }
    if (parser->quick) {
        parser->failed = true;
    } else if (parser->depth > RULE_DEPTH_MAX) {
        parser->failed = true;
        diagnostics_set_error(parser->diagnostics, DIAGNOSTIC_MEMORY_ERROR,
                              "Parser stack overflowed - Python source too complex to parse");
    }
    if (parser->failed) {
        parser->depth--;
        return false;
    }
    return true;
}

bool memo_find_slow(Parser *parser, MemoRule rule, void *node) {
    current_token(parser);
    if (parser->mark >= parser->memo_capacity) {
        return false;
    }
    for (const Memo *memo = parser->memos[parser->mark]; memo != NULL; memo = memo->next) {
        if (memo->rule == rule) {
            parser->mark = memo->end;
            memcpy(node, &memo->node, sizeof memo->node);
            return true;
        }
    }
    return false;
}

void memo_add_slow(Parser *parser, int start_mark, MemoRule rule, void *node) {
    if (parser->failed) {
        return;
    }
    if (start_mark >= parser->memo_capacity) {
        int capacity = parser->capacity;
        parser->memos = memory_resize(parser->memos, (size_t)capacity, sizeof(Memo *));
        memset(parser->memos + parser->memo_capacity, 0,
               (size_t)(capacity - parser->memo_capacity) * sizeof(Memo *));
        parser->memo_capacity = capacity;
    }
    Memo *memo = ARENA_NEW(parser->arena, Memo);
    *memo = (Memo){parser->memos[start_mark], rule, parser->mark, node};
    parser->memos[start_mark] = memo;
}

/* ---- sequences ---- */

void items_push(Parser *parser, const void *item) {
    if (parser->item_count + ITEMS_AT_ONCE > parser->item_capacity) {
        parser->item_capacity =
            parser->item_capacity == 0 ? FIRST_ITEMS : parser->item_capacity * 2;
        parser->items = memory_resize(parser->items, (size_t)parser->item_capacity, sizeof(void *));
    }
    parser->items[parser->item_count++] = (void *)(uintptr_t)item;
}

void *items_take(Parser *parser, int start) {
    size_t count = (size_t)(parser->item_count - start);
    parser->item_count = start;
    if (count == 0) {
        return NULL;
    }
    /* What is copied too much is never looked at. */
    size_t room = (count + ITEMS_AT_ONCE - 1) / ITEMS_AT_ONCE * ITEMS_AT_ONCE;
    void **taken = arena_alloc_unset(parser->arena, room * sizeof(void *));
    for (size_t i = 0; i < count; i += ITEMS_AT_ONCE) {
        memcpy(taken + i, parser->items + start + i, ITEMS_AT_ONCE * sizeof(void *));
    }
    return taken;
}

/* ---- nodes ---- */

Expr *expr_new(Parser *parser, ExprKind kind, Location location) {
    Expr *expr = ARENA_NEW(parser->arena, Expr);
    expr->kind = kind;
    expr->location = location;
    return expr;
}

Stmt *stmt_new(Parser *parser, StmtKind kind, Location location) {
    Stmt *stmt = ARENA_NEW(parser->arena, Stmt);
    stmt->kind = kind;
    stmt->location = location;
    return stmt;
}

Expr *make_name(Parser *parser, const Text *id, ExprContext ctx, Location location) {
    Expr *expr = expr_new(parser, EXPR_NAME, location);
    parser->changeable += id == parser->text_debug;
    expr->as.name.id = id;
    expr->as.name.ctx = ctx;
    return expr;
}

Expr *make_constant(Parser *parser, const Constant *value, Location location) {
    Expr *expr = expr_new(parser, EXPR_CONSTANT, location);
    expr->as.constant.value = value;
    return expr;
}

Expr *make_binary(Parser *parser, Expr *left, BinaryOperator op, Expr *right, Location location) {
    Expr *expr = expr_new(parser, EXPR_BIN_OP, location);
    parser->changeable += op == BINARY_MOD && left->kind == EXPR_CONSTANT;
    expr->as.bin_op.left = left;
    expr->as.bin_op.op = op;
    expr->as.bin_op.right = right;
    return expr;
}

Expr *make_unary(Parser *parser, UnaryOperator op, Expr *operand, Location location) {
    Expr *expr = expr_new(parser, EXPR_UNARY_OP, location);
    expr->as.unary_op.op = op;
    expr->as.unary_op.operand = operand;
    return expr;
}

Expr *make_sequence(Parser *parser, ExprKind kind, ExprList elements, ExprContext ctx,
                    Location location) {
    Expr *expr = expr_new(parser, kind, location);
    expr->as.sequence.elements = elements;
    expr->as.sequence.ctx = ctx;
    return expr;
}

/* In the quick pass no other alternative will see the node: it may change. */
static Expr *copy_unless_quick(Parser *parser, Expr *expr) {
    if (parser->quick) {
        return expr;
    }
    Expr *copy = ARENA_NEW(parser->arena, Expr);
    *copy = *expr;
    return copy;
}

Expr *set_context(Parser *parser, Expr *expr, ExprContext ctx) {
    switch (expr->kind) {
    case EXPR_NAME:
        expr = copy_unless_quick(parser, expr);
        expr->as.name.ctx = ctx;
        break;
    case EXPR_ATTRIBUTE:
        expr = copy_unless_quick(parser, expr);
        expr->as.attribute.ctx = ctx;
        break;
    case EXPR_SUBSCRIPT:
        expr = copy_unless_quick(parser, expr);
        expr->as.subscript.ctx = ctx;
        break;
    case EXPR_STARRED:
        expr = copy_unless_quick(parser, expr);
        expr->as.starred.value = set_context(parser, expr->as.starred.value, ctx);
        expr->as.starred.ctx = ctx;
        break;
    case EXPR_LIST:
    case EXPR_TUPLE: {
        expr = copy_unless_quick(parser, expr);
        ExprList *elements = &expr->as.sequence.elements;
        int start = items_begin(parser);
        for (int i = 0; i < elements->count; i++) {
            items_push(parser, set_context(parser, elements->items[i], ctx));
        }
        *elements = take_exprs(parser, start);
        expr->as.sequence.ctx = ctx;
        break;
    }
    default: break;
    }
    return expr;
}

/* ---- passes ---- */

typedef enum StartRule { START_FILE, START_EVAL } StartRule;

static void parser_init(Parser *parser, const Source *source, Arena *arena, TextPool *texts,
                        Diagnostics *diagnostics) {
    *parser = (Parser){
        .tokenizer = memory_alloc(sizeof(Tokenizer)),
        .source = source,
        .arena = arena,
        .texts = texts,
        .diagnostics = diagnostics,
        .text_case = text_intern_string(texts, "case"),
        .text_debug = text_intern_string(texts, "__debug__"),
        .text_match = text_intern_string(texts, "match"),
        .text_type = text_intern_string(texts, "type"),
        .text_underscore = text_intern_string(texts, "_"),
    };
    tokenizer_init(parser->tokenizer, source, texts, diagnostics);
}

static void parser_done(Parser *parser) {
    tokenizer_done(parser->tokenizer);
    memory_free(parser->tokenizer);
    memory_free(parser->tokens);
    memory_free(parser->memos);
    memory_free(parser->items);
}

/* Moves the warnings of one list behind those of another. */
static void move_warnings(Diagnostics *from, Diagnostics *to) {
    if (from->warning_count == 0) {
        return;
    }
    to->warnings =
        memory_resize(to->warnings, to->warning_count + from->warning_count, sizeof(Diagnostic));
    memcpy(to->warnings + to->warning_count, from->warnings,
           from->warning_count * sizeof(Diagnostic));
    to->warning_count += from->warning_count;
    memory_free(from->warnings);
    from->warnings = NULL;
    from->warning_count = 0;
}

/* file: [statements] ENDMARKER */
static Module *file_rule(Parser *parser) {
    StmtList body = {0};
    statements_rule(parser, &body);
    if (!accept(parser, TOKEN_ENDMARKER) || parser->failed) {
        return NULL;
    }
    Module *module = ARENA_NEW(parser->arena, Module);
    module->body = body;
    return module;
}

/* eval: expressions NEWLINE* ENDMARKER */
static Expr *eval_rule(Parser *parser) {
    Expr *expr = expressions_rule(parser);
    if (expr == NULL) {
        return NULL;
    }
    while (accept(parser, TOKEN_NEWLINE)) {
    }
    return accept(parser, TOKEN_ENDMARKER) && !parser->failed ? expr : NULL;
}

static void *run_pass(Parser *parser, StartRule start) {
    return start == START_FILE ? (void *)file_rule(parser) : (void *)eval_rule(parser);
}

static void *run_quick(const Source *source, Arena *arena, TextPool *texts,
                       Diagnostics *diagnostics, StartRule start) {
    Diagnostics found = {.filename = diagnostics->filename};
    Parser parser;
    parser_init(&parser, source, arena, texts, &found);
    parser.quick = true;
    void *tree = run_pass(&parser, start);
    if (tree != NULL) {
        move_warnings(&found, diagnostics);
    }
    diagnostics_done(&found);
    parser_done(&parser);
    return tree;
}

/* As CPython does it, for sources that the quick pass did not understand. */
static void *run_exact(const Source *source, Arena *arena, TextPool *texts,
                       Diagnostics *diagnostics, StartRule start) {
    Parser parser;
    parser_init(&parser, source, arena, texts, diagnostics);
    void *tree = run_pass(&parser, start);
    DiagnosticKind raised = diagnostics->error.kind;
    bool again = raised == DIAGNOSTIC_NONE || raised == DIAGNOSTIC_SYNTAX_ERROR ||
                 raised == DIAGNOSTIC_INDENTATION_ERROR || raised == DIAGNOSTIC_TAB_ERROR;
    if (tree == NULL && again) {
        TokenizerStatus done = parser.tokenizer->done;
        Token last = parser.tokens[parser.fill - 1];
        if (parser.memo_capacity > 0) {
            memset(parser.memos, 0, (size_t)parser.memo_capacity * sizeof(Memo *));
        }
        parser.mark = 0;
        parser.item_count = 0;
        parser.invalid_rules = parser.second_pass = true;
        run_pass(&parser, start);
        raise_final_error(&parser, &last);
        diagnostics->error.statement_line = parser.statement_line;
        diagnostics->error.incomplete = done == TOKENIZER_EOF || done == TOKENIZER_EOF_IN_STRING;
    }
    parser_done(&parser);
    return tree;
}

static void *run(const char *bytes, size_t size, Arena *arena, TextPool *texts,
                 Diagnostics *diagnostics, const Text **decoded, StartRule start) {
    Source source;
    source_decode(&source, bytes, size, texts->arena);
    void *tree = NULL;
    if (source.refusal.error.kind != DIAGNOSTIC_NONE) {
        diagnostics->error = source.refusal.error;
        source.refusal.error = (Diagnostic){0};
    } else {
        if (source.flaw == SOURCE_FINE) {
            tree = run_quick(&source, arena, texts, diagnostics, start);
        }
        if (tree == NULL) {
            tree = run_exact(&source, arena, texts, diagnostics, start);
        }
    }
    if (decoded != NULL) {
        Text *text = ARENA_NEW(texts->arena, Text);
        text->data = source.text;
        text->size = source.size;
        *decoded = text;
    }
    source_done(&source);
    return tree;
}

Module *parse_module(const char *source, size_t size, Arena *arena, TextPool *texts,
                     Diagnostics *diagnostics, const Text **decoded) {
    return run(source, size, arena, texts, diagnostics, decoded, START_FILE);
}

Expr *parse_expression(const char *source, size_t size, Arena *arena, TextPool *texts,
                       Diagnostics *diagnostics) {
    return run(source, size, arena, texts, diagnostics, NULL, START_EVAL);
}

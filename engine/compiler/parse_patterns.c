#include "engine/compiler/parser_internal.h"
#include "engine/compiler/parser_invalid.h"

/*
 * The match statement and its patterns. Alternatives that begin alike are read
 * once where that leads to the same result as trying them in turn.
 */

static Pattern *pattern_rule(Parser *parser);
static Pattern *maybe_star_pattern_rule(Parser *parser);

static Pattern *pattern_new(Parser *parser, PatternKind kind, int mark) {
    Pattern *pattern = ARENA_NEW(parser->arena, Pattern);
    pattern->kind = kind;
    pattern->location = location_from(parser, mark);
    return pattern;
}

/* ---- literals ---- */

/* signed_number: NUMBER | '-' NUMBER */
static Expr *signed_number_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    bool negative = accept(parser, TOKEN_MINUS);
    Expr *result = number_token(parser);
    if (result == NULL) {
        parser->mark = mark;
    } else if (negative) {
        result = make_unary(parser, UNARY_SUB, result, location_from(parser, mark));
    }
    rule_leave(parser);
    return result;
}

static bool is_imaginary(const Expr *number) {
    return number->as.constant.value->kind == CONSTANT_COMPLEX;
}

/* signed_real_number: real_number | '-' real_number   real_number: NUMBER */
static Expr *signed_real_number_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    bool negative = accept(parser, TOKEN_MINUS);
    Expr *result = number_token(parser);
    if (result != NULL && is_imaginary(result)) {
        result = raise_syntax_error_at(parser, result->location,
                                       "real number required in complex literal");
    }
    if (result == NULL) {
        parser->mark = mark;
    } else if (negative) {
        result = make_unary(parser, UNARY_SUB, result, location_from(parser, mark));
    }
    rule_leave(parser);
    return result;
}

/* imaginary_number: NUMBER */
static Expr *imaginary_number_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = number_token(parser);
    if (result != NULL && !is_imaginary(result)) {
        parser->mark = mark;
        result = raise_syntax_error_at(parser, result->location,
                                       "imaginary number required in complex literal");
    }
    rule_leave(parser);
    return result;
}

/* complex_number: signed_real_number ('+' | '-') imaginary_number */
static Expr *complex_number_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    Expr *real = signed_real_number_rule(parser);
    if (real != NULL && (at(parser, TOKEN_PLUS) || at(parser, TOKEN_MINUS))) {
        BinaryOperator op = at(parser, TOKEN_PLUS) ? BINARY_ADD : BINARY_SUB;
        parser->mark++;
        Expr *imaginary = imaginary_number_rule(parser);
        if (imaginary != NULL) {
            result = make_binary(parser, real, op, imaginary, location_from(parser, mark));
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* signed_number !('+' | '-') | complex_number */
static Expr *number_literal(Parser *parser) {
    int mark = parser->mark;
    Expr *number = signed_number_rule(parser);
    if (number != NULL && !at(parser, TOKEN_PLUS) && !at(parser, TOKEN_MINUS)) {
        return number;
    }
    parser->mark = mark;
    return complex_number_rule(parser);
}

static const Constant *singleton(TokenKind kind) {
    switch (kind) {
    case KEYWORD_NONE: return constant_none();
    case KEYWORD_TRUE: return constant_true();
    case KEYWORD_FALSE: return constant_false();
    default: return NULL;
    }
}

/*
 * literal_pattern: signed_number !('+' | '-') | complex_number | strings
 *     | 'None' | 'True' | 'False'
 */
static Pattern *literal_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = NULL;
    Expr *value = number_literal(parser);
    value = value != NULL ? value : strings_rule(parser);
    if (value != NULL) {
        result = pattern_new(parser, PATTERN_VALUE, mark);
        result->as.value = value;
    } else if (singleton(current_kind(parser)) != NULL) {
        const Constant *constant = singleton(current_kind(parser));
        parser->mark++;
        result = pattern_new(parser, PATTERN_SINGLETON, mark);
        result->as.singleton = constant;
    }
    rule_leave(parser);
    return result;
}

/* literal_expr: as literal_pattern, for the keys of mappings */
static Expr *literal_expr_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Expr *result = number_literal(parser);
    result = result != NULL ? result : strings_rule(parser);
    if (result == NULL && singleton(current_kind(parser)) != NULL) {
        const Constant *constant = singleton(current_kind(parser));
        parser->mark++;
        result = make_constant(parser, constant, last_location(parser));
    }
    rule_leave(parser);
    return result;
}

/* ---- names ---- */

/* !('.' | '(' | '=') */
static bool at_name_end(Parser *parser) {
    TokenKind kind = current_kind(parser);
    return kind != TOKEN_DOT && kind != TOKEN_LPAR && kind != TOKEN_EQUAL;
}

/* pattern_capture_target: !"_" NAME !('.' | '(' | '=') */
static Expr *pattern_capture_target_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = NULL;
    if (!at_soft_keyword(parser, parser->text_underscore)) {
        result = name_token(parser);
        if (result != NULL && !at_name_end(parser)) {
            parser->mark = mark;
            result = NULL;
        }
    }
    if (result != NULL) {
        result = set_context(parser, result, CONTEXT_STORE);
    }
    rule_leave(parser);
    return result;
}

/* name_or_attr: attr | NAME   attr: name_or_attr '.' NAME */
Expr *name_or_attr_rule(Parser *parser) {
    Expr *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_ATTR, &result)) {
        int mark = parser->mark;
        result = name_token(parser);
        while (result != NULL && accept(parser, TOKEN_DOT)) {
            Expr *name = name_token(parser);
            if (name == NULL) {
                parser->mark--;
                break;
            }
            result = make_attribute(parser, result, name->as.name.id, CONTEXT_LOAD,
                                    location_from(parser, mark));
        }
        memo_add(parser, mark, MEMO_ATTR, result);
    }
    rule_leave(parser);
    return result;
}

static Expr *attr_rule(Parser *parser) {
    int mark = parser->mark;
    Expr *result = name_or_attr_rule(parser);
    if (result != NULL && result->kind != EXPR_ATTRIBUTE) {
        parser->mark = mark;
        return NULL;
    }
    return result;
}

/* capture_pattern: pattern_capture_target   wildcard_pattern: "_" */
static Pattern *capture_or_wildcard(Parser *parser) {
    if (!at(parser, TOKEN_NAME) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = NULL;
    Expr *target = pattern_capture_target_rule(parser);
    if (target != NULL || accept_soft_keyword(parser, parser->text_underscore)) {
        result = pattern_new(parser, PATTERN_AS, mark);
        result->as.capture.name = target != NULL ? target->as.name.id : NULL;
    }
    rule_leave(parser);
    return result;
}

/* value_pattern: attr !('.' | '(' | '=') */
static Pattern *value_pattern_rule(Parser *parser) {
    if (!at(parser, TOKEN_NAME) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = NULL;
    Expr *value = attr_rule(parser);
    if (value != NULL && at_name_end(parser)) {
        result = pattern_new(parser, PATTERN_VALUE, mark);
        result->as.value = value;
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- sequences ---- */

/* maybe_sequence_pattern: ','.maybe_star_pattern+ ','?   Pushes its patterns. */
static void maybe_sequence_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return;
    }
    Pattern *pattern = maybe_star_pattern_rule(parser);
    while (pattern != NULL) {
        items_push(parser, pattern);
        pattern = accept(parser, TOKEN_COMMA) ? maybe_star_pattern_rule(parser) : NULL;
    }
    rule_leave(parser);
}

static Pattern *make_sequence_pattern(Parser *parser, int start, int mark) {
    Pattern *pattern = pattern_new(parser, PATTERN_SEQUENCE, mark);
    pattern->as.patterns = take_patterns(parser, start);
    return pattern;
}

/*
 * group_pattern: '(' pattern ')'
 * sequence_pattern: '[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')'
 * open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern?
 */
static Pattern *group_or_sequence(Parser *parser) {
    if (!(at(parser, TOKEN_LPAR) || at(parser, TOKEN_LSQB)) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Pattern *result = NULL;
    if (accept(parser, TOKEN_LSQB)) {
        maybe_sequence_pattern_rule(parser);
        if (accept(parser, TOKEN_RSQB)) {
            result = make_sequence_pattern(parser, start, mark);
        }
    } else {
        parser->mark++;
        Pattern *first = maybe_star_pattern_rule(parser);
        if (first != NULL && accept(parser, TOKEN_COMMA)) {
            items_push(parser, first);
            first = NULL;
            maybe_sequence_pattern_rule(parser);
        }
        if ((first == NULL || first->kind != PATTERN_STAR) && accept(parser, TOKEN_RPAR)) {
            result = first != NULL ? first : make_sequence_pattern(parser, start, mark);
        }
    }
    if (result == NULL) {
        items_drop(parser, start);
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* star_pattern: '*' pattern_capture_target | '*' wildcard_pattern */
static Pattern *star_pattern_rule(Parser *parser) {
    Pattern *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_STAR_PATTERN, &result)) {
        int mark = parser->mark;
        if (accept(parser, TOKEN_STAR)) {
            Expr *target = pattern_capture_target_rule(parser);
            if (target != NULL || accept_soft_keyword(parser, parser->text_underscore)) {
                result = pattern_new(parser, PATTERN_STAR, mark);
                result->as.capture.name = target != NULL ? target->as.name.id : NULL;
            } else {
                parser->mark = mark;
            }
        }
        memo_add(parser, mark, MEMO_STAR_PATTERN, result);
    }
    rule_leave(parser);
    return result;
}

/* maybe_star_pattern: star_pattern | pattern */
static Pattern *maybe_star_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    Pattern *result = star_pattern_rule(parser);
    if (result == NULL) {
        result = pattern_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/* ---- mappings ---- */

/* key_value_pattern: (literal_expr | attr) ':' pattern   Pushes key and pattern. */
static bool key_value_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    Expr *key = literal_expr_rule(parser);
    key = key != NULL ? key : attr_rule(parser);
    Pattern *pattern = NULL;
    if (key != NULL && accept(parser, TOKEN_COLON)) {
        pattern = pattern_rule(parser);
    }
    if (pattern != NULL) {
        items_push(parser, key);
        items_push(parser, pattern);
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return pattern != NULL;
}

/* double_star_pattern: '**' pattern_capture_target */
static const Text *double_star_pattern_rule(Parser *parser) {
    if (!accept(parser, TOKEN_DOUBLESTAR)) {
        return NULL;
    }
    Expr *target = pattern_capture_target_rule(parser);
    if (target == NULL) {
        parser->mark--;
        return NULL;
    }
    return target->as.name.id;
}

/* Keys and patterns have been pushed in turn since `start`. */
static Pattern *make_mapping(Parser *parser, int start, const Text *rest, int mark) {
    Pattern *pattern = pattern_new(parser, PATTERN_MAPPING, mark);
    int count = (parser->item_count - start) / 2;
    ExprList keys = {ARENA_NEW_ARRAY(parser->arena, Expr *, (size_t)count), count};
    PatternList patterns = {ARENA_NEW_ARRAY(parser->arena, Pattern *, (size_t)count), count};
    for (int i = 0; i < count; i++) {
        keys.items[i] = parser->items[start + 2 * i];
        patterns.items[i] = parser->items[start + 2 * i + 1];
    }
    items_drop(parser, start);
    pattern->as.mapping.keys = keys;
    pattern->as.mapping.patterns = patterns;
    pattern->as.mapping.rest = rest;
    return pattern;
}

/*
 * mapping_pattern:
 *     | '{' '}'
 *     | '{' double_star_pattern ','? '}'
 *     | '{' ','.key_value_pattern+ ',' double_star_pattern ','? '}'
 *     | '{' ','.key_value_pattern+ ','? '}'
 */
static Pattern *mapping_pattern_rule(Parser *parser) {
    if (!at(parser, TOKEN_LBRACE) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    int start = items_begin(parser);
    Pattern *result = NULL;
    const Text *rest = NULL;
    while (!at(parser, TOKEN_RBRACE)) {
        rest = double_star_pattern_rule(parser);
        if (rest != NULL) {
            accept(parser, TOKEN_COMMA);
            break;
        }
        if (!key_value_pattern_rule(parser) || !accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    if (accept(parser, TOKEN_RBRACE)) {
        result = make_mapping(parser, start, rest, mark);
    } else {
        items_drop(parser, start);
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* ---- classes ---- */

/* positional_patterns: ','.pattern+   Pushes them. */
bool positional_patterns_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    Pattern *pattern = pattern_rule(parser);
    bool found = pattern != NULL;
    while (pattern != NULL) {
        items_push(parser, pattern);
        if (!accept(parser, TOKEN_COMMA)) {
            break;
        }
        pattern = pattern_rule(parser);
        parser->mark -= pattern == NULL;
    }
    rule_leave(parser);
    return found;
}

/* keyword_pattern: NAME '=' pattern   Pushes name and pattern. */
static bool keyword_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    int mark = parser->mark;
    Expr *name = name_token(parser);
    Pattern *pattern = NULL;
    if (name != NULL && accept(parser, TOKEN_EQUAL)) {
        pattern = pattern_rule(parser);
    }
    if (pattern != NULL) {
        items_push(parser, name->as.name.id);
        items_push(parser, pattern);
    } else {
        parser->mark = mark;
    }
    rule_leave(parser);
    return pattern != NULL;
}

/* keyword_patterns: ','.keyword_pattern+   Pushes names and patterns in turn. */
bool keyword_patterns_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return false;
    }
    bool found = keyword_pattern_rule(parser);
    while (found && accept(parser, TOKEN_COMMA)) {
        if (!keyword_pattern_rule(parser)) {
            parser->mark--;
            break;
        }
    }
    rule_leave(parser);
    return found;
}

/* Names and patterns of keywords have been pushed in turn since `keywords`. */
static Pattern *make_class_pattern(Parser *parser, Expr *cls, int start, int keywords, int mark) {
    Pattern *pattern = pattern_new(parser, PATTERN_CLASS, mark);
    int count = (parser->item_count - keywords) / 2;
    NameList names = {ARENA_NEW_ARRAY(parser->arena, const Text *, (size_t)count), count};
    PatternList patterns = {ARENA_NEW_ARRAY(parser->arena, Pattern *, (size_t)count), count};
    for (int i = 0; i < count; i++) {
        names.items[i] = parser->items[keywords + 2 * i];
        patterns.items[i] = parser->items[keywords + 2 * i + 1];
    }
    items_drop(parser, keywords);
    pattern->as.class_pattern.cls = cls;
    pattern->as.class_pattern.patterns = take_patterns(parser, start);
    pattern->as.class_pattern.kwd_attrs = names;
    pattern->as.class_pattern.kwd_patterns = patterns;
    return pattern;
}

/*
 * class_pattern:
 *     | name_or_attr '(' ')'
 *     | name_or_attr '(' positional_patterns ','? ')'
 *     | name_or_attr '(' keyword_patterns ','? ')'
 *     | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
 *     | invalid_class_pattern
 */
static Pattern *class_pattern_rule(Parser *parser) {
    if (!at(parser, TOKEN_NAME) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    int start = items_begin(parser);
    Pattern *result = NULL;
    Expr *cls = name_or_attr_rule(parser);
    if (cls != NULL && accept(parser, TOKEN_LPAR)) {
        bool comma = true;
        if (positional_patterns_rule(parser)) {
            comma = accept(parser, TOKEN_COMMA);
        }
        int keywords = items_begin(parser);
        if (comma && keyword_patterns_rule(parser)) {
            accept(parser, TOKEN_COMMA);
        }
        if (accept(parser, TOKEN_RPAR)) {
            result = make_class_pattern(parser, cls, start, keywords, mark);
        }
    }
    if (result == NULL) {
        items_drop(parser, start);
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_class_pattern_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

/* ---- patterns ---- */

/*
 * closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern
 *     | group_pattern | sequence_pattern | mapping_pattern | class_pattern
 */
static Pattern *closed_pattern_rule(Parser *parser) {
    Pattern *result = NULL;
    if (!rule_enter(parser)) {
        return NULL;
    }
    if (!memo_find(parser, MEMO_CLOSED_PATTERN, &result)) {
        int mark = parser->mark;
        static Pattern *(*const rules[])(Parser *) = {literal_pattern_rule, capture_or_wildcard,
                                                      value_pattern_rule,   group_or_sequence,
                                                      mapping_pattern_rule, class_pattern_rule};
        for (size_t i = 0; result == NULL && i < sizeof rules / sizeof rules[0]; i++) {
            result = rules[i](parser);
        }
        memo_add(parser, mark, MEMO_CLOSED_PATTERN, result);
    }
    rule_leave(parser);
    return result;
}

/* or_pattern: '|'.closed_pattern+ */
Pattern *or_pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = closed_pattern_rule(parser);
    if (result != NULL && at(parser, TOKEN_VBAR)) {
        int start = items_begin(parser);
        items_push(parser, result);
        while (accept(parser, TOKEN_VBAR)) {
            Pattern *next = closed_pattern_rule(parser);
            if (next == NULL) {
                parser->mark--;
                break;
            }
            items_push(parser, next);
        }
        PatternList patterns = take_patterns(parser, start);
        if (patterns.count > 1) {
            result = pattern_new(parser, PATTERN_OR, mark);
            result->as.patterns = patterns;
        }
    }
    rule_leave(parser);
    return result;
}

/*
 * pattern: as_pattern | or_pattern
 * as_pattern: or_pattern 'as' pattern_capture_target | invalid_as_pattern
 */
static Pattern *pattern_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = or_pattern_rule(parser);
    if (result != NULL && at(parser, KEYWORD_AS)) {
        int end = parser->mark++;
        Expr *target = pattern_capture_target_rule(parser);
        if (target != NULL) {
            Pattern *as = pattern_new(parser, PATTERN_AS, mark);
            as->as.capture.pattern = result;
            as->as.capture.name = target->as.name.id;
            result = as;
        } else {
            parser->mark = mark;
            if (parser->invalid_rules) {
                invalid_as_pattern_rule(parser);
            }
            parser->mark = end;
        }
    }
    rule_leave(parser);
    return result;
}

/* patterns: open_sequence_pattern | pattern */
Pattern *patterns_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Pattern *result = maybe_star_pattern_rule(parser);
    if (result != NULL && accept(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        items_push(parser, result);
        maybe_sequence_pattern_rule(parser);
        result = make_sequence_pattern(parser, start, mark);
    } else if (result != NULL && result->kind == PATTERN_STAR) {
        parser->mark = mark;
        result = NULL;
    }
    rule_leave(parser);
    return result;
}

/* ---- the statement ---- */

/* guard: 'if' named_expression */
Expr *guard_rule(Parser *parser) {
    if (!accept(parser, KEYWORD_IF)) {
        return NULL;
    }
    Expr *result = named_expression_rule(parser);
    parser->mark -= result == NULL;
    return result;
}

/* case_block: invalid_case_block | "case" patterns guard? ':' block */
static MatchCase *case_block_rule(Parser *parser) {
    if (!at_soft_keyword(parser, parser->text_case) || !rule_enter(parser)) {
        return NULL;
    }
    if (parser->invalid_rules) {
        invalid_case_block_rule(parser);
    }
    int mark = parser->mark++;
    MatchCase *result = NULL;
    Pattern *pattern = patterns_rule(parser);
    if (pattern != NULL) {
        Expr *guard = guard_rule(parser);
        StmtList body;
        if (accept(parser, TOKEN_COLON) && block_rule(parser, &body)) {
            result = ARENA_NEW(parser->arena, MatchCase);
            *result = (MatchCase){pattern, guard, body};
        }
    }
    if (result == NULL) {
        parser->mark = mark;
    }
    rule_leave(parser);
    return result;
}

/* subject_expr: star_named_expression ',' star_named_expressions? | named_expression */
Expr *subject_expr_rule(Parser *parser) {
    if (!rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark;
    Expr *result = star_named_expression_rule(parser);
    if (result != NULL && accept(parser, TOKEN_COMMA)) {
        int start = items_begin(parser);
        items_push(parser, result);
        star_named_expressions_rule(parser);
        result = make_sequence(parser, EXPR_TUPLE, take_exprs(parser, start), CONTEXT_LOAD,
                               location_from(parser, mark));
    } else if (!parser->quick || (result != NULL && result->kind == EXPR_STARRED)) {
        parser->mark = mark;
        result = named_expression_rule(parser);
    }
    rule_leave(parser);
    return result;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt */
Stmt *match_stmt_rule(Parser *parser) {
    if (!at_soft_keyword(parser, parser->text_match) || !rule_enter(parser)) {
        return NULL;
    }
    int mark = parser->mark++;
    int start = items_begin(parser);
    Stmt *result = NULL;
    Expr *subject = subject_expr_rule(parser);
    if (subject != NULL && accept(parser, TOKEN_COLON) && accept(parser, TOKEN_NEWLINE) &&
        accept(parser, TOKEN_INDENT)) {
        MatchCase *match_case;
        while ((match_case = case_block_rule(parser)) != NULL) {
            items_push(parser, match_case);
        }
        if (parser->item_count > start && accept(parser, TOKEN_DEDENT)) {
            result = stmt_new(parser, STMT_MATCH, location_from(parser, mark));
            result->as.match.subject = subject;
            parser->changeable++;
            result->as.match.cases = take_match_cases(parser, start);
        }
    }
    if (result == NULL) {
        items_drop(parser, start);
        parser->mark = mark;
        if (parser->invalid_rules) {
            invalid_match_stmt_rule(parser);
        }
    }
    rule_leave(parser);
    return result;
}

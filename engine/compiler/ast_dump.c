#include "engine/compiler/ast_dump.h"

/*
 * A node is written as "Name(field=value, ...)". Fields that are NULL or empty
 * are left out, so each field is written by a function that knows whether it
 * is the first one there.
 */
typedef struct Dump {
    Buffer *out;
    bool first; /* no field of the current node has been written yet */
} Dump;

static void dump_expr(Dump *dump, const Expr *expr);
static void dump_stmt(Dump *dump, const Stmt *stmt);
static void dump_pattern(Dump *dump, const Pattern *pattern);
static void dump_arguments(Dump *dump, const Arguments *args);

static void begin(Dump *dump, const char *name) {
    buffer_add_string(dump->out, name);
    buffer_add_byte(dump->out, '(');
    dump->first = true;
}

static void field(Dump *dump, const char *name) {
    if (!dump->first) {
        buffer_add_string(dump->out, ", ");
    }
    buffer_add_string(dump->out, name);
    buffer_add_byte(dump->out, '=');
    dump->first = false;
}

static void end(Dump *dump) {
    buffer_add_byte(dump->out, ')');
    dump->first = false;
}

static void end_located(Dump *dump, Location location) {
    field(dump, "lineno");
    buffer_add_format(dump->out, "%d, col_offset=%d, end_lineno=%d, end_col_offset=%d",
                      location.line, location.column, location.end_line, location.end_column);
    end(dump);
}

/* ---- fields ---- */

static void text_value(Dump *dump, const Text *text) {
    Constant constant = {.kind = CONSTANT_STR, .as.text = text};
    constant_repr(&constant, dump->out);
}

static void text_field(Dump *dump, const char *name, const Text *text) {
    if (text != NULL) {
        field(dump, name);
        text_value(dump, text);
    }
}

static void int_field(Dump *dump, const char *name, int value) {
    field(dump, name);
    buffer_add_format(dump->out, "%d", value);
}

static void constant_field(Dump *dump, const char *name, const Constant *value) {
    field(dump, name);
    if (value->kind == CONSTANT_ELLIPSIS) {
        buffer_add_string(dump->out, "Ellipsis");
    } else {
        constant_repr(value, dump->out);
    }
}

static void expr_field(Dump *dump, const char *name, const Expr *expr) {
    if (expr != NULL) {
        field(dump, name);
        dump_expr(dump, expr);
        dump->first = false;
    }
}

static void word_field(Dump *dump, const char *name, const char *word) {
    field(dump, name);
    buffer_add_format(dump->out, "%s()", word);
}

/* Writes "name=[a, b]" unless the list is empty. */
#define LIST_FIELD(function, List, dump_item)                                                      \
    static void function(Dump *dump, const char *name, List list) {                                \
        if (list.count == 0) {                                                                     \
            return;                                                                                \
        }                                                                                          \
        field(dump, name);                                                                         \
        buffer_add_byte(dump->out, '[');                                                           \
        for (int i = 0; i < list.count; i++) {                                                     \
            if (i > 0) {                                                                           \
                buffer_add_string(dump->out, ", ");                                                \
            }                                                                                      \
            dump_item(dump, list.items[i]);                                                        \
        }                                                                                          \
        buffer_add_byte(dump->out, ']');                                                           \
        dump->first = false;                                                                       \
    }

static void dump_expr_or_none(Dump *dump, const Expr *expr) {
    if (expr == NULL) {
        buffer_add_string(dump->out, "None");
    } else {
        dump_expr(dump, expr);
    }
}

static void dump_comprehension(Dump *dump, const Comprehension *clause);
static void dump_handler(Dump *dump, const ExceptHandler *handler);
static void dump_arg(Dump *dump, const Arg *arg);
static void dump_keyword(Dump *dump, const Keyword *keyword);
static void dump_alias(Dump *dump, const Alias *alias);
static void dump_with_item(Dump *dump, const WithItem *item);
static void dump_match_case(Dump *dump, const MatchCase *match_case);
static void dump_type_param(Dump *dump, const TypeParam *param);

LIST_FIELD(expr_list, ExprList, dump_expr_or_none)
LIST_FIELD(stmt_list, StmtList, dump_stmt)
LIST_FIELD(pattern_list, PatternList, dump_pattern)
LIST_FIELD(comprehension_list, ComprehensionList, dump_comprehension)
LIST_FIELD(handler_list, ExceptHandlerList, dump_handler)
LIST_FIELD(arg_list, ArgList, dump_arg)
LIST_FIELD(keyword_list, KeywordList, dump_keyword)
LIST_FIELD(alias_list, AliasList, dump_alias)
LIST_FIELD(with_item_list, WithItemList, dump_with_item)
LIST_FIELD(match_case_list, MatchCaseList, dump_match_case)
LIST_FIELD(type_param_list, TypeParamList, dump_type_param)
LIST_FIELD(name_list, NameList, text_value)

/* ---- words ---- */

static const char *context_word(ExprContext ctx) {
    static const char *const words[] = {"Load", "Store", "Del"};
    return words[ctx];
}

static const char *binary_word(BinaryOperator op) {
    static const char *const words[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                        "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                        "BitXor", "BitAnd", "FloorDiv"};
    return words[op];
}

static const char *unary_word(UnaryOperator op) {
    static const char *const words[] = {"Invert", "Not", "UAdd", "USub"};
    return words[op];
}

static const char *compare_word(CompareOperator op) {
    static const char *const words[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                        "GtE", "Is",    "IsNot", "In",  "NotIn"};
    return words[op];
}

/* ---- expressions ---- */

static void dump_comprehensions(Dump *dump, const char *name, const Expr *expr) {
    begin(dump, name);
    if (expr->kind == EXPR_DICT_COMP) {
        expr_field(dump, "key", expr->as.comp.element);
        expr_field(dump, "value", expr->as.comp.value);
    } else {
        expr_field(dump, "elt", expr->as.comp.element);
    }
    comprehension_list(dump, "generators", expr->as.comp.generators);
}

static void dump_sequence(Dump *dump, const char *name, const char *field_name, const Expr *expr,
                          bool has_context) {
    begin(dump, name);
    expr_list(dump, field_name, expr->as.sequence.elements);
    if (has_context) {
        word_field(dump, "ctx", context_word(expr->as.sequence.ctx));
    }
}

static void dump_compare(Dump *dump, const Expr *expr) {
    begin(dump, "Compare");
    expr_field(dump, "left", expr->as.compare.left);
    field(dump, "ops");
    buffer_add_byte(dump->out, '[');
    for (int i = 0; i < expr->as.compare.comparators.count; i++) {
        buffer_add_format(dump->out, "%s%s()", i > 0 ? ", " : "",
                          compare_word(expr->as.compare.ops[i]));
    }
    buffer_add_byte(dump->out, ']');
    expr_list(dump, "comparators", expr->as.compare.comparators);
}

static void dump_value(Dump *dump, const char *name, const Expr *value) {
    begin(dump, name);
    expr_field(dump, "value", value);
}

static void dump_constant(Dump *dump, const Expr *expr) {
    begin(dump, "Constant");
    constant_field(dump, "value", expr->as.constant.value);
    if (expr->as.constant.kind_u) {
        field(dump, "kind");
        buffer_add_string(dump->out, "'u'");
    }
}

static void dump_formatted(Dump *dump, const Expr *expr) {
    begin(dump, expr->kind == EXPR_INTERPOLATION ? "Interpolation" : "FormattedValue");
    expr_field(dump, "value", expr->as.formatted.value);
    if (expr->kind == EXPR_INTERPOLATION) {
        text_field(dump, "str", expr->as.formatted.str);
    }
    int_field(dump, "conversion", expr->as.formatted.conversion);
    expr_field(dump, "format_spec", expr->as.formatted.format_spec);
}

/* Everything but the closing bracket and the location. */
static void dump_expr_fields(Dump *dump, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        begin(dump, "BoolOp");
        word_field(dump, "op", expr->as.bool_op.op == BOOL_AND ? "And" : "Or");
        expr_list(dump, "values", expr->as.bool_op.values);
        break;
    case EXPR_NAMED:
        begin(dump, "NamedExpr");
        expr_field(dump, "target", expr->as.named.target);
        expr_field(dump, "value", expr->as.named.value);
        break;
    case EXPR_BIN_OP:
        begin(dump, "BinOp");
        expr_field(dump, "left", expr->as.bin_op.left);
        word_field(dump, "op", binary_word(expr->as.bin_op.op));
        expr_field(dump, "right", expr->as.bin_op.right);
        break;
    case EXPR_UNARY_OP:
        begin(dump, "UnaryOp");
        word_field(dump, "op", unary_word(expr->as.unary_op.op));
        expr_field(dump, "operand", expr->as.unary_op.operand);
        break;
    case EXPR_LAMBDA:
        begin(dump, "Lambda");
        field(dump, "args");
        dump_arguments(dump, expr->as.lambda.args);
        expr_field(dump, "body", expr->as.lambda.body);
        break;
    case EXPR_IF:
        begin(dump, "IfExp");
        expr_field(dump, "test", expr->as.if_exp.test);
        expr_field(dump, "body", expr->as.if_exp.body);
        expr_field(dump, "orelse", expr->as.if_exp.orelse);
        break;
    case EXPR_DICT:
        begin(dump, "Dict");
        expr_list(dump, "keys", expr->as.dict.keys);
        expr_list(dump, "values", expr->as.dict.values);
        break;
    case EXPR_SET: dump_sequence(dump, "Set", "elts", expr, false); break;
    case EXPR_LIST_COMP: dump_comprehensions(dump, "ListComp", expr); break;
    case EXPR_SET_COMP: dump_comprehensions(dump, "SetComp", expr); break;
    case EXPR_DICT_COMP: dump_comprehensions(dump, "DictComp", expr); break;
    case EXPR_GENERATOR: dump_comprehensions(dump, "GeneratorExp", expr); break;
    case EXPR_AWAIT: dump_value(dump, "Await", expr->as.unary_value.value); break;
    case EXPR_YIELD: dump_value(dump, "Yield", expr->as.unary_value.value); break;
    case EXPR_YIELD_FROM: dump_value(dump, "YieldFrom", expr->as.unary_value.value); break;
    case EXPR_COMPARE: dump_compare(dump, expr); break;
    case EXPR_CALL:
        begin(dump, "Call");
        expr_field(dump, "func", expr->as.call.func);
        expr_list(dump, "args", expr->as.call.args);
        keyword_list(dump, "keywords", expr->as.call.keywords);
        break;
    case EXPR_FORMATTED_VALUE:
    case EXPR_INTERPOLATION: dump_formatted(dump, expr); break;
    case EXPR_JOINED_STR: dump_sequence(dump, "JoinedStr", "values", expr, false); break;
    case EXPR_TEMPLATE_STR: dump_sequence(dump, "TemplateStr", "values", expr, false); break;
    case EXPR_CONSTANT: dump_constant(dump, expr); break;
    case EXPR_ATTRIBUTE:
        dump_value(dump, "Attribute", expr->as.attribute.value);
        text_field(dump, "attr", expr->as.attribute.attr);
        word_field(dump, "ctx", context_word(expr->as.attribute.ctx));
        break;
    case EXPR_SUBSCRIPT:
        dump_value(dump, "Subscript", expr->as.subscript.value);
        expr_field(dump, "slice", expr->as.subscript.slice);
        word_field(dump, "ctx", context_word(expr->as.subscript.ctx));
        break;
    case EXPR_STARRED:
        dump_value(dump, "Starred", expr->as.starred.value);
        word_field(dump, "ctx", context_word(expr->as.starred.ctx));
        break;
    case EXPR_NAME:
        begin(dump, "Name");
        text_field(dump, "id", expr->as.name.id);
        word_field(dump, "ctx", context_word(expr->as.name.ctx));
        break;
    case EXPR_LIST: dump_sequence(dump, "List", "elts", expr, true); break;
    case EXPR_TUPLE: dump_sequence(dump, "Tuple", "elts", expr, true); break;
    case EXPR_SLICE:
        begin(dump, "Slice");
        expr_field(dump, "lower", expr->as.slice.lower);
        expr_field(dump, "upper", expr->as.slice.upper);
        expr_field(dump, "step", expr->as.slice.step);
        break;
    }
}

static void dump_expr(Dump *dump, const Expr *expr) {
    dump_expr_fields(dump, expr);
    end_located(dump, expr->location);
}

/* ---- parts ---- */

static void dump_comprehension(Dump *dump, const Comprehension *clause) {
    begin(dump, "comprehension");
    expr_field(dump, "target", clause->target);
    expr_field(dump, "iter", clause->iter);
    expr_list(dump, "ifs", clause->ifs);
    int_field(dump, "is_async", clause->is_async);
    end(dump);
}

static void dump_handler(Dump *dump, const ExceptHandler *handler) {
    begin(dump, "ExceptHandler");
    expr_field(dump, "type", handler->type);
    text_field(dump, "name", handler->name);
    stmt_list(dump, "body", handler->body);
    end_located(dump, handler->location);
}

static void dump_arg(Dump *dump, const Arg *arg) {
    begin(dump, "arg");
    text_field(dump, "arg", arg->name);
    expr_field(dump, "annotation", arg->annotation);
    end_located(dump, arg->location);
}

static void arg_field(Dump *dump, const char *name, const Arg *arg) {
    if (arg != NULL) {
        field(dump, name);
        dump_arg(dump, arg);
    }
}

static void dump_arguments(Dump *dump, const Arguments *args) {
    begin(dump, "arguments");
    arg_list(dump, "posonlyargs", args->posonlyargs);
    arg_list(dump, "args", args->args);
    arg_field(dump, "vararg", args->vararg);
    arg_list(dump, "kwonlyargs", args->kwonlyargs);
    expr_list(dump, "kw_defaults", args->kw_defaults);
    arg_field(dump, "kwarg", args->kwarg);
    expr_list(dump, "defaults", args->defaults);
    end(dump);
}

static void dump_keyword(Dump *dump, const Keyword *keyword) {
    begin(dump, "keyword");
    text_field(dump, "arg", keyword->name);
    expr_field(dump, "value", keyword->value);
    end_located(dump, keyword->location);
}

static void dump_alias(Dump *dump, const Alias *alias) {
    begin(dump, "alias");
    text_field(dump, "name", alias->name);
    text_field(dump, "asname", alias->asname);
    end_located(dump, alias->location);
}

static void dump_with_item(Dump *dump, const WithItem *item) {
    begin(dump, "withitem");
    expr_field(dump, "context_expr", item->context);
    expr_field(dump, "optional_vars", item->target);
    end(dump);
}

static void dump_match_case(Dump *dump, const MatchCase *match_case) {
    begin(dump, "match_case");
    field(dump, "pattern");
    dump_pattern(dump, match_case->pattern);
    expr_field(dump, "guard", match_case->guard);
    stmt_list(dump, "body", match_case->body);
    end(dump);
}

static void dump_type_param(Dump *dump, const TypeParam *param) {
    static const char *const words[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    begin(dump, words[param->kind]);
    text_field(dump, "name", param->name);
    expr_field(dump, "bound", param->bound);
    expr_field(dump, "default_value", param->default_value);
    end_located(dump, param->location);
}

static void dump_pattern(Dump *dump, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE: dump_value(dump, "MatchValue", pattern->as.value); break;
    case PATTERN_SINGLETON:
        begin(dump, "MatchSingleton");
        constant_field(dump, "value", pattern->as.singleton);
        break;
    case PATTERN_SEQUENCE:
        begin(dump, "MatchSequence");
        pattern_list(dump, "patterns", pattern->as.patterns);
        break;
    case PATTERN_MAPPING:
        begin(dump, "MatchMapping");
        expr_list(dump, "keys", pattern->as.mapping.keys);
        pattern_list(dump, "patterns", pattern->as.mapping.patterns);
        text_field(dump, "rest", pattern->as.mapping.rest);
        break;
    case PATTERN_CLASS:
        begin(dump, "MatchClass");
        expr_field(dump, "cls", pattern->as.class_pattern.cls);
        pattern_list(dump, "patterns", pattern->as.class_pattern.patterns);
        name_list(dump, "kwd_attrs", pattern->as.class_pattern.kwd_attrs);
        pattern_list(dump, "kwd_patterns", pattern->as.class_pattern.kwd_patterns);
        break;
    case PATTERN_STAR:
        begin(dump, "MatchStar");
        text_field(dump, "name", pattern->as.capture.name);
        break;
    case PATTERN_AS:
        begin(dump, "MatchAs");
        if (pattern->as.capture.pattern != NULL) {
            field(dump, "pattern");
            dump_pattern(dump, pattern->as.capture.pattern);
        }
        text_field(dump, "name", pattern->as.capture.name);
        break;
    case PATTERN_OR:
        begin(dump, "MatchOr");
        pattern_list(dump, "patterns", pattern->as.patterns);
        break;
    }
    end_located(dump, pattern->location);
}

/* ---- statements ---- */

static void dump_function(Dump *dump, const Stmt *stmt) {
    begin(dump, stmt->kind == STMT_FUNCTION_DEF ? "FunctionDef" : "AsyncFunctionDef");
    text_field(dump, "name", stmt->as.function.name);
    field(dump, "args");
    dump_arguments(dump, stmt->as.function.args);
    stmt_list(dump, "body", stmt->as.function.body);
    expr_list(dump, "decorator_list", stmt->as.function.decorators);
    expr_field(dump, "returns", stmt->as.function.returns);
    type_param_list(dump, "type_params", stmt->as.function.type_params);
}

static void dump_class(Dump *dump, const Stmt *stmt) {
    begin(dump, "ClassDef");
    text_field(dump, "name", stmt->as.class_def.name);
    expr_list(dump, "bases", stmt->as.class_def.bases);
    keyword_list(dump, "keywords", stmt->as.class_def.keywords);
    stmt_list(dump, "body", stmt->as.class_def.body);
    expr_list(dump, "decorator_list", stmt->as.class_def.decorators);
    type_param_list(dump, "type_params", stmt->as.class_def.type_params);
}

static void dump_for(Dump *dump, const Stmt *stmt) {
    begin(dump, stmt->kind == STMT_FOR ? "For" : "AsyncFor");
    expr_field(dump, "target", stmt->as.for_loop.target);
    expr_field(dump, "iter", stmt->as.for_loop.iter);
    stmt_list(dump, "body", stmt->as.for_loop.body);
    stmt_list(dump, "orelse", stmt->as.for_loop.orelse);
}

static void dump_branch(Dump *dump, const Stmt *stmt) {
    begin(dump, stmt->kind == STMT_IF ? "If" : "While");
    expr_field(dump, "test", stmt->as.branch.test);
    stmt_list(dump, "body", stmt->as.branch.body);
    stmt_list(dump, "orelse", stmt->as.branch.orelse);
}

static void dump_try(Dump *dump, const Stmt *stmt) {
    begin(dump, stmt->kind == STMT_TRY ? "Try" : "TryStar");
    stmt_list(dump, "body", stmt->as.try_.body);
    handler_list(dump, "handlers", stmt->as.try_.handlers);
    stmt_list(dump, "orelse", stmt->as.try_.orelse);
    stmt_list(dump, "finalbody", stmt->as.try_.finalbody);
}

static void dump_import(Dump *dump, const Stmt *stmt) {
    begin(dump, stmt->kind == STMT_IMPORT ? "Import" : "ImportFrom");
    text_field(dump, "module", stmt->as.import.module);
    alias_list(dump, "names", stmt->as.import.names);
    if (stmt->kind == STMT_IMPORT_FROM) {
        int_field(dump, "level", stmt->as.import.level);
    }
}

/* Everything but the closing bracket and the location. */
static void dump_stmt_fields(Dump *dump, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF: dump_function(dump, stmt); break;
    case STMT_CLASS_DEF: dump_class(dump, stmt); break;
    case STMT_RETURN: dump_value(dump, "Return", stmt->as.value.value); break;
    case STMT_DELETE:
        begin(dump, "Delete");
        expr_list(dump, "targets", stmt->as.del.targets);
        break;
    case STMT_ASSIGN:
        begin(dump, "Assign");
        expr_list(dump, "targets", stmt->as.assign.targets);
        expr_field(dump, "value", stmt->as.assign.value);
        break;
    case STMT_TYPE_ALIAS:
        begin(dump, "TypeAlias");
        expr_field(dump, "name", stmt->as.type_alias.name);
        type_param_list(dump, "type_params", stmt->as.type_alias.type_params);
        expr_field(dump, "value", stmt->as.type_alias.value);
        break;
    case STMT_AUG_ASSIGN:
        begin(dump, "AugAssign");
        expr_field(dump, "target", stmt->as.aug_assign.target);
        word_field(dump, "op", binary_word(stmt->as.aug_assign.op));
        expr_field(dump, "value", stmt->as.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        begin(dump, "AnnAssign");
        expr_field(dump, "target", stmt->as.ann_assign.target);
        expr_field(dump, "annotation", stmt->as.ann_assign.annotation);
        expr_field(dump, "value", stmt->as.ann_assign.value);
        int_field(dump, "simple", stmt->as.ann_assign.simple);
        break;
    case STMT_FOR:
    case STMT_ASYNC_FOR: dump_for(dump, stmt); break;
    case STMT_WHILE:
    case STMT_IF: dump_branch(dump, stmt); break;
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        begin(dump, stmt->kind == STMT_WITH ? "With" : "AsyncWith");
        with_item_list(dump, "items", stmt->as.with.items);
        stmt_list(dump, "body", stmt->as.with.body);
        break;
    case STMT_MATCH:
        begin(dump, "Match");
        expr_field(dump, "subject", stmt->as.match.subject);
        match_case_list(dump, "cases", stmt->as.match.cases);
        break;
    case STMT_RAISE:
        begin(dump, "Raise");
        expr_field(dump, "exc", stmt->as.raise.exc);
        expr_field(dump, "cause", stmt->as.raise.cause);
        break;
    case STMT_TRY:
    case STMT_TRY_STAR: dump_try(dump, stmt); break;
    case STMT_ASSERT:
        begin(dump, "Assert");
        expr_field(dump, "test", stmt->as.assertion.test);
        expr_field(dump, "msg", stmt->as.assertion.msg);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM: dump_import(dump, stmt); break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        begin(dump, stmt->kind == STMT_GLOBAL ? "Global" : "Nonlocal");
        name_list(dump, "names", stmt->as.names.names);
        break;
    case STMT_EXPR: dump_value(dump, "Expr", stmt->as.value.value); break;
    case STMT_PASS: begin(dump, "Pass"); break;
    case STMT_BREAK: begin(dump, "Break"); break;
    case STMT_CONTINUE: begin(dump, "Continue"); break;
    }
}

static void dump_stmt(Dump *dump, const Stmt *stmt) {
    dump_stmt_fields(dump, stmt);
    end_located(dump, stmt->location);
}

void ast_dump_module(const Module *module, Buffer *out) {
    Dump dump = {out, true};
    begin(&dump, "Module");
    stmt_list(&dump, "body", module->body);
    end(&dump);
}

void ast_dump_expression(const Expr *expr, Buffer *out) {
    Dump dump = {out, true};
    begin(&dump, "Expression");
    expr_field(&dump, "body", expr);
    end(&dump);
}

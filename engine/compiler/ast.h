/*
 * ast.h - the syntax tree: what the parser makes and every later pass reads.
 *
 * Nodes, fields and their order are those of CPython's Parser/Python.asdl, so
 * that each pass can be read beside its counterpart. Operators and contexts
 * are enums; optional fields are NULL; sequences are arrays with a count.
 *
 * Ownership: all nodes live in the compilation's arena.
 * Source: CPython 3.14 Parser/Python.asdl.
 */
#ifndef GENSTEP_COMPILER_AST_H
#define GENSTEP_COMPILER_AST_H

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/bytecode/code.h"
#include "engine/bytecode/constant.h"

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;
typedef struct TypeParam TypeParam;
typedef struct Arg Arg;
typedef struct Arguments Arguments;
typedef struct Keyword Keyword;
typedef struct Alias Alias;
typedef struct WithItem WithItem;
typedef struct MatchCase MatchCase;
typedef struct Comprehension Comprehension;
typedef struct ExceptHandler ExceptHandler;

#define AST_LIST(Type, Name)                                                                       \
    typedef struct Name {                                                                          \
        Type **items;                                                                              \
        int count;                                                                                 \
    } Name
AST_LIST(Expr, ExprList); /* entries may be NULL: dict keys (**), keyword defaults */
AST_LIST(Stmt, StmtList);
AST_LIST(Pattern, PatternList);
AST_LIST(TypeParam, TypeParamList);
AST_LIST(Arg, ArgList);
AST_LIST(Keyword, KeywordList);
AST_LIST(Alias, AliasList);
AST_LIST(WithItem, WithItemList);
AST_LIST(MatchCase, MatchCaseList);
AST_LIST(Comprehension, ComprehensionList);
AST_LIST(ExceptHandler, ExceptHandlerList);
AST_LIST(const Text, NameList);
#undef AST_LIST

typedef enum ExprContext { CONTEXT_LOAD, CONTEXT_STORE, CONTEXT_DEL } ExprContext;

typedef enum BoolOperator { BOOL_AND, BOOL_OR } BoolOperator;

typedef enum BinaryOperator {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MULT,
    BINARY_MATMULT,
    BINARY_DIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_BITOR,
    BINARY_BITXOR,
    BINARY_BITAND,
    BINARY_FLOORDIV,
} BinaryOperator;

typedef enum UnaryOperator { UNARY_INVERT, UNARY_NOT, UNARY_ADD, UNARY_SUB } UnaryOperator;

typedef enum CompareOperator {
    COMPARE_EQ,
    COMPARE_NOT_EQ,
    COMPARE_LT,
    COMPARE_LT_E,
    COMPARE_GT,
    COMPARE_GT_E,
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN,
} CompareOperator;

typedef enum ExprKind {
    EXPR_BOOL_OP,
    EXPR_NAMED,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_INTERPOLATION,
    EXPR_JOINED_STR,
    EXPR_TEMPLATE_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
} ExprKind;

struct Expr {
    ExprKind kind;
    Location location;
    union {
        struct {
            BoolOperator op;
            ExprList values;
        } bool_op;
        struct {
            Expr *target;
            Expr *value;
        } named;
        struct {
            Expr *left;
            BinaryOperator op;
            Expr *right;
        } bin_op;
        struct {
            UnaryOperator op;
            Expr *operand;
        } unary_op;
        struct {
            Arguments *args;
            Expr *body;
        } lambda;
        struct {
            Expr *test;
            Expr *body;
            Expr *orelse;
        } if_exp;
        struct {
            ExprList keys; /* NULL entry: ** unpacking */
            ExprList values;
        } dict;
        struct {
            Expr *element; /* dict comprehension: the key */
            Expr *value;   /* dict comprehension only */
            ComprehensionList generators;
        } comp; /* list, set, dict comprehension, generator expression */
        struct {
            Expr *value; /* yield: may be NULL */
        } unary_value;   /* await, yield, yield from */
        struct {
            Expr *left;
            CompareOperator *ops; /* comparators.count of them */
            ExprList comparators;
        } compare;
        struct {
            Expr *func;
            ExprList args;
            KeywordList keywords;
        } call;
        struct {
            Expr *value;
            const Text *str; /* interpolation only: the expression's source text */
            int conversion;  /* -1, 's', 'r', 'a' */
            Expr *format_spec;
        } formatted; /* formatted value and interpolation */
        struct {
            const Constant *value; /* its texts are interned in the compilation's TextPool */
            bool kind_u;           /* written with the u prefix */
        } constant;
        struct {
            Expr *value;
            const Text *attr;
            ExprContext ctx;
        } attribute;
        struct {
            Expr *value;
            Expr *slice;
            ExprContext ctx;
        } subscript;
        struct {
            Expr *value;
            ExprContext ctx;
        } starred;
        struct {
            const Text *id;
            ExprContext ctx;
        } name;
        struct {
            ExprList elements;
            ExprContext ctx; /* list and tuple */
        } sequence;          /* list, tuple, set, joined str, template str */
        struct {
            Expr *lower;
            Expr *upper;
            Expr *step;
        } slice;
    } as;
};

typedef enum StmtKind {
    STMT_FUNCTION_DEF,
    STMT_ASYNC_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_TYPE_ALIAS,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_FOR,
    STMT_ASYNC_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_ASYNC_WITH,
    STMT_MATCH,
    STMT_RAISE,
    STMT_TRY,
    STMT_TRY_STAR,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
} StmtKind;

struct Stmt {
    StmtKind kind;
    bool is_final; /* ast_preprocess would change nothing in it, unless it takes docstrings away */
    Location location;
    union {
        struct {
            const Text *name;
            Arguments *args;
            StmtList body;
            ExprList decorators;
            Expr *returns;
            TypeParamList type_params;
        } function; /* and async function */
        struct {
            const Text *name;
            ExprList bases;
            KeywordList keywords;
            StmtList body;
            ExprList decorators;
            TypeParamList type_params;
        } class_def;
        struct {
            Expr *value;
        } value; /* return (may be NULL), expression statement */
        struct {
            ExprList targets;
        } del;
        struct {
            ExprList targets;
            Expr *value;
        } assign;
        struct {
            Expr *name;
            TypeParamList type_params;
            Expr *value;
        } type_alias;
        struct {
            Expr *target;
            BinaryOperator op;
            Expr *value;
        } aug_assign;
        struct {
            Expr *target;
            Expr *annotation;
            Expr *value;
            bool simple;
        } ann_assign;
        struct {
            Expr *target;
            Expr *iter;
            StmtList body;
            StmtList orelse;
        } for_loop; /* and async for */
        struct {
            Expr *test;
            StmtList body;
            StmtList orelse;
        } branch; /* while, if */
        struct {
            WithItemList items;
            StmtList body;
        } with; /* and async with */
        struct {
            Expr *subject;
            MatchCaseList cases;
        } match;
        struct {
            Expr *exc;
            Expr *cause;
        } raise;
        struct {
            StmtList body;
            ExceptHandlerList handlers;
            StmtList orelse;
            StmtList finalbody;
        } try_; /* and try with except* */
        struct {
            Expr *test;
            Expr *msg;
        } assertion;
        struct {
            const Text *module; /* from-import: may be NULL */
            AliasList names;
            int level;
        } import; /* import and from-import */
        struct {
            NameList names;
        } names; /* global, nonlocal */
    } as;
};

struct Comprehension {
    Expr *target;
    Expr *iter;
    ExprList ifs;
    bool is_async;
};

struct ExceptHandler {
    Location location;
    Expr *type;       /* may be NULL */
    const Text *name; /* may be NULL */
    StmtList body;
};

struct Arguments {
    ArgList posonlyargs;
    ArgList args;
    Arg *vararg;
    ArgList kwonlyargs;
    ExprList kw_defaults; /* NULL entries: no default */
    Arg *kwarg;
    ExprList defaults;
};

struct Arg {
    Location location;
    const Text *name;
    Expr *annotation;
};

struct Keyword {
    Location location;
    const Text *name; /* NULL for **kwargs */
    Expr *value;
};

struct Alias {
    Location location;
    const Text *name;
    const Text *asname;
};

struct WithItem {
    Expr *context;
    Expr *target; /* may be NULL */
};

struct MatchCase {
    Pattern *pattern;
    Expr *guard;
    StmtList body;
};

typedef enum PatternKind {
    PATTERN_VALUE,
    PATTERN_SINGLETON,
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_STAR,
    PATTERN_AS,
    PATTERN_OR,
} PatternKind;

struct Pattern {
    PatternKind kind;
    Location location;
    union {
        Expr *value;
        const Constant *singleton;
        PatternList patterns; /* sequence, or */
        struct {
            ExprList keys;
            PatternList patterns;
            const Text *rest; /* may be NULL */
        } mapping;
        struct {
            Expr *cls;
            PatternList patterns;
            NameList kwd_attrs;
            PatternList kwd_patterns;
        } class_pattern;
        struct {
            Pattern *pattern; /* as: may be NULL; star: unused */
            const Text *name; /* may be NULL: wildcard */
        } capture;            /* as, star */
    } as;
};

typedef enum TypeParamKind {
    TYPE_PARAM_TYPE_VAR,
    TYPE_PARAM_PARAM_SPEC,
    TYPE_PARAM_TYPE_VAR_TUPLE,
} TypeParamKind;

struct TypeParam {
    TypeParamKind kind;
    Location location;
    const Text *name;
    Expr *bound; /* TypeVar only; may be NULL */
    Expr *default_value;
};

/* A whole file. */
typedef struct Module {
    StmtList body;
} Module;

#endif

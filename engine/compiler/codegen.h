/*
 * codegen.h - what the files of the code generator share.
 *
 * The code generator walks the syntax tree and appends instructions to the
 * current unit's sequence. There is a function for each kind of node, and a
 * file for each family of nodes:
 *
 *     codegen_statements.c    codegen_expressions.c      codegen_calls.c
 *     codegen_loops.c         codegen_collections.c      codegen_names.c
 *     codegen_exceptions.c    codegen_comprehensions.c   codegen_strings.c
 *     codegen_with.c          codegen_functions.c        codegen_checks.c
 *     codegen_match.c         codegen_classes.c          codegen_emit.c
 *                             codegen_annotations.c
 *                             codegen_type_params.c
 *
 * Which instructions, in which order, with which locations: all as CPython has
 * it. Comments say what is on the value stack, [bottom, top].
 *
 * Failure: see compile_unit.h. Recursion is bounded by the passes before, which
 * refuse trees that are too deep (nesting.h).
 * Source: CPython 3.14 Python/codegen.c.
 */
#ifndef GENSTEP_COMPILER_CODEGEN_H
#define GENSTEP_COMPILER_CODEGEN_H

#include "engine/bytecode/opcode.h"
#include "engine/compiler/compile_unit.h"
#include "engine/compiler/opargs.h"

/* Displays and calls with more than so many values on the stack are built in steps. */
enum { STACK_USE_GUIDELINE = 30 };

/* The code object of a whole module, or NULL. */
const Code *codegen_module(Compiler *compiler, const Module *module);
/* The same of a module that is an expression: the code returns its value. */
const Code *codegen_expression_module(Compiler *compiler, const Module *module);

/* ---- codegen_emit.c ---- */

static inline Label new_label(Compiler *compiler) {
    return sequence_new_label(compiler->unit->sequence);
}

static inline void use_label(Compiler *compiler, Label label) {
    sequence_use_label(compiler->unit->sequence, label);
}

static inline bool label_is_some(Label label) {
    return label.id >= 0;
}

static inline void emit_arg(Compiler *compiler, Location location, int opcode, int oparg) {
    sequence_add(compiler->unit->sequence, opcode, oparg, location);
}

static inline void emit(Compiler *compiler, Location location, int opcode) {
    sequence_add(compiler->unit->sequence, opcode, 0, location);
}

static inline void emit_jump(Compiler *compiler, Location location, int opcode, Label target) {
    sequence_add_jump(compiler->unit->sequence, opcode, target, location);
}

void emit_const(Compiler *compiler, Location location, const Constant *constant);
void emit_const_none(Compiler *compiler, Location location);
void emit_const_int(Compiler *compiler, Location location, int64_t value);
void emit_const_str(Compiler *compiler, Location location, const Text *text);

/* Forms of LOAD_ATTR and LOAD_SUPER_ATTR, for emit_name only. */
enum {
    LOAD_METHOD = -1,
    LOAD_SUPER_METHOD = -2,
    LOAD_ZERO_SUPER_ATTR = -3,
    LOAD_ZERO_SUPER_METHOD = -4,
};

/* With the index of the (then mangled) name in co_names, shifted as the opcode has it. */
void emit_name(Compiler *compiler, Location location, int opcode, const Text *name);
/* With the index of the name, as it is, in one of the unit's lists. */
void emit_index(Compiler *compiler, Location location, int opcode, NameIndex *index,
                const Text *name);

void emit_binary(Compiler *compiler, Location location, BinaryOperator op, bool inplace);
void emit_compare(Compiler *compiler, Location location, CompareOperator op);
void emit_yield(Compiler *compiler, Location location);

typedef enum YieldFromKind { YIELD_FROM_ITERATOR, YIELD_FROM_AWAITABLE } YieldFromKind;
/* [iterator, value to send] -> [value returned] */
void emit_yield_from(Compiler *compiler, Location location, YieldFromKind kind);
/* GET_AWAITABLE and the loop behind it. `where`: AWAIT_EXPRESSION, ... */
void emit_await(Compiler *compiler, Location location, int where);
/* Calls what is on the stack with three Nones: __exit__ after a body without exception. */
void emit_exit_call(Compiler *compiler, Location location);
/* [exc_info, lasti, exc], at the end of a handler's handler. */
void emit_pop_except_and_reraise(Compiler *compiler, Location location);
/* Turns the body emitted so far into one whose StopIteration becomes a RuntimeError. */
void emit_stopiteration_handler(Compiler *compiler);

/* Enters a scope and emits its RESUME. */
void codegen_enter_scope(Compiler *compiler, const Text *name, UnitKind kind, const void *key,
                         int lineno, const Text *private_name, UnitParameters parameters);

typedef enum FinalReturn { RETURN_TOP, RETURN_NONE } FinalReturn;
/* Ends the scope: its code object, or NULL when the compilation has failed. */
const Code *codegen_leave_scope(Compiler *compiler, FinalReturn final);

/* ---- statements ---- */

void codegen_stmt(Compiler *compiler, const Stmt *stmt);
void codegen_stmts(Compiler *compiler, const StmtList *stmts);
/* Those from index `first` on. */
void codegen_stmts_from(Compiler *compiler, const StmtList *stmts, int first);
/* The body of a module or class: docstring, statements, deferred annotations. */
void codegen_body(Compiler *compiler, Location location, const StmtList *stmts);

void codegen_for(Compiler *compiler, const Stmt *stmt);
void codegen_async_for(Compiler *compiler, const Stmt *stmt);
void codegen_while(Compiler *compiler, const Stmt *stmt);
void codegen_return(Compiler *compiler, const Stmt *stmt);
void codegen_break(Compiler *compiler, Location location);
void codegen_continue(Compiler *compiler, Location location);
void codegen_try(Compiler *compiler, const Stmt *stmt);
void codegen_try_star(Compiler *compiler, const Stmt *stmt);
void codegen_with(Compiler *compiler, const Stmt *stmt);
void codegen_async_with(Compiler *compiler, const Stmt *stmt);
void codegen_match(Compiler *compiler, const Stmt *stmt);
void codegen_function(Compiler *compiler, const Stmt *stmt);
void codegen_class(Compiler *compiler, const Stmt *stmt);
void codegen_type_alias(Compiler *compiler, const Stmt *stmt);
void codegen_annotated_assignment(Compiler *compiler, const Stmt *stmt);

/* ---- expressions ---- */

void codegen_expr(Compiler *compiler, const Expr *expr);
void codegen_exprs(Compiler *compiler, const ExprList *exprs);
/* Jumps to `target` when the truth of the expression is `condition`. */
void codegen_jump_if(Compiler *compiler, Location location, const Expr *expr, Label target,
                     bool condition);
void codegen_name(Compiler *compiler, Location location, const Text *name, ExprContext ctx);
void codegen_subscript(Compiler *compiler, const Expr *expr);
void codegen_slice(Compiler *compiler, const Expr *slice);
/* Pushes start and end of a slice. */
void codegen_slice_bounds(Compiler *compiler, const Expr *slice);
/* Whether BINARY_SLICE or STORE_SLICE do it. */
bool slice_has_two_parts(const Expr *slice);
void codegen_list(Compiler *compiler, const Expr *expr);
void codegen_tuple(Compiler *compiler, const Expr *expr);
void codegen_set(Compiler *compiler, const Expr *expr);
void codegen_dict(Compiler *compiler, const Expr *expr);
void codegen_call(Compiler *compiler, const Expr *expr);
void codegen_lambda(Compiler *compiler, const Expr *expr);
void codegen_comprehension(Compiler *compiler, const Expr *expr);
void codegen_joined_str(Compiler *compiler, const Expr *expr);
void codegen_formatted_value(Compiler *compiler, const Expr *expr);
void codegen_template_str(Compiler *compiler, const Expr *expr);
void codegen_interpolation(Compiler *compiler, const Expr *expr);

/*
 * Pushes the elements as one value. `pushed` values on the stack come before
 * them, `injected` (a local's name, or NULL) behind. When they cannot all be on
 * the stack at once they are collected by build, add and extend.
 */
typedef struct Collector {
    int build;
    int add;
    int extend;
    bool tuple; /* the list becomes a tuple */
} Collector;
void codegen_elements(Compiler *compiler, Location location, const ExprList *elements,
                      const Text *injected, int pushed, Collector collector);

/* The rest of a call, `pushed` arguments being on the stack. */
void codegen_call_arguments(Compiler *compiler, Location location, int pushed, const ExprList *args,
                            const Text *injected, const KeywordList *keywords);

/* Whether the attribute is one of super() that LOAD_SUPER_ATTR can get. */
bool can_optimize_super_call(const Compiler *compiler, const Expr *attribute);
/* Pushes super, class and self; attribute->value is the call of super. */
void codegen_super_arguments(Compiler *compiler, const Expr *attribute);

/* Where an attribute's name starts, when it is on a later line than the expression. */
Location attribute_location(Location location, const Expr *attribute);

/* ---- functions and scopes of annotations ---- */

/* Makes a function of `code`; the attributes that `flags` name are on the stack. */
void codegen_make_closure(Compiler *compiler, Location location, const Code *code, int flags);
void codegen_decorators(Compiler *compiler, const ExprList *decorators);
void codegen_apply_decorators(Compiler *compiler, const ExprList *decorators);
/* Calls, without arguments, the function that runs a scope of type parameters. */
void codegen_call_type_params_scope(Compiler *compiler, Location location, const Code *code);

void codegen_enter_type_params(Compiler *compiler, const Text *generic, const Text *private_name,
                               const TypeParamList *params, int lineno, int argcount);
void codegen_type_params(Compiler *compiler, const TypeParamList *params);

/* Enters an annotation scope: a function of one argument, the format. */
void codegen_enter_annotations(Compiler *compiler, Location location, const void *key,
                               const Text *name);
/* Ends __annotate__ and pushes it. */
void codegen_leave_annotations(Compiler *compiler, Location location);
/* Pushes __annotate__ of a function with annotations. Returns the flags. */
int codegen_function_annotations(Compiler *compiler, Location location, const Arguments *args,
                                 const Expr *returns);
/* Makes and stores __annotate__ for the annotations of the module or class just compiled. */
void codegen_deferred_annotations(Compiler *compiler, Location location);

/* ---- warnings, codegen_checks.c ---- */

void check_compare(Compiler *compiler, const Expr *compare);
void check_caller(Compiler *compiler, const Expr *function);
void check_subscripter(Compiler *compiler, const Expr *object);
void check_index(Compiler *compiler, const Expr *object, const Expr *index);

/* ---- docstrings, docstring.c ---- */

/* The text without the indentation of the source, as inspect.cleandoc, but lines stay. */
const Constant *docstring_clean(Compiler *compiler, const Constant *docstring);

#endif

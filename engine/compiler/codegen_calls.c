/*
 * codegen_calls.c - calls: of functions, of methods, of super(), with * and **.
 *
 * Source: CPython 3.14 Python/codegen.c (codegen_call, codegen_call_helper_impl,
 * maybe_optimize_method_call, maybe_optimize_function_call, can_optimize_super_call).
 */
#include "engine/compiler/codegen.h"

/* ---- arguments ---- */

/* Of several repetitions, that of the first name is reported. */
static void check_keywords(Compiler *compiler, const KeywordList *keywords) {
    if (keywords->count < 2) {
        return;
    }
    Arena *arena = &compiler->unit->arena;
    NameIndex seen = {0};
    int *positions = ARENA_NEW_ARRAY(arena, int, (size_t)keywords->count);
    int first = keywords->count;
    int repeated = 0;
    for (int i = 0; i < keywords->count; i++) {
        if (keywords->items[i]->name == NULL) {
            continue;
        }
        int before = seen.count;
        int index = name_index_add(&seen, arena, keywords->items[i]->name);
        if (index == before) {
            positions[index] = i;
        } else if (positions[index] < first) {
            first = positions[index];
            repeated = i;
        }
    }
    if (first < keywords->count) {
        compiler_error(compiler, keywords->items[repeated]->location,
                       "keyword argument repeated: %s", keywords->items[first]->name->data);
    }
}

static void codegen_keyword_values(Compiler *compiler, const KeywordList *keywords) {
    for (int i = 0; i < keywords->count; i++) {
        codegen_expr(compiler, keywords->items[i]->value);
    }
}

/* The names for CALL_KW. */
static void emit_keyword_names(Compiler *compiler, Location location, const KeywordList *keywords) {
    Arena *arena = &compiler->unit->arena;
    size_t count = (size_t)keywords->count;
    const Constant **names = ARENA_NEW_ARRAY(arena, const Constant *, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = constant_str(arena, keywords->items[i]->name);
    }
    emit_const(compiler, location, constant_sequence(arena, CONSTANT_TUPLE, names, count));
}

static bool has_starred_argument(const ExprList *args) {
    for (int i = 0; i < args->count; i++) {
        if (args->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

static bool has_keyword_unpacking(const KeywordList *keywords) {
    for (int i = 0; i < keywords->count; i++) {
        if (keywords->items[i]->name == NULL) {
            return true;
        }
    }
    return false;
}

/* A dict of the keywords from `begin` to `end`, none of them an unpacking. */
static void codegen_keyword_dict(Compiler *compiler, Location location, const KeywordList *keywords,
                                 int begin, int end) {
    int count = end - begin;
    bool big = count * 2 > STACK_USE_GUIDELINE;
    if (big) {
        emit_arg(compiler, LOCATION_NONE, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end; i++) {
        emit_const_str(compiler, location, keywords->items[i]->name);
        codegen_expr(compiler, keywords->items[i]->value);
        if (big) {
            emit_arg(compiler, LOCATION_NONE, OP_MAP_ADD, 1);
        }
    }
    if (!big) {
        emit_arg(compiler, location, OP_BUILD_MAP, count);
    }
}

static void codegen_keywords_as_dict(Compiler *compiler, Location location,
                                     const KeywordList *keywords) {
    bool have_dict = false;
    int waiting = 0; /* keywords before the one at hand that are not compiled yet */
    for (int i = 0; i < keywords->count; i++) {
        if (keywords->items[i]->name != NULL) {
            waiting++;
            continue;
        }
        if (waiting > 0) {
            codegen_keyword_dict(compiler, location, keywords, i - waiting, i);
            if (have_dict) {
                emit_arg(compiler, location, OP_DICT_MERGE, 1);
            }
            have_dict = true;
            waiting = 0;
        }
        if (!have_dict) {
            emit_arg(compiler, location, OP_BUILD_MAP, 0);
            have_dict = true;
        }
        codegen_expr(compiler, keywords->items[i]->value);
        emit_arg(compiler, location, OP_DICT_MERGE, 1);
    }
    if (waiting > 0) {
        codegen_keyword_dict(compiler, location, keywords, keywords->count - waiting,
                             keywords->count);
        if (have_dict) {
            emit_arg(compiler, location, OP_DICT_MERGE, 1);
        }
    }
}

/* With * or **, or too much for the stack: a tuple and a dict. */
static void codegen_call_ex(Compiler *compiler, Location location, int pushed, const ExprList *args,
                            const Text *injected, const KeywordList *keywords) {
    if (pushed == 0 && args->count == 1 && args->items[0]->kind == EXPR_STARRED) {
        codegen_expr(compiler, args->items[0]->as.starred.value);
    } else {
        codegen_elements(compiler, location, args, injected, pushed,
                         (Collector){OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, true});
    }
    if (keywords->count > 0) {
        codegen_keywords_as_dict(compiler, location, keywords);
    } else {
        emit(compiler, location, OP_PUSH_NULL);
    }
    emit(compiler, location, OP_CALL_FUNCTION_EX);
}

void codegen_call_arguments(Compiler *compiler, Location location, int pushed, const ExprList *args,
                            const Text *injected, const KeywordList *keywords) {
    check_keywords(compiler, keywords);
    if (args->count + keywords->count * 2 > STACK_USE_GUIDELINE || has_starred_argument(args) ||
        has_keyword_unpacking(keywords)) {
        codegen_call_ex(compiler, location, pushed, args, injected, keywords);
        return;
    }
    codegen_exprs(compiler, args);
    int count = pushed + args->count;
    if (injected != NULL) {
        codegen_name(compiler, location, injected, CONTEXT_LOAD);
        count++;
    }
    if (keywords->count > 0) {
        codegen_keyword_values(compiler, keywords);
        emit_keyword_names(compiler, location, keywords);
        emit_arg(compiler, location, OP_CALL_KW, count + keywords->count);
    } else {
        emit_arg(compiler, location, OP_CALL, count);
    }
}

/* ---- super() ---- */

/*
 * super().attr and super(A, b).attr, where super is nothing but the builtin:
 * not bound in this scope or the module, as far as can be seen.
 */
bool can_optimize_super_call(const Compiler *compiler, const Expr *attribute) {
    const KnownNames *names = &compiler->names;
    const Expr *call = attribute->as.attribute.value;
    if (call->kind != EXPR_CALL || call->as.call.func->kind != EXPR_NAME ||
        call->as.call.func->as.name.id != names->super ||
        attribute->as.attribute.attr == names->class_ || call->as.call.keywords.count != 0) {
        return false;
    }
    const CompileUnit *unit = compiler->unit;
    if (symtable_entry_scope(unit->entry, names->super) != SCOPE_GLOBAL_IMPLICIT ||
        symtable_entry_scope(compiler->symtable->top, names->super) != SCOPE_NONE) {
        return false;
    }
    const ExprList *args = &call->as.call.args;
    if (args->count == 2) {
        return !has_starred_argument(args);
    }
    /* super() takes the class from the cell __class__ and the first argument. */
    return args->count == 0 && (unit->code.argcount > 0 || unit->code.posonlyargcount > 0) &&
           unit_reference_scope(compiler, names->class_) == SCOPE_FREE;
}

void codegen_super_arguments(Compiler *compiler, const Expr *attribute) {
    const Expr *call = attribute->as.attribute.value;
    const Expr *func = call->as.call.func;
    codegen_name(compiler, func->location, func->as.name.id, CONTEXT_LOAD);
    if (call->as.call.args.count == 2) {
        codegen_exprs(compiler, &call->as.call.args);
        return;
    }
    codegen_name(compiler, call->location, compiler->names.class_, CONTEXT_LOAD);
    codegen_name(compiler, call->location, compiler->unit->code.varnames.names[0], CONTEXT_LOAD);
}

/* ---- method calls ---- */

/* Attributes of modules are functions, not methods: for those the plain call is faster. */
static bool is_imported(const Compiler *compiler, const Expr *object) {
    return object->kind == EXPR_NAME &&
           (symtable_entry_symbol(compiler->symtable->top, object->as.name.id) & DEF_IMPORT) != 0;
}

static bool is_method_call(const Compiler *compiler, const Expr *call) {
    const Expr *method = call->as.call.func;
    const ExprList *args = &call->as.call.args;
    const KeywordList *keywords = &call->as.call.keywords;
    return method->kind == EXPR_ATTRIBUTE && method->as.attribute.ctx == CONTEXT_LOAD &&
           !is_imported(compiler, method->as.attribute.value) &&
           args->count + keywords->count + (keywords->count != 0) < STACK_USE_GUIDELINE &&
           !has_starred_argument(args) && !has_keyword_unpacking(keywords);
}

static void codegen_method_call(Compiler *compiler, const Expr *call) {
    const Expr *method = call->as.call.func;
    const ExprList *args = &call->as.call.args;
    const KeywordList *keywords = &call->as.call.keywords;
    const Expr *object = method->as.attribute.value;
    Location location = method->location;
    if (can_optimize_super_call(compiler, method)) {
        codegen_super_arguments(compiler, method);
        emit_name(compiler, location,
                  object->as.call.args.count > 0 ? LOAD_SUPER_METHOD : LOAD_ZERO_SUPER_METHOD,
                  method->as.attribute.attr);
        location = attribute_location(location, method);
        emit(compiler, location, OP_NOP);
    } else {
        codegen_expr(compiler, object);
        location = attribute_location(location, method);
        emit_name(compiler, location, LOAD_METHOD, method->as.attribute.attr);
    }
    codegen_exprs(compiler, args);
    if (keywords->count > 0) {
        codegen_keyword_values(compiler, keywords);
        emit_keyword_names(compiler, location, keywords);
        emit_arg(compiler, attribute_location(call->location, method), OP_CALL_KW,
                 args->count + keywords->count);
    } else {
        emit_arg(compiler, attribute_location(call->location, method), OP_CALL, args->count);
    }
}

/* ---- all, any and tuple of a generator expression ---- */

typedef enum Consumer { CONSUMER_NONE, CONSUMER_ALL, CONSUMER_ANY, CONSUMER_TUPLE } Consumer;

static Consumer consumer_of(const Compiler *compiler, const Expr *call) {
    const KnownNames *names = &compiler->names;
    const Expr *func = call->as.call.func;
    if (func->kind != EXPR_NAME || call->as.call.args.count != 1 ||
        call->as.call.keywords.count != 0 || call->as.call.args.items[0]->kind != EXPR_GENERATOR) {
        return CONSUMER_NONE;
    }
    const Text *name = func->as.name.id;
    return name == names->all     ? CONSUMER_ALL
           : name == names->any   ? CONSUMER_ANY
           : name == names->tuple ? CONSUMER_TUPLE
                                  : CONSUMER_NONE;
}

/*
 * When the function is the builtin, its loop is done here, without the call:
 *
 *     [func]            if func is not the builtin, go on behind this
 *     [gen]             loop: take the next value; all stops at a false one, any at a true one
 *     [result]          to the end of the call
 */
static void codegen_consumer_loop(Compiler *compiler, const Expr *call, Consumer consumer,
                                  Label end) {
    static const int constants[] = {
        [CONSUMER_ALL] = COMMON_ALL, [CONSUMER_ANY] = COMMON_ANY, [CONSUMER_TUPLE] = COMMON_TUPLE};
    Location location = call->as.call.func->location;
    Label skip = new_label(compiler);
    emit_arg(compiler, location, OP_COPY, 1);
    emit_arg(compiler, location, OP_LOAD_COMMON_CONSTANT, constants[consumer]);
    emit_compare(compiler, location, COMPARE_IS);
    emit_jump(compiler, location, OP_POP_JUMP_IF_FALSE, skip);
    emit(compiler, location, OP_POP_TOP);

    if (consumer == CONSUMER_TUPLE) {
        emit_arg(compiler, location, OP_BUILD_LIST, 0);
    }
    codegen_expr(compiler, call->as.call.args.items[0]);

    Label loop = new_label(compiler);
    Label cleanup = new_label(compiler);
    use_label(compiler, loop);
    emit_jump(compiler, location, OP_FOR_ITER, cleanup);
    if (consumer == CONSUMER_TUPLE) {
        emit_arg(compiler, location, OP_LIST_APPEND, 2);
        emit_jump(compiler, location, OP_JUMP, loop);
    } else {
        emit(compiler, location, OP_TO_BOOL);
        emit_jump(compiler, location,
                  consumer == CONSUMER_ALL ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, loop);
    }

    /* CPython ends the tuple's loop so too, though nothing comes here. */
    emit(compiler, LOCATION_NONE, OP_POP_ITER);
    if (consumer != CONSUMER_TUPLE) {
        emit_const(compiler, location,
                   consumer == CONSUMER_ALL ? constant_false() : constant_true());
    }
    emit_jump(compiler, location, OP_JUMP, end);

    use_label(compiler, cleanup);
    emit(compiler, LOCATION_NONE, OP_END_FOR);
    emit(compiler, LOCATION_NONE, OP_POP_ITER);
    if (consumer == CONSUMER_TUPLE) {
        emit_arg(compiler, location, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE);
    } else {
        emit_const(compiler, location,
                   consumer == CONSUMER_ALL ? constant_true() : constant_false());
    }
    emit_jump(compiler, location, OP_JUMP, end);

    use_label(compiler, skip);
}

/* ---- calls ---- */

void codegen_call(Compiler *compiler, const Expr *expr) {
    check_keywords(compiler, &expr->as.call.keywords);
    if (is_method_call(compiler, expr)) {
        codegen_method_call(compiler, expr);
        return;
    }
    Label end = new_label(compiler);
    const Expr *func = expr->as.call.func;
    check_caller(compiler, func);
    codegen_expr(compiler, func);
    Consumer consumer = consumer_of(compiler, expr);
    if (consumer != CONSUMER_NONE) {
        codegen_consumer_loop(compiler, expr, consumer, end);
    }
    emit(compiler, func->location, OP_PUSH_NULL);
    codegen_call_arguments(compiler, expr->location, 0, &expr->as.call.args, NULL,
                           &expr->as.call.keywords);
    use_label(compiler, end);
}

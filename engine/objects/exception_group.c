/*
 * exception_group.c - several exceptions as one: splitting groups, except*.
 *
 * Source: CPython 3.14 Objects/exceptions.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/exception_parts.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static GroupException *to_group(Value value) {
    return (GroupException *)value_object(value);
}

static bool is_group(VM *vm, Value value) {
    return value_is_instance(value, vm->types.BaseExceptionGroup);
}

/* ---- making ---- */

/* Checks the members; *has_base tells whether some are no Exceptions. */
static int check_members(VM *vm, const Tuple *members, bool *has_base) {
    *has_base = false;
    if (members->size == 0) {
        return error_raise_int(vm, vm->types.ValueError,
                               "second argument (exceptions) must be a non-empty sequence");
    }
    for (size_t i = 0; i < members->size; i++) {
        if (!value_is_exception(members->items[i])) {
            return error_raise_int(vm, vm->types.ValueError,
                                   "Item %zu of second argument (exceptions) is not an exception",
                                   i);
        }
        if (!value_is_instance(members->items[i], vm->types.Exception)) {
            *has_base = true;
        }
    }
    return 0;
}

/* The class to be made: BaseExceptionGroup of Exceptions only is an ExceptionGroup. */
static Type *choose_class(VM *vm, Type *type, bool has_base) {
    if (type == vm->types.BaseExceptionGroup) {
        return has_base ? type : vm->types.ExceptionGroup;
    }
    if (!has_base || !type_is_subtype(type, vm->types.Exception)) {
        return type;
    }
    if (type == vm->types.ExceptionGroup) {
        error_raise(vm, vm->types.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else {
        error_raise(vm, vm->types.TypeError, "Cannot nest BaseExceptions in '%N'", type);
    }
    return NULL;
}

static bool is_sequence(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->get_item != NULL && type->layout != LAYOUT_DICT;
}

static Value group_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs != 2) {
        return error_raise(vm, vm->types.TypeError,
                           "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                           nargs);
    }
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError,
                           "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
    }
    if (!is_sequence(vm, args[1])) {
        return error_raise(vm, vm->types.TypeError,
                           "second argument (exceptions) must be a sequence");
    }
    Value members = object_to_tuple(vm, args[1]);
    if (members == NULL) {
        return NULL;
    }
    bool has_base;
    Type *chosen = check_members(vm, value_to_tuple(members), &has_base) < 0
                       ? NULL
                       : choose_class(vm, type, has_base);
    Value self = chosen == NULL ? NULL : exception_create(vm, chosen, args, nargs, kwnames);
    if (self == NULL) {
        value_release(vm, members);
        return NULL;
    }
    to_group(self)->message = value_retain(args[0]);
    to_group(self)->exceptions = members;
    return self;
}

/* BaseExceptionGroup(message, exceptions) */
static Value group_new(VM *vm, Value message, Value exceptions) {
    const Value args[2] = {message, exceptions};
    return object_call(vm, value_from_object(vm->types.BaseExceptionGroup), args, 2, NULL);
}

static Value group_str(VM *vm, Value self) {
    size_t count = value_to_tuple(to_group(self)->exceptions)->size;
    return str_format(vm, "%S (%zu sub-exception%s)", to_group(self)->message, count,
                      count > 1 ? "s" : "");
}

/* ---- splitting ---- */

typedef enum MatcherKind {
    MATCH_TYPE,      /* a class, or a tuple of classes */
    MATCH_PREDICATE, /* a function */
    MATCH_LEAVES,    /* a list: the members that are in it by identity */
} MatcherKind;

typedef struct Matcher {
    MatcherKind kind;
    Value value;
    bool want_rest;
} Matcher;

/* The two parts; NULL: empty. */
typedef struct Parts {
    Value match;
    Value rest;
} Parts;

static int matcher_init(VM *vm, Value value, bool want_rest, Matcher *matcher) {
    *matcher = (Matcher){MATCH_TYPE, value, want_rest};
    if (object_is_callable(vm, value) && !value_is_type(value)) {
        matcher->kind = MATCH_PREDICATE;
        return 0;
    }
    bool valid = value_is_exception_type(value);
    if (value_object_is(value, vm->types.tuple)) {
        const Tuple *tuple = value_to_tuple(value);
        valid = true;
        for (size_t i = 0; valid && i < tuple->size; i++) {
            valid = value_is_exception_type(tuple->items[i]);
        }
    }
    return valid ? 0
                 : error_raise_int(vm, vm->types.TypeError,
                                   "expected an exception type, a tuple of exception types, or a "
                                   "callable (other than a class)");
}

static int matches(VM *vm, const Matcher *matcher, Value exception) {
    if (matcher->kind == MATCH_TYPE) {
        return exception_matches(vm, exception, matcher->value);
    }
    if (matcher->kind == MATCH_PREDICATE) {
        Value answer = object_call_one(vm, matcher->value, exception);
        int truth = answer == NULL ? -1 : object_truth(vm, answer);
        value_release_if(vm, answer);
        return truth;
    }
    const List *leaves = value_to_list(matcher->value);
    bool found = false;
    for (size_t i = 0; !found && !is_group(vm, exception) && i < leaves->size; i++) {
        found = leaves->items[i] == exception;
    }
    return found;
}

/* The part of a group with these members: by its own derive(), with its history. NULL without an
 * exception when there are none. */
static Value subset(VM *vm, Value group, List *members) {
    if (members->size == 0) {
        return NULL;
    }
    const Value args[2] = {group, value_from_object(members)};
    Value part = object_call_method(vm, vm->names.derive, args, 2);
    if (part == NULL) {
        return NULL;
    }
    if (!is_group(vm, part)) {
        value_release(vm, part);
        return error_raise(vm, vm->types.TypeError,
                           "derive must return an instance of BaseExceptionGroup");
    }
    const Exception *from = value_to_exception(group);
    if (from->traceback != NULL) {
        exception_set_traceback_take(vm, part, value_retain(from->traceback));
    }
    exception_set_context_take(vm, part, value_retain_if(from->context));
    exception_set_cause_take(vm, part, value_retain_if(from->cause));
    bool missing;
    Value notes = object_find_attr(vm, group, vm->names.__notes__, &missing);
    bool fine = notes != NULL || missing;
    if (notes != NULL && is_sequence(vm, notes)) {
        Value copy = object_to_list(vm, notes);
        fine = copy != NULL && object_set_attr(vm, part, vm->names.__notes__, copy) == 0;
        value_release_if(vm, copy);
    }
    value_release_if(vm, notes);
    if (!fine) {
        value_release(vm, part);
        return NULL;
    }
    return part;
}

static int split(VM *vm, const Matcher *matcher, Value exception, Parts *parts);

/* Splits every member and collects the parts. */
static int split_members(VM *vm, const Matcher *matcher, Value group, List *match, List *rest) {
    const Tuple *members = value_to_tuple(to_group(group)->exceptions);
    for (size_t i = 0; i < members->size; i++) {
        Parts parts = {NULL, NULL};
        int status = recursion_check(vm, " in exceptiongroup_split_recursive");
        if (status == 0) {
            status = split(vm, matcher, members->items[i], &parts);
        }
        if (status == 0 && parts.match != NULL) {
            status = list_append(vm, match, parts.match);
        }
        if (status == 0 && parts.rest != NULL) {
            status = list_append(vm, rest, parts.rest);
        }
        value_release_if(vm, parts.match);
        value_release_if(vm, parts.rest);
        if (status < 0) {
            return -1;
        }
    }
    return 0;
}

static int split(VM *vm, const Matcher *matcher, Value exception, Parts *parts) {
    *parts = (Parts){NULL, NULL};
    int whole = matches(vm, matcher, exception);
    if (whole < 0) {
        return -1;
    }
    if (whole) {
        parts->match = value_retain(exception);
        return 0;
    }
    if (!is_group(vm, exception)) {
        parts->rest = matcher->want_rest ? value_retain(exception) : NULL;
        return 0;
    }
    List *match = list_new(vm, 0);
    List *rest = match == NULL ? NULL : list_new(vm, 0);
    int status = rest == NULL ? -1 : split_members(vm, matcher, exception, match, rest);
    if (status == 0) {
        parts->match = subset(vm, exception, match);
        status = error_occurred(vm) ? -1 : 0;
    }
    if (status == 0 && matcher->want_rest) {
        parts->rest = subset(vm, exception, rest);
        status = error_occurred(vm) ? -1 : 0;
    }
    if (status < 0) {
        value_clear(vm, &parts->match);
        value_clear(vm, &parts->rest);
    }
    value_release_if(vm, value_from_object(match));
    value_release_if(vm, value_from_object(rest));
    return status;
}

static Value none_if_null(Value value) {
    return value == NULL ? VALUE_NONE : value;
}

NATIVE_FUNCTION(group_derive) {
    return group_new(vm, to_group(self)->message, args[0]);
}

NATIVE_FUNCTION(group_split) {
    Matcher matcher;
    Parts parts;
    if (matcher_init(vm, args[0], true, &matcher) < 0 || split(vm, &matcher, self, &parts) < 0) {
        return NULL;
    }
    const Value pair[2] = {none_if_null(parts.match), none_if_null(parts.rest)};
    return tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(group_subgroup) {
    Matcher matcher;
    Parts parts;
    if (matcher_init(vm, args[0], false, &matcher) < 0 || split(vm, &matcher, self, &parts) < 0) {
        return NULL;
    }
    return none_if_null(parts.match);
}

/* ---- except* ---- */

/* What split() of a subclass may have returned. */
static int check_pair(VM *vm, Value exception, Value pair) {
    if (!value_object_is(pair, vm->types.tuple)) {
        return error_raise_int(vm, vm->types.TypeError, "%T.split must return a tuple, not %T",
                               exception, pair);
    }
    if (value_to_tuple(pair)->size < 2) {
        return error_raise_int(vm, vm->types.TypeError,
                               "%T.split must return a 2-tuple, got tuple of size %zu", exception,
                               value_to_tuple(pair)->size);
    }
    return 0;
}

int exception_group_match(VM *vm, Value exception, Value target, Value *match, Value *rest) {
    *match = VALUE_NONE;
    *rest = VALUE_NONE;
    if (exception == VALUE_NONE) {
        return 0;
    }
    int whole = exception_matches(vm, exception, target);
    if (whole < 0) {
        return -1;
    }
    if (whole) {
        if (is_group(vm, exception)) {
            *match = value_retain(exception);
            return 0;
        }
        /* A lone exception is handled as a group of one. */
        Value members = tuple_from_array(vm, &exception, 1);
        *match = members == NULL ? NULL : group_new(vm, vm->shared.empty_str, members);
        value_release_if(vm, members);
        return *match == NULL ? -1 : 0;
    }
    if (!is_group(vm, exception)) {
        *rest = value_retain(exception);
        return 0;
    }
    const Value args[2] = {exception, target};
    Value pair = object_call_method(vm, vm->names.split, args, 2);
    if (pair == NULL || check_pair(vm, exception, pair) < 0) {
        value_release_if(vm, pair);
        return -1;
    }
    *match = value_retain(value_to_tuple(pair)->items[0]);
    *rest = value_retain(value_to_tuple(pair)->items[1]);
    value_release(vm, pair);
    return 0;
}

/* Whether an exception is a part of the original that nobody touched: it is raised again. */
static bool same_history(Value left, Value right) {
    const Exception *a = value_to_exception(left);
    const Exception *b = value_to_exception(right);
    return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

static int collect_leaves(VM *vm, Value exception, List *leaves) {
    if (!is_group(vm, exception)) {
        return list_append(vm, leaves, exception);
    }
    const Tuple *members = value_to_tuple(to_group(exception)->exceptions);
    int status = recursion_check(vm, " in collect_exception_group_leaf_ids");
    for (size_t i = 0; status == 0 && i < members->size; i++) {
        status = collect_leaves(vm, members->items[i], leaves);
    }
    return status;
}

/* The part of the original group that holds the leaves of these exceptions; None if none. */
static Value projection(VM *vm, Value original, const List *keep) {
    List *leaves = list_new(vm, 0);
    int status = leaves == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && i < keep->size; i++) {
        status = collect_leaves(vm, keep->items[i], leaves);
    }
    Parts parts = {NULL, NULL};
    if (status == 0) {
        const Matcher matcher = {MATCH_LEAVES, value_from_object(leaves), false};
        status = split(vm, &matcher, original, &parts);
    }
    value_release_if(vm, value_from_object(leaves));
    return status < 0 ? NULL : none_if_null(parts.match);
}

/* Sorts the exceptions of the clauses into new ones and parts of the original. */
static int sort_raised(VM *vm, Value original, const List *exceptions, List *raised,
                       List *reraised) {
    for (size_t i = 0; i < exceptions->size; i++) {
        Value exception = exceptions->items[i];
        if (exception != VALUE_NONE &&
            list_append(vm, same_history(exception, original) ? reraised : raised, exception) < 0) {
            return -1;
        }
    }
    return 0;
}

Value exception_group_reraise(VM *vm, Value original, List *exceptions) {
    if (exceptions->size == 0) {
        return VALUE_NONE;
    }
    if (!is_group(vm, original)) {
        return value_retain(exceptions->items[0]);
    }
    List *raised = list_new(vm, 0);
    List *reraised = list_new(vm, 0);
    Value result = NULL;
    if (raised != NULL && reraised != NULL &&
        sort_raised(vm, original, exceptions, raised, reraised) == 0) {
        result = projection(vm, original, reraised);
    }
    if (result != NULL && raised->size > 0) {
        int status = result == VALUE_NONE ? 0 : list_append(vm, raised, result);
        value_release(vm, result);
        result = status < 0 ? NULL
                 : raised->size == 1
                     ? value_retain(raised->items[0])
                     : group_new(vm, vm->shared.empty_str, value_from_object(raised));
    }
    value_release_if(vm, value_from_object(raised));
    value_release_if(vm, value_from_object(reraised));
    return result;
}

/* ---- the types ---- */

static const NativeDef group_methods[] = {
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {"derive", group_derive, NATIVE_ONE, "($self, excs, /)"},
    {"split", group_split, NATIVE_ONE, "($self, matcher_value, /)"},
    {"subgroup", group_subgroup, NATIVE_ONE, "($self, matcher_value, /)"},
    {0},
};

static const MemberDef group_members[] = {
    {"message", offsetof(GroupException, message), false, false},
    {"exceptions", offsetof(GroupException, exceptions), false, false},
    {0},
};

void types_fill_groups(VM *vm) {
    Type *type = vm->types.BaseExceptionGroup;
    type->create = group_create;
    type->str = group_str;
    type->methods = group_methods;
    type->members = group_members;
}

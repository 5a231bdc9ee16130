#include "engine/objects/union.h"

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/set.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parameters.h"

static Union *to_union(Value value) {
    return (Union *)value_object(value);
}

static bool is_unionable(VM *vm, Value value) {
    return value == VALUE_NONE || value_is_type(value) ||
           value_is_instance(value, vm->types.generic_alias) ||
           value_is_union(value, vm->types.union_) ||
           (vm->types.type_alias != NULL && value_object_is(value, vm->types.type_alias));
}

/* What typing would only look at: its own classes that are no types are Generic, and Protocol,
 * which has a metaclass. */
static bool is_type_surely(VM *vm, Value value) {
    if (value_is_type(value)) {
        return value_type(vm, value) == vm->types.type && value_to_type(value) != vm->types.generic;
    }
    return is_unionable(vm, value);
}

/* ---- making ---- */

/* A union in the making. */
typedef struct UnionDraft {
    List *args;
    Set *hashable;
    List *unhashable; /* NULL until needed */
    bool checked;     /* the arguments are types already */
} UnionDraft;

static int draft_init(VM *vm, UnionDraft *draft, bool checked) {
    *draft = (UnionDraft){.checked = checked};
    draft->args = list_new(vm, 2);
    draft->hashable = set_new(vm, vm->types.frozenset);
    return draft->args == NULL || draft->hashable == NULL ? -1 : 0;
}

static void draft_done(VM *vm, UnionDraft *draft) {
    value_release_if(vm, value_from_object(draft->args));
    value_release_if(vm, value_from_object(draft->hashable));
    value_release_if(vm, value_from_object(draft->unhashable));
}

static int add_unhashable(VM *vm, UnionDraft *draft, Value arg) {
    error_clear(vm);
    if (draft->unhashable == NULL) {
        draft->unhashable = list_new(vm, 1);
    }
    int there = draft->unhashable == NULL
                    ? -1
                    : object_contains(vm, value_from_object(draft->unhashable), arg);
    if (there != 0) {
        return there < 0 ? -1 : 0;
    }
    return list_append(vm, draft->unhashable, arg) < 0 ? -1 : list_append(vm, draft->args, arg);
}

static int add_unchecked(VM *vm, UnionDraft *draft, Value arg) {
    int64_t hash;
    if (object_hash(vm, arg, &hash) < 0) {
        return error_matches(vm, vm->types.TypeError) ? add_unhashable(vm, draft, arg) : -1;
    }
    int there = set_contains_hashed(vm, draft->hashable, arg, hash);
    if (there != 0) {
        return there < 0 ? -1 : 0;
    }
    return set_add_hashed(vm, draft->hashable, arg, hash) < 0 ? -1
                                                              : list_append(vm, draft->args, arg);
}

static int add_tuple(VM *vm, UnionDraft *draft, const Tuple *args);

static int draft_add(VM *vm, UnionDraft *draft, Value arg) {
    if (arg == VALUE_NONE) {
        arg = value_from_object(vm->types.none);
    } else if (value_is_union(arg, vm->types.union_)) {
        return add_tuple(vm, draft, value_to_tuple(to_union(arg)->args));
    }
    if (draft->checked || is_type_surely(vm, arg)) {
        return add_unchecked(vm, draft, arg);
    }
    Value message = str_new_string(vm, "Union[arg, ...]: each arg must be a type.");
    if (message == NULL) {
        return -1;
    }
    const Value args[] = {arg, message};
    Value type = type_parameters_call_typing(vm, "_type_check", args, 2);
    value_release(vm, message);
    int status = type == NULL ? -1 : add_unchecked(vm, draft, type);
    value_release_if(vm, type);
    return status;
}

static int add_tuple(VM *vm, UnionDraft *draft, const Tuple *args) {
    int status = 0;
    for (size_t i = 0; status == 0 && i < args->size; i++) {
        status = draft_add(vm, draft, args->items[i]);
    }
    return status;
}

/* The union, or its only member; the draft is done then. */
static Value draft_finish(VM *vm, UnionDraft *draft) {
    Union *result = NULL;
    Value only = NULL;
    if (draft->args->size == 0) {
        error_raise(vm, vm->types.TypeError, "Cannot take a Union of no types.");
    } else if (draft->args->size == 1) {
        only = value_retain(draft->args->items[0]);
    } else if (union_make_type(vm) == 0) {
        result = object_new(vm, vm->types.union_, sizeof(Union));
    }
    if (result != NULL) {
        result->args = list_to_tuple(vm, draft->args);
        result->hashable = value_retain(value_from_object(draft->hashable));
        if (draft->unhashable != NULL) {
            result->unhashable = list_to_tuple(vm, draft->unhashable);
        }
        if (result->args == NULL || (draft->unhashable != NULL && result->unhashable == NULL)) {
            value_release(vm, value_from_object(result));
            result = NULL;
        }
    }
    draft_done(vm, draft);
    return only != NULL ? only : value_from_object(result);
}

Value union_or(VM *vm, Value left, Value right) {
    if (!is_unionable(vm, left) || !is_unionable(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    UnionDraft draft;
    if (draft_init(vm, &draft, true) < 0 || draft_add(vm, &draft, left) < 0 ||
        draft_add(vm, &draft, right) < 0) {
        draft_done(vm, &draft);
        return NULL;
    }
    return draft_finish(vm, &draft);
}

Value union_or_any(VM *vm, Value left, Value right) {
    Value pair = tuple_pack(vm, 2, left, right);
    Value result = pair == NULL ? NULL : union_from_tuple(vm, value_to_tuple(pair));
    value_release_if(vm, pair);
    return result;
}

Value union_from_tuple(VM *vm, Tuple *args) {
    UnionDraft draft;
    if (draft_init(vm, &draft, false) < 0 || add_tuple(vm, &draft, args) < 0) {
        draft_done(vm, &draft);
        return NULL;
    }
    return draft_finish(vm, &draft);
}

/* ---- slots ---- */

static Value union_repr(VM *vm, Value self) {
    const Tuple *args = value_to_tuple(to_union(self)->args);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    bool fine = true;
    for (size_t i = 0; fine && i < args->size; i++) {
        str_builder_add_string(&builder, i == 0 ? "" : " | ");
        fine = type_parameters_add_repr(&builder, args->items[i]);
    }
    if (!fine) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

static int union_hash(VM *vm, Value self, int64_t *hash) {
    const Union *this = to_union(self);
    if (this->unhashable != NULL) {
        int64_t unused;
        const Tuple *args = value_to_tuple(this->unhashable);
        for (size_t i = 0; i < args->size; i++) {
            if (object_hash(vm, args->items[i], &unused) < 0) {
                return -1;
            }
        }
        return error_raise_int(vm, vm->types.TypeError, "union contains %zu unhashable elements",
                               args->size);
    }
    return object_hash(vm, this->hashable, hash);
}

/* Whether two tuples have the same members, in any order. */
static int same_members(VM *vm, Value left, Value right) {
    if (left == NULL || right == NULL) {
        return left == right;
    }
    const Tuple *items = value_to_tuple(left);
    int same = items->size == value_to_tuple(right)->size;
    for (size_t i = 0; same == 1 && i < items->size; i++) {
        same = object_contains(vm, right, items->items[i]);
    }
    return same;
}

static Value union_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_is_union(left, vm->types.union_) ||
        !value_is_union(right, vm->types.union_)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const Union *a = to_union(left);
    const Union *b = to_union(right);
    int equal = object_compare_bool(vm, a->hashable, b->hashable, CMP_EQ);
    if (equal == 1) {
        equal = same_members(vm, a->unhashable, b->unhashable);
    }
    return equal < 0 ? NULL : value_from_bool(equal == (op == CMP_EQ));
}

static Value parameters_borrow(VM *vm, Union *this) {
    if (this->parameters == NULL) {
        this->parameters = type_parameters_of(vm, value_to_tuple(this->args));
    }
    return this->parameters;
}

static Value union_get_item(VM *vm, Value self, Value key) {
    Union *this = to_union(self);
    Value parameters = parameters_borrow(vm, this);
    Value args = parameters == NULL ? NULL
                                    : type_parameters_replace(vm, self, value_to_tuple(this->args),
                                                              value_to_tuple(parameters), key);
    Value result = args == NULL ? NULL : union_from_tuple(vm, value_to_tuple(args));
    value_release_if(vm, args);
    return result;
}

/* ---- attributes ---- */

static Value get_parameters(VM *vm, Value self, void *closure) {
    (void)closure;
    return value_retain_if(parameters_borrow(vm, to_union(self)));
}

static Value get_origin(VM *vm, Value self, void *closure) {
    (void)self, (void)closure;
    return value_retain(value_from_object(vm->types.union_));
}

static Value get_name(VM *vm, Value self, void *closure) {
    (void)self, (void)closure;
    return str_intern_string(vm, "Union");
}

static const GetSetDef union_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_name, NULL, NULL},
    {"__origin__", get_origin, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {0},
};

static const MemberDef union_members[] = {
    {"__args__", offsetof(Union, args), false, false},
    {0},
};

NATIVE_FUNCTION(union_mro_entries) {
    return error_raise(vm, vm->types.TypeError, "Cannot subclass %R", self);
}

NATIVE_FUNCTION(union_class_get_item) {
    Value types = value_is_tuple(args[0]) ? value_retain(args[0]) : tuple_from_array(vm, args, 1);
    Value result = types == NULL ? NULL : union_from_tuple(vm, value_to_tuple(types));
    value_release_if(vm, types);
    return result;
}

static const NativeDef union_methods[] = {
    {"__mro_entries__", union_mro_entries, NATIVE_ONE, NULL},
    {"__class_getitem__", union_class_get_item, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

/* ---- the type ---- */

static void union_destroy(VM *vm, Object *self) {
    const Union *this = (const Union *)self;
    value_release_if(vm, this->args);
    value_release_if(vm, this->hashable);
    value_release_if(vm, this->unhashable);
    value_release_if(vm, this->parameters);
    object_free(vm, self);
}

static int union_traverse(Object *self, VisitCall *visit, void *context) {
    const Union *this = (const Union *)self;
    const Value parts[] = {this->args, this->hashable, this->unhashable, this->parameters};
    int status = 0;
    for (size_t i = 0; status == 0 && i < 4; i++) {
        status = parts[i] == NULL ? 0 : visit(parts[i], context);
    }
    return status;
}

int union_make_type(VM *vm) {
    if (vm->types.union_ != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, "Union", LAYOUT_OTHER, sizeof(Union), vm->types.object,
                                  TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->weakref_offset = offsetof(Union, weakrefs);
    type->destroy = union_destroy;
    type->traverse = union_traverse;
    type->repr = union_repr;
    type->hash = union_hash;
    type->compare = union_compare;
    type->get_item = union_get_item;
    type->binary[NB_OR] = union_or_any;
    type->methods = union_methods;
    type->getsets = union_getsets;
    type->members = union_members;
    return type_ready_take(vm, &vm->types.union_, type, "typing");
}

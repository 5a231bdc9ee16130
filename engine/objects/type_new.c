/*
 * type_new.c - what a class statement makes: type.__new__.
 *
 * Source: CPython 3.14 Objects/typeobject.c, type_new and the functions it is made of.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/codec.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"
#include "engine/unicode/unicode.h"

/* A class in the making. */
typedef struct Draft {
    Type *metatype;
    Value name;
    Tuple *bases; /* owned */
    Type *base;   /* the best base; borrowed */
    Dict *dict;   /* the namespace, copied; owned */
    Tuple *slots; /* names from __slots__, as given, then mangled and sorted; owned, or NULL */
    bool has_slots;
    bool add_dict;
    bool add_weakref;
} Draft;

static void draft_done(VM *vm, Draft *draft) {
    value_release_if(vm, value_from_object(draft->bases));
    value_release_if(vm, value_from_object(draft->dict));
    value_release_if(vm, value_from_object(draft->slots));
}

/* ---- bases ---- */

Type *type_most_derived_metaclass(VM *vm, Type *metatype, Tuple *bases) {
    Type *winner = metatype;
    for (size_t i = 0; i < bases->size; i++) {
        Type *candidate = value_type(vm, bases->items[i]);
        if (type_is_subtype(winner, candidate)) {
            continue;
        }
        if (!type_is_subtype(candidate, winner)) {
            error_raise(vm, vm->types.TypeError,
                        "metaclass conflict: the metaclass of a derived class must be a "
                        "(non-strict) subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = candidate;
    }
    return winner;
}

/* The nearest type up from here that adds to the struct of instances (a __dict__ does not count).
 */
Type *type_solid_base(Type *type) {
    while (type->base != NULL) {
        bool adds = type->flags & TYPE_HEAP ? type->slots_count > 0
                                            : type->basic_size != type->base->basic_size;
        if (adds) {
            return type;
        }
        type = type->base;
    }
    return type;
}

Type *type_best_base(VM *vm, Tuple *bases) {
    Type *best = NULL;
    Type *winner = NULL;
    for (size_t i = 0; i < bases->size; i++) {
        if (!value_is_type(bases->items[i])) {
            error_raise(vm, vm->types.TypeError, "bases must be types");
            return NULL;
        }
        Type *base = value_to_type(bases->items[i]);
        if (!(base->flags & TYPE_SUBCLASSABLE)) {
            error_raise(vm, vm->types.TypeError, "type '%N' is not an acceptable base type", base);
            return NULL;
        }
        Type *candidate = type_solid_base(base);
        if (winner == NULL ||
            (!type_is_subtype(winner, candidate) && type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!type_is_subtype(winner, candidate)) {
            error_raise(vm, vm->types.TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* Refuses bases that types.new_class() would have resolved. */
static bool bases_are_resolved(VM *vm, const Tuple *bases) {
    for (size_t i = 0; i < bases->size; i++) {
        if (value_is_type(bases->items[i])) {
            continue;
        }
        bool missing;
        Value entries = object_find_attr(vm, bases->items[i], vm->names.__mro_entries__, &missing);
        if (entries != NULL) {
            value_release(vm, entries);
            error_raise(vm, vm->types.TypeError,
                        "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        if (!missing) {
            return false;
        }
    }
    return true;
}

/* ---- __slots__ ---- */

static bool is_identifier(const Str *str) {
    for (size_t i = 0; i < str->length; i++) {
        uint32_t letter = str_at(str, i);
        bool fits = i == 0 ? letter == '_' || unicode_is_xid_start(letter)
                           : unicode_is_xid_continue(letter);
        if (!fits) {
            return false;
        }
    }
    return str->length > 0;
}

/* A private name (__x) in a class C is really _C__x. A new reference. */
static Value mangle(VM *vm, Value class_name, Value name) {
    const Str *str = value_to_str(name);
    const Str *cls = value_to_str(class_name);
    size_t length = str->length;
    bool private = length > 2 && str_at(str, 0) == '_' && str_at(str, 1) == '_' &&
                   !(str_at(str, length - 1) == '_' && str_at(str, length - 2) == '_');
    size_t underscores = 0;
    while (underscores < cls->length && str_at(cls, underscores) == '_') {
        underscores++;
    }
    if (!private || underscores == cls->length) {
        return value_retain(name);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add(&builder, '_');
    str_builder_add_slice(&builder, cls, underscores, cls->length);
    str_builder_add_str(&builder, name);
    return str_intern_take(vm, str_builder_finish(&builder));
}

static bool name_is(Value name, Value special) {
    return str_equal(value_to_str(name), value_to_str(special));
}

/* The names asked for: a tuple in draft->slots. */
static int slots_read(VM *vm, Draft *draft) {
    Value slots = dict_get_str_borrow(vm, draft->dict, vm->names.__slots__);
    if (slots == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    draft->has_slots = true;
    draft->slots = (Tuple *)(value_is_str(slots) ? tuple_from_array(vm, &slots, 1)
                                                 : object_to_tuple(vm, slots));
    return draft->slots == NULL ? -1 : 0;
}

/* Layouts whose instances vary in size by themselves. */
static bool varies_in_size(Layout layout) {
    return layout == LAYOUT_TUPLE || layout == LAYOUT_INT || layout == LAYOUT_BYTES ||
           layout == LAYOUT_TYPE;
}

static int slots_check(VM *vm, Draft *draft, bool may_add_dict, bool may_add_weakref) {
    if (draft->slots->size > 0 && varies_in_size(draft->base->layout)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "nonempty __slots__ not supported for subtype of '%N'", draft->base);
    }
    for (size_t i = 0; i < draft->slots->size; i++) {
        Value name = draft->slots->items[i];
        if (!value_is_str(name)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "__slots__ items must be strings, not '%T'", name);
        }
        if (!is_identifier(value_to_str(name))) {
            return error_raise_int(vm, vm->types.TypeError, "__slots__ must be identifiers");
        }
        if (name_is(name, vm->names.__dict__)) {
            if (!may_add_dict || draft->add_dict) {
                return error_raise_int(vm, vm->types.TypeError,
                                       "__dict__ slot disallowed: we already got one");
            }
            draft->add_dict = true;
        }
        if (name_is(name, vm->names.__weakref__)) {
            if (!may_add_weakref || draft->add_weakref) {
                return error_raise_int(vm, vm->types.TypeError,
                                       "__weakref__ slot disallowed: we already got one");
            }
            draft->add_weakref = true;
        }
    }
    return 0;
}

static bool is_compiler_name(VM *vm, Value name) {
    return name_is(name, vm->names.__qualname__) || name_is(name, vm->names.__classcell__) ||
           name_is(name, vm->names.__classdictcell__);
}

/* The names that become slots: mangled, sorted, without __dict__ and __weakref__. */
static int slots_finish(VM *vm, Draft *draft) {
    List *names = list_new(vm, draft->slots->size);
    if (names == NULL) {
        return -1;
    }
    int status = 0;
    for (size_t i = 0; status == 0 && i < draft->slots->size; i++) {
        Value name = draft->slots->items[i];
        if (name_is(name, vm->names.__dict__) || name_is(name, vm->names.__weakref__)) {
            continue;
        }
        Value mangled = mangle(vm, draft->name, name);
        status = mangled == NULL ? -1 : list_append_take(vm, names, mangled);
        int taken = status < 0 ? -1 : dict_contains(vm, draft->dict, mangled);
        if (taken < 0) {
            status = -1;
        } else if (taken && !is_compiler_name(vm, mangled)) {
            status = error_raise_int(vm, vm->types.ValueError,
                                     "%R in __slots__ conflicts with class variable", mangled);
        }
    }
    if (status == 0) {
        status = list_sort(vm, names, NULL, false);
    }
    if (status == 0) {
        Value sorted = list_to_tuple(vm, names);
        status = sorted == NULL ? -1 : 0;
        value_release(vm, value_from_object(draft->slots));
        draft->slots = (Tuple *)sorted;
    }
    value_release(vm, value_from_object(names));
    return status;
}

/* Bases other than the best one may bring a __dict__ or weak references too. */
static void slots_from_other_bases(Draft *draft, bool may_add_dict, bool may_add_weakref) {
    for (size_t i = 0; i < draft->bases->size; i++) {
        const Type *base = value_to_type(draft->bases->items[i]);
        if (base != draft->base) {
            draft->add_dict = draft->add_dict || (may_add_dict && base->dict_offset != 0);
            draft->add_weakref =
                draft->add_weakref || (may_add_weakref && base->weakref_offset != 0);
        }
    }
}

static int draft_slots(VM *vm, Draft *draft) {
    bool may_add_dict = draft->base->dict_offset == 0;
    bool may_add_weakref = draft->base->weakref_offset == 0 && !varies_in_size(draft->base->layout);
    if (slots_read(vm, draft) < 0) {
        return -1;
    }
    if (!draft->has_slots) {
        draft->add_dict = may_add_dict;
        draft->add_weakref = may_add_weakref;
        return 0;
    }
    if (slots_check(vm, draft, may_add_dict, may_add_weakref) < 0 || slots_finish(vm, draft) < 0) {
        return -1;
    }
    slots_from_other_bases(draft, may_add_dict, may_add_weakref);
    return 0;
}

/* ---- the type object ---- */

/* Where slots, __dict__ and weak references go in an instance. */
static void lay_out(Type *type, const Draft *draft) {
    const Type *base = draft->base;
    bool plain = base->layout == LAYOUT_OBJECT && type->slots_count == 0;
    type->basic_size = base->basic_size;
    if (plain && (base->flags & TYPE_INLINE_VALUES)) {
        type->flags |= TYPE_INLINE_VALUES;
        return;
    }
    if (plain && draft->add_dict && draft->add_weakref && base->slots_count == 0 &&
        base->basic_size == sizeof(Object)) {
        type->flags |= TYPE_INLINE_VALUES | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS;
        type->basic_size = sizeof(Instance);
        type->dict_offset = offsetof(Instance, dict);
        type->weakref_offset = offsetof(Instance, weakrefs);
        return;
    }
    type->basic_size = (type->basic_size + 7) / 8 * 8;
    type->slots_offset = (uint32_t)type->basic_size;
    type->basic_size += type->slots_count * sizeof(Value);
    if (draft->add_dict) {
        type->dict_offset = (uint32_t)type->basic_size;
        type->basic_size += sizeof(Dict *);
        type->flags |= TYPE_HAS_DICT;
        type->flags |= base->layout == LAYOUT_TUPLE ? TYPE_SLOTS_BEHIND_ITEMS : 0;
    }
    if (draft->add_weakref) {
        type->weakref_offset = (uint32_t)type->basic_size;
        type->basic_size += sizeof(Value);
        type->flags |= TYPE_HAS_WEAKREFS;
    }
}

static Type *draft_allocate(VM *vm, const Draft *draft) {
    Type *type = object_new(vm, draft->metatype, draft->metatype->basic_size);
    if (type == NULL) {
        return NULL;
    }
    type->name = value_retain(draft->name);
    type->layout = draft->base->layout;
    type->flags = TYPE_HEAP | TYPE_SUBCLASSABLE;
    type->dict = (Dict *)value_retain(value_from_object(draft->dict));
    if (draft->has_slots) {
        type->slot_names = (Tuple *)value_retain(value_from_object(draft->slots));
        type->slots_count = (uint32_t)draft->slots->size;
    }
    lay_out(type, draft);
    type->destroy = heap_instance_destroy;
    type->traverse = heap_instance_traverse;
    type->clear = heap_instance_clear;
    return type;
}

/* ---- the namespace ---- */

static int set_module(VM *vm, Dict *dict) {
    if (dict_get_str_borrow(vm, dict, vm->names.__module__) != NULL || vm->frame == NULL ||
        vm->frame->globals == NULL) {
        return 0;
    }
    Value module = dict_get_str_borrow(vm, vm->frame->globals, vm->names.__name__);
    return module == NULL ? 0 : dict_set(vm, dict, vm->names.__module__, module);
}

static int set_qualname(VM *vm, Type *type) {
    Value qualname;
    int found = dict_pop(vm, type->dict, vm->names.__qualname__, &qualname);
    if (found < 0) {
        return -1;
    }
    if (!found) {
        type->qualname = value_retain(type->name);
        return 0;
    }
    if (!value_is_str(qualname)) {
        error_raise(vm, vm->types.TypeError, "type __qualname__ must be a str, not %T", qualname);
        value_release(vm, qualname);
        return -1;
    }
    type->qualname = qualname;
    return 0;
}

typedef Value WrapFunction(VM *vm, Value callable);

/* __new__ is a static method, __init_subclass__ a class method, without being declared so. */
static int wrap_function(VM *vm, Dict *dict, Value name, WrapFunction *wrap) {
    Value function = dict_get_str_borrow(vm, dict, name);
    if (function == NULL || value_type(vm, function) != vm->types.function) {
        return 0;
    }
    Value wrapped = wrap(vm, function);
    return wrapped == NULL ? -1 : dict_set_take(vm, dict, value_retain(name), wrapped);
}

/* What the built-in base of an object has for its __dict__ goes first: classes, modules. Borrowed.
 */
static Value builtin_dict_descriptor(VM *vm, Value self) {
    return type_lookup_borrow(vm, type_builtin_base(value_type(vm, self)), vm->names.__dict__);
}

/* CPython: subtype_dict, subtype_setdict. */
static Value get_dict(VM *vm, Value self, void *closure) {
    (void)closure;
    Value descriptor = builtin_dict_descriptor(vm, self);
    if (descriptor != NULL) {
        return value_type(vm, descriptor)->descr_get(vm, descriptor, self, NULL);
    }
    Dict *dict = object_dict_borrow(vm, self);
    if (dict == NULL) {
        return error_occurred(vm)
                   ? NULL
                   : error_raise(vm, vm->types.TypeError,
                                 "this __dict__ descriptor does not support '%T' objects", self);
    }
    return value_retain(value_from_object(dict));
}

static int set_dict(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    Value descriptor = builtin_dict_descriptor(vm, self);
    return descriptor != NULL ? value_type(vm, descriptor)->descr_set(vm, descriptor, self, value)
                              : object_replace_dict(vm, self, value);
}

static Value get_weakref(VM *vm, Value self, void *closure) {
    (void)closure;
    Value *slot = value_is_object(self) ? object_weakref_slot(value_object(self)) : NULL;
    if (slot == NULL) {
        return error_raise(vm, vm->types.AttributeError,
                           "'%T' object has no attribute '__weakref__'", self);
    }
    return *slot == NULL ? VALUE_NONE : value_retain(*slot);
}

static const GetSetDef dict_getset = {"__dict__", get_dict, set_dict, NULL};
static const GetSetDef weakref_getset = {"__weakref__", get_weakref, NULL, NULL};

static int add_getset(VM *vm, Type *type, const GetSetDef *def, Value name) {
    if (dict_get_str_borrow(vm, type->dict, name) != NULL) {
        return 0;
    }
    Value descriptor = getset_descriptor_new(vm, type, def);
    return descriptor == NULL ? -1 : dict_set_take(vm, type->dict, value_retain(name), descriptor);
}

static int add_members(VM *vm, Type *type) {
    for (uint32_t i = 0; i < type->slots_count; i++) {
        Value name = str_intern_take(vm, value_retain(type->slot_names->items[i]));
        uint32_t offset = type->slots_offset + i * (uint32_t)sizeof(Value);
        Value member = member_descriptor_new(vm, type, name, offset, false, false);
        if (member == NULL) {
            value_release(vm, name);
            return -1;
        }
        if (dict_set_take(vm, type->dict, name, member) < 0) {
            return -1;
        }
    }
    return 0;
}

static int add_descriptors(VM *vm, Type *type, const Draft *draft) {
    if (add_members(vm, type) < 0 ||
        (draft->add_dict && add_getset(vm, type, &dict_getset, vm->names.__dict__) < 0)) {
        return -1;
    }
    return draft->add_weakref ? add_getset(vm, type, &weakref_getset, vm->names.__weakref__) : 0;
}

/* Fills the cell that methods using super() or __class__ share. */
static int fill_cell(VM *vm, Dict *dict, Value name, Value content) {
    Value cell;
    int found = dict_pop(vm, dict, name, &cell);
    if (found <= 0) {
        return found;
    }
    if (value_type(vm, cell) != vm->types.cell) {
        error_raise(vm, vm->types.TypeError, "%U must be a nonlocal cell, not %R", name,
                    value_from_object(value_type(vm, cell)));
        value_release(vm, cell);
        return -1;
    }
    value_replace_take(vm, &((Cell *)value_object(cell))->content, value_retain(content));
    object_changed(vm, value_object(cell));
    value_release(vm, cell);
    return 0;
}

/* A class that defines equality but no hash has unhashable instances. */
static int set_hash(VM *vm, Type *type) {
    if (type->hash != NULL || dict_get_str_borrow(vm, type->dict, vm->names.__hash__) != NULL) {
        return 0;
    }
    return dict_set(vm, type->dict, vm->names.__hash__, VALUE_NONE);
}

/* ---- telling others ---- */

static void add_set_name_note(VM *vm, Value value, Value key, Type *type) {
    Value raised = error_fetch_take(vm);
    Value note =
        str_format(vm, "Error calling __set_name__ on '%T' instance %R in '%N'", value, key, type);
    if (note == NULL || exception_add_note(vm, raised, note) < 0) {
        error_clear(vm);
    }
    value_release_if(vm, note);
    error_restore_take(vm, raised);
}

static int call_set_name(VM *vm, Type *type, Value key, Value value) {
    Value receiver;
    Value method = object_lookup_method(vm, value, vm->names.__set_name__, &receiver);
    if (method == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    const Value args[2] = {value_from_object(type), key};
    Value result = object_call_bound(vm, method, receiver, args, 2);
    value_release(vm, method);
    if (result == NULL) {
        add_set_name_note(vm, value, key, type);
        return -1;
    }
    value_release(vm, result);
    return 0;
}

static int set_names(VM *vm, Type *type) {
    Dict *names = dict_copy(vm, type->dict);
    if (names == NULL) {
        return -1;
    }
    int status = 0;
    size_t position = 0;
    Value key, value;
    while (status == 0 && dict_next(names, &position, &key, &value)) {
        status = call_set_name(vm, type, key, value);
    }
    value_release(vm, value_from_object(names));
    return status;
}

/* gh-55664: names that are no strings cannot be attributes. */
static int warn_of_other_keys(VM *vm, const Type *type) {
    size_t position = 0;
    Value key, value;
    bool all_strings = true;
    while (all_strings && dict_next(type->dict, &position, &key, &value)) {
        all_strings = value_is_str(key);
    }
    if (all_strings) {
        return 0;
    }
    Value message = str_format(vm, "non-string key in the __dict__ of class %N", type);
    int status =
        message == NULL ? -1 : warning_warn_value(vm, vm->types.RuntimeWarning, 1, message, NULL);
    value_release_if(vm, message);
    return status;
}

/* super(type, type).__init_subclass__(**keywords) */
static int init_subclass(VM *vm, Type *type, const Value *keywords, Tuple *kwnames) {
    const Value args[2] = {value_from_object(type), value_from_object(type)};
    Value super = object_call(vm, value_from_object(vm->types.super), args, 2, NULL);
    if (super == NULL) {
        return -1;
    }
    Value method = object_get_attr(vm, super, vm->names.__init_subclass__);
    value_release(vm, super);
    if (method == NULL) {
        return -1;
    }
    Value result = object_call(vm, method, keywords, 0, kwnames);
    value_release(vm, method);
    value_release_if(vm, result);
    return result == NULL ? -1 : 0;
}

/* ---- all of it ---- */

static int type_fill(VM *vm, Type *type, const Draft *draft) {
    Dict *dict = type->dict;
    if (set_module(vm, dict) < 0 || set_qualname(vm, type) < 0 ||
        wrap_function(vm, dict, vm->names.__new__, staticmethod_new) < 0 ||
        wrap_function(vm, dict, vm->names.__init_subclass__, classmethod_new) < 0 ||
        wrap_function(vm, dict, vm->names.__class_getitem__, classmethod_new) < 0 ||
        fill_cell(vm, dict, vm->names.__classcell__, value_from_object(type)) < 0 ||
        fill_cell(vm, dict, vm->names.__classdictcell__, value_from_object(dict)) < 0 ||
        add_descriptors(vm, type, draft) < 0) {
        return -1;
    }
    Value doc = dict_get_str_borrow(vm, dict, vm->names.__doc__);
    int has_doc = doc == NULL         ? dict_set(vm, dict, vm->names.__doc__, VALUE_NONE)
                  : value_is_str(doc) ? codec_check_utf8(vm, doc)
                                      : 0;
    if (has_doc < 0) {
        return -1;
    }
    if (type_set_bases(vm, type, draft->base, draft->bases) < 0) {
        return -1;
    }
    type_inherit(vm, type);
    if (set_hash(vm, type) < 0) {
        return -1;
    }
    if (type->flags & TYPE_INLINE_VALUES) {
        type->shared_keys = shared_keys_new(vm, type);
        if (type->shared_keys == NULL) {
            return -1;
        }
    }
    type_update_all_slots(vm, type);
    return 0;
}

Value type_new_heap(VM *vm, Type *metatype, Value name, Tuple *bases, Dict *namespace,
                    const Value *keywords, Tuple *kwnames) {
    Draft draft = {.metatype = metatype, .name = name};
    Type *type = NULL;
    Value object_class = value_from_object(vm->types.object);
    draft.bases = (Tuple *)(bases->size == 0 ? tuple_from_array(vm, &object_class, 1)
                                             : value_retain(value_from_object(bases)));
    if (draft.bases == NULL || (draft.base = type_best_base(vm, draft.bases)) == NULL ||
        (draft.dict = dict_copy(vm, namespace)) == NULL || draft_slots(vm, &draft) < 0 ||
        (type = draft_allocate(vm, &draft)) == NULL) {
        draft_done(vm, &draft);
        return NULL;
    }
    int status = type_fill(vm, type, &draft);
    draft_done(vm, &draft);
    if (status < 0 || warn_of_other_keys(vm, type) < 0 || set_names(vm, type) < 0 ||
        init_subclass(vm, type, keywords, kwnames) < 0) {
        value_release(vm, value_from_object(type));
        return NULL;
    }
    return value_from_object(type);
}

Value type_create(VM *vm, Type *metatype, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs != 3) {
        return error_raise(vm, vm->types.TypeError,
                           "type.__new__() takes exactly 3 arguments (%zu given)", nargs);
    }
    static const char *const expected[] = {"str", "tuple", "dict"};
    const bool fits[] = {value_is_str(args[0]), value_is_tuple(args[1]), value_is_dict(args[2])};
    for (size_t i = 0; i < 3; i++) {
        if (!fits[i]) {
            return error_raise(vm, vm->types.TypeError,
                               "type.__new__() argument %zu must be %s, not %T", i + 1, expected[i],
                               args[i]);
        }
    }
    const Str *name = value_to_str(args[0]);
    if (codec_check_utf8(vm, args[0]) < 0) {
        return NULL;
    }
    if (str_find_codepoint(name, 0, 0, name->length) >= 0) {
        return error_raise(vm, vm->types.ValueError, "type name must not contain null characters");
    }
    Tuple *bases = value_to_tuple(args[1]);
    if (bases->size > 0) {
        if (!bases_are_resolved(vm, bases)) {
            return NULL;
        }
        Type *winner = type_most_derived_metaclass(vm, metatype, bases);
        if (winner == NULL) {
            return NULL;
        }
        if (winner != metatype && winner->create != type_create) {
            return winner->create(vm, winner, args, nargs, kwnames);
        }
        metatype = winner;
    }
    return type_new_heap(vm, metatype, args[0], bases, value_to_dict(args[2]), args + 3, kwnames);
}

#include "engine/objects/template.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* Strings and interpolations in turn, empty strings left out. */
typedef struct TemplateIterator {
    Object head;
    Template *template;
    size_t index; /* even: of strings; odd: of interpolations */
} TemplateIterator;

static int ensure_types(VM *vm);

/* ---- interpolations ---- */

static Interpolation *to_interpolation(Value value) {
    return (Interpolation *)value_object(value);
}

Value interpolation_new(VM *vm, Value value, Value expression, Value conversion,
                        Value format_spec) {
    if (ensure_types(vm) < 0) {
        return NULL;
    }
    Interpolation *self = object_new(vm, vm->types.interpolation, sizeof(Interpolation));
    if (self != NULL) {
        self->value = value_retain(value);
        self->expression = value_retain(expression);
        self->conversion = value_retain(conversion);
        self->format_spec = value_retain(format_spec);
    }
    return value_from_object(self);
}

static int check_conversion(VM *vm, Value conversion) {
    if (conversion == NULL || conversion == VALUE_NONE) {
        return 0;
    }
    if (!value_is_str(conversion)) {
        args_raise_type(vm, "Interpolation", "argument 'conversion'", "str", conversion);
        return -1;
    }
    const Str *str = value_to_str(conversion);
    uint32_t letter = str->length == 1 ? str_at(str, 0) : 0;
    if (letter == 's' || letter == 'r' || letter == 'a') {
        return 0;
    }
    return error_raise_int(vm, vm->types.ValueError,
                           "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
}

static Value interpolation_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                  Tuple *kwnames) {
    static const char *const names[] = {"value", "expression", "conversion", "format_spec", NULL};
    static const ArgSpec spec = {
        .function = "Interpolation", .names = names, .required = 1, .max_positional = 4};
    (void)type;
    Value given[4];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (given[1] != NULL && !value_is_str(given[1])) {
        return args_raise_type(vm, "Interpolation", "argument 'expression'", "str", given[1]);
    }
    if (check_conversion(vm, given[2]) < 0) {
        return NULL;
    }
    if (given[3] != NULL && !value_is_str(given[3])) {
        return args_raise_type(vm, "Interpolation", "argument 'format_spec'", "str", given[3]);
    }
    Value empty = vm->shared.empty_str;
    return interpolation_new(vm, given[0], given[1] == NULL ? empty : given[1],
                             given[2] == NULL ? VALUE_NONE : given[2],
                             given[3] == NULL ? empty : given[3]);
}

static Value interpolation_repr(VM *vm, Value self) {
    const Interpolation *it = to_interpolation(self);
    return str_format(vm, "Interpolation(%R, %R, %R, %R)", it->value, it->expression,
                      it->conversion, it->format_spec);
}

static void interpolation_clear(VM *vm, Object *self) {
    Interpolation *it = (Interpolation *)self;
    value_clear(vm, &it->value);
    value_clear(vm, &it->expression);
    value_clear(vm, &it->conversion);
    value_clear(vm, &it->format_spec);
}

static void interpolation_destroy(VM *vm, Object *self) {
    interpolation_clear(vm, self);
    object_free(vm, self);
}

static int interpolation_traverse(Object *self, VisitCall *visit, void *context) {
    const Interpolation *it = (const Interpolation *)self;
    return it->value == NULL ? 0 : visit(it->value, context); /* the others are texts */
}

NATIVE_FUNCTION(interpolation_reduce) {
    const Interpolation *it = to_interpolation(self);
    Value values = tuple_pack(vm, 4, it->value, it->expression, it->conversion, it->format_spec);
    Value result =
        values == NULL ? NULL : tuple_pack(vm, 2, value_from_object(value_type(vm, self)), values);
    value_release_if(vm, values);
    return result;
}

static const NativeDef interpolation_methods[] = {
    {"__reduce__", interpolation_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef interpolation_members[] = {
    {"value", offsetof(Interpolation, value), false, false},
    {"expression", offsetof(Interpolation, expression), false, false},
    {"conversion", offsetof(Interpolation, conversion), false, false},
    {"format_spec", offsetof(Interpolation, format_spec), false, false},
    {0},
};

/* ---- templates ---- */

static Template *to_template(Value value) {
    return (Template *)value_object(value);
}

Value template_new(VM *vm, Value strings, Value interpolations) {
    if (ensure_types(vm) < 0) {
        return NULL;
    }
    Template *self = object_new(vm, vm->types.template, sizeof(Template));
    if (self != NULL) {
        self->strings = value_retain(strings);
        self->interpolations = value_retain(interpolations);
    }
    return value_from_object(self);
}

/* Puts `text` behind what `last` holds; it is consumed. */
static Value join_take(VM *vm, Value last, Value text) {
    Value joined = str_concat(vm, last, text);
    value_release(vm, last);
    return joined;
}

/* Strings that follow one another become one, and between interpolations stands an empty one. */
static int collect_parts(VM *vm, const Value *args, size_t nargs, List *strings,
                         List *interpolations) {
    Value text = value_retain(vm->shared.empty_str);
    for (size_t i = 0; i < nargs && text != NULL; i++) {
        if (value_is_str(args[i])) {
            text = join_take(vm, text, args[i]);
        } else if (value_object_is(args[i], vm->types.interpolation)) {
            if (list_append_take(vm, strings, text) < 0 ||
                list_append_take(vm, interpolations, value_retain(args[i])) < 0) {
                return -1;
            }
            text = value_retain(vm->shared.empty_str);
        } else {
            value_release(vm, text);
            return error_raise_int(vm, vm->types.TypeError,
                                   "Template.__new__ *args need to be of type 'str' or "
                                   "'Interpolation', got %T",
                                   args[i]);
        }
    }
    return text == NULL ? -1 : list_append_take(vm, strings, text);
}

static Value template_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (kwnames != NULL && kwnames->size > 0) {
        return error_raise(vm, vm->types.TypeError,
                           "Template.__new__ only accepts *args arguments");
    }
    Value strings = value_from_object(list_new(vm, 0));
    Value interpolations = value_from_object(list_new(vm, 0));
    Value result = NULL;
    if (strings != NULL && interpolations != NULL &&
        collect_parts(vm, args, nargs, value_to_list(strings), value_to_list(interpolations)) ==
            0) {
        Value texts = object_to_tuple(vm, strings);
        Value values = texts == NULL ? NULL : object_to_tuple(vm, interpolations);
        result = values == NULL ? NULL : template_new(vm, texts, values);
        value_release_if(vm, texts);
        value_release_if(vm, values);
    }
    value_release_if(vm, strings);
    value_release_if(vm, interpolations);
    return result;
}

/* The last string of the left one and the first of the right one become one. */
static Value join_strings(VM *vm, const Tuple *left, const Tuple *right) {
    Tuple *strings = tuple_new(vm, left->size + right->size - 1);
    if (strings == NULL) {
        return NULL;
    }
    size_t middle = left->size - 1;
    for (size_t i = 0; i < middle; i++) {
        strings->items[i] = value_retain(left->items[i]);
    }
    for (size_t i = 1; i < right->size; i++) {
        strings->items[middle + i] = value_retain(right->items[i]);
    }
    strings->items[middle] = str_concat(vm, left->items[middle], right->items[0]);
    if (strings->items[middle] == NULL) {
        value_release(vm, value_from_object(strings));
        return NULL;
    }
    return value_from_object(strings);
}

static Value template_concat(VM *vm, Value left, Value right) {
    if (!value_object_is(left, vm->types.template) || !value_object_is(right, vm->types.template)) {
        return error_raise(vm, vm->types.TypeError,
                           "can only concatenate string.templatelib.Template (not \"%T\") to "
                           "string.templatelib.Template",
                           right);
    }
    Value strings = join_strings(vm, value_to_tuple(to_template(left)->strings),
                                 value_to_tuple(to_template(right)->strings));
    Value interpolations = strings == NULL ? NULL
                                           : tuple_concat(vm, to_template(left)->interpolations,
                                                          to_template(right)->interpolations);
    Value result = interpolations == NULL ? NULL : template_new(vm, strings, interpolations);
    value_release_if(vm, strings);
    value_release_if(vm, interpolations);
    return result;
}

static Value template_repr(VM *vm, Value self) {
    return str_format(vm, "Template(strings=%R, interpolations=%R)", to_template(self)->strings,
                      to_template(self)->interpolations);
}

static Value template_iter(VM *vm, Value self) {
    TemplateIterator *iterator =
        object_new(vm, vm->types.template_iterator, sizeof(TemplateIterator));
    if (iterator != NULL) {
        iterator->template = to_template(value_retain(self));
    }
    return value_from_object(iterator);
}

static Value get_values(VM *vm, Value self, void *closure) {
    (void)closure;
    const Tuple *interpolations = value_to_tuple(to_template(self)->interpolations);
    Tuple *values = tuple_new(vm, interpolations->size);
    for (size_t i = 0; values != NULL && i < interpolations->size; i++) {
        values->items[i] = value_retain(to_interpolation(interpolations->items[i])->value);
    }
    return value_from_object(values);
}

static void template_clear(VM *vm, Object *self) {
    value_clear(vm, &((Template *)self)->strings);
    value_clear(vm, &((Template *)self)->interpolations);
}

static void template_destroy(VM *vm, Object *self) {
    template_clear(vm, self);
    object_free(vm, self);
}

static int template_traverse(Object *self, VisitCall *visit, void *context) {
    const Template *template = (const Template *)self;
    return template->interpolations == NULL ? 0 : visit(template->interpolations, context);
}

static const NativeDef template_methods[] = {
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef template_members[] = {
    {"strings", offsetof(Template, strings), false, false},
    {"interpolations", offsetof(Template, interpolations), false, false},
    {0},
};

static const GetSetDef template_getsets[] = {
    {"values", get_values, NULL, NULL},
    {0},
};

/* ---- iterating ---- */

static Value iterator_next(VM *vm, Value self) {
    (void)vm;
    TemplateIterator *iterator = (TemplateIterator *)value_object(self);
    const Tuple *strings = value_to_tuple(iterator->template->strings);
    const Tuple *interpolations = value_to_tuple(iterator->template->interpolations);
    while (iterator->index < strings->size + interpolations->size) {
        size_t index = iterator->index++;
        Value part = index % 2 == 0 ? strings->items[index / 2] : interpolations->items[index / 2];
        if (index % 2 == 1 || value_to_str(part)->length > 0) {
            return value_retain(part);
        }
    }
    return NULL;
}

static void iterator_destroy(VM *vm, Object *self) {
    value_release_if(vm, value_from_object(((TemplateIterator *)self)->template));
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    Template *template = ((TemplateIterator *)self)->template;
    return template == NULL ? 0 : visit(value_from_object(template), context);
}

/* ---- the types ---- */

static const char module_name[] = "string.templatelib";

static int make_interpolation_type(VM *vm) {
    Type *type = type_new_builtin(vm, "Interpolation", LAYOUT_OTHER, sizeof(Interpolation),
                                  vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->create = interpolation_create;
    type->repr = interpolation_repr;
    type->destroy = interpolation_destroy;
    type->traverse = interpolation_traverse;
    type->clear = interpolation_clear;
    type->methods = interpolation_methods;
    type->members = interpolation_members;
    return type_ready_take(vm, &vm->types.interpolation, type, module_name);
}

static int make_template_type(VM *vm) {
    Type *type =
        type_new_builtin(vm, "Template", LAYOUT_OTHER, sizeof(Template), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->create = template_create;
    type->repr = template_repr;
    type->iter = template_iter;
    type->concat = template_concat;
    type->destroy = template_destroy;
    type->traverse = template_traverse;
    type->clear = template_clear;
    type->methods = template_methods;
    type->members = template_members;
    type->getsets = template_getsets;
    return type_ready_take(vm, &vm->types.template, type, module_name);
}

static int make_iterator_type(VM *vm) {
    Type *type = type_new_builtin(vm, "TemplateIter", LAYOUT_ITERATOR, sizeof(TemplateIterator),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->iter = object_self_iter;
    type->next = iterator_next;
    type->destroy = iterator_destroy;
    type->traverse = iterator_traverse;
    return type_ready_take(vm, &vm->types.template_iterator, type, module_name);
}

static int add_match_args(VM *vm, Type *type) {
    Value names[4];
    for (size_t i = 0; i < 4; i++) {
        names[i] = str_intern_string(vm, interpolation_members[i].name);
    }
    Value tuple = tuple_from_array_take(vm, names, 4);
    return tuple == NULL
               ? -1
               : dict_set_take(vm, type->dict, value_retain(vm->names.__match_args__), tuple);
}

static int ensure_types(VM *vm) {
    const Types *types = &vm->types;
    if (types->template_iterator != NULL) {
        return 0; /* the last one made */
    }
    return (types->interpolation == NULL && make_interpolation_type(vm) < 0) ||
                   (types->template == NULL && make_template_type(vm) < 0) ||
                   add_match_args(vm, types->interpolation) < 0 || make_iterator_type(vm) < 0
               ? -1
               : 0;
}

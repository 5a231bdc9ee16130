#include "engine/objects/str_template.h"

#include <stdio.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/unicode/unicode.h"

enum { NESTING_MAX = 2 }; /* a field, and fields in its spec */

typedef enum Numbering { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

/* What the fields are filled from: arguments, or a mapping. */
typedef struct Filling {
    VM *vm;
    const Value *args;
    size_t nargs;
    Tuple *kwnames;
    Value mapping; /* NULL for str.format */
    Numbering numbering;
    int64_t next;
} Filling;

/* A stretch of the template. */
typedef struct Part {
    const Str *text;
    size_t at;
    size_t end;
} Part;

typedef struct Field {
    Part name;
    uint32_t conversion; /* 0: none */
    Part spec;
    bool spec_has_fields;
} Field;

static int fail(VM *vm, const char *message) {
    return error_raise_int(vm, vm->types.ValueError, "%s", message);
}

static bool at_end(const Part *part) {
    return part->at >= part->end;
}

static Value part_to_str(VM *vm, const Part *part) {
    return str_substring(vm, (Value)part->text, part->at, part->end);
}

/* ---- taking a template apart ---- */

/* The conversion behind '!', and whether a spec follows: 1, 0, -1. */
static int read_conversion(VM *vm, Part *rest, uint32_t *conversion) {
    if (at_end(rest)) {
        return fail(vm, "end of string while looking for conversion specifier");
    }
    *conversion = str_at(rest->text, rest->at++);
    if (at_end(rest)) {
        return 1;
    }
    uint32_t letter = str_at(rest->text, rest->at++);
    if (letter == '}') {
        return 0;
    }
    return letter == ':' ? 1 : fail(vm, "expected ':' after conversion specifier");
}

/* Up to the brace that closes the field. */
static int read_spec(VM *vm, Part *rest, Field *field) {
    field->spec.at = rest->at;
    for (int depth = 1; !at_end(rest); rest->at++) {
        uint32_t letter = str_at(rest->text, rest->at);
        if (letter == '{') {
            field->spec_has_fields = true;
            depth++;
        } else if (letter == '}' && --depth == 0) {
            field->spec.end = rest->at++;
            return 0;
        }
    }
    return fail(vm, "unmatched '{' in format spec");
}

/* Behind the brace that opens it. */
static int read_field(VM *vm, Part *rest, Field *field) {
    *field = (Field){.name = *rest, .spec = {rest->text, rest->at, rest->at}};
    uint32_t letter = 0;
    bool found = false;
    while (!found && !at_end(rest)) {
        letter = str_at(rest->text, rest->at++);
        if (letter == '{') {
            return fail(vm, "unexpected '{' in field name");
        }
        if (letter == '[') { /* anything may stand in brackets */
            while (!at_end(rest) && str_at(rest->text, rest->at) != ']') {
                rest->at++;
            }
        }
        found = letter == '}' || letter == ':' || letter == '!';
    }
    if (!found) {
        return fail(vm, "expected '}' before end of string");
    }
    field->name.end = rest->at - 1;
    int has_spec = letter == ':';
    if (letter == '!') {
        has_spec = read_conversion(vm, rest, &field->conversion);
    }
    return has_spec == 1 ? read_spec(vm, rest, field) : has_spec;
}

/* Adds the text up to the next field. 1: a field follows; 0: the end; -1: error. */
static int read_literal(StrBuilder *builder, Part *rest) {
    VM *vm = builder->vm;
    while (!at_end(rest)) {
        size_t start = rest->at;
        while (!at_end(rest) && str_at(rest->text, rest->at) != '{' &&
               str_at(rest->text, rest->at) != '}') {
            rest->at++;
        }
        str_builder_add_slice(builder, rest->text, start, rest->at);
        if (at_end(rest)) {
            return 0;
        }
        uint32_t brace = str_at(rest->text, rest->at++);
        bool doubled = !at_end(rest) && str_at(rest->text, rest->at) == brace;
        if (doubled) {
            str_builder_add(builder, brace);
            rest->at++;
        } else if (brace == '}') {
            return fail(vm, "Single '}' encountered in format string");
        } else if (at_end(rest)) {
            return fail(vm, "Single '{' encountered in format string");
        } else {
            return 1;
        }
    }
    return 0;
}

/* ---- finding a field's value ---- */

/* The number that a name is, or -1 if it is none. */
static int read_index(VM *vm, const Part *name, int64_t *index) {
    int64_t value = at_end(name) ? -1 : 0;
    *index = -1;
    for (size_t i = name->at; i < name->end; i++) {
        int digit = unicode_decimal_value(str_at(name->text, i));
        if (digit < 0) {
            return 0;
        }
        if (value > (INT64_MAX - digit) / 10) {
            return fail(vm, "Too many decimal digits in format string");
        }
        value = value * 10 + digit;
    }
    *index = value;
    return 0;
}

/* Fields are numbered by the template, or by itself: not both. */
static int check_numbering(Filling *filling, bool automatic) {
    Numbering numbering = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (filling->numbering == NUMBERING_UNKNOWN) {
        filling->numbering = numbering;
    }
    if (filling->numbering == numbering) {
        return 0;
    }
    return fail(filling->vm, automatic ? "cannot switch from manual field specification to "
                                         "automatic field numbering"
                                       : "cannot switch from automatic field numbering to "
                                         "manual field specification");
}

static Value find_positional(Filling *filling, int64_t index) {
    VM *vm = filling->vm;
    if (filling->mapping != NULL) {
        return error_raise(vm, vm->types.ValueError, "Format string contains positional fields");
    }
    if ((uint64_t)index >= filling->nargs) {
        return error_raise(vm, vm->types.IndexError,
                           "Replacement index %lld out of range for positional args tuple",
                           (long long)index);
    }
    return value_retain(filling->args[index]);
}

static Value find_named(Filling *filling, const Part *name) {
    VM *vm = filling->vm;
    Value key = part_to_str(vm, name);
    if (key == NULL) {
        return NULL;
    }
    Value found = NULL;
    if (filling->mapping != NULL) {
        found = object_get_item(vm, filling->mapping, key);
    } else {
        size_t count = filling->kwnames == NULL ? 0 : filling->kwnames->size;
        for (size_t i = 0; found == NULL && i < count; i++) {
            if (str_equal(value_to_str(filling->kwnames->items[i]), value_to_str(key))) {
                found = value_retain(filling->args[filling->nargs + i]);
            }
        }
        if (found == NULL) {
            error_raise_with(vm, vm->types.KeyError, key);
        }
    }
    value_release(vm, key);
    return found;
}

/* The argument a field begins with; *name moves behind it. */
static Value find_first(Filling *filling, Part *name) {
    Part first = *name;
    while (!at_end(name) && str_at(name->text, name->at) != '.' &&
           str_at(name->text, name->at) != '[') {
        name->at++;
    }
    first.end = name->at;
    int64_t index;
    if (read_index(filling->vm, &first, &index) < 0) {
        return NULL;
    }
    bool automatic = at_end(&first);
    if ((automatic || index >= 0) && check_numbering(filling, automatic) < 0) {
        return NULL;
    }
    if (automatic) {
        index = filling->next++;
    }
    return index >= 0 ? find_positional(filling, index) : find_named(filling, &first);
}

/* "[key]" behind the opening bracket: the key, and *name behind the closing one. */
static int read_key(VM *vm, Part *name, Part *key) {
    *key = *name;
    while (!at_end(name) && str_at(name->text, name->at) != ']') {
        name->at++;
    }
    if (at_end(name)) {
        return fail(vm, "Missing ']' in format string");
    }
    key->end = name->at++;
    return 0;
}

static void read_attribute(Part *name, Part *attribute) {
    *attribute = *name;
    while (!at_end(name) && str_at(name->text, name->at) != '.' &&
           str_at(name->text, name->at) != '[') {
        name->at++;
    }
    attribute->end = name->at;
}

/* One ".name" or "[key]": the name or key, an int or a str. */
static int read_follower(VM *vm, Part *name, bool *is_attribute, Value *key) {
    uint32_t letter = str_at(name->text, name->at++);
    Part part;
    *is_attribute = letter == '.';
    if (letter == '.') {
        read_attribute(name, &part);
    } else if (letter != '[') {
        return fail(vm, "Only '.' or '[' may follow ']' in format field specifier");
    } else if (read_key(vm, name, &part) < 0) {
        return -1;
    }
    int64_t index = -1;
    if (letter == '[' && read_index(vm, &part, &index) < 0) {
        return -1;
    }
    if (at_end(&part)) {
        return fail(vm, "Empty attribute in format string");
    }
    *key = index >= 0 ? int_from_i64(vm, index) : part_to_str(vm, &part);
    return *key == NULL ? -1 : 0;
}

static Value follow(VM *vm, Value value, Part *name) {
    bool is_attribute;
    Value key;
    if (read_follower(vm, name, &is_attribute, &key) < 0) {
        return NULL;
    }
    Value found = is_attribute ? object_get_attr(vm, value, key) : object_get_item(vm, value, key);
    value_release(vm, key);
    return found;
}

static Value find_value(Filling *filling, Part name) {
    VM *vm = filling->vm;
    Value value = find_first(filling, &name);
    while (value != NULL && !at_end(&name)) {
        Value next = follow(vm, value, &name);
        value_release(vm, value);
        value = next;
    }
    return value;
}

/* ---- filling ---- */

static Value convert(VM *vm, Value value, uint32_t conversion) {
    switch (conversion) {
    case 'r': return object_repr(vm, value);
    case 's': return object_str(vm, value);
    case 'a': return object_ascii(vm, value);
    default: break;
    }
    if (conversion > 32 && conversion < 127) {
        return error_raise(vm, vm->types.ValueError, "Unknown conversion specifier %c",
                           (int)conversion);
    }
    return error_raise(vm, vm->types.ValueError, "Unknown conversion specifier \\x%x",
                       (unsigned)conversion);
}

static Value fill(Filling *filling, Part template, int nesting);

static int add_field(Filling *filling, StrBuilder *builder, const Field *field, int nesting) {
    VM *vm = filling->vm;
    Value value = find_value(filling, field->name);
    if (value == NULL) {
        return -1;
    }
    if (field->conversion != 0) {
        Value converted = convert(vm, value, field->conversion);
        value_release(vm, value);
        if (converted == NULL) {
            return -1;
        }
        value = converted;
    }
    Value spec = field->spec_has_fields ? fill(filling, field->spec, nesting + 1)
                                        : part_to_str(vm, &field->spec);
    Value text = spec == NULL ? NULL : object_format(vm, value, spec);
    value_release(vm, value);
    value_release_if(vm, spec);
    if (text == NULL) {
        return -1;
    }
    str_builder_add_str(builder, text);
    value_release(vm, text);
    return 0;
}

static Value fill(Filling *filling, Part template, int nesting) {
    if (nesting >= NESTING_MAX) {
        fail(filling->vm, "Max string recursion exceeded");
        return NULL;
    }
    StrBuilder builder;
    str_builder_init(&builder, filling->vm);
    int status;
    while ((status = read_literal(&builder, &template)) == 1) {
        Field field;
        if (read_field(filling->vm, &template, &field) < 0 ||
            add_field(filling, &builder, &field, nesting) < 0) {
            status = -1;
            break;
        }
    }
    if (status < 0) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

static Value fill_all(Filling *filling, Value template) {
    const Str *text = value_to_str(template);
    bool has_braces = str_find_codepoint(text, '{', 0, text->length) >= 0 ||
                      str_find_codepoint(text, '}', 0, text->length) >= 0;
    if (!has_braces && text->head.type == filling->vm->types.str) {
        return value_retain(template);
    }
    return fill(filling, (Part){text, 0, text->length}, 0);
}

Value str_template_format(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    Filling filling = {.vm = vm, .args = args, .nargs = nargs, .kwnames = kwnames};
    return fill_all(&filling, self);
}

Value str_template_format_map(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Filling filling = {.vm = vm, .mapping = args[0]};
    return fill_all(&filling, self);
}

/* ---- for string.Formatter ---- */

int str_template_next(VM *vm, Value template, size_t *at, Value parts[4]) {
    const Str *text = value_to_str(template);
    Part rest = {text, *at, text->length};
    if (at_end(&rest)) {
        return 0;
    }
    Part literal = rest;
    while (!at_end(&rest) && str_at(text, rest.at) != '{' && str_at(text, rest.at) != '}') {
        rest.at++;
    }
    literal.end = rest.at;
    bool has_field = false;
    if (!at_end(&rest)) {
        uint32_t brace = str_at(text, rest.at++);
        bool doubled = !at_end(&rest) && str_at(text, rest.at) == brace;
        if (doubled) {
            literal.end = rest.at++;
        } else if (brace == '}' || at_end(&rest)) {
            return fail(vm, brace == '}' ? "Single '}' encountered in format string"
                                         : "Single '{' encountered in format string");
        }
        has_field = !doubled;
    }
    Field field = {.conversion = 0};
    if (has_field && read_field(vm, &rest, &field) < 0) {
        return -1;
    }
    *at = rest.at;
    parts[0] = part_to_str(vm, &literal);
    parts[1] = has_field ? part_to_str(vm, &field.name) : VALUE_NONE;
    parts[2] = has_field ? part_to_str(vm, &field.spec) : VALUE_NONE;
    parts[3] = field.conversion != 0 ? str_from_codepoint(vm, field.conversion) : VALUE_NONE;
    return 1;
}

Value str_template_first(VM *vm, Value field, size_t *at) {
    const Str *text = value_to_str(field);
    Part name = {text, 0, text->length};
    Part first;
    read_attribute(&name, &first);
    *at = name.at;
    int64_t index;
    if (read_index(vm, &first, &index) < 0) {
        return NULL;
    }
    return index >= 0 ? int_from_i64(vm, index) : part_to_str(vm, &first);
}

int str_template_follow(VM *vm, Value field, size_t *at, bool *is_attribute, Value *key) {
    const Str *text = value_to_str(field);
    Part name = {text, *at, text->length};
    if (at_end(&name)) {
        return 0;
    }
    if (read_follower(vm, &name, is_attribute, key) < 0) {
        return -1;
    }
    *at = name.at;
    return 1;
}

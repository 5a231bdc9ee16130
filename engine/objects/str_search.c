/*
 * str_search.c - finding, counting and replacing parts of a str.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/slice.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_methods.h"
#include "engine/objects/tuple.h"

/* ---- find, rfind, index, rindex, count ---- */

/* What these methods take: a part, and the range to look in. */
typedef struct Search {
    const Str *str;
    const Str *part;
    size_t start;
    size_t end;
} Search;

static int search_parse(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Search *search) {
    const Str *str = value_to_str(self);
    search->str = str;
    if (args_check_count(vm, name, nargs, 1, 3) < 0 ||
        args_check_str(vm, name, "argument 1", args[0]) < 0 ||
        slice_optional_arguments(vm, args + 1, nargs - 1, str->length, &search->start,
                                 &search->end) < 0) {
        return -1;
    }
    search->part = value_to_str(args[0]);
    return 0;
}

typedef int64_t Find(const Str *str, const Str *part, size_t start, size_t end);

static Value find_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                       Find *find) {
    Search search;
    if (search_parse(vm, name, self, args, nargs, &search) < 0) {
        return NULL;
    }
    return value_from_small_int(find(search.str, search.part, search.start, search.end));
}

static Value index_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Find *find) {
    Value found = find_with(vm, name, self, args, nargs, find);
    return found == value_from_small_int(-1)
               ? error_raise(vm, vm->types.ValueError, "substring not found")
               : found;
}

NATIVE_METHOD(str_find_method) {
    return find_with(vm, "find", self, args, nargs, str_find);
}

NATIVE_METHOD(str_rfind_method) {
    return find_with(vm, "rfind", self, args, nargs, str_find_last);
}

NATIVE_METHOD(str_index_method) {
    return index_with(vm, "index", self, args, nargs, str_find);
}

NATIVE_METHOD(str_rindex_method) {
    return index_with(vm, "rindex", self, args, nargs, str_find_last);
}

static size_t count_letter(const Str *str, uint32_t letter, size_t start, size_t end) {
    size_t count = 0;
    if (str->kind == 1) {
        const uint8_t *bytes = str_bytes(str);
        for (size_t i = start; letter < 0x100 && i < end; i++) {
            count += bytes[i] == letter;
        }
    } else {
        for (size_t i = start; i < end; i++) {
            count += str_at(str, i) == letter;
        }
    }
    return count;
}

/* How often the part lies in the range, without overlaps; not more than `limit` are counted. */
static size_t count_parts(const Search *search, size_t limit) {
    if (search->part->length == 0) {
        size_t gaps = search->start > search->end ? 0 : search->end - search->start + 1;
        return gaps < limit ? gaps : limit;
    }
    if (search->part->length == 1 && limit == SIZE_MAX) {
        return count_letter(search->str, str_at(search->part, 0), search->start, search->end);
    }
    size_t count = 0;
    int64_t at = (int64_t)search->start;
    while (count < limit &&
           (at = str_find(search->str, search->part, (size_t)at, search->end)) >= 0) {
        at += search->part->length;
        count++;
    }
    return count;
}

NATIVE_METHOD(str_count_method) {
    Search search;
    if (search_parse(vm, "count", self, args, nargs, &search) < 0) {
        return NULL;
    }
    return value_from_small_int((int64_t)count_parts(&search, SIZE_MAX));
}

/* ---- startswith, endswith, removeprefix, removesuffix ---- */

static bool has_at(const Str *str, size_t position, const Str *part) {
    return str_find(str, part, position, position + part->length) == (int64_t)position;
}

static bool has_end(const Str *str, const Str *part, size_t start, size_t end, bool at_end) {
    return end >= start && end - start >= part->length &&
           has_at(str, at_end ? end - part->length : start, part);
}

static Value test_end(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                      bool at_end) {
    const Str *str = value_to_str(self);
    size_t start, end;
    if (args_check_count(vm, name, nargs, 1, 3) < 0 ||
        slice_optional_arguments(vm, args + 1, nargs - 1, str->length, &start, &end) < 0) {
        return NULL;
    }
    if (value_is_str(args[0])) {
        return value_from_bool(has_end(str, value_to_str(args[0]), start, end, at_end));
    }
    if (!value_is_tuple(args[0])) {
        return error_raise(vm, vm->types.TypeError,
                           "%s first arg must be str or a tuple of str, not %T", name, args[0]);
    }
    const Tuple *parts = value_to_tuple(args[0]);
    for (size_t i = 0; i < parts->size; i++) {
        if (!value_is_str(parts->items[i])) {
            return error_raise(vm, vm->types.TypeError,
                               "tuple for %s must only contain str, not %T", name, parts->items[i]);
        }
        if (has_end(str, value_to_str(parts->items[i]), start, end, at_end)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

NATIVE_METHOD(str_startswith_method) {
    return test_end(vm, "startswith", self, args, nargs, false);
}

NATIVE_METHOD(str_endswith_method) {
    return test_end(vm, "endswith", self, args, nargs, true);
}

static Value remove_end(VM *vm, const char *name, Value self, Value part_value, bool at_end) {
    if (args_check_str(vm, name, "argument", part_value) < 0) {
        return NULL;
    }
    const Str *str = value_to_str(self);
    const Str *part = value_to_str(part_value);
    if (!has_end(str, part, 0, str->length, at_end)) {
        return str_exact(vm, self);
    }
    return str_substring(vm, self, at_end ? 0 : part->length,
                         at_end ? str->length - part->length : str->length);
}

NATIVE_METHOD(str_removeprefix_method) {
    return remove_end(vm, "removeprefix", self, args[0], false);
}

NATIVE_METHOD(str_removesuffix_method) {
    return remove_end(vm, "removesuffix", self, args[0], true);
}

/* ---- partition ---- */

static Value partition_at(VM *vm, Value self, Value separator, int64_t at) {
    const Str *str = value_to_str(self);
    size_t behind = (size_t)at + value_to_str(separator)->length;
    const Value parts[3] = {str_substring(vm, self, 0, (size_t)at), value_retain(separator),
                            str_substring(vm, self, behind, str->length)};
    return tuple_from_array_take(vm, parts, 3);
}

static Value partition_with(VM *vm, Value self, Value separator, Find *find, bool whole_last) {
    if (!value_is_str(separator)) {
        return error_raise(vm, vm->types.TypeError, "must be str, not %T", separator);
    }
    if (value_to_str(separator)->length == 0) {
        return error_raise(vm, vm->types.ValueError, "empty separator");
    }
    const Str *str = value_to_str(self);
    int64_t at = find(str, value_to_str(separator), 0, str->length);
    if (at >= 0) {
        return partition_at(vm, self, separator, at);
    }
    Value empty = vm->shared.empty_str;
    const Value parts[3] = {whole_last ? empty : self, empty, whole_last ? self : empty};
    return tuple_from_array(vm, parts, 3);
}

NATIVE_METHOD(str_partition_method) {
    return partition_with(vm, self, args[0], str_find, false);
}

NATIVE_METHOD(str_rpartition_method) {
    return partition_with(vm, self, args[0], str_find_last, true);
}

/* ---- replace ---- */

/* `part` empty: `by` comes before each of the first characters, and at the end. */
static Value interleave(VM *vm, const Str *str, Value by, size_t count) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    for (size_t i = 0; i < count; i++) {
        str_builder_add_str(&builder, by);
        if (i < str->length) {
            str_builder_add_slice(&builder, str, i, i + 1);
        }
    }
    if (count < str->length) {
        str_builder_add_slice(&builder, str, count, str->length);
    }
    return str_builder_finish(&builder);
}

/* ASCII in ASCII: the size of the result is known. */
static Value replace_ascii(VM *vm, const Search *search, const Str *by, size_t count) {
    const Str *str = search->str;
    size_t length = str->length - count * search->part->length;
    if (by->length > 0 && count > (STR_MAX_LENGTH - length) / by->length) {
        return error_raise(vm, vm->types.OverflowError, "replace string is too long");
    }
    length += count * by->length;
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    Str *result = str_alloc(vm, length, 1);
    if (result == NULL) {
        return NULL;
    }
    result->ascii = true;
    uint8_t *to = result->data;
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)str_find(str, search->part, done, str->length);
        memcpy(to, str_bytes(str) + done, at - done);
        memcpy(to + (at - done), by->data, by->length);
        to += at - done + by->length;
        done = at + search->part->length;
    }
    memcpy(to, str_bytes(str) + done, str->length - done);
    return value_from_object(result);
}

static Value replace_parts(VM *vm, const Search *search, Value by, size_t count) {
    const Str *str = search->str;
    if (str->ascii && value_to_str(by)->ascii) {
        return replace_ascii(vm, search, value_to_str(by), count);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_reserve(&builder, str->length, 0);
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)str_find(str, search->part, done, str->length);
        str_builder_add_slice(&builder, str, done, at);
        str_builder_add_str(&builder, by);
        done = at + search->part->length;
    }
    str_builder_add_slice(&builder, str, done, str->length);
    return str_builder_finish(&builder);
}

NATIVE_METHOD(str_replace_method) {
    static const char *const names[] = {"", "", "count", NULL};
    static const ArgSpec spec = {.function = "replace",
                                 .names = names,
                                 .positional_only = 2,
                                 .required = 2,
                                 .max_positional = 3};
    Value given[3];
    int64_t limit = -1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        args_check_str(vm, "replace", "argument 1", given[0]) < 0 ||
        args_check_str(vm, "replace", "argument 2", given[1]) < 0 ||
        (given[2] != NULL && args_to_index(vm, given[2], &limit) < 0)) {
        return NULL;
    }
    const Str *str = value_to_str(self);
    const Search search = {str, value_to_str(given[0]), 0, str->length};
    size_t count = 0;
    if (!str_equal(search.part, value_to_str(given[1]))) {
        count = count_parts(&search, limit < 0 ? SIZE_MAX : (size_t)limit);
    }
    if (count == 0) {
        return str_exact(vm, self);
    }
    return search.part->length == 0 ? interleave(vm, str, given[1], count)
                                    : replace_parts(vm, &search, given[1], count);
}

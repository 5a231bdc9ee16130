/*
 * str_split.c - split, rsplit and splitlines.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/str_methods.h"
#include "engine/unicode/unicode.h"

/* The pieces found so far. The first failure (list NULL) makes the rest do nothing. */
typedef struct Pieces {
    VM *vm;
    Value self;
    const Str *str;
    List *list;
} Pieces;

static Pieces pieces_new(VM *vm, Value self) {
    return (Pieces){vm, self, value_to_str(self), list_new(vm, 0)};
}

static void pieces_add(Pieces *pieces, size_t start, size_t end) {
    if (pieces->list == NULL) {
        return;
    }
    Value piece = str_substring(pieces->vm, pieces->self, start, end);
    if (piece == NULL || list_append_take(pieces->vm, pieces->list, piece) < 0) {
        value_release(pieces->vm, value_from_object(pieces->list));
        pieces->list = NULL;
    }
}

/* Pieces that were found from the end come in order. */
static Value pieces_reversed(Pieces *pieces) {
    List *list = pieces->list;
    for (size_t i = 0; list != NULL && i < list->size / 2; i++) {
        Value item = list->items[i];
        list->items[i] = list->items[list->size - 1 - i];
        list->items[list->size - 1 - i] = item;
    }
    return value_from_object(list);
}

/* ---- at white space ---- */

static size_t skip_spaces(const Str *str, size_t at) {
    while (at < str->length && unicode_is_space(str_at(str, at))) {
        at++;
    }
    return at;
}

static Value split_spaces(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const Str *str = pieces.str;
    size_t at = skip_spaces(str, 0);
    while (at < str->length) {
        size_t end = at;
        if (limit-- == 0) {
            pieces_add(&pieces, at, str->length);
            break;
        }
        while (end < str->length && !unicode_is_space(str_at(str, end))) {
            end++;
        }
        pieces_add(&pieces, at, end);
        at = skip_spaces(str, end);
    }
    return value_from_object(pieces.list);
}

static size_t skip_spaces_back(const Str *str, size_t end) {
    while (end > 0 && unicode_is_space(str_at(str, end - 1))) {
        end--;
    }
    return end;
}

static Value split_spaces_back(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const Str *str = pieces.str;
    size_t end = skip_spaces_back(str, str->length);
    while (end > 0) {
        size_t start = end;
        if (limit-- == 0) {
            pieces_add(&pieces, 0, end);
            break;
        }
        while (start > 0 && !unicode_is_space(str_at(str, start - 1))) {
            start--;
        }
        pieces_add(&pieces, start, end);
        end = skip_spaces_back(str, start);
    }
    return pieces_reversed(&pieces);
}

/* ---- at a separator ---- */

static Value split_at(VM *vm, Value self, const Str *separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const Str *str = pieces.str;
    size_t start = 0;
    int64_t at;
    while (limit-- > 0 && (at = str_find(str, separator, start, str->length)) >= 0) {
        pieces_add(&pieces, start, (size_t)at);
        start = (size_t)at + separator->length;
    }
    pieces_add(&pieces, start, str->length);
    return value_from_object(pieces.list);
}

static Value split_at_back(VM *vm, Value self, const Str *separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    size_t end = pieces.str->length;
    int64_t at;
    while (limit-- > 0 && (at = str_find_last(pieces.str, separator, 0, end)) >= 0) {
        pieces_add(&pieces, (size_t)at + separator->length, end);
        end = (size_t)at;
    }
    pieces_add(&pieces, 0, end);
    return pieces_reversed(&pieces);
}

typedef Value SplitSpaces(VM *vm, Value self, uint64_t limit);
typedef Value SplitAt(VM *vm, Value self, const Str *separator, uint64_t limit);

static Value split_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Tuple *kwnames, SplitSpaces *spaces, SplitAt *at) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    const ArgSpec spec = {.function = name, .names = names, .max_positional = 2};
    Value given[2];
    int64_t limit = -1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[1] != NULL && args_to_index(vm, given[1], &limit) < 0)) {
        return NULL;
    }
    uint64_t splits = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    if (given[0] == NULL || given[0] == VALUE_NONE) {
        return spaces(vm, self, splits);
    }
    if (!value_is_str(given[0])) {
        return error_raise(vm, vm->types.TypeError, "must be str or None, not %T", given[0]);
    }
    if (value_to_str(given[0])->length == 0) {
        return error_raise(vm, vm->types.ValueError, "empty separator");
    }
    return at(vm, self, value_to_str(given[0]), splits);
}

NATIVE_METHOD(str_split_method) {
    return split_with(vm, "split", self, args, nargs, kwnames, split_spaces, split_at);
}

NATIVE_METHOD(str_rsplit_method) {
    return split_with(vm, "rsplit", self, args, nargs, kwnames, split_spaces_back, split_at_back);
}

/* ---- at line breaks ---- */

NATIVE_METHOD(str_splitlines_method) {
    static const char *const names[] = {"keepends", NULL};
    static const ArgSpec spec = {.function = "splitlines", .names = names, .max_positional = 1};
    Value given[1];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int keep = given[0] == NULL ? 0 : object_truth(vm, given[0]);
    if (keep < 0) {
        return NULL;
    }
    Pieces pieces = pieces_new(vm, self);
    const Str *str = pieces.str;
    for (size_t start = 0; start < str->length;) {
        size_t end = start;
        while (end < str->length && !unicode_is_line_break(str_at(str, end))) {
            end++;
        }
        size_t next = end;
        if (next < str->length) {
            bool pair = str_at(str, next) == '\r' && next + 1 < str->length &&
                        str_at(str, next + 1) == '\n';
            next += pair ? 2 : 1;
        }
        pieces_add(&pieces, start, keep ? next : end);
        start = next;
    }
    return value_from_object(pieces.list);
}

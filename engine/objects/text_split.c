/*
 * text_split.c - split, rsplit and splitlines of str, bytes and bytearray.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/text_view.h"

/* The pieces found so far. The first failure (list NULL) makes the rest do nothing. */
typedef struct Pieces {
    VM *vm;
    TextView text;
    List *list;
} Pieces;

static Pieces pieces_new(VM *vm, Value self) {
    return (Pieces){vm, text_view(self), list_new(vm, 0)};
}

static void pieces_add(Pieces *pieces, size_t start, size_t end) {
    if (pieces->list == NULL) {
        return;
    }
    Value piece = text_part(pieces->vm, &pieces->text, start, end);
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

static size_t skip_spaces(const TextView *text, size_t at) {
    while (at < text->length && text_is_space(text, at)) {
        at++;
    }
    return at;
}

static Value split_spaces(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const TextView *text = &pieces.text;
    for (size_t at = skip_spaces(text, 0); at < text->length;) {
        size_t end = limit == 0 ? text->length : at;
        while (end < text->length && !text_is_space(text, end)) {
            end++;
        }
        pieces_add(&pieces, at, end);
        limit--;
        at = skip_spaces(text, end);
    }
    return value_from_object(pieces.list);
}

static size_t skip_spaces_back(const TextView *text, size_t end) {
    while (end > 0 && text_is_space(text, end - 1)) {
        end--;
    }
    return end;
}

static Value split_spaces_back(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const TextView *text = &pieces.text;
    for (size_t end = skip_spaces_back(text, text->length); end > 0;) {
        size_t start = limit == 0 ? 0 : end;
        while (start > 0 && !text_is_space(text, start - 1)) {
            start--;
        }
        pieces_add(&pieces, start, end);
        limit--;
        end = skip_spaces_back(text, start);
    }
    return pieces_reversed(&pieces);
}

/* ---- at a separator ---- */

static Value split_at(VM *vm, Value self, const TextView *separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const TextView *text = &pieces.text;
    size_t start = 0;
    int64_t at;
    while (limit-- > 0 && (at = text_find(text, separator, start, text->length)) >= 0) {
        pieces_add(&pieces, start, (size_t)at);
        start = (size_t)at + separator->length;
    }
    pieces_add(&pieces, start, text->length);
    return value_from_object(pieces.list);
}

static Value split_at_back(VM *vm, Value self, const TextView *separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    size_t end = pieces.text.length;
    int64_t at;
    while (limit-- > 0 && (at = text_find_last(&pieces.text, separator, 0, end)) >= 0) {
        pieces_add(&pieces, (size_t)at + separator->length, end);
        end = (size_t)at;
    }
    pieces_add(&pieces, 0, end);
    return pieces_reversed(&pieces);
}

static int separator_view(VM *vm, Value self, Value given, TextView *separator) {
    if (value_is_str(self) && !value_is_str(given)) {
        return error_raise_int(vm, vm->types.TypeError, "must be str or None, not %T", given);
    }
    if (text_argument(vm, self, given, separator) < 0) {
        return -1;
    }
    return separator->length > 0 ? 0 : error_raise_int(vm, vm->types.ValueError, "empty separator");
}

typedef Value SplitSpaces(VM *vm, Value self, uint64_t limit);
typedef Value SplitAt(VM *vm, Value self, const TextView *separator, uint64_t limit);

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
    TextView separator;
    return separator_view(vm, self, given[0], &separator) < 0 ? NULL
                                                              : at(vm, self, &separator, splits);
}

NATIVE_METHOD(text_split_method) {
    return split_with(vm, "split", self, args, nargs, kwnames, split_spaces, split_at);
}

NATIVE_METHOD(text_rsplit_method) {
    return split_with(vm, "rsplit", self, args, nargs, kwnames, split_spaces_back, split_at_back);
}

/* ---- at line breaks ---- */

NATIVE_METHOD(text_splitlines_method) {
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
    const TextView *text = &pieces.text;
    for (size_t start = 0; start < text->length;) {
        size_t end = start;
        while (end < text->length && !text_is_line_break(text, end)) {
            end++;
        }
        size_t next = end;
        if (next < text->length) {
            bool pair = text_at(text, next) == '\r' && next + 1 < text->length &&
                        text_at(text, next + 1) == '\n';
            next += pair ? 2 : 1;
        }
        pieces_add(&pieces, start, keep ? next : end);
        start = next;
    }
    return value_from_object(pieces.list);
}
